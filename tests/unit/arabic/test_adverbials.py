"""Words after a verb of speech that name nobody."""

import pytest

from arabic.adverbials import opens_adverbial
from arabic.reading import Reading


def reading(text: str) -> Reading:
    return Reading(text, [(0, len(text))])


@pytest.mark.parametrize(
    "text",
    [
        "وأكد مرة أخرى أن الطريق آمن",  # and he confirmed once more that the road is safe
        "قال متأخرًا: عدت",  # he said, late: I am back
        "وأضاف قائلا: عدت",  # and he added, saying: I am back
        "وقال أمام الحضور إنه عاد",  # and he said before those present that he is back
        "لافتا النظر إلى أن الطريق آمن",  # drawing attention to the fact that the road is safe
    ],
)
def test_how_it_was_said(text: str) -> None:
    assert opens_adverbial(reading(text), 1)


@pytest.mark.parametrize(
    "text", ["قال نادر إنه عاد", "قال رضا إنه عاد", "قال إمام المسجد إنه عاد", "وقالت قائدة الفريق إنها عادت"]
)
def test_who_said_it(text: str) -> None:
    assert not opens_adverbial(reading(text), 1)
