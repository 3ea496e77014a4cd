"""What the content rules know of an article: its cues, mentions and pairs of marks by token, and how words are trimmed."""

from functools import cached_property

from arabic.cue_spans import Cue
from arabic.marks import MarkPair
from arabic.reading import Reading, Span, Tag

MARKS = frozenset('"«»“”„‟‹›')
PUNCTUATION = frozenset("،,؛;.:!؟?-–—…()[]*/") | MARKS


class ContentLayout:
    """One article with its cues in order."""

    def __init__(self, reading: Reading, cues: list[Cue]) -> None:
        self.reading = reading
        self.cues = cues
        self.cue_at = {t: cue for cue in cues for t in range(cue.first, cue.last)}

    @cached_property
    def mention_at(self) -> dict[int, Tag]:
        """Token -> the tagged source or addressee that it stands in."""
        mentions = (t for t in self.reading.tags if t.kind in ("SPEAKER", "ADDRESSEE"))
        return {t: cut for cut in map(self._before_marks, mentions) for t in range(cut.first, cut.last)}

    def _before_marks(self, mention: Tag) -> Tag:
        """A mention without the quotation that the tagger took for a part of it: فابيوس "X -> فابيوس."""
        for t in range(mention.first + 1, mention.last):
            pair = self.pair_opening.get(t)
            if pair is not None and self.after_pair(pair) > mention.last:
                return Tag(mention.first, t, mention.kind)
        return mention

    @cached_property
    def pair_opening(self) -> dict[int, MarkPair]:
        """Token of an opening mark -> its pair."""
        return {self.reading.token_range(p.start, p.end)[0]: p for p in self.reading.marks}

    def sentence(self, cue: Cue) -> Span:
        """The tokens of the sentence that holds a cue."""
        return self.reading.sentence_tokens[self.reading.sentence_of(cue.first)]

    def after_pair(self, pair: MarkPair) -> int:
        """The token after a pair of marks."""
        return self.reading.token_range(pair.start, pair.end)[1]

    def enclosing_end(self, cue: Cue) -> int:
        """Where the words end in which the cue itself stands quoted: the closing mark, else the end of the text."""
        at = self.reading.tokens[cue.first].start
        ends = [p.inner_end for p in self.reading.marks if p.closed and p.inner_start <= at < p.inner_end]
        return self.reading.token_range(0, min(ends))[1] if ends else len(self.reading.words)

    def quoted_words(self, span: Span) -> bool:
        """Whether real quoted words, more than a name, stand in a span."""
        reading = self.reading
        for pair in reading.marks:
            if pair.closed and span[0] <= pair.start and pair.end <= span[1] + 1:
                first, last = reading.token_range(pair.inner_start, pair.inner_end)
                if last - first >= 3:
                    return True
        return False

    def trim(self, first: int, last: int) -> Span:
        """Characters of tokens [first, last) without enclosing marks, leading and trailing punctuation; () if none."""
        words = self.reading.words
        while (
            first < last
            and words[first] in PUNCTUATION
            and words[first] not in ("(",)
            and first not in self._inner_openers(first, last)
        ):
            first += 1
        while last > first and words[last - 1] in PUNCTUATION and not self._closes_inside(first, last):
            last -= 1
        return self.reading.characters(first, last) if first < last else ()  # type: ignore[return-value]

    def _inner_openers(self, first: int, last: int) -> frozenset[int]:
        """The token `first` if it opens a pair that closes before `last` is trimmed: it belongs to the content."""
        pair = self.pair_opening.get(first)
        if pair is not None and pair.closed:
            after = self.after_pair(pair)
            if after < last and any(w not in PUNCTUATION for w in self.reading.words[after:last]):
                return frozenset({first})
        return frozenset()

    def _closes_inside(self, first: int, last: int) -> bool:
        """Whether the closing mark or bracket at the end belongs to a pair that opens inside the content."""
        word = self.reading.words[last - 1]
        if word in "؟?!":
            return True
        if word == ")":
            return "(" in self.reading.words[first : last - 1]
        if word not in MARKS:
            return False
        end = self.reading.tokens[last - 1].end
        start = self.reading.tokens[first].start
        return any(p.closed and p.end == end and p.start > start for p in self.reading.marks)
