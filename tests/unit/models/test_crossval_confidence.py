"""The questions of confidence that cross-validated results ask, and their answers."""

from typing import Any

from arabic.attribution import attribute
from arabic.quotations import find_quotations
from arabic.ranking import Weights
from models.crossval import Article, Predicted, confidence_questions, held_out_probabilities, row_probabilities, train_confidence
from tests.unit.arabic.marked import article

MARKED = "[C:قال] [S:المدير [P:سالم الكعبي]] إن المشروع اكتمل. [C:وأضاف] أن الطريق سيفتح. [C:وأوضح] أن العمل بدأ."
CONTENTS = ("المشروع اكتمل", "الطريق سيفتح")


def results(folds: int, speaker: str = "سالم الكعبي") -> list[tuple[Article, list[Predicted]]]:
    """The same article in each fold; the third of its quotations is none, the second may have another speaker."""
    reading, cues, entities = article(MARKED, title="طريق")
    text = reading.text
    gold: list[dict[str, Any]] = [
        {"content": [[text.index(c), text.index(c) + len(c)]], "speaker": s, "form": "clause", "parent": None}
        for c, s in zip(CONTENTS, ("سالم الكعبي", speaker), strict=True)
    ]
    quotations = find_quotations(reading, cues, entities)
    found = [Predicted(*p) for p in zip(quotations, attribute(reading, quotations, entities, Weights({})), strict=True)]
    document = {"doc_id": "d", "text": text, "quotes": gold}
    return [(Article(document, fold, reading.tagged, entities), found) for fold in range(folds)]


def test_a_row_is_right_where_content_and_speaker_are() -> None:
    asked = confidence_questions(results(1, speaker="نادر عامر"))
    assert [("row" in a.features, a.right) for a in asked] == [
        (False, True), (True, True), (False, True), (True, False), (False, False), (True, False),
    ]  # fmt: skip


def test_rows_alone_are_rated() -> None:
    rated = row_probabilities(confidence_questions(results(1)), Weights({"row": 2.0, "quotation": -2.0}))
    assert [(round(p, 2), right) for p, right in rated] == [(0.88, True), (0.88, True), (0.88, False)]


def test_weights_are_learned_and_held_out() -> None:
    made = results(5)
    weights = train_confidence(made)
    asked = confidence_questions(made)
    first, _, third = (p for p, _ in row_probabilities(asked[:6], weights))
    assert first > third
    assert len(held_out_probabilities(made)) == 15
