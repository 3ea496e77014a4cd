"""The readers, one module a format, and the list of them by file suffix.

A new format is a function from a binary stream to records and refusals, and a line in `FORMATS`.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

import pyarrow as pa

from tasks.readers.delimited import read_delimited
from tasks.readers.feed import read_feed
from tasks.readers.html import completed, is_page, read_html
from tasks.readers.json_array import read_json
from tasks.readers.jsonl import read_jsonl
from tasks.readers.parquet import read_parquet
from tasks.readers.records import Read, Record, Refusal
from tasks.readers.text import read_text
from tasks.readers.unfetched import read_unfetched
from tasks.readers.warc import read_warc

__all__ = ["COMPRESSIONS", "FORMATS", "UNFETCHED", "Format", "Record", "Refusal", "format_of", "open_stream", "readable_suffixes"]


@dataclass(frozen=True)
class Format:
    """A file format: its name in raw_articles.format, and what reads it."""

    name: str
    read: Callable[[BinaryIO], Read]


def _with_pages(read: Callable[[BinaryIO], Read]) -> Callable[[BinaryIO], Read]:
    """As `read`, but where a body is a whole page of HTML the page's main text takes its place."""

    def reading(stream: BinaryIO) -> Read:
        for item in read(stream):
            yield completed(item) if isinstance(item, Record) and is_page(item.body) else item

    return reading


UNFETCHED = ".unfetched"  # the ending of the note that an address could not be fetched
FORMATS: dict[str, Format] = {
    ".txt": Format("text", read_text),
    ".jsonl": Format("jsonl", _with_pages(read_jsonl)),
    ".ndjson": Format("jsonl", _with_pages(read_jsonl)),
    ".json": Format("json", _with_pages(read_json)),
    ".csv": Format("csv", _with_pages(read_delimited)),
    ".tsv": Format("csv", _with_pages(read_delimited)),
    ".parquet": Format("parquet", _with_pages(read_parquet)),
    ".html": Format("html", read_html),
    ".htm": Format("html", read_html),
    ".xhtml": Format("html", read_html),
    ".rss": Format("feed", read_feed),
    ".atom": Format("feed", read_feed),
    ".xml": Format("feed", read_feed),
    ".rdf": Format("feed", read_feed),
    ".warc": Format("warc", read_warc),
    UNFETCHED: Format("unfetched", read_unfetched),
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
    return tuple(suffix + packed for suffix in FORMATS for packed in ("", *COMPRESSIONS) if suffix != UNFETCHED)


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
