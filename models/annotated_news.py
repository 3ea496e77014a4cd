"""Our own annotation of articles of the unlabelled news, for training beside the gold.

`annotated_news.jsonl` holds one article a line: where to find it and its quotations as offsets, no word of its text. It was
made by reading, after the guidelines of the gold (docs/training.md says how and how far it agrees with it).
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from models.corpus import news_records
from models.scoring import Document

_OUR_OWN = "more-"
PATH = Path(__file__).with_name("annotated_news.jsonl")


def article_text(title: str, body: str) -> str:
    """What the offsets count: the title, a blank line, the lines of the body that hold text, trimmed.

    >>> article_text(" خبر  عاجل ", " أول \\n\\n ثان")
    'خبر عاجل\\n\\nأول\\nثان'
    """
    lines = (line.strip() for line in body.splitlines())
    return " ".join(title.split()) + "\n\n" + "\n".join(line for line in lines if line)


def fingerprint(text: str) -> str:
    """Tells whether a text is the one that was annotated."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def annotated_documents(data: Path, path: Path = PATH) -> list[Document]:
    """The annotated articles in the form of the gold's documents, their text read from the news under `data`.

    An address can stand at several records: the text decides. ValueError names the articles whose text is not there.
    """
    rows = {(row["url"], row["text_fingerprint"]): row for row in _rows(path)}
    urls = {url for url, _ in rows}
    found: dict[str, Document] = {}
    for record in news_records(data):
        if record.url in urls:
            text = article_text(record.title, record.body)
            row = rows.get((record.url, fingerprint(text)))
            if row is not None:
                quotes = [{**q, "speaker": text[slice(*q["speaker"])] if q["speaker"] else None} for q in row["quotes"]]
                found[row["doc_id"]] = {"doc_id": row["doc_id"], "source": row["source"], "text": text, "quotes": quotes}
    missing = sorted({row["doc_id"] for row in rows.values()} - set(found))
    if missing:
        raise ValueError(f"{path.name}: no such text under {data}: {', '.join(missing)}; is the news another edition?")
    return [found[doc_id] for doc_id in sorted(found)]


def is_our_own(document: Document) -> bool:
    """Whether a document is one of `annotated_documents` and not of the gold."""
    return str(document["doc_id"]).startswith(_OUR_OWN)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)
