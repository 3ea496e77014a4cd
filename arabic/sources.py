"""Sources: everyone in an article who could have said something, each with all its mentions and its fullest name."""

from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from arabic.cue_spans import Cue
from arabic.name_spans import all_names
from arabic.names import (
    NamedSpan,
    described,
    gender_of,
    is_kin,
    kind_of_words,
    name_words,
    names_one,
    title_before_name,
)  # fmt: skip
from arabic.reading import Reading, Span
from arabic.tagged_mentions import is_no_subject, trimmed
from arabic.titles import title_words
from arabic.unnamed_groups import groups_as_subjects

# Words before and after a name in which its title or office is looked for.
_ROLE_REACH = 10
# Nouns of other sources beside a name are no role of the person: مصدر قريب من عامر (a source close to Amir).
_NO_ROLE = ("anonymous", "document")


@dataclass(eq=False)
class Source:
    """One possible speaker. `span` is its fullest name in the text; `words` are all words of its names, folded and bare;
    `tagged` says whether the tagger took one of its mentions for a source; `roles` are words around its name,
    `titles` those of a title beside it."""

    index: int
    span: Span
    kind: str
    words: frozenset[str]
    named: bool
    gender: str = "-"
    tagged: bool = False
    mentions: list[Span] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)

    @property
    def first(self) -> int:
        """Offset of its first mention."""
        return self.mentions[0][0]

    def agree_with(self, cue: Cue) -> None:
        """Take the gender of a verb that names this source: وقالت عامر."""
        gender = next((f.agreement[0] for f in cue.forms if f.verb_form in ("past", "present")), "-")
        if gender in "mf" and self.kind == "person":
            self.gender = gender

    def last_before(self, at: int) -> Span | None:
        """Its last mention that begins before the offset, None if there is none."""
        k = bisect_left(self.mentions, (at, 0))
        return self.mentions[k - 1] if k else None


class SourceIndex:
    """The sources of one article: persons and organisations from the entities, others from the tagged mentions."""

    def __init__(self, reading: Reading, entities: Sequence[NamedSpan]) -> None:
        self.reading = reading
        self.entities = all_names(reading, entities)
        self.sources: list[Source] = []
        self._of_entity: dict[Span, Source] = {}
        for kind, label in (("person", "PER"), ("organization", "ORG")):
            self._gather([e for e in self.entities if e.kind == label], kind)
        for span in self.tagged_mentions:
            self._add_mention(span)
            for source in self.sources:
                source.tagged |= span in source.mentions
        for span in list(groups_as_subjects(reading, self.tagged_mentions)):
            self._add_mention(span)
        for source in self.sources:
            source.mentions.sort()
            source.span = self._without_preposition(source)

    @cached_property
    def tagged_mentions(self) -> list[Span]:
        """The speaker mentions that the tagger marked and that can be a subject, in order, without what is no part of them."""
        found = (trimmed(self.reading, t.first, t.last) for t in self.reading.tags if t.kind == "SPEAKER")
        return [self.reading.characters(*m) for m in found if m and not is_no_subject(self.reading, self.entities, m[0])]

    def words_of(self, span: Span) -> str:
        """The words of the text in a span."""
        return self.reading.text[span[0] : span[1]]

    def _without_preposition(self, source: Source) -> Span:
        """The span of a source whose name is written as well without ل or ب on it: للبيت الأبيض -> البيت الأبيض."""
        words = name_words(self.words_of(source.span))
        if self.words_of(source.span).startswith(("لل", "بال", "وال")):
            whole = (m for m in source.mentions if name_words(self.words_of(m)) == words and self.words_of(m).startswith("ال"))
            return next(whole, source.span)
        return source.span

    # -- persons and organisations ------------------------------------------------------------------------------------

    def _gather(self, entities: Sequence[NamedSpan], kind: str) -> None:
        """Join the entities that are one name: عامر to نادر عامر; longer names first, so that short ones find them."""
        here: list[Source] = []
        short: list[NamedSpan] = []
        for entity in sorted(entities, key=lambda e: (-len(name_words(self.words_of((e.start, e.end)))), e.start)):
            words = name_words(self.words_of((entity.start, entity.end)))
            if not words:
                continue
            fits = [s for s in here if names_one(words, name_words(self.words_of(s.span)))]
            if len(fits) > 1:
                short.append(entity)
                continue
            self._join(fits[0] if fits else self._new(here, entity, kind, words), entity)
        for entity in short:
            words = name_words(self.words_of((entity.start, entity.end)))
            fits = [s for s in here if names_one(words, name_words(self.words_of(s.span)))]
            before = [s for s in fits if s.last_before(entity.start)]
            self._join(
                max(before, key=lambda s: s.last_before(entity.start) or (0, 0)) if before else min(fits, key=lambda s: s.first),
                entity,
            )

    def _new(self, here: list[Source], entity: NamedSpan, kind: str, words: Sequence[str]) -> Source:
        source = Source(len(self.sources), (entity.start, entity.end), kind, frozenset(words), named=True)
        source.gender = gender_of(self.words_of(source.span), kind)
        here.append(source)
        self.sources.append(source)
        return source

    def _join(self, source: Source, entity: NamedSpan) -> None:
        span = (entity.start, entity.end)
        insort(source.mentions, span)
        self._of_entity[span] = source
        if source.kind == "person":
            source.roles |= {w for w in self._around(span) if kind_of_words(w) not in _NO_ROLE}
            source.titles |= set(title_words(self.reading, span))
        if source.gender == "-" or any(w in source.roles for w in ("سيده", "اميره", "ملكه", "دكتوره", "انسه")):
            source.gender = self._title_gender(span) or source.gender

    def _around(self, span: Span) -> Iterator[str]:
        """The words of the title before and the apposition after a name, within its clause."""
        text = self.reading.text
        a = max(text.rfind(mark, 0, span[0]) for mark in '.،\n:؛"«»()') + 1
        b = min((k for k in (text.find(mark, span[1] + 2) for mark in '.،\n:؛"«»()') if k >= 0), default=len(text))
        yield from name_words(text[a : span[0]])[-_ROLE_REACH:]
        yield from name_words(text[span[1] : b])[:_ROLE_REACH]

    def _title_gender(self, span: Span) -> str | None:
        """f if a feminine title stands right before the name: السيدة, الدكتورة, وزيرة."""
        before = self.reading.text[max(0, span[0] - 25) : span[0]].split()
        return "f" if before and kind_of_words(before[-1]) == "person" and before[-1].endswith("ة") else None

    # -- mentions that the tagger marked -----------------------------------------------------------------------------

    def persons_in(self, mention: Span) -> list[Source]:
        """The persons whose names stand in a mention, at least in part, in order."""
        spans = [(e.start, e.end) for e in self.entities if e.start < mention[1] and mention[0] < e.end and e.kind == "PER"]
        return [self._of_entity[s] for s in spans if s in self._of_entity]

    def named_in(self, mention: Span) -> Source | None:
        """The person that a mention names: وزير العدل وليد العامري; not the kin of one (شقيق الشهيد عبدالله)."""
        persons = self.persons_in(mention)
        words = name_words(self.words_of(mention))
        if not persons or not words:
            return None
        if is_kin(words[0]) and len(persons) == 1 and words[0] not in persons[0].words:
            return None
        return persons[0] if self._only_titles_before(mention, persons[0]) else persons[-1]

    def _only_titles_before(self, mention: Span, person: Source) -> bool:
        """Whether nothing but titles stands in a mention before a name, so that what follows it describes the person."""
        start = min((m[0] for m in person.mentions if m[0] >= mention[0]), default=mention[0])
        return all(title_before_name(w, "") for w in name_words(self.reading.text[mention[0] : start]))

    def filed(self, mention: Span) -> Source | None:
        """The source under which a mention stands; a mention that the tagger did not mark is filed first."""
        for _ in range(2):
            for source in self.sources:
                if mention in source.mentions:
                    return source
            self._add_mention(mention)
        return None

    def _add_mention(self, mention: Span) -> None:
        """File a tagged mention under the source that it names; a description that fits none becomes a source."""
        person = self.named_in(mention)
        words = name_words(self.words_of(mention))
        if not words:
            return
        if person is not None:
            person.roles |= set(words) - person.words
            if mention not in person.mentions:
                insort(person.mentions, mention)
            return
        issuer = self.issuer_in(mention)
        if issuer is not None and issuer != mention:
            self._add_mention(issuer)
            return
        source = self.same_words(mention)
        if source is None:
            kind = self.kind_of(mention)
            source = Source(len(self.sources), mention, kind, frozenset(words), named=False)
            source.gender = gender_of(self.words_of(mention), kind)
            self.sources.append(source)
        elif source.kind == "organization" and len(words) > len(name_words(self.words_of(source.span))) and not source.named:
            source.span, source.words = mention, frozenset(words)
        insort(source.mentions, mention)

    def same_words(self, mention: Span) -> Source | None:
        """The nearest source before (else after) the mention whose name or description holds all its words."""
        words = frozenset(described(name_words(self.words_of(mention))))
        own = self.kind_of(mention)
        fits = [
            s
            for s in self.sources
            if words and words <= s.words and (s.kind == own or (s.named and s.kind == "person" and own == "person"))
        ]
        if not fits:
            return None
        if own == "person":
            fits = [s for s in fits if s.named] or fits
        before = [s for s in fits if s.last_before(mention[0] + 1)]
        return max(before, key=lambda s: s.last_before(mention[0] + 1) or (0, 0)) if before else min(fits, key=lambda s: s.first)

    def issuer_in(self, mention: Span) -> Span | None:
        """بيان لوزارة الداخلية -> وزارة الداخلية: the body that a document in a mention speaks for; None if none."""
        if kind_of_words(self.words_of(mention)) != "document":
            return None
        first, last = self.reading.token_range(*mention)
        starts = {e.start for e in self.entities if e.kind == "ORG"}
        for t in range(first + 1, last):
            word, start = self.reading.words[t], self.reading.tokens[t].start
            if kind_of_words(word) != "organization" and kind_of_words(word.removeprefix("ل")) == "organization":
                return start + 1, mention[1]
            if kind_of_words(word) == "organization" or start in starts:
                return start, mention[1]
        return None

    def kind_of(self, mention: Span) -> str:
        """Kind of source of a mention: by its head noun, else by the entities in it, else person."""
        noun = kind_of_words(self.words_of(mention))
        inside = {e.kind for e in self.entities if e.start < mention[1] and mention[0] < e.end}
        if noun == "document" and "ORG" not in inside:
            return noun
        if noun is not None and noun != "document":
            return noun
        if "PER" in inside and noun is None:
            return "person"
        if "ORG" in inside or "LOC" in inside:
            return "organization"
        return noun or "person"
