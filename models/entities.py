"""Training data for the entity recogniser: ANERcorp brought to our tokens and to PER, ORG, LOC, MISC."""

from collections.abc import Iterator
from pathlib import Path

from arabic.normalize import fold_for_model
from arabic.tokens import tokenize
from models.tagging import LabelledSentence

_KINDS = {"PERS": "PER", "PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC", "MIS": "MISC"}
# The part of ANERcorp that is held out to measure on: its last sentences, by position.
HELD_OUT_SHARE = 0.12


def corpus_sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """(word, label) pairs of each sentence of a column file: a word and its label a line, a blank line between sentences."""
    sentence: list[tuple[str, str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            columns = line.split()
            if len(columns) >= 2:
                sentence.append((columns[0], columns[1]))
            elif sentence:
                yield sentence
                sentence = []
    if sentence:
        yield sentence


def labelled(sentence: list[tuple[str, str]]) -> LabelledSentence:
    """A corpus sentence in our tokens and labels: a word that we split keeps its label on its letters and digits.

    >>> labelled([("(بغداد", "B-LOC")])
    [{'text': '(', 'ner': 'O'}, {'text': 'بغداد', 'ner': 'B-LOC'}]
    """
    out: LabelledSentence = []
    previous = "O"
    for word, label in sentence:
        position, _, kind = label.replace("_", "-").partition("-")
        kind = _KINDS.get(kind, "")
        begins = position == "B" or previous != kind
        for token in tokenize(word):
            visible = any(c.isalnum() for c in token.text)
            tag = f"{'B' if begins else 'I'}-{kind}" if kind and visible else "O"
            out.append({"text": token.text, "ner": tag})
            begins = begins and tag == "O"
        previous = kind
    return out


def anercorp_as_written(folder: Path) -> tuple[list[LabelledSentence], list[LabelledSentence]]:
    """-> (sentences to train on, the held-out last part) of `folder/ner/anercorp_train.tsv`."""
    sentences = [s for s in map(labelled, corpus_sentences(folder / "ner" / "anercorp_train.tsv")) if s]
    cut = int(len(sentences) * (1 - HELD_OUT_SHARE))
    return sentences[:cut], sentences[cut:]


def anercorp(folder: Path) -> tuple[list[LabelledSentence], list[LabelledSentence]]:
    """The two parts of `anercorp_as_written` with folded words, as the model sees them."""
    train, held_out = anercorp_as_written(folder)
    return [_folded(s) for s in train], [_folded(s) for s in held_out]


def _folded(sentence: LabelledSentence) -> LabelledSentence:
    return [{**token, "text": fold_for_model(token["text"])} for token in sentence]
