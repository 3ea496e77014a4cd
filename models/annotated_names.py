"""Our own labels of names in sentences of the unlabelled news and the treebank, to train the recognizer with beside ANERcorp.

`annotated_names.jsonl` holds one sentence a line: the fingerprint of its article, its place and its entities as offsets, and
whether it is held out to measure on. Made by reading, after the habits of ANERcorp's annotators (docs/training.md).
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from arabic.normalize import fold_for_model
from arabic.reading import TaggedSpan
from arabic.tokens import tokenize
from models.annotated_news import texts_of
from models.tagging import LabelledSentence, label_tokens

PATH = Path(__file__).with_name("annotated_names.jsonl")


class NamedSentence(NamedTuple):
    """A sentence and its entities, in code points of its text."""

    text: str
    entities: list[TaggedSpan]
    held_out: bool


def annotated_sentences(data: Path, path: Path = PATH) -> Iterator[NamedSentence]:
    """The sentences, in the order of the file, their text read from what lies under `data`.

    ValueError where a text is not there.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = texts_of(data, rows, path.name)
    for row in rows:
        sentence = texts[row["text_fingerprint"]][slice(*row["sentence"])]
        yield NamedSentence(sentence, [TaggedSpan(*entity) for entity in row["entities"]], row.get("held_out", False))


def annotated_names(data: Path, path: Path = PATH) -> tuple[list[LabelledSentence], list[LabelledSentence]]:
    """-> (sentences to train on, those held out): folded tokens with BIO labels."""
    sentences = list(annotated_sentences(data, path))
    train, held_out = ([_labelled(s) for s in sentences if s.held_out is part] for part in (False, True))
    return train, held_out


def _labelled(sentence: NamedSentence) -> LabelledSentence:
    tokens = tokenize(sentence.text)
    labels = label_tokens(tokens, sentence.entities)
    return [{"text": fold_for_model(t.text), "ner": label} for t, label in zip(tokens, labels, strict=True)]
