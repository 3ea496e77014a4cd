"""Dates with a word or a number beside them that changes what they say."""

from datetime import date

import pytest

from arabic.dates import parse_date

THURSDAY = date(2024, 11, 21)


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("25 نوفمبر الماضي", "2023-11-25"),
        ("20 نوفمبر الماضي", "2024-11-20"),
        ("20 أبريل الماضي", "2024-04-20"),
        ("10 نوفمبر المقبل", "2025-11-10"),
        ("الخامس من مارس القادم", "2025-03-05"),
        ("20 نوفمبر من العام الماضي", "2023-11-20"),
        ("5 يونيو من السنة الجارية", "2024-06-05"),
        ("20 نوفمبر الجاري", "2024-11-20"),
        ("20 نوفمبر 10:15", "2024-11-20"),
        ("20 نوفمبر 10 صباحا", "2024-11-20"),
        ("قتل في 20 نوفمبر 24 شخصا", "2024-11-20"),
    ],
)
def test_a_day_without_year(words: str, on: str) -> None:
    assert parse_date(words, THURSDAY).on == date.fromisoformat(on)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("20 نوفمبر 24", "two_digit_year"),
        ("20-Nov-23", "two_digit_year"),
        ("20 نوفمبر '24", "two_digit_year"),
        ("20 نوفمبر 20244", "impossible_date"),
        ("20 إلى 22 نوفمبر", "several_dates"),
        ("20 - 22/11/2024", "several_dates"),
        ("29 فبراير من العام الماضي", "impossible_date"),
    ],
)
def test_no_guess(words: str, reason: str) -> None:
    parsed = parse_date(words, THURSDAY)
    assert (parsed.on, parsed.reason) == (None, reason)


@pytest.mark.parametrize(
    "words",
    [
        "20 - 22 نوفمبر 2024",
        "من 20 إلى 22 نوفمبر 2024",
        "20، 21، 22 نوفمبر 2024",
        "بين 20 و 22 نوفمبر 2024",
        "من الأحد 17 حتى الثلاثاء 19 نوفمبر 2024",
        "1 - 3 رمضان 1445",
    ],
)
def test_the_end_of_a_range_is_no_day(words: str) -> None:
    assert parse_date(words).precision == "month"


@pytest.mark.parametrize("words", ["10:15 - 22 نوفمبر 2024", "العدد 1234 - 22 نوفمبر 2024", "10:15 - 22/11/2024"])
def test_a_time_or_a_number_before_a_date_makes_no_range(words: str) -> None:
    assert parse_date(words).on == date(2024, 11, 22)


@pytest.mark.parametrize("words", ["السبت المقبل", "السبت القادم", "السبت قبل الماضي"])
def test_another_weekday_than_the_last(words: str) -> None:
    assert parse_date(words, THURSDAY, past=True).reason == "weekday_alone"
    assert parse_date("السبت الماضي", THURSDAY, past=True).on == date(2024, 11, 16)
