"""Dates: words in, day out; each line a way in which news writes a date."""

from datetime import date

import pytest

from arabic.dates import FoundDate, ParsedDate, find_dates, parse_date

THURSDAY = date(2024, 11, 21)

DAYS = [
    # the twelve Levantine months
    ("5 كانون الثاني 2024", "2024-01-05"),
    ("6 شباط 2024", "2024-02-06"),
    ("7 آذار 2024", "2024-03-07"),
    ("8 نيسان 2024", "2024-04-08"),
    ("9 أيار 2024", "2024-05-09"),
    ("10 حزيران 2024", "2024-06-10"),
    ("11 تموز 2024", "2024-07-11"),
    ("12 آب 2024", "2024-08-12"),
    ("13 أيلول 2024", "2024-09-13"),
    ("14 تشرين الأول 2024", "2024-10-14"),
    ("20 تشرين الثاني 2024", "2024-11-20"),
    ("31 كانون الأول 2024", "2024-12-31"),
    # Egypt and the Gulf
    ("1 يناير 2015", "2015-01-01"),
    ("29 فبراير 2024", "2024-02-29"),
    ("3 مارس 2015", "2015-03-03"),
    ("4 أبريل 2015", "2015-04-04"),
    ("4 إبريل 2015", "2015-04-04"),
    ("5 مايو 2015", "2015-05-05"),
    ("6 يونيه 2015", "2015-06-06"),
    ("7 يوليو 2015", "2015-07-07"),
    ("10 اغسطس 2015", "2015-08-10"),
    ("9 سبتمبر 2015", "2015-09-09"),
    ("10 أكتوبر 2015", "2015-10-10"),
    ("12 ديسمبر 2015", "2015-12-12"),
    # the Maghreb
    ("2 جانفي 2016", "2016-01-02"),
    ("3 فيفري 2016", "2016-02-03"),
    ("4 أفريل 2016", "2016-04-04"),
    ("5 ماي 2016", "2016-05-05"),
    ("15 جوان 2016", "2016-06-15"),
    ("16 جويلية 2016", "2016-07-16"),
    ("17 أوت 2016", "2016-08-17"),
    ("18 غشت 2016", "2016-08-18"),
    ("19 شتنبر 2016", "2016-09-19"),
    ("20 نونبر 2016", "2016-11-20"),
    ("21 دجنبر 2016", "2016-12-21"),
    # two calendars at once
    ("20 تشرين الثاني/نوفمبر 2024", "2024-11-20"),
    ("20 نوفمبر/تشرين الثاني 2024", "2024-11-20"),
    ("20 نوفمبر (تشرين الثاني) 2024", "2024-11-20"),
    ("الأحد 3 شوال 1436هـ الموافق 19 يوليو 2015م", "2015-07-19"),
    # weekday, year word, digits, ordinals, spelling
    ("اليوم الأربعاء (20 تشرين الثاني 2024)", "2024-11-20"),
    ("الأربعاء، 20 نوفمبر، 2024 - 10:30 ص", "2024-11-20"),
    ("يوم 5 ديسمبر من العام 2023", "2023-12-05"),
    ("5 ديسمبر لعام 2023", "2023-12-05"),
    ("٢٠ نوفمبر ٢٠٢٤", "2024-11-20"),
    ("۲۰ نوفمبر ۲۰۲۴", "2024-11-20"),
    ("الأول من فبراير 2024", "2024-02-01"),
    ("الثاني والعشرين من تشرين الأول عام 2023", "2023-10-22"),
    ("20 نُوفَمْبِر 2024", "2024-11-20"),
    # English of aggregators and feeds
    ("1st, February 2024 GMT", "2024-02-01"),
    ("22nd of March 2024", "2024-03-22"),
    ("February 1, 2024", "2024-02-01"),
    ("Feb 1 2024 10:20", "2024-02-01"),
    ("Thu, 01 Feb 2024 23:20:00 -0500", "2024-02-01"),
    # numbers
    ("2024-02-01", "2024-02-01"),
    ("2024-02-01T23:59:00+03:00", "2024-02-01"),
    ("2024-02-01T00:10:00Z", "2024-02-01"),
    ("2015-07-23 19:14:43", "2015-07-23"),
    ("2024/2/1", "2024-02-01"),
    ("2024 / 02 / 01", "2024-02-01"),
    ("20241120", "2024-11-20"),
    ("28/02/2017", "2017-02-28"),
    ("02/28/2017", "2017-02-28"),
    ("5/5/2017", "2017-05-05"),
    ("20.11.2024", "2024-11-20"),
    ("20-11-2024", "2024-11-20"),
    ("٢٠/١١/٢٠٢٤م", "2024-11-20"),
    ("الأربعاء 03/04/2024", "2024-04-03"),  # the weekday decides
    ("الإثنين 03/04/2024", "2024-03-04"),
    ("نُشر: 10:20 20-11-2024", "2024-11-20"),
]

UNKNOWN = [
    ("", "no_date"),
    ("لا تاريخ هنا", "no_date"),
    ("31 فبراير 2024", "impossible_date"),
    ("29 فبراير 2023", "impossible_date"),
    ("31/02/2017", "impossible_date"),
    ("2024-13-45", "impossible_date"),
    ("15/15/2017", "impossible_date"),
    ("03/04/2024", "ambiguous_order"),
    ("20/11/24", "two_digit_year"),
    ("20 نوفمبر", "no_year"),
    ("20 نوفمبر/شباط 2024", "months_disagree"),
    ("الثلاثاء 20 تشرين الثاني 2024", "weekday_disagrees"),
    ("17/10/1436هـ", "hijri"),
    ("١٤٤٦/٠٥/١٤ هـ", "hijri"),
    ("1446-05-14", "hijri"),
    ("5 رمضان 1445", "hijri"),
    ("14 جمادى الأولى 1446 هـ", "hijri"),
    ("أمس", "needs_published_on"),
    ("منذ 3 أيام", "needs_published_on"),
    ("نشر 1 فبراير 2024 حدث 2 فبراير 2024", "several_dates"),
]

RELATIVE = [
    ("اليوم", "2024-11-21"),
    ("أمس", "2024-11-20"),
    ("مساء أمس الأربعاء", "2024-11-20"),
    ("أول أمس", "2024-11-19"),
    ("أول من أمس", "2024-11-19"),
    ("غدا", "2024-11-22"),
    ("بعد غد", "2024-11-23"),
    ("منذ 3 أيام", "2024-11-18"),
    ("منذ ٣ أيام", "2024-11-18"),
    ("قبل يومين", "2024-11-19"),
    ("منذ أسبوع", "2024-11-14"),
    ("منذ أسبوعين", "2024-11-07"),
    ("3 days ago", "2024-11-18"),
    ("الثلاثاء الماضي", "2024-11-19"),
    ("الخميس الماضي", "2024-11-14"),
    ("20 نوفمبر", "2024-11-20"),  # no year: the nearest such day
    ("30 ديسمبر", "2024-12-30"),
]

RELATIVE_UNKNOWN = [
    ("أمس الثلاثاء", "weekday_disagrees"),
    ("الثلاثاء", "weekday_alone"),
    ("منذ ساعتين", "finer_than_a_day"),
    ("منذ 5 دقائق", "finer_than_a_day"),
    ("منذ شهر", "coarser_than_a_day"),
    ("منذ أيام", "uncounted"),
    ("5 مايو", "no_year"),
]


@pytest.mark.parametrize(("words", "on"), DAYS)
def test_a_day(words: str, on: str) -> None:
    assert parse_date(words) == ParsedDate(date.fromisoformat(on), "day", None)


@pytest.mark.parametrize(("words", "reason"), UNKNOWN)
def test_no_guess(words: str, reason: str) -> None:
    assert parse_date(words) == ParsedDate(None, None, reason)


@pytest.mark.parametrize(("words", "on"), RELATIVE)
def test_a_day_seen_from_publication(words: str, on: str) -> None:
    assert parse_date(words, THURSDAY) == ParsedDate(date.fromisoformat(on), "day", None)


@pytest.mark.parametrize(("words", "reason"), RELATIVE_UNKNOWN)
def test_no_guess_with_publication_either(words: str, reason: str) -> None:
    assert parse_date(words, THURSDAY) == ParsedDate(None, None, reason)


@pytest.mark.parametrize(
    ("words", "on", "precision"),
    [
        ("تشرين الثاني 2024", "2024-11-01", "month"),
        ("مارس من عام 2019", "2019-03-01", "month"),
        ("June 2019", "2019-06-01", "month"),
        ("2024", "2024-01-01", "year"),
        ("عام ٢٠٢٤", "2024-01-01", "year"),
    ],
)
def test_coarser_than_a_day(words: str, on: str, precision: str) -> None:
    parsed = parse_date(words)
    assert (parsed.on, parsed.precision) == (date.fromisoformat(on), precision)


def test_a_weekday_alone_known_to_be_past() -> None:
    assert parse_date("الثلاثاء", THURSDAY, past=True).on == date(2024, 11, 19)
    assert parse_date("الخميس", THURSDAY, past=True).on == THURSDAY


def test_a_range_of_days_is_no_day() -> None:
    assert parse_date("10-20 نوفمبر 2024").precision == "month"
    assert parse_date("بين 10 و20 نوفمبر 2024").precision == "month"


def test_dates_in_running_text() -> None:
    text = "قال اليوم الأربعاء (20 تشرين الثاني 2024) إن الموعد 1 كانون الأول 2024."
    found = find_dates(text)
    assert [text[f.start : f.end] for f in found] == ["اليوم الأربعاء (20 تشرين الثاني 2024)", "1 كانون الأول 2024"]
    assert [f.said_today for f in found] == [True, False]


def test_offsets_hold_with_diacritics_and_tatweel() -> None:
    text = "مُؤَكِّدًا أنـــه يوم 5 نُوفَمبر 2024"
    (found,) = find_dates(text)
    assert text[found.start : found.end] == "5 نُوفَمبر 2024"


def test_dates_are_found_within_bounds() -> None:
    text = "5 مايو 2020 و6 مايو 2021"
    assert find_dates(text, 11) == [FoundDate(13, 24, ParsedDate(date(2021, 5, 6), "day", None), False)]


def test_relative_days_are_found_on_request_only() -> None:
    text = "زار الوزير أمس المدينة"
    assert find_dates(text, published_on=THURSDAY) == []
    (found,) = find_dates(text, published_on=THURSDAY, relative=True)
    assert (text[found.start : found.end], found.parsed.on) == ("أمس", date(2024, 11, 20))
