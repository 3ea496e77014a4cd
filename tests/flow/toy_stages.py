"""A pipeline of three small stages, for tests of the order around them; importable, so that worker processes find it."""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa

from schemas.tables import ARTICLES, ATTRIBUTIONS, QUOTATIONS, RAW_ARTICLES, REJECTIONS, SENTENCES
from tasks.stage import Stage, Tables


def ingest(files: Iterable[tuple[str, BinaryIO]], rows_per_batch: int = 500) -> Iterator[dict[str, pa.Table]]:
    """JSON lines {"id", "title", "body"}; a line that is no JSON is rejected."""
    for name, stream in files:
        rows: list[dict[str, object]] = []
        rejected: list[dict[str, object]] = []
        for position, line in enumerate(stream):
            try:
                record = json.loads(line)
                rows.append({
                    "raw_id": f"raw-{record['id']}", "origin_id": record["id"], "file": name, "position": position,
                    "format": "jsonl", "title": record["title"], "body": record["body"],
                })  # fmt: skip
            except ValueError:
                rejected.append({
                    "rejection_id": f"{name}-{position}", "stage": "ingest", "file": name, "position": position,
                    "reason": "broken_record", "detail": "Not JSON: mend the line.",
                })  # fmt: skip
        for start in range(0, max(len(rows), 1), rows_per_batch):
            yield {
                "raw_articles": RAW_ARTICLES.from_rows(rows[start : start + rows_per_batch]),
                "rejections": REJECTIONS.from_rows(rejected if start == 0 else []),
            }


def clean(tables: Tables, parameters: Mapping[str, object]) -> dict[str, pa.Table]:
    """One article a record. A body that begins with KILL ends the process, once if a file named after it can be made."""
    rows = []
    for raw in tables["raw_articles"].to_pylist():
        body = raw["body"]
        if body.startswith("FAIL"):
            raise ValueError("this body cannot be cleaned")
        if body.startswith("KILL ALWAYS"):
            os._exit(9)
        if body.startswith("KILL "):
            died = Path(body.split()[1])
            if not died.exists():
                died.touch()
                os._exit(9)
        text = f"{raw['title']}\n\n{body}"
        rows.append({
            "article_id": raw["raw_id"].replace("raw", "art"), "raw_id": raw["raw_id"], "origin_id": raw["origin_id"],
            "file": raw["file"], "title": raw["title"], "text": text, "body_char": len(raw["title"]) + 2, "raw_runs": [],
        })  # fmt: skip
    return {"articles": ARTICLES.from_rows(rows)}


def split(tables: Tables, parameters: Mapping[str, object]) -> dict[str, pa.Table]:
    """One sentence an article: its body."""
    rows = [
        {
            "sentence_id": f"{a['article_id']}.0", "article_id": a["article_id"], "sentence_index": 0, "paragraph_index": 1,
            "start_char": a["body_char"], "end_char": len(a["text"]),
        }
        for a in tables["articles"].to_pylist()
    ]  # fmt: skip
    return {"sentences": SENTENCES.from_rows(rows)}


def quote(tables: Tables, parameters: Mapping[str, object]) -> dict[str, pa.Table]:
    """The body is a direct quotation without speaker."""
    texts = {a["article_id"]: a["text"] for a in tables["articles"].to_pylist()}
    quotations, attributions = [], []
    for s in tables["sentences"].to_pylist():
        start, end = s["start_char"], s["end_char"]
        common = {"quotation_id": f"{s['article_id']}.q{start}", "article_id": s["article_id"], "rule": "toy", "confidence": 0.5}
        quotations.append({
            **common, "sentence_id": s["sentence_id"], "quotation_type": "direct", "form": "clause",
            "content_spans": [{"start": start, "end": end}], "content": texts[s["article_id"]][start:end],
        })  # fmt: skip
        attributions.append({**common, "speaker_kind": "none"})
    return {"quotations": QUOTATIONS.from_rows(quotations), "attributions": ATTRIBUTIONS.from_rows(attributions)}


STAGES = (
    Stage("clean", (RAW_ARTICLES,), (ARTICLES, REJECTIONS), clean),
    Stage("split", (ARTICLES,), (SENTENCES,), split),
    Stage("quote", (ARTICLES, SENTENCES), (QUOTATIONS, ATTRIBUTIONS), quote),
)
