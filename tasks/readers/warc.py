"""WARC, as Common Crawl's CC-NEWS has it: a record a page of HTML, streamed, one page held at a time."""

import html
import re
from typing import Any, BinaryIO, cast

from tasks.readers.encodings import decode_markup
from tasks.readers.html import page_record
from tasks.readers.http_body import BrokenBodyError, LargeBodyError, content_of
from tasks.readers.misread import reread
from tasks.readers.records import LONGEST_RECORD, TOO_LARGE, Read, Record, Refusal

_MARKUP = re.compile(r"\s*(?:text/html|application/xhtml\+xml)", re.I)
_FEWEST_LETTERS = 20
_FEW = 64  # bytes
_ARABIC = re.compile("[\u0620-\u064a]")
_OTHERS = "{} records hold no page (pictures, redirects, error answers, requests) and were passed over."
_BROKEN = "The file is cut off or broken here ({}); the pages before were taken. Fetch it again for the rest."
_GAP = "Bytes {} to {} of the unpacked file are no record: broken; what comes after them was read. Fetch the file again."
_CUT_PAGE = "The page is cut off, or packed and broken; fetch it again."
_NOT_WARC = "No WARC record was found in it; give a .warc or .warc.gz file as a crawler writes it."


class _Told:
    """A stream that knows how far it was read; fastwarc asks, and streams that unpack do not say."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._at = 0
        self._head = b""

    def read(self, size: int = -1) -> bytes:
        """As the stream reads."""
        data = self._stream.read(size)
        self._head = self._head or data[:4]
        self._at += len(data)
        return data

    @property
    def is_packed(self) -> bool:
        """Whether what was read is packed, so that places in it are none of the records."""
        return self._head != b"WARC"

    def ends_at(self, place: int) -> bool:
        """Whether the file, if it is not packed within, ends at this byte or a few line ends behind it."""
        return self.is_packed or place <= self._at + len(self._stream.read(_FEW)) <= place + _FEW

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at


def read_warc(stream: BinaryIO) -> Read:
    """The pages of a WARC file; `position` is the index of the WARC record from 0, records of every kind counted.

    Answers other than 200 and other than HTML are passed over, and counted in one refusal at the end. Memory is bounded by
    the largest page that is taken (20 MB), however large the file is.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    told = _Told(stream)
    position = others = end = 0
    cut: str | None = None
    try:
        for record in ArchiveIterator(cast(Any, told), parse_http=True, auto_decode="none", quirks_mode=True):
            if position and not told.is_packed and record.stream_pos > end + _FEW:
                yield Refusal(position, "broken_record", _GAP.format(end, record.stream_pos))
            end = _end_of(record)
            if _is_page(record, WarcRecordType):
                yield _page(record, position)
            else:
                others += 1
            position += 1
    except OSError as error:
        cut = str(error)
    if cut is None and position and not told.ends_at(end):
        cut = "its last record has not the length that it says"
    if cut is not None:
        yield Refusal(position, "broken_record", _BROKEN.format(cut))
    if position == 0:
        yield Refusal(None, "unreadable_file", _NOT_WARC)
    elif others:
        yield Refusal(None, "no_body", _OTHERS.format(others))


def _end_of(record: Any) -> int:
    """Where the content of a record ends in a file that is not packed, by what its own header says."""
    header = sum(len(name.encode()) + len(value.encode()) + len(": \r\n") for name, value in record.headers)
    length = record.headers.get("Content-Length") or ""
    return int(record.stream_pos) + len("WARC/1.0\r\n\r\n") + header + (int(length) if length.isdecimal() else 0)


def _is_page(record: Any, kinds: Any) -> bool:
    """Whether a record holds a page of HTML that was answered whole."""
    if record.record_type == kinds.response:
        status = record.http_headers.status_code if record.http_headers else None
        return status == 200 and bool(_MARKUP.match(record.http_content_type or ""))
    return record.record_type == kinds.resource and bool(_MARKUP.match(record.headers.get("Content-Type") or ""))


def _page(record: Any, position: int) -> Record | Refusal:
    """The record of one page, or its refusal."""
    if record.content_length > LONGEST_RECORD:
        return Refusal(position, "record_too_large", TOO_LARGE)
    headers = record.http_headers or {}
    data = record.reader.read(LONGEST_RECORD + 1)
    if len(data) > LONGEST_RECORD:
        return Refusal(position, "record_too_large", TOO_LARGE)
    if len(data) < record.content_length:
        return Refusal(position, "broken_record", _CUT_PAGE)
    try:
        data = content_of(data, headers.get("Transfer-Encoding", ""), headers.get("Content-Encoding", ""), LONGEST_RECORD)
    except LargeBodyError:
        return Refusal(position, "record_too_large", TOO_LARGE)
    except BrokenBodyError:
        return Refusal(position, "broken_record", _CUT_PAGE)
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    markup = decode_markup(data, record.http_charset)
    if markup is not None and not _has_arabic(markup) and not _has_arabic(html.unescape(reread(markup))):
        return Refusal(position, "no_arabic", f"No page in Arabic: {address}")
    return page_record(data if markup is None else markup, position, address)


def _has_arabic(markup: str) -> bool:
    """Whether a page has more than a word or two of Arabic."""
    return len(_ARABIC.findall(markup)) >= _FEWEST_LETTERS
