"""`isnad score`: run the pipeline on annotated articles as on any others, and score what it found."""

import json
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from flows.read_database import ask
from models.scoring import Document, Quote, score

_FOUND = """
SELECT coalesce(a.origin_id, p.origin_id) AS doc_id, q.quotation_type, q.form, q.content_spans, q.parent_id, q.cue,
       t.speaker, a.text
FROM quotations q JOIN attributions t USING (quotation_id) JOIN articles a ON a.article_id = q.article_id
     LEFT JOIN articles p ON p.article_id = a.parent_article_id
ORDER BY q.article_id, q.content_spans[1].start
"""


class GoldError(ValueError):
    """A gold file that cannot be scored against; the message says what is wrong with it."""


def score_file(gold: Path, run: Callable[[Sequence[Path], Path], object]) -> str:
    """The scorer's table for what the whole pipeline finds in the articles of a gold file.

    `run(inputs, warehouse)` is one pipeline run; it gets a warehouse of its own that is deleted afterwards. Content is
    handed to the scorer as words, so that cleaning is not punished. GoldError if the file is no gold file.
    """
    documents = _documents(gold)
    with tempfile.TemporaryDirectory() as folder:
        run([gold], Path(folder))
        answer = ask(Path(folder), _FOUND)
    predictions: dict[str, list[Quote]] = defaultdict(list)
    for row in answer.records():
        predictions[str(row["doc_id"])].append(_as_quote(row))
    figures, _ = score(documents, predictions)
    return "\n".join(_lines(figures))


def _documents(gold: Path) -> list[Document]:
    documents = []
    for number, line in enumerate(gold.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip():
            try:
                document = json.loads(line)
            except ValueError as error:
                raise GoldError(f"{gold}, line {number}: no JSON ({error}); a gold file has one article a line") from None
            if not isinstance(document, dict) or not {"doc_id", "text", "quotes"} <= set(document):
                raise GoldError(f"{gold}, line {number}: a gold article needs doc_id, text and quotes")
            documents.append(document)
    return documents


def _as_quote(row: dict[str, Any]) -> Quote:
    text = row["text"]
    return {
        "type": row["quotation_type"],
        "form": row["form"],
        "content": [text[s["start"] : s["end"]] for s in row["content_spans"]],
        "cue": row["cue"],
        "speaker": row["speaker"],
        "parent": row["parent_id"],
    }


def _lines(figures: dict[str, Any]) -> list[str]:
    """The figures in the layout of the gold's own script."""
    return [
        f"{name:24} " + ("  ".join(f"{k}={v}" for k, v in value.items()) if isinstance(value, dict) else str(value))
        for name, value in figures.items()
    ]
