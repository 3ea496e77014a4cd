"""Where a content ends: the places at which it could, each with its features, for a learned choice among them.

Content that follows a complementizer or a colon ends at the sentence end in 70 % of cases, else where the report goes on
with another cue (مؤكدا أن, فيما أشار إلى) or the writer speaks again. Which of these it is no single rule can tell.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from arabic.content_words import words_for
from arabic.cues import cue_forms, is_prepositional, prepositional_length
from arabic.ranking import Weights
from arabic.reading import Reading, Tag

_PUNCTUATION = frozenset("،,؛;.:!؟?-–—…()[]*/")
_MARKS = frozenset('"«»“”„‟‹›')
# Words that often begin a new clause with no punctuation before them.
_LINKS = words_for("new_clause")
# How many sentences of one paragraph the words after a colon may run on.
_MOST_SENTENCES = 4


@dataclass(frozen=True)
class End:
    """A place where the content may end: before token `token`; and the names of the features that hold."""

    token: int
    features: tuple[str, ...]


class EndFinder:
    """Finds and weighs the ends of contents in one article. `cue_at` maps token -> (first token, form) of its cue."""

    def __init__(self, reading: Reading, cue_at: dict[int, tuple[int, str]]) -> None:
        self.reading = reading
        self._cue_at = cue_at
        self._mention_at: dict[int, Tag] = {
            i: t for t in reading.tags if t.kind == "SPEAKER" for i in range(t.first, t.last)
        }  # fmt: skip
        self._closed = [
            reading.token_range(p.start, p.end) for p in reading.marks if p.closed
        ]  # fmt: skip

    def choose(self, first: int, manner: str, stop: int, by_rule: int, weights: Weights) -> int:
        """The most likely end of the content that begins at token `first`; `manner` is that, colon or nominal.

        `by_rule` is where the rules of `arabic.contents` would end it, which counts as one feature among others.
        """
        ends = self._allowed(self.ends(first, manner, stop, by_rule))
        scores = [weights.score(e.features) for e in ends]
        return ends[max(range(len(ends)), key=scores.__getitem__)].token

    def _allowed(self, ends: list[End]) -> list[End]:
        """The ends that neither run over a participle of the same report nor part a verb from its subject."""
        last = min((e.token for e in ends if self._leans_on_content(e.token)), default=len(self.reading.words))
        allowed = [e for e in ends if e.token <= last]
        return [e for e in allowed if not self._bare_verb(e.token)] or allowed

    def _leans_on_content(self, t: int) -> bool:
        """Whether the cue at token `t` is a participle after a comma: قال إن X، مؤكدا أن Y. It never stands inside X."""
        words = self.reading.words
        if self._first_of_cue(t) != t or words[t - 1] not in ("،", "؛", ","):
            return False
        accusative = words[t].endswith(("ا", "ه", "ين", "ات")) and not words[t].startswith(("و", "ال"))
        return accusative and any(f.verb_form == "participle" for f in cue_forms(words[t]))

    def _bare_verb(self, t: int) -> bool:
        """Whether a finite cue begins at token `t` right after other words: its subject stands there.

        قال إن الدراسة أظهرت X (the study showed X, he said).
        """
        words = self.reading.words
        before = words[t - 1]
        if self._first_of_cue(t) != t or words[t].startswith(("و", "ف")):
            return False
        if before in _PUNCTUATION or before in _MARKS or before in _LINKS or before.startswith(".."):
            return False
        return any(f.verb_form in ("past", "present") for f in cue_forms(words[t])[:1])

    def _first_of_cue(self, t: int) -> int | None:
        here = self._cue_at.get(t)
        return None if here is None else here[0]

    def ends(self, first: int, manner: str, stop: int, by_rule: int) -> list[End]:
        """The possible ends after token `first`, not beyond token `stop`; the first sentence end is always one."""
        reading = self.reading
        sentence = reading.sentence_of(first)
        last = min(reading.sentence_tokens[sentence][1], stop)
        sentence_ends = [last]
        if manner == "colon":
            limit = min(stop, reading.paragraph_end(first))
            following = (b for _, b in reading.sentence_tokens[sentence + 1 : sentence + _MOST_SENTENCES])
            sentence_ends += [b for b in following if b <= limit]
        inside = {i for a, b in self._closed if first - 1 <= a for i in range(a + 1, b)}
        found = [
            End(t, tuple(self._features(t, first, manner, last)))
            for t in range(first + 1, last)
            if t not in inside and self._may_end(t)
        ]  # fmt: skip
        for n, end in enumerate(sentence_ends):
            found.append(End(end, tuple(f"{manner}:{f}" for f in self._sentence_end(n, first, end))))
        ruled = self._trimmed(by_rule)
        return [End(e.token, (*e.features, f"{manner}:by_rule")) if self._trimmed(e.token) == ruled else e for e in found]

    def _trimmed(self, end: int) -> int:
        """The end without the punctuation before it."""
        words = self.reading.words
        while end > 0 and (words[end - 1] in _PUNCTUATION or words[end - 1] in _MARKS):
            end -= 1
        return end

    def _may_end(self, t: int) -> bool:
        words = self.reading.words
        here = self._cue_at.get(t)
        if here is not None:
            return here[0] == t
        if words[t] in _PUNCTUATION and words[t] not in ("(", "["):
            return False
        if prepositional_length(words, t):
            return True
        return words[t - 1] in _PUNCTUATION or words[t - 1] in _MARKS or words[t] in _LINKS or words[t].startswith("..")

    def _features(self, t: int, first: int, manner: str, last: int) -> Iterator[str]:
        words = self.reading.words
        before = self._before(t)
        after = self._after(t)
        yield f"{manner}:before={before}"
        yield f"{manner}:after={after}"
        yield f"{manner}:{before}|{after}"
        yield f"word={words[t]}"
        yield f"{before}|word={words[t]}"
        if t + 1 < len(words):
            yield f"words={words[t]} {words[t + 1]}"
        size, rest = t - first, last - t
        yield f"{manner}:size={next((n for n in (1, 4, 9, 29) if size <= n), 'more')}"
        yield f"{manner}:rest={next((n for n in (2, 7, 20) if rest <= n), 'more')}"
        soon = next((k for k in range(t + 1, min(last, t + 5)) if self._cue_at.get(k, (None,))[0] == k), None)
        if soon is not None:
            yield f"{manner}:cue_soon={self._kind_of_cue(soon)},{before}"
            yield f"cue_soon,word={words[t]}"
            if any(k in self._mention_at for k in range(t, min(last, soon + 6))):
                yield f"{manner}:cue_soon_with_source"
        if t in self._mention_at:
            yield f"{manner}:source,{before}"

    def _sentence_end(self, n: int, first: int, end: int) -> Iterator[str]:
        words = self.reading.words
        yield f"sentence_end={n}"
        size = end - first
        yield f"sentence_end={n},{'short' if size < 8 else 'mid' if size < 40 else 'long' if size < 80 else 'very_long'}"
        if n:
            yield "more_sentences"
            inner = any(self._cue_at.get(k, (None,))[0] == k for k in range(first, end))
            yield f"more_sentences,cue={inner}"
            yield f"more_sentences,paragraph_end={end >= self.reading.paragraph_end(first)}"
        elif end < len(words) and self._cue_at.get(end):
            yield "sentence_end,cue_next"

    def _before(self, t: int) -> str:
        """What stands before the place: comma, semicolon, dash, a mark with or without comma, dots, or a word."""
        words = self.reading.words
        word = words[t - 1]
        closing = word in _MARKS or (word in _PUNCTUATION and words[t - 2] in _MARKS)
        if word in _PUNCTUATION or word in _MARKS:
            name = {"،": "comma", ",": "comma", "؛": "semicolon", ";": "semicolon", "-": "dash", "–": "dash", ")": "bracket"}.get(
                word
            )
            return ("marks_" if closing else "") + (name or ("mark" if word in _MARKS else "stop"))
        return "dots" if word.startswith("..") else "word"

    def _after(self, t: int) -> str:
        if t in self._cue_at:
            return self._kind_of_cue(t)
        word = self.reading.words[t]
        if prepositional_length(self.reading.words, t):
            return "prepositional_words"
        forms = cue_forms(word)
        if any(f.verb_form == "participle" for f in forms) and word.endswith(("ا", "ه", "ين")):
            return "participle_word"
        if forms and word[:1] in "وف":
            return "joined_verb_word"
        if word in ("وان", "وانه", "وانها", "وانهم", "وبان"):
            return "and_that"
        if word in _LINKS:
            return "link"
        if word.endswith("ا") and len(word) > 3 and not word.startswith(("ال", "و")):
            return "accusative"
        return "dots" if word.startswith("..") else "and" if word.startswith("و") else "other"

    def _kind_of_cue(self, t: int) -> str:
        word = self.reading.words[t]
        form = self._cue_at[t][1]
        if is_prepositional(self.reading.tokens[t].text):
            return "cue_prepositional"
        shapes = {f.verb_form for f in cue_forms(word)}
        joined = "joined_" if word[:1] in "وف" else ""
        shape = "participle" if "participle" in shapes and not joined else "verb" if shapes & {"past", "present"} else "other"
        return f"cue_{joined}{shape}_{form}"


def ends_at(reading: Reading, target: int, end: int) -> bool:
    """Whether a content that ends before token `end` ends at offset `target`, punctuation aside."""
    k = end
    while (
        k > 0 and (reading.words[k - 1] in _PUNCTUATION or reading.words[k - 1] in _MARKS) and reading.tokens[k - 1].end > target
    ):
        k -= 1
    return k > 0 and abs(reading.tokens[k - 1].end - target) <= 1
