"""Content: from a cue to the words that it reports. Each rule has a name, an example, and a test of its own."""

import re
from dataclasses import dataclass

from arabic.content_end_rules import BEFORE_SIBLING, EndRules
from arabic.content_ends import End, EndFinder
from arabic.content_layout import MARKS, PUNCTUATION, ContentLayout
from arabic.content_words import words_for
from arabic.cue_spans import Cue
from arabic.cues import cue_forms
from arabic.marks import MarkPair
from arabic.ranking import Weights
from arabic.reading import Reading, Span

# أن إن بأن فإن (that), as folded words: they stand outside the content.
_COMPLEMENTIZER = words_for("complementizer")
# The same with a pronoun (أنه، بأنها، فإنهم): they stand inside it.
_WITH_PRONOUN = re.compile(r"[بفل]?ان(?:ه|ها|هم|هما|هن|نا|ني|ي|ك|كم|هلا|لا)$|الا$|انا$")
_QUESTION = words_for("question")
# Between a cue and its noun object these may stand: دعا امس إلى X.
_BEFORE_OBJECT = words_for("before_object") | frozenset("،,:")
_ANSWERS = words_for("bare_speech")
_ADVERBS = words_for("adverb")
_PREPOSITIONS = words_for("preposition")
_ADJUNCTS = words_for("adjunct")
# Words whose own the أن after them is: من شأنه أن (that would), إلا أن (yet).
_OWNERS = words_for("owns_that")
FARTHEST_OPENER = 45
LONGEST_NAME_IN_MARKS = 4
# Longer marked words are the whole content, whatever follows the closing mark.
LONGEST_MIXED = 8


@dataclass(frozen=True)
class Content:
    """The content of one cue: character spans, its type, and the rule that found it."""

    spans: tuple[Span, ...]
    quotation_type: str
    rule: str


def _takes_noun(cue: Cue) -> bool:
    """Whether a cue can have a noun as its object: أكد أهمية X, not قال."""
    return any(f.frame in ("nominal", "both") for word in cue.words.split() for f in cue_forms(word))


def is_complementizer(word: str) -> bool:
    """Whether a folded word is أن إن بأن فإن, with or without pronoun."""
    return word in _COMPLEMENTIZER or bool(_WITH_PRONOUN.match(word))


class ContentFinder:
    """Finds the content of each cue of one article.

    The rules say where a content may begin and end; with the weights `ends` its end is chosen among all places where it
    could be, the rules' being one.
    """

    def __init__(self, reading: Reading, cues: list[Cue], ends: Weights | None = None) -> None:
        self.reading = reading
        self.layout = ContentLayout(reading, cues)
        self._end_weights = ends
        self._rules = EndRules(self.layout)
        self._ends = EndFinder(reading, {t: (cue.first, cue.form) for t, cue in self.layout.cue_at.items()})

    def content_of(self, cue: Cue) -> Content | None:
        """The content that `cue` reports, None if no rule finds one, or none with a letter or digit in it."""
        content = self._by_rule(cue)
        if content is None or not all(content.spans):
            return None
        words = (self.reading.text[a:b] for a, b in content.spans)
        return content if all(any(map(str.isalnum, w)) for w in words) else None

    def _by_rule(self, cue: Cue) -> Content | None:
        if cue.prepositional:
            return self._prepositional(cue)
        if cue.form == "nominal":
            return self._late_complementizer(cue) or self._nominal(cue)
        found = self._after_opener(cue) or self._marks_before(cue) or self._statement_before(cue) or self._bare(cue)
        return found or (self._nominal(cue) if _takes_noun(cue) else None)

    def _limit(self, cue: Cue) -> int:
        """The token where the search for an opener ends: next cue or sentence end."""
        stop = self.layout.sentence(cue)[1]
        for other in self.layout.cues:
            if other.first >= cue.last and other.first < stop and other.first - cue.last > 0:
                return other.first
        return stop

    def _after_opener(self, cue: Cue) -> Content | None:
        """أكد الوزير أن X -> X; قال: "X" -> X. The first أن, colon or real opening mark after the cue."""
        words = self.reading.words
        stop = min(self._limit(cue), cue.last + FARTHEST_OPENER)
        i = cue.last
        while i < stop:
            tag = self.layout.mention_at.get(i)
            if tag is not None:
                i = tag.last
                continue
            word = words[i]
            if word in _COMPLEMENTIZER or _WITH_PRONOUN.match(word):
                if i > cue.last and words[i - 1] in _OWNERS:
                    i += 1
                    continue
                return self._from_complementizer(cue, i)
            if word == ":":
                return self._from_colon(cue, i)
            if word == "(":
                content = self._in_brackets(cue, i)
                if content:
                    return content
            pair = self.layout.pair_opening.get(i)
            if pair is not None:
                if self._is_content(cue, pair, i):
                    return self._from_mark(cue, pair, "marks")
                i = self.layout.after_pair(pair)
                continue
            i += 1
        return None

    def _is_content(self, cue: Cue, pair: MarkPair, i: int) -> bool:
        """Whether a pair after a cue is speech, not a name in marks before the real opener."""
        reading = self.reading
        first, last = reading.token_range(pair.inner_start, pair.inner_end)
        before = reading.words[i - 1] if i else ""
        if before in ("ل", "لـ", "و") or reading.text[pair.start - 1 : pair.start] in ("ل", "ـ"):
            return False
        after = self.layout.after_pair(pair)
        if i > cue.last and self._is_title(pair, after):
            return False
        if last - first < LONGEST_MIXED and not self._next_to(cue, i) and self._goes_on(cue, after):
            return False
        if last - first > LONGEST_NAME_IN_MARKS:
            return True
        if after < len(reading.words):
            follows = reading.words[after : after + 3]
            return not any(is_complementizer(w) or w == ":" for w in follows) and last - first >= 2
        return last - first >= 2

    def _in_brackets(self, cue: Cue, i: int) -> Content | None:
        """وقال (X) -> X: brackets for quotation marks, right after cue and source."""
        words = self.reading.words
        paragraph = self.reading.paragraph_end(i)
        close = next((k for k in range(i + 1, paragraph) if words[k] == ")"), None)
        if close is None or close - i < 4 or not (self._next_to(cue, i) or words[i - 1] == ":"):
            return None
        if close + 1 < paragraph and is_complementizer(words[close + 1]):
            return None
        span = self.layout.trim(i + 1, close)
        return Content((span,), "direct", "brackets") if span else None

    def _is_title(self, pair: MarkPair, after: int) -> bool:
        """Whether a pair names something before the real opener: في ندوة بعنوان "X"، أن Y; لإذاعة "X" "Y"."""
        words = self.reading.words
        if not pair.closed:
            return False
        following = words[after : after + 2]
        if after in self.layout.pair_opening:
            return True
        return any(is_complementizer(w) and w[:1] != "و" for w in following[:1]) or (
            len(following) == 2
            and following[0] in ("،", ",")
            and is_complementizer(following[1])
            and following[1][:1] not in "وف"
        )

    def _from_complementizer(self, cue: Cue, i: int) -> Content | None:
        words = self.reading.words
        pronoun = bool(_WITH_PRONOUN.match(words[i]))
        first = i if pronoun else i + 1
        while first < len(words) and words[first] in ("،", ",", ":"):
            first += 1
        opening = i + 1
        while opening < len(words) and words[opening] in ("،", ",", ":"):
            opening += 1
        pair = self.layout.pair_opening.get(opening)
        if pair is not None:
            whole = self._whole_in_marks(cue, pair)
            if whole is not None:
                return whole
        ends_here = first >= self.layout.sentence(cue)[1]
        return None if ends_here else self._to_end(cue, first, "complementizer", "indirect")

    def _from_colon(self, cue: Cue, i: int) -> Content | None:
        words = self.reading.words
        if i + 1 >= len(words):
            return None
        pair = self.layout.pair_opening.get(i + 1)
        if pair is not None:
            return self._from_mark(cue, pair, "colon_marks")
        if words[i + 1] == "(":
            content = self._in_brackets(cue, i + 1)
            if content is not None:
                return content
        if words[i + 1] in _COMPLEMENTIZER and i + 2 < len(words):
            pair = self.layout.pair_opening.get(i + 2)
            if pair is not None:
                return self._whole_in_marks(cue, pair) or self._to_end(cue, i + 2, "colon_complementizer", "indirect")
            return self._to_end(cue, i + 2, "colon_complementizer", "indirect")
        kind = "indirect" if _WITH_PRONOUN.match(words[i + 1]) and words[i + 1] not in ("انا", "اني", "اننا") else "direct"
        return self._to_end(cue, i + 1, "colon", kind)

    def _whole_in_marks(self, cue: Cue, pair: MarkPair) -> Content | None:
        """أن "X" where X is all that follows -> direct."""
        after = self.layout.after_pair(pair)
        stop = self.layout.sentence(cue)[1]
        if after >= stop or self.reading.words[after] in PUNCTUATION or after in self.layout.cue_at or not pair.closed:
            first, last = self.reading.token_range(pair.inner_start, pair.inner_end)
            if last - first > LONGEST_NAME_IN_MARKS or after >= stop or self.reading.words[after] in ".":
                return self._from_mark(cue, pair, "complementizer_marks")
        return None

    def _from_mark(self, cue: Cue, pair: MarkPair, rule: str) -> Content | None:
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
        if self._goes_on(cue, after) and rule == "marks" and last - first < LONGEST_MIXED:
            return self._to_end(cue, self._pair_first(pair), "marks_mixed", "mixed")
        spans = (span, *self._continued(after))
        if rule == "marks" and self._interposed(cue):
            before = self._marks_before(cue)
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

    def _goes_on(self, cue: Cue, after: int) -> bool:
        """Whether the sentence goes on at token `after` with a word that is no cue."""
        if after >= self.layout.sentence(cue)[1]:
            return False
        return self.reading.words[after] not in PUNCTUATION and after not in self.layout.cue_at

    def _next_to(self, cue: Cue, t: int) -> bool:
        """Whether only the mention, an addressee or punctuation stands between a cue and token `t`."""
        words = self.reading.words
        return all(i in self.layout.mention_at or words[i] in PUNCTUATION or words[i] in _ADVERBS for i in range(cue.last, t))

    def _speaks_again(self, t: int, cue: Cue, pair: MarkPair) -> bool:
        """Whether the report goes on with another cue at token `t` inside a pair, whose closing mark the writer forgot.

        In a closed pair only a cue that begins a sentence and opens marks of its own tells so: "X. وأضاف: "Y".
        """
        other = self.layout.cue_at.get(t)
        if other is None or other.first != t or t <= cue.last or not self._rules.is_sibling(t):
            return False
        if not pair.closed:
            return True
        opens = any(k in self.layout.pair_opening for k in range(other.last, min(other.last + 8, len(self.reading.words))))
        return opens and self.reading.words[t - 1] in (".", ";", "؛")

    def _pair_first(self, pair: MarkPair) -> int:
        return self.reading.token_range(pair.start, pair.end)[0]

    def _to_end(self, cue: Cue, first: int, rule: str, kind: str) -> Content | None:
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
        by_rule = self._rules.end(cue, first, manner)
        if self._end_weights is None:
            return by_rule
        return self._ends.choose(first, manner, self.layout.enclosing_end(cue), by_rule, self._end_weights)

    def end_choices(self, cue: Cue, first: int, manner: str) -> list[End]:
        """The places among which `end_of` chooses."""
        return self._ends.ends(first, manner, self.layout.enclosing_end(cue), self._rules.end(cue, first, manner))

    def _marks_before(self, cue: Cue) -> Content | None:
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

    def _statement_before(self, cue: Cue) -> Content | None:
        """X، هذا ما أكده الوزير -> X."""
        words = self.reading.words
        begin, _ = self.layout.sentence(cue)
        i = cue.first
        if (i - 1 > begin and words[i - 1] == "ما") or (words[i - 1] == "كما" and cue.last - begin > 6):
            j = i - 1
            while j > begin and (words[j - 1] in ("هذا", "وهذا", "وهو", "وذلك", "ذلك") or words[j - 1] in PUNCTUATION):
                j -= 1
            span = self.layout.trim(self._content_begin(begin, j), j) if j > begin + 3 else ()
            if span:
                return Content((span,), "indirect", "statement_before")
        return None

    def _content_begin(self, begin: int, end: int) -> int:
        """Where content that stands before its cue begins: after a link, or after the previous content's cue."""
        words = self.reading.words
        while begin < end and words[begin] in ("كما", "وقد", "لكن", "فيما", "هذا"):
            begin += 1
        return begin

    def _prepositional(self, cue: Cue) -> Content | None:
        """بحسب S، X -> X;  X، بحسب S -> X."""
        words = self.reading.words
        begin, stop = self.layout.sentence(cue)
        lead = [w for w in words[begin : cue.first] if w not in PUNCTUATION]
        if len(lead) <= 1 or (len(lead) <= 2 and not cue_forms(lead[-1])) or (self._begins_clause(cue, stop)):
            i = cue.last
            while i < stop and (i in self.layout.mention_at):
                i = self.layout.mention_at[i].last
            comma = next(
                (
                    k
                    for k in range(i, min(stop, i + 40))
                    if words[k] in ("،", ",") or words[k] in ("فان", "فقد") or _WITH_PRONOUN.match(words[k])
                ),
                None,
            )
            if comma is not None:
                i = comma if words[comma] not in ("،", ",") else comma + 1
            if i < stop and words[i] in _COMPLEMENTIZER:
                i += 1
            if any(k in self.layout.cue_at for k in range(i, min(stop, i + 2))):
                return None  # a relay: بحسب صحيفة S، ذكر T أن X is T's
            return self._to_end(cue, i, "preposed_attribution", "indirect") if i < stop else None
        previous = max((c.last for c in self.layout.cues if begin <= c.first < cue.first), default=None)
        if previous is not None:
            return None
        j = self._content_begin(begin, cue.first)
        span = self.layout.trim(j, cue.first)
        if not span:
            return None
        kind = "mixed" if self.layout.quoted_words(span) else "indirect"
        rest = self._rest_after(cue, j, stop)
        return Content((span, rest) if rest else (span,), kind, "interposed_attribution" if rest else "postposed_attribution")

    def _rest_after(self, cue: Cue, begin: int, stop: int) -> Span | tuple[()]:
        """X، وفقا لـS، Y -> Y where X is no whole clause: Y is a number, X of four words at most, or commas on both sides."""
        words = self.reading.words
        i = cue.last
        while i < stop and i in self.layout.mention_at:
            i = self.layout.mention_at[i].last
        if i == cue.last:  # the source is untagged: it ends before a comma or a number
            near = range(i, min(stop, i + 6))
            i = next((k for k in near if words[k] in ("،", ",") or words[k][0].isdigit()), stop)
        commas = words[cue.first - 1] in ("،", ",") and i < stop and words[i] in ("،", ",")
        if commas:
            i += 1
        if i >= stop or words[i] in PUNCTUATION:
            return ()
        number = words[i][0].isdigit()
        short = cue.first - begin <= 4
        fresh = i in self.layout.cue_at or words[i] in BEFORE_SIBLING or words[i].startswith(("و", "ف"))
        if not (number or (short and not words[i].startswith("و")) or (commas and not fresh)):
            return ()
        last = self._rules.end(cue, i, "that") if not short else stop
        return self.layout.trim(i, last) if last - i > 2 else ()

    def _begins_clause(self, cue: Cue, stop: int) -> bool:
        """X، وبحسب S، فقد Y: joined by و, and the clause after it by ف."""
        words = self.reading.words
        word = words[cue.first]
        joined = word.startswith("ووف") or (word.startswith("و") and not word.startswith("وف"))
        return joined and any(
            words[k] in ("فان", "فقد") or words[k].startswith("فانه") for k in range(cue.last, min(stop, cue.last + 20))
        )

    def _bare(self, cue: Cue) -> Content | None:
        """تساءل لماذا X: a question word, or the words after the mention, with no complementizer."""
        words = self.reading.words
        stop = self._limit(cue)
        i = cue.last
        while i < stop and i in self.layout.mention_at:
            i = self.layout.mention_at[i].last
        while i < stop and words[i] in ("،", ",", "عن", "عما"):
            i += 1
        if i < stop and (words[i] in _QUESTION):
            return self._to_end(cue, i, "question", "indirect")
        if i < stop and words[i] in _ANSWERS:
            return self._to_end(cue, i, "bare_words", "direct")
        whether = next((k for k in range(i, stop - 1) if words[k] in ("ما", "عما") and words[k + 1] == "اذا"), None)
        return None if whether is None else self._to_end(cue, whether, "question", "indirect")

    def _nominal(self, cue: Cue) -> Content | None:
        """أكد الوزير أهمية X -> أهمية X; دعا إلى X -> X."""
        first = self._object_start(cue)
        if first is None or first in self.layout.cue_at or self.reading.words[first] in BEFORE_SIBLING:
            return None
        last = self.end_of(cue, first, "nominal")
        span = self.layout.trim(first, last) if last > first else ()
        if not span:
            return None
        return Content((span,), "mixed" if self.layout.quoted_words(span) else "indirect", "noun_object")

    def _late_complementizer(self, cue: Cue) -> Content | None:
        """أكد الوزير في كلمة له أمس، أن X -> X, though the cue was taken for one of a noun."""
        words = self.reading.words
        first = self._object_start(cue)
        if first is None or (first > cue.last and words[first - 1] in _PREPOSITIONS):
            return None
        if words[first].startswith("ب") and not is_complementizer(words[first]):
            return None
        stop = min(self._limit(cue), cue.last + FARTHEST_OPENER)
        for i in range(first, stop):
            word = words[i]
            if i in self.layout.mention_at or not is_complementizer(word) or word[:1] == "و" or word[:2] in ("لا", "فا"):
                continue
            before = words[i - 1]
            adjunct = words[first] in _ADJUNCTS and before not in _OWNERS
            if (
                i == first
                or before in ("،", ",")
                or before in _PREPOSITIONS
                or before in MARKS
                or word.startswith("ب")
                or adjunct
            ):
                return self._from_complementizer(cue, i)
            return None
        return None

    def _object_start(self, cue: Cue) -> int | None:
        """The token where a noun object begins: after the source and a preposition."""
        words = self.reading.words
        stop = self.layout.sentence(cue)[1]
        i = cue.last
        while i < stop:
            tag = self.layout.mention_at.get(i)
            if tag is not None:
                i = tag.last
            elif words[i] in _BEFORE_OBJECT or words[i] in _ADVERBS:
                i += 1
            else:
                return i
        return None
