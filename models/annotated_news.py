"""Our own annotation of articles of the unlabelled news, for training beside the gold.

`annotated_news.jsonl` holds one article a line: where to find it and its quotations as offsets, no word of its text. It was
made by reading, after the guidelines of the gold (docs/training.md says how and how far it agrees with it).
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

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


def texts_of(data: Path, places: Iterable[tuple[str, str]], wanted_by: str) -> dict[tuple[str, str], str]:
    """(address, fingerprint) -> the text that stands there in the news under `data`.

    An address can stand at several records: the fingerprint decides. ValueError names `wanted_by` and what is not there.
    """
    places = set(places)
    urls = {url for url, _ in places}
    found = {}
    for record in news_records(data):
        if record.url in urls:
            text = article_text(record.title, record.body)
            found[record.url, fingerprint(text)] = text
    missing = sorted(places - set(found))
    if missing:
        raise ValueError(f"{wanted_by}: {len(missing)} texts are not under {data}, the first {missing[0][0]}; another edition?")
    return {place: found[place] for place in places}


def annotated_documents(data: Path, path: Path = PATH) -> list[Document]:
    """The annotated articles in the form of the gold's documents, their text read from the news under `data`.

    ValueError where a text is not there.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = texts_of(data, {(row["url"], row["text_fingerprint"]) for row in rows}, path.name)
    documents = []
    for row in rows:
        text = texts[row["url"], row["text_fingerprint"]]
        quotes = [{**q, "speaker": text[slice(*q["speaker"])] if q["speaker"] else None} for q in row["quotes"]]
        documents.append({"doc_id": row["doc_id"], "source": row["source"], "text": text, "quotes": quotes})
    return documents


def is_our_own(document: Document) -> bool:
    """Whether a document is one of `annotated_documents` and not of the gold."""
    return str(document["doc_id"]).startswith(_OUR_OWN)
