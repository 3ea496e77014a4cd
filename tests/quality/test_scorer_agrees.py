"""Our scorer against the gold's own script, to the last decimal, on rule-made predictions with gold tags."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from arabic.attribution import attribute
from arabic.cue_spans import cues_of
from arabic.quotations import find_quotations
from arabic.ranking import Weights
from arabic.reading import Reading
from arabic.sentences import split_sentences
from models.crossval import Predicted, as_quotes
from models.scoring import score
from models.tagging import gold_spans

GOLD = Path(__file__).parents[3] / "shared" / "gold"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The gold's own scorer."""
    if not (GOLD / "score.py").is_file():
        pytest.skip("no ../shared/gold here")
    spec = importlib.util.spec_from_file_location("gold_score", GOLD / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("as_words", [False, True])
def test_same_figures(script: ModuleType, as_words: bool) -> None:
    documents = [json.loads(line) for line in (GOLD / "train.jsonl").read_text(encoding="utf-8").splitlines()[:80]]
    predictions = {}
    for document in documents:
        text = document["text"]
        reading = Reading(text, [(s.start, s.end) for s in split_sentences(text)], gold_spans(document))
        quotations = find_quotations(reading, cues_of(reading))
        attributions = attribute(reading, quotations, [], Weights({}))
        quotes = as_quotes(text, [Predicted(*pair) for pair in zip(quotations, attributions, strict=True)])
        if as_words:
            quotes = [{**q, "content": [text[a:b] for a, b in q["content"]]} for q in quotes]
        predictions[document["doc_id"]] = quotes
    ours, misses = score(documents, predictions)
    theirs, log = script.score(documents, predictions)
    assert ours == theirs
    assert len(misses) == len(log) > 0
