"""An article laid out for the attribution rules: its tokens, sentences, paragraphs and pairs of quotation marks."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from arabic.marks import MarkPair, guillemets_turned, pair_marks
from arabic.normalize import fold
from arabic.tokens import Token, tokenize

Span = tuple[int, int]


class TaggedSpan(NamedTuple):
    """A span of characters that the tagger marked."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Tag:
    """A tagged span as token indices [first, last): kind is CUE, NOMINAL_CUE, SPEAKER or ADDRESSEE."""

    first: int
    last: int
    kind: str


@dataclass(frozen=True)
class Reading:
    """One article: `text`, its `sentences` as character spans, the first of them the title, and the tagger's spans.

    Everything below counts tokens: `sentence_tokens[i]` is the half-open token range of sentence i.
    """

    text: str
    sentences: Sequence[Span]
    tagged: Sequence[TaggedSpan] = field(default=())

    @cached_property
    def tokens(self) -> list[Token]:
        """All tokens of the article."""
        return tokenize(self.text)

    @cached_property
    def words(self) -> list[str]:
        """The tokens folded for matching."""
        return [fold(t.text) or t.text for t in self.tokens]

    @cached_property
    def _starts(self) -> list[int]:
        return [t.start for t in self.tokens]

    def token_range(self, start: int, end: int) -> Span:
        """The tokens that begin in the characters [start, end), as a half-open range."""
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def characters(self, first: int, last: int) -> Span:
        """The characters that tokens [first, last) cover; first < last."""
        return self.tokens[first].start, self.tokens[last - 1].end

    @cached_property
    def sentence_tokens(self) -> list[Span]:
        """The token range of each sentence."""
        return [self.token_range(a, b) for a, b in self.sentences]

    @cached_property
    def _sentence_firsts(self) -> list[int]:
        return [a for a, _ in self.sentence_tokens]

    def sentence_of(self, token: int) -> int:
        """Index of the sentence that holds the token."""
        return max(0, bisect_right(self._sentence_firsts, token) - 1)

    def paragraph_end(self, token: int) -> int:
        """The token index at which the paragraph (line) of the token ends."""
        newline = self.text.find("\n", self.tokens[token].start)
        return len(self.tokens) if newline < 0 else bisect_left(self._starts, newline)

    @cached_property
    def marks(self) -> list[MarkPair]:
        """The pairs of quotation marks of all paragraphs, in order."""
        pairs: list[MarkPair] = []
        start = 0
        turned = guillemets_turned(self.text)
        for line in self.text.split("\n"):
            pairs += pair_marks(self.text, start, start + len(line), turned)
            start += len(line) + 1
        return pairs

    @cached_property
    def tags(self) -> list[Tag]:
        """The tagger's spans as token ranges, in order; empty ones left out."""
        tags = [Tag(*self.token_range(t.start, t.end), t.kind) for t in sorted(self.tagged)]
        return [t for t in tags if any(self.words[i].isalnum() for i in range(t.first, t.last))]

    @cached_property
    def title_end(self) -> int:
        """Offset where the title ends; 0 if the article has none. A blank line stands after a title and nowhere else."""
        return max(0, self.text.find("\n\n"))
