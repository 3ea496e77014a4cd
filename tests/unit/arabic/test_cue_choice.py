"""Candidates for cues and their features: own Arabic sentences in, the words found or the feature out."""

import pytest

from arabic.cue_choice import LEAST_DOUBT, candidates, choose_cues
from arabic.ranking import Weights
from arabic.reading import Reading, TaggedSpan
from arabic.sentences import split_sentences


def reading_of(text: str) -> Reading:
    return Reading(text, [(s.start, s.end) for s in split_sentences(text)], [])


def words_of(text: str) -> list[str]:
    reading = reading_of(text)
    return [text[slice(*reading.characters(c.first, c.last))] for c in candidates(reading, [])]


def features_of(text: str, word: str) -> tuple[str, ...]:
    reading = reading_of(text)
    return next(c.features for c in candidates(reading, []) if reading.text[reading.tokens[c.first].start :].startswith(word))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("نقلت الصحيفة عن المدير قوله إن الجسر جاهز.", ["نقلت", "قوله"]),  # quoted the manager as saying that
        ("نقلت الصحيفة عن المدير أن الجسر جاهز.", ["نقلت", "عن"]),  # quoted the manager that
        ("نقلت الصحيفة أن المدير بحث عن الجسر.", ["نقلت"]),
        ("رد المدير بالقول: الجسر جاهز.", ["رد", "بالقول"]),  # answered with the words:
        ("جاءت تأكيدات رسمية أن الجسر جاهز.", ["جاءت", "تأكيدات"]),  # official confirmations that
        ("كان قوله صريحا.", []),  # his saying was frank: no content follows
        ("الجسر جاهز، على ما أفاد المدير.", ["على ما أفاد"]),  # by what the manager reported
        ("الأمور على ما يرام.", []),  # things are fine
        ("الجسر جاهز وفقا لما أعلنه المدير.", ["وفقا لما أعلنه"]),  # according to what he announced
    ],
)
def test_candidates(text: str, found: list[str]) -> None:
    assert words_of(text) == found


@pytest.mark.parametrize(
    ("text", "word", "feature"),
    [
        # the preposition that the verb governs: called to, with the source between
        ("دعا الوزير إلى ترميم الجسر.", "دعا", "governed=near,that=False,direct=True,opener=nothing"),
        ("أشار الوزير إلى أن الجسر جاهز.", "أشار", "governed=near,that=True,direct=False,opener=that"),
        # بعد (after) is no ب (by)
        ("ندد الوزير بعد الاجتماع.", "ندد", "governed=no,direct=False,opener=nothing"),
        ("أكد الوزير أهمية الجسر.", "أكد", "object=spoken_of,opener=nothing"),
        # a cue in a relative clause does not cut off the opener
        ("أكد الوزير الذي قال كلمته أمس أن الجسر جاهز.", "أكد", "opener=that,mid"),
        ("الجسر جاهز وفق الخطة.", "وفق", "rests_on=other,place=inside"),
        ("الجسر جاهز، وفق الوزارة.", "وفق", "rests_on=organization,place=comma"),
        ("قال إن الجسر جاهز، على حد قوله.", "على", "rests_on=pronoun,earlier_cue=True"),
        ("سجل في المعهد 20 طالبا.", "طالبا", "not_a_verb"),  # 20 students
        ("الوزارة تؤكد أن الجسر جاهز.", "تؤكد", "present,named=False,before=True,opener=that"),
    ],
)
def test_features(text: str, word: str, feature: str) -> None:
    assert feature in features_of(text, word)


def test_the_threshold_is_that_of_the_form(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = reading_of("رحب الوزير بالقرار.")  # welcomed the decision
    weights = Weights({"nominal:shape=past": 1.0, "none:shape=past": 1.2, "clause:shape=past": -9.0})
    monkeypatch.setitem(LEAST_DOUBT, "nominal", 0.5)
    assert choose_cues(reading, [], weights) == []
    monkeypatch.setitem(LEAST_DOUBT, "nominal", 0.6)
    assert [(c.words, c.form) for c in choose_cues(reading, [], weights)] == [("رحب", "nominal")]


@pytest.mark.parametrize(
    ("text", "spans", "cues"),
    [
        # expressed his joy, saying: "..."
        ('عبر سالم عن فرحته قائلا: "فزنا بالكأس".', [], ["قائلا"]),
        # and added, saying: "...": one quotation, one cue
        ('وأضاف سالم قائلا: "فزنا بالكأس".', [(0, 5, "CUE")], ["وأضاف"]),
    ],
)
def test_a_participle_before_a_colon_opens_speech_that_no_cue_reports(
    text: str, spans: list[tuple[int, int, str]], cues: list[str]
) -> None:
    at = text.index("قائلا")
    tags = [TaggedSpan(*s) for s in (*spans, (at, at + 5, "CUE"))]
    reading = Reading(text, [(0, len(text))], tags)
    doubt = Weights({"none:shape=participle": 2.0, "none:lemma=عبر": 2.0, "clause:lemma=اضاف": 2.0})
    assert [cue.words for cue in choose_cues(reading, [], doubt)] == cues
