"""What a table is: columns with type, unit, description and allowed values, and the check that refuses bad rows.

Arrow schema, DuckDB types, comments, checks and the data dictionary are derived from these declarations (law L2).
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum

import pyarrow as pa
import pyarrow.compute as pc


class SchemaError(ValueError):
    """A table that does not keep its declaration; the message names table, column and the first bad value."""


@dataclass(frozen=True)
class Column:
    """One column. `allowed` lists the only values a text column may hold; `nullable` says whether null may stand."""

    name: str
    type: pa.DataType
    description: str
    nullable: bool = False
    allowed: tuple[str, ...] = ()

    def optional(self) -> "Column":
        """The same column where null may stand."""
        return replace(self, nullable=True)

    @property
    def arrow(self) -> pa.Field:
        """The Arrow field, with the description in its metadata."""
        return pa.field(self.name, self.type, nullable=self.nullable, metadata={"description": self.description})


@dataclass(frozen=True)
class Reference:
    """A foreign key: `column` of this table holds `target_column` of `target`."""

    column: str
    target: str
    target_column: str


class Kind(StrEnum):
    """Where a table lives: `STAGE` in Parquet per batch, `MART` in DuckDB, `BOTH` in both."""

    STAGE = "stage"
    MART = "mart"
    BOTH = "both"


@dataclass(frozen=True)
class Table:
    """One table: what a row is, its columns, its keys."""

    name: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    references: tuple[Reference, ...] = ()
    kind: Kind = Kind.BOTH
    _arrow: pa.Schema = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        metadata = {"table": self.name, "description": self.description}
        schema = pa.schema([c.arrow for c in self.columns], metadata=metadata)
        object.__setattr__(self, "_arrow", schema)

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema, descriptions in field metadata."""
        return self._arrow

    def column(self, name: str) -> Column:
        """The column of that name. KeyError if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"table {self.name} has no column {name}")

    def from_rows(self, rows: list[dict[str, object]]) -> pa.Table:
        """An Arrow table of this shape, one row a dict; a missing key is null. Checked as `check` does."""
        return self.check(pa.Table.from_pylist(rows, schema=self.schema))

    def empty(self) -> pa.Table:
        """No rows, all columns."""
        return self.schema.empty_table()

    def check(self, table: pa.Table) -> pa.Table:
        """`table` itself if it keeps this declaration. SchemaError otherwise: it refuses, it never repairs."""
        if not table.schema.equals(self.schema):
            raise SchemaError(f"{self.name}: expected columns\n{self.schema}\ngot\n{table.schema}")
        for column in self.columns:
            values = table.column(column.name)
            if not column.nullable and values.null_count:
                raise SchemaError(f"{self.name}.{column.name}: {values.null_count} null values where none may stand")
            if column.allowed:
                bad = pc.filter(values, pc.invert(pc.is_in(values, pa.array([*column.allowed, None], pa.string()))))
                if len(bad):
                    raise SchemaError(f"{self.name}.{column.name}: {bad[0].as_py()!r} is none of {column.allowed}")
        if self.key and table.num_rows:
            keys = table.select(list(self.key))
            distinct = keys.group_by(list(self.key)).aggregate([]).num_rows
            if distinct != table.num_rows:
                raise SchemaError(f"{self.name}: {table.num_rows - distinct} rows repeat the key {self.key}")
        return table
