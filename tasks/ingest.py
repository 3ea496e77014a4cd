"""The stage `ingest`: from files to raw records in batches. Whatever is bad costs one row of `rejections`; the rest goes on."""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import unescape
from typing import BinaryIO

import pyarrow as pa

from arabic.language import NAMES, language_of
from schemas.tables import RAW_ARTICLES, REJECTIONS
from tasks.readers import Record, Refusal, format_of, open_stream, readable_suffixes
from tasks.readers.misread import reread
from tasks.readers.records import LONGEST_RECORD, TOO_LARGE
from tasks.rejections import distinct, quote, rejection

__all__ = ["ingest", "readable_suffixes"]

_LONGEST_BATCH = 32 * 1024 * 1024  # bytes of text; no batch holds more unless one record does
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u0750-\u077f\ufb50-\ufdfb\ufe70-\ufefc]")
# after a letter or sign of Arabic text, so that a path (C:\new) stays
_WRITTEN_LINE_END = re.compile(r"(?:(?<=[\u0600-\u06ff.!»”“\"\d)\]\s])|(?<=[\u0600-\u06ff]:))(?:(?:\\r)?\\n\s*)+")
# a surrogate stands for no character; JSON can write one as \ud800
_SURROGATE = re.compile("[\ud800-\udfff]")

Row = dict[str, object]


class _Batch:
    """Rows that are gathered for one batch."""

    def __init__(self) -> None:
        self.records: list[Row] = []
        self.rejections: list[Row] = []
        self.size = 0

    def tables(self) -> dict[str, pa.Table]:
        """The two tables of the batch, checked."""
        return {
            RAW_ARTICLES.name: RAW_ARTICLES.from_rows(self.records),
            REJECTIONS.name: REJECTIONS.from_rows(distinct(self.rejections)),
        }


def raw_id(record: Record) -> str:
    """First 16 hex digits of SHA-256 over origin id, outlet, url, title and body."""
    parts = (record.origin_id, record.outlet, record.url, record.title, record.body)
    return hashlib.sha256("\x1f".join(part or "" for part in parts).encode("utf-8")).hexdigest()[:16]


def _reread(record: Record) -> Record:
    """The record with the words put right that were encoded or escaped twice."""
    body, title = _with_line_ends(_right(record.body)), _right(record.title)
    outlet, author, published = _right(record.outlet), _right(record.author), _right(record.published)
    return replace(record, body=body, title=title, outlet=outlet, author=author, published=published)


def _with_line_ends(body: str | None) -> str | None:
    """A body whose line ends were written as the two characters \\n, with line ends; one that has some stays as it is."""
    return _WRITTEN_LINE_END.sub("\n", body) if body and "\\n" in body and "\n" not in body else body


def _right(words: str | None) -> str | None:
    return reread(words) if words else words


def _fault(record: Record) -> tuple[str, str] | None:
    """(reason, detail) if a record cannot be taken, None if it can."""
    if record.body is None or record.body.isspace() or not record.body:
        return "no_body", f"No text under body, text, content or article; title: {quote(record.title or '')}"
    if len(record.body) > LONGEST_RECORD:
        return "record_too_large", TOO_LARGE
    values = (record.body, record.title, record.origin_id, record.url, record.outlet, record.author, record.published)
    if any(value is not None and _SURROGATE.search(value) for value in values):
        return "undecodable_text", "Half a character (an escape \\ud800-\\udfff alone) is in it; write the record again as UTF-8."
    if not _ARABIC.search(record.body) and not ("&" in record.body and _ARABIC.search(unescape(unescape(record.body)))):
        language = language_of(record.body)
        written = "no word in it" if language == "ar" else f"written in {NAMES[language]}"
        return "no_arabic", f"No Arabic letter in the body ({written}); leave it out of the input: {quote(record.body)}"
    return None


def _read(name: str, stream: BinaryIO) -> Iterator[Record | Refusal]:
    """The records of a file; an exception on the way becomes one refusal and ends the file."""
    form = format_of(name)
    if form is None:
        known = ", ".join(suffix for suffix in readable_suffixes() if suffix.count(".") == 1)
        detail = f"There is no reader for this kind of file; readable are {known}, also with .gz or .zst."
        yield Refusal(None, "unsupported_format", detail)
        return
    empty = True
    try:
        for item in form.read(open_stream(name, stream)):
            empty = False
            yield _reread(item) if isinstance(item, Record) else item
    except UnicodeError as error:
        yield Refusal(None, "undecodable_text", f"Cannot be decoded ({quote(str(error))}); save it as UTF-8.")
        return
    except Exception as error:  # a reader meets whatever bytes there are: no error of theirs may end the run
        told = quote(f"{type(error).__name__}: {error}")
        yield Refusal(None, "unreadable_file", f"Broken, cut off or not what its name says; get the file again. {told}")
        return
    if empty:
        yield Refusal(None, "unreadable_file", "The file is empty: it holds no record.")


def ingest(files: Iterable[tuple[str, BinaryIO]], rows_per_batch: int = 2000) -> Iterator[dict[str, pa.Table]]:
    """Batches {"raw_articles": table, "rejections": table} of all records of `files`, (name, binary stream) pairs.

    A batch holds at most `rows_per_batch` rows of either table and at most about 32 MB of text. The second of two records
    with the same id in one run is rejected as duplicate_record. Names stand in the column file as given; opening and
    closing is the caller's. ValueError if `rows_per_batch` is not positive.
    """
    if rows_per_batch < 1:
        raise ValueError(f"rows_per_batch must be at least 1, it is {rows_per_batch}")
    seen: set[str] = set()
    batch = _Batch()
    for name, stream in files:
        form = format_of(name)
        for item in _read(name, stream):
            # an Arabic letter takes two bytes
            size = 2 * (len(item.body or "") + len(item.title or "")) if isinstance(item, Record) else 0
            full = max(len(batch.records), len(batch.rejections)) >= rows_per_batch
            if full or (batch.size and batch.size + size > _LONGEST_BATCH):
                yield batch.tables()
                batch = _Batch()
            if isinstance(item, Refusal):
                batch.rejections.append(rejection("ingest", name, item.position, item.reason, item.detail))
                continue
            fault = _fault(item)
            if fault is None and (identity := raw_id(item)) in seen:
                fault = "duplicate_record", f"The same record was read before in this run: {quote(item.title or item.body or '')}"
            if fault is not None:
                batch.rejections.append(rejection("ingest", name, item.position, *fault))
                continue
            seen.add(identity)
            batch.size += size
            batch.records.append(
                {
                    "raw_id": identity, "origin_id": item.origin_id, "file": name, "position": item.position,
                    "format": form.name if form else "", "title": item.title, "body": item.body, "url": item.url,
                    "outlet": item.outlet, "author": item.author, "published": item.published,
                }
            )  # fmt: skip
    if batch.records or batch.rejections:
        yield batch.tables()
