"""Content without opener, told by an attribution: بحسب S، X (according to S); X، هذا ما أكده S (that is what S affirmed)."""

from arabic.content_end_rules import BEFORE_SIBLING
from arabic.content_layout import PUNCTUATION
from arabic.content_reach import COMPLEMENTIZER, WITH_PRONOUN, Content, ContentReach, is_complementizer
from arabic.content_words import words_for
from arabic.cue_spans import Cue
from arabic.cues import cue_forms
from arabic.reading import Span
from arabic.tagged_mentions import tells_day

_STATEMENT_LINKS = words_for("statement_link")
_DEMONSTRATIVES = words_for("demonstrative")
# أوضح ذلك الناطق (the spokesman made that clear): what was said stands before.
POINTERS = frozenset(("ذلك", "بذلك"))
_LONGEST_SOURCE = 4


class AttributionRules:
    """The rules for one article."""

    def __init__(self, reach: ContentReach) -> None:
        self.reach = reach
        self.reading = reach.reading
        self.layout = reach.layout

    def prepositional(self, cue: Cue) -> Content | None:
        """بحسب S، X -> X;  X، بحسب S -> X."""
        words = self.reading.words
        begin, stop = self.layout.sentence(cue)
        lead = [w for w in words[begin : cue.first] if w not in PUNCTUATION]
        if len(lead) <= 1 or (len(lead) <= 2 and not cue_forms(lead[-1])) or (self._begins_clause(cue, stop)):
            i = cue.last
            while i < stop and (i in self.layout.mention_at):
                i = self.layout.mention_at[i].last
            if not lead and self._only_source_follows(i, stop, 0 if i > cue.last else _LONGEST_SOURCE):
                before = self._sentence_before(cue, "postposed_attribution")
                if before is not None:
                    return before
            comma = next(
                (
                    k
                    for k in range(i, min(stop, i + 40))
                    if words[k] in ("،", ",") or words[k] in ("فان", "فقد") or WITH_PRONOUN.match(words[k])
                ),
                None,
            )
            if comma is not None:
                i = comma if words[comma] not in ("،", ",") else comma + 1
            if i < stop and words[i] in COMPLEMENTIZER:
                i += 1
            if any(k in self.layout.cue_at for k in range(i, min(stop, i + 2))):
                return None  # a relay: بحسب صحيفة S، ذكر T أن X is T's
            return self.reach.to_end(cue, i, "preposed_attribution", "indirect") if i < stop else None
        # what another cue reports already; a noun object alone (أدان X العنف، وفقا لما ذكرت Y) is part of what is told
        told = any(f.verb_form in ("past", "present") for f in cue.forms)
        if any(begin <= c.first < cue.first and not (told and c.form == "nominal") for c in self.layout.cues):
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
        last = self.reach.rules.end(cue, i, "that") if not short else stop
        return self.layout.trim(i, last) if last - i > 2 else ()

    def _begins_clause(self, cue: Cue, stop: int) -> bool:
        """X، وبحسب S، فقد Y: joined by و, and the clause after it by ف."""
        words = self.reading.words
        word = words[cue.first]
        joined = word.startswith("ووف") or (word.startswith("و") and not word.startswith("وف"))
        return joined and any(
            words[k] in ("فان", "فقد") or words[k].startswith("فانه") for k in range(cue.last, min(stop, cue.last + 20))
        )

    def statement_before(self, cue: Cue) -> Content | None:
        """X، هذا ما أكده الوزير -> X;  X، كما أكد الوزير -> X."""
        words = self.reading.words
        begin, _ = self.layout.sentence(cue)
        i = cue.first + (words[cue.first] == "كما")  # the tagger takes it into the cue where content stands before
        if i - 1 <= begin or words[i - 1] not in ("ما", "كما"):
            return None
        j = i - 1
        while j > begin and (words[j - 1] in _DEMONSTRATIVES or words[j - 1] in PUNCTUATION):
            j -= 1
        pointed_at = any(words[k] in _DEMONSTRATIVES for k in range(j, i - 1))
        linked = all(words[k] in _STATEMENT_LINKS or words[k] in PUNCTUATION for k in range(begin, j))
        if pointed_at and linked and cue.form == "clause":
            return self._sentence_before(cue, "statement_before")
        if not (pointed_at if words[i - 1] == "ما" else cue.last - begin > 6) or j <= begin + 3:
            return None
        span = self.layout.trim(self._content_begin(begin, j), j)
        return Content((span,), "indirect", "statement_before") if span else None

    def told_before(self, cue: Cue) -> Content | None:
        """X. أعلن ذلك الوزير -> X;  X. أفاد بذلك مصدر -> X: a pointer for an object, at the head of a sentence."""
        begin, _ = self.layout.sentence(cue)
        places = (t for t in range(cue.first, min(cue.last + 1, len(self.reading.words))) if t not in self.layout.mention_at)
        pointer = any(self.reading.words[t] in POINTERS for t in places)
        return self._sentence_before(cue, "statement_before") if pointer and cue.first == begin else None

    def _only_source_follows(self, first: int, stop: int, most: int) -> bool:
        """Whether the sentence of an attribution holds nothing from token `first` on but `most` words: no comma, opener, cue."""
        rest = [t for t in range(first, stop) if self.reading.words[t] not in PUNCTUATION]
        words = self.reading.words
        if any(words[t] in ("،", ",", ":") or is_complementizer(words[t]) or t in self.layout.cue_at for t in range(first, stop)):
            return False
        return sum(not tells_day(words[t]) for t in rest) <= most

    def _sentence_before(self, cue: Cue, rule: str) -> Content | None:
        """The sentence before that of the cue; None in or right after the title, and where another cue reports it."""
        index = self.reading.sentence_of(cue.first)
        if index == 0 or self.reading.sentences[index - 1][0] < self.reading.title_end:
            return None
        first, last = self.reading.sentence_tokens[index - 1]
        if any(first <= other.first < last and other.form == "clause" for other in self.layout.cues):
            return None
        span = self.layout.trim(first, last)
        if not span:
            return None
        enclosed = any(p.closed and p.inner_start <= span[0] and span[1] <= p.inner_end for p in self.reading.marks)
        kind = "direct" if enclosed else "mixed" if self.layout.quoted_words(span) else "indirect"
        return Content((span,), kind, rule)

    def _content_begin(self, begin: int, end: int) -> int:
        """Where content that stands before its cue begins: after a link, or after the previous content's cue."""
        words = self.reading.words
        while begin < end and words[begin] in _STATEMENT_LINKS:
            begin += 1
        return begin
