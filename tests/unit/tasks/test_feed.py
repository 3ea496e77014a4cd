"""RSS and Atom, whole and cut off."""

import io
from pathlib import Path

import pytest

from tasks.readers import Record, Refusal, format_of

RSS = Path(__file__).parents[3] / ".." / "shared" / "data" / "web" / "bbcarabic.rss"
TEXT = "قال مدير الهيئة إن السد امتلأ بعد أمطار الشتاء، وأضاف أن القرى بخير."


def item(number: int, extra: str = "", body: str = TEXT) -> str:
    return (
        f"<item><title>خبر {number}</title><link>https://alwaha.example/{number}</link><guid>g{number}</guid>"
        f"<description><![CDATA[<p>{body}</p>]]></description>{extra}</item>"
    )


def rss(*items: str, head: str = "<?xml version='1.0' encoding='utf-8'?>") -> str:
    space = "xmlns:content='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://purl.org/dc/elements/1.1/'"
    return f"{head}<rss version='2.0' {space}><channel><title>صحيفة الواحة</title>{''.join(items)}</channel></rss>"


def read(data: str | bytes, name: str = "a.rss") -> list[Record | Refusal]:
    form = format_of(name)
    assert form is not None and form.name == "feed"
    return list(form.read(io.BytesIO(data.encode() if isinstance(data, str) else data)))


def test_an_entry() -> None:
    extra = "<pubDate>٢٠ تشرين الثاني ٢٠٢٤</pubDate><dc:creator>هدى الراوي</dc:creator>"
    assert read(rss(item(1, extra))) == [
        Record(0, TEXT, "خبر 1", "g1", "https://alwaha.example/1", "صحيفة الواحة", "هدى الراوي", "٢٠ تشرين الثاني ٢٠٢٤")
    ]


def test_the_whole_content_goes_before_the_summary() -> None:
    extra = (
        f"<content:encoded><![CDATA[<p>{TEXT}</p><p>{TEXT[::-1]}</p><p>اقرأ أيضا: <a href='/'>خبر</a></p>]]></content:encoded>"
    )
    (record,) = read(rss(item(1, extra, body="ملخص")))
    assert isinstance(record, Record) and record.body == f"{TEXT}\n{TEXT[::-1]}"


def test_atom() -> None:
    feed = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>صحيفة الواحة</title><entry><id>g1</id><title>خبر</title>"
        f"<link href='https://alwaha.example/1'/><updated>2024-11-20T10:00:00Z</updated><author><name>هدى</name></author>"
        f"<content type='html'>&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>"
    )
    assert read(feed, "a.atom") == [
        Record(0, TEXT, "خبر", "g1", "https://alwaha.example/1", "صحيفة الواحة", "هدى", "2024-11-20T10:00:00Z")
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "utf-16"])
@pytest.mark.parametrize("declared", ["utf-8", "windows-1256", "iso-8859-1"])
def test_encodings_whatever_is_declared(encoding: str, declared: str) -> None:
    data = rss(item(1), head=f"<?xml version='1.0' encoding='{declared}'?>").encode(encoding)
    (record,) = read(data, "a.xml")
    assert isinstance(record, Record) and record.body == TEXT


def outcome(text: str) -> list[tuple[int | None, str | None]]:
    return [(i.position, i.title if isinstance(i, Record) else i.reason) for i in read(text)]


def test_cut_off_between_entries() -> None:
    whole = rss(item(1), item(2))
    assert outcome(whole[: whole.rindex("</channel>")]) == [(0, "خبر 1"), (1, "خبر 2"), (None, "broken_record")]


def test_cut_off_in_the_text_of_an_entry() -> None:
    whole = rss(item(1), item(2))
    assert outcome(whole[: whole.rindex("القرى")]) == [(0, "خبر 1"), (1, "broken_record")]


def test_cut_off_after_the_text_of_an_entry() -> None:
    whole = rss(item(1), item(2, "<pubDate>20 نوفمبر 2024</pubDate>"))
    assert outcome(whole[: whole.rindex("2024")]) == [(0, "خبر 1"), (1, "خبر 2"), (None, "broken_record")]


def test_markup_that_is_not_well_formed() -> None:
    assert outcome(rss(item(1, "<a>R&D & </b>"), item(2))) == [(0, "خبر 1"), (1, "خبر 2")]


def test_an_entry_without_text_is_left_to_ingest() -> None:
    (record,) = read(rss("<item><title>خبر</title></item>"))
    assert isinstance(record, Record) and record.body is None


@pytest.mark.parametrize(
    ("data", "reason"),
    [(rss(), "no_body"), ("<sitemap><url/></sitemap>", "unreadable_file"), ("قال", "unreadable_file")],
)
def test_what_is_no_feed(data: str, reason: str) -> None:
    (refused,) = read(data)
    assert isinstance(refused, Refusal) and refused.reason == reason


def test_an_empty_file_gives_nothing() -> None:
    assert read(b" \n") == []


@pytest.mark.skipif(not RSS.exists(), reason="needs shared/data/web/bbcarabic.rss")
def test_a_real_feed() -> None:
    data = RSS.read_bytes()
    records = read(data)
    assert len(records) == data.count(b"<item>")
    assert all(isinstance(record, Record) and record.body and record.published for record in records)
    half = read(data[: len(data) // 2])
    assert half[:200] == records[:200] and isinstance(half[-1], Refusal)
