"""Duplicates: signatures in, copies with their originals out."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from schemas.tables import SIGNATURES
from warehouse import sketches
from warehouse.duplicates import find_duplicates
from warehouse.load import StageFile, database_path, load
from warehouse.runs import start_run
from warehouse.store import table_path, write_table

Row = dict[str, object]
Files = dict[str, list[StageFile]]


def signed(name: str, hashes: list[int], on: Any = "2024-11-20", **more: Any) -> Row:
    """An article of these word sequences; its letters are its own unless given."""
    day = date.fromisoformat(on) if on else None
    whole: Row = {
        "article_id": name, "letters": name, "sequence_count": len(hashes), "hashes": sorted(hashes)[: sketches.KEPT],
        "published_on": day, "outlet": None, "url": None,
    }  # fmt: skip
    return whole | more


def found(*rows: Row) -> list[tuple[object, object, object, float]]:
    made = find_duplicates(table(*rows)).to_pylist()
    return [(r["article_id"], r["duplicate_of"], r["duplicate_kind"], round(r["similarity"], 2)) for r in made]


def table(*rows: Row) -> pa.Table:
    schema = pa.schema(
        [
            ("article_id", pa.string()), ("letters", pa.string()), ("sequence_count", pa.int32()),
            ("hashes", pa.list_(pa.uint32())), ("published_on", pa.date32()), ("outlet", pa.string()), ("url", pa.string()),
        ]
    )  # fmt: skip
    return pa.Table.from_pylist(list(rows), schema=schema)


BASE = list(range(1000, 1040))


def test_the_same_letters_are_exact() -> None:
    assert found(signed("a", BASE, letters="x"), signed("b", BASE, letters="x")) == [("b", "a", "exact", 1.0)]


def test_short_texts_of_the_same_letters_are_exact_too() -> None:
    assert found(signed("a", [7], letters="x"), signed("b", [7], letters="x")) == [("b", "a", "exact", 1.0)]


def test_a_cut_or_edited_copy_is_near() -> None:
    assert found(signed("a", BASE), signed("b", BASE[:22])) == [("b", "a", "near", 1.0)]
    assert found(signed("a", BASE), signed("b", BASE[:30] + list(range(10)))) == [("b", "a", "near", 0.75)]


def test_half_of_the_shorter_text_decides() -> None:
    assert found(signed("a", BASE), signed("b", BASE[:20] + list(range(20)))) == [("b", "a", "near", 0.5)]
    assert found(signed("a", BASE), signed("b", BASE[:19] + list(range(21)))) == []


def test_few_sequences_prove_nothing() -> None:
    assert found(signed("a", BASE[:7]), signed("b", BASE[:7])) == []
    assert found(signed("a", BASE[:8]), signed("b", BASE[:8])) == [("b", "a", "near", 1.0)]


def test_a_round_up_is_no_copy() -> None:
    assert found(signed("a", BASE[:10]), signed("b", BASE[:10] + list(range(51)))) == []


@pytest.mark.parametrize(
    ("of_both", "kind"), [({"outlet": "o"}, "update"), ({"url": "u"}, "update"), ({"outlet": None, "url": None}, "near")]
)
def test_the_same_outlet_or_address_updates(of_both: Row, kind: str) -> None:
    assert found(signed("a", BASE, **of_both), signed("b", BASE[:30], **of_both)) == [("b", "a", kind, 1.0)]


def test_a_copy_of_a_copy_belongs_to_the_original() -> None:
    rows = signed("a", BASE), signed("b", BASE[10:] + list(range(10))), signed("c", BASE[20:] + list(range(20)))
    assert found(*rows) == [("b", "a", "near", 0.75), ("c", "a", "near", 0.75)]


def test_a_form_that_is_filled_in_anew_each_week_is_no_copy() -> None:
    later = signed("b", BASE[:30] + list(range(10)), "2024-12-20")
    assert found(signed("a", BASE), later) == []
    assert found(signed("a", BASE), signed("b", BASE[:36] + list(range(4)), "2024-12-20")) == [("b", "a", "near", 0.9)]
    assert found(signed("a", BASE), {**later, "published_on": None}) == [("b", "a", "near", 0.75)]


def test_long_texts_are_estimated_from_what_both_sketches_cover() -> None:
    """The first half of a long text: its sketch reaches twice as far as that of the whole."""
    step = 2**32 // 1000
    whole = [number * step for number in range(1000)]
    rows = signed("a", whole), signed("b", whole[::2])
    assert found(*rows) == [("b", "a", "near", 1.0)]


def test_no_articles_no_duplicates() -> None:
    assert found() == []
    assert found(signed("a", [])) == []
    assert found(signed("a", []), signed("b", [])) == []


def test_formulas_that_many_articles_share_bring_no_candidates(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sketches, "_COMMONEST", 2)
    assert found(*(signed(name, BASE) for name in "abc")) == []
    assert len(found(*(signed(name, BASE) for name in "ab"))) == 1


def test_the_load_compares_the_signatures_of_all_nights(
    tmp_path: Path, article: Callable[..., dict[str, list[Row]]], store_batch: Callable[[Path, str, dict[str, list[Row]]], Files]
) -> None:
    files: Files = {}
    for batch, name in (("monday-0000", "b"), ("tuesday-0000", "a"), ("wednesday-0000", "c")):
        rows = article(name)
        rows["articles"][0]["published_on"] = {"b": date(2024, 11, 18), "a": date(2024, 11, 19), "c": None}[name]
        own = [{"article_id": name, "letters": name, "sequence_count": 40, "hashes": BASE}]
        path = table_path(tmp_path, SIGNATURES.name, batch, "sign")
        stored = write_table(path, SIGNATURES, SIGNATURES.from_rows(own), "f")
        made = store_batch(tmp_path, batch, rows) | {SIGNATURES.name: [StageFile(batch, path, stored.content_hash)]}
        files = {table: [*files.get(table, []), *some] for table, some in made.items()}
    load(tmp_path, files, start_run([], "0"))
    with duckdb.connect(database_path(tmp_path), read_only=True) as connection:
        rows_made = connection.execute("SELECT article_id, duplicate_of, duplicate_kind FROM duplicates ORDER BY 1").fetchall()
    assert rows_made == [("a", "b", "update"), ("c", "b", "update")]


def test_the_thresholds_are_those_of_the_language_room() -> None:
    from arabic import similarity

    assert sketches.KEPT == similarity.KEPT
