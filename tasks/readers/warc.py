"""WARC, as Common Crawl's CC-NEWS has it: a record a page of HTML, streamed, one page held at a time."""

import re
from typing import Any, BinaryIO, cast

from tasks.readers.encodings import decode_markup
from tasks.readers.html import page_record
from tasks.readers.records import LONGEST_RECORD, TOO_LARGE, Read, Record, Refusal

_MARKUP = re.compile(r"\s*(?:text/html|application/xhtml\+xml)", re.I)
_FEWEST_LETTERS = 20
_ARABIC = re.compile("[\u0620-\u064a]")
_OTHERS = "{} records hold no page (pictures, redirects, error answers, requests) and were passed over."
_BROKEN = "The file is cut off or broken here ({}); the pages before were taken. Fetch it again for the rest."
_NOT_WARC = "No WARC record was found in it; give a .warc or .warc.gz file as a crawler writes it."


class _Told:
    """A stream that knows how far it was read; fastwarc asks, and streams that unpack do not say."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._at = 0

    def read(self, size: int = -1) -> bytes:
        """As the stream reads."""
        data = self._stream.read(size)
        self._at += len(data)
        return data

    def tell(self) -> int:
        """How many bytes were read."""
        return self._at


def read_warc(stream: BinaryIO) -> Read:
    """The pages of a WARC file; `position` is the index of the WARC record from 0, records of every kind counted.

    Answers other than 200 and other than HTML are passed over, and counted in one refusal at the end. Memory is bounded by
    the largest page that is taken (20 MB), however large the file is.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    position = others = 0
    try:
        for record in ArchiveIterator(cast(Any, _Told(stream)), parse_http=True, auto_decode="all"):
            is_page = _is_page(record, WarcRecordType)
            if is_page:
                yield _page(record, position)
            else:
                others += 1
            position += 1
    except OSError as error:
        yield Refusal(position, "broken_record", _BROKEN.format(error))
    if position == 0:
        yield Refusal(None, "unreadable_file", _NOT_WARC)
    elif others:
        yield Refusal(None, "no_body", _OTHERS.format(others))


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
    data = record.reader.read(LONGEST_RECORD + 1)
    if len(data) > LONGEST_RECORD:
        return Refusal(position, "record_too_large", TOO_LARGE)
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    markup = decode_markup(data, record.http_charset)
    if markup is not None and len(_ARABIC.findall(markup)) < _FEWEST_LETTERS:
        return Refusal(position, "no_arabic", f"No page in Arabic: {address}")
    return page_record(data if markup is None else markup, position, address)
