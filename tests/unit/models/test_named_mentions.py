"""Which words of a gold mention are a person's name, and how many of them are found."""

from typing import Any

from arabic.names import NamedSpan
from arabic.reading import TaggedSpan
from models.named_mentions import named_mention_figures, named_persons

# Minister Salem al-Ka'bi said so. Al-Ka'bi confirmed, the minister added, the police spokesman explained, a bank announced.
TEXT = "قال الوزير سالم الكعبي ذلك. وأكد الكعبي وأضاف الوزير وأوضح المتحدث باسم الشرطة وأعلن البنك."
PERSON = "سالم الكعبي"


def _quote(mention: str, speaker: str, kind: str = "person", after: int = 0) -> dict[str, Any]:
    start = TEXT.index(mention, after)
    return {"speaker_mention": [start, start + len(mention)], "speaker": speaker, "speaker_kind": kind}


DOCUMENT = {
    "doc_id": "d", "text": TEXT,
    "quotes": [
        _quote("الوزير سالم الكعبي", PERSON), _quote("الكعبي", PERSON, after=25), _quote("الكعبي", PERSON, after=25),
        _quote("الوزير", PERSON, after=30), _quote("المتحدث باسم الشرطة", "المتحدث باسم الشرطة"),
        _quote("البنك", "البنك", "organization"), {"speaker_mention": None, "speaker": PERSON, "speaker_kind": "person"},
    ],
}  # fmt: skip


def test_names_in_the_mentions_of_persons() -> None:
    assert list(named_persons(DOCUMENT)) == [(11, 22), (33, 39)]
    assert [TEXT[a:b] for a, b in named_persons(DOCUMENT)] == [PERSON, "الكعبي"]


def test_a_compound_name_is_found_in_its_parts() -> None:
    text = "قال عبد الرحمن السالمي ذلك."
    quote = {"speaker_mention": [4, 22], "speaker": "عبدالرحمن السالمي", "speaker_kind": "person"}
    assert list(named_persons({"doc_id": "d", "text": text, "quotes": [quote]})) == [(4, 22)]


def test_recall_and_precision() -> None:
    entities = {"d": [NamedSpan(11, 22, "PER"), NamedSpan(88, 93, "ORG")]}
    tags = {
        "d": [TaggedSpan(0, 3, "CUE"), TaggedSpan(4, 22, "SPEAKER"), TaggedSpan(28, 32, "CUE"), TaggedSpan(33, 39, "SPEAKER")]
    }
    assert named_mention_figures([DOCUMENT], tags, entities) == {
        "named": 2, "recall_model": 0.5, "recall": 1.0, "recall_exact": 1.0, "added": 1, "wrongly_added": 0,
    }  # fmt: skip
    assert named_mention_figures([DOCUMENT], {"d": []}, {"d": []})["recall"] == 0.0
