"""Perturbed spellings: what changes, what stays, and where the entities then stand."""

import re

import pytest

from arabic.normalize import fold
from models.perturb import ALL, GLUED, KINDS, perturbed
from models.tagging import LabelledSentence

# On the 12th the scholar Amina al-Ahmad, of the institution of Ali, said: "Baghdad".
SENTENCE: LabelledSentence = [
    {"text": word, "ner": label}
    for word, label in (
        ("قالت", "O"), ("العلماء", "O"), ("أمينة", "B-PER"), ("الأحمد", "I-PER"), ("في", "O"), ("12", "O"), (":", "O"),
        ("مؤسسة", "O"), ("علي", "B-PER"), ("،", "O"), ("بغداد", "B-LOC"), (".", "O"),
    )
]  # fmt: skip
ENTITIES = ["PER أمينة الأحمد", "PER علي", "LOC بغداد"]


def _texts(kind: str) -> list[str]:
    """The sentence perturbed many times over."""
    return [perturbed([SENTENCE], kind, seed)[0].text for seed in range(40)]


@pytest.mark.parametrize(
    ("kind", "seen"),
    [
        ("hamza", "إمينة"), ("hamza", "الآحمد"), ("hamza inside", "موسسة"), ("hamza at end", "العلما "), ("ya", "على"),
        ("ya", "فى"), ("ta marbuta", "أمينه"), ("tatweel", "ـ"), ("partial diacritics", "\u064f"), ("digits", "١٢"),
        (GLUED, "علي،بغداد"), (GLUED, "بغداد."),
    ],
)  # fmt: skip
def test_each_kind_writes_it_otherwise(kind: str, seen: str) -> None:
    assert any(seen in text for text in _texts(kind))


def test_no_mark_is_glued_to_a_number() -> None:
    assert not any("12:" in text for text in _texts(GLUED))


@pytest.mark.parametrize("kind", KINDS)
def test_entities_move_with_their_words(kind: str) -> None:
    for seed in range(20):
        passage = perturbed([SENTENCE], kind, seed)[0]
        found = [f"{k} {passage.text[a:b]}" for a, b, k in sorted(passage.gold)]
        assert [_bare(words) for words in found] == [_bare(words) for words in ENTITIES]


@pytest.mark.parametrize("kind", [k for k in KINDS if not k.startswith("hamza ") and k != ALL])
def test_letters_stay_the_same_once_folded(kind: str) -> None:
    plain = "".join(fold(token["text"]) for token in SENTENCE)
    assert {"".join(fold(text).split()) for text in _texts(kind)} == {plain}


def test_same_seed_same_text() -> None:
    assert _texts(ALL) == _texts(ALL)
    assert len(set(_texts(ALL))) > 30


def _bare(words: str) -> str:
    """Folded, without the hamzas that may be left out."""
    return re.sub("[ويءا]", "", fold(words))
