"""Dates: words in, day out; each line a way in which news writes a date."""

from datetime import date

import pytest

from arabic.calendars import ParsedDate
from arabic.dates import FoundDate, find_dates, parse_date

THURSDAY = date(2024, 11, 21)

DAYS = [
    ("20نوفمبر2024", "2024-11-20"),
    ("20 نوفمبر2024 - 10:15", "2024-11-20"),
    ("20 نوفمبر تشرين الثاني 2024", "2024-11-20"),
    ("العشرون من نوفمبر 2024", "2024-11-20"),
    ("Wed Nov 20 10:15:00 GMT 2024", "2024-11-20"),
    ("Wed Nov 20 10:15:00 +0000 2024", "2024-11-20"),
    ("20241120T101500Z", "2024-11-20"),
    ("20241120101500", "2024-11-20"),
    ("1732096500", "2024-11-20"),  # seconds since 1970
    ("1732096500000", "2024-11-20"),
    ("1732096500.25", "2024-11-20"),
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
    ("الأربعاء ٢٠ / تشرين الثاني / ٢٠٢٤", "2024-11-20"),
    ("20/نوفمبر/2024", "2024-11-20"),
    ("20 / 11 / 2024", "2024-11-20"),
    ("20/نوفمبر/تشرين الثاني/2024", "2024-11-20"),
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
    ("5 كانون ثاني 2024", "2024-01-05"),
    ("14 تشرين أول 2024", "2024-10-14"),
    ("9 مايس 2024", "2024-05-09"),
    ("Tuesday, 20 February 2024", "2024-02-20"),
    ("3rd March 2024", "2024-03-03"),
    ("Sep 5, 2024", "2024-09-05"),
    ("Dec 31, 2023", "2023-12-31"),
    ("2024-02-29T23:59:59.123Z", "2024-02-29"),
    ("2024-02-01 10:20:30 +0300", "2024-02-01"),
    ("20 نوفمبر 2024 ميلادي", "2024-11-20"),
    ("20 نوفمبر 2024م", "2024-11-20"),
    ("31-12-2023", "2023-12-31"),
    ("12/31/2023", "2023-12-31"),
    ("٢٠٢٤-١١-٢٠", "2024-11-20"),
    ("السبت 29 فيفري 2020", "2020-02-29"),
    ("2020-02-29", "2020-02-29"),
    ("الثلاثين من يونيو 2013", "2013-06-30"),
]

UNKNOWN = [
    ("2024112010", "no_date"),
    ("966501234567", "no_date"),
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
    ("20/11/1436م", "impossible_date"),
    ("5 مايو 1436هـ", "calendars_disagree"),
    ("مايو 1436", "calendars_disagree"),
    ("March 5, 1436", "calendars_disagree"),
    ("الأحد 3 شوال 1436هـ الموافق 25 يوليو 2015م", "calendars_disagree"),
    ("2024/0/5", "impossible_date"),
    ("2024/5/0", "impossible_date"),
    ("0 مايو 2024", "impossible_date"),
    ("32 مايو 2024", "impossible_date"),
    ("31 أبريل 2024", "impossible_date"),
    ("الحادي والثلاثين من سبتمبر 2024", "impossible_date"),
    ("29/02/2100", "impossible_date"),
    ("1 يناير 1750", "impossible_date"),
    ("1 يناير 2150", "impossible_date"),
    ("123/4/2024", "impossible_date"),
    ("2024-11-2024", "impossible_date"),
    ("12/11/2024", "ambiguous_order"),
    ("01-02-2024", "ambiguous_order"),
    ("01.02.2024", "ambiguous_order"),
    ("الأحد 03/04/2024", "weekday_disagrees"),
    ("01/02/03", "two_digit_year"),
    ("5 مايو", "no_year"),
    ("الأول من فبراير", "no_year"),
    ("5 أيار/يونيو 2024", "months_disagree"),
    ("Monday 20 November 2024", "weekday_disagrees"),
    ("غدا", "needs_published_on"),
    ("الثلاثاء الماضي", "needs_published_on"),
    ("3 days ago", "needs_published_on"),
    ("2024-02-01 2024-02-02", "several_dates"),
    ("الهاتف 0790123456", "no_date"),
    ("10:20", "no_date"),
    ("النسخة 1.2.3.4", "no_date"),
    ("مارس رياضته", "no_date"),  # مارس also means 'he practised'
    ("1000000", "no_date"),
    ("أمس", "needs_published_on"),
    ("منذ 3 أيام", "needs_published_on"),
    ("نشر 1 فبراير 2024 حدث 2 فبراير 2024", "several_dates"),
]

HIJRI = [
    ("1446/05/14 هـ", "2024-11-16"),
    ("١٤٤٦/٠٥/١٤ هـ", "2024-11-16"),
    ("1446-05-14", "2024-11-16"),
    ("14-5-1446هـ", "2024-11-16"),
    ("14/05/1446", "2024-11-16"),
    ("14.5.1446 هـ", "2024-11-16"),
    ("17/10/1436هـ", "2015-08-02"),
    ("5/5/1446 هجري", "2024-11-07"),
    ("14 جمادى الأولى 1446 هـ", "2024-11-16"),
    ("14 جمادى الأول 1446", "2024-11-16"),
    ("14 جماد الأول 1446هـ", "2024-11-16"),
    ("السبت 14 جمادى الأولى 1446 هـ", "2024-11-16"),
    ("الرابع عشر من جمادى الأولى 1446 للهجرة", "2024-11-16"),
    ("1 محرم 1446 هـ", "2024-07-07"),
    ("1 محرم الحرام 1446", "2024-07-07"),
    ("غرة محرم 1 محرم 1445هـ", "2023-07-19"),
    ("12 ربيع الأول 1446", "2024-09-15"),
    ("27 رجب 1445هـ", "2024-02-08"),
    ("1 شعبان 1445هـ", "2024-02-11"),
    ("5 رمضان 1445", "2024-03-15"),
    ("5 من شهر رمضان المبارك عام 1445 هـ", "2024-03-15"),
    ("1 رمضان 1436هـ", "2015-06-18"),
    ("1 شوال 1445", "2024-04-10"),
    ("3 شوّال 1436 هـ", "2015-07-19"),
    ("الأول من شوال 1445 هـ", "2024-04-10"),
    ("9 ذو الحجة 1445", "2024-06-15"),
    ("10 ذي الحجة 1445 هـ", "2024-06-16"),
    ("10 ذوالحجة 1444هـ", "2023-06-28"),
    ("10/ذو الحجة/1445", "2024-06-16"),
]

HIJRI_UNKNOWN = [
    ("1340/05/14 هـ", "hijri_out_of_range"),
    ("14/05/1546هـ", "hijri_out_of_range"),
    ("14 رمضان 1501 هـ", "hijri_out_of_range"),
    ("1446/05/30 هـ", "impossible_date"),  # that month has 29 days
    ("1446/13/01 هـ", "impossible_date"),
    ("31 رمضان 1445", "impossible_date"),
    ("20/11/2024هـ", "impossible_date"),
    ("03/04/1446هـ", "ambiguous_order"),
    ("03/04/1446", "ambiguous_order"),
    ("14/5/46 هـ", "two_digit_year"),
    ("الأحد 14 جمادى الأولى 1446 هـ", "weekday_disagrees"),
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
    ("أمس الأربعاء", "2024-11-20"),
    ("أمس الأول", "2024-11-19"),
    ("البارحة", "2024-11-20"),
    ("اليوم الخميس", "2024-11-21"),
    ("يوم الجمعة الماضي", "2024-11-15"),
    ("السبت الماضي", "2024-11-16"),
    ("قبل 10 أيام", "2024-11-11"),
    ("منذ يوم", "2024-11-20"),
    ("منذ 3 أسابيع", "2024-10-31"),
    ("1 day ago", "2024-11-20"),
    ("2 weeks ago", "2024-11-07"),
    ("yesterday", "2024-11-20"),
    ("today", "2024-11-21"),
    ("أمس 19 نوفمبر 2024", "2024-11-19"),  # the absolute date wins
    ("5 كانون الثاني", "2025-01-05"),
    ("20 نوفمبر", "2024-11-20"),  # no year: the nearest such day
    ("20 نوفمبر، 50% من", "2024-11-20"),
    ("30 ديسمبر", "2024-12-30"),
]

RELATIVE_UNKNOWN = [
    ("أمس الثلاثاء", "weekday_disagrees"),
    ("الثلاثاء", "weekday_alone"),
    ("20 نوفمبر 23.", "two_digit_year"),
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


@pytest.mark.parametrize(("words", "on"), HIJRI)
def test_a_hijri_day(words: str, on: str) -> None:
    assert parse_date(words) == ParsedDate(date.fromisoformat(on), "day", None, "hijri")


@pytest.mark.parametrize(("words", "reason"), HIJRI_UNKNOWN)
def test_no_guess_at_hijri_days(words: str, reason: str) -> None:
    assert parse_date(words) == ParsedDate(None, None, reason, "hijri")


def test_the_gregorian_date_wins_where_the_moon_was_seen_a_day_later() -> None:
    parsed = parse_date("3 شوال 1436هـ الموافق الإثنين 20 يوليو 2015م")
    assert parsed == ParsedDate(date(2015, 7, 20), "day", None)


def test_a_hijri_date_in_running_text() -> None:
    text = "صدر القرار في 14 جمادى الأولى 1446هـ ونشر بعده"
    (found,) = find_dates(text)
    assert (text[found.start : found.end], found.parsed.on) == ("14 جمادى الأولى 1446هـ", date(2024, 11, 16))


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
        ("شوال 1445", "2024-04-10", "month"),
        ("شهر رمضان 1445هـ", "2024-03-11", "month"),
        ("1446", "2024-07-07", "year"),
        ("1446 هـ", "2024-07-07", "year"),
        ("جانفي 2017", "2017-01-01", "month"),
        ("تشرين الثاني/نوفمبر 2024", "2024-11-01", "month"),
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
