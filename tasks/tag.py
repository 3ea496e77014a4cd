"""tag: articles and sentences -> tags, the cues and mentions that the Stanza attribution tagger marks."""

from collections.abc import Mapping

import pyarrow as pa

from schemas.tables import ARTICLES, SENTENCES, TAGS
from tasks.labels import label_articles, load_annotator
from tasks.stage import Stage, Tables


def tag(tables: Tables, parameters: Mapping[str, object]) -> dict[str, pa.Table]:
    """The cues, speaker mentions and addressees of each article.

    Parameters: `model_folder`, where the model's files are; `device`, where it computes.
    """
    annotator = load_annotator(str(parameters["model_folder"]), "tagger", str(parameters.get("device", "cpu")))
    rows = [
        {
            "article_id": article.article_id, "sentence_id": article.sentence_id(span.start), "start_char": span.start,
            "end_char": span.end, "tag_kind": span.kind,
        }
        for article in label_articles(tables, annotator)
        for span in article.spans
    ]  # fmt: skip
    return {"tags": TAGS.from_rows(rows)}


TAG = Stage("tag", (ARTICLES, SENTENCES), (TAGS,), tag, model="tagger")
