"""The memory of earlier loads: with it the same copies are found as without, and fewer pairs are compared."""

import random
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from numpy.typing import NDArray

from warehouse import sketches
from warehouse.duplicates import find_duplicates
from warehouse.memory import Memory, read_memory, write_memory
from warehouse.sketches import Sketches

Row = dict[str, Any]
SCHEMA = pa.schema(
    [
        ("article_id", pa.string()), ("letters", pa.string()), ("sequence_count", pa.int32()),
        ("hashes", pa.list_(pa.uint32())), ("published_on", pa.date32()), ("outlet", pa.string()), ("url", pa.string()),
    ]
)  # fmt: skip


def stories(seed: int, count: int) -> list[Row]:
    """Articles of which many copy an earlier one in part, some to the letter, and all share formulas."""
    chance = random.Random(seed)
    rows: list[Row] = []
    for number in range(count):
        hashes = {chance.randrange(2**32) for _ in range(30)} | {formula for formula in range(60) if chance.random() < 0.3}
        letters = f"letters of {number}"
        if rows and chance.random() < 0.5:
            source = chance.choice(rows)
            hashes = set(chance.sample(source["hashes"], 25)) | set(list(hashes)[:6])
            if chance.random() < 0.3:
                letters = source["letters"]  # spaces may differ, and with them the sequences
        rows.append({"article_id": f"a{number:04}", "letters": letters, "sequence_count": len(hashes), "hashes": sorted(hashes)})
    return rows


def table(rows: list[Row]) -> pa.Table:
    return pa.Table.from_pylist(sorted(rows, key=lambda row: str(row["article_id"])), schema=SCHEMA)


@pytest.mark.parametrize("seed", range(8))
def test_night_after_night_gives_what_all_at_once_gives(seed: int) -> None:
    rows = stories(seed, 300)
    random.Random(seed).shuffle(rows)  # later nights bring earlier articles too
    memory = Memory()
    for end in range(50, 301, 50):
        night = table(rows[:end])
        assert find_duplicates(night, memory).equals(find_duplicates(night))


def test_an_article_that_no_longer_counts_makes_its_hashes_rarer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sketches, "_COMMONEST", 2)
    same = list(range(100, 130))
    one, two, three = ({"article_id": name, "letters": name, "sequence_count": 30, "hashes": same} for name in ("b", "c", "d"))
    memory = Memory()
    assert find_duplicates(table([one, two, three]), memory).num_rows == 0
    # the letters of d, but other words: d is now its copy, and b and c share their hashes with no third
    first = {**three, "article_id": "a", "hashes": list(range(500, 530))}
    rows = find_duplicates(table([first, one, two, three]), memory).to_pylist()
    assert [(row["article_id"], row["duplicate_of"]) for row in rows] == [("c", "b"), ("d", "a")]


def test_articles_that_are_gone() -> None:
    rows = stories(1, 200)
    memory = Memory()
    find_duplicates(table(rows), memory)
    assert find_duplicates(table(rows[50:]), memory).equals(find_duplicates(table(rows[50:])))


def test_a_new_night_compares_its_own_pairs_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    decide = Sketches._decide

    def counted(self: Sketches, pairs: NDArray[np.int64]) -> Any:
        compared.append(len(pairs))
        return decide(self, pairs)

    monkeypatch.setattr(Sketches, "_decide", counted)
    rows = [{**row, "letters": row["article_id"]} for row in stories(2, 300)]
    memory = Memory()
    find_duplicates(table(rows[:290]), memory)
    first = sum(compared)
    compared.clear()
    find_duplicates(table(rows), memory)
    assert 0 < sum(compared) < first / 5
    compared.clear()
    find_duplicates(table(rows), memory)
    assert sum(compared) == 0


def test_what_is_kept_is_read_again(tmp_path: Path) -> None:
    memory = Memory()
    find_duplicates(table(stories(3, 60)), memory)
    write_memory(tmp_path, memory, "code")
    again = read_memory(tmp_path, "code")
    assert len(again.keys) == len(memory.keys) > 0
    assert all(np.array_equal(getattr(again, name), getattr(memory, name)) for name in ("keys", "one", "other", "similarity"))


def test_a_broken_memory_or_one_of_other_code_is_none(tmp_path: Path) -> None:
    assert len(read_memory(tmp_path, "code").keys) == 0
    memory = Memory()
    find_duplicates(table(stories(3, 60)), memory)
    write_memory(tmp_path, memory, "code")
    assert len(read_memory(tmp_path, "other code").keys) == 0
    path = next(tmp_path.iterdir())
    path.write_bytes(path.read_bytes()[:-30])
    assert len(read_memory(tmp_path, "code").keys) == 0
    path.write_bytes(b"")
    assert len(read_memory(tmp_path, "code").keys) == 0
