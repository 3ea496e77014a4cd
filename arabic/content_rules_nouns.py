"""Content that is a noun, the object of a speech verb: أكد أهمية X (affirmed the importance of X), دعا إلى X (called for X)."""

from collections.abc import Sequence

from arabic.content_end_rules import BEFORE_SIBLING
from arabic.content_layout import MARKS
from arabic.content_reach import Content, ContentReach, is_complementizer
from arabic.content_rules_attribution import POINTERS
from arabic.content_rules_openers import FARTHEST_OPENER, OpenerRules
from arabic.content_words import words_for
from arabic.cue_spans import Cue
from arabic.cues import governed_prepositions, leads
from arabic.lexicon import read_lexicon
from arabic.names import NamedSpan
from arabic.normalize import fold

# Between a cue and its noun object these may stand: دعا امس إلى X.
_BEFORE_OBJECT = words_for("before_object") | words_for("adverb") | frozenset("،,:")
_PREPOSITIONS = words_for("preposition")
_OCCASIONS = frozenset(fold(row["noun"]) for row in read_lexicon("speech_occasions.tsv"))
_DAYS = frozenset(fold(row["word"]) for row in read_lexicon("weekdays.tsv")) | words_for("adverb")
LONGEST_CIRCUMSTANCE = 12
FARTHEST_OBJECT = 16
_ADJUNCTS = words_for("adjunct")
_OWNERS = words_for("owns_that")


def takes_noun(cue: Cue) -> bool:
    """Whether a cue can have a noun as its object: أكد أهمية X, not قال."""
    return any(f.frame in ("nominal", "both") for f in cue.forms)


class NounRules:
    """The rules for one article."""

    def __init__(self, reach: ContentReach, openers: OpenerRules, entities: Sequence[NamedSpan] = ()) -> None:
        self.reach = reach
        self.openers = openers
        self.reading = reach.reading
        self.layout = reach.layout
        spans = [(*reach.reading.token_range(e.start, e.end), e.kind) for e in entities]
        self._person_at = {first: last for first, last, kind in spans if first < last and kind == "PER"}
        self._name_starts = {first for first, _, _ in spans}

    def content(self, cue: Cue) -> Content | None:
        """أكد الوزير أهمية X -> أهمية X; دعا إلى X -> X."""
        first = self._object_start(cue)
        if first is None or first in self.layout.cue_at or self.reading.words[first] in BEFORE_SIBLING | POINTERS:
            return None
        last = self.reach.end_of(cue, first, "nominal")
        span = self.layout.trim(first, last) if last > first else ()
        if not span:
            return None
        return Content((span,), "mixed" if self.layout.quoted_words(span) else "indirect", "noun_object")

    def late_complementizer(self, cue: Cue) -> Content | None:
        """أكد الوزير في كلمة له أمس، أن X -> X, though the cue was taken for one of a noun."""
        words = self.reading.words
        first = self._object_start(cue)
        if first is None or (first > cue.last and words[first - 1] in _PREPOSITIONS):
            return None
        if words[first].startswith("ب") and not is_complementizer(words[first]):
            return None
        stop = min(self.reach.limit(cue), cue.last + FARTHEST_OPENER)
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
                return self.openers.from_complementizer(cue, i)
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
            elif self._is_subject(i, stop):
                i = self._person_at[i]
            elif self._after_circumstance(i, stop):
                i = self._after_circumstance(i, stop)
            elif words[i] in _BEFORE_OBJECT:
                i += 1
            else:
                return self._governed(cue, i, stop)
        return None

    def _is_subject(self, i: int, stop: int) -> bool:
        """Whether a name right after a mention belongs to it and the object follows: انتقدت العضو | سعاد حداد | الموازنة."""
        last = self._person_at.get(i, stop)
        return last < stop and i - 1 in self.layout.mention_at and self.reading.words[last].startswith("ال")

    def _governed(self, cue: Cue, first: int, stop: int) -> int:
        """اعترف خلال التحقيق بالتزوير -> بالتزوير: the object of a verb that takes none without its preposition; else `first`."""
        words = self.reading.words
        lemma = next((f.lemma for f in cue.forms), "")
        prepositions = governed_prepositions(lemma)
        if not prepositions or "direct" in prepositions or words[first - 1] in prepositions:
            return first
        for i in range(first, min(stop, first + FARTHEST_OBJECT)):
            if i in self.layout.cue_at:
                break
            if words[i] in prepositions:
                return i + 1
            # Only what can be no noun of its own: بالعمل, بإصلاح; برنامج (a programme) and بيروت (Beirut) can.
            joined = self.reading.tokens[i].text.startswith(("بال", "بإ", "بأ", "لل")) and i not in self._name_starts
            if joined and any(leads(words[i], p) for p in prepositions):
                return i
        return first

    def _after_circumstance(self, i: int, stop: int) -> int:
        """Where the text goes on after an occasion or a day that a comma ends (نفت في بيان، X; كشف، الثلاثاء (11 آذار)، X); 0
        if none stands at token `i`."""
        words = self.reading.words
        comma = next((k for k in range(i + 1, min(stop, i + LONGEST_CIRCUMSTANCE)) if words[k] in ("،", ",")), 0)
        if not comma:
            return 0
        occasion = words[i] in _BEFORE_OBJECT and words[i + 1].removeprefix("ال") in _OCCASIONS
        day = words[i] in ("،", ",") and words[i + 1] in _DAYS
        return comma + 1 if occasion or day else 0
