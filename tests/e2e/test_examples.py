"""The whole pipeline with the shipped models over `examples/`, checked against what a reader finds there."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

pytestmark = pytest.mark.flow
EXPECTED = Path(__file__).parent / "expected_quotes.tsv"
Build = Callable[[Path, int], dict[str, int]]


def stage_files(warehouse: Path) -> dict[str, bytes]:
    return {p.relative_to(warehouse).as_posix(): p.read_bytes() for p in sorted((warehouse / "stages").rglob("*.parquet"))}


def test_who_said_what(database: duckdb.DuckDBPyConnection) -> None:
    header, *lines = EXPECTED.read_text(encoding="utf-8").splitlines()
    found = database.execute(f"SELECT {header.replace(chr(9), ', ')} FROM quotes").fetchall()
    said = {tuple("" if value is None else str(value) for value in row) for row in found}
    wanted = {tuple(line.split("\t")) for line in lines}
    assert not wanted - said


def test_one_article_has_these_quotations_and_no_more(database: duckdb.DuckDBPyConnection) -> None:
    """رئيسة بلدية السنديان (the mayor of Sindyan opens a park): six by her and one by an engineer."""
    found = database.execute("SELECT cue, speaker FROM quotes WHERE title LIKE 'رئيسة بلدية السنديان%'").fetchall()
    mayor = [(cue, "هند الراسي") for cue in (None, "أعلنت", "مؤكدة", "وقالت", "وأضافت", "مشيرة")]
    assert sorted(found, key=str) == sorted([*mayor, ("قال", "فؤاد الحصباني")], key=str)


def test_offsets_give_the_words(database: duckdb.DuckDBPyConnection) -> None:
    rows = database.execute(
        "SELECT a.text, q.content_spans, q.content, q.cue_start_char, q.cue_end_char, q.cue, t.speaker_start_char, "
        "t.speaker_end_char, t.speaker FROM quotations q JOIN articles a USING (article_id) JOIN attributions t USING (quotation_id)"
    ).fetchall()
    assert len(rows) > 30
    for text, spans, content, cue_start, cue_end, cue, start, end, speaker in rows:
        assert " … ".join(text[s["start"] : s["end"]] for s in spans) == content
        assert cue is None or text[cue_start:cue_end] == cue
        assert speaker is None or text[start:end] == speaker


def test_every_pair_of_marks_is_accounted_for(database: duckdb.DuckDBPyConnection) -> None:
    unexplained = database.execute("SELECT count(*) FROM marks WHERE (quotation_id IS NULL) = (reason IS NULL)").fetchall()
    assert unexplained == [(0,)]
    assert database.execute("SELECT count(*) FROM marks WHERE reason IS NOT NULL").fetchall()[0][0] > 0


def test_the_broken_line_is_a_rejection(database: duckdb.DuckDBPyConnection) -> None:
    assert ("wadi_news.jsonl", "broken_record") in database.execute("SELECT file, reason FROM rejections").fetchall()


def test_a_second_run_builds_nothing(warehouse: Path, build: Build) -> None:
    before = stage_files(warehouse)
    assert set(build(warehouse, 1).values()) == {0}
    assert stage_files(warehouse) == before


def test_another_build_is_byte_identical(warehouse: Path, build: Build, tmp_path: Path) -> None:
    build(tmp_path, 2)
    assert stage_files(tmp_path) == stage_files(warehouse)
