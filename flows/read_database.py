"""Questions to the DuckDB file of a warehouse, read-only and off the network."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import duckdb

from warehouse.load import OFFLINE, database_path


class QueryError(ValueError):
    """A question that the database does not answer; the message is one line with advice."""


@dataclass(frozen=True)
class Answer:
    """The columns and rows that a query gave."""

    columns: tuple[str, ...]
    rows: list[tuple[object, ...]]

    def records(self) -> list[dict[str, object]]:
        """Each row as a dict."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


@contextmanager
def open_database(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A read-only connection. QueryError if there is no database yet or it cannot be read."""
    path = database_path(warehouse)
    if not path.is_file():
        raise QueryError(f"there is no database in {warehouse}: run `isnad run INPUT... --warehouse {warehouse}` first")
    try:
        connection = duckdb.connect(path, read_only=True, config=OFFLINE)
    except duckdb.Error as error:
        raise QueryError(f"{path} cannot be opened ({_first_line(error)}): delete it and run `isnad run` again") from None
    try:
        yield connection
    finally:
        connection.close()


def ask(warehouse: Path, query: str, values: list[object] | None = None) -> Answer:
    """What `query` gives. QueryError with advice if DuckDB refuses it."""
    with open_database(warehouse) as connection:
        try:
            cursor = connection.execute(query, values)
            columns = tuple(str(column[0]) for column in cursor.description or ())
            return Answer(columns, cursor.fetchall())
        except duckdb.Error as error:
            raise QueryError(f"{_first_line(error)} ({_advice(error)})") from None


def plain(value: object) -> object:
    """A value as JSON can hold it: days and times as ISO text."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return str(value)


def in_a_cell(value: object) -> str:
    """A value as one cell of text; null is empty, lists and structs are JSON."""
    simple = plain(value)
    if simple is None:
        return ""
    return json.dumps(simple, ensure_ascii=False) if isinstance(simple, dict | list) else str(simple)


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]


def _advice(error: duckdb.Error) -> str:
    if isinstance(error, duckdb.ParserException):
        return "put the whole query in one pair of quotation marks, and texts inside it in '...'"
    if isinstance(error, duckdb.CatalogException | duckdb.BinderException):
        return "`isnad sql \"DESCRIBE quotes\"` shows the columns, `isnad sql \"SHOW TABLES\"` the tables"
    if "read-only" in str(error):
        return "the database is rebuilt by each run; copy it if you want to write into it"
    return "docs/data_dictionary.md says what each column holds"
