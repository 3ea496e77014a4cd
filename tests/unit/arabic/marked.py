"""Articles written with their tags in brackets: [C:قال] cue, [N:دعا] cue of a noun, [S:...] source, [A:...] addressee,
[P:...] person, [O:...] organisation, [L:...] place; they may nest."""

import re
from typing import NamedTuple

from arabic.cue_spans import Cue, cues_of
from arabic.names import NamedSpan
from arabic.reading import Reading, TaggedSpan
from arabic.sentences import split_sentences

_KINDS = {"C": "CUE", "N": "NOMINAL_CUE", "S": "SPEAKER", "A": "ADDRESSEE", "P": "PER", "O": "ORG", "L": "LOC"}


class Marked(NamedTuple):
    """What the notation holds."""

    reading: Reading
    cues: list[Cue]
    entities: list[NamedSpan]


def article(marked: str, title: str = "") -> Marked:
    """The article with its tags and entities; the body follows a title."""
    text, open_spans, spans = (title + "\n\n" if title else ""), [], []
    for piece in re.findall(r"\[[CNSAPOL]:|\]|[^\[\]]+", marked):
        if piece.startswith("["):
            open_spans.append((len(text), _KINDS[piece[1]]))
        elif piece == "]":
            start, kind = open_spans.pop()
            spans.append((start, len(text), kind))
        else:
            text += piece
    tags = [TaggedSpan(*s) for s in spans if s[2] in ("CUE", "NOMINAL_CUE", "SPEAKER", "ADDRESSEE")]
    entities = sorted(NamedSpan(*s) for s in spans if s[2] in ("PER", "ORG", "LOC"))
    reading = Reading(text, [(s.start, s.end) for s in split_sentences(text)], tags)
    return Marked(reading, cues_of(reading), entities)
