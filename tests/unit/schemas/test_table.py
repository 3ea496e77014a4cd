"""A table refuses what it did not declare."""

import pyarrow as pa
import pytest

from schemas.table import Column, SchemaError, Table

PETS = Table(
    "pets", "Animals.",
    (Column("name", pa.string(), "Name."), Column("kind", pa.string(), "Kind.", allowed=("cat", "dog")).optional()),
    ("name",),
)  # fmt: skip


def test_rows_become_a_table_with_descriptions() -> None:
    made = PETS.from_rows([{"name": "Mishmish", "kind": "cat"}, {"name": "Rex"}])
    assert made.to_pylist() == [{"name": "Mishmish", "kind": "cat"}, {"name": "Rex", "kind": None}]
    assert made.schema.field("kind").metadata == {b"description": b"Kind."}


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([{"name": None}], "pets.name: 1 null"),
        ([{"name": "a", "kind": "bird"}], "'bird' is none of"),
        ([{"name": "a"}, {"name": "a"}], "1 rows repeat the key"),
    ],
)
def test_bad_rows_are_refused(rows: list[dict[str, object]], says: str) -> None:
    with pytest.raises(SchemaError, match=says):
        PETS.from_rows(rows)


def test_other_columns_are_refused() -> None:
    with pytest.raises(SchemaError, match="expected columns"):
        PETS.check(pa.table({"name": ["a"]}))


def test_an_unknown_column_is_a_key_error() -> None:
    with pytest.raises(KeyError, match="no column age"):
        PETS.column("age")
