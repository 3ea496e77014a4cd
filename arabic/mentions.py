"""Mentions: the words at a cue that name its source, tagged or not, without what the tagger took in or left off."""

from collections.abc import Sequence

from arabic.adverbials import is_own_opinion, opens_adverbial
from arabic.contents import Content, is_complementizer
from arabic.cue_spans import Cue
from arabic.cues import cue_forms
from arabic.names import kind_of_words
from arabic.reading import Reading, Span
from arabic.sources import SourceIndex
from arabic.tagged_mentions import NO_SUBJECT, days, is_no_subject, is_occasion, trimmed

# These report to someone, whom the next words may name.
_TAKES_PERSON = frozenset("أخبر أبلغ أعلم أشعر أخطر أطلع ذكّر سأل نصح وعد طمأن خاطب عاتب دعا طالب حث ناشد حذر اتهم".split())
# What is said stands in a document (جاء في بيان), somebody is what is said (وصفه بأنه), or what is praised has ب on it.
_IN_DOCUMENT = frozenset("جاء ورد ذكر نشر".split())
_WITH_OBJECT = frozenset("وصف اتهم شبه".split())
_ABOUT_WITH_BA = frozenset("أشاد ندد رحب نوه طالب اعترف أقر تعهد وعد هدد".split())
# Words that no longer belong to the noun phrase of a subject.
_AFTER_SUBJECT = frozenset(
    "في خلال علي من عن الي عبر بعد قبل امس اليوم الذي التي الذين ل لـ ضمن عند لدي مع اثر حول وهو وهي مساء صباح قد".split()
)
# حسبما أشار إليه تقرير: what stands between a verb and its subject points to what was said.
_POINTS_TO_CONTENT = frozenset("اليه اليها عنه عنها به بها فيه فيها له لها عليه عليها".split())
# After these a clause begins with its subject.
_OPENS_CLAUSE = frozenset("ان لكن ولكن بان لان كان وكان كانت وكانت".split())
_RELATIVES = frozenset("الذي التي الذين هو هي هم من ما حين عندما".split())
_NAME_REACH = 25
_MARK_REACH = 20
_LONGEST_QUOTED_NAME = 6
_LONGEST_SUBJECT = 12
_LONGEST_OFFICE = 6
_OPENING, _CLOSING = frozenset('"«“'), frozenset('"»”')


class MentionFinder:
    """Finds the mention at the cues of one article."""

    def __init__(self, reading: Reading, index: SourceIndex) -> None:
        self.reading = reading
        self.index = index
        found = (trimmed(reading, t.first, t.last) for t in reading.tags if t.kind == "SPEAKER")
        self._tagged = [m for m in found if m is not None]
        self._subjects = [m for m in self._tagged if not is_no_subject(reading, index.entities, m[0])]
        self._entity_starts = {reading.token_range(e.start, e.end)[0]: e.end for e in index.entities if e.kind in ("PER", "ORG")}

    def mention_of(self, cue: Cue, content: Content, cues: Sequence[Cue]) -> Span | None:
        """The mention that names the source of `cue`, in its sentence with no other cue between; None if there is none.

        A tagged one before an untagged one, one after the cue before one before it.
        """
        reading = self.reading
        mentions = self._mentions(cue)
        begin, stop = reading.sentence_tokens[reading.sentence_of(cue.first)]
        following = min((c.first for c in cues if c.first >= cue.last), default=stop)
        first_content = content.spans[0][0]
        for first, last in mentions:
            if cue.last <= first < min(stop, following):
                start, end = reading.characters(first, last)
                if start < first_content or first_content < reading.tokens[cue.first].start:
                    start = self._after_relay(self._without_clitic(start, cue), end)
                    end = self._with_name(self._completed(last, end, first_content))
                    return start, self._with_distant_name(start, end, first_content)
        if cue.circumstantial:
            return None
        subject = None if cue.prepositional else self._subject_before(cue, begin)
        if subject is not None:
            return subject
        previous = max((c.last for c in cues if c.first < cue.first), default=begin)
        if not cue.prepositional and self._names_source(cue.last):
            after = self._subject_after(cue, content)
            if after is not None:
                return after
        before = [m for m in mentions if max(begin, previous) <= m[0] and m[1] <= cue.first]
        if before and not cue.prepositional:
            start, end = reading.characters(*before[-1])
            return self._after_relay(start, end), self._with_name(end)
        return self._subject_after(cue, content)

    def _mentions(self, cue: Cue) -> list[Span]:
        """The tagged mentions that can stand at a cue, as token ranges."""
        if cue.prepositional:
            return self._tagged
        return [m for m in self._subjects if not self._is_object_of(cue, *m)]

    def _is_object_of(self, cue: Cue, first: int, last: int) -> bool:
        """Whether a mention is no subject of this verb: it is where the words were said (قال في مؤتمر صحفي), whom or what they
        are about (وصف حداد بأنه، أشاد بجهود اللجنة)."""
        reading, words = self.reading, self.reading.words
        before = words[first - 1] if first else ""
        lemmas = {f.lemma for w in cue.words.split() for f in cue_forms(w)}
        if before in ("في", "خلال", "عبر", "علي", "ضمن") and is_occasion(words[first]) and not lemmas & _IN_DOCUMENT:
            return True
        if first == cue.last and lemmas & _WITH_OBJECT and last < len(words) and words[last].startswith("ب"):
            return True
        praised = any(f.lemma in _ABOUT_WITH_BA for f in cue_forms(before)) and words[first].startswith("ب")
        return praised and not any(e.start == reading.tokens[first].start for e in self.index.entities)

    # -- the bounds of a tagged mention ----------------------------------------------------------------------------------

    def _without_clitic(self, start: int, cue: Cue) -> int:
        """وفقا لشبكة -> شبكة: where a mention begins after the preposition that a prepositional cue puts on it."""
        word = self.reading.text[start : start + 3]
        clitic = cue.prepositional and word[:1] == "ل" and word[1:2].isalpha() and word[1:2] not in "لـ"
        return start + 1 if clitic and word[2:3].isalpha() else start

    def _after_relay(self, start: int, end: int) -> int:
        """وكالة السنديان عن مدير السكك -> مدير السكك: where a mention begins after the outlet that passes its words on."""
        words = self.reading.text[start:end]
        about = words.rfind(" عن ")
        return start + about + 4 if about > 0 and kind_of_words(words) == "organization" else start

    def _completed(self, last: int, end: int, first_content: int) -> int:
        """Where a mention ends with the rest of the name that it cuts: حزب | الله، موقع "الخبر | 24"."""
        for entity in self.index.entities:
            if entity.kind in ("PER", "ORG") and entity.start < end < entity.end:
                end = entity.end
        for pair in self.reading.marks:
            if pair.inner_start <= end < pair.inner_end <= end + _MARK_REACH and pair.inner_end < first_content:
                end = pair.inner_end + 1
        return end

    def _with_name(self, end: int) -> int:
        """أمين المنظمة -رائد حسني: where a mention ends, with a name that only a mark or a name in marks separates."""
        text = self.reading.text
        for entity in self.index.entities:
            if entity.kind == "PER" and end <= entity.start < end + _NAME_REACH:
                between = text[end : entity.start].strip()
                if between in ("-", "–", "،", ",") or (between[:1] in _OPENING and between[-1:] in _CLOSING):
                    return entity.end
        return end

    def _with_distant_name(self, start: int, end: int, first_content: int) -> int:
        """القيادي | في حركة النهر رامي حداد: where the mention of an office ends, with the name that follows its body."""
        words = self.reading.words
        if kind_of_words(self.reading.text[start:end]) != "person" or self.index.persons_in((start, end)):
            return end
        for entity in self.index.entities:
            first, name = self.reading.token_range(end, entity.start)
            between = words[first:name]
            if entity.kind == "PER" and end <= entity.start < first_content and 0 < len(between) <= _LONGEST_OFFICE:
                plain = all(w.isalpha() and not is_occasion(w) and not is_complementizer(w) and not cue_forms(w) for w in between)
                led = between[0] not in NO_SUBJECT or between[0] in ("في", "عن", "علي", "ل")
                joined = between[-1] in NO_SUBJECT or between[-1] in ("و", "الذي", "التي") or words[name][:1] in "وبل"
                return entity.end if plain and led and not joined else end
        return end

    # -- a mention that the tagger left out ---------------------------------------------------------------------------

    def _subject_before(self, cue: Cue, begin: int) -> Span | None:
        """لكن مصدرا بالشركة قال -> مصدرا بالشركة: a noun phrase between a word that opens a clause and a verb."""
        words = self.reading.words
        last = cue.first - 1 if words[cue.first - 1] == "قد" else cue.first
        if (
            words[last - 2 : last - 1]
            and words[last - 2] in ("هو", "هي", "هم")
            and words[last - 1] in ("من", "الذي", "التي", "الذين")
        ):
            last -= 2  # a cleft: الوزارة هي من طالبت (it is the ministry that called for)
        last -= words[last - 1] == "،"
        forms = [f for w in cue.words.split() for f in cue_forms(w)]
        if not any(f.verb_form in ("past", "present") and f.agreement[2] == "3" for f in forms) or cue.words[:1] in "وف":
            return None
        for t in range(last - 1, max(begin, last - _LONGEST_SUBJECT) - 1, -1):
            if words[t] in _OPENS_CLAUSE and t + 1 < last:
                if words[last - 1] in _RELATIVES:
                    return None
                named = t + 1 in self._entity_starts or kind_of_words(words[t + 1].removesuffix("ا"))
                return self.reading.characters(t + 1, last) if named else None
            if not words[t].isalnum() or words[t] in _RELATIVES or cue_forms(words[t]) or is_complementizer(words[t]):
                return None
        return None

    def _subject_after(self, cue: Cue, content: Content) -> Span | None:
        """بين تقرير حديث أن X -> تقرير حديث: the noun phrase right after a cue, where the tagger marked none."""
        reading = self.reading
        first = cue.last
        stop = reading.token_range(content.spans[0][0], content.spans[0][0] + 1)[0]
        if stop <= cue.first:
            stop = reading.sentence_tokens[reading.sentence_of(cue.first)][1]
        while first + 1 < len(reading.words) and reading.words[first] in _POINTS_TO_CONTENT:
            first += 1
        if first >= stop and cue.prepositional and self._names_source(first):
            stop = reading.sentence_tokens[reading.sentence_of(cue.first)][1]
        if first >= stop:
            return None
        quoted = self._quoted_name(first, stop)
        if quoted is not None and not cue.prepositional:
            return quoted
        trailing = content.spans[0][0] < reading.tokens[cue.first].start
        if not (self._names_source(first) or self._can_only_be_subject(cue, first, stop, trailing)):
            return None
        last = first + 1
        least = reading.token_range(0, self._entity_starts.get(first, 0))[1] if first in self._entity_starts else first + 1
        while last < stop and (last < least or not self._ends_subject(last)):
            last += 1
        last = self._after_quoted_name(last, stop)
        no_subject = is_no_subject(reading, self.index.entities, first) or self._is_object_of(cue, first, last)
        adverbial = first not in self._entity_starts and opens_adverbial(reading, first)
        if ((no_subject or adverbial) and not cue.prepositional) or is_own_opinion(reading, first, last):
            return None
        start, end = reading.characters(first, last)
        return self._without_clitic(start, cue), end

    def _names_source(self, t: int) -> bool:
        """Whether a name or a noun for a source stands at a token."""
        words = self.reading.words
        return t in self._entity_starts or (t < len(words) and kind_of_words(words[t]) is not None)

    def _quoted_name(self, first: int, stop: int) -> Span | None:
        """وقالت "الأفق للنقل" إنها: the name in marks between a verb and the complementizer of its content."""
        words = self.reading.words
        if words[first] not in _OPENING:
            return None
        for t in range(first + 2, min(first + 2 + _LONGEST_QUOTED_NAME, stop)):
            if words[t] in _CLOSING:
                follows = t + 1 < len(words) and is_complementizer(words[t + 1])
                return self.reading.characters(first + 1, t) if follows else None
        return None

    def _after_quoted_name(self, last: int, stop: int) -> int:
        """موقع «النبأ»: where a noun phrase ends with the name in marks after it."""
        words = self.reading.words
        begin = last + 1 if words[last : last + 1] == ["في"] else last
        if begin < stop and words[begin] in _OPENING:
            return next(
                (t + 1 for t in range(begin + 2, min(begin + 2 + _LONGEST_QUOTED_NAME, stop)) if words[t] in _CLOSING), last
            )
        return last

    def _can_only_be_subject(self, cue: Cue, first: int, stop: int, trailing: bool) -> bool:
        """Whether the words between a verb that takes no person as object and its content can only be its subject."""
        word = self.reading.words[first]
        if cue.prepositional:
            return trailing and not self._ends_subject(first)
        forms = [f for w in cue.words.split() for f in cue_forms(w)]
        verb = any(f.verb_form in ("past", "present") and f.frame == "clause" and f.lemma not in _TAKES_PERSON for f in forms)
        return (
            verb
            and not trailing
            and stop - first > 1
            and not self._ends_subject(first)
            and not word.startswith(("ب", "ل", "و", "ف"))
        )

    def _ends_subject(self, t: int) -> bool:
        word = self.reading.words[t]
        if not word.isalpha() or word in _AFTER_SUBJECT or word in NO_SUBJECT or word in days():
            return True
        return is_complementizer(word) or word.startswith("لل")
