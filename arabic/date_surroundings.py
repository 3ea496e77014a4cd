"""What stands right beside a date and changes what it says: the first day of a range, half a year, 'last', 'next'.

Works on folded text (see `arabic.normalize.fold`). The words stand in `lexicons/date_sides.tsv`.
"""

import re
from typing import NamedTuple

from arabic.lexicon import read_lexicon
from arabic.normalize import fold

_SIDES = {fold(row["word"]): int(row["side"]) for row in read_lexicon("date_sides.tsv")}
# 20 - 22, 20 إلى 22 (to), 20 و22 (and); 10:15 - 22 is a time, 1234 - 22 a number
_DAY_BEFORE = re.compile(r"(?<![\d:./])(\d{1,2})(?:\s*[-–—,،]\s*|\s+(?:الي|حتي|او|ثم|و)\s*)\Z")
_LOOKED_BACK = 16  # characters
_SIDE = re.compile(
    r"\s+(?:من\s+)?(?:(?P<year>العام|عام|السنه|سنه)\s+|(?:الشهر|شهر)\s+)?(?P<word>" + "|".join(map(re.escape, _SIDES)) + r")\b"
)
_NO_LAST = re.compile(r"\s+(?P<other>(?:ما\s+)?(?:قبل|بعد)\s+)?(?P<word>" + "|".join(map(re.escape, _SIDES)) + r")\b")
# half a year, or more than one, where a year may stand; not an hour (10:15, 10 صباحا)
_NO_YEAR = re.compile(
    r"[\s,،\-/]{0,3}['’]?(?P<number>\d{5,}|\d{2}(?!\d|[:.]\d|\s*(?:[%٪]|ص|صباح|مساء|am|pm)))(?=\s*(?:\Z|[^\w\s]|\d|م\b))"
)


class Side(NamedTuple):
    """'الماضي' (last, -1), 'الجاري' (this, 0), 'المقبل' (next, 1); of a year ('من العام الماضي'), or of the day itself."""

    side: int
    is_of_year: bool


def follows_another_day(match: re.Match[str], day: int) -> bool:
    """Whether the date is the end of a range or a list of days: '20 - 22 نوفمبر', 'من 20 إلى 22 نوفمبر' (from 20 to 22)."""
    before = match.string[max(0, match.start() - _LOOKED_BACK) : match.start()]
    found = _DAY_BEFORE.search(before)
    return found is not None and 0 < int(found[1]) < day


def side_after(match: re.Match[str]) -> Side | None:
    """What the words behind a day and month say of its year; None if they say nothing."""
    found = _SIDE.match(match.string, match.end())
    return Side(_SIDES[found["word"]], found["year"] is not None) if found else None


def is_not_last(match: re.Match[str]) -> bool:
    """Whether a weekday is said to be another than the last one: 'السبت المقبل' (next Saturday), 'السبت قبل الماضي'."""
    found = _NO_LAST.match(match.string, match.end())
    return found is not None and (found["other"] is not None or _SIDES[found["word"]] > 0)


def broken_year(match: re.Match[str]) -> str | None:
    """Why the number behind a day and month is no year, two_digit_year or impossible_date; None if none stands there."""
    found = _NO_YEAR.match(match.string, match.end())
    if found is None:
        return None
    return "two_digit_year" if len(found["number"]) == 2 else "impossible_date"
