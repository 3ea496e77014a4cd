"""Training data for the entity recogniser: public NER corpora brought to our tokens and to PER, ORG, LOC, MISC."""

from collections.abc import Iterator
from pathlib import Path

from arabic.normalize import fold_for_model
from arabic.tokens import tokenize
from models.tagging import LabelledSentence

_KINDS = {
    "PERS": "PER", "PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "MISC": "MISC", "MIS": "MISC",
}  # fmt: skip
# The part of ANERcorp that is held out to measure on: its last sentences, by position.
HELD_OUT_SHARE = 0.12


def corpus_sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """(word, label) pairs of each sentence of a column file: word first, then its labels, blank line between.

    Of several labels (nested entities, outermost first) the first that is a name of ours counts.
    """
    sentence: list[tuple[str, str]] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            columns = line.split()
            if len(columns) >= 2:
                sentence.append((columns[0], next((c for c in columns[1:] if c[2:] in _KINDS), columns[1])))
            elif sentence:
                yield sentence
                sentence = []
    if sentence:
        yield sentence


def relabel(sentence: list[tuple[str, str]]) -> LabelledSentence:
    """A corpus sentence in our tokens, folded, and labels: a word that we split keeps its label on its letters and digits.

    >>> relabel([("(بغداد", "B-LOC")])
    [{'text': '(', 'ner': 'O'}, {'text': 'بغداد', 'ner': 'B-LOC'}]
    """
    return [{**token, "text": fold_for_model(token["text"])} for token in labelled(sentence)]


def labelled(sentence: list[tuple[str, str]]) -> LabelledSentence:
    """As `relabel`, with the words as the corpus writes them."""
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


def anercorp(folder: Path) -> tuple[list[LabelledSentence], list[LabelledSentence]]:
    """-> (sentences to train on, the held-out last part) of `folder/ner/anercorp_train.tsv`."""
    sentences = _relabelled(folder / "ner" / "anercorp_train.tsv")
    cut = int(len(sentences) * (1 - HELD_OUT_SHARE))
    return sentences[:cut], sentences[cut:]


def anercorp_held_out_as_written(folder: Path) -> list[LabelledSentence]:
    """The held-out part of `anercorp` with the words as the corpus writes them, to be perturbed."""
    sentences = [s for s in map(labelled, corpus_sentences(folder / "ner" / "anercorp_train.tsv")) if s]
    return sentences[int(len(sentences) * (1 - HELD_OUT_SHARE)) :]


def _relabelled(path: Path) -> list[LabelledSentence]:
    return [sentence for sentence in map(relabel, corpus_sentences(path)) if sentence]
