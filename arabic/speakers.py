"""Speakers: the mention at a cue, and who that is; where there is none, who is carried on from the sentences before."""

from collections.abc import Sequence
from dataclasses import dataclass

from arabic.antecedents import Choice, choices
from arabic.contents import Content, is_complementizer
from arabic.cue_spans import Cue
from arabic.cues import cue_forms
from arabic.names import kind_of_words
from arabic.ranking import Weights
from arabic.reading import Reading, Span
from arabic.scene import History
from arabic.sources import Source, SourceIndex


@dataclass(frozen=True)
class Speaker:
    """The resolved source of one quotation: its name as a span of the text, its kind, the rule and its probability."""

    span: Span
    kind: str
    rule: str
    probability: float
    source: Source | None = None
    runner_up: Span | None = None


# These report to someone, whom the next words may name.
_TAKES_PERSON = frozenset("أخبر أبلغ أعلم أشعر أخطر أطلع ذكّر سأل نصح وعد طمأن خاطب عاتب دعا طالب حث ناشد حذر اتهم".split())
# Words that no longer belong to the noun phrase of a subject.
_AFTER_SUBJECT = frozenset(
    "في خلال علي من عن الي عبر بعد قبل امس اليوم الذي التي الذين ل لـ ضمن عند لدي مع اثر حول وهو وهي مساء صباح قد".split()
)


_NAME_REACH = 25
_OPENING, _CLOSING = frozenset('"«“'), frozenset('"»”')


class SpeakerResolver:
    """Resolves the speakers of one article, quotation by quotation, in reading order."""

    def __init__(self, reading: Reading, index: SourceIndex, weights: Weights) -> None:
        self.reading = reading
        self.index = index
        self.history = History(reading, index)
        self._weights = weights

    # -- the mention at the cue -------------------------------------------------------------------------------------

    def mention_of(self, cue: Cue, content: Content, cues: Sequence[Cue]) -> Span | None:
        """The tagged mention that names the source of `cue`, in its sentence with no other cue between."""
        reading = self.reading
        mentions = [
            t for t in reading.tags if t.kind == "SPEAKER" and (cue.prepositional or not reading.words[t.first].startswith("لل"))
        ]
        begin, stop = reading.sentence_tokens[reading.sentence_of(cue.first)]
        following = min((c.first for c in cues if c.first >= cue.last), default=stop)
        first_content = content.spans[0][0]
        for tag in mentions:
            if cue.last <= tag.first < min(stop, following):
                start, end = reading.characters(tag.first, tag.last)
                if start < first_content or first_content < reading.tokens[cue.first].start:
                    return self._after_relay(self._without_clitic(start, cue), end), self._with_name(end)
        if cue.circumstantial:
            return None
        previous = max((c.last for c in cues if c.first < cue.first), default=begin)
        before = [t for t in mentions if max(begin, previous) <= t.first and t.last <= cue.first]
        if before and not cue.prepositional:
            start, end = reading.characters(before[-1].first, before[-1].last)
            return self._after_relay(start, end), self._with_name(end)
        return self._subject_after(cue, content)

    def _without_clitic(self, start: int, cue: Cue) -> int:
        """وفقا لشبكة -> شبكة: where a mention begins after the preposition that a prepositional cue puts on it."""
        word = self.reading.text[start : start + 3]
        clitic = cue.prepositional and word[:1] == "ل" and word[1:2].isalpha() and word[1:2] not in "لـ"
        return start + 1 if clitic and word[2:3].isalpha() else start

    def _after_relay(self, start: int, end: int) -> int:
        """وكالة السنديان عن مدير السكك -> مدير السكك: where a mention begins after the outlet that passes its words on."""
        words = self.reading.text[start:end]
        about = words.rfind(" عن ")
        return start + about + 4 if about > 0 and kind_of_words(words) == "organization" else start

    def _with_name(self, end: int) -> int:
        """أمين المنظمة -رائد حسني: where a mention ends, with a name that only a mark or a name in marks separates."""
        text = self.reading.text
        for entity in self.index.entities:
            if entity.kind == "PER" and end <= entity.start < end + _NAME_REACH:
                between = text[end : entity.start].strip()
                if between in ("-", "–", "،", ",") or (between[:1] in _OPENING and between[-1:] in _CLOSING):
                    return entity.end
        return end

    def _subject_after(self, cue: Cue, content: Content) -> Span | None:
        """بين تقرير حديث أن X -> تقرير حديث: the noun phrase right after a cue, where the tagger marked none."""
        reading = self.reading
        first = cue.last
        stop = reading.token_range(content.spans[0][0], content.spans[0][0] + 1)[0]
        entity_ends = {reading.token_range(e.start, e.end)[0]: e.end for e in self.index.entities if e.kind in ("PER", "ORG")}
        if first >= stop or not (
            first in entity_ends or kind_of_words(reading.words[first]) or self._can_only_be_subject(cue, stop)
        ):
            return None
        last = first + 1
        least = reading.token_range(0, entity_ends.get(first, 0))[1] if first in entity_ends else first + 1
        while last < stop and (last < least or not self._ends_subject(last)):
            last += 1
        return reading.characters(first, last)

    def _can_only_be_subject(self, cue: Cue, stop: int) -> bool:
        """Whether the words between a verb that takes no person as object and its content can only be its subject."""
        word = self.reading.words[cue.last]
        forms = [f for w in cue.words.split() for f in cue_forms(w)]
        verb = any(f.verb_form in ("past", "present") and f.frame == "clause" and f.lemma not in _TAKES_PERSON for f in forms)
        return verb and stop - cue.last > 1 and not self._ends_subject(cue.last) and not word.startswith(("ب", "ل", "و", "ف"))

    def _ends_subject(self, t: int) -> bool:
        word = self.reading.words[t]
        return not word.isalpha() or word in _AFTER_SUBJECT or is_complementizer(word) or word.startswith("لل")

    # -- who a mention is ---------------------------------------------------------------------------------------------

    def of_mention(self, mention: Span, cue: Cue | None) -> Speaker:
        """The source that a mention names: by its name, by its description, or by who the article is about."""
        person = self.index.named_in(mention)
        if person is not None:
            return Speaker(person.span, "person", "name", 0.97, person)
        issuer = self.index.issuer_in(mention)
        if issuer is not None:
            body = self.index.same_words(issuer)
            return Speaker(body.span if body else issuer, "organization", "issuer", 0.9, body)
        own = self.index.filed(mention)
        source = self.index.same_words(mention)
        if source is not None and source.named:
            return Speaker(source.span, source.kind, "same_name", 0.93, source)
        kind = self.index.kind_of(mention)
        if own is not None and kind in ("person", "anonymous", "document"):
            return self._chosen(choices(self.history, cue, mention), own, source or own)
        if source is not None and source.span != mention:
            return Speaker(source.span, source.kind, "same_description", 0.93, source)
        return Speaker(mention, kind, "description", 0.9, own)

    # -- nobody at the cue --------------------------------------------------------------------------------------------

    def carried(self, cue: Cue | None, at: int) -> Speaker | None:
        """The source of a quotation whose cue names none (وأضاف أن، مؤكدا أن); None if the article has no source yet."""
        author = self._author_of_statement(cue, at)
        if author is not None:
            return Speaker(author.span, author.kind, "first_person", 0.8, author)
        found = choices(self.history, cue, None, at)
        return self._chosen(found) if found else None

    def _author_of_statement(self, cue: Cue | None, at: int) -> Source | None:
        """Who says we in an article that is his statement (أكدنا، قلنا outside marks): the first person in its headline."""
        forms = (f for w in cue.words.split() for f in cue_forms(w)) if cue is not None else ()
        first_person = any(f.verb_form == "past" and f.agreement[2] == "1" for f in forms)
        if not first_person or any(p.inner_start <= at < p.inner_end for p in self.reading.marks):
            return None
        people = (s for s in self.index.sources if s.kind == "person" and s.first < self.reading.title_end)
        return min(people, key=lambda s: s.first, default=None)

    def _chosen(self, found: Sequence[Choice], own: Source | None = None, described: Source | None = None) -> Speaker:
        """The most probable of the candidates. For a description `own` is the source that it would be by itself, and
        `described` the one with the fullest words for it."""
        probabilities = self._weights.probabilities([c.features for c in found])
        order = sorted(range(len(found)), key=lambda i: -probabilities[i])
        best = found[order[0]].source
        second = found[order[1]].source if len(order) > 1 else None
        rule = "carried" if own is None else "antecedent_of_description" if best is not None else "description"
        source = best or described
        assert source is not None
        runner_up = second.span if second is not None and second is not source else None
        return Speaker(source.span, source.kind, rule, probabilities[order[0]], source, runner_up)
