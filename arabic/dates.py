"""Reads dates as Arabic news writes them: '20 تشرين الثاني 2024', '1st, February 2024 GMT', 'أمس' (yesterday).

An impossible or ambiguous date is None with a reason, never a guess.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from hijridate import Hijri

from arabic import date_patterns as patterns
from arabic.normalize import fold, fold_with_offsets

Precision = Literal["day", "month", "year"]
Calendar = Literal["gregorian", "hijri"]


@dataclass(frozen=True)
class ParsedDate:
    """What words say about a day.

    `on` is the day; for precision 'month' or 'year' it is the first day of that month or year; None if it is not known, and
    then `reason` says why: no_date, several_dates, impossible_date, ambiguous_order (03/04/2024), two_digit_year, no_year,
    months_disagree (نوفمبر/شباط, November/February), weekday_disagrees, hijri_out_of_range (before 1343 or after 1500),
    calendars_disagree (a Hijri and a Gregorian date that lie days apart), needs_published_on, weekday_alone,
    finer_than_a_day (منذ ساعتين, two hours ago), coarser_than_a_day (منذ شهر, a month ago), uncounted (منذ أيام, days ago).
    `calendar` is the one in which it was written. A Hijri date is read by the calendar of Umm al-Qura, which is official in
    Saudi Arabia; where the month begins when the moon is seen the day can be one off.
    """

    on: date | None
    precision: Precision | None
    reason: str | None
    calendar: Calendar = "gregorian"


@dataclass(frozen=True)
class FoundDate:
    """A date in running text: code points [start, end), and what it says.

    `said_today` is true where the words before it call it today: 'اليوم الأربعاء (20 تشرين الثاني 2024)'.
    """

    start: int
    end: int
    parsed: ParsedDate
    said_today: bool


_YEARS = range(1800, 2101)
_HIJRI_YEARS = range(1300, 1501)
_NEAR = timedelta(days=60)
_CALENDARS_APART = timedelta(days=2)
_PLAIN = re.compile("[\\s!-~\u0600-\u060b\u060d-\u061a\u061b-\u063f\u0641-\u064a\u0660-\u066f\u0671-\u06d3،«»“”–—]*")
_AGO_DAYS = {"يوم": 1, "يوما": 1, "ايام": 1, "يومين": 2, "اسبوع": 7, "اسبوعا": 7, "اسابيع": 7, "اسبوعين": 14,
             "day": 1, "days": 1, "week": 7, "weeks": 7}  # fmt: skip
_PLURALS = {"ايام", "اسابيع", "days", "weeks"}
_FINER = {fold(word) for word in ("ساعات", "ساعتين", "ساعة", "دقائق", "دقيقتين", "دقيقة", "hour", "hours", "minute", "minutes")}


def _unknown(reason: str, calendar: Calendar = "gregorian") -> ParsedDate:
    return ParsedDate(None, None, reason, calendar)


def _hijri_day(year: int, month: int, day: int, weekday: str | None) -> ParsedDate:
    """The Gregorian day of a Hijri date, if there is such a day and it falls on that weekday."""
    if year in _YEARS:
        return _unknown("impossible_date", "hijri")
    try:
        found = Hijri(year, month, day).to_gregorian()
    except OverflowError:
        return _unknown("hijri_out_of_range", "hijri")
    except ValueError:
        return _unknown("impossible_date", "hijri")
    on = date(found.year, found.month, found.day)
    if weekday is not None and patterns.WEEKDAYS[_spaced(weekday)] != on.weekday():
        return _unknown("weekday_disagrees", "hijri")
    return ParsedDate(on, "day", None, "hijri")


def _day(year: int, month: int, day: int, weekday: str | None, era: str | None = None) -> ParsedDate:
    """The day, if there is such a day and it falls on that weekday; a Hijri one by its mark or, without any, by its year."""
    if era == "ه" or (era is None and year in _HIJRI_YEARS):
        return _hijri_day(year, month, day, weekday)
    if year not in _YEARS:
        return _unknown("impossible_date")
    try:
        on = date(year, month, day)
    except ValueError:
        return _unknown("impossible_date")
    if weekday is not None and patterns.WEEKDAYS[_spaced(weekday)] != on.weekday():
        return _unknown("weekday_disagrees")
    return ParsedDate(on, "day", None)


def _spaced(words: str) -> str:
    """Words with one space between them, as the lexicons have them."""
    return " ".join(words.split())


def _month(match: re.Match[str], shape: str) -> int | None:
    """Number of the month; None if the two names of a dual month disagree."""
    month = patterns.MONTHS[_spaced(match[f"{shape}_month"])]
    other = match[f"{shape}_other"]
    if other is not None and patterns.MONTHS[_spaced(other)] != month:
        return None
    return month


def _from_numbers(match: re.Match[str]) -> ParsedDate:
    """2024/11/20, 20-11-2024, 11/20/2024; 03/04/2024 only where a weekday decides."""
    weekday, era = match["numeric_weekday"], match["numeric_era"]
    first, second, third = match["n1"], int(match["n2"]), match["n3"]
    calendar: Calendar = "hijri" if era == "ه" else "gregorian"
    if len(first) == 4:
        return _day(int(first), second, int(third), weekday, era) if len(third) <= 2 else _unknown("impossible_date", calendar)
    if len(first) == 3:
        return _unknown("impossible_date", calendar)
    if len(third) != 4:
        return _unknown("two_digit_year", calendar)
    year, one = int(third), int(first)
    if one > 12 or one == second:
        return _day(year, second, one, weekday, era)
    if second > 12:
        return _day(year, one, second, weekday, era)
    if weekday is not None:
        both = [_day(year, second, one, weekday, era), _day(year, one, second, weekday, era)]
        fitting = [found for found in both if found.on]
        if len(fitting) == 1:
            return fitting[0]
        return _unknown("ambiguous_order" if fitting else "weekday_disagrees", both[0].calendar)
    return _unknown("ambiguous_order", "hijri" if year in _HIJRI_YEARS else calendar)


def _from_hijri_words(match: re.Match[str]) -> ParsedDate:
    """14 جمادى الأولى 1446 هـ (14 Jumada I), رمضان 1445 (Ramadan)."""
    year, month = int(match["hijri_year"]), patterns.HIJRI_MONTHS[_spaced(match["hijri_month"])]
    if match["hijri_day"] or match["hijri_ordinal"]:
        day = int(match["hijri_day"]) if match["hijri_day"] else patterns.ORDINALS[_spaced(match["hijri_ordinal"])]
        return _hijri_day(year, month, day, match["hijri_weekday"])
    return _coarse(_hijri_day(year, month, 1, None), "month")


def _coarse(first: ParsedDate, precision: Precision) -> ParsedDate:
    """A month or a year, of its first day."""
    return replace(first, precision=precision) if first.on else first


def _from_words(match: re.Match[str], published_on: date | None) -> ParsedDate:
    """20 نوفمبر 2024; without year only if the nearest such day lies within 60 days of publication."""
    month = _month(match, "words")
    if month is None:
        return _unknown("months_disagree")
    day = int(match["day"]) if match["day"] else patterns.ORDINALS[_spaced(match["ordinal"])]
    if match["year"] is not None:
        year, era = int(match["year"]), match["words_era"]
        if era == "ه" or year in _HIJRI_YEARS:
            return _unknown("calendars_disagree")
        return _day(year, month, day, match["words_weekday"])
    if published_on is None:
        return _unknown("no_year")
    for year in (published_on.year, published_on.year - 1, published_on.year + 1):
        found = _day(year, month, day, match["words_weekday"])
        if found.on is not None and abs(found.on - published_on) <= _NEAR:
            return found
    return _unknown("no_year")


def _shifted(days: int, published_on: date | None, weekday: str | None = None) -> ParsedDate:
    """The day that many days from publication."""
    if published_on is None:
        return _unknown("needs_published_on")
    try:
        on = published_on + timedelta(days=days)
    except OverflowError:
        return _unknown("impossible_date")
    return _day(on.year, on.month, on.day, weekday)


def _ago(unit: str, count: str | None, published_on: date | None) -> ParsedDate:
    """منذ 3 أيام (3 days ago): whole days and weeks only."""
    if unit in _FINER:
        return _unknown("finer_than_a_day")
    if unit not in _AGO_DAYS:
        return _unknown("coarser_than_a_day")
    if count is None and unit in _PLURALS:
        return _unknown("uncounted")
    return _shifted(-_AGO_DAYS[unit] * int(count or 1), published_on)


def _resolve(match: re.Match[str], published_on: date | None, past: bool) -> ParsedDate:
    """What one match says."""
    shape = (match.lastgroup or "").removesuffix("_shape")
    if shape == "numeric":
        return _from_numbers(match)
    if shape == "words":
        return _from_words(match, published_on)
    if shape == "first":
        month = _month(match, "first")
        if month is None:
            return _unknown("months_disagree")
        if int(match["first_year"]) in _HIJRI_YEARS:
            return _unknown("calendars_disagree")
        return _day(int(match["first_year"]), month, int(match["first_day"]), match["month_first_weekday"])
    if shape == "only":
        month = _month(match, "only")
        if month is None:
            return _unknown("months_disagree")
        if match["only_era"] == "ه" or int(match["only_year"]) in _HIJRI_YEARS:
            return _unknown("calendars_disagree")
        return _coarse(_day(int(match["only_year"]), month, 1, None), "month")
    if shape == "hijri":
        return _from_hijri_words(match)
    if shape == "ago":
        return _ago(match["unit"], match["count"], published_on)
    if shape == "latin_ago":
        return _ago(match["latin_unit"], match["latin_count"], published_on)
    if shape == "near":
        return _shifted(patterns.RELATIVE_DAYS[_spaced(match["relative"])], published_on, match["relative_weekday"])
    if published_on is None:
        return _unknown("needs_published_on")
    if not past and not match["past"]:
        return _unknown("weekday_alone")
    back = (published_on.weekday() - patterns.WEEKDAYS[_spaced(match["weekday"])]) % 7
    return _shifted(-(back or 7) if match["past"] else -back, published_on)


def parse_date(words: str, published_on: date | None = None, *, past: bool = False) -> ParsedDate:
    """The one date that `words` (a date field, a line 'تاريخ النشر: ...', words at a cue) hold.

    An absolute date wins over a relative word beside it; a Gregorian one over a Hijri one. Of a time with a zone the day is
    taken as written. Relative words need `published_on`. `past` says that the words are known to lie in the past, so that
    a weekday alone is the last such day up to publication.
    >>> parse_date("الأربعاء 20 تشرين الثاني 2024").on
    datetime.date(2024, 11, 20)
    """
    if (iso := patterns.ISO.fullmatch(words)) or (iso := patterns.COMPACT.fullmatch(words)):
        return _day(int(iso[1]), int(iso[2]), int(iso[3]), None)
    folded = fold(words)
    year = patterns.YEAR.fullmatch(folded)
    if year:
        return _coarse(_day(int(year[1]), 1, 1, None), "year")
    found = [_resolve(match, published_on, past) for match in patterns.ABSOLUTE.finditer(folded)]
    if not found:
        found = [_resolve(match, published_on, past) for match in patterns.ANY.finditer(folded)]
    if not found:
        return _unknown("no_date")
    gregorian = [parsed for parsed in found if parsed.calendar == "gregorian"]
    chosen = gregorian or found
    if len({(parsed.on, parsed.reason) for parsed in chosen}) > 1:
        return _unknown("several_dates")
    if gregorian and any(_apart(hijri, gregorian[0]) for hijri in found if hijri.calendar == "hijri"):
        return _unknown("calendars_disagree")
    return chosen[0]


def _apart(hijri: ParsedDate, gregorian: ParsedDate) -> bool:
    """Whether a Hijri day cannot be that Gregorian day, even where the month began by another rule."""
    days = hijri.precision == gregorian.precision == "day"
    return bool(days and hijri.on and gregorian.on and abs(hijri.on - gregorian.on) > _CALENDARS_APART)


def find_dates(
    text: str, start: int = 0, end: int | None = None, published_on: date | None = None, *, relative: bool = False
) -> list[FoundDate]:
    """The dates in text[start:end], in order; offsets count code points of `text`, end exclusive.

    With `relative` also أمس (yesterday), weekdays and منذ 3 أيام (3 days ago): noisy, because اليوم (today) is part of
    names. Dates that could not be resolved are among them, with their reason.
    """
    part = text[start:end]
    if _PLAIN.fullmatch(part):
        folded, offsets = fold(part), None
    else:
        folded, offsets = fold_with_offsets(part)
    found = []
    for match in (patterns.ANY if relative else patterns.ABSOLUTE).finditer(folded):
        first, last = match.start(), match.end()
        if offsets is not None:
            first, last = offsets[first], offsets[last - 1] + 1
        if text[start + last : start + last + 1] == ")" and "(" in text[start + first : start + last]:
            last += 1
        groups = match.groupdict()
        lead = groups.get("words_relative") or groups.get("numeric_relative") or groups.get("month_first_relative")
        lead = lead or groups.get("hijri_relative")
        today = lead is not None and patterns.RELATIVE_DAYS[_spaced(lead)] == 0
        found.append(FoundDate(start + first, start + last, _resolve(match, published_on, False), today))
    return found
