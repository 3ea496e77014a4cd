"""Two nights with toy stages: an article that changed, one that did not, and what `isnad status` says of them."""

import json
import os
from pathlib import Path

import duckdb
import pytest

os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")

from flows.settings import set_prefect_environment
from flows.summary import status_words
from tasks.clean import CLEAN
from tasks.ingest import ingest
from tasks.sign import SIGN
from tests.flow import toy_stages
from warehouse.load import database_path

pytestmark = pytest.mark.flow

PAGE = "https://www.okaz.com.sa/news/"
# The minister said: the dam will open on Sunday, and the villages will get its water before the end of the month as planned.
DAM = "قال الوزير: السد يفتح يوم الأحد، وتصل مياهه إلى القرى قبل نهاية الشهر كما كان مقررا، وتستفيد منه عشر قرى في الوادي."
# He added that the opening is put off until Monday because of the rain.
PUT_OFF = " وأضاف أن الافتتاح تأجل إلى يوم الاثنين بسبب الأمطار."


STAGES = (CLEAN, SIGN, *toy_stages.STAGES[1:])


def night(path: Path, day: str, *records: tuple[str, str, str, str]) -> Path:
    """JSON lines of that day, of (id, outlet, address, body)."""
    rows = [
        {"id": record, "outlet": outlet, "url": url, "title": f"خبر {record}", "body": body, "date": day}
        for record, outlet, url, body in records
    ]
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def query(warehouse: Path, words: str) -> list[tuple[object, ...]]:
    with duckdb.connect(database_path(warehouse), read_only=True) as connection:
        return connection.execute(words).fetchall()


def test_the_second_night_has_a_new_version(tmp_path: Path) -> None:
    from flows.pipeline import run_pipeline

    set_prefect_environment(tmp_path / "prefect")
    warehouse = tmp_path / "w"
    school = ("2", "صحيفة الوادي", "https://wadi.example/2", "قالت المديرة: المدرسة تفتح غدا أبوابها لكل أطفال القرية.")
    first = night(tmp_path / "1.jsonl", "2025-03-09", ("1", "صحيفة عكاظ", f"{PAGE}1", DAM), school)
    second = night(
        tmp_path / "2.jsonl", "2025-03-10", ("1", "عكاظ", f"{PAGE}1?utm_source=feed", DAM + PUT_OFF),
        # another paper prints the old text, under a headline of its own
        ("9", "صحيفة الوادي", "https://wadi.example/9", DAM), school,
    )  # fmt: skip

    for file in (first, second):
        report = run_pipeline([file], warehouse, stages=STAGES, ingest=ingest, jobs=1)
        assert not report.failures
    columns = "origin_id, outlet_id, content LIKE '%وأضاف%', superseded_by IS NULL, duplicate_of IS NULL"
    rows = query(warehouse, f"SELECT {columns} FROM quotes ORDER BY ALL")
    assert rows == [
        ("1", "okaz", False, False, True), ("1", "okaz", True, True, True), ("2", None, False, True, True),
        ("9", None, False, True, False),
    ]  # fmt: skip
    newest = "SELECT article_id FROM articles WHERE text LIKE '%وأضاف%'"
    assert query(warehouse, "SELECT superseded_by FROM articles WHERE superseded_by IS NOT NULL") == query(warehouse, newest)
    assert query(warehouse, "SELECT duplicate_of FROM duplicates") == query(warehouse, newest)
    # each story once
    counted = "SELECT origin_id FROM quotes WHERE duplicate_of IS NULL AND superseded_by IS NULL ORDER BY 1"
    assert query(warehouse, counted) == [("1",), ("2",)]

    words = list(status_words(warehouse))
    assert "Copies    1 duplicate, 1 superseded by a newer version" in words
    at = words.index("Unknown   1 outlet not in arabic/lexicons/outlets.tsv:")
    assert words[at + 1] == "         2  صحيفة الوادي"
