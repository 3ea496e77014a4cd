"""The scene in which a source is left out or only described: who has spoken, who stands where, and what features follow."""

from bisect import bisect_left
from dataclasses import dataclass, field

from arabic.cue_spans import Cue
from arabic.cues import cue_forms
from arabic.descriptions import Description
from arabic.names import bare, is_title
from arabic.reading import Reading, Span
from arabic.sources import Source, SourceIndex

_PREPOSITIONS = frozenset("من الي عن علي في مع ضد بين لدي عند".split())

# Words before a subject: its verb and its title; or an opening before a comma.
_LONGEST_TITLE = 8
_LONGEST_OPENING = 5


@dataclass(frozen=True)
class Past:
    """One attribution made before: the token of its cue (or content), its source, and whether the source was named."""

    token: int
    source: Source
    explicit: bool
    nested: bool = False


@dataclass
class History:
    """What has been attributed so far in one article."""

    reading: Reading
    index: SourceIndex
    past: list[Past] = field(default_factory=list)

    def speakers(self) -> list[Source]:
        """The sources that have spoken, the latest first, each once."""
        return list({p.source.index: p.source for p in reversed(self.past)}.values())


class Scene:
    """Where the question stands: the cue, its sentence and paragraph, who has spoken before."""

    def __init__(self, history: History, cue: Cue | None, at: int, mention: Span | None) -> None:
        reading = history.reading
        self.reading, self.at = reading, at
        token = reading.token_range(at, at + 1)[0]
        self.sentence = reading.sentence_of(min(token, len(reading.tokens) - 1))
        self.sentence_start = reading.sentences[self.sentence][0] if reading.sentences else 0
        self.gender, self.number = _agreement(cue)
        self.manner = _manner(cue, mention)
        self.speakers = history.speakers()
        self._rank = {s.index: rank for rank, s in enumerate(self.speakers)}
        people_at = [s.first for s in history.index.sources if s.kind == "person"]
        self._first_person_at = min(people_at, default=-1)
        self._nested = {p.source.index for p in history.past if p.nested} - {p.source.index for p in history.past if not p.nested}
        self.last = history.past[-1] if history.past else None
        here = sorted((m, s.index) for s in history.index.sources for m in s.mentions if self.sentence_start <= m[0] < at)
        people = [i for _, i in here if history.index.sources[i].kind == "person"]
        self.first_here = people[0] if people else here[0][1] if here else None
        self.nearest_here = here[-1][1] if here else None
        self.last_explicit = next((p.source.index for p in reversed(history.past) if p.explicit), None)
        self.title_end = reading.title_end
        self.description = Description(history.index, mention, at, frozenset(self._rank)) if mention else None

    def _sentence_of(self, at: int) -> int:
        return self.reading.sentence_of(self.reading.token_range(at, at + 1)[0])

    def features(self, source: Source) -> list[str]:
        m = self.manner
        rank = self._rank.get(source.index)
        turn = "no" if rank is None else str(min(rank, 3))
        found = [f"{m}:turn={turn}", f"{m}:kind={source.kind}", f"{m}:named={source.named},tagged={source.tagged}"]
        last = source.last_before(self.at)
        gap = self.sentence - self._sentence_of(last[0]) if last else -1
        near = "after" if gap < 0 else str(gap) if gap < 3 else "3-5" if gap < 6 else "6+"
        found.append(f"{m}:gap={near}")
        found.append(f"{m}:turn={turn},gap={near}")
        if last is not None:
            found.append(f"{m}:place={self._place(last)},gap={near}")
            if 0 <= gap <= 2 and last[0] > self.title_end and self._is_subject(last, source):
                found.append(f"{m}:subject,gap={near}")
                found.append(f"{m}:subject,turn={turn},gap={min(gap, 2)}")
        if self.last is not None:
            passed = self.sentence - self.reading.sentence_of(self.last.token)
            since = str(passed) if passed < 3 else "3+"
            found.append(f"{m}:turn={turn},since={since}")
            line = "same" if "\n" not in self.reading.text[self.reading.tokens[self.last.token].start : self.at] else "other"
            found.append(f"{m}:turn={turn},paragraph={line}")
            if rank is not None:
                found.append(f"{m}:turn={turn},nested={source.index in self._nested}")
            if rank == 0:
                found.append(f"{m}:last_spoke,explicit={self.last.explicit},since={since}")
        if self.last_explicit == source.index:
            found.append(f"{m}:last_explicit")
        if self.first_here == source.index:
            found.append(f"{m}:first_here,turn={'0' if rank == 0 else 'x'}")
        if self.nearest_here == source.index:
            found.append(f"{m}:nearest_here")
        if self.first_here is not None and self.first_here != source.index:
            found.append(f"{m}:other_here,turn={turn}")
        if self.gender != "-":
            match = "unknown" if source.gender == "-" else "same" if source.gender == self.gender else "clash"
            found.append(f"{m}:gender={match}")
            found.append(f"{self.gender}:gender={source.gender},{source.kind}")
        if self.number in "sp" and source.kind in ("group", "anonymous"):
            found.append(f"number={self.number},{source.kind}")
        if self.number in "dp":
            found.append(f"{m}:number=many,{source.kind}")
        if self._is_byline(source):
            found.append(f"{m}:byline")
        if source.first < self.title_end:
            found.append(f"{m}:in_title")
        count = bisect_left(source.mentions, (self.at, 0))
        found.append(f"{m}:mentions={min(count, 4)}")
        if source.kind == "person" and source.first == self._first_person_at:
            found.append(f"{m}:first_person")
        if self.description is not None:
            found += self.description.features(source)
        return found

    def _place(self, mention: Span) -> str:
        """How a mention stands in its sentence: first, after a verb of saying, after a preposition, or otherwise."""
        words = self.reading.words
        first = self.reading.token_range(*mention)[0]
        begin = self.reading.sentence_tokens[self.reading.sentence_of(first)][0]
        while first > begin and is_title(bare(words[first - 1])):
            first -= 1
        if first == begin:
            return "first"
        before = words[first - 1]
        if before in _PREPOSITIONS or words[first][:1] in "لب":
            return "after_preposition"
        if cue_forms(before):
            return "after_cue"
        return "second" if first == begin + 1 else "inside"

    def _is_subject(self, mention: Span, source: Source) -> bool:
        """Whether a mention is the first of its sentence, with no preposition, mark or clitic before it: وجه قائد الحرس سامي."""
        words = self.reading.words
        first = self.reading.token_range(*mention)[0]
        begin = self.reading.sentence_tokens[self.reading.sentence_of(first)][0]
        before = words[begin:first]
        if "،" in before:  # من جهته، قال (for his part, he said)
            comma = len(before) - before[::-1].index("،")
            before = before[comma:] if comma <= _LONGEST_OPENING else before
        if len(before) > _LONGEST_TITLE or any(not w.isalnum() or w in _PREPOSITIONS for w in before):
            return False
        return words[first][:1] not in "لب" or source.span[0] == mention[0]

    def _is_byline(self, source: Source) -> bool:
        """Whether a name stands only where reporters sign: at the head of the body, before a dash or a colon."""
        text = self.reading.text
        start, end = source.mentions[0]
        head = text.find("\n\n") + 2
        near = text[end : end + 25]
        return len(source.mentions) == 1 and start - head < 60 and any(c in near for c in "-–:") and "\n" not in text[head:start]


def _agreement(cue: Cue | None) -> tuple[str, str]:
    """Gender and number that the cue's form asks of its subject, - where it does not tell."""
    if cue is not None:
        for word in cue.words.split():
            for form in cue_forms(word):
                return form.agreement[0], form.agreement[1]
    return "-", "-"


def _manner(cue: Cue | None, mention: Span | None) -> str:
    """How the source is left out: circumstantial participle, verb with و, another verb, no cue; or a description."""
    if mention is not None:
        return "described"
    if cue is None:
        return "no_cue"
    if cue.circumstantial or cue.verb_form == "participle":
        return "participle"
    if cue.prepositional:
        return "prepositional"
    return "joined_verb" if cue.words[:1] in "وف" else "verb"
