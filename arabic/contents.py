"""Content: from a cue to the words that it reports. Each rule has a name, an example, and a test of its own."""

import re
from dataclasses import dataclass

from arabic.content_ends import End, EndFinder
from arabic.cues import cue_forms, is_prepositional
from arabic.marks import MarkPair
from arabic.ranking import Weights
from arabic.reading import Reading, Span

# أن إن بأن فإن (that), as folded words: they stand outside the content.
_COMPLEMENTIZER = frozenset("ان بان فان وان لان كان".split()) - {"كان"}
# The same with a pronoun (أنه، بأنها، فإنهم): they stand inside it.
_WITH_PRONOUN = re.compile(r"[بفل]?ان(?:ه|ها|هم|هما|هن|نا|ني|ي|ك|كم|هلا|لا)$|الا$|انا$")
_QUESTION = frozenset("هل ما لماذا كيف متي اين من عما عمن اذا كم".split())
_MARKS = frozenset('"«»“”„‟‹›')
_PUNCTUATION = frozenset("،,؛;.:!؟?-–—…()[]*/") | _MARKS
# Words between one content and the next cue that belong to neither: كما أكد (as he also affirmed), فيما أشار.
_LINKS = frozenset(
    ("كما فيما حيث وقد قد و وكان كان لكنه ولكنه لكنها بينما في حين هذا وذلك ثم فقد ايضا حسب وهو وهي الذي التي").split()
)
# Before a finite cue these say that another speech begins, not that one is reported inside the content.
_BEFORE_SIBLING = frozenset("كما فيما حيث وقد لكنه لكنها ولكنه ولكنها لكنهم وكان وكانت".split())
_CONTRAST = frozenset(("الا ان", "غير ان", "لكن", "ولكن", "بينما", "فيما", "في حين", "بيد ان", "وعن", "من جانبه", "من جانبها"))
# Editorial formulas (it is worth noting): the writer speaks again.
_FORMULA = frozenset("يذكر يشار الجدير جدير ويذكر ويشار والجدير وتجدر تجدر".split())
# Between a cue and its noun object these may stand: دعا امس إلى X.
_BEFORE_OBJECT = frozenset("، , : عن علي الي في امس اليوم".split())
FARTHEST_OPENER = 45
LONGEST_NAME_IN_MARKS = 4


@dataclass(frozen=True)
class Cue:
    """A cue as token range [first, last), its form clause or nominal, its words, and the probability that it is one."""

    first: int
    last: int
    form: str
    words: str
    probability: float = 1.0

    @property
    def prepositional(self) -> bool:
        """Whether it is a prepositional attribution (بحسب، وفقا لما أعلنه)."""
        return is_prepositional(self.words)

    @property
    def verb_form(self) -> str | None:
        """past, present, participle or masdar, where the lexicon knows its first word."""
        for word in self.words.split():
            forms = cue_forms(word)
            if forms:
                return forms[0].verb_form
        return None

    @property
    def circumstantial(self) -> bool:
        """Whether it is a participle in the accusative (مؤكدا، مشيرة): it leans on the clause before it."""
        word = self.words.split()[0]
        return any(f.verb_form == "participle" for f in cue_forms(word)) and word[:1] not in "وف"


@dataclass(frozen=True)
class Content:
    """The content of one cue: character spans, its type, and the rule that found it."""

    spans: tuple[Span, ...]
    quotation_type: str
    rule: str


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
        self.cues = cues
        self._end_weights = ends
        self._ends = EndFinder(reading, {t: (cue.first, cue.form) for cue in cues for t in range(cue.first, cue.last)})
        self._cue_at = {t: cue for cue in cues for t in range(cue.first, cue.last)}
        self._mentions = [t for t in reading.tags if t.kind in ("SPEAKER", "ADDRESSEE")]
        self._mention_at = {t: tag for tag in self._mentions for t in range(tag.first, tag.last)}
        self._pair_opening = {}
        for pair in reading.marks:
            first, _ = reading.token_range(pair.start, pair.end)
            self._pair_opening[first] = pair

    def content_of(self, cue: Cue) -> Content | None:
        """The content that `cue` reports, None if no rule finds one."""
        if cue.prepositional:
            return self._prepositional(cue)
        if cue.form == "nominal":
            return self._nominal(cue)
        return self._after_opener(cue) or self._marks_before(cue) or self._statement_before(cue) or self._bare(cue)

    # -- openers ----------------------------------------------------------------------------------------------------

    def _sentence(self, cue: Cue) -> Span:
        return self.reading.sentence_tokens[self.reading.sentence_of(cue.first)]

    def _limit(self, cue: Cue) -> int:
        """The token where the search for an opener ends: next cue or sentence end."""
        stop = self._sentence(cue)[1]
        for other in self.cues:
            if other.first >= cue.last and other.first < stop and other.first - cue.last > 0:
                return other.first
        return stop

    def _after_opener(self, cue: Cue) -> Content | None:
        """أكد الوزير أن X -> X; قال: "X" -> X. The first أن, colon or real opening mark after the cue."""
        words = self.reading.words
        stop = min(self._limit(cue), cue.last + FARTHEST_OPENER)
        i = cue.last
        while i < stop:
            tag = self._mention_at.get(i)
            if tag is not None:
                i = tag.last
                continue
            word = words[i]
            if word in _COMPLEMENTIZER or _WITH_PRONOUN.match(word):
                return self._from_complementizer(cue, i)
            if word == ":":
                return self._from_colon(cue, i)
            pair = self._pair_opening.get(i)
            if pair is not None:
                if self._is_content(pair, i):
                    return self._from_mark(cue, pair, "marks")
                i = self._after_pair(pair)
                continue
            i += 1
        return None

    def _after_pair(self, pair: MarkPair) -> int:
        return self.reading.token_range(pair.start, pair.end)[1]

    def _is_content(self, pair: MarkPair, i: int) -> bool:
        """Whether a pair after a cue is speech, not a name in marks before the real opener."""
        reading = self.reading
        first, last = reading.token_range(pair.inner_start, pair.inner_end)
        before = reading.words[i - 1] if i else ""
        if before in ("ل", "لـ", "و") or reading.text[pair.start - 1 : pair.start] in ("ل", "ـ"):
            return False
        if last - first > LONGEST_NAME_IN_MARKS:
            return True
        after = self._after_pair(pair)
        if after < len(reading.words):
            follows = reading.words[after : after + 3]
            return not any(is_complementizer(w) or w == ":" for w in follows) and last - first >= 2
        return last - first >= 2

    def _from_complementizer(self, cue: Cue, i: int) -> Content | None:
        words = self.reading.words
        pronoun = bool(_WITH_PRONOUN.match(words[i]))
        first = i if pronoun else i + 1
        while first < len(words) and words[first] in ("،", ",", ":"):
            first += 1
        opening = i + 1
        while opening < len(words) and words[opening] in ("،", ",", ":"):
            opening += 1
        pair = self._pair_opening.get(opening)
        if pair is not None:
            whole = self._whole_in_marks(cue, pair)
            if whole is not None:
                return whole
        return self._to_end(cue, first, "complementizer", "indirect")

    def _from_colon(self, cue: Cue, i: int) -> Content | None:
        words = self.reading.words
        if i + 1 >= len(words):
            return None
        pair = self._pair_opening.get(i + 1)
        if pair is not None:
            return self._from_mark(cue, pair, "colon_marks")
        if words[i + 1] in _COMPLEMENTIZER and i + 2 < len(words):
            pair = self._pair_opening.get(i + 2)
            if pair is not None:
                return self._whole_in_marks(cue, pair) or self._to_end(cue, i + 2, "colon_complementizer", "indirect")
            return self._to_end(cue, i + 2, "colon_complementizer", "indirect")
        kind = "indirect" if _WITH_PRONOUN.match(words[i + 1]) and words[i + 1] not in ("انا", "اني", "اننا") else "direct"
        return self._to_end(cue, i + 1, "colon", kind)

    def _whole_in_marks(self, cue: Cue, pair: MarkPair) -> Content | None:
        """أن "X" where X is all that follows -> direct."""
        after = self._after_pair(pair)
        stop = self._sentence(cue)[1]
        if after >= stop or self.reading.words[after] in _PUNCTUATION or after in self._cue_at or not pair.closed:
            first, last = self.reading.token_range(pair.inner_start, pair.inner_end)
            if last - first > LONGEST_NAME_IN_MARKS or after >= stop or self.reading.words[after] in ".":
                return self._from_mark(cue, pair, "complementizer_marks")
        return None

    def _from_mark(self, cue: Cue, pair: MarkPair, rule: str) -> Content | None:
        """The words inside a pair, and inside the pairs that continue them with nothing but punctuation between."""
        reading = self.reading
        if not pair.closed:
            first, last = reading.token_range(pair.inner_start, pair.inner_end)
            cut = next((t for t in range(first, last) if t in self._cue_at and t > cue.last and self._is_sibling(t)), last)
            if cut <= first:
                return None
            return Content((self._trim(first, cut),), "direct", rule + "_unclosed")
        first, last = reading.token_range(pair.inner_start, pair.inner_end)
        if first >= last:
            return None
        spans = [self._trim(first, last)]
        if not spans[0]:
            return None
        after = self._after_pair(pair)
        stop = reading.sentence_tokens[reading.sentence_of(cue.first)][1]
        nxt = reading.words[after : after + 1]
        if nxt and after < stop and nxt[0] not in _PUNCTUATION and after not in self._cue_at and rule == "marks":
            return self._to_end(cue, self._pair_first(pair), "marks_mixed", "mixed")
        return Content(tuple(spans), "direct", rule)

    def _pair_first(self, pair: MarkPair) -> int:
        return self.reading.token_range(pair.start, pair.end)[0]

    # -- ends -------------------------------------------------------------------------------------------------------

    def _to_end(self, cue: Cue, first: int, rule: str, kind: str) -> Content | None:
        """From token `first` to the sentence end or the next cue of the same speech, whichever comes first."""
        if first >= len(self.reading.words):
            return None
        last = self.end_of(cue, first, "colon" if rule == "colon" else "that")
        if last - first < 1:
            return None
        span = self._trim(first, last)
        if not span:
            return None
        if kind == "indirect" and self._quoted_words(span):
            kind = "mixed"
        return Content((span,), kind, rule)

    def end_of(self, cue: Cue, first: int, manner: str) -> int:
        """The token before which the content of `cue` that begins at `first` ends; `manner` is that, colon or nominal."""
        by_rule = self.rule_end(cue, first, manner)
        if self._end_weights is None:
            return by_rule
        return self._ends.choose(first, manner, self._enclosing_end(cue), by_rule, self._end_weights)

    def end_choices(self, cue: Cue, first: int, manner: str) -> list[End]:
        """The places among which `end_of` chooses."""
        return self._ends.ends(first, manner, self._enclosing_end(cue), self.rule_end(cue, first, manner))

    def rule_end(self, cue: Cue, first: int, manner: str) -> int:
        """Where the rules end the content: at the sentence end, or before the next cue or comment of the same report."""
        stop = min(self.reading.sentence_tokens[self.reading.sentence_of(first)][1], self._enclosing_end(cue))
        stops = self._stops_nominal if manner == "nominal" else self._stops
        last = next((t for t in range(first + 1, stop) if stops(t, first, cue)), stop)
        return self._before_links(first, last, stop)

    def _stops_nominal(self, t: int, first: int, cue: Cue) -> bool:
        """Whether a noun object that begins at token `first` ends before token `t`."""
        return t in self._cue_at or self.reading.words[t] in ("،", "؛", ".", ",", "فيما", "وذلك")

    def _before_links(self, first: int, last: int, stop: int) -> int:
        """Step back over كما، فيما، حيث and punctuation before a sibling cue."""
        if last >= stop:
            return last
        words = self.reading.words
        while last > first and (words[last - 1] in _LINKS or words[last - 1] in _PUNCTUATION - _MARKS):
            last -= 1
        return last

    def _enclosing_end(self, cue: Cue) -> int:
        """Where the words end in which the cue itself stands quoted: the closing mark, else the end of the text."""
        at = self.reading.tokens[cue.first].start
        ends = [p.inner_end for p in self.reading.marks if p.closed and p.inner_start <= at < p.inner_end]
        return self.reading.token_range(0, min(ends))[1] if ends else len(self.reading.words)

    def _stops(self, t: int, first: int, cue: Cue) -> bool:
        """Whether content that begins at token `first` ends before token `t`."""
        words = self.reading.words
        if self._in_marks(t, first):
            return False
        if words[t].startswith("..") or (words[t] in _FORMULA and words[t - 1] in _PUNCTUATION):
            return True
        if words[t] == ":" and t + 1 in self._pair_opening and t - 1 not in self._cue_at and t - 1 not in self._mention_at:
            return cue.form == "clause"
        here = self._cue_at.get(t)
        if here is not None:
            return here.first == t and self._is_sibling(t)
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
            here = self._cue_at.get(k)
            if here is not None and here.first == k and not here.circumstantial:
                return True
        return False

    def _in_marks(self, t: int, first: int) -> bool:
        """Whether token `t` stands inside a closed pair that opens at or after token `first`."""
        start = self.reading.tokens[first].start - 2
        at = self.reading.tokens[t].start
        return any(p.closed and start <= p.start and p.inner_start <= at < p.inner_end for p in self.reading.marks)

    def _is_sibling(self, t: int) -> bool:
        """Whether the cue at token `t` goes on with the same or another speech rather than standing inside the content."""
        cue = self._cue_at[t]
        words = self.reading.words
        before = words[t - 1] if t else "."
        if cue.prepositional or cue.circumstantial:
            return True
        if words[t][:1] in "وف" and cue_forms(words[t][1:]):
            return True
        if before in _PUNCTUATION - {"("}:
            return True
        return before in _BEFORE_SIBLING

    def _quoted_words(self, span: Span) -> bool:
        """Whether real quoted words, more than a name, stand in a span."""
        reading = self.reading
        for pair in reading.marks:
            if pair.closed and span[0] <= pair.start and pair.end <= span[1] + 1:
                first, last = reading.token_range(pair.inner_start, pair.inner_end)
                if last - first >= 3:
                    return True
        return False

    def _trim(self, first: int, last: int) -> Span:
        """Characters of tokens [first, last) without enclosing marks, leading and trailing punctuation; () if none."""
        words = self.reading.words
        while (
            first < last
            and words[first] in _PUNCTUATION
            and words[first] not in ("(",)
            and first not in self._inner_openers(first, last)
        ):
            first += 1
        while last > first and words[last - 1] in _PUNCTUATION and not self._closes_inside(first, last):
            last -= 1
        return self.reading.characters(first, last) if first < last else ()  # type: ignore[return-value]

    def _inner_openers(self, first: int, last: int) -> frozenset[int]:
        """The token `first` if it opens a pair that closes before `last` is trimmed: it belongs to the content."""
        pair = self._pair_opening.get(first)
        if pair is not None and pair.closed:
            after = self._after_pair(pair)
            if after < last and any(w not in _PUNCTUATION for w in self.reading.words[after:last]):
                return frozenset({first})
        return frozenset()

    def _closes_inside(self, first: int, last: int) -> bool:
        """Whether the closing mark or bracket at the end belongs to a pair that opens inside the content."""
        word = self.reading.words[last - 1]
        if word in "؟?!":
            return True
        if word == ")":
            return "(" in self.reading.words[first : last - 1]
        if word not in _MARKS:
            return False
        end = self.reading.tokens[last - 1].end
        start = self.reading.tokens[first].start
        return any(p.closed and p.end == end and p.start > start for p in self.reading.marks)

    # -- content before the cue ---------------------------------------------------------------------------------------

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
                    (self._trim(*self.reading.token_range(pair.inner_start, pair.inner_end)),), "direct", "marks_before"
                )
        return None

    def _statement_before(self, cue: Cue) -> Content | None:
        """X، هذا ما أكده الوزير -> X."""
        words = self.reading.words
        begin, _ = self._sentence(cue)
        i = cue.first
        if (i - 1 > begin and words[i - 1] == "ما") or (words[i - 1] == "كما" and cue.last - begin > 6):
            j = i - 1
            while j > begin and (words[j - 1] in ("هذا", "وهذا", "وهو", "وذلك", "ذلك") or words[j - 1] in _PUNCTUATION):
                j -= 1
            span = self._trim(self._content_begin(begin, j), j) if j > begin + 3 else ()
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
        begin, stop = self._sentence(cue)
        lead = [w for w in words[begin : cue.first] if w not in _PUNCTUATION]
        if len(lead) <= 1 or (len(lead) <= 2 and not cue_forms(lead[-1])):
            i = cue.last
            while i < stop and (i in self._mention_at):
                i = self._mention_at[i].last
            comma = next(
                (
                    k
                    for k in range(i, min(stop, i + 25))
                    if words[k] in ("،", ",") or words[k] in ("فان", "فقد") or _WITH_PRONOUN.match(words[k])
                ),
                None,
            )
            if comma is not None:
                i = comma if words[comma] not in ("،", ",") else comma + 1
            if i < stop and words[i] in _COMPLEMENTIZER:
                i += 1
            return self._to_end(cue, i, "preposed_attribution", "indirect")
        previous = max((c.last for c in self.cues if begin <= c.first < cue.first), default=None)
        if previous is not None:
            return None
        j = self._content_begin(begin, cue.first)
        span = self._trim(j, cue.first)
        return Content((span,), "mixed" if self._quoted_words(span) else "indirect", "postposed_attribution") if span else None

    # -- the rest -------------------------------------------------------------------------------------------------------

    def _bare(self, cue: Cue) -> Content | None:
        """تساءل لماذا X: a question word, or the words after the mention, with no complementizer."""
        words = self.reading.words
        stop = self._limit(cue)
        i = cue.last
        while i < stop and i in self._mention_at:
            i = self._mention_at[i].last
        while i < stop and words[i] in ("،", ",", "عن", "عما"):
            i += 1
        if i < stop and (words[i] in _QUESTION):
            return self._to_end(cue, i, "question", "indirect")
        return None

    def _nominal(self, cue: Cue) -> Content | None:
        """أكد الوزير أهمية X -> أهمية X; دعا إلى X -> X."""
        first = self._object_start(cue)
        if first is None or first in self._cue_at or self.reading.words[first] in _BEFORE_SIBLING:
            return None
        last = self.end_of(cue, first, "nominal")
        span = self._trim(first, last) if last > first else ()
        if not span:
            return None
        return Content((span,), "mixed" if self._quoted_words(span) else "indirect", "noun_object")

    def _object_start(self, cue: Cue) -> int | None:
        """The token where a noun object begins: after the source and a preposition."""
        words = self.reading.words
        stop = self._sentence(cue)[1]
        i = cue.last
        while i < stop:
            tag = self._mention_at.get(i)
            if tag is not None:
                i = tag.last
            elif words[i] in _BEFORE_OBJECT:
                i += 1
            else:
                return i
        return None


def cues_of(reading: Reading) -> list[Cue]:
    """The tagged cues of an article, in order."""
    text = reading.text
    return [
        Cue(t.first, t.last, "clause" if t.kind == "CUE" else "nominal", text[slice(*reading.characters(t.first, t.last))])
        for t in reading.tags
        if t.kind in ("CUE", "NOMINAL_CUE")
    ]
