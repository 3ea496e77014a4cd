"""Reads dates as Arabic news writes them: '20 تشرين الثاني 2024', '1st, February 2024 GMT', 'أمس' (yesterday).

An impossible or ambiguous date is None with a reason, never a guess.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from arabic import date_patterns as patterns
from arabic.calendars import HIJRI_YEARS, Calendar, ParsedDate, apart, coarse, day_of, hijri_day, unknown
from arabic.date_surroundings import Side, broken_year, follows_another_day, is_not_last, side_after
from arabic.normalize import fold, fold_with_offsets


@dataclass(frozen=True)
class FoundDate:
    """A date in running text: code points [start, end), and what it says.

    `said_today` is true where the words before it call it today: 'اليوم الأربعاء (20 تشرين الثاني 2024)'.
    """

    start: int
    end: int
    parsed: ParsedDate
    said_today: bool


_NEAR = timedelta(days=60)
_A_YEAR = timedelta(days=366)
_PLAIN = re.compile("[\\s!-~\u0600-\u060b\u060d-\u061a\u061b-\u063f\u0641-\u064a\u0660-\u066f\u0671-\u06d3،«»“”–—]*")
_AGO_DAYS = {"يوم": 1, "يوما": 1, "ايام": 1, "يومين": 2, "اسبوع": 7, "اسبوعا": 7, "اسابيع": 7, "اسبوعين": 14,
             "day": 1, "days": 1, "week": 7, "weeks": 7}  # fmt: skip
_PLURALS = {"ايام", "اسابيع", "days", "weeks"}
_FINER = {fold(word) for word in ("ساعات", "ساعتين", "ساعة", "دقائق", "دقيقتين", "دقيقة", "hour", "hours", "minute", "minutes")}


def _spaced(words: str) -> str:
    """Words with one space between them, as the lexicons have them."""
    return " ".join(words.split())


def _weekday(words: str | None) -> int | None:
    """Number of a weekday, Monday 0; None for none."""
    return patterns.WEEKDAYS[_spaced(words)] if words is not None else None


def _month(match: re.Match[str], shape: str) -> int | None:
    """Number of the month; None if the two names of a dual month disagree."""
    month = patterns.MONTHS[_spaced(match[f"{shape}_month"])]
    other = match[f"{shape}_other"]
    if other is not None and patterns.MONTHS[_spaced(other)] != month:
        return None
    return month


def _from_numbers(match: re.Match[str]) -> ParsedDate:
    """2024/11/20, 20-11-2024, 11/20/2024; 03/04/2024 only where a weekday decides."""
    weekday, era = _weekday(match["numeric_weekday"]), match["numeric_era"]
    first, second, third = match["n1"], int(match["n2"]), match["n3"]
    if len(first) <= 2 and follows_another_day(match, int(first)):
        return unknown("several_dates")
    calendar: Calendar = "hijri" if era == "ه" else "gregorian"
    if len(first) == 4:
        return day_of(int(first), second, int(third), weekday, era) if len(third) <= 2 else unknown("impossible_date", calendar)
    if len(first) == 3:
        return unknown("impossible_date", calendar)
    if len(third) != 4:
        return unknown("two_digit_year", calendar)
    year, one = int(third), int(first)
    if one > 12 or one == second:
        return day_of(year, second, one, weekday, era)
    if second > 12:
        return day_of(year, one, second, weekday, era)
    if weekday is not None:
        both = [day_of(year, second, one, weekday, era), day_of(year, one, second, weekday, era)]
        fitting = [found for found in both if found.on]
        if len(fitting) == 1:
            return fitting[0]
        return unknown("ambiguous_order" if fitting else "weekday_disagrees", both[0].calendar)
    return unknown("ambiguous_order", "hijri" if year in HIJRI_YEARS else calendar)


def _from_hijri_words(match: re.Match[str]) -> ParsedDate:
    """14 جمادى الأولى 1446 هـ (14 Jumada I), رمضان 1445 (Ramadan)."""
    year, month = int(match["hijri_year"]), patterns.HIJRI_MONTHS[_spaced(match["hijri_month"])]
    if match["hijri_day"] or match["hijri_ordinal"]:
        day = int(match["hijri_day"]) if match["hijri_day"] else patterns.ORDINALS[_spaced(match["hijri_ordinal"])]
        if follows_another_day(match, day):
            return coarse(hijri_day(year, month, 1, None), "month")
        return hijri_day(year, month, day, _weekday(match["hijri_weekday"]))
    return coarse(hijri_day(year, month, 1, None), "month")


def _from_words(match: re.Match[str], published_on: date | None) -> ParsedDate:
    """20 نوفمبر 2024; without year only if the nearest such day lies within 60 days of publication."""
    month = _month(match, "words")
    if month is None:
        return unknown("months_disagree")
    day = int(match["day"]) if match["day"] else patterns.ORDINALS[_spaced(match["ordinal"])]
    weekday = _weekday(match["words_weekday"])
    if match["year"] is not None:
        year, era = int(match["year"]), match["words_era"]
        if era == "ه" or year in HIJRI_YEARS:
            return unknown("calendars_disagree")
        if follows_another_day(match, day):
            return coarse(day_of(year, month, 1, None), "month")
        return day_of(year, month, day, weekday)
    if reason := broken_year(match):
        return unknown(reason)
    if follows_another_day(match, day):
        return unknown("several_dates")
    return _without_year(month, day, weekday, published_on, side_after(match)) if published_on else unknown("no_year")


def _without_year(month: int, day: int, weekday: int | None, published_on: date, side: Side | None) -> ParsedDate:
    """The day whose year is not written: the nearest one, or the one that 'last' or 'next' beside it say."""
    if side and side.is_of_year:
        return day_of(published_on.year + side.side, month, day, weekday)
    for year in (published_on.year, published_on.year - 1, published_on.year + 1):
        found = day_of(year, month, day, weekday)
        if found.on is None or abs(found.on - published_on) > (_A_YEAR if side and side.side else _NEAR):
            continue
        if side is None or side.side == 0 or (found.on - published_on).days * side.side > 0:
            return found
    return unknown("no_year")


def _shifted(days: int, published_on: date | None, weekday: str | None = None) -> ParsedDate:
    """The day that many days from publication."""
    if published_on is None:
        return unknown("needs_published_on")
    try:
        on = published_on + timedelta(days=days)
    except OverflowError:
        return unknown("impossible_date")
    return day_of(on.year, on.month, on.day, _weekday(weekday))


def _ago(unit: str, count: str | None, published_on: date | None) -> ParsedDate:
    """منذ 3 أيام (3 days ago): whole days and weeks only."""
    if unit in _FINER:
        return unknown("finer_than_a_day")
    if unit not in _AGO_DAYS:
        return unknown("coarser_than_a_day")
    if count is None and unit in _PLURALS:
        return unknown("uncounted")
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
            return unknown("months_disagree")
        if int(match["first_year"]) in HIJRI_YEARS:
            return unknown("calendars_disagree")
        return day_of(int(match["first_year"]), month, int(match["first_day"]), _weekday(match["month_first_weekday"]))
    if shape == "only":
        month = _month(match, "only")
        if month is None:
            return unknown("months_disagree")
        if match["only_era"] == "ه" or int(match["only_year"]) in HIJRI_YEARS:
            return unknown("calendars_disagree")
        return coarse(day_of(int(match["only_year"]), month, 1, None), "month")
    if shape == "hijri":
        return _from_hijri_words(match)
    if shape == "ago":
        return _ago(match["unit"], match["count"], published_on)
    if shape == "latin_ago":
        return _ago(match["latin_unit"], match["latin_count"], published_on)
    if shape == "near":
        return _shifted(patterns.RELATIVE_DAYS[_spaced(match["relative"])], published_on, match["relative_weekday"])
    if published_on is None:
        return unknown("needs_published_on")
    if (not past and not match["past"]) or (not match["past"] and is_not_last(match)):
        return unknown("weekday_alone")
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
        return day_of(int(iso[1]), int(iso[2]), int(iso[3]), None)
    if stamp := patterns.STAMP.fullmatch(words):
        on = date(1970, 1, 1) + timedelta(seconds=int(stamp[1]))
        return day_of(on.year, on.month, on.day, None)
    folded = fold(words)
    year = patterns.YEAR.fullmatch(folded)
    if year:
        return coarse(day_of(int(year[1]), 1, 1, None, year[2] if year[2] == "ه" else None), "year")
    found = [_resolve(match, published_on, past) for match in patterns.ABSOLUTE.finditer(folded)]
    if not found:
        found = [_resolve(match, published_on, past) for match in patterns.ANY.finditer(folded)]
    if not found:
        return unknown("no_date")
    gregorian = [parsed for parsed in found if parsed.calendar == "gregorian"]
    chosen = gregorian or found
    if len({(parsed.on, parsed.reason) for parsed in chosen}) > 1:
        return unknown("several_dates")
    if gregorian and any(apart(hijri, gregorian[0]) for hijri in found if hijri.calendar == "hijri"):
        return unknown("calendars_disagree")
    return chosen[0]


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
        if text[start + last : start + last + 1] == "\u0640":  # the tatweel of هـ (AH), which folding took away
            last += 1
        groups = match.groupdict()
        lead = groups.get("words_relative") or groups.get("numeric_relative") or groups.get("month_first_relative")
        lead = lead or groups.get("hijri_relative")
        today = lead is not None and patterns.RELATIVE_DAYS[_spaced(lead)] == 0
        found.append(FoundDate(start + first, start + last, _resolve(match, published_on, False), today))
    return found
