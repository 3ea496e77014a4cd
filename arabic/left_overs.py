"""Finds lines within a body that are no text: code, short codes of programs, posts, photo credits, bylines.

HTML pages lose most of them with their elements; records that crawlers made of pages have them as lines. The words stand in
`lexicons/left_over_words.tsv`. Offsets are code points, end exclusive.
"""

import re
from collections.abc import Iterator

from arabic.lexicon import read_lexicon
from arabic.normalize import fold

Span = tuple[int, int]

_LONGEST = 600  # characters of such a line
_LONGEST_BYLINE = 60
_SHORTEST_HEADLINE = 3  # words
_ARABIC = re.compile("[\u0620-\u064a]")


def _words(kind: str) -> str:
    words = {fold(row["word"]) for row in read_lexicon("left_over_words.tsv") if row["kind"] == kind}
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


_NAME = r"[^\W\d_]{2,}(?:[ .\-]+[^\W\d_]+){1,4}"
_CODE = re.compile(r"[{}]|\)\s*;|=\s*function\b|^\s*(?:var|let|const)\s+\w+\s*=")
_SHORT_CODE = re.compile(
    r"\[/?(?:caption|gallery|embed|video|audio|playlist|youtube|contact-form|adrotate|ads?|sc)\b[^\]]*\]", re.I
)
_LINK = re.compile(r"https?://\S+")
_HASHTAGS = re.compile(r"(?:#\w+[\s،,]*)+")
_OTHER_LINES = [
    re.compile(r"[^.!؟]*pic\.twitter\.com/\w+.*"),
    re.compile(r"[—–\-]{1,2}\s.{1,80}\(@\w{2,20}\).{0,40}"),  # who posted it, and when
    re.compile(r"the post .* appeared first on .*"),
    re.compile(rf"(?:{_words('post')}) .* ظهرت? اولا? علي .*|ظهرت? (?:{_words('post')}) .* اولا? علي .*"),
    re.compile(rf"[(\[*\s]*(?:{_words('credit')})\s*[:/\-–]\s*{_NAME}[\s)\]*.]*"),
    re.compile(rf"[(\[*\s]*(?:{_words('caption')})(?:\s*[)\]*]|\s*[:\-–].*)?"),
]
_BYLINE = re.compile(rf"[*\s]*(?:(?:{_words('byline')})\s*[:/،\-–]+\s*|بقلم\s+){_NAME}\s*[:\-–]?\s*")
# a name or two under a picture, without any other sign than د. (Dr)
_CAPTION_ALONE = re.compile(r"\(?(?:د\. ?)?[^\W\d_]+(?:(?: | ?[\-–] ?| د\. ?)[^\W\d_]+){0,5}\)?")
_FUNCTION_WORDS = frozenset(row["word"] for row in read_lexicon("language_words.tsv") if row["language"] == "ar")
_BEFORE_NAME = re.compile(r"[*\s]*\w+[\s:/،\-–]+")
# where none of these stands in a text, it has no such line
_HINTS = (
    "{",
    "}",
    ");",
    "[",
    "http",
    "#",
    "(@",
    "pic.twitter",
    "appeared first",
    "ظهر",
    "تصوير",
    "عدسة",
    "الصورة",
    "صورة أ",
    "صورة من",
)


def is_left_over(line: str) -> bool:
    """Whether a whole line is no text of an article."""
    if len(line) > _LONGEST:
        return not _ARABIC.search(line) and bool(_CODE.search(line))
    if not _ARABIC.search(line) and (_CODE.search(line) or _LINK.fullmatch(line.strip())):
        return True
    if _HASHTAGS.fullmatch(line.strip()):
        return True
    first = _SHORT_CODE.match(line.strip())
    if first and (line.strip().endswith("[/caption]") or not _SHORT_CODE.sub("", line).strip()):
        return True
    folded = fold(line).strip()
    return any(shape.fullmatch(folded) for shape in _OTHER_LINES)


def without_left_overs(text: str, blocks: list[Span]) -> list[Span]:
    """The blocks of a body without such lines; the blocks as they are if there are none."""
    if not any(hint in text for hint in _HINTS):
        return blocks
    kept: list[Span] = []
    for block in blocks:
        joined = False
        for start, end in _lines(text, block):
            if is_left_over(text[start:end]):
                joined = False
            elif joined:
                kept[-1] = (kept[-1][0], end)
            else:
                kept.append((start, end))
                joined = True
    return kept


def byline(text: str, blocks: list[Span]) -> tuple[Span | None, list[Span]]:
    """-> (the name in a first line 'كتب - سامي عمر:' (written by), the blocks without that line); (None, blocks) without one."""
    if not blocks:
        return None, blocks
    start, end = blocks[0]
    line_end = text.find("\n", start, end)
    line = text[start : line_end if line_end >= 0 else end]
    before = _BEFORE_NAME.match(line)
    if (line_end < 0 and len(blocks) < 2) or len(line) > _LONGEST_BYLINE or not before or not _BYLINE.fullmatch(fold(line)):
        return None, blocks
    name = (start + before.end(), start + len(line.rstrip(" :-–*")))
    return name, ([(line_end + 1, end)] if line_end >= 0 else []) + blocks[1:]


def _lines(text: str, block: Span) -> Iterator[Span]:
    """The lines of a block."""
    start, end = block
    while start < end:
        line_end = text.find("\n", start, end)
        yield start, line_end if line_end >= 0 else end
        start = line_end + 1 if line_end >= 0 else end


def is_title(line: str, title: str) -> bool:
    """Whether a line is the title once more, alone or with the name of the site after it."""
    own, words = fold(title).strip(), fold(line).strip()
    return len(own.split()) >= _SHORTEST_HEADLINE and words.startswith(own) and not words[len(own) : len(own) + 1].isalnum()


def is_caption_alone(line: str, title: str) -> bool:
    """Whether a whole body is but the caption that stood under the headline: names, no longer than it, and no sentence."""
    words = line.split()
    return (
        _CAPTION_ALONE.fullmatch(line.strip()) is not None
        and len(words) < len(title.split())
        and _FUNCTION_WORDS.isdisjoint(words)
    )
