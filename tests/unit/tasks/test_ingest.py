"""ingest: streams in, batches of raw records and rejections out."""

import gzip
import io
import json
from typing import Any

import pytest

from tasks.ingest import ingest

Row = dict[str, Any]


def line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def run(*files: tuple[str, bytes], rows_per_batch: int = 2000) -> tuple[list[Row], list[Row]]:
    records, rejected = [], []
    for batch in ingest(((name, io.BytesIO(data)) for name, data in files), rows_per_batch):
        records += batch["raw_articles"].to_pylist()
        rejected += batch["rejections"].to_pylist()
    return records, rejected


def reasons(rejected: list[Row]) -> list[tuple[str, int | None, str]]:
    return [(r["file"], r["position"], r["reason"]) for r in rejected]


def test_a_record_as_it_was_given() -> None:
    (record,), rejected = run(("d/a.jsonl", line(id=5, title=" ع ", text="نص\u200f", url="u", source="ن", date="2024-02-01")))
    assert rejected == []
    assert len(record.pop("raw_id")) == 16
    assert record == {
        "origin_id": "5", "file": "d/a.jsonl", "position": 0, "format": "jsonl", "title": " ع ", "body": "نص\u200f", "url": "u",
        "outlet": "ن", "author": None, "published": "2024-02-01",
    }  # fmt: skip


def test_every_bad_thing_costs_one_row_and_the_rest_goes_on() -> None:
    good = line(body="نص")
    files = [
        ("empty.jsonl", b""),
        ("blank.jsonl", b"\n \n"),
        ("page.pdf", b"<p>"),
        ("cut.jsonl.gz", gzip.compress(good * 50)[:-9]),
        ("not.parquet", b"PAR1 no"),
        ("not.jsonl.gz", good),
        ("bad.jsonl", b"{\n" + line(title="ع") + line(body="only Latin") + b"7\n" + line(body="نص", id=1) + good),
        ("odd.jsonl", b'{"body": "\\u0646 \\ud83d"}\n' + good),
        ("bytes.txt", b"\xff\xd0\xd1\xe5\xf0"),
    ]  # fmt: skip
    records, rejected = run(*files)
    told = reasons(rejected)
    assert told[:3] == [
        ("empty.jsonl", None, "unreadable_file"),
        ("blank.jsonl", None, "unreadable_file"),
        ("page.pdf", None, "unsupported_format"),
    ]
    assert [t for t in told if t[2] == "unreadable_file" and "." in t[0]][2:] == [
        ("cut.jsonl.gz", None, "unreadable_file"),
        ("not.parquet", None, "unreadable_file"),
        ("not.jsonl.gz", None, "unreadable_file"),
    ]
    assert [t[1:] for t in told if t[0] == "bad.jsonl"] == [
        (0, "broken_record"), (1, "no_body"), (2, "no_arabic"), (3, "broken_record"),
    ]  # fmt: skip
    assert ("odd.jsonl", 0, "undecodable_text") in told
    assert ("bytes.txt", 0, "undecodable_text") in told
    assert [(r["file"], r["position"]) for r in records if r["file"] == "bad.jsonl"] == [("bad.jsonl", 4), ("bad.jsonl", 5)]
    assert all(len(r["detail"]) < 300 for r in rejected)


def test_an_unknown_suffix_is_told_what_can_be_read() -> None:
    _, (rejected,) = run(("page.pdf", b"<p>"))
    assert ".jsonl" in rejected["detail"] and ".parquet" in rejected["detail"]


def test_the_same_record_twice() -> None:
    records, rejected = run(("a.jsonl", line(body="نص", id=1) * 2 + line(body="نص", id=2)), ("b.jsonl", line(body="نص", id=1)))
    assert [r["position"] for r in records] == [0, 2]
    assert reasons(rejected) == [("a.jsonl", 1, "duplicate_record"), ("b.jsonl", 0, "duplicate_record")]


def test_fields_do_not_run_into_each_other() -> None:
    records, _ = run(("a.jsonl", line(id="1", source="2", body="نص") + line(id="12", body="نص") + line(source="12", body="نص")))
    assert len({r["raw_id"] for r in records}) == 3


def test_a_record_that_is_too_large_is_skipped() -> None:
    large = b'{"body": "' + "ن".encode() * (11 * 1024 * 1024) + b'"}\n'
    records, rejected = run(("a.jsonl", line(body="أول") + large + line(body="ثان")))
    assert [r["position"] for r in records] == [0, 2]
    assert reasons(rejected) == [("a.jsonl", 1, "record_too_large")]


def test_batches_hold_no_more_rows_than_asked() -> None:
    data = b"".join(line(body="نص", id=n) for n in range(7))
    sizes = [batch["raw_articles"].num_rows for batch in ingest([("a.jsonl", io.BytesIO(data))], 3)]
    assert sizes == [3, 3, 1]


def test_batches_of_rejections_too() -> None:
    sizes = [batch["rejections"].num_rows for batch in ingest([("a.jsonl", io.BytesIO(b"{\n" * 5))], 2)]
    assert sizes == [2, 2, 1]


def test_batches_hold_no_more_than_32_mb() -> None:
    data = b"".join(line(body=f"{n} " + "ن" * 6_000_000) for n in range(4))
    sizes = [batch["raw_articles"].num_rows for batch in ingest([("a.jsonl", io.BytesIO(data))])]
    assert sizes == [2, 2]


def test_two_runs_are_alike() -> None:
    files = [("a.jsonl", line(body="نص") + b"{\n"), ("b.txt", "صفحة".encode())]
    assert run(*files) == run(*files)


def test_two_files_of_one_name() -> None:
    _, rejected = run(("a.jsonl", b"{\n"), ("a.jsonl", b"{\n"))
    assert len({r["rejection_id"] for r in rejected}) == 2


def test_no_file_no_batch() -> None:
    assert list(ingest([])) == []


def test_a_batch_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        list(ingest([], 0))


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("The minister said that the bridge is open to all of the people.", "(written in English)"),
        ("Le pont est ouvert à tous les habitants de la ville, selon le maire.", "(written in French)"),
        ("Мост открыт для всех жителей города", "(written in another language)"),
        ("1 - 0", "(no word in it)"),
    ],
)
def test_a_text_without_arabic_is_told_its_language(body: str, told: str) -> None:
    line = json.dumps({"id": "1", "body": body})
    (batch,) = ingest([("a.jsonl", io.BytesIO(line.encode()))])
    (rejected,) = batch["rejections"].to_pylist()
    assert rejected["reason"] == "no_arabic"
    assert told in rejected["detail"]
