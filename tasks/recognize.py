"""recognize: articles and sentences -> entities, by the Stanza NER model."""

from collections.abc import Mapping

import pyarrow as pa

from schemas.tables import ARTICLES, ENTITIES, SENTENCES
from tasks.labels import label_articles, load_annotator
from tasks.stage import Stage, Tables

# What official Stanza packages call the kinds; every other kind of theirs is MISC.
_KINDS = {"PER": "PER", "PERS": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC"}


def recognize(tables: Tables, parameters: Mapping[str, object]) -> dict[str, pa.Table]:
    """The named entities of each article. Parameter `model_folder`: where the model's files are."""
    annotator = load_annotator(str(parameters["model_folder"]), "recognizer")
    rows = [
        {
            "entity_id": f"{article.article_id}.e{span.start}", "article_id": article.article_id,
            "sentence_id": article.sentence_id(span.start), "start_char": span.start, "end_char": span.end,
            "words": article.text[span.start : span.end], "entity_kind": _KINDS.get(span.kind, "MISC"),
        }
        for article in label_articles(tables, annotator)
        for span in article.spans
    ]  # fmt: skip
    return {"entities": ENTITIES.from_rows(rows)}


RECOGNIZE = Stage("recognize", (ARTICLES, SENTENCES), (ENTITIES,), recognize, model="recognizer")
