"""Speakers: the mention at a cue, and who that is; where there is none, who is carried on from the sentences before."""

from collections.abc import Sequence
from dataclasses import dataclass

from arabic.antecedents import Choice, History, choices
from arabic.contents import Content, Cue
from arabic.names import name_words
from arabic.ranking import Weights
from arabic.reading import Reading, Span
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
        mentions = [t for t in reading.tags if t.kind == "SPEAKER"]
        begin, stop = reading.sentence_tokens[reading.sentence_of(cue.first)]
        following = min((c.first for c in cues if c.first >= cue.last), default=stop)
        first_content = content.spans[0][0]
        for tag in mentions:
            if cue.last <= tag.first < min(stop, following):
                start, _ = reading.characters(tag.first, tag.last)
                if start < first_content or first_content < reading.tokens[cue.first].start:
                    return reading.characters(tag.first, tag.last)
        if cue.circumstantial:
            return None
        previous = max((c.last for c in cues if c.first < cue.first), default=begin)
        before = [t for t in mentions if max(begin, previous) <= t.first and t.last <= cue.first]
        if before and not cue.prepositional:
            return reading.characters(before[-1].first, before[-1].last)
        return None

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
        source = self.index.same_words(mention)
        words = name_words(self.index.words_of(mention))
        if source is not None and (source.named or source.span != mention):
            return Speaker(source.span, source.kind, "same_name" if source.named else "same_description", 0.93, source)
        kind = self.index.kind_of(mention)
        if kind in ("person", "anonymous") and words:
            return self._chosen(choices(self.history, cue, mention), mention, kind, "description")
        return Speaker(mention, kind, "description", 0.9, source)

    # -- nobody at the cue --------------------------------------------------------------------------------------------

    def carried(self, cue: Cue | None, at: int) -> Speaker | None:
        """The source of a quotation whose cue names none (وأضاف أن، مؤكدا أن); None if the article has no source yet."""
        found = choices(self.history, cue, None, at)
        return self._chosen(found, None, "none", "carried") if found else None

    def _chosen(self, found: Sequence[Choice], mention: Span | None, kind: str, rule: str) -> Speaker:
        probabilities = self._weights.probabilities([c.features for c in found])
        order = sorted(range(len(found)), key=lambda i: -probabilities[i])
        best = found[order[0]]
        second = found[order[1]].source if len(order) > 1 else None
        if best.source is None:
            assert mention is not None
            return Speaker(mention, kind, rule, probabilities[order[0]], None, second.span if second else None)
        rule = rule if mention is None else "antecedent_of_description"
        return Speaker(
            best.source.span, best.source.kind, rule, probabilities[order[0]], best.source, second.span if second else None
        )
