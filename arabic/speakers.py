"""Speakers: the mention at a cue, and who that is; where there is none, who is carried on from the sentences before."""

from collections.abc import Sequence
from dataclasses import dataclass

from arabic.antecedents import Choice, choices
from arabic.contents import Content
from arabic.cue_spans import Cue
from arabic.issuers import issuer_before
from arabic.mentions import MentionFinder
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


# A body that is only pointed to has few words; and a group of those named before.
_LONGEST_POINTER = 2
_OF_THEM = frozenset("منهم منهن منها منهما".split())


class SpeakerResolver:
    """Resolves the speakers of one article, quotation by quotation, in reading order."""

    def __init__(self, reading: Reading, index: SourceIndex, weights: Weights) -> None:
        self.reading = reading
        self.index = index
        self.history = History(reading, index)
        self._weights = weights
        self._mentions = MentionFinder(reading, index)

    def mention_of(self, cue: Cue, content: Content, cues: Sequence[Cue]) -> Span | None:
        """The mention that names the source of `cue`; None if it names none."""
        return self._mentions.mention_of(cue, content, cues)

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
        issued_by = issuer_before(self.reading, self.index.sources, mention)
        if issued_by is not None:
            return Speaker(issued_by.span, issued_by.kind, "issuer", 0.8, issued_by)
        own = self.index.filed(mention)
        source = self.index.same_words(mention)
        if source is not None and source.named:
            return Speaker(source.span, source.kind, "same_name", 0.93, source)
        kind = self.index.kind_of(mention)
        if own is not None and (kind in ("person", "anonymous", "document") or self._points_back(mention, kind, source)):
            return self._chosen(choices(self.history, cue, mention), own, source or own)
        if source is not None and source.span != mention:
            return Speaker(source.span, source.kind, "same_description", 0.93, source)
        return Speaker(mention, kind, "description", 0.9, own)

    def _points_back(self, mention: Span, kind: str, same: Source | None) -> bool:
        """Whether a body or group is only pointed to: الشركة (the company) of another name, عدد منهم (some of them)."""
        words = self.index.words_of(mention).split()
        if kind == "organization":
            return len(words) <= _LONGEST_POINTER and words[0].startswith("ال") and (same is None or same.span == mention)
        return kind == "group" and words[-1] in _OF_THEM

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
        first_person = cue is not None and any(f.verb_form == "past" and f.agreement[2] == "1" for f in cue.forms)
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
