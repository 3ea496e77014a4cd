"""Six real pages against a reading of them by hand: which paragraphs are the article.

main_text_readings.tsv holds no text: of each paragraph of the reading its number of words and a hash (white space made
single). A word counts as found only where its whole paragraph was found, so the figures are lower bounds of word-level F1.
"""

import csv
import hashlib
from collections import Counter
from pathlib import Path

import pytest

from tasks.readers import Record
from tasks.readers.html import read_html

PAGES = Path(__file__).parents[3] / ".." / "shared" / "data" / "web" / "html"
LEAST = 0.95


def _readings() -> dict[str, Counter[tuple[int, str]]]:
    readings: dict[str, Counter[tuple[int, str]]] = {}
    with (Path(__file__).parent / "main_text_readings.tsv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines, delimiter="\t"):
            readings.setdefault(row["page"], Counter())[int(row["words"]), row["sha256"]] += 1
    return readings


READINGS = _readings()


def _paragraphs(body: str) -> Counter[tuple[int, str]]:
    """(words, hash) of each paragraph of a text."""
    words = [line.split() for line in body.split("\n") if line.strip()]
    return Counter((len(line), hashlib.sha256(" ".join(line).encode()).hexdigest()[:16]) for line in words)


def _f1(found: Counter[tuple[int, str]], wanted: Counter[tuple[int, str]]) -> float:
    """F1 by words of the paragraphs that are the same."""

    def words(paragraphs: Counter[tuple[int, str]]) -> int:
        return sum(paragraph[0] * times for paragraph, times in paragraphs.items())

    return 2 * words(found & wanted) / (words(found) + words(wanted))


def test_a_paragraph_too_many_and_one_too_few_cost_their_words() -> None:
    wanted = _paragraphs("واحد اثنان\nثلاثة أربعة")
    assert _f1(_paragraphs("واحد  اثنان\nثلاثة أربعة"), wanted) == 1.0
    assert _f1(_paragraphs("واحد اثنان"), wanted) == pytest.approx(2 * 2 / (2 + 4))
    assert _f1(_paragraphs("واحد اثنان\nثلاثة أربعة\nخمسة"), wanted) == pytest.approx(2 * 4 / (5 + 4))


@pytest.mark.skipif(not PAGES.exists(), reason="the pages of ../shared/data/web are not here")
@pytest.mark.parametrize("page", READINGS)
def test_main_text_is_what_a_reader_takes_for_the_article(page: str) -> None:
    with (PAGES / f"{page}.html").open("rb") as stream:
        (record,) = read_html(stream)
    assert isinstance(record, Record)
    assert _f1(_paragraphs(record.body or ""), READINGS[page]) >= LEAST
