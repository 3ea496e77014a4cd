"""Other spellings of the same words: what writers and typesetters do to a text without changing what it says.

Used to measure how much of what a model finds depends on the spelling. Deterministic by seed.
"""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from random import Random

from models.evaluate import Passage, passage
from models.tagging import LabelledSentence

# How many of the places that a perturbation could change it changes.
SHARE = 0.5
_SEATS = "أإآا"
_VOWELS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"
_TATWEEL = "\u0640"
_ARABIC_INDIC = {str(n): chr(0x0660 + n) for n in range(10)}
_DIGITS = _ARABIC_INDIC | {arabic: digit for digit, arabic in _ARABIC_INDIC.items()}

Perturbation = Callable[[str, Random], str]


def hamza(word: str, draw: Random) -> str:
    """The hamza on another seat or without one, first in the word or after its article: أحمد, إحمد, احمد."""
    at = 2 if word.startswith("ال") and len(word) > 3 and word[2] in _SEATS else 0
    if word[at] not in _SEATS or len(word) < 3 or (at == 0 and word.startswith("ال")) or draw.random() > SHARE:
        return word
    return word[:at] + draw.choice(_SEATS) + word[at + 1 :]


def hamza_inside(word: str, draw: Random) -> str:
    """The hamza inside a word left out (موسسة for مؤسسة, an institution) or, before waw, on the other seat (مسئول, مسؤول)."""
    letters = list(word)
    for i in range(1, len(word)):
        if word[i] in "ؤئ" and draw.random() < SHARE:
            swap = word[i : i + 2] in ("ؤو", "ئو") and draw.random() < SHARE
            letters[i] = {"ؤ": "ئ", "ئ": "ؤ"}[word[i]] if swap else {"ؤ": "و", "ئ": "ي"}[word[i]]
    return "".join(letters)


def hamza_at_end(word: str, draw: Random) -> str:
    """A final hamza left out: العلما for العلماء (the scholars)."""
    return word[:-1] if len(word) > 3 and word.endswith("اء") and draw.random() < SHARE else word


def ya(word: str, draw: Random) -> str:
    """Final ya without dots, and alef maqsura with them: علي, على."""
    other = {"ي": "ى", "ى": "ي"}
    return word[:-1] + other[word[-1]] if word[-1] in other and draw.random() < SHARE else word


def ta_marbuta(word: str, draw: Random) -> str:
    """Final ta marbuta without dots: فاطمه for فاطمة (Fatima)."""
    return word[:-1] + "ه" if word[-1] == "ة" and draw.random() < SHARE else word


def tatweel(word: str, draw: Random) -> str:
    """A word stretched by tatweel between two of its letters."""
    if len(word) < 3 or not all(_is_arabic_letter(c) for c in word) or draw.random() > SHARE:
        return word
    at = draw.randrange(1, len(word))
    return word[:at] + _TATWEEL * draw.randint(1, 4) + word[at:]


def diacritics(word: str, draw: Random) -> str:
    """Vowel signs on some letters of some words."""
    if draw.random() > SHARE:
        return word
    return "".join(c + draw.choice(_VOWELS) if _is_arabic_letter(c) and draw.random() < SHARE else c for c in word)


def digits(word: str, draw: Random) -> str:
    """Arabic-Indic digits for European ones and the other way round."""
    return "".join(_DIGITS.get(c, c) for c in word) if draw.random() < SHARE else word


# What is done to words, by the name under which it is reported.
OF_WORDS: Mapping[str, Perturbation] = {
    "hamza": hamza, "hamza inside": hamza_inside, "hamza at end": hamza_at_end, "ya": ya, "ta marbuta": ta_marbuta,
    "tatweel": tatweel, "partial diacritics": diacritics, "digits": digits,
}  # fmt: skip
GLUED = "glued punctuation"
ALL = "all together"
KINDS = (*OF_WORDS, GLUED, ALL)


def perturbed(sentences: Sequence[LabelledSentence], kind: str, seed: int = 1) -> list[Passage]:
    """The sentences in another spelling, with the entities where they now stand. `kind` is one of KINDS.

    Sentences come with words as written, not folded (`models.entities.labelled`). KeyError for an unknown kind.
    """
    draw = Random(seed)
    # marks go on last, or there would be nothing left to change
    of_words = list(OF_WORDS.values()) if kind == ALL else [OF_WORDS[kind]] if kind != GLUED else []
    found = []
    for sentence in sentences:
        words = [token["text"] for token in sentence]
        gaps = [" "] * (len(words) - 1)
        if kind in (GLUED, ALL):
            gaps = ["" if _can_touch(a, b) and draw.random() < SHARE else " " for a, b in pairwise(words)]
        for perturbation in of_words:
            words = [perturbation(word, draw) for word in words]
        found.append(passage(words, [token["ner"] for token in sentence], gaps))
    return found


def _can_touch(left: str, right: str) -> bool:
    """Whether one of two neighbours is a punctuation mark that writers may set without a space, and no number arises."""
    marks = [unicodedata.category(word[i])[0] == "P" for word, i in ((left, -1), (right, 0))]
    return sum(marks) == 1 and not (left[-1].isdigit() or right[0].isdigit())


def _is_arabic_letter(character: str) -> bool:
    return "\u0621" <= character <= "\u064a" and character != _TATWEEL
