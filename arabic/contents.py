"""Content: from a cue to the words that it reports. The order of the rules; each has a name, an example, and a test."""

from collections.abc import Sequence

from arabic.content_ends import End
from arabic.content_reach import Content, ContentReach, is_complementizer
from arabic.content_rules_attribution import AttributionRules
from arabic.content_rules_marks import MarkRules
from arabic.content_rules_nouns import NounRules, takes_noun
from arabic.content_rules_openers import OpenerRules
from arabic.cue_spans import Cue
from arabic.names import NamedSpan
from arabic.ranking import Weights
from arabic.reading import Reading

__all__ = ["Content", "ContentFinder", "is_complementizer"]


class ContentFinder:
    """Finds the content of each cue of one article.

    The rules say where a content may begin and end; with the weights `ends` its end is chosen among all places where it
    could be, the rules' being one. The names among `entities` tell a source that the tagger cut from its name.
    """

    def __init__(
        self, reading: Reading, cues: list[Cue], ends: Weights | None = None, entities: Sequence[NamedSpan] = ()
    ) -> None:
        self.reading = reading
        self._reach = ContentReach(reading, cues, ends)
        self._marks = MarkRules(self._reach)
        self._openers = OpenerRules(self._reach, self._marks)
        self._attributions = AttributionRules(self._reach)
        self._nouns = NounRules(self._reach, self._openers, entities)

    def content_of(self, cue: Cue) -> Content | None:
        """The content that `cue` reports, None if no rule finds one, or none with a letter or digit in it."""
        content = self._by_rule(cue)
        if content is None or not all(content.spans):
            return None
        words = (self.reading.text[a:b] for a, b in content.spans)
        return content if all(any(map(str.isalnum, w)) for w in words) else None

    def end_choices(self, cue: Cue, first: int, manner: str) -> list[End]:
        """The places among which the end of a content that begins at token `first` is chosen; `manner`: that, colon, nominal."""
        return self._reach.end_choices(cue, first, manner)

    def _by_rule(self, cue: Cue) -> Content | None:
        if cue.prepositional:
            return self._attributions.prepositional(cue)
        if cue.form == "nominal":
            pointed_at = self._attributions.statement_before(cue) if self.reading.words[cue.first - 1] == "ما" else None
            return pointed_at or self._nouns.late_complementizer(cue) or self._nouns.content(cue)
        return (
            self._openers.after(cue)
            or self._marks.before(cue)
            or self._attributions.statement_before(cue)
            or self._openers.bare(cue)
            or self._attributions.told_before(cue)
            or (self._nouns.content(cue) if takes_noun(cue) else None)
        )
