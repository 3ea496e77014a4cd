"""What a reader gives: a record or a refusal, one at a time; and how a mapping of fields becomes a record."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tasks.readers.encodings import encoding_of

LONGEST_RECORD = 20 * 1024 * 1024
TOO_LARGE = f"Larger than {LONGEST_RECORD // 1024 // 1024} MB, so it was skipped; a news article is not: split the record."


@dataclass(frozen=True)
class Record:
    """One record as it was read; `position` counts records of the file from 0 (for JSON lines: lines)."""

    position: int
    body: str | None
    title: str | None = None
    origin_id: str | None = None
    url: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None


@dataclass(frozen=True)
class Refusal:
    """What could not be read; `position` is None for a whole file. `reason` is one of schemas.fields.REASONS."""

    position: int | None
    reason: str
    detail: str


Read = Iterator[Record | Refusal]

# field of a record -> names under which inputs have it, the first that is not empty wins
FIELD_NAMES: dict[str, tuple[str, ...]] = {
    "origin_id": ("origin_id", "id", "doc_id", "_id"),
    "title": ("title", "headline", "العنوان"),
    "body": (
        "body", "text", "content", "article", "html", "raw_html", "maintext", "main_text", "article_text", "full_text",
        "النص", "نص الخبر", "المحتوى",
    ),
    "url": ("url", "link", "source_url", "الرابط"),
    "outlet": ("outlet", "source", "publisher", "sitename", "site_name", "source_domain", "المصدر"),
    "author": ("author", "authors", "الكاتب"),
    "published": (
        "published", "date", "published_at", "date_published", "publishedat", "datepublished", "date_publish", "publish_date",
        "pub_date", "pubdate", "التاريخ", "تاريخ النشر", "date_extracted",
    ),
}  # fmt: skip
KNOWN_NAMES = frozenset(name for names in FIELD_NAMES.values() for name in names)


# under which a value that is an object has its text: in news APIs, MongoDB, WordPress
_INNER_NAMES = ("name", "$date", "$oid", "rendered")


def as_text(value: object, between: str = "، ") -> str | None:
    """A field value as text: strings as they are, bytes decoded, numbers and dates written out, of a list its texts, of an
    object its name; all else None.
    """
    if isinstance(value, bytes):
        encoding = encoding_of(value)
        value = value.decode(encoding, errors="replace") if encoding else None
    if isinstance(value, Mapping):
        value = next((value[name] for name in _INNER_NAMES if name in value), None)
    if isinstance(value, list):
        texts = [as_text(item) for item in value if isinstance(item, str | Mapping)]
        return between.join(filter(None, texts)) or None
    if isinstance(value, str):
        return value if value and not value.isspace() else None
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return None if not math.isfinite(value) else str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    return None


def normal_name(name: object) -> str:
    """A field name as it is looked up: lower case, no space around it, no byte order mark."""
    return str(name).strip(" \t\ufeff").lower()


def record_from(fields: Mapping[str, object], position: int) -> Record:
    """The record that a mapping of field names to values holds; names count in any case (Title, TITLE)."""
    if not KNOWN_NAMES.issuperset(fields):
        fields = {normal_name(name): value for name, value in fields.items()}
    found: dict[str, str | None] = {}
    for field, names in FIELD_NAMES.items():
        found[field] = None
        between = "\n" if field == "body" else "، "
        for name in names:
            if name in fields and (value := as_text(fields[name], between)) is not None:
                found[field] = value
                break
    return Record(position, **found)
