"""Persons whom the gold names at a cue are entities, found by the model or by the cue."""

import json
from pathlib import Path
from typing import Any

import pytest

from arabic.names import NamedSpan
from arabic.reading import TaggedSpan
from flows.settings import OWN_WEIGHTS, PROJECT
from models.corpus import gold_documents
from models.named_mentions import named_mention_figures
from models.train import annotate
from tasks.labels import load_annotator

pytestmark = pytest.mark.quality
GOLD = Path(__file__).parents[3] / "shared" / "gold"
# what `models.train folds` leaves: tags of each article by a tagger that never saw it
TAGS = PROJECT / "build" / "training" / "tags.json"

# so few names are added that a share of them would turn on a single one
WRONG_SHARE = 0.02


def figures(name: str, tags: dict[str, Any] | None) -> dict[str, Any]:
    """The figures for a gold file, printed; its tags are the shipped tagger's where none are given."""
    documents = gold_documents(GOLD / name)
    tags = tags or annotate(load_annotator(str(OWN_WEIGHTS), "tagger"), documents)
    entities = annotate(load_annotator(str(OWN_WEIGHTS), "recognizer"), documents)
    found = named_mention_figures(
        documents,
        {i: [TaggedSpan(*t) for t in some] for i, some in tags.items()},
        {i: [NamedSpan(*e) for e in some] for i, some in entities.items()},
    )
    print(name, json.dumps(found))
    return found


def test_named_persons_of_the_training_articles() -> None:
    if not (GOLD / "train.jsonl").is_file() or not TAGS.is_file():
        pytest.skip("no ../shared/gold here, or no build/training/tags.json: run models.train folds")
    found = figures("train.jsonl", json.loads(TAGS.read_text(encoding="utf-8")))
    assert found["recall"] >= 0.95
    assert found["wrongly_added"] <= WRONG_SHARE * found["named"]


def test_named_persons_of_the_development_articles() -> None:
    if not (GOLD / "dev.jsonl").is_file():
        pytest.skip("no ../shared/gold here")
    found = figures("dev.jsonl", None)
    assert found["recall"] >= 0.95
    assert found["wrongly_added"] <= WRONG_SHARE * found["named"]
