"""Quotation marks: which opens, which closes, and the pairs of a paragraph, unbalanced and mixed ones too."""

import re
from itertools import islice
from typing import NamedTuple

_OPENING = "«‹„〝"
_CLOSING = "»›〞"
# Writers and keyboards mix these up, so their side is read from their neighbours.
_EITHER = '"“”‟＂'
# Marks that stand the wrong way round: قال:»نعم«.
_REVERSED = {"»": "«", "›": "‹"}
_UPRIGHT = re.compile(r"«\w")
_MARKS = frozenset(_OPENING + _CLOSING + _EITHER)
# Clitics glued to an opening mark: لـ"بغداد اليوم" (to "Baghdad Today"), و«عكاظ» (and "Okaz").
# The article too: ال"واي فاي" (the "Wi-Fi").
_CLITICS = re.compile(r"(?<!\w)[وف]?[بلك]?(?:ال|ل)?\u0640*$")
_LONGEST_CLITICS = 6
# A colon, أن, or a participle that opens speech by itself: قائلا (saying), مضيفا (adding), متسائلا (asking).
_INTRODUCED = re.compile(
    r"(?::|\b[بفو]?[أإا]ن(?:ه|ها|هم|نا)?|\b[وف]?(?:قائل|مضيف|مؤكد|موضح|متابع|مستطرد|مردف|معلق|متسائل|معتبر|مشدد)(?:ة|\u064b?ا\u064b?))\s*$"
)
_SENTENCE_ENDS = re.compile(r"[.!؟][)\]\s]*\w")
_COMPLEMENTIZER = re.compile(r"\b[بفو]?[أإا]ن(?:ه|ها|هم|نا)?\b")
_LONGEST_INTRODUCTION = 12
# From the end of a forgotten quotation to the mark that opens the next.
_LONGEST_LEAD = 200


class MarkPair(NamedTuple):
    """A pair of marks: `text[start:end]` with the marks, `text[inner_start:inner_end]` without.

    `closed` is False where the closing mark is missing; `end` is then the end of the paragraph, or of the last sentence
    before another quotation begins.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool


def pair_marks(text: str, start: int = 0, end: int | None = None, turned: bool = False) -> list[MarkPair]:
    """The pairs of quotation marks in one paragraph `text[start:end]`, in order of their start, nested ones too.

    Offsets are code points of `text`. A closing mark that nothing opened is left out. `turned` says that guillemets stand the
    wrong way round in the whole text (`guillemets_turned`); without it the paragraph itself must show that clearly.
    >>> [tuple(p) for p in pair_marks('قال "نعم"')]
    [(4, 9, 5, 8, True)]
    """
    stop = len(text) if end is None else end
    pairs: list[MarkPair] = []
    opened: list[int] = []
    turned = turned or _turned_and_spaced(text[start:stop])
    for i in range(start, stop):
        character = text[i]
        if character not in _MARKS:
            continue
        inner = pairs[-1].end if pairs and opened and pairs[-1].closed and pairs[-1].start > opened[-1] else None
        forgotten = _end_of_forgotten(text, opened[-1], i, stop, inner) if opened else None
        if forgotten is not None:
            at = opened.pop()
            pairs.append(MarkPair(at, forgotten, at + 1, forgotten, False))
        opens = text[i] == "»" if turned and text[i] in "«»" else _opens(text, i, start, stop, opened)
        if opens or forgotten is not None:
            opened.append(i)
        elif opened:
            at = opened.pop()
            pairs.append(MarkPair(at, i + 1, at + 1, i, True))
    pairs += [MarkPair(at, stop, at + 1, stop, False) for at in opened]
    return sorted(p for p in pairs if text[p.inner_start : p.inner_end].strip())


def _opens(text: str, i: int, start: int, stop: int, opened: list[int]) -> bool:
    """Whether the mark at `i` opens a pair."""
    character = text[i]
    if character in _REVERSED and not opened and (text[start:i].rstrip(" ").endswith(":") or _begins_word(text, i, start)):
        return character in text[i + 1 : stop] or _REVERSED[character] in text[i + 1 : stop]
    if opened and _REVERSED.get(text[opened[-1]]) == character:
        return False
    if character in _OPENING:
        return True
    if character in _CLOSING:
        return False
    same_open = bool(opened) and text[opened[-1]] in _EITHER
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < stop else " "
    clitics = before.isalpha() and _CLITICS.search(text[max(start, i - _LONGEST_CLITICS) : i]) is not None
    free_before = before.isspace() or before in "([:-–—،.…" + _OPENING or clitics
    free_after = after.isspace() or after in ")].،,؛:!?؟…-–—" + _CLOSING
    if same_open:
        # Marks written twice (""نعم"", yes) are two pairs, one in the other.
        if opened[-1] == i - 1 and not free_after and text.find(text[i - 1 : i + 1], i + 1, stop) >= 0:
            return True
        # Straight marks do not nest: a second one closes, unless it can only open (a word of its own begins here).
        return free_before and not free_after and before != "." and _closed_later(text, i, stop)
    if free_before != free_after:
        # nothing is there to close: the space stands on the wrong side of a mark that opens (قال ان" نعم)
        introduced = _INTRODUCED.search(text[max(start, i - _LONGEST_INTRODUCTION) : i]) is not None
        return free_before or (not opened and introduced and _closed_later(text, i, stop, 1))
    return not opened


def guillemets_turned(text: str) -> bool:
    """Whether the guillemets of a whole text stand the wrong way round, whatever the spaces beside them.

    They do if paragraphs go from » to «, and three times as many as begin with «: قالت وكالة» السنديان «ان. A paragraph alone
    would not tell: it may close what the one before it opened.
    """
    sides = [(marks[0], marks[-1]) for line in text.split("\n") if (marks := [c for c in line if c in "«»"])]
    turned, upright = sides.count(("»", "«")), sum(first == "«" for first, _ in sides)
    return turned > 0 and turned >= 3 * upright


def _turned_and_spaced(paragraph: str) -> bool:
    """Whether all guillemets of a paragraph stand the wrong way round, none before a word: وقال:» نعم «. وأوضح» لا «."""
    return guillemets_turned(paragraph) and not _UPRIGHT.search(paragraph)


def _begins_word(text: str, i: int, start: int) -> bool:
    """Whether the mark at `i` stands before a word and after none, or after a clitic: ان »نعم، و»لا."""
    alone = i == start or text[i - 1].isspace() or _CLITICS.search(text[max(start, i - _LONGEST_CLITICS) : i]) is not None
    return alone and text[i + 1 : i + 2].isalnum()


def _end_of_forgotten(text: str, opened: int, i: int, stop: int, inner: int | None) -> int | None:
    """Where the quotation opened at `opened` ends if nobody closed it before the mark at `i` begins another; else None.

    It did if the other comes after a colon, أن or a participle of speech, and a sentence ends between the two: "X. وأضاف أن "Y.
    A pair inside that ends at `inner`, before a comma, closed both if the marks from `i` on make pairs: "X هو "Y"، مضيفا أن "Z".
    """
    before = text[max(opened, i - _LONGEST_INTRODUCTION) : i]
    turned = text[i] in _REVERSED and before.rstrip().endswith(":")
    if not turned and (text[i] not in _EITHER or text[opened] != text[i]):
        return None
    introduced = _INTRODUCED.search(before) is not None
    spaced = text[i + 1 : i + 2].isspace() and (introduced or not before[-1:].isspace())  # قال ان" نعم، مضيفا " لا
    if not text[i + 1 : i + 2].isalnum() and not (turned or spaced):
        return None
    if inner is not None and _closed_both(text, inner, i, stop, introduced):
        return inner
    ends = _SENTENCE_ENDS.finditer(text, max(opened, i - _LONGEST_LEAD), i) if introduced else ()
    return max((m.start() for m in ends), default=None)


def _closed_both(text: str, inner: int, i: int, stop: int, introduced: bool) -> bool:
    """Whether the mark that ends a pair at `inner` ended the pair around it too: the marks from `i` on make pairs."""
    comma = text[inner : inner + 1] in ("،", ".") and text.count(text[i], i, stop) % 2 == 0
    return comma and (introduced or _COMPLEMENTIZER.search(text, inner, min(i, inner + _LONGEST_LEAD)) is not None)


def _closed_later(text: str, i: int, stop: int, count: int = 2) -> bool:
    """Whether `count` more marks follow: two, so that a pair inside a pair could close both."""
    return len(list(islice((j for j in range(i + 1, stop) if text[j] in _EITHER), count))) == count
