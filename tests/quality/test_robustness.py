"""The same text in another spelling costs the entity model one point of F1 at most."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from arabic.annotate import Annotator, own_annotator
from flows.settings import OWN_WEIGHTS
from models.entities import anercorp_as_written
from models.evaluate import entity_figures, passage_figures
from models.perturb import KINDS, perturbed
from models.tagging import LabelledSentence

pytestmark = pytest.mark.quality
DATA = Path(__file__).parents[3] / "shared" / "data"
MOST_LOST = 0.01


@cache
def as_written() -> tuple[Annotator, list[LabelledSentence], dict[str, Any]]:
    """The shipped model, the held-out sentences of ANERcorp, and what the model finds in them unchanged."""
    annotator = own_annotator(OWN_WEIGHTS, "recognizer")
    _, sentences = anercorp_as_written(DATA)
    return annotator, sentences, entity_figures(annotator, sentences)


@pytest.mark.parametrize("kind", KINDS)
def test_another_spelling_costs_little(kind: str) -> None:
    if not (DATA / "ner").is_dir():
        pytest.skip("no ../shared/data here")
    annotator, sentences, before = as_written()
    passages = perturbed(sentences, kind)
    assert sum(p.text != " ".join(t["text"] for t in s) for p, s in zip(passages, sentences, strict=True)) > 20
    after = passage_figures(annotator, passages)
    print(f"{kind}: F1 {before['all']['f1']:.4f} -> {after['all']['f1']:.4f}")
    assert after["all"]["gold"] == before["all"]["gold"]
    assert after["all"]["f1"] >= before["all"]["f1"] - MOST_LOST
