"""tag: articles and sentences -> tags, the cues and mentions that the two Stanza attribution taggers mark."""

from collections.abc import Mapping

import pyarrow as pa

from arabic.agreement import agree
from schemas.tables import ARTICLES, SENTENCES, TAGS
from tasks.labels import label_articles, load_annotator
from tasks.stage import Stage, Tables

TAGGERS = ("tagger", "tagger_b")


def tag(tables: Tables, parameters: Mapping[str, object]) -> dict[str, pa.Table]:
    """The cues, speaker mentions and addressees of each article. Parameter `model_folder`: where the models' files are."""
    annotators = [load_annotator(str(parameters["model_folder"]), name) for name in TAGGERS]
    rows = [
        {
            "article_id": article.article_id, "sentence_id": article.sentence_id(span.start), "start_char": span.start,
            "end_char": span.end, "tag_kind": span.kind, "vote_count": span.votes,
        }
        for article in label_articles(tables, annotators)
        for span in agree(article.opinions)
    ]  # fmt: skip
    return {"tags": TAGS.from_rows(rows)}


TAG = Stage("tag", (ARTICLES, SENTENCES), (TAGS,), tag, model="tagger")
