"""The shapes in which news writes a date, as one compiled expression over folded text (see `arabic.normalize.fold`).

The words stand in `lexicons/{months,weekdays,day_ordinals,relative_days}.tsv`; what a match means is decided in
`arabic.dates`.
"""

import re

from arabic.lexicon import read_lexicon
from arabic.normalize import fold


def _alternatives(words: list[str]) -> str:
    """A group body of these words, longest first, any white space between their parts."""
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in sorted(words, key=len, reverse=True))


def _numbers(lexicon: str, column: str) -> dict[str, int]:
    """Folded word -> number, from a word list."""
    return {fold(row["word"]): int(row[column]) for row in read_lexicon(lexicon)}


MONTHS = {fold(row["word"]): int(row["month"]) for row in read_lexicon("months.tsv") if row["calendar"] != "hijri"}
HIJRI_MONTHS = {fold(row["word"]): int(row["month"]) for row in read_lexicon("months.tsv") if row["calendar"] == "hijri"}
WEEKDAYS = _numbers("weekdays.tsv", "weekday")
ORDINALS = _numbers("day_ordinals.tsv", "day")
RELATIVE_DAYS = _numbers("relative_days.tsv", "days")

_MONTH = _alternatives(list(MONTHS))
_WEEKDAY = _alternatives(list(WEEKDAYS))
_RELATIVE = _alternatives(list(RELATIVE_DAYS))
_LEFT = r"(?<![^\W_])"
_RIGHT = r"(?![^\W_])"
_NO_LETTER = r"(?![^\W\d_])"  # the year may stand right behind the month: نوفمبر2024
_GAP = r"[\s,،.()\-–]*"
_BETWEEN_TWO = r"(?:\s*[/(\-–]\s*|\s+)"
# AD and AH marks: م, ميلادي, هـ (its tatweel is gone in folded text), هجري
_ERA = r"(?:\s*\(?(?P<{0}>[مه])(?:يلادي|جري)?ه?\.?" + _RIGHT + ")?"
_YEAR_WORD = r"(?:من\s+)?(?:ال|ل)?(?:عام|سنه|العام|السنه)?\s*"


def _lead(name: str) -> str:
    """Optional words before a date: a relative day, a weekday, an opening bracket."""
    return (
        rf"(?:{_LEFT}(?P<{name}_relative>{_RELATIVE}){_RIGHT}{_GAP})?"
        rf"(?:{_LEFT}(?:يوم\s+)?(?P<{name}_weekday>{_WEEKDAY}){_RIGHT}{_GAP})?"
    )


def _two_months(name: str) -> str:
    """A month, and its name in the other calendar after a slash or in brackets."""
    return rf"(?P<{name}_month>{_MONTH}){_NO_LETTER}(?:{_BETWEEN_TWO}(?P<{name}_other>{_MONTH}){_NO_LETTER}\s*\)?)?"


_NUMERIC = (
    _lead("numeric") + r"(?<![\d/.\-])(?P<n1>\d{1,4})\s?(?P<sep>[-/.])\s?(?P<n2>\d{1,2})\s?(?P=sep)\s?(?P<n3>\d{4}|\d{1,2})"
    r"(?![\d/]|[.\-]\d)" + _ERA.format("numeric_era")
)  # fmt: skip
_DAY_FIRST = (
    _lead("words")
    # a day of its own, و (and) or another one-letter word before it; not the end of a range or of a list of days
    + r"(?:(?<![^\W_])|(?<=\W[وفبل]))(?<![:.,/])(?<!\d[\-–])(?<!\d و)"
    + rf"(?:(?P<day>\d{{1,2}})(?:(?:st|nd|rd|th)?{_RIGHT}|(?=[\u0621-\u064a]))|"
    + rf"(?P<ordinal>{_alternatives(list(ORDINALS))}){_RIGHT})"
    + rf"[\s,،\-/]*(?:(?:من|of)\s+)?(?:شهر\s+)?{_two_months('words')}"
    + rf"(?:[\s,،\-/]*{_YEAR_WORD}(?P<year>\d{{4}})(?!\d){_ERA.format('words_era')})?"
)
_MONTH_FIRST = (
    _lead("month_first") + rf"{_LEFT}{_two_months('first')}\s+(?P<first_day>\d{{1,2}})(?:st|nd|rd|th)?{_RIGHT}"
    # Nov 20 10:15:00 GMT 2024, as programs write it
    r"(?:[\s,،]*|\s+\d\d:\d\d(?::\d\d)?\s+(?:(?:[a-z]{2,5}|[+\-]\d{4})\s+)?)(?P<first_year>\d{4})(?!\d)"
)  # fmt: skip
_MONTH_YEAR = rf"{_LEFT}[وبلف]?{_two_months('only')}[\s,،\-]*{_YEAR_WORD}(?P<only_year>\d{{4}})(?!\d){_ERA.format('only_era')}"
_HIJRI = (
    _lead("hijri")
    + r"(?:(?:(?<![^\W_])|(?<=\W[وفبل]))(?<![:.,/])(?<!\d[\-–])(?<!\d و)(?:(?P<hijri_day>\d{1,2})|"
    + rf"(?P<hijri_ordinal>{_alternatives(list(ORDINALS))})){_RIGHT}[\s,،\-/]*(?:من\s+)?|{_LEFT})(?:شهر\s+)?"
    + rf"(?P<hijri_month>{_alternatives(list(HIJRI_MONTHS))}){_RIGHT}[\s,،\-/]*"
    + rf"{_YEAR_WORD}(?:هجريه?\s*)?(?P<hijri_year>1[2-6]\d\d)(?!\d)(?:\s*\(?ه(?:جري(?:ه)?)?{_RIGHT})?"
)
_AGO = (
    rf"{_LEFT}(?:منذ|قبل)\s+(?:(?P<count>\d{{1,4}})\s+)?(?P<unit>ايام|يومين|يوما?|اسابيع|اسبوعين|اسبوعا?|ساعات|ساعتين|ساعه"
    rf"|دقايق|دقيقتين|دقيقه|اشهر|شهرين|شهرا?|سنوات|سنتين|سنه){_RIGHT}(?!\s+من\b)"
)
_LATIN_AGO = rf"{_LEFT}(?P<latin_count>\d{{1,4}})\s+(?P<latin_unit>days?|weeks?|hours?|minutes?)\s+ago{_RIGHT}"
_BARE_RELATIVE = rf"{_LEFT}(?P<relative>{_RELATIVE}){_RIGHT}(?:{_GAP}(?:يوم\s+)?(?P<relative_weekday>{_WEEKDAY}){_RIGHT})?"
_BARE_WEEKDAY = rf"{_LEFT}(?:يوم\s+)?(?P<weekday>{_WEEKDAY}){_RIGHT}(?:\s+(?P<past>الماضي){_RIGHT})?"

_ABSOLUTE = [
    ("numeric", _NUMERIC), ("words", _DAY_FIRST), ("first", _MONTH_FIRST), ("only", _MONTH_YEAR), ("hijri", _HIJRI),
]  # fmt: skip
_SHIFTING = [("ago", _AGO), ("latin_ago", _LATIN_AGO), ("near", _BARE_RELATIVE), ("bare_weekday", _BARE_WEEKDAY)]


ABSOLUTE = re.compile("|".join(f"(?P<{name}_shape>{p})" for name, p in _ABSOLUTE))
ANY = re.compile("|".join(f"(?P<{name}_shape>{p})" for name, p in _ABSOLUTE + _SHIFTING))
ISO = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?)?\s*")
COMPACT = re.compile(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T?\d{4}(?:\d\d)?(?:Z|[+-]\d{4})?)?\s*")
# seconds, or thousandths of them, since 1970: 2001 to 2033, which no other date in digits looks like
STAMP = re.compile(r"\s*((?:1[0-8]\d\d|19[0-8]\d)\d{6})(?:\d{3}|\.\d+)?\s*")
YEAR = re.compile(r"\s*(?:(?:ال|ل)?(?:عام|سنه)\s+)?(\d{4})\s*(م|ه)?\s*")
