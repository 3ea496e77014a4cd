"""The tables of docs/quality.md on results small enough to count."""

from datetime import date

import pytest

from models.report import published_on, reliability


def test_reliability() -> None:
    rated = [(0.97, True), (0.96, True), (0.96, False), (0.55, True), (0.2, False)]
    rows = reliability(rated)
    assert rows[2:5] == [
        "| 0.00 | 1 | 0.200 | 0.000 | 0.200 |",
        "| 0.50 | 1 | 0.550 | 1.000 | 0.200 |",
        "| 0.95 | 3 | 0.963 | 0.667 | 0.600 |",
    ]
    assert "| 0.95 | 3 | 0.600 | 0.667 |" in rows
    assert "| 0.97 | 1 | 0.200 | 1.000 |" in rows
    assert "| 0.50 | 4 | 0.800 | 0.750 |" in rows


@pytest.mark.parametrize(("written", "day"), [("2015-08-02 23:24:29", date(2015, 8, 2)), ("أمس", None), (None, None), ("", None)])
def test_published_on(written: str | None, day: date | None) -> None:
    assert published_on({"date": written}) == day
