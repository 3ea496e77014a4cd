"""RSS and Atom: a record an entry; a feed that is cut off or declares a wrong encoding keeps its entries."""

import io
import re
from collections.abc import Mapping
from typing import BinaryIO

from tasks.readers.encodings import UNDECODABLE, decode_markup
from tasks.readers.html import page_record, plain_line, plain_text
from tasks.readers.records import LONGEST_RECORD, TOO_LARGE, Read, Record, Refusal, as_text

_ROOT = re.compile(r"<(?:\w+:)?(rss|feed|rdf|html)\b", re.I)
_END = re.compile(r"</(?:\w+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.*?-->\s*)*$", re.I | re.S)
_ENTRY = re.compile(r"<(/?)((?:\w+:)?(?:item|entry))(?=[\s>])", re.I)
_BODY_END = re.compile(r"</(?:\w+:)?(?:encoded|content|description|summary)\s*>", re.I)
_MAIL = re.compile(r"\S+@\S+\s*\(([^)]+)\)|\S+@\S+")
_NO_FEED = "No RSS or Atom feed: neither rss, feed nor rdf:RDF is its root; give a feed, or a page with the ending .html."
_CUT_OFF = "The feed is cut off; its whole entries were taken. Fetch it again for the rest."


def read_feed(stream: BinaryIO) -> Read:
    """The entries of a feed; `position` is the index of the entry from 0. A file that is really a page is read as one."""
    data = stream.read(LONGEST_RECORD + 1)
    if len(data) > LONGEST_RECORD:
        yield Refusal(None, "record_too_large", TOO_LARGE)
        return
    if not data.strip():
        return
    text = decode_markup(data)
    root = _ROOT.search(text[:4096]) if text else None
    if text is None:
        yield Refusal(None, "undecodable_text", UNDECODABLE)
    elif root is None:
        yield Refusal(None, "unreadable_file", _NO_FEED)
    elif root[1].lower() == "html":
        yield page_record(text, 0)
    else:
        yield from _entries(text)


def _entries(text: str) -> Read:
    import feedparser

    is_whole = bool(_END.search(text))
    whole, is_half_lost = (text, False) if is_whole else _closed(text)
    head = {"content-type": "application/xml; charset=utf-8"}
    data = io.BytesIO(whole.encode("utf-8", errors="replace"))
    found = feedparser.parse(data, response_headers=head, sanitize_html=False, resolve_relative_uris=False)
    feed_title = as_text(found.feed.get("title"))
    for position, entry in enumerate(found.entries):
        yield _record(entry, position, feed_title)
    if not is_whole:
        yield Refusal(len(found.entries) if is_half_lost else None, "broken_record", _CUT_OFF)
    elif not found.entries:
        yield Refusal(None, "no_body", "The feed holds no entries; it may have some at another time.")


def _closed(text: str) -> tuple[str, bool]:
    """-> (a feed that is cut off, cut once more after the last field that is whole and closed; whether an entry was lost).

    An entry whose text is not whole is left out; one that lacks only what comes after its text stays.
    """
    last = None
    for match in _ENTRY.finditer(text):
        last = match
    root = _ROOT.search(text)
    end = {"rss": "</channel></rss>", "feed": "</feed>", "rdf": "</rdf:RDF>"}[root[1].lower()] if root else ""
    if last is None:
        return text, False
    if last[1]:
        return text[: text.find(">", last.end()) + 1 or len(text)] + end, False
    bodies = [match.end() for match in _BODY_END.finditer(text, last.end())]
    if not bodies:
        return text[: last.start()] + end, True
    return text[: bodies[-1]] + f"</{last[2]}>{end}", False


def _record(entry: Mapping[str, object], position: int, feed_title: str | None) -> Record:
    contents = entry.get("content")
    bodies = [as_text(part.get("value")) for part in contents] if isinstance(contents, list) else []
    body = max(filter(None, [*bodies, as_text(entry.get("summary"))]), key=len, default=None)
    source = entry.get("source")
    outlet = as_text(source.get("title")) if isinstance(source, Mapping) else None
    title, author = as_text(entry.get("title")), as_text(entry.get("author"))
    return Record(
        position,
        plain_text(body) if body else None,
        plain_line(title) if title else None,
        as_text(entry.get("id")),
        as_text(entry.get("link")),
        outlet or feed_title,
        (_MAIL.sub(lambda match: match[1] or "", author).strip() or None) if author else None,
        as_text(entry.get("published")) or as_text(entry.get("updated")),
    )
