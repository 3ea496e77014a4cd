"""What a worker does with one batch: read the inputs of a stage, run it, write its outputs."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, cast

import pyarrow as pa

from schemas.tables import RAW_ARTICLES, REJECTIONS
from tasks.stage import Stage
from warehouse.store import Stored, read_table, table_path, write_table

Ingest = Callable[[Iterable[tuple[str, BinaryIO]], int], Iterator[dict[str, pa.Table]]]
INGEST_OUTPUTS = (RAW_ARTICLES, REJECTIONS)


def build_stage(
    stage: Stage, batch: str, warehouse: Path, fingerprint: str, parameters: Mapping[str, object]
) -> dict[str, Stored]:
    """Run `stage` on one batch and write its tables; -> what each written file says of itself, by table.

    Errors of the stage come through, with the files of the batch as they were.
    """
    _keep_to_one_thread()
    tables = {table.name: read_table(table_path(warehouse, table.name, batch, stage.name), table) for table in stage.inputs}
    made = stage(tables, parameters)
    return {
        table.name: write_table(table_path(warehouse, table.name, batch, stage.name), table, made[table.name], fingerprint)
        for table in stage.outputs
    }


def build_ingest(
    ingest: Ingest, name: str, path: Path, warehouse: Path, prefix: str, fingerprint: str, rows_per_batch: int
) -> dict[str, dict[str, Stored]]:
    """Read one input file into batches `<prefix>-0000`, ...; -> what each written file says, by batch and table.

    A file that cannot be opened is read as one that cannot be read: ingest writes the rejection.
    """
    written: dict[str, dict[str, Stored]] = {}
    with _open(path) as stream:
        for number, tables in enumerate(ingest([(name, stream)], rows_per_batch)):
            batch = f"{prefix}-{number:04d}"
            written[batch] = {
                table.name: write_table(
                    table_path(warehouse, table.name, batch, "ingest"), table, tables.get(table.name, table.empty()), fingerprint
                )
                for table in INGEST_OUTPUTS
            }
    return written


def _open(path: Path) -> BinaryIO:
    try:
        return path.open("rb")
    except OSError as error:
        return cast(BinaryIO, _Unreadable(error))


class _Unreadable:
    """A stream that fails with the error of opening it as soon as it is read."""

    def __init__(self, error: OSError) -> None:
        self._error = error

    def __enter__(self) -> "_Unreadable":
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open."""

    def __getattr__(self, name: str) -> Callable[..., bytes]:
        def fail(*_: object) -> bytes:
            raise self._error

        return fail

    def __iter__(self) -> Iterator[bytes]:
        raise self._error


def _keep_to_one_thread() -> None:
    """Torch asks for its number of threads when it is imported; where it is imported already, tell it."""
    torch = sys.modules.get("torch")
    if torch is not None and torch.get_num_threads() != 1:
        torch.set_num_threads(1)
