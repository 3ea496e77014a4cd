"""Records as news APIs, databases and programs write them: other names, objects, lists, bytes, envelopes."""

import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tasks.readers import Record, format_of
from tasks.readers.records import record_from

TEXT = "قال وزير المياه إن السد امتلأ بعد أمطار الشتاء، وأضاف أن القرى القريبة بخير ولا خطر عليها."


def read(name: str, data: bytes) -> list[Record]:
    form = format_of(name)
    assert form is not None
    items = list(form.read(io.BytesIO(data)))
    assert all(isinstance(item, Record) for item in items), items
    return [item for item in items if isinstance(item, Record)]


@pytest.mark.parametrize(
    ("fields", "record"),
    [
        (
            {"source": {"id": "x", "name": "الضفة"}, "title": "ع", "content": TEXT, "publishedAt": "2024-11-20T10:00:00Z"},
            Record(0, TEXT, "ع", outlet="الضفة", published="2024-11-20T10:00:00Z"),
        ),
        (
            {"_id": {"$oid": "ab1"}, "text": TEXT, "author": ["منى", "سامي"], "date": {"$date": "2024-11-20"}},
            Record(0, TEXT, origin_id="ab1", author="منى، سامي", published="2024-11-20"),
        ),
        ({"title": {"rendered": "ع"}, "content": {"rendered": TEXT}, "id": 7}, Record(0, TEXT, "ع", "7")),
        ({"maintext": TEXT, "date_publish": "2024-11-20", "source_domain": "d.example", "authors": ["منى"]},
         Record(0, TEXT, outlet="d.example", author="منى", published="2024-11-20")),
        ({"العنوان": "ع", "النص": TEXT, "التاريخ": "20/11/2024"}, Record(0, TEXT, "ع", published="20/11/2024")),
        ({"body": [TEXT, TEXT]}, Record(0, f"{TEXT}\n{TEXT}")),
        ({"body": TEXT.encode("cp1256")}, Record(0, TEXT)),
    ],
)  # fmt: skip
def test_a_record(fields: dict[str, object], record: Record) -> None:
    assert record_from(fields, 0) == record


@pytest.mark.parametrize("name", ["articles", "data", "results"])
def test_the_answer_of_a_news_api(name: str) -> None:
    data = json.dumps({"status": "ok", name: [{"title": "أ", "content": TEXT}, {"title": "ب", "content": TEXT}]}).encode()
    assert [(r.position, r.title, r.body) for r in read("a.json", data)] == [(0, "أ", TEXT), (1, "ب", TEXT)]


def test_a_record_with_a_list_of_objects_is_one_record() -> None:
    data = json.dumps({"title": "أ", "body": TEXT, "comments": [{"text": "نعم"}]}).encode()
    assert [r.body for r in read("a.json", data)] == [TEXT]
    data = json.dumps({"title": "أ", "content": {"rendered": TEXT}, "related": [{"id": 1}, {"id": 2}]}).encode()
    assert [r.body for r in read("a.json", data)] == [TEXT]


def test_a_table_of_pages_as_bytes() -> None:
    page = (
        f"<head><title>السد امتلأ بعد أمطار الشتاء</title></head><body><h1>السد امتلأ بعد أمطار الشتاء</h1><p>{TEXT}</p></body>"
    )
    out = io.BytesIO()
    pq.write_table(pa.table({"html": pa.array([page.encode("cp1256")], pa.binary())}), out)
    (record,) = read("a.parquet", out.getvalue())
    assert (record.title, record.body) == ("السد امتلأ بعد أمطار الشتاء", TEXT)


@pytest.mark.parametrize("table", ["sep=;\ntitle;body\nع;{}\n", 'title,body\nع,"{}",,\n'])
def test_tables_as_programs_write_them(table: str) -> None:
    assert [(r.title, r.body) for r in read("a.csv", table.format(TEXT).encode())] == [("ع", TEXT)]
