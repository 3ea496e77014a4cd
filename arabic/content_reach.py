"""A content, and how far it reaches: what all content rules share."""

import re
from dataclasses import dataclass

from arabic.content_end_rules import EndRules
from arabic.content_ends import End, EndFinder
from arabic.content_layout import PUNCTUATION, ContentLayout
from arabic.content_words import words_for
from arabic.cue_spans import Cue
from arabic.ranking import Weights
from arabic.reading import Reading, Span

# أن إن بأن فإن (that), as folded words: they stand outside the content.
COMPLEMENTIZER = words_for("complementizer")
# The same with a pronoun (أنه، بأنها، فإنهم): they stand inside it.
WITH_PRONOUN = re.compile(r"[بفل]?ان(?:ه|ها|هم|هما|هن|نا|ني|ي|ك|كم|هلا|لا)$|الا$|انا$")
# Between a cue and its content: مجددا (again), بدوره (for his part).
_ADVERBS = words_for("adverb")


@dataclass(frozen=True)
class Content:
    """The content of one cue: character spans, its type, and the rule that found it."""

    spans: tuple[Span, ...]
    quotation_type: str
    rule: str


def is_complementizer(word: str) -> bool:
    """Whether a folded word is أن إن بأن فإن, with or without pronoun."""
    return word in COMPLEMENTIZER or bool(WITH_PRONOUN.match(word))


class ContentReach:
    """One article with its cues: from where to where a content can reach, with `ends` by learned weights."""

    def __init__(self, reading: Reading, cues: list[Cue], ends: Weights | None = None) -> None:
        self.reading = reading
        self.layout = ContentLayout(reading, cues)
        self.rules = EndRules(self.layout)
        self._end_weights = ends
        self._ends = EndFinder(reading, {t: (cue.first, cue.form) for t, cue in self.layout.cue_at.items()})

    def limit(self, cue: Cue) -> int:
        """The token where the search for an opener ends: next cue or sentence end."""
        stop = self.layout.sentence(cue)[1]
        for other in self.layout.cues:
            if other.first >= cue.last and other.first < stop and other.first - cue.last > 0:
                return other.first
        return stop

    def to_end(self, cue: Cue, first: int, rule: str, kind: str) -> Content | None:
        """From token `first` to the sentence end or the next cue of the same speech, whichever comes first."""
        if first >= len(self.reading.words):
            return None
        last = self.end_of(cue, first, "colon" if rule == "colon" else "that")
        if last - first < 1:
            return None
        span = self.layout.trim(first, last)
        if not span:
            return None
        if kind == "indirect" and self.layout.quoted_words(span):
            kind = "mixed"
        return Content((span,), kind, rule)

    def end_of(self, cue: Cue, first: int, manner: str) -> int:
        """The token before which the content of `cue` that begins at `first` ends; `manner` is that, colon or nominal."""
        by_rule = self.rules.end(cue, first, manner)
        if self._end_weights is None:
            return by_rule
        return self._ends.choose(first, manner, self.layout.enclosing_end(cue), by_rule, self._end_weights)

    def end_choices(self, cue: Cue, first: int, manner: str) -> list[End]:
        """The places among which `end_of` chooses."""
        return self._ends.ends(first, manner, self.layout.enclosing_end(cue), self.rules.end(cue, first, manner))

    def goes_on(self, cue: Cue, after: int) -> bool:
        """Whether the sentence goes on at token `after` with a word that is no cue."""
        if after >= self.layout.sentence(cue)[1]:
            return False
        return self.reading.words[after] not in PUNCTUATION and after not in self.layout.cue_at

    def is_except(self, t: int) -> bool:
        """Whether the word at token `t` is إلا (except; إلا أن, yet), not ألا (that not): folded they are one word."""
        words, written = self.reading.words, self.reading.tokens[t].text
        return words[t] == "الا" and (written.startswith("\u0625") or words[t + 1 : t + 2] == ["ان"])

    def next_to(self, cue: Cue, t: int) -> bool:
        """Whether only the mention, an addressee or punctuation stands between a cue and token `t`."""
        words = self.reading.words
        return all(i in self.layout.mention_at or words[i] in PUNCTUATION or words[i] in _ADVERBS for i in range(cue.last, t))
