"""How bytes become Arabic: code pages, wrong declarations, marks, entities, double encodings."""

import io
import json

import pytest

from tasks.ingest import ingest
from tasks.readers.encodings import decode_markup
from tasks.readers.misread import reread

LINE = "قال مدير السد: «امتلأ الخزان للمرة الأولى»، وأضاف أن القرى بخير؛ فهل تكفي الطرق؟"
WORDS = "أعلنت بلدية الواحة أن الجسر القديم سيفتح أمام المشاة يوم الأربعاء، وأن الأحجار أعيدت إلى أماكنها كما كانت."


def browser(data: bytes, encoding: str) -> str:
    """Bytes read as browsers read them: what a code page leaves undefined is a control character."""
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in data)


def page(charset: str) -> str:
    return f"<html><head><meta charset='{charset}'><title>الجسر</title></head><body><p>{WORDS}</p></body></html>"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "iso8859_6", "mac_arabic", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("declared", ["utf-8", "windows-1256", "iso-8859-6", "windows-1252", "no-such-charset"])
def test_a_page_is_read_by_its_bytes_whatever_it_declares(encoding: str, declared: str) -> None:
    assert decode_markup(page(declared).encode(encoding)) == page(declared)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_byte_order_mark_decides(encoding: str) -> None:
    assert decode_markup(page("windows-1256").encode(encoding), "windows-1252") == page("windows-1256")


def test_a_few_broken_bytes_cost_no_page() -> None:
    text = decode_markup(page("utf-8").encode().replace(b"</p>", b"\xd8 \xd9\x41</p>"))
    assert text is not None
    assert WORDS in text


def test_a_part_in_another_encoding_costs_no_page() -> None:
    foot = "<footer>جميع الحقوق محفوظة للجريدة</footer></body>".encode("cp1256")
    text = decode_markup(page("utf-8").encode().replace(b"</body>", foot))
    assert text is not None
    assert WORDS in text


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize("line", [LINE, WORDS, "السد", f"<p>{WORDS}</p>", "قال Tom Reed إن السد امتلأ"])
def test_windows_1256_that_was_read_as_latin_is_undone(encoding: str, line: str) -> None:
    assert reread(browser(line.encode("cp1256"), encoding)) == line


def test_a_body_of_entities_alone_is_taken() -> None:
    written = "".join(f"&#{ord(letter)};" for letter in WORDS)
    (batch,) = ingest([("a.jsonl", io.BytesIO(json.dumps({"body": written}).encode()))])
    assert batch["rejections"].num_rows == 0
    assert batch["raw_articles"]["body"].to_pylist() == [written]


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        (f"{WORDS}\\n\\n{LINE}", f"{WORDS}\n{LINE}"),
        (f"{WORDS}\\r\\n{LINE}\\n", f"{WORDS}\n{LINE}\n"),
        (f"{WORDS} C:\\new", f"{WORDS} C:\\new"),
        (f"{WORDS}\n{LINE}\\n", f"{WORDS}\n{LINE}\\n"),
    ],
)
def test_line_ends_that_were_escaped_twice(given: str, taken: str) -> None:
    (batch,) = ingest([("a.jsonl", io.BytesIO(json.dumps({"body": given}).encode()))])
    assert batch["raw_articles"]["body"].to_pylist() == [taken]


def test_records_in_utf_16_without_a_mark_are_read() -> None:
    data = (json.dumps({"body": WORDS}, ensure_ascii=False) + "\n").encode("utf-16-le") * 2
    (batch,) = ingest([("a.jsonl", io.BytesIO(data))])
    assert batch["raw_articles"]["body"].to_pylist() == [WORDS]


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp1256"])
@pytest.mark.parametrize("line", [LINE, WORDS, "السد", "ميناء چابهار وگاليري پاريس"])
def test_a_double_encoding_is_undone(encoding: str, line: str) -> None:
    assert reread(browser(line.encode(), encoding)) == line


@pytest.mark.parametrize("encoding", ["cp1252", "cp1256"])
def test_a_threefold_encoding_is_undone(encoding: str) -> None:
    assert reread(browser(browser(LINE.encode(), encoding).encode(), encoding)) == LINE


def test_only_the_lines_that_are_wrong_change() -> None:
    wrong = browser(WORDS.encode(), "cp1252")
    assert reread(f"{LINE}\n{wrong}\n{LINE}") == f"{LINE}\n{WORDS}\n{LINE}"


RIGHT = [
    LINE,
    "L'été à Évian — où êtes-vous? ÀÉÎ",
    "Ævar Þór Ísfjörð, Ääääh!",
    "ضغط، ووعظ، وفقط؛ هل يلاحظ؟ وغ، وط، وع، وحفظ» ولغط»",
    "Ø is a letter of Danish, Ù of none; Ã© is wrong for é.",
    "«Été à Orléans» كتاب عن مدينة فرنسية، ترجمه عادل السالم.",
    "",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_stays(text: str) -> None:
    assert reread(text) == text


def test_double_encodings_in_records_are_undone_at_ingest() -> None:
    body = browser(WORDS.encode(), "cp1252")
    line = json.dumps({"id": "1", "title": browser("الجسر القديم".encode(), "cp1256"), "body": body})
    (batch,) = ingest([("a.jsonl", io.BytesIO(line.encode()))])
    (row,) = batch["raw_articles"].to_pylist()
    assert (row["title"], row["body"]) == ("الجسر القديم", WORDS)


def test_a_page_that_was_encoded_twice() -> None:
    data = browser(page("utf-8").encode(), "cp1256").encode()
    (batch,) = ingest([("a.html", io.BytesIO(data))])
    assert batch["raw_articles"].to_pylist()[0]["body"] == WORDS


def test_entities_in_a_body_are_letters() -> None:
    body = "".join(f"&#{ord(letter)};" for letter in WORDS)
    (batch,) = ingest([("a.html", io.BytesIO(f"<html><body><p>{body}</p></body></html>".encode()))])
    assert batch["raw_articles"].to_pylist()[0]["body"] == WORDS
