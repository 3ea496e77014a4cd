"""From what the probability of a row is read, on literal articles."""

from arabic.attribution import Attribution, attribute
from arabic.confidence import quotation_confidences, quotation_features, row_confidences, row_features
from arabic.cue_spans import cues_of
from arabic.quotations import Quotation, find_quotations
from arabic.ranking import Weights
from arabic.reading import Reading
from tests.unit.arabic.marked import article

TOLD = "[C:قال] [S:المدير [P:سالم الكعبي]] إن المشروع اكتمل. [C:وأضاف] أن الطريق سيفتح غدا، [C:مشيرا] إلى أن الكلفة انخفضت."


def laid_out(marked: str) -> tuple[Reading, list[Quotation], list[Attribution]]:
    reading, _, entities = article(marked, title="طريق")
    quotations = find_quotations(reading, cues_of(reading), entities)
    return reading, quotations, attribute(reading, quotations, entities, Weights({}))


def test_quotation() -> None:
    reading, quotations, _ = laid_out(TOLD)
    told, added, _ = (set(features) for features in quotation_features(reading, quotations))
    assert {"quotation", "quotation:content=complementizer", "quotation:tag=CUE", "quotation:shape=past"} <= told
    assert {"quotation:length=15", "quotation:tagged_cues=5", "quotation:cue>=0.999", "quotation:after=."} <= told
    assert "quotation:after=،" in added


def test_row() -> None:
    reading, quotations, attributions = laid_out(TOLD)
    told, added, pointing = (set(features or ()) for features in row_features(reading, quotations, attributions))
    assert {"row", "row:speaker=name", "row:mention_tagged=whole", "row:mention_after=0", "row:turn=first,name"} <= told
    assert {"row:speaker=carried", "row:implicit", "row:choice>=0.999", "row:turn=same,carried", "row:speakers=1"} <= added
    assert {"row:shape=participle", "row:after=paragraph"} <= pointing
    assert "row:choice>=0.5" not in told


def test_steps_are_all_that_a_probability_reaches() -> None:
    reading, (quotation, *_), _ = laid_out(TOLD)
    assert quotation.cue is not None
    doubtful = quotation_features(
        reading, [Quotation(type(quotation.cue)(0, 1, "clause", "قال", 0.75), "clause", quotation.content)]
    )
    assert [f for f in doubtful[0] if f.startswith("quotation:cue>=")] == [f"quotation:cue>={s}" for s in (0.5, 0.6, 0.7)]


def test_no_speaker_is_no_right_row() -> None:
    reading, quotations, attributions = laid_out(TOLD)
    nobody = [Attribution(None, None), *attributions[1:]]
    assert row_features(reading, quotations, nobody)[0] is None
    assert row_confidences(reading, quotations, nobody, Weights({}))[:2] == [0.0, 0.5]


def test_the_two_questions_have_weights_of_their_own() -> None:
    reading, quotations, attributions = laid_out(TOLD)
    weights = Weights({"quotation": 2.0, "row:implicit": -2.0})
    assert [round(p, 2) for p in quotation_confidences(reading, quotations, weights)] == [0.88, 0.88, 0.88]
    assert [round(p, 2) for p in row_confidences(reading, quotations, attributions, weights)] == [0.5, 0.12, 0.12]
