"""`isnad score`: run the pipeline on annotated articles as on any others, and score what it found."""

import json
import tempfile
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from flows.read_database import ask
from models.breakdown import Row, as_records, by_phenomenon
from models.phenomena import ADDRESSEE, SAID_ON
from models.scoring import Document, Quote, score

_FOUND = """
SELECT coalesce(a.origin_id, p.origin_id) AS doc_id, q.quotation_type, q.form, q.content_spans, q.parent_id, q.cue,
       t.speaker, t.addressee, t.said_on, a.text
FROM quotations q JOIN attributions t USING (quotation_id) JOIN articles a ON a.article_id = q.article_id
     LEFT JOIN articles p ON p.article_id = a.parent_article_id
ORDER BY q.article_id, q.content_spans[1].start
"""


class GoldError(ValueError):
    """A gold file that cannot be scored against; the message says what is wrong with it."""


def score_file(gold: Path, run: Callable[[Sequence[Path], Path], object], as_json: bool = False) -> str:
    """The scorer's figures for what the whole pipeline finds in the articles of a gold file, and its rows by phenomenon.

    As text in the layout of the gold's own script, then a table; as one JSON object the figures with a list `phenomena`.
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
    rows = by_phenomenon(documents, predictions)
    if as_json:
        return json.dumps({**figures, "phenomena": as_records(rows)}, ensure_ascii=False, indent=1)
    return "\n".join([*_lines(figures), "", *_table(rows)])


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
        "addressee": row["addressee"],
        "said_on": row["said_on"],
        "parent": row["parent_id"],
    }


def _lines(figures: dict[str, Any]) -> list[str]:
    """The figures in the layout of the gold's own script."""
    return [
        f"{name:24} " + ("  ".join(f"{k}={v}" for k, v in value.items()) if isinstance(value, dict) else str(value))
        for name, value in figures.items()
    ]


def _table(rows: Sequence[Row]) -> list[str]:
    """One line for each phenomenon, its name last, so that Arabic in it moves no column."""
    notes = {ADDRESSEE: "addressee right", SAID_ON: "day given"}
    lines = ["  gold  recall  speaker  phenomenon (recall by overlap; speaker right, of those found)"]
    for row in rows:
        note = f"; {notes[row.phenomenon]}: {_share(row.particular_share)}" if row.phenomenon in notes else ""
        lines.append(f"{row.gold:6}  {_share(row.recall):>6}  {_share(row.speaker_accuracy):>7}  {row.phenomenon}{note}")
    return lines


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
