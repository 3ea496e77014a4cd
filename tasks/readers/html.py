"""HTML: a page is one record, its body the main text in paragraphs, without menus, related links, captions, comments."""

import re
from dataclasses import replace
from typing import BinaryIO

from tasks.readers.encodings import UNDECODABLE, decode_markup
from tasks.readers.html_blocks import parse, text_of
from tasks.readers.html_main import fragment_text, letters, main_text
from tasks.readers.html_metadata import read_metadata
from tasks.readers.misread import reread
from tasks.readers.records import LONGEST_RECORD, TOO_LARGE, Read, Record, Refusal

_NO_TEXT = "No main text was found: a front page, a page of links, or one that a script fills; give the article's own page."
_PAGE = re.compile(r"[\s\ufeff]*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html\b|head\b|body\b)", re.I | re.S)
# what a browser, and flows.fetch, writes into a page that it saves
_SAVED = re.compile(rb"<!--\s*saved from url=\(\d{1,5}\)(https?://[^\s>]{1,4000})\s")
_COVERED = 0.6  # share of the letters that JSON-LD gives; a text that has less is not the article's


def read_html(stream: BinaryIO) -> Read:
    """The one record of an HTML file, whatever encoding it declares."""
    data = stream.read(LONGEST_RECORD + 1)
    if len(data) > LONGEST_RECORD:
        yield Refusal(0, "record_too_large", TOO_LARGE)
    elif data.strip():
        saved = _SAVED.search(data)
        yield page_record(data, 0, saved[1].decode("ascii", errors="replace") if saved else None)


def page_record(data: bytes | str, position: int, address: str | None = None, charset: str | None = None) -> Record | Refusal:
    """The record of a page of news, or why there is none.

    `address` is where the page was fetched from, `charset` what its server said; both yield to what the page shows.
    """
    markup = data if isinstance(data, str) else decode_markup(data, charset)
    if markup is None:
        return Refusal(position, "undecodable_text", UNDECODABLE)
    tree = parse(reread(markup))
    if tree is None:
        return Refusal(position, "no_body", _NO_TEXT)
    said = read_metadata(tree, address)
    body = main_text(tree, said.title)
    if said.article_body and len(letters(body)) < _COVERED * len(letters(said.article_body)):
        body = plain_text(said.article_body)
    if not body:
        return Refusal(position, "no_body", _NO_TEXT)
    return Record(position, body, said.title, None, said.url, said.outlet, said.author, said.day)


def plain_text(fragment: str) -> str:
    """The text of a field that may hold HTML (`<p>...`) or text with entities: lines joined by \\n."""
    if "<" not in fragment and "&" not in fragment:
        return fragment
    tree = parse(fragment if "<" in fragment else fragment.replace("\n", "<br>"))
    return fragment_text(tree) if tree is not None else ""


def plain_line(words: str) -> str:
    """As `plain_text`, for a title: one line, nothing left out."""
    tree = parse(words) if "<" in words or "&" in words else None
    return text_of(tree) if tree is not None else words


def is_page(body: str | None) -> bool:
    """Whether a text is a whole page of HTML, from `<!doctype`, `<html`, `<head` or `<body` on."""
    return body is not None and bool(_PAGE.match(body[:1000]))


def completed(record: Record) -> Record | Refusal:
    """For a record whose body is a whole page: the page's main text, and from the page what the record does not say."""
    page = page_record(record.body or "", record.position, record.url)
    if isinstance(page, Refusal):
        return page
    return replace(
        page,
        **{
            name: value
            for name in ("title", "origin_id", "url", "outlet", "author", "published")
            if (value := getattr(record, name)) is not None
        },
    )
