"""Sentences: cut at full stops and question marks, never inside a paragraph's open quotation or an abbreviation.

Stanza's own Arabic splitter merges whole articles (its treebank has merged sentences), hence rules. Runs of full stops
(..) and ellipses do not cut: news writes them inside sentences as often as between them.
"""

import re
from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from arabic.marks import guillemets_turned, pair_marks

# Beyond this many characters a pair of quotation marks or brackets no longer keeps its sentences together.
LONGEST_KEPT_QUOTATION = 1_000

_CLOSERS = "\"»”“’')]"
_BOUNDARY = re.compile(rf"[.!?؟۔]+[{re.escape(_CLOSERS)}]*")
_BRACKETS = re.compile(r"\([^()]*\)")
_ADDRESS = re.compile(r"(?:https?://|www\.)[!#-~]+(?<![.!?)\]])")
_CARRIES_ON = re.compile(r"\s*[،,؛;:)\]]")
_LETTER = r"[^\W\d_]"
# أ. ب. (initials and titles of one letter, not a unit after a number: 5 م.), their chains (ص.ب), Latin letters by name that
# end no sentence (كيه. is K.), and a few Latin ones.
_NAMED_LETTERS = "كيه|جيه|دبليو|[إا]تش"
_LATIN = "Mr|Mrs|Ms|Dr|Prof|St|No|vs|Inc|Ltd|Co|Corp|Jr"
_ABBREVIATION = re.compile(rf"(?:^|(?<!\d)[\s(«\"“”/.])(?:و?{_LETTER}|{_NAMED_LETTERS}|{_LATIN})$")
# Longer than any abbreviation: how far around a stop the rules look.
_LONGEST_ABBREVIATION = 12
# Names of letters joined by stops: بي.بي.سي (BBC), سي.إن.إن (CNN); a particle after a stop begins a sentence instead.
_SPELLED_BEFORE = re.compile(rf"(\.|\b){_LETTER}{{1,4}}$")
_SPELLED_AFTER = re.compile(rf"(?!(?:في|من|ما|لا|لم|لن|قد|هو|هي|كل)\b){_LETTER}{{1,2}}\b")
# Names of Latin letters with spaces between: سي. إن. إن. (CNN), جي. بي. إس. (GPS).
_LETTER_NAMES = (
    "[إا]يه|بي|سي|دي|[إا]ي|[إا]ف|جي|[إا]تش|[آا]ي|جيه|كيه|[إا]ل|"
    "[إا]م|[إا]ن|[أا]و|كيو|[آا]ر|[إا]س|تي|يو|في|دبليو|[إا]كس|واي|زد"
)
_LETTERS_BEFORE = re.compile(rf"(?:^|[\s(«\"“”])(?:{_LETTER_NAMES})(\. ?(?:{_LETTER_NAMES}))*$")
_LETTER_AFTER = re.compile(rf" ?(?:{_LETTER_NAMES})\.")


class Sentence(NamedTuple):
    """`text[start:end]`, trimmed of white space; `paragraph` counts lines that hold text, from 0."""

    start: int
    end: int
    paragraph: int


def split_sentences(text: str) -> list[Sentence]:
    """The sentences of `text`, in order. A line is a paragraph; none crosses lines, none is empty.

    Offsets are code points of `text`, end exclusive; all visible characters stand in exactly one sentence.
    """
    sentences: list[Sentence] = []
    paragraph = 0
    start = 0
    turned = guillemets_turned(text)
    for line in text.split("\n"):
        if line.strip():
            cuts = [0, *_cuts(line, turned), len(line)]
            for a, b in pairwise(cuts):
                piece = line[a:b]
                if piece.strip():
                    left = len(piece) - len(piece.lstrip())
                    sentences.append(Sentence(start + a + left, start + a + len(piece.rstrip()), paragraph))
            paragraph += 1
        start += len(line) + 1
    return sentences


def _cuts(line: str, turned: bool) -> list[int]:
    """Offsets in `line` after which a new sentence begins; there is a letter before each and a letter or digit after."""
    quotations = [(p.start, p.end) for p in pair_marks(line, turned=turned) if p.closed]
    enclosed = quotations + [m.span() for m in _BRACKETS.finditer(line)]
    opening, closing = {a for a, _ in quotations}, {b: a for a, b in enclosed}
    kept = _kept_together(line, enclosed)
    last = max((i for i, character in enumerate(line) if character.isalnum()), default=0)
    letters = [i for i, character in enumerate(line) if character.isalpha()]
    cuts = [0]
    for match in _BOUNDARY.finditer(line):
        start, stop = match.start(), match.start() + len(match.group().rstrip(_CLOSERS))
        end = next((i for i in range(stop, match.end()) if i in opening), match.end())
        if (kept[start] and kept[end - 1]) or end > last or not _within(letters, cuts[-1], start):
            continue
        # A question in marks belongs to the sentence around it unless a colon brought it in: كتاب "من نحن؟" (Who Are We?)
        if end in closing and line[start] != "." and line[closing[end] - 2 : closing[end]].rstrip()[-1:] != ":":
            continue
        if _ends_sentence(line, start, stop, end):
            cuts.append(end)
    return cuts[1:]


def _within(places: list[int], start: int, end: int) -> bool:
    """Whether one of the sorted offsets lies in [start, end)."""
    k = bisect_left(places, start)
    return k < len(places) and places[k] < end


def _kept_together(line: str, enclosed: list[tuple[int, int]]) -> bytearray:
    """For each character 1 if it stands inside one of the spans `enclosed` or an address, where no sentence ends."""
    kept = bytearray(len(line))
    for a, b in enclosed:
        if b - a <= LONGEST_KEPT_QUOTATION:
            kept[a + 1 : b - 1] = b"\1" * (b - a - 2)
    for match in _ADDRESS.finditer(line):
        kept[match.start() : match.end()] = b"\1" * len(match.group())
    return kept


def _ends_sentence(line: str, start: int, stop: int, end: int) -> bool:
    """Whether the stops `line[start:stop]`, with closing marks up to `end`, end a sentence."""
    before, after = line[max(0, start - _LONGEST_ABBREVIATION) : start], line[end : end + _LONGEST_ABBREVIATION]
    if _CARRIES_ON.match(line, end) or before.endswith(("(", "[")):
        return False
    if set(line[start:stop]) != {"."}:
        return True
    if stop - start > 1 or (end == stop and (_ABBREVIATION.search(before) or _in_letter_names(before, after))):
        return False
    if after[0].isspace() or after[0] in "«“":
        return True
    return after[0].isalpha() and not after[0].isascii() and not _is_spelled(before, after)


def _is_spelled(before: str, after: str) -> bool:
    """Whether a stop between `before` and `after` joins the names of letters."""
    left = _SPELLED_BEFORE.search(before)
    return left is not None and (left[1] == "." or _SPELLED_AFTER.match(after) is not None)


def _in_letter_names(before: str, after: str) -> bool:
    """Whether a stop stands between or after the names of two letters or more."""
    names = _LETTERS_BEFORE.search(before)
    return names is not None and (names[1] is not None or _LETTER_AFTER.match(after) is not None)
