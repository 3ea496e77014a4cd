"""The order of batches: what came later has the higher round, whatever its name."""

from pathlib import Path

from schemas.tables import RAW_ARTICLES
from warehouse.batch_order import batch_rounds, note_batches
from warehouse.runs import append_run, start_run
from warehouse.store import table_path, write_table


def ingested(warehouse: Path, batch: str) -> None:
    write_table(table_path(warehouse, "raw_articles", batch, "ingest"), RAW_ARTICLES, RAW_ARTICLES.empty(), "f")


def test_each_batch_has_the_round_in_which_it_came(tmp_path: Path) -> None:
    assert batch_rounds(tmp_path) == {}
    assert note_batches(tmp_path, ["m-0000", "m-0001"]) == {"m-0000": 1, "m-0001": 1}
    assert note_batches(tmp_path, ["a-0000", "m-0000"]) == {"m-0000": 1, "m-0001": 1, "a-0000": 2}
    assert note_batches(tmp_path, ["m-0001"]) == batch_rounds(tmp_path) == {"m-0000": 1, "m-0001": 1, "a-0000": 2}


def test_a_batch_that_failed_in_a_stage_came_when_it_was_ingested(tmp_path: Path) -> None:
    ingested(tmp_path, "z-0000")
    append_run(tmp_path, start_run(["monday"], "0").finished(
        load_fingerprint="", article_count=0, quotation_count=0, rejection_count=0))  # fmt: skip
    ingested(tmp_path, "a-0000")
    assert note_batches(tmp_path, ["z-0000", "a-0000"]) == {"z-0000": 1, "a-0000": 2}


def test_a_damaged_line_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "batch_order.txt").write_text("1\ta-0000\nx\tb-0000\n\n2\n2\tc-0000\n", encoding="utf-8")
    assert batch_rounds(tmp_path) == {"a-0000": 1, "c-0000": 2}
