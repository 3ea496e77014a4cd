"""Speakers: the mention at a cue, the antecedent where there is none, and the fullest name of the source."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from arabic.contents import Content, Cue
from arabic.cues import cue_forms
from arabic.names import NamedSpan, gender_of, name_words, noun_kind, same_name
from arabic.reading import Reading, Span, Tag


@dataclass(frozen=True)
class Found:
    """A cue with its content, ready to be attributed; `cue` is None for a headline or a quotation without cue."""

    cue: Cue | None
    content: Content
    mention: Span | None = None


@dataclass
class Source:
    """One source of the article: all mentions that were found to be it."""

    words: tuple[str, ...]
    spans: list[Span] = field(default_factory=list)
    kind: str = "person"
    gender: str = "-"


@dataclass(frozen=True)
class Speaker:
    """The resolved source of one quotation: its name as it stands in the text, where, and by which rule."""

    name: str
    span: Span
    kind: str
    rule: str
    runner_up: str | None = None


class SpeakerResolver:
    """Resolves the speakers of one article, quotation by quotation, in reading order."""

    def __init__(self, reading: Reading, entities: Sequence[NamedSpan]) -> None:
        self.reading = reading
        self.entities = sorted(entities)
        self._mentions = [t for t in reading.tags if t.kind == "SPEAKER"]
        self._all_mentions = [reading.characters(t.first, t.last) for t in self._mentions]

    # -- the mention at the cue -------------------------------------------------------------------------------------

    def mention_of(self, cue: Cue, content: Content, cues: Sequence[Cue]) -> Span | None:
        """The tagged mention that names the source of `cue`, in its sentence with no other cue between."""
        reading = self.reading
        begin, stop = reading.sentence_tokens[reading.sentence_of(cue.first)]
        following = min((c.first for c in cues if c.first >= cue.last), default=stop)
        after = [t for t in self._mentions if cue.last <= t.first < min(stop, following)]
        first_content = content.spans[0][0]
        for tag in after:
            start, _ = reading.characters(tag.first, tag.last)
            if start < first_content or first_content < reading.tokens[cue.first].start:
                return reading.characters(tag.first, tag.last)
        if cue.circumstantial:
            return None
        previous = max((c.last for c in cues if c.first < cue.first), default=begin)
        before = [t for t in self._mentions if max(begin, previous) <= t.first and t.last <= cue.first]
        if before and not cue.prepositional:
            return reading.characters(before[-1].first, before[-1].last)
        return None

    # -- the fullest name ---------------------------------------------------------------------------------------------

    def name_of(self, mention: Span) -> tuple[str, Span, str]:
        """-> (fullest name of the mentioned source in the article, its span, its kind)."""
        text = self.reading.text[slice(*mention)]
        inside = [e for e in self.entities if mention[0] <= e.start and e.end <= mention[1] and e.kind == "PER"]
        if inside:
            return (*self._fullest_person(inside[-1]), "person")
        kind = self.kind_of(mention)
        if kind == "person":
            named = self._named_holder(mention) or self._same_surname(mention)
            if named is not None:
                return (*named, "person")
        best = mention
        words = name_words(text)
        for other in self._all_mentions:
            other_text = self.reading.text[slice(*other)]
            other_words = name_words(other_text)
            if other_words[:1] == words[:1] and set(words) <= set(other_words) and len(other_words) > len(name_words(self.reading.text[slice(*best)])):
                best = other
        if kind == "organization":
            for entity in self.entities:
                entity_words = name_words(self.reading.text[entity.start : entity.end])
                if entity.kind == "ORG" and set(words) <= set(entity_words) and len(entity_words) > len(name_words(self.reading.text[slice(*best)])):
                    best = (entity.start, entity.end)
        return self.reading.text[slice(*best)], best, kind

    def kind_of(self, mention: Span) -> str:
        """Kind of source of a mention, from its entities, else from its head noun."""
        text = self.reading.text[slice(*mention)]
        noun = noun_kind(text)
        inside = {e.kind for e in self.entities if e.start < mention[1] and mention[0] < e.end}
        if "PER" in inside:
            return "person"
        if noun is not None:
            return noun
        if "ORG" in inside or "LOC" in inside:
            return "organization"
        return "person"

    def _fullest_person(self, person: NamedSpan) -> tuple[str, Span]:
        text = self.reading.text
        words = name_words(text[person.start : person.end])
        best = person
        for other in self.entities:
            if other.kind != "PER":
                continue
            other_words = name_words(text[other.start : other.end])
            if len(other_words) > len(name_words(text[best.start : best.end])) and set(words) <= set(other_words):
                best = other
        return text[best.start : best.end], (best.start, best.end)

    def _same_surname(self, mention: Span) -> tuple[str, Span] | None:
        """شاكر where the article names عصام شاكر: a mention of one or two words that ends a full name."""
        text = self.reading.text
        words = name_words(text[slice(*mention)])
        for entity in self.entities:
            entity_words = name_words(text[entity.start : entity.end])
            if entity.kind == "PER" and words and set(words) <= set(entity_words):
                return self._fullest_person(entity)
        for other in self._all_mentions:
            other_words = name_words(text[slice(*other)])
            if other != mention and words and len(other_words) > len(words) and set(words) <= set(other_words):
                return text[slice(*other)], other
        return None

    def _named_holder(self, mention: Span) -> tuple[str, Span] | None:
        """الوزير where the article has وزير العدل وليد الصمعاني: an office that another mention joins to a name."""
        text = self.reading.text
        words = name_words(text[slice(*mention)])
        for person in self.entities:
            if person.kind != "PER":
                continue
            lead = self._office_before(person)
            if lead and words and words[0] in lead and set(words) <= set(lead) | set(name_words(text[person.start : person.end])):
                return self._fullest_person(person)
        return None

    def _office_before(self, person: NamedSpan) -> tuple[str, ...]:
        """The words of the title before and the apposition after a name, within its sentence."""
        text = self.reading.text
        a = max(text.rfind(mark, 0, person.start) for mark in ".،\n:؛")
        b = min((k for k in (text.find(mark, person.end) for mark in ".،\n:؛\"") if k >= 0), default=len(text))
        before = name_words(text[a + 1 : person.start])[-10:]
        after = name_words(text[person.end : b])[:8]
        return (*before, *after)

    # -- implicit sources ---------------------------------------------------------------------------------------------

    def carried(self, found: Found, earlier: Sequence[tuple[Found, Speaker]]) -> Speaker | None:
        """The source of a quotation whose cue names none (وأضاف أن، مؤكدا أن)."""
        cue = found.cue
        assert cue is not None
        reading = self.reading
        sentence = reading.sentence_of(cue.first)
        begin, _ = reading.sentence_tokens[sentence]
        cue_gender = _cue_gender(cue)
        start_char = reading.tokens[begin].start
        at = reading.tokens[cue.first].start
        if cue.circumstantial or cue.verb_form == "participle":
            here = [s for f, s in earlier if f.cue and reading.sentence_of(f.cue.first) == sentence]
            if here:
                return _carry(here[-1], "participle_of_clause")
            subject = self._subject(start_char, at, cue_gender)
            if subject is not None:
                return subject
        agreeing = [s for _, s in earlier if _agrees(cue_gender, s, self.reading)]
        if agreeing:
            return _carry(agreeing[-1], "last_speaker")
        return self._subject(start_char, at, cue_gender) or self._subject(0, at, cue_gender)

    def _subject(self, start: int, end: int, gender: str) -> Speaker | None:
        """The first named person (else organisation) of the text from `start` to `end`."""
        text = self.reading.text
        for kinds in (("PER",), ("ORG",)):
            for entity in self.entities:
                if start <= entity.start and entity.end <= end and entity.kind in kinds:
                    name, span, kind = self.name_of((entity.start, entity.end))
                    return Speaker(name, span, kind, "sentence_subject")
        for mention in self._all_mentions:
            if start <= mention[0] and mention[1] <= end:
                name, span, kind = self.name_of(mention)
                return Speaker(name, span, kind, "sentence_subject")
        return None


def _carry(speaker: Speaker, rule: str) -> Speaker:
    return Speaker(speaker.name, speaker.span, speaker.kind, rule)


def _cue_gender(cue: Cue) -> str:
    for word in cue.words.split():
        for form in cue_forms(word):
            return form.agreement[0]
    return "-"


def _agrees(gender: str, speaker: Speaker, reading: Reading) -> bool:
    """Whether a cue of that gender can have this speaker."""
    if gender == "-":
        return True
    other = gender_of((), speaker.name)
    if speaker.kind == "person":
        return True
    return other in ("-", gender)


__all__ = ["Found", "NamedSpan", "Source", "Speaker", "SpeakerResolver", "Tag", "same_name"]
