"""Which words are cues: the tagger's spans and the lexicon's verbs as candidates, weighed together."""

from collections.abc import Sequence
from dataclasses import dataclass

from arabic.contents import is_complementizer
from arabic.cue_scene import CueScene, relays
from arabic.cue_spans import Cue
from arabic.cues import cue_forms, prepositional_length
from arabic.names import NamedSpan
from arabic.ranking import Weights
from arabic.reading import Reading

# A candidate counts as a cue of its form unless it is this probable that it is none.
LEAST_DOUBT = {"clause": 0.5, "nominal": 0.5}
# An article is somebody's statement if it says this often أكدنا، قلنا، دعونا (we affirmed, said, called for) outside marks; these
# are cues then, with no more doubt than this.
FIRST_PERSONS_OF_A_STATEMENT = 3
STATEMENT_DOUBT = 0.3
# So many words after a masdar its content begins, if it is one that reports.
NEAR_OPENER = 4
_OPENERS = frozenset(':"«“')
ANSWERS = ("none", "clause", "nominal")


@dataclass(frozen=True)
class Candidate:
    """Token range [first, last) that may be a cue, and the names of the features that hold of it."""

    first: int
    last: int
    features: tuple[str, ...]

    @property
    def own_words(self) -> bool:
        """Whether it is a past verb in the first person that stands outside quotation marks."""
        return "person=1" in self.features and "shape=past" in self.features and "quoted" not in self.features

    @property
    def opens_speech(self) -> bool:
        """Whether it is a participle that the tagger marked right before a colon or marks: قائلا: «X»."""
        marked = any(f"shape=participle,opener={mark},0" in self.features for mark in ("colon", "marks"))
        return marked and "tag=CUE" in self.features

    def questions(self) -> list[tuple[str, ...]]:
        """The features of each of ANSWERS, for a model of choice."""
        return [tuple(f"{answer}:{f}" for f in self.features) for answer in ANSWERS]


def candidates(reading: Reading, entities: list[NamedSpan]) -> list[Candidate]:
    """Every span that the tagger calls a cue and every word that the lexicon knows as one, in order, none overlapping."""
    spans = {(t.first, t.last) for t in reading.tags if t.kind in ("CUE", "NOMINAL_CUE")}
    taken = {i for a, b in spans for i in range(a, b)}
    mentions = {i for t in reading.tags if t.kind == "SPEAKER" for i in range(t.first, t.last)}
    for i, word in enumerate(reading.words):
        if i in taken or i in mentions:
            continue
        length = prepositional_length(reading.words, i)
        if length:
            spans.add((i, i + length))
            taken.update(range(i, i + length))
        elif (
            any(f.verb_form != "masdar" and f.frame != "topic" for f in cue_forms(word))
            or _is_masdar_with_content(reading.words, i)
            or relays(reading, i)
        ):
            spans.add((i, i + 1))
    scene = CueScene(reading, entities)
    return [Candidate(a, b, tuple(scene.features(a, b))) for a, b in sorted(spans)]


def _is_masdar_with_content(words: Sequence[str], at: int) -> bool:
    """بقوله إن، التأكيد على أن، قول الوزير: a masdar that a complementizer, colon or opening mark follows soon."""
    if not any(f.verb_form == "masdar" and f.frame in ("clause", "both") for f in cue_forms(words[at])):
        return False
    return any(is_complementizer(w) or w in _OPENERS for w in words[at + 1 : at + 1 + NEAR_OPENER])


def choose_cues(reading: Reading, entities: list[NamedSpan], weights: Weights) -> list[Cue]:
    """The candidates that are more likely a cue than not, each with its form and probability."""
    chosen: list[Cue] = []
    found = candidates(reading, entities)
    statement = sum(c.own_words for c in found) >= FIRST_PERSONS_OF_A_STATEMENT
    for candidate in found:
        none, clause, nominal = weights.probabilities(candidate.questions())
        if statement and candidate.own_words:
            none = min(none, STATEMENT_DOUBT)
        if candidate.opens_speech and not _reported_already(reading, candidate, chosen):
            none, clause = min(none, STATEMENT_DOUBT), 1 - STATEMENT_DOUBT
        form = "clause" if clause >= nominal else "nominal"
        if none < LEAST_DOUBT[form]:
            words = reading.text[slice(*reading.characters(candidate.first, candidate.last))]
            chosen.append(Cue(candidate.first, candidate.last, form, words, 1 - none))
    return chosen


def _reported_already(reading: Reading, candidate: Candidate, chosen: list[Cue]) -> bool:
    """Whether a cue of a clause before it in its sentence reports what it opens: وأضاف قائلا: «X»."""
    begin, _ = reading.sentence_tokens[reading.sentence_of(candidate.first)]
    return any(cue.form == "clause" and cue.first >= begin for cue in chosen)
