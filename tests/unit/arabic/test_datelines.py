"""Datelines: which lines are one, and how far one at the head of a body reaches."""

import pytest

from arabic.datelines import is_dateline, leading_dateline


@pytest.mark.parametrize(
    "line",
    [
        "بغداد اليوم - بغداد",
        "بغداد اليوم- بغداد",
        "الرياض (واس)",
        "(رويترز)",
        "أ.ف.ب",
        "منى العلي – الرياض",
        "عمان 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس",
        "وادي النخيل 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م واس",
    ],
)
def test_a_dateline(line: str) -> None:
    assert is_dateline(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "بغداد",
        "صورة جماعية",
        "إطلاق صحيفة «الرياض - اليوم» قريبا",
        "منى العلي – وادي النخيل",
        "وصل الوفد إلى القاهرة، ثم غادرها إلى الرياض في مساء اليوم ذاته - مصدر.",
        "الطريق بين مدينة بغداد الكبرى القديمة - ومدينة أخرى بعيدة عنها",
    ],
)
def test_no_dateline(line: str) -> None:
    assert not is_dateline(line)


def test_the_outlet_is_known_on_its_own_pages() -> None:
    assert is_dateline("الوادي اليوم - السنديان", "وكالة الوادي اليوم")
    assert not is_dateline("الوادي اليوم - السنديان", "وكالة أخرى")
    assert not is_dateline("الوادي اليوم - السنديان")


@pytest.mark.parametrize(
    ("body", "dateline"),
    [
        ("دبي، الإمارات العربية المتحدة (CNN)-- قال الوزير", "دبي، الإمارات العربية المتحدة (CNN)"),
        ("الرياض (واس): قال الوزير", "الرياض (واس)"),
        ("بيروت - قالت الوزيرة", "بيروت"),
        ("هدى سالم- سبق- الخفجي: قال الوزير", "هدى سالم- سبق- الخفجي"),
        ("قال الوزير: بيروت مدينة", None),
        ("واشنطن تقول: لا", None),
        ("", None),
    ],
)
def test_at_the_head_of_a_body(body: str, dateline: str | None) -> None:
    span = leading_dateline(body)
    assert (body[span[0] : span[1]] if span else None) == dateline


def test_offsets_count_from_the_start_of_the_text() -> None:
    text = "عنوان\n\nبيروت: قال"
    assert leading_dateline(text, 7) == (7, 12)


def test_a_dateline_ends_with_its_bracket() -> None:
    text = "باريس (أ ف ب) - أعلن الوزير أن الطريق فتحت"
    span = leading_dateline(text)
    assert span is not None
    assert text[slice(*span)] == "باريس (أ ف ب)"
