"""split: articles -> sentences."""

from collections.abc import Mapping

import pyarrow as pa

from arabic.sentences import split_sentences
from schemas.tables import ARTICLES, SENTENCES
from tasks.stage import Stage, Tables


def split(tables: Tables, parameters: Mapping[str, object]) -> dict[str, pa.Table]:
    """The sentences of each article; the title is a sentence of its own, or several."""
    rows: list[dict[str, object]] = []
    articles = tables["articles"]
    for article_id, text in zip(articles["article_id"].to_pylist(), articles["text"].to_pylist(), strict=True):
        for index, sentence in enumerate(split_sentences(text)):
            rows.append(
                {
                    "sentence_id": f"{article_id}.{index}", "article_id": article_id, "sentence_index": index,
                    "paragraph_index": sentence.paragraph, "start_char": sentence.start, "end_char": sentence.end,
                }
            )  # fmt: skip
    return {"sentences": SENTENCES.from_rows(rows)}


SPLIT = Stage("split", (ARTICLES,), (SENTENCES,), split)
