"""Where the rules end a content: at the sentence end, or where the report goes on with another cue or comment."""

from arabic.content_layout import MARKS, PUNCTUATION, ContentLayout
from arabic.content_words import words_for
from arabic.cue_spans import Cue
from arabic.cues import cue_forms

# Words between one content and the next cue that belong to neither: كما أكد (as he also affirmed), فيما أشار.
_LINKS = words_for("link")
# Before a finite cue these say that another speech begins, not that one is reported inside the content.
BEFORE_SIBLING = words_for("before_sibling")
_CONTRAST = words_for("contrast")
# Editorial formulas (it is worth noting): the writer speaks again.
_FORMULA = words_for("formula")


class EndRules:
    """The rules for one article."""

    def __init__(self, layout: ContentLayout) -> None:
        self.layout = layout
        self.reading = layout.reading

    def end(self, cue: Cue, first: int, manner: str) -> int:
        """Where the rules end the content: at the sentence end, or before the next cue or comment of the same report."""
        stop = min(self.reading.sentence_tokens[self.reading.sentence_of(first)][1], self.layout.enclosing_end(cue))
        stops = self._stops_nominal if manner == "nominal" else self._stops
        last = next((t for t in range(first + 1, stop) if stops(t, first, cue)), stop)
        return self._before_links(first, last, stop)

    def _stops_nominal(self, t: int, first: int, cue: Cue) -> bool:
        """Whether a noun object that begins at token `first` ends before token `t`."""
        return t in self.layout.cue_at or self.reading.words[t] in ("،", "؛", ".", ",", "فيما", "وذلك")

    def _before_links(self, first: int, last: int, stop: int) -> int:
        """Step back over كما، فيما، حيث and punctuation before a sibling cue."""
        if last >= stop:
            return last
        words = self.reading.words
        while last > first and (words[last - 1] in _LINKS or words[last - 1] in PUNCTUATION - MARKS):
            last -= 1
        return last

    def _stops(self, t: int, first: int, cue: Cue) -> bool:
        """Whether content that begins at token `first` ends before token `t`."""
        words = self.reading.words
        if self._in_marks(t, first):
            return False
        if words[t].startswith("..") or (words[t] in _FORMULA and words[t - 1] in PUNCTUATION):
            return True
        if (
            words[t] == ":"
            and t + 1 in self.layout.pair_opening
            and t - 1 not in self.layout.cue_at
            and t - 1 not in self.layout.mention_at
        ):
            return cue.form == "clause"
        here = self.layout.cue_at.get(t)
        if here is not None:
            return here.first == t and self.is_sibling(t)
        if (
            words[t - 1] in ("،", "؛", ",")
            and words[t].endswith("ا")
            and any(f.verb_form == "participle" for f in cue_forms(words[t]))
        ):
            return True
        return self._contrast(t)

    def _contrast(self, t: int) -> bool:
        """الا ان S أشار: a contrast whose own clause has another source ends the content."""
        words = self.reading.words
        if not (words[t] in _CONTRAST or " ".join(words[t : t + 2]) in _CONTRAST) or words[t - 1] not in (
            "،",
            "؛",
            ",",
            '"',
            "»",
            "”",
        ):
            return False
        stop = self.reading.sentence_tokens[self.reading.sentence_of(t)][1]
        for k in range(t + 1, min(stop, t + 14)):
            here = self.layout.cue_at.get(k)
            if here is not None and here.first == k and not here.circumstantial:
                return True
        return False

    def _in_marks(self, t: int, first: int) -> bool:
        """Whether token `t` stands inside a closed pair that opens at or after token `first`."""
        start = self.reading.tokens[first].start - 2
        at = self.reading.tokens[t].start
        return any(p.closed and start <= p.start and p.inner_start <= at < p.inner_end for p in self.reading.marks)

    def is_sibling(self, t: int) -> bool:
        """Whether the cue at token `t` goes on with the same or another speech rather than standing inside the content."""
        cue = self.layout.cue_at[t]
        words = self.reading.words
        before = words[t - 1] if t else "."
        if cue.prepositional or cue.circumstantial:
            return True
        if words[t][:1] in "وف" and cue_forms(words[t][1:]):
            return True
        if before in PUNCTUATION - {"("}:
            return True
        return before in BEFORE_SIBLING
