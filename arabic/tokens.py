"""Tokens: words, numbers and single marks with their offsets. Clitics stay on their word (وقال is one token)."""

import re
from typing import NamedTuple

# Arabic combining marks and tatweel belong to the word they stand in.
_LETTER = r"[^\W\d_]"
_MARK = "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]"
_TOKEN = re.compile(
    rf"""
    https?://[^\s«»"“”،]+ | (?<![\w.+-])[\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+        # an address is one token
  | \d+(?:[.,:/٫٬،-]\d+)*                                        # 14،5   2024/11/20   10:30
  | (?:{_LETTER}|{_MARK})+(?:['’](?=[A-Za-z])[A-Za-z]+)?          # a word, don't
  | \.{{2,}}                                                      # an ellipsis
  | [^\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]            # any other visible character
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """`text[start:end]`; offsets are code points of the string that was tokenised, end exclusive."""

    start: int
    end: int
    text: str


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `text[start:end]`, in order; offsets are into the whole `text`.

    Every visible character stands in exactly one token; white space and direction marks in none. Letters and digits
    that touch are separate tokens (A320 -> A, 320), as are all punctuation marks except a run of full stops.
    >>> [t.text for t in tokenize('وقال: "نعم".')]
    ['وقال', ':', '"', 'نعم', '"', '.']
    """
    stop = len(text) if end is None else end
    return [Token(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(text, start, stop)]
