"""Days of the two calendars: what a date says, and whether there is such a day.

A Hijri date is converted by the calendar of Umm al-Qura, 1343 to 1500.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from hijridate import Hijri

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


_YEARS = range(1800, 2101)
HIJRI_YEARS = range(1300, 1501)
_CALENDARS_APART = timedelta(days=2)


def unknown(reason: str, calendar: Calendar = "gregorian") -> ParsedDate:
    """No day, and why."""
    return ParsedDate(None, None, reason, calendar)


def hijri_day(year: int, month: int, day: int, weekday: int | None) -> ParsedDate:
    """The Gregorian day of a Hijri date, if there is such a day and it falls on that weekday."""
    if year in _YEARS:
        return unknown("impossible_date", "hijri")
    try:
        found = Hijri(year, month, day).to_gregorian()
    except OverflowError:
        return unknown("hijri_out_of_range", "hijri")
    except ValueError:
        return unknown("impossible_date", "hijri")
    on = date(found.year, found.month, found.day)
    if weekday is not None and weekday != on.weekday():
        return unknown("weekday_disagrees", "hijri")
    return ParsedDate(on, "day", None, "hijri")


def day_of(year: int, month: int, day: int, weekday: int | None, era: str | None = None) -> ParsedDate:
    """The day, if there is such a day and it falls on that weekday; a Hijri one by its mark or, without any, by its year."""
    if era == "ه" or (era is None and year in HIJRI_YEARS):
        return hijri_day(year, month, day, weekday)
    if year not in _YEARS:
        return unknown("impossible_date")
    try:
        on = date(year, month, day)
    except ValueError:
        return unknown("impossible_date")
    if weekday is not None and weekday != on.weekday():
        return unknown("weekday_disagrees")
    return ParsedDate(on, "day", None)


def coarse(first: ParsedDate, precision: Precision) -> ParsedDate:
    """A month or a year, of its first day."""
    return replace(first, precision=precision) if first.on else first


def apart(hijri: ParsedDate, gregorian: ParsedDate) -> bool:
    """Whether a Hijri day cannot be that Gregorian day, even where the month began by another rule."""
    days = hijri.precision == gregorian.precision == "day"
    return bool(days and hijri.on and gregorian.on and abs(hijri.on - gregorian.on) > _CALENDARS_APART)
