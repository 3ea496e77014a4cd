"""Finds the furniture that sticks to the edges of a body: share buttons before it, tags, links and addresses after it.

Crawlers write them in one line with the text: 'شارك من خلال تويتر فيسبوك' (share on Twitter, Facebook), 'رابط الخبر: ...'
(link of the news). The words stand in `lexicons/edge_furniture.tsv`.
"""

import re

from arabic.closings import closing_mark
from arabic.lexicon import read_lexicon
from arabic.normalize import fold, fold_with_offsets

_EDGES = " .…:!؟-–*|"
_LOOKED_AT = 330  # characters at either edge


def _words(kind: str) -> str:
    """The words of one kind, folded, as alternatives."""
    words = {fold(row["word"]) for row in read_lexicon("edge_furniture.tsv") if row["kind"] == kind}
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


# one such word may begin a sentence, two in a row do not
_HEAD = re.compile(rf"[\s|/·\-]*(?:(?:{_words('head')})(?!\w)[\s|/·\-:]*){{2,}}")
_AFTER_SENTENCE = r"(?:(?<=[.!?؟»\"”…)\]])|(?<=[.!?؟»\"”…)\]]\s)|(?<=\n))\s*"
_TAILS = [
    # the whole line, and what it links to: mostly the title once more
    re.compile(rf"(?:{_AFTER_SENTENCE}|\s+)(?:{_words('link')})(?:\s+\w+){{0,4}}\s*:.{{0,250}}\Z", re.S),
    # words without any sign, so no sentence
    re.compile(rf"{_AFTER_SENTENCE}(?:{_words('tags')})(?!\w)\s*:?\s+[^.!?؟:؛\"«»]{{2,200}}\Z"),
    re.compile(rf"(?:{_AFTER_SENTENCE}|\s+)(?:{_words('contact')})(?!\w).{{0,40}}(?:sms|رساله|\d{{4,}}).{{0,220}}\Z", re.S),
    re.compile(rf"{_AFTER_SENTENCE}\(?\s*(?:{_words('photo')})\s*\)?\s*\Z"),
]
_SAYS = re.compile("|".join(_words(kind) for kind in ("link", "tags", "contact", "photo")))


def head_end(text: str, start: int = 0) -> int:
    """Where the furniture before the body that starts at `start` ends; `start` if there is none. Offsets are code points."""
    folded, offsets = fold_with_offsets(text[start : start + _LOOKED_AT])
    match = _HEAD.match(folded)
    if match is None or match.end() == len(folded):
        return start
    return start + offsets[match.end()]


def tail_start(text: str, start: int = 0, end: int | None = None) -> int:
    """Where the furniture after the body text[start:end] starts, the white space before it included; `end` if there is none."""
    end = len(text) if end is None else end
    while True:
        first = max(start, end - _LOOKED_AT)
        folded, offsets = fold_with_offsets(text[first:end])
        if not _SAYS.search(folded):
            return end
        found = [match.start() for tail in _TAILS if (match := tail.search(folded))]
        if not found or (min(found) == 0 and first == start):
            return end
        at = first + offsets[min(found)]
        while at > start and text[at - 1].isspace():
            at -= 1
        end = at


def trimmed(text: str, blocks: list[tuple[int, int]], title: str = "", author: str = "") -> list[tuple[int, int]]:
    """The blocks of a body without furniture at its edges, closing marks and first lines that are title or author once more.

    Spans of `text` in code points, end exclusive; empty if nothing else was there.
    """
    left = [block for block in blocks if block[1] > block[0]]
    if not left:
        return []
    start, end = left[0]
    start = min(head_end(text, start), end)
    known = {fold(words).strip(_EDGES) for words in (title, author)} - {""}
    while (line_end := text.find("\n", start, end)) > 0 and fold(text[start:line_end]).strip(_EDGES) in known:
        start = line_end + 1
    left[0] = (start, end)
    while left:
        start, end = left[-1]
        cut = tail_start(text, start, end)
        mark = closing_mark(text, start, cut)
        cut = cut if mark is None else mark
        if cut > start:
            left[-1] = (start, cut)
            if cut == end:
                break
        else:
            left.pop()
    return left
