"""Toy vectors and toy sentences on which a Stanza tagger trains in seconds."""

from pathlib import Path

import numpy as np
import torch

from arabic.context import LanguageModel, save_language_model
from arabic.normalize import fold_for_model
from arabic.tokens import tokenize
from models.tagging import LabelledSentence
from models.vectors_file import save_vectors

NAMES = ("سالم", "منى", "وليد", "هند")
PLACES = ("دمشق", "تونس", "بغداد", "مسقط")


def toy_sentences() -> list[LabelledSentence]:
    """زار سالم دمشق أمس: every name with every place."""
    out = []
    for name in NAMES:
        for place in PLACES:
            tokens = [fold_for_model(t.text) for t in tokenize(f"زار {name} مدينة {place} أمس .")]
            kinds = {fold_for_model(name): "B-PER", fold_for_model(place): "B-LOC"}
            out.append([{"text": t, "ner": kinds.get(t, "O")} for t in tokens])
    return out


def write_toy_vectors(path: Path) -> None:
    """Random vectors for the words of the toy sentences."""
    words = sorted({token["text"] for sentence in toy_sentences() for token in sentence})
    vectors = np.random.default_rng(3).normal(size=(len(words), 12)).astype(np.float32)
    save_vectors(path, words, vectors)


def write_toy_context(path: Path) -> None:
    """A language model that has learned nothing, for the toy vectors."""
    torch.manual_seed(3)
    save_language_model(LanguageModel(vector=12, hidden=8), path)
