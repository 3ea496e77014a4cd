"""Floors for what the shipped models find; `make quality` prints the figures."""

import json
from pathlib import Path

import pytest

from arabic.annotate import Annotator
from arabic.names import NamedSpan
from arabic.ranking import load_weights
from arabic.reading import TaggedSpan
from flows.settings import OWN_WEIGHTS
from models.crossval import Article, Tables, as_quotes, predict
from models.entities import anercorp
from models.evaluate import entity_figures
from models.scoring import score
from models.train import annotate

pytestmark = pytest.mark.quality
SHARED = Path(__file__).parents[3] / "shared"


def test_who_said_what_in_the_development_articles() -> None:
    path = SHARED / "gold" / "dev.jsonl"
    if not path.is_file():
        pytest.skip("no ../shared/gold here")
    documents = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    tags = annotate(Annotator(OWN_WEIGHTS, "tagger.pt"), documents)
    entities = annotate(Annotator(OWN_WEIGHTS, "recognizer.pt"), documents)
    tables = Tables(*(load_weights(OWN_WEIGHTS / f"{name}.tsv") for name in Tables._fields))
    predictions = {}
    for document in documents:
        doc_id = document["doc_id"]
        article = Article(document, 0, [TaggedSpan(*t) for t in tags[doc_id]], [NamedSpan(*e) for e in entities[doc_id]])
        predictions[doc_id] = as_quotes(document["text"], predict(article, tables))
    figures, _ = score(documents, predictions)
    print(json.dumps(figures, indent=1))
    assert figures["joint"]["f1"] >= 0.80
    assert figures["strict_joint"]["f1"] >= 0.76
    assert figures["precision_nominal"] >= 0.60


def test_entities_at_the_end_of_anercorp() -> None:
    if not (SHARED / "data" / "ner").is_dir():
        pytest.skip("no ../shared/data here")
    _, held_out = anercorp(SHARED / "data")
    figures = entity_figures(Annotator(OWN_WEIGHTS, "recognizer.pt"), held_out)
    print(json.dumps(figures, indent=1))
    assert figures["all"]["f1"] >= 0.62
    assert figures["PER"]["f1"] >= 0.50
