"""recognize: articles, sentences and tags -> entities, by the Stanza NER model, the cues that name a person, and echoes."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa

from arabic.cue_names import with_names_at_cues
from arabic.name_echoes import with_echoes
from arabic.names import NamedSpan
from schemas.tables import ARTICLES, ENTITIES, REJECTIONS, SENTENCES, TAGS
from tasks.labels import label_articles, load_annotator
from tasks.readings import ArticleReading, Row, readings
from tasks.rejections import distinct
from tasks.stage import Stage, Tables

# What official Stanza packages call the kinds; every other kind of theirs is MISC.
_KINDS = {"PER": "PER", "PERS": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC"}


def recognize(tables: Tables, parameters: Mapping[str, object]) -> dict[str, pa.Table]:
    """The named entities of each article. Parameters: `model_folder`, where the model's files are; `device`, where it computes.

    A person that the model missed but a speaker mention of `tags` names is one too, with entity_source_kind cue; an
    organisation that it missed in one place and found in another with echo.
    """
    annotator = load_annotator(str(parameters["model_folder"]), "recognizer", str(parameters.get("device", "cpu")))
    labelled = {a.article_id: a.spans for a in label_articles(tables, annotator)}
    rows: list[Row] = []
    failed: list[Row] = []
    for article in readings({**tables, "entities": ENTITIES.empty()}):
        found = {NamedSpan(s.start, s.end, _KINDS.get(s.kind, "MISC")) for s in labelled[article.article_id]}
        try:
            named = with_names_at_cues(article.reading, sorted(found))
            entities = with_echoes(article.reading, named)
        except Exception as error:  # one article's fault must not cost its batch (law L5)
            failed.append(article.failure("recognize", error))
            entities = named = sorted(found)
        sources = {entity: "cue" for entity in named} | {entity: "model" for entity in found}
        rows += [_row(article, entity, sources.get(entity, "echo")) for entity in entities]
    return {"entities": ENTITIES.from_rows(rows), "rejections": REJECTIONS.from_rows(distinct(failed))}


def _row(article: ArticleReading, entity: NamedSpan, source: str) -> dict[str, Any]:
    return {
        "entity_id": f"{article.article_id}.e{entity.start}", "article_id": article.article_id,
        "sentence_id": article.sentence_id(entity.start), "start_char": entity.start, "end_char": entity.end,
        "words": article.reading.text[entity.start : entity.end], "entity_kind": entity.kind, "entity_source_kind": source,
    }  # fmt: skip


RECOGNIZE = Stage("recognize", (ARTICLES, SENTENCES, TAGS), (ENTITIES, REJECTIONS), recognize, model="recognizer")
