"""Floors for what the shipped models find; `make quality` prints the figures."""

import json
from pathlib import Path
from typing import Any

import pytest

from arabic.annotate import own_annotator
from arabic.names import NamedSpan
from arabic.ranking import load_weights
from arabic.reading import TaggedSpan
from flows.settings import OWN_WEIGHTS
from models.annotated_news import UNSEEN, annotated_documents
from models.corpus import gold_documents
from models.crossval import Tables, articles_of, as_quotes, predict
from models.entities import anercorp
from models.evaluate import entity_figures
from models.scoring import Document, score
from models.train import annotate

pytestmark = pytest.mark.quality
SHARED = Path(__file__).parents[3] / "shared"


def figures_of(documents: list[Document]) -> dict[str, Any]:
    """The scorer's figures of the shipped models on annotated articles."""
    tags, entities = (annotate(own_annotator(OWN_WEIGHTS, name), documents) for name in ("tagger", "recognizer"))
    tables = Tables(*(load_weights(OWN_WEIGHTS / f"{name}.tsv") for name in Tables._fields))
    articles = articles_of(
        documents,
        {doc_id: [TaggedSpan(*t) for t in found] for doc_id, found in tags.items()},
        {doc_id: [NamedSpan(*e) for e in found] for doc_id, found in entities.items()},
    )
    predictions = {a.document["doc_id"]: as_quotes(a.document["text"], predict(a, tables)) for a in articles}
    figures, _ = score(documents, predictions)
    print(json.dumps(figures, indent=1))
    return figures


def test_who_said_what_in_the_development_articles() -> None:
    path = SHARED / "gold" / "dev.jsonl"
    if not path.is_file():
        pytest.skip("no ../shared/gold here")
    figures = figures_of(gold_documents(path))
    assert figures["joint"]["f1"] >= 0.86
    assert figures["strict_joint"]["f1"] >= 0.83
    assert figures["precision_nominal"] >= 0.75


def test_who_said_what_in_articles_that_nothing_was_learned_from() -> None:
    if not (SHARED / "data" / "ud").is_dir():
        pytest.skip("no ../shared/data here")
    figures = figures_of(annotated_documents(SHARED / "data", UNSEEN))
    assert figures["joint"]["f1"] >= 0.76


def test_entities_at_the_end_of_anercorp() -> None:
    if not (SHARED / "data" / "ner").is_dir():
        pytest.skip("no ../shared/data here")
    _, held_out = anercorp(SHARED / "data")
    figures = entity_figures(own_annotator(OWN_WEIGHTS, "recognizer"), held_out)
    print(json.dumps(figures, indent=1))
    assert figures["all"]["f1"] >= 0.75
    assert figures["PER"]["f1"] >= 0.80
