"""Training data for the attribution tagger: the gold articles as sentences of folded tokens with BIO labels."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from arabic.normalize import fold_for_model
from arabic.reading import TaggedSpan
from arabic.sentences import split_sentences
from arabic.tokens import Token, tokenize

# What stanza's trainer reads: one sentence a list of {"text": folded token, "ner": BIO label}.
LabelledSentence = list[dict[str, str]]


def gold_spans(document: Mapping[str, Any]) -> list[TaggedSpan]:
    """The spans that the tagger learns from one gold document, as (start, end, kind) in code points of its text.

    A cue is CUE where it reports a clause, NOMINAL_CUE where it has a noun phrase as object.
    """
    spans = set()
    for quote in document["quotes"]:
        kinds = {
            "cue": "CUE" if quote["form"] == "clause" else "NOMINAL_CUE",
            "speaker_mention": "SPEAKER",
            "addressee": "ADDRESSEE",
        }
        for field, kind in kinds.items():
            if isinstance(quote.get(field), list):
                start, end = quote[field]
                spans.add(TaggedSpan(start, end, kind))
    return sorted(spans)


def label_tokens(tokens: Sequence[Token], spans: Iterable[TaggedSpan]) -> list[str]:
    """BIO labels of `tokens`. A span takes the tokens that it touches; where two meet the longer one stands."""
    labels = ["O"] * len(tokens)
    for start, end, kind in sorted(spans, key=lambda s: (s.start - s.end, s)):
        inside = [i for i, token in enumerate(tokens) if token.start < end and start < token.end]
        if inside and all(labels[i] == "O" for i in inside):
            for i in inside:
                labels[i] = f"{'B' if i == inside[0] else 'I'}-{kind}"
    return labels


def tagging_sentences(document: Mapping[str, Any]) -> list[LabelledSentence]:
    """The sentences of one gold document with the labels of its spans."""
    text, spans = document["text"], gold_spans(document)
    sentences = []
    for sentence in split_sentences(text):
        tokens = tokenize(text, sentence.start, sentence.end)
        here = [s for s in spans if sentence.start <= s[0] < sentence.end]
        labels = label_tokens(tokens, here)
        sentences.append([{"text": fold_for_model(t.text), "ner": label} for t, label in zip(tokens, labels, strict=True)])
    return [s for s in sentences if s]
