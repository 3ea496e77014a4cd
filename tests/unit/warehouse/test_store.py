"""Whole files are read, others are noticed; the same rows give the same bytes."""

from pathlib import Path

import pyarrow as pa
import pytest

from schemas.table import SchemaError
from schemas.tables import SENTENCES
from warehouse.store import DamagedFile, inspect, read_table, table_path, write_table

ROWS = [
    {"sentence_id": f"a.{n}", "article_id": "a", "sentence_index": n, "paragraph_index": 0, "start_char": n, "end_char": n + 1}
    for n in range(50)
]


def test_what_is_written_is_read(tmp_path: Path) -> None:
    path = table_path(tmp_path, "sentences", "b-0000", "split")
    written = write_table(path, SENTENCES, SENTENCES.from_rows(ROWS), "made of this")
    assert path == tmp_path / "stages" / "sentences" / "b-0000.parquet"
    assert read_table(path, SENTENCES).to_pylist() == ROWS
    assert inspect(path) == written
    assert (written.fingerprint, written.rows) == ("made of this", 50)
    assert [p.name for p in path.parent.iterdir()] == ["b-0000.parquet"]


def test_rejections_of_two_stages_stand_apart(tmp_path: Path) -> None:
    assert table_path(tmp_path, "rejections", "b-0000", "clean").name == "b-0000.clean.parquet"


def test_descriptions_of_columns_are_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "t.parquet"
    write_table(path, SENTENCES, SENTENCES.from_rows(ROWS), "f")
    field = read_table(path, SENTENCES).schema.field("start_char")
    assert field.metadata[b"description"].startswith(b"Offset into articles.text")


def test_the_same_rows_in_other_chunks_give_the_same_bytes(tmp_path: Path) -> None:
    whole = SENTENCES.from_rows(ROWS)
    pieces = pa.concat_tables([whole.slice(0, 7), whole.slice(7)])
    write_table(tmp_path / "whole.parquet", SENTENCES, whole, "f")
    write_table(tmp_path / "pieces.parquet", SENTENCES, pieces, "f")
    assert (tmp_path / "whole.parquet").read_bytes() == (tmp_path / "pieces.parquet").read_bytes()


def test_another_fingerprint_is_another_content(tmp_path: Path) -> None:
    one = write_table(tmp_path / "1.parquet", SENTENCES, SENTENCES.from_rows(ROWS), "f")
    two = write_table(tmp_path / "2.parquet", SENTENCES, SENTENCES.from_rows(ROWS), "g")
    assert one.content_hash != two.content_hash


@pytest.mark.parametrize("keep", [0, 3, 11, 200, -1])
def test_a_half_written_file_counts_as_none(tmp_path: Path, keep: int) -> None:
    path = tmp_path / "t.parquet"
    write_table(path, SENTENCES, SENTENCES.from_rows(ROWS), "f")
    path.write_bytes(path.read_bytes()[:keep])
    assert inspect(path) is None
    with pytest.raises(DamagedFile, match="run `isnad run` again"):
        read_table(path, SENTENCES)


@pytest.mark.parametrize("place", [5, 100, 300])
def test_a_flipped_byte_counts_as_none(tmp_path: Path, place: int) -> None:
    path = tmp_path / "t.parquet"
    write_table(path, SENTENCES, SENTENCES.from_rows(ROWS), "f")
    content = bytearray(path.read_bytes())
    content[place] ^= 0xFF
    path.write_bytes(content)
    assert inspect(path) is None


def test_no_file_counts_as_none(tmp_path: Path) -> None:
    assert inspect(tmp_path / "none.parquet") is None


def test_rows_of_another_shape_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SchemaError):
        write_table(tmp_path / "t.parquet", SENTENCES, pa.table({"x": [1]}), "f")
    assert not list(tmp_path.iterdir())
