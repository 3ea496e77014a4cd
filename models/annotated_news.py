"""Our own annotation of unlabelled articles and of reports of the treebank, for training beside the gold.

`annotated_news.jsonl` holds one article a line: the fingerprint of its text and its quotations as offsets, no word of it; of a
report the range of its sentences in the treebank too. It was made by reading, after the guidelines of the gold
(docs/training.md says how and how far it agrees with it). `annotated_unseen.jsonl` holds articles and reports of the same form
whose quotations nothing is learned from.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from models.corpus import news_records
from models.scoring import Document
from models.treebank import report_text, treebank_sentences

_NEWS, _REPORTS = "more-", "wire-"
PATH = Path(__file__).with_name("annotated_news.jsonl")
UNSEEN = Path(__file__).with_name("annotated_unseen.jsonl")


def article_text(title: str, body: str) -> str:
    """What the offsets count: the title, a blank line, the lines of the body that hold text, trimmed.

    >>> article_text(" خبر  عاجل ", " أول \\n\\n ثان")
    'خبر عاجل\\n\\nأول\\nثان'
    """
    lines = (line.strip() for line in body.splitlines())
    return " ".join(title.split()) + "\n\n" + "\n".join(line for line in lines if line)


def fingerprint(text: str) -> str:
    """By what a text is found again."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def texts_of(data: Path, rows: Sequence[Mapping[str, Any]], wanted_by: str) -> dict[str, str]:
    """text_fingerprint of each row -> the text that has it, from the news and the treebank under `data`.

    ValueError says how many of those that `wanted_by` wants are not there.
    """
    wanted = {row["text_fingerprint"] for row in rows}
    reports = (_report(data, row) for row in rows if "treebank_sentences" in row)
    articles = (article_text(record.title, record.body) for record in news_records(data))
    texts = chain(reports, articles if any("treebank_sentences" not in row for row in rows) else ())
    found = {known: text for text in texts if (known := fingerprint(text)) in wanted}
    if len(found) < len(wanted):
        lost = len(wanted) - len(found)
        raise ValueError(f"{wanted_by}: {lost} of its texts are not under {data}; is the news another edition?")
    return found


def _report(data: Path, row: Mapping[str, Any]) -> str:
    return report_text(treebank_sentences(data, row.get("treebank_part", "train"))[slice(*row["treebank_sentences"])])


def annotated_documents(data: Path, path: Path = PATH) -> list[Document]:
    """The annotated articles in the form of the gold's documents, their text read from what lies under `data`.

    ValueError where a text is not there.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = texts_of(data, rows, path.name)
    documents = []
    for row in rows:
        text = texts[row["text_fingerprint"]]
        quotes = [{**q, "speaker": text[slice(*q["speaker"])] if q["speaker"] else None} for q in row["quotes"]]
        documents.append({"doc_id": row["doc_id"], "source": row["source"], "text": text, "quotes": quotes})
    return documents


def is_our_own(document: Document) -> bool:
    """Whether a document is one of `annotated_documents` and not of the gold."""
    return str(document["doc_id"]).startswith((_NEWS, _REPORTS))


def is_report(document: Document) -> bool:
    """Whether a document is a report of the treebank."""
    return str(document["doc_id"]).startswith(_REPORTS)
