"""Stage outputs on disk: one Parquet file per table and batch, written whole or not at all, with its own checksum inside.

Layout: `<warehouse>/stages/<table>/<batch>.parquet`; for `rejections`, which several stages write,
`<batch>.<stage>.parquet`. The file's footer holds the fingerprint of what it was made from and the SHA-256 of all bytes
before the footer, so that a half-written or damaged file is told from a whole one by reading it once.
"""

import hashlib
import os
import struct
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.table import Table
from schemas.tables import REJECTIONS

ROWS_PER_GROUP = 65_536
_FINGERPRINT = b"isnad.fingerprint"
_BODY_HASH = b"isnad.body_sha256"
_MAGIC = b"PAR1"


class DamagedFile(OSError):
    """A Parquet file of the warehouse that is missing, half-written or changed since; the message says what to do."""


@dataclass(frozen=True)
class Stored:
    """What a whole stage file says of itself: the fingerprint it was built under, SHA-256 of its bytes, its rows."""

    fingerprint: str
    content_hash: str
    rows: int


def table_path(warehouse: Path, table: str, batch: str, stage: str) -> Path:
    """Where the rows of `table` that `stage` makes of `batch` are kept. The file need not exist."""
    name = f"{batch}.{stage}.parquet" if table == REJECTIONS.name else f"{batch}.parquet"
    return warehouse / "stages" / table / name


def write_bytes(path: Path, content: bytes) -> None:
    """`content` at `path`, atomically: a reader sees the old file or the new one, after a power cut too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.parent / f"._{path.name}.tmp"
    with beside.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    os.replace(beside, path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename inside `folder` last through a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_table(path: Path, declaration: Table, rows: pa.Table, fingerprint: str) -> Stored:
    """Write `rows` to `path`; the same rows and fingerprint give the same bytes. SchemaError if they break `declaration`."""
    declaration.check(rows)
    # the chunk layout would show in the bytes
    whole = rows.combine_chunks()
    buffer = BytesIO()
    with pq.ParquetWriter(buffer, declaration.schema, compression="zstd", compression_level=3) as writer:
        writer.write_table(whole, row_group_size=ROWS_PER_GROUP)
        body_hash = hashlib.sha256(buffer.getbuffer()).hexdigest()
        writer.add_key_value_metadata({_FINGERPRINT: fingerprint.encode(), _BODY_HASH: body_hash.encode()})
    content = buffer.getvalue()
    write_bytes(path, content)
    return Stored(fingerprint, hashlib.sha256(content).hexdigest(), whole.num_rows)


def inspect(path: Path) -> Stored | None:
    """What the file at `path` says of itself, after checking its bytes; None if it is missing, half-written or damaged.

    A flipped bit before the footer is found by the checksum, inside the footer where it no longer parses.
    """
    try:
        content = path.read_bytes()
    except OSError:
        return None
    if len(content) < 12 or content[-4:] != _MAGIC:
        return None
    footer_start = len(content) - 8 - int(struct.unpack("<I", content[-8:-4])[0])
    if footer_start < 4:
        return None
    digest = hashlib.sha256(memoryview(content)[:footer_start])
    body_hash = digest.hexdigest()
    digest.update(memoryview(content)[footer_start:])
    try:
        footer = pq.read_metadata(BytesIO(content))
    except (pa.ArrowException, OSError):
        return None
    said = footer.metadata or {}
    if said.get(_BODY_HASH, b"") != body_hash.encode() or _FINGERPRINT not in said:
        return None
    return Stored(said[_FINGERPRINT].decode(), digest.hexdigest(), footer.num_rows)


def read_table(path: Path, declaration: Table) -> pa.Table:
    """The rows at `path`, checked against `declaration`. DamagedFile if there is no whole file, SchemaError for another shape."""
    try:
        rows = pq.read_table(path, partitioning=None)
    except (pa.ArrowException, OSError) as error:
        raise DamagedFile(f"{path} cannot be read ({error}); run `isnad run` again and it is rebuilt") from error
    return declaration.check(rows)


def remove(path: Path) -> None:
    """Take the file away; nothing happens where there is none."""
    path.unlink(missing_ok=True)
