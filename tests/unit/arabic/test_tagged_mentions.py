"""Tagged mentions that name nobody."""

from arabic.reading import Reading
from arabic.tagged_mentions import is_own_opinion


def reading(text: str) -> Reading:
    return Reading(text, [(0, len(text))])


def test_an_opinion_that_points_back() -> None:
    assert is_own_opinion(reading("بحسب رأيه فإن الطريق آمن"), 1, 2)
    assert not is_own_opinion(reading("بحسب رأي نادر فإن الطريق آمن"), 1, 3)
    assert not is_own_opinion(reading("بحسب الوزارة فإن الطريق آمن"), 1, 2)
