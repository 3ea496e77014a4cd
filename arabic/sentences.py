"""Sentences: cut at full stops and question marks, never inside a paragraph's open quotation or an abbreviation.

Stanza's own Arabic splitter merges whole articles (its treebank has merged sentences), hence rules.
"""

import re
from typing import NamedTuple

# Beyond this many characters a pair of quotation marks no longer keeps its sentences together.
LONGEST_KEPT_QUOTATION = 1_000

_BOUNDARY = re.compile(r"[.!?؟۔]+[\"»”“’')\]]*")
_PAIRS = {"«": "»", "“": "”", "„": "”", "‹": "›"}
_ABBREVIATION = re.compile(r"(?:^|[\s(«\"/.])(?:و?[دمأاأسصرهقعج]|أ\.د|د\.م|ص\.ب|ق\.م|إلخ|[A-Za-z]|Mr|Mrs|Dr|St|No|vs)$")


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
    for line in text.split("\n"):
        if line.strip():
            cuts = [0, *_cuts(line), len(line)]
            for a, b in zip(cuts, cuts[1:], strict=False):
                piece = line[a:b]
                if piece.strip():
                    left = len(piece) - len(piece.lstrip())
                    sentences.append(Sentence(start + a + left, start + a + len(piece.rstrip()), paragraph))
            paragraph += 1
        start += len(line) + 1
    return sentences


def _cuts(line: str) -> list[int]:
    """Offsets in `line` after which a new sentence begins."""
    quoted = _quoted(line)
    cuts = []
    for match in _BOUNDARY.finditer(line):
        if _ends_sentence(line, match) and not any(a < match.start() and match.end() < b for a, b in quoted):
            cuts.append(match.end())
    return cuts


def _ends_sentence(line: str, match: re.Match[str]) -> bool:
    stops = match.group().rstrip("\"»”“’')]")
    before, after = line[: match.start()], line[match.end() :]
    if not after.strip():
        return False
    if set(stops) == {"."}:
        if len(stops) > 1:
            return False
        if before[-1:].isdigit() and after[:1].isdigit():
            return False
        if _ABBREVIATION.search(before):
            return False
        if not after[0].isspace() and (after[0].isascii() or not before[-1:].isalpha()):
            return match.end() - match.start() > 1 and after[0].isalpha()
    return True


def _quoted(line: str) -> list[tuple[int, int]]:
    """Spans between the marks of each pair in `line`; straight marks pair in order, an odd last one is left open."""
    spans: list[tuple[int, int]] = []
    straight: int | None = None
    opened: list[tuple[str, int]] = []
    for i, character in enumerate(line):
        if character == '"':
            if straight is None:
                straight = i
            else:
                spans.append((straight, i))
                straight = None
        elif character in _PAIRS:
            opened.append((_PAIRS[character], i))
        elif opened and character == opened[-1][0]:
            spans.append((opened.pop()[1], i))
    return [(a, b) for a, b in spans if b - a <= LONGEST_KEPT_QUOTATION]
