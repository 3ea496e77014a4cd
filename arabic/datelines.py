"""Finds datelines and agency credits: 'بغداد اليوم - بغداد' as a line, 'الرياض (واس):' at the head of a body.

Places and agencies stand in `lexicons/{dateline_places,agencies}.tsv`. Offsets are code points, end exclusive.
"""

import re

from arabic.dates import find_dates
from arabic.lexicon import read_lexicon
from arabic.normalize import fold

_LONGEST_LINE = 70
_LONGEST_HEAD = 110
_WORDS_IN_A_PART = 4
_LONGEST_TOWN = 3  # words
_PARTS_AT_MOST = 5
_SEPARATOR = re.compile(r"\s+[ـو]\s+|\s*[-–—ـ/|،,:()\[\]]+\s*")
_CLOSERS = re.compile(r"[-–—ـ:)\]/]")
_QUOTED = re.compile(r"\s*[«\"“]([^«»\"“”]{1,40})[»\"”]\s*")
_DIGIT = re.compile(r"\d")
_LETTERS = re.compile(r"[^\W\d_]+")
_TIME_WORDS = {
    fold(word) for word in "الساعة بتوقيت غرينتش جرينتش مكة المكرمة ص م صباحا مساء gmt utc am pm في يوم الموافق".split()
}
_SENTENCE_SIGNS = re.compile(r"[.!?؟؛;«»\"“”…]")


def _key(words: str) -> str:
    """Words as they are looked up: folded, without points and with one space."""
    return " ".join(fold(words).replace(".", " ").split())


_AGENCIES = {_key(row["word"]) for row in read_lexicon("agencies.tsv")}
_PLACES = {_key(row["word"]) for row in read_lexicon("dateline_places.tsv")}
_KNOWN = _AGENCIES | _PLACES


def _parts(words: str) -> list[str]:
    """The parts between dashes, commas, brackets and colons."""
    return [part for part in (_whole_quoted(part) for part in _SEPARATOR.split(words)) if part.strip()]


def _whole_quoted(part: str) -> str:
    """A part without the quotation marks around it, as the name of a newspaper has them: «الشرق الأوسط»."""
    quoted = _QUOTED.fullmatch(part)
    return quoted[1] if quoted else part


def is_dateline(line: str, outlet: str | None = None) -> bool:
    """Whether a whole line is a dateline: parts of at most four words of which one is a known place or agency.

    Two parts at least ('بغداد اليوم - بغداد'), or an agency alone, or a place, a date and an agency. The name of the
    `outlet`, or its last words, counts as a known agency.
    """
    if len(line) > _LONGEST_LINE:
        return False
    key = _key(line.strip(" \t()[]-–—:/*"))
    if key in _AGENCIES:
        return True
    dates = find_dates(line)
    if dates:
        before, after = line[: dates[0].start], line[dates[-1].end :]
        edges = [_key(side.strip(" \t()[]-–—:/*،")) for side in (before, after)]
        signed = bool(edges[1]) and edges[1].split()[-1] in _AGENCIES
        # a town that is not listed is one where a date and an agency follow
        town = edges[0] in _KNOWN or (signed and 0 < len(edges[0].split()) <= _LONGEST_TOWN)
        return town and (signed or not edges[1])
    parts = _parts(line)
    if not 2 <= len(parts) <= _PARTS_AT_MOST or any(len(part.split()) > _WORDS_IN_A_PART for part in parts):
        return False
    own = f" {_key(outlet)}" if outlet else ""
    unknown = [part for part in parts if _key(part) not in _KNOWN and not own.endswith(f" {_key(part)}")]
    return len(unknown) < len(parts) and not any(_SENTENCE_SIGNS.search(part) for part in unknown)


def is_date_line(line: str) -> bool:
    """Whether a whole line is a date, with no more than a time of day around it: 'الثلاثاء 20 شباط 2024 - 10:30 ص'."""
    if len(line) > _LONGEST_LINE or not _DIGIT.search(line):
        return False
    dates = find_dates(line)
    if not dates:
        return False
    around = line[: dates[0].start] + " " + line[dates[-1].end :]
    return all(word in _TIME_WORDS for word in _LETTERS.findall(fold(around)))


def is_agency(line: str) -> bool:
    """Whether a whole line is the name of an agency, or of several: 'وكالات' (agencies), 'رويترز + وكالات'."""
    parts = [_key(part) for part in re.split(r"[+/،,\-–]|\s+و(?=ال|وك)", line.strip(" \t()[]-–—:/*"))]
    return len(line) <= _LONGEST_LINE and all(part in _AGENCIES for part in parts)


def leading_dateline(text: str, start: int = 0) -> tuple[int, int] | None:
    """The span of the dateline at the head of a body that starts at `start`, closing sign left out; None if there is none.

    A known place or agency closed by a colon, a dash or a bracket, with at most four short parts before it:
    'دبي، الإمارات العربية المتحدة (CNN)', 'محمد علي - الرياض'.
    """
    line_end = text.find("\n", start)
    head = text[start : min(line_end if line_end >= 0 else len(text), start + _LONGEST_HEAD)]
    last = end = parts = 0
    known = False
    for separator in _SEPARATOR.finditer(head):
        part = head[last : separator.start()]
        if part.strip():
            key = _key(part)
            if len(key.split()) > _WORDS_IN_A_PART or (key not in _KNOWN and _SENTENCE_SIGNS.search(part)):
                break
            parts += 1
            # after an agency an unlisted town may stand, before the colon
            known = key in _KNOWN or (end > 0 and ":" in separator.group())
        last = separator.end()
        closed = _CLOSERS.search(separator.group())
        if known and closed and parts <= _PARTS_AT_MOST:
            end = separator.start() + (1 if ")" in separator.group() or "]" in separator.group() else 0)
    return (start, start + len(head[:end].rstrip())) if end else None
