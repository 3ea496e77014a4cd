"""Addressee, relay, role and day of a quotation."""

from datetime import date

import pytest

from arabic.attribution import attribute
from arabic.particulars import addressee_of, relay_of, role_of, said_on
from arabic.quotations import find_quotations
from arabic.ranking import Weights
from tests.unit.arabic.marked import article


@pytest.mark.parametrize(
    ("marked", "addressee"),
    [
        ('[C:وقال] [S:عامر] لـ"[A:بغداد اليوم]"، إن "المدينة ليست ضعيفة".', "بغداد اليوم"),
        ("[C:وقال] [S:عامر] إن المدينة ليست ضعيفة.", None),
    ],
)
def test_addressee(marked: str, addressee: str | None) -> None:
    reading, cues, entities = article(marked)
    (quotation,) = find_quotations(reading, cues, entities)
    assert addressee_of(reading, quotation) == addressee


@pytest.mark.parametrize(
    ("marked", "relay"),
    [
        ("نقلت [O:وكالة رويترز] عن [S:مسؤول] [C:قوله] إن الاتفاق قريب.", "وكالة رويترز"),
        ("[C:قالت] [S:[O:وكالة رويترز]] نقلا عن [S:مسؤول] إن الاتفاق قريب.", "وكالة رويترز"),
        ("[C:قال] [S:مسؤول] إن الاتفاق قريب.", None),
    ],
)
def test_relay(marked: str, relay: str | None) -> None:
    reading, cues, entities = article(marked)
    (quotation,) = find_quotations(reading, cues, entities)
    assert relay_of(reading, quotation, entities) == relay


def test_role_is_kept_apart_from_the_name() -> None:
    reading, cues, entities = article("[C:أكد] [S:القيادي في الاطار [P:نادر عامر]] أن العدوان مرفوض.")
    (quotation,) = find_quotations(reading, cues, entities)
    (attribution,) = attribute(reading, [quotation], entities, Weights({}))
    assert attribution.speaker is not None
    assert role_of(reading, attribution.speaker) == "القيادي في الاطار"


@pytest.mark.parametrize(
    ("marked", "day"),
    [
        ("[C:أكد] [S:عامر]، اليوم الأربعاء (20 تشرين الثاني 2024)، أن العدوان مرفوض.", date(2024, 11, 20)),
        ("[C:أكد] [S:عامر]، أمس، أن العدوان مرفوض.", date(2024, 11, 20)),
        ("[C:أكد] [S:عامر] أن العدوان مرفوض.", None),
        ('[C:أكد] [S:عامر] لـ"[A:بغداد اليوم]" أن العدوان مرفوض.', None),
    ],
)
def test_day(marked: str, day: date | None) -> None:
    reading, cues, entities = article(marked)
    (quotation,) = find_quotations(reading, cues, entities)
    assert said_on(reading, quotation, date(2024, 11, 21)) == day
