"""Content in quotation marks or brackets: which marks hold it, whether it is cut short or goes on in the next ones."""

from arabic.content_layout import MARKS, PUNCTUATION
from arabic.content_reach import Content, ContentReach, is_complementizer
from arabic.cue_spans import Cue
from arabic.marks import MarkPair
from arabic.names import kind_of_words
from arabic.reading import Span

LONGEST_NAME_IN_MARKS = 4
# Longer marked words are the whole content, whatever follows the closing mark.
LONGEST_MIXED = 8
# FBI: إف بي آي.
_LONGEST_LETTER_NAME = 3


class MarkRules:
    """The rules for one article."""

    def __init__(self, reach: ContentReach) -> None:
        self.reach = reach
        self.reading = reach.reading
        self.layout = reach.layout

    def is_content(self, cue: Cue, pair: MarkPair, i: int) -> bool:
        """Whether a pair after a cue is speech, not a name in marks before the real opener."""
        reading = self.reading
        first, last = reading.token_range(pair.inner_start, pair.inner_end)
        before = reading.words[i - 1] if i else ""
        if before in ("ل", "لـ", "و") or reading.text[pair.start - 1 : pair.start] in ("ل", "ـ"):
            return False
        after = self.layout.after_pair(pair)
        if i > cue.last and self._is_title(pair, after):
            return False
        if last - first < LONGEST_MIXED and not self.reach.next_to(cue, i) and self.reach.goes_on(cue, after):
            return False
        if last - first > LONGEST_NAME_IN_MARKS:
            return True
        # شركة "الأفق الجديد"، مؤكدا أن: the company's name
        named = kind_of_words(before) == "organization" and any(t in self.layout.cue_at for t in (after, after + 1))
        return last - first >= 2 and not named and not self._opener_follows(after)

    def _opener_follows(self, after: int) -> bool:
        """Whether one of the three words after a pair opens content, and not that of another cue: "X"، مؤكدا أن Y."""
        words = self.reading.words
        stop = next((t for t in range(after, after + 3) if t in self.layout.cue_at), after + 3)
        return any(is_complementizer(w) or w == ":" for w in words[after:stop])

    def _is_title(self, pair: MarkPair, after: int) -> bool:
        """Whether a pair names something before the real opener: في ندوة بعنوان "X"، أن Y; لإذاعة "X" "Y"."""
        words = self.reading.words
        if not pair.closed:
            return False
        following = words[after : after + 2]
        if after in self.layout.pair_opening:
            return True
        return any(is_complementizer(w) and w[:1] != "و" for w in following[:1] if not self.reach.is_except(after)) or (
            len(following) == 2
            and following[0] in ("،", ",")
            and is_complementizer(following[1])
            and following[1][:1] not in "وف"
        )

    def from_mark(self, cue: Cue, pair: MarkPair, rule: str) -> Content | None:
        """The words inside a pair, and inside the pairs that continue them with nothing but punctuation between."""
        reading = self.reading
        first, last = reading.token_range(pair.inner_start, pair.inner_end)
        cut = next((t for t in range(first, last) if self._speaks_again(t, cue, pair)), last)
        span = self.layout.trim(first, cut) if first < cut else ()
        if not span:
            return None
        if cut < last or not pair.closed:
            return Content((span,), "direct", rule + "_unclosed")
        after = self.layout.after_pair(pair)
        if self.reach.goes_on(cue, after) and rule == "marks" and last - first < LONGEST_MIXED:
            return self.reach.to_end(cue, self._pair_first(pair), "marks_mixed", "mixed")
        spans = (span, *self._continued(after))
        if rule == "marks" and self._interposed(cue):
            before = self.before(cue)
            spans = (*(before.spans if before else ()), *spans)
        return Content(spans, "direct", rule)

    def _interposed(self, cue: Cue) -> bool:
        """Whether a finite cue, the first of its sentence, stands after a comma: "X"، قال S، "Y"."""
        words = self.reading.words
        begin, _ = self.layout.sentence(cue)
        if cue.first == begin or words[cue.first - 1] not in ("،", ",") or words[cue.first].startswith(("و", "ف")):
            return False
        return not cue.circumstantial and not any(begin <= other.first < cue.first for other in self.layout.cues)

    def _continued(self, after: int) -> list[Span]:
        """قال: "X". "Y". -> Y: the pairs that follow another with only punctuation between, and no cue after them."""
        words = self.reading.words
        spans: list[Span] = []
        while True:
            t = after
            while t < len(words) and words[t] in PUNCTUATION and words[t] not in MARKS:
                t += 1
            pair = self.layout.pair_opening.get(t)
            if pair is None or not pair.closed:
                return spans
            after = self.layout.after_pair(pair)
            first, last = self.reading.token_range(pair.inner_start, pair.inner_end)
            then = next((k for k in range(after, len(words)) if words[k] not in PUNCTUATION), len(words))
            ended = after >= len(words) or words[after] in PUNCTUATION or self.reading.paragraph_end(t) <= after
            its_own_cue = then in self.layout.cue_at and words[after : after + 1] in (["،"], [","])
            if last - first <= LONGEST_NAME_IN_MARKS or not ended or its_own_cue:
                return spans
            spans.append((pair.inner_start, pair.inner_end))

    def _speaks_again(self, t: int, cue: Cue, pair: MarkPair) -> bool:
        """Whether the report goes on with another cue at token `t` inside a pair, whose closing mark the writer forgot.

        In a closed pair only a cue that begins a sentence and opens marks of its own tells so: "X. وأضاف: "Y".
        """
        other = self.layout.cue_at.get(t)
        if other is None or other.first != t or t <= cue.last or not self.reach.rules.is_sibling(t):
            return False
        if not pair.closed:
            return True
        opens = any(k in self.layout.pair_opening for k in range(other.last, min(other.last + 8, len(self.reading.words))))
        return opens and self.reading.words[t - 1] in (".", ";", "؛")

    def _pair_first(self, pair: MarkPair) -> int:
        return self.reading.token_range(pair.start, pair.end)[0]

    def in_brackets(self, cue: Cue, i: int) -> Content | None:
        """وقال (X) -> X: brackets for quotation marks, right after cue and source."""
        words = self.reading.words
        paragraph = self.reading.paragraph_end(i)
        close = next((k for k in range(i + 1, paragraph) if words[k] == ")"), None)
        if close is None or close - i < 4 or not (self.reach.next_to(cue, i) or words[i - 1] == ":"):
            return None
        if close + 1 < paragraph and is_complementizer(words[close + 1]):
            return None
        if all(len(word) <= _LONGEST_LETTER_NAME for word in words[i + 1 : close]):
            return None  # a short name after the long one: (إف بي آي), (د.ب.أ)
        span = self.layout.trim(i + 1, close)
        return Content((span,), "direct", "brackets") if span else None

    def whole(self, cue: Cue, pair: MarkPair) -> Content | None:
        """أن "X" where X is all that follows -> direct."""
        after = self.layout.after_pair(pair)
        stop = self.layout.sentence(cue)[1]
        if after >= stop or self.reading.words[after] in PUNCTUATION or after in self.layout.cue_at or not pair.closed:
            first, last = self.reading.token_range(pair.inner_start, pair.inner_end)
            if last - first > LONGEST_NAME_IN_MARKS or after >= stop or self.reading.words[after] in ".":
                return self.from_mark(cue, pair, "complementizer_marks")
        return None

    def before(self, cue: Cue) -> Content | None:
        """«X»، قال الوزير -> X."""
        words = self.reading.words
        i = cue.first - 1
        while i >= 0 and words[i] in ("،", ",", ".", "-", "–"):
            i -= 1
        for pair in self.reading.marks:
            first, last = self.reading.token_range(pair.start, pair.end)
            if pair.closed and last - 1 == i and last - first > 4:
                return Content(
                    (self.layout.trim(*self.reading.token_range(pair.inner_start, pair.inner_end)),),
                    "direct",
                    "marks_before",
                )
        return None
