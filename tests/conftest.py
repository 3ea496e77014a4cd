"""What tests of several rooms share."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from schemas.tables import ARTICLES, ATTRIBUTIONS, QUOTATIONS, SENTENCES
from warehouse.load import StageFile
from warehouse.store import table_path, write_table

os.environ.setdefault("OMP_NUM_THREADS", "1")


def one_article(article_id: str = "a1", file: str = "news.jsonl") -> dict[str, list[dict[str, object]]]:
    """Rows of a small article by table: a title, one sentence with a quotation by Layla Nasser, an emoji on the way."""
    text = "خبر قصير\n\nقالت ليلى ناصر 😀 إن المدرسة ستفتح غدا."  # Layla Nasser said the school will open tomorrow
    sentence = f"{article_id}.1"
    return {
        "articles": [{
            "article_id": article_id, "raw_id": f"raw-{article_id}", "origin_id": "7", "file": file, "title": "خبر قصير",
            "outlet": "وكالة الساحل", "text": text, "body_char": 10, "raw_runs": [
                {"start": 0, "end": 8, "field": "title", "raw_start": 0, "raw_end": 8},
            ],
        }],
        "sentences": [{
            "sentence_id": sentence, "article_id": article_id, "sentence_index": 1, "paragraph_index": 1,
            "start_char": 10, "end_char": len(text),
        }],
        "quotations": [{
            "quotation_id": f"{article_id}.q10", "article_id": article_id, "sentence_id": sentence, "quotation_type": "indirect",
            "form": "clause", "content_spans": [{"start": 30, "end": len(text) - 1}], "content": text[30:-1], "cue": "قالت",
            "cue_start_char": 10, "cue_end_char": 14, "cue_class": "neutral", "rule": "clause_after_cue", "confidence": 0.9,
        }],
        "attributions": [{
            "quotation_id": f"{article_id}.q10", "article_id": article_id, "speaker_mention": "ليلى ناصر",
            "speaker_mention_start_char": 15, "speaker_mention_end_char": 24, "speaker": "ليلى ناصر", "speaker_id": "s1",
            "speaker_start_char": 15, "speaker_end_char": 24, "speaker_kind": "person", "rule": "subject", "confidence": 0.8,
        }],
    }  # fmt: skip


@pytest.fixture
def article() -> Callable[..., dict[str, list[dict[str, object]]]]:
    """`one_article`, to be changed and stored."""
    return one_article


@pytest.fixture
def store_batch() -> Callable[[Path, str, dict[str, list[dict[str, object]]]], dict[str, list[StageFile]]]:
    """Writes rows as the stage files of a batch; -> what the load takes."""

    def store(warehouse: Path, batch: str, rows: dict[str, list[dict[str, object]]]) -> dict[str, list[StageFile]]:
        files: dict[str, list[StageFile]] = {}
        for table in (ARTICLES, SENTENCES, QUOTATIONS, ATTRIBUTIONS):
            path = table_path(warehouse, table.name, batch, "toy")
            stored = write_table(path, table, table.from_rows(rows[table.name]), "f")
            files[table.name] = [StageFile(batch, path, stored.content_hash)]
        return files

    return store
