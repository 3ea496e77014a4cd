"""Parquet: a record a row; only the columns that are known are read."""

import io
from collections.abc import Iterator
from typing import BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq

from tasks.readers.encodings import UNDECODABLE
from tasks.readers.records import FIELD_NAMES, KNOWN_NAMES, Read, Refusal, normal_name, record_from

_ROWS_AT_ONCE = 500


def _rows(batch: pa.RecordBatch) -> Iterator[dict[str, object] | None]:
    """The rows of a batch; None for one whose text cannot be decoded."""
    try:
        yield from batch.to_pylist()
    except UnicodeDecodeError:
        for index in range(batch.num_rows):
            try:
                yield batch.slice(index, 1).to_pylist()[0]
            except UnicodeDecodeError:
                yield None


def read_parquet(stream: BinaryIO) -> Read:
    """The rows of a Parquet file; `position` is the index of the row from 0. ArrowInvalid if it is no Parquet file.

    The stream has to be seekable; one that is not (a compressed one) is read into memory.
    """
    file = pq.ParquetFile(stream if stream.seekable() else io.BytesIO(stream.read()))
    names = [name for name in file.schema_arrow.names if normal_name(name) in KNOWN_NAMES]
    if not {normal_name(name) for name in names} & set(FIELD_NAMES["body"]):
        wanted, seen = ", ".join(FIELD_NAMES["body"]), ", ".join(file.schema_arrow.names[:20])
        yield Refusal(None, "broken_record", f"One of the columns must be named {wanted}; the file has: {seen}")
        return
    position = 0
    for batch in file.iter_batches(batch_size=_ROWS_AT_ONCE, columns=names):
        for row in _rows(batch):
            yield Refusal(position, "undecodable_text", UNDECODABLE) if row is None else record_from(row, position)
            position += 1
