"""WARC files as crawlers write them."""

import gzip
import io
from collections.abc import Iterable

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tasks.readers import Record, Refusal, format_of, open_stream

TEXT = "قال مدير الهيئة سالم العلي إن السد امتلأ بعد أمطار الشتاء، وأضاف أن القرى القريبة من المجرى بخير ولا خطر عليها."


def html(number: int, text: str = TEXT) -> bytes:
    body = "".join(f"<p>{text} ({number}-{n})</p>" for n in range(3))
    return f"<html><head><title>خبر رقم {number} عن السد</title></head><body><h1>خبر رقم {number} عن السد</h1>{body}</body></html>".encode()


Answer = tuple[str, str, bytes, dict[str, str]]


def page(number: int, status: str = "200 OK", kind: str = "text/html", data: bytes | None = None, **headers: str) -> Answer:
    return status, kind, html(number) if data is None else data, headers


def warc(answers: Iterable[Answer], compress: bool = True) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compress)
    writer.write_record(writer.create_warcinfo_record("a.warc.gz", {"software": "test"}))
    for number, (status, kind, data, headers) in enumerate(answers):
        http = StatusAndHeaders(
            status, [("Content-Type", kind), *((k.replace("_", "-"), v) for k, v in headers.items())], "HTTP/1.1"
        )
        url = f"https://alwaha.example/{number}"
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(data), http_headers=http))
    return out.getvalue()


def read(data: bytes, name: str = "a.warc.gz") -> list[Record | Refusal]:
    form = format_of(name)
    assert form is not None and form.name == "warc"
    return list(form.read(open_stream(name, io.BytesIO(data))))


def outcome(items: list[Record | Refusal]) -> list[tuple[int | None, str | None]]:
    return [(i.position, i.url if isinstance(i, Record) else i.reason) for i in items]


@pytest.mark.parametrize(("name", "compress"), [("a.warc.gz", True), ("a.warc", False), ("a.warc", True)])
def test_pages(name: str, compress: bool) -> None:
    records = read(warc([page(0), page(1)], compress), name)
    # the record about the file itself holds no page
    assert outcome(records) == [(1, "https://alwaha.example/0"), (2, "https://alwaha.example/1"), (None, "no_body")]
    assert isinstance(records[0], Record)
    assert records[0].title == "خبر رقم 0 عن السد"
    assert records[0].body == "\n".join(f"{TEXT} (0-{n})" for n in range(3))


def test_what_is_no_page_is_counted() -> None:
    items = read(warc([page(0, "301 Moved"), page(1, kind="image/png"), page(2, "404 Not Found"), page(3)]))
    assert outcome(items) == [(4, "https://alwaha.example/3"), (None, "no_body")]
    assert isinstance(items[1], Refusal) and items[1].detail.startswith("4 records")


def test_pages_that_are_not_arabic_or_hold_nothing() -> None:
    english = b"<html><body><p>" + b"The dam is full after the rains. " * 9 + b"</p></body></html>"
    links = "<html><body><a href='/'>الرئيسية والأخبار والرياضة</a></body></html>".encode()
    assert outcome(read(warc([page(0, data=english), page(1, data=links)])))[:2] == [(1, "no_arabic"), (2, "no_body")]


def test_packed_and_chunked_payloads() -> None:
    data = html(0)
    packed = gzip.compress(data)
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(data), data)
    items = read(warc([page(0, data=packed, Content_Encoding="gzip"), page(1, data=chunked, Transfer_Encoding="chunked")]))
    assert [isinstance(item, Record) and item.body for item in items[:2]] == ["\n".join(f"{TEXT} (0-{n})" for n in range(3))] * 2


@pytest.mark.parametrize(
    ("header", "value"),
    [("Content_Encoding", "gzip"), ("Content_Encoding", "br"), ("Content_Encoding", "deflate"), ("Transfer_Encoding", "chunked")],
)
def test_a_header_that_says_packed_above_a_body_that_is_not(header: str, value: str) -> None:
    items = read(warc([page(0, **{header: value}), page(1), page(2)]))
    assert outcome(items)[:3] == [(n + 1, f"https://alwaha.example/{n}") for n in range(3)]
    assert isinstance(items[0], Record) and items[0].body == "\n".join(f"{TEXT} (0-{n})" for n in range(3))


def test_a_packed_page_that_is_cut_off_is_told_of() -> None:
    items = read(warc([page(0, data=gzip.compress(html(0))[:-30], Content_Encoding="gzip"), page(1)]))
    assert outcome(items)[:2] == [(1, "broken_record"), (2, "https://alwaha.example/1")]


def test_pages_in_entities_and_pages_encoded_twice_are_arabic() -> None:
    entities = html(0).decode().encode("ascii", "xmlcharrefreplace")
    twice = html(1).decode("latin-1").encode()
    assert outcome(read(warc([page(0, data=entities), page(1, data=twice)])))[:2] == [
        (1, "https://alwaha.example/0"),
        (2, "https://alwaha.example/1"),
    ]


def test_a_plain_file_that_is_cut_off_is_told_of() -> None:
    data = warc([page(n) for n in range(4)], compress=False)
    assert outcome(read(data, "a.warc"))[-1] == (None, "no_body")
    # within the last page, and within a picture
    assert outcome(read(data[:-300], "a.warc"))[-3:] == [(4, "broken_record"), (5, "broken_record"), (None, "no_body")]
    pictures = warc([page(0), page(1, kind="image/png", data=b"x" * 900)], compress=False)
    assert (3, "broken_record") in outcome(read(pictures[:-300], "a.warc"))


def test_what_comes_after_a_broken_record_is_read() -> None:
    data = warc([page(n) for n in range(3)], compress=False)
    broken = data.rindex(b"WARC/1.")
    items = read(
        data[:broken]
        + b"no record at all, but some bytes that a full disk left in the middle of the file\r\n\r\n"
        + data[broken:],
        "a.warc",
    )
    assert outcome(items) == [
        (1, "https://alwaha.example/0"), (2, "https://alwaha.example/1"), (3, "broken_record"), (3, "https://alwaha.example/2"),
        (None, "no_body"),
    ]  # fmt: skip


def test_the_charset_of_the_page() -> None:
    data = html(0).decode().encode("cp1256")
    (record, _) = read(warc([page(0, kind="text/html; charset=utf-8", data=data)]))
    assert isinstance(record, Record) and record.title == "خبر رقم 0 عن السد"


def test_a_file_that_is_cut_off_keeps_its_pages() -> None:
    data = warc([page(n) for n in range(400)])
    items = read(data[:-200])
    urls = [item.url for item in items if isinstance(item, Record)]
    # what is lost is the last block of 64 kB
    assert urls[:300] == [f"https://alwaha.example/{n}" for n in range(300)]
    assert "broken_record" in [item.reason for item in items if isinstance(item, Refusal)]


def test_what_is_no_warc() -> None:
    items = read("قال الوزير".encode() * 20, "a.warc")
    assert items and all(isinstance(item, Refusal) for item in items)
