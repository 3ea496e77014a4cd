"""More sentences for the recognizer: copies of its own in which other people bear the roles.

A recognizer that sees 100,000 words learns names by heart; with strange names in the same places it learns the places.
Method: mention replacement, Dai and Adel 2020, «An analysis of simple data augmentation for named entity recognition».
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence

from arabic.annotate import spans_of
from models.tagging import LabelledSentence
from models.word_features import person_names

_LONGEST_NAME = 4
# Of names of one word this share is drawn from the surnames.
_SURNAMES = 0.6


def with_other_people(sentences: Sequence[LabelledSentence], share: float, seed: int) -> Iterator[LabelledSentence]:
    """A copy of `share` of the sentences that name a person, with each person's name replaced by a drawn one as long.

    Names are drawn word by word from given names and surnames, rare ones nearly as often as frequent ones. Sentences with a
    name longer than four words, or with a mark in it, keep that name.
    """
    draw = random.Random(seed)
    given, surnames = (_Names(counts, draw) for counts in person_names())
    for sentence in sentences:
        people = [(a, b) for a, b, kind in spans_of([t["ner"] for t in sentence]) if kind == "PER"]
        people = [(a, b) for a, b in people if b - a <= _LONGEST_NAME and all(t["text"].isalpha() for t in sentence[a:b])]
        if not people or draw.random() >= share:
            continue
        copy = [dict(token) for token in sentence]
        for a, b in people:
            for i in range(a, b):
                is_surname = i == b - 1 and (b - a > 1 or draw.random() < _SURNAMES)
                copy[i]["text"] = (surnames if is_surname else given).one()
        yield copy


class _Names:
    """Names of one word, drawn by the square root of how many people bear them."""

    def __init__(self, counts: Counter[str], draw: random.Random) -> None:
        self.draw = draw
        self.names = [name for name in sorted(counts) if name.isalpha() and len(name) > 2]
        self.weights = [counts[name] ** 0.5 for name in self.names]
        self.drawn: list[str] = []

    def one(self) -> str:
        """The next name."""
        if not self.drawn:
            self.drawn = self.draw.choices(self.names, self.weights, k=1_000)
        return self.drawn.pop()
