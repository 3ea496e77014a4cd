"""The readers, one module a format, and the list of them by file suffix.

A new format is a function from a binary stream to records and refusals, and a line in `FORMATS`. HTML, feeds and WARC belong
here when they come.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

import pyarrow as pa

from tasks.readers.delimited import read_delimited
from tasks.readers.json_array import read_json
from tasks.readers.jsonl import read_jsonl
from tasks.readers.parquet import read_parquet
from tasks.readers.records import Read, Record, Refusal
from tasks.readers.text import read_text

__all__ = ["COMPRESSIONS", "FORMATS", "Format", "Record", "Refusal", "format_of", "open_stream", "readable_suffixes"]


@dataclass(frozen=True)
class Format:
    """A file format: its name in raw_articles.format, and what reads it."""

    name: str
    read: Callable[[BinaryIO], Read]


FORMATS: dict[str, Format] = {
    ".txt": Format("text", read_text),
    ".jsonl": Format("jsonl", read_jsonl),
    ".ndjson": Format("jsonl", read_jsonl),
    ".json": Format("json", read_json),
    ".csv": Format("csv", read_delimited),
    ".tsv": Format("csv", read_delimited),
    ".parquet": Format("parquet", read_parquet),
}
COMPRESSIONS = {".gz": "gzip", ".zst": "zstd"}


def _suffixes(name: str) -> tuple[str, str]:
    """-> (suffix of the format, suffix of the compression or '')."""
    lower = name.lower()
    packed = next((suffix for suffix in COMPRESSIONS if lower.endswith(suffix)), "")
    stem = lower.removesuffix(packed)
    return next((suffix for suffix in FORMATS if stem.endswith(suffix)), ""), packed


def format_of(name: str) -> Format | None:
    """The format of a file by the end of its name, compression aside; None if there is no reader for it."""
    return FORMATS.get(_suffixes(name)[0])


def readable_suffixes() -> tuple[str, ...]:
    """All ends of file names that can be read, '.jsonl' and '.jsonl.gz' alike."""
    return tuple(suffix + packed for suffix in FORMATS for packed in ("", *COMPRESSIONS))


class _Borrowed(io.RawIOBase):
    """A stream that its borrower cannot close: pyarrow closes what it is given."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream

    def readable(self) -> bool:
        """True."""
        return True

    def read(self, size: int = -1) -> bytes:
        """As the stream reads."""
        return self._stream.read(size)


def open_stream(name: str, stream: BinaryIO) -> BinaryIO:
    """`stream` decompressed as the end of `name` says; reading it raises OSError if it is broken or cut off."""
    packed = _suffixes(name)[1]
    if not packed:
        return stream
    unpacked: BinaryIO = pa.CompressedInputStream(pa.PythonFile(_Borrowed(stream), mode="r"), COMPRESSIONS[packed])
    return unpacked
