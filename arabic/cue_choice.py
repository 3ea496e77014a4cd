"""Which words are cues: the tagger's spans and the lexicon's verbs as candidates, weighed together."""

from collections.abc import Iterator
from dataclasses import dataclass

from arabic.contents import is_complementizer
from arabic.cue_spans import Cue
from arabic.cues import cue_forms, is_prepositional, prepositional_length
from arabic.names import NamedSpan, kind_of_words
from arabic.ranking import Weights
from arabic.reading import Reading, Tag

# A candidate counts as a cue unless it is this probable that it is none.
LEAST_DOUBT = 0.5
# An article is somebody's statement if it says this often أكدنا، قلنا، دعونا (we affirmed, said, called for) outside marks; these
# are cues then, with no more doubt than this.
FIRST_PERSONS_OF_A_STATEMENT = 3
STATEMENT_DOUBT = 0.3
ANSWERS = ("none", "clause", "nominal")
_REACH = 12
_PREPOSITIONS = frozenset("الي علي عن من ب في ل".split())
_NEGATIONS = frozenset("لا لم لن ما غير دون عدم".split())
_RELATIVES = frozenset("الذي التي الذين من ما مما".split())
_LINKS = frozenset("كما فيما حيث وقد قد وكان كان بينما لكنه ولكنه".split())


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
        elif any(f.verb_form != "masdar" and f.frame != "topic" for f in cue_forms(word)) or _is_saying_of(word):
            spans.add((i, i + 1))
    starts = {reading.token_range(e.start, e.end)[0]: e.kind for e in entities}
    scene = _Scene(reading, starts)
    return [Candidate(a, b, tuple(scene.features(a, b))) for a, b in sorted(spans)]


def _is_saying_of(word: str) -> bool:
    """قوله، بقولها (his saying): a masdar with a pronoun."""
    return any(f.verb_form == "masdar" for f in cue_forms(word)) and word.endswith(("ه", "ها", "هم")) and "قول" in word


def choose_cues(reading: Reading, entities: list[NamedSpan], weights: Weights) -> list[Cue]:
    """The candidates that are more likely a cue than not, each with its form and probability."""
    chosen = []
    found = candidates(reading, entities)
    statement = sum(c.own_words for c in found) >= FIRST_PERSONS_OF_A_STATEMENT
    for candidate in found:
        none, clause, nominal = weights.probabilities(candidate.questions())
        if statement and candidate.own_words:
            none = min(none, STATEMENT_DOUBT)
        if none < LEAST_DOUBT:
            form = "clause" if clause >= nominal else "nominal"
            words = reading.text[slice(*reading.characters(candidate.first, candidate.last))]
            chosen.append(Cue(candidate.first, candidate.last, form, words, 1 - none))
    return chosen


class _Scene:
    """What is the same for all candidates of an article."""

    def __init__(self, reading: Reading, entity_starts: dict[int, str]) -> None:
        self.reading = reading
        self.entity_starts = entity_starts
        self.tag_at: dict[int, Tag] = {i: t for t in reading.tags for i in range(t.first, t.last)}
        self.mention_starts = {t.first for t in reading.tags if t.kind == "SPEAKER"}
        self.quoted = {
            i for p in reading.marks if p.closed for i in range(*reading.token_range(p.inner_start, p.inner_end))
        }  # fmt: skip
        self.openings = {
            reading.token_range(p.start, p.end)[0]: reading.token_range(p.inner_start, p.inner_end) for p in reading.marks
        }  # fmt: skip
        tagged = sum(t.kind == "CUE" for t in reading.tags)
        self.richness = "0" if not tagged else "1-3" if tagged < 4 else "4+"

    def features(self, first: int, last: int) -> Iterator[str]:
        reading = self.reading
        words = reading.words
        tag = self.tag_at.get(first)
        label = tag.kind if tag is not None and tag.kind != "ADDRESSEE" else "untagged"
        yield f"tag={label}"
        text = reading.text[slice(*reading.characters(first, last))]
        forms = next((cue_forms(w) for w in text.split() if cue_forms(w)), ())
        shape = "prepositional" if is_prepositional(text) else forms[0].verb_form if forms else "unknown"
        yield f"shape={shape}"
        yield f"tag={label},shape={shape}"
        if forms:
            yield f"lemma={forms[0].lemma}"
            yield f"lemma={forms[0].lemma},{shape}"
            yield f"class={forms[0].cue_class}"
            yield f"frame={forms[0].frame}"
            if forms[0].agreement[2:] in "12" and shape in ("past", "present"):
                yield f"person={forms[0].agreement[2:]}"
        if last - first > 1:
            yield "phrase"
        opener = self._opener(last)
        yield f"opener={opener}"
        yield f"tag={label},opener={opener}"
        yield f"shape={shape},opener={opener}"
        if forms:
            yield f"frame={forms[0].frame},opener={opener}"
        kind_of_opener = opener.partition(",")[0]
        if forms:
            yield f"lemma={forms[0].lemma},opener={kind_of_opener}"
        source, noun = self._source_next(last), self._noun_next(last)
        yield f"noun_next={noun},opener={kind_of_opener}"
        yield f"tag={label},{shape},opener={opener},source={source != 'no' or noun != 'no'}"
        following = words[last] if last < len(words) else ""
        if following in _PREPOSITIONS:
            yield f"next={following}"
            yield f"next={following},opener={kind_of_opener}"
        yield f"source_next={source}"
        begin, _ = reading.sentence_tokens[reading.sentence_of(first)]
        before = words[first - 1] if first > begin else "^"
        for name, group in (("negated", _NEGATIONS), ("relative", _RELATIVES), ("linked", _LINKS)):
            if before in group:
                yield f"before={name}"
        if before in ("^", "،", ".", "؛", '"', "»", "”"):
            yield f"before={'start' if before == '^' else 'mark'},{shape},joined={words[first][:1] in ('و', 'ف')}"
        if before in ("ان", "لان", "بان"):
            yield "before=complementizer"
        if first in self.quoted:
            yield "quoted"
        if reading.tokens[first].start < reading.title_end:
            yield f"title,{shape},opener={kind_of_opener}"
        yield f"tagged_cues={self.richness},{label}"

    def _other_cue(self, i: int) -> bool:
        """Whether a word between a candidate and the opener has the better claim on it."""
        tag = self.tag_at.get(i)
        if tag is not None:
            return tag.kind in ("CUE", "NOMINAL_CUE")
        return any(f.verb_form in ("past", "present") and f.frame != "nominal" for f in cue_forms(self.reading.words[i]))

    def _opener(self, last: int) -> str:
        """What opens a content after the cue: a complementizer, a colon or a mark, and how far away."""
        reading = self.reading
        _, stop = reading.sentence_tokens[reading.sentence_of(last - 1)]
        for i in range(last, min(stop, last + _REACH * 2)):
            word = reading.words[i]
            if i > last and i not in self.mention_starts and self._other_cue(i):
                break
            far = i - last
            reach = "0" if far == 0 else "near" if far <= 3 else "mid" if far <= _REACH else "far"
            if is_complementizer(word):
                return f"that,{reach}" + (",comma" if reading.words[i - 1] == "،" else "")
            if word == ":":
                return f"colon,{reach}"
            if i in self.openings and self.openings[i][1] - self.openings[i][0] > 4:
                return f"marks,{reach}"
        return "nothing"

    def _noun_next(self, last: int) -> str:
        """Kind of source that one of the next two words names, as far as the lexicon knows."""
        kinds = (kind_of_words(word) for word in self.reading.words[last : last + 2])
        return next((kind for kind in kinds if kind), "no")

    def _source_next(self, last: int) -> str:
        for i in range(last, min(last + 3, len(self.reading.words))):
            if i in self.mention_starts:
                return "tagged"
            if i in self.entity_starts:
                return self.entity_starts[i]
        return "no"
