"""Folding: spelling variants brought to one form for matching and for the models, on a copy (law L4).

`articles.text` is never changed; everything here returns a new string, and `fold_with_offsets` says where each of its
characters came from.
"""

import re
import unicodedata

# One letter for the spellings that writers mix freely: hamza seats, alef maqsura, ta marbuta, Persian kaf and ya.
_LETTERS = {
    "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك", "ی": "ي", "ھ": "ه", "ە": "ه",
}  # fmt: skip
_QUOTATION_MARKS = dict.fromkeys("“”„‟«»″〝〞＂❝❞", '"') | dict.fromkeys("‘’‚‛‹›`´", "'")
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\uff0d", "-")
_DIGITS = {chr(base + n): str(n) for base in (0x0660, 0x06F0) for n in range(10)}
_PUNCTUATION = {"،": ",", "؛": ";", "؟": "?", "٪": "%", "٫": ".", "٬": ",", "…": "..."}

_SIMPLE = _LETTERS | _DIGITS
_MODEL = _SIMPLE | _QUOTATION_MARKS | _DASHES | _PUNCTUATION

# tatweel, zero-width and direction marks, soft hyphen: carry no sound
_SILENT = re.compile("[\u0640\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def _fold_character(character: str, table: dict[str, str]) -> str:
    """One character of input, zero or more of output."""
    if character in table:
        return table[character]
    if _SILENT.match(character):
        return ""
    if ord(character) < 0x80:
        return character.lower()
    decomposed = unicodedata.normalize("NFKC", character)
    kept = [c for c in decomposed if not unicodedata.combining(c)]
    return "".join(table.get(c, c) for c in kept if c != "\u0640").lower()


class _Table(dict[int, str]):
    """A translate table that fills itself: each distinct character is folded once."""

    def __init__(self, table: dict[str, str]) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, codepoint: int) -> str:
        folded = _fold_character(chr(codepoint), self._table)
        self[codepoint] = folded
        return folded


_FOLD = _Table(_SIMPLE)
_FOLD_FOR_MODEL = _Table(_MODEL)


def fold(text: str) -> str:
    """`text` with hamza, alef, ya and ta marbuta unified, diacritics, tatweel and invisible marks gone, digits ASCII.

    Length changes: for offsets use `fold_with_offsets`. Input is taken as NFC (`to_nfc`).
    >>> fold("إلى مُؤَكِّدًا ٢٠٢٤")
    'الي موكدا 2024'
    """
    return text.translate(_FOLD)


def fold_for_model(token: str) -> str:
    """A token as the vectors and taggers see it: `fold`, with quotation marks, dashes and punctuation unified too.

    A token of silent characters alone stays as it was (a model needs a word in each place).
    >>> fold_for_model("«")
    '"'
    """
    return token.translate(_FOLD_FOR_MODEL) or token


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """-> (`fold(text)`, for each of its characters the offset in `text` that it came from).

    Offsets count code points; a folded span [a, b) is `text[offsets[a]:offsets[b - 1] + 1]`.
    """
    out: list[str] = []
    offsets: list[int] = []
    for i, character in enumerate(text):
        folded = _FOLD[ord(character)]
        out.append(folded)
        offsets.extend([i] * len(folded))
    return "".join(out), offsets


def to_nfc(text: str) -> str:
    """`text` in Unicode NFC, the one form in which text is stored."""
    return unicodedata.normalize("NFC", text)
