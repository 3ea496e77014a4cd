"""A cue in its article: where it stands, what form it has."""

from dataclasses import dataclass

from arabic.cues import CueForm, cue_forms, is_prepositional
from arabic.reading import Reading


@dataclass(frozen=True)
class Cue:
    """A cue as token range [first, last), its form clause or nominal, its words, and the probability that it is one."""

    first: int
    last: int
    form: str
    words: str
    probability: float = 1.0

    @property
    def prepositional(self) -> bool:
        """Whether it is a prepositional attribution (بحسب، وفقا لما أعلنه)."""
        return is_prepositional(self.words)

    @property
    def forms(self) -> tuple[CueForm, ...]:
        """The readings of its words that the lexicon knows, in order."""
        return tuple(form for word in self.words.split() for form in cue_forms(word))

    @property
    def verb_form(self) -> str | None:
        """past, present, participle or masdar, where the lexicon knows its first word."""
        return self.forms[0].verb_form if self.forms else None

    @property
    def circumstantial(self) -> bool:
        """Whether it is a participle in the accusative (مؤكدا، مشيرة): it leans on the clause before it."""
        word = self.words.split()[0]
        return any(f.verb_form == "participle" for f in cue_forms(word)) and word[:1] not in "وف"


def cues_of(reading: Reading) -> list[Cue]:
    """The tagged cues of an article, in order."""
    text = reading.text
    return [
        Cue(t.first, t.last, "clause" if t.kind == "CUE" else "nominal", text[slice(*reading.characters(t.first, t.last))])
        for t in reading.tags
        if t.kind in ("CUE", "NOMINAL_CUE")
    ]
