"""Builds the DuckDB file that analysts read: beside the old one, checked, then swapped in (law L8).

A reader that holds the old file open goes on reading it; whoever opens the file next sees the new load, whole.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb
import pyarrow as pa

from schemas.marts import MART_TABLES, RUNS, VIEWS
from schemas.table import Table
from schemas.tables import ARTICLES, DUPLICATES, REJECTIONS, SIGNATURES
from warehouse import ddl
from warehouse.article_places import place_articles, superseded_articles
from warehouse.batch_order import note_batches
from warehouse.duplicates import find_duplicates, in_order
from warehouse.fingerprint import CodeHashes, digest, file_hash
from warehouse.memory import Memory, read_memory, write_memory
from warehouse.runs import Run, earlier_runs, rows_of
from warehouse.stage_files import StageFile as StageFile
from warehouse.stage_files import StageFiles as StageFiles
from warehouse.stage_files import from_parquet
from warehouse.store import sync_folder
from warehouse.versions import stories_in_newest_version

_ROOM = Path(__file__).parent
# what analysts' older DuckDB command lines can still open
_STORAGE = "v1.5.0"
_MEMORY = "800MB"
_SHOWN = 3
# settings under which DuckDB never tries the network
OFFLINE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false", "autoload_known_extensions": "false",
}  # fmt: skip


class LoadError(RuntimeError):
    """The database was not replaced: what was to be loaded breaks a key or a check; the message names it and shows rows."""


def database_path(warehouse: Path) -> Path:
    """Where the DuckDB file of a warehouse is."""
    return warehouse / "isnad.duckdb"


def load_fingerprint(files: StageFiles) -> str:
    """Hash of all that a database made from `files` would be made from: rows, declarations, view, checks, this code."""
    statements = {p.name: file_hash(p) for folder in ("marts", "checks") for p in sorted((_ROOM / folder).glob("*.sql"))}
    contents = {table: sorted((f.batch, f.path.name, f.content_hash) for f in some) for table, some in sorted(files.items())}
    return digest([CodeHashes().of(__name__), statements, contents])


def loaded_fingerprint(warehouse: Path) -> str | None:
    """The fingerprint under which the database of the warehouse was built; None if there is none that can be read."""
    path = database_path(warehouse)
    if not path.is_file():
        return None
    try:
        with duckdb.connect(path, read_only=True, config=OFFLINE) as connection:
            newest = "SELECT load_fingerprint FROM runs ORDER BY started_at DESC, run_id DESC LIMIT 1"
            rows = connection.execute(newest).fetchall()
    except duckdb.Error:
        return None
    return str(rows[0][0]) if rows else None


def load(warehouse: Path, files: StageFiles, run: Run) -> Run:
    """Build the database from `files` (table name -> its stage files) and swap it in; -> `run` with its counts and end.

    Where an article stands in several batches the one that came first wins, the others become rejections of stage load;
    of several versions of one article the one that came last is the newest (`articles.superseded_by`).
    LoadError if a key, an allowed value or a check is broken; the old database then stays as it is.
    """
    database = database_path(warehouse)
    warehouse.mkdir(parents=True, exist_ok=True)
    beside = warehouse / f"._{database.name}.tmp"
    _clear(beside)
    try:
        with _writing(beside, warehouse) as connection:
            _create(connection)
            rounds = note_batches(warehouse, {f.batch for some in files.values() for f in some})
            superseded = _fill(connection, files, rounds)
            code = CodeHashes().of(find_duplicates.__module__)
            memory = read_memory(warehouse, code)
            _fill_duplicates(connection, files.get(SIGNATURES.name, ()), superseded, memory)
            _check(connection)
            done = run.finished(
                load_fingerprint=load_fingerprint(files),
                article_count=_count(connection, "articles"),
                quotation_count=_count(connection, "quotations"),
                rejection_count=_count(connection, "rejections"),
            )
            rows = rows_of([*earlier_runs(warehouse), done])
            connection.register("_rows", rows)
            connection.execute(f"INSERT INTO runs SELECT {_names(RUNS)} FROM _rows").fetchall()
            connection.unregister("_rows")
            connection.execute("CHECKPOINT").fetchall()
        _sync_file(beside)
        os.replace(beside, database)
        with suppress(OSError):  # without it the next load compares everything again
            write_memory(warehouse, memory, code)
        sync_folder(warehouse)
    finally:
        _clear(beside)
    return done


@contextmanager
def _writing(path: Path, warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    settings = {**OFFLINE, "storage_compatibility_version": _STORAGE, "memory_limit": _MEMORY}
    settings["temp_directory"] = str(warehouse / "._spill")
    connection = duckdb.connect(path, config=settings)
    try:
        yield connection
    except duckdb.Error as error:
        raise LoadError(f"DuckDB refuses the load: {error}; the database was left as it was") from error
    finally:
        connection.close()


def _create(connection: duckdb.DuckDBPyConnection) -> None:
    for table in MART_TABLES:
        for statement in (ddl.create_table(table), *ddl.comments(table)):
            connection.execute(statement).fetchall()
    for view in VIEWS:
        connection.execute((_ROOM / "marts" / f"{view.name}.sql").read_text(encoding="utf-8")).fetchall()
        for statement in ddl.comments(view, "VIEW"):
            connection.execute(statement).fetchall()


def _fill(connection: duckdb.DuckDBPyConnection, files: StageFiles, rounds: Mapping[str, int]) -> dict[str, str]:
    """Fill the tables of the stages; -> the superseded articles with their newest versions."""
    repeated = place_articles(connection, files, rounds)
    superseded = superseded_articles(connection, files)
    connection.register("_superseded", pa.table({name: pa.array(some, pa.string()) for name, some in (
        ("article_id", list(superseded)), ("newest", list(superseded.values()))
    )}))  # fmt: skip
    for table in MART_TABLES:
        some = files.get(table.name, ())
        if table is RUNS or not some:
            continue
        columns, where = _names(table), ""
        if table is REJECTIONS:
            columns = columns.replace('"rejection_id"', _DISTINCT_ID, 1)
        elif repeated:
            where = """WHERE NOT EXISTS (
                SELECT 1 FROM placed AS p
                WHERE p.place > 1 AND p.article_id = rows.article_id AND p.batch = parse_filename(rows.filename, true)
            )"""
        if table is ARTICLES:
            columns = columns.replace('"superseded_by"', _NEWEST, 1)
        connection.execute(f"INSERT INTO {table.name} SELECT {columns} FROM {from_parquet(some)} AS rows {where}").fetchall()
    if repeated:
        connection.execute(_REPEATED_AS_REJECTIONS).fetchall()
    connection.unregister("_superseded")
    return superseded


def _fill_duplicates(
    connection: duckdb.DuckDBPyConnection, files: Sequence[StageFile], superseded: Mapping[str, str], memory: Memory
) -> None:
    """Compare the signatures of all nights, pairs that `memory` has not; none if there are no signatures."""
    if files:
        found = find_duplicates(connection.sql(in_order(from_parquet(files))).to_arrow_table(), memory)
        connection.register("_found", stories_in_newest_version(found, superseded))
        connection.execute(f"INSERT INTO {DUPLICATES.name} SELECT {_names(DUPLICATES)} FROM _found").fetchall()
        connection.unregister("_found")


_NEWEST = "(SELECT s.newest FROM _superseded AS s WHERE s.article_id = rows.article_id)"

# Two files of one name, or one file before and after it changed, may reject the same line for the same reason.
_DISTINCT_ID = """CASE row_number() OVER (PARTITION BY rejection_id ORDER BY filename) WHEN 1 THEN rejection_id
    ELSE left(sha256(rejection_id || parse_filename(filename)), 16) END"""

_REPEATED_AS_REJECTIONS = """
INSERT INTO rejections (rejection_id, stage, file, position, start_char, end_char, reason, detail)
SELECT left(sha256(concat_ws('|', 'load', batch, article_id)), 16), 'load', file, position, NULL, NULL, 'duplicate_record',
    'The article ' || article_id || ' stands in ' || first_file || ' already, word for word; it is kept once.'
FROM placed WHERE place > 1
"""


def _check(connection: duckdb.DuckDBPyConnection) -> None:
    """Run checks/*.sql: each must give no rows."""
    for path in sorted((_ROOM / "checks").glob("*.sql")):
        bad = connection.execute(path.read_text(encoding="utf-8")).fetchall()
        if bad:
            shown = ", ".join(str(row[0]) for row in bad[:_SHOWN])
            raise LoadError(
                f"check {path.stem} finds {len(bad)} bad rows ({shown}{', …' if len(bad) > _SHOWN else ''}); "
                "the database was left as it was. A stage has made them: please report it with these ids"
            )


def _names(table: Table) -> str:
    return ", ".join(ddl.name_in_sql(column.name) for column in table.columns)


def _count(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0])


def _sync_file(path: Path) -> None:
    with path.open("rb") as stream:
        os.fsync(stream.fileno())


def _clear(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(path.name + ".wal").unlink(missing_ok=True)
