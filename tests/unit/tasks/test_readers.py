"""Readers: bytes of one file in, records and refusals out."""

import gzip
import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard

from tasks.readers import Record, Refusal, format_of, open_stream, readable_suffixes
from tasks.readers.encodings import likeness, single_byte_encoding
from tasks.readers.lines import byte_lines
from tasks.readers.records import record_from

PROSE = "قال وزير المياه إن السد امتلأ بعد أمطار الشتاء، وأضاف أن القرى القريبة بخير ولا خطر عليها."


def read(name: str, data: bytes) -> list[Record | Refusal]:
    form = format_of(name)
    assert form is not None
    return list(form.read(open_stream(name, io.BytesIO(data))))


def outcome(items: list[Record | Refusal]) -> list[tuple[int | None, str | None]]:
    """(position, body or reason) of each."""
    return [(i.position, i.body if isinstance(i, Record) else i.reason) for i in items]


def line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


# field names


@pytest.mark.parametrize("name", ["body", "text", "content", "article", "Body", " TEXT "])
def test_names_of_the_body(name: str) -> None:
    assert record_from({name: "نص"}, 0).body == "نص"


def test_names_of_the_other_fields() -> None:
    fields = {"doc_id": 7, "headline": "ع", "link": "u", "publisher": "ن", "author": "ك", "date_published": "2024", "text": "نص"}
    assert record_from(fields, 2) == Record(2, "نص", "ع", "7", "u", "ن", "ك", "2024")


def test_the_first_name_that_holds_something_wins() -> None:
    assert record_from({"body": " ", "text": None, "content": "نص"}, 0).body == "نص"


@pytest.mark.parametrize(
    ("value", "text"), [(7, "7"), (7.0, "7"), (1.5, "1.5"), (True, None), ([1], None), ({}, None), (None, None)]
)
def test_values_that_are_no_text(value: object, text: str | None) -> None:
    assert record_from({"id": value}, 0).origin_id == text


# formats


def test_a_text_file_is_one_record() -> None:
    assert outcome(read("a.txt", "عنوان\nنص".encode())) == [(0, "عنوان\nنص")]


def test_json_lines() -> None:
    data = line(body="أول") + b"\n{broken\n" + b"[1]\n" + line(body="ثان").replace(b"\n", b"\r\n") + line(body="ثالث").rstrip()
    items = read("a.jsonl", data)
    assert outcome(items) == [(0, "أول"), (2, "broken_record"), (3, "broken_record"), (4, "ثان"), (5, "ثالث")]
    assert isinstance(items[1], Refusal) and "{broken" in items[1].detail


def test_a_json_array() -> None:
    data = json.dumps([{"body": "أول"}, 5, {"body": "ثان"}], ensure_ascii=False, indent=1).encode()
    assert outcome(read("a.json", data)) == [(0, "أول"), (1, "broken_record"), (2, "ثان")]


def test_one_json_object() -> None:
    assert outcome(read("a.json", line(body="أول"))) == [(0, "أول")]


def test_json_objects_one_after_the_other() -> None:
    assert outcome(read("a.json", line(body="أول") + line(body="ثان"))) == [(0, "أول"), (1, "ثان")]


def test_a_json_array_goes_on_after_a_broken_record() -> None:
    data = '[{"body": "أول"}, {"body": oops}, {"body": "ثالث"}]'.encode()
    assert outcome(read("a.json", data)) == [(0, "أول"), (1, "broken_record"), (2, "ثالث")]


def test_a_json_array_that_is_cut_off() -> None:
    data = '[{"body": "أول"}, {"body": "ثا'.encode()
    assert outcome(read("a.json", data)) == [(0, "أول"), (1, "broken_record")]


def test_a_json_array_larger_than_a_block() -> None:
    data = json.dumps([{"body": f"{n} " + "ن" * 300_000} for n in range(12)], ensure_ascii=False).encode()
    items = read("a.json", data)
    assert [i.body.split()[0] for i in items if isinstance(i, Record) and i.body] == [str(n) for n in range(12)]


def test_csv() -> None:
    data = 'id,Title,text\n1,"عنوان، طويل","سطر\n\nثان ""نعم"""\n\n2,ع,نص,زائد\n3,ع,نص\n'.encode()
    items = read("a.csv", data)
    assert outcome(items) == [(0, 'سطر\n\nثان "نعم"'), (1, "broken_record"), (2, "نص")]
    assert isinstance(items[0], Record) and (items[0].title, items[0].origin_id) == ("عنوان، طويل", "1")


def test_tsv_and_csv_with_semicolons() -> None:
    assert outcome(read("a.tsv", "id\tbody\n1\tنص, آخر\n".encode())) == [(0, "نص, آخر")]
    assert outcome(read("a.csv", "id;body\n1;نص, آخر\n".encode())) == [(0, "نص, آخر")]


def test_a_csv_without_body_column_says_so() -> None:
    (refusal,) = read("a.csv", "id,words\n1,نص\n".encode())
    assert isinstance(refusal, Refusal)
    assert (refusal.position, refusal.reason) == (None, "broken_record")
    assert "id,words" in refusal.detail


def test_parquet() -> None:
    sink = io.BytesIO()
    table = pa.table({"ID": [1, 2], "content": ["أول", None], "date": pa.array([0, 1], pa.date32()), "other": [[1], [2]]})
    pq.write_table(table, sink)
    assert read("a.parquet", sink.getvalue()) == [
        Record(0, "أول", origin_id="1", published="1970-01-01"),
        Record(1, None, origin_id="2", published="1970-01-02"),
    ]


def test_parquet_without_body_column() -> None:
    sink = io.BytesIO()
    pq.write_table(pa.table({"x": [1]}), sink)
    assert outcome(read("a.parquet", sink.getvalue())) == [(None, "broken_record")]


# compression


@pytest.mark.parametrize("name", ["a.jsonl.gz", "A.JSONL.GZ", "a.ndjson.zst"])
def test_compressed(name: str) -> None:
    data = line(body=PROSE) * 3
    packed = gzip.compress(data) if name.lower().endswith("gz") else zstandard.compress(data)
    assert outcome(read(name, packed)) == [(0, PROSE), (1, PROSE), (2, PROSE)]


def test_compressed_in_several_frames() -> None:
    data = zstandard.compress(line(body="أول")) + zstandard.compress(line(body="ثان"))
    assert outcome(read("a.jsonl.zst", data)) == [(0, "أول"), (1, "ثان")]


def test_compressed_parquet() -> None:
    sink = io.BytesIO()
    pq.write_table(pa.table({"body": ["أول"]}), sink)
    assert outcome(read("a.parquet.gz", gzip.compress(sink.getvalue()))) == [(0, "أول")]


@pytest.mark.parametrize("compress", [gzip.compress, zstandard.compress])
def test_compressed_and_cut_off(compress: object) -> None:
    assert callable(compress)
    data = b"".join(line(body=PROSE, id=n) for n in range(300))
    name = "a.jsonl.gz" if compress is gzip.compress else "a.jsonl.zst"
    with pytest.raises(OSError):
        read(name, compress(data)[:-20])


def test_the_stream_stays_open() -> None:
    stream = io.BytesIO(gzip.compress(line(body="أول")))
    form = format_of("a.jsonl.gz")
    assert form is not None
    assert len(list(form.read(open_stream("a.jsonl.gz", stream)))) == 1
    assert not stream.closed


def test_suffixes() -> None:
    assert {".txt", ".jsonl", ".jsonl.gz", ".json.zst", ".csv", ".tsv", ".parquet"} <= set(readable_suffixes())
    assert format_of("page.pdf") is None


# encodings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256", "iso8859_6"])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.json", "a.csv"])
def test_encodings(name: str, encoding: str) -> None:
    content = {"a.txt": PROSE, "a.csv": f'body\n"{PROSE}"\n'}.get(name, json.dumps({"body": PROSE}, ensure_ascii=False) + "\n")
    assert outcome(read(name, content.encode(encoding))) == [(0, PROSE)]


def test_one_line_in_another_encoding() -> None:
    data = line(body=PROSE) + line(body=PROSE).decode().encode("cp1256") + line(body=PROSE)
    assert outcome(read("a.jsonl", data)) == [(0, PROSE), (1, PROSE), (2, PROSE)]


def test_broken_utf8_is_not_mangled() -> None:
    data = line(body=PROSE) + line(body=PROSE)[:40] + b"\xff" + line(body=PROSE)[40:] + line(body=PROSE)
    assert outcome(read("a.jsonl", data)) == [(0, PROSE), (1, "undecodable_text"), (2, PROSE)]


def test_other_scripts_are_undecodable() -> None:
    assert outcome(read("a.txt", "Вода поднялась до самого края плотины".encode("koi8_r"))) == [(0, "undecodable_text")]


def test_letters_tell_the_encodings_apart() -> None:
    assert single_byte_encoding(PROSE.encode("cp1256")) == "cp1256"
    assert single_byte_encoding(PROSE.encode("iso8859_6", "ignore")) == "iso8859_6"
    assert single_byte_encoding(PROSE.encode()) is None
    assert likeness(PROSE) > 0.8 > likeness(PROSE.encode("cp1256").decode("latin-1"))


# long lines


def test_long_lines_are_skipped_and_not_held() -> None:
    class Endless(io.BytesIO):
        """A line of 100 kB in pieces of 1 kB, then a short one."""

        left = 100

        def read(self, size: int | None = -1) -> bytes:
            self.left -= 1
            return b"x" * 1000 if self.left >= 0 else b"\nab\n" if self.left == -1 else b""

    assert list(byte_lines(Endless(), longest=2500)) == [None, b"ab"]


def test_a_line_as_long_as_allowed() -> None:
    assert list(byte_lines(io.BytesIO(b"abc\nabcd\nab\r\n\nabcd"), longest=3)) == [b"abc", None, b"ab", b"", None]
