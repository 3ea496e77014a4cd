"""Our own labels of names in sentences of the unlabelled news, to train the recognizer with beside ANERcorp.

`annotated_names.jsonl` holds one sentence a line: the fingerprint of its article, its place and its entities as offsets. Made by
reading, after the habits of ANERcorp's annotators (docs/training.md).
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
# Every so manieth sentence is held out to measure on.
_HELD_OUT = 8


class NamedSentence(NamedTuple):
    """A sentence and its entities, in code points of its text."""

    text: str
    entities: list[TaggedSpan]


def annotated_sentences(data: Path, path: Path = PATH) -> Iterator[NamedSentence]:
    """The sentences, in the order of the file, their text read from the news under `data`.

    ValueError where a text is not there.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = texts_of(data, (row["text_fingerprint"] for row in rows), path.name)
    for row in rows:
        text = texts[row["text_fingerprint"]]
        yield NamedSentence(text[slice(*row["sentence"])], [TaggedSpan(*entity) for entity in row["entities"]])


def annotated_names(data: Path, path: Path = PATH) -> tuple[list[LabelledSentence], list[LabelledSentence]]:
    """-> (sentences to train on, those held out): folded tokens with BIO labels. The held-out ones are the last of the file."""
    sentences = [_labelled(s) for s in annotated_sentences(data, path)]
    cut = len(sentences) - len(sentences) // _HELD_OUT
    return sentences[:cut], sentences[cut:]


def _labelled(sentence: NamedSentence) -> LabelledSentence:
    tokens = tokenize(sentence.text)
    labels = label_tokens(tokens, sentence.entities)
    return [{"text": fold_for_model(t.text), "ner": label} for t, label in zip(tokens, labels, strict=True)]
