"""Mentions that the tagger left out: the noun phrase beside a cue that can only be its source."""

from arabic.adverbials import opens_adverbial
from arabic.contents import Content, is_complementizer
from arabic.cue_spans import Cue
from arabic.cues import CueForm, cue_forms, governed_prepositions
from arabic.mention_roles import has_object, is_object_of, without_clitic
from arabic.names import gender_of, kind_of_words
from arabic.reading import Reading, Span
from arabic.sources import SourceIndex
from arabic.tagged_mentions import NO_SUBJECT, days, is_no_subject, is_own_opinion

# Words that no longer belong to the noun phrase of a subject.
_AFTER_SUBJECT = frozenset(
    "في خلال علي من عن الي عبر بعد قبل امس اليوم الذي التي الذين ل لـ ضمن عند لدي مع اثر حول وهو وهي مساء صباح قد".split()
)
# حسبما أشار إليه تقرير: what stands between a verb and its subject points to what was said, or to whom (يقول لنا الفنان).
_POINTS_BACK = frozenset("اليه اليها عنه عنها به بها فيه فيها له لها لهم لنا لي عليه عليها".split())
# After these a clause begins with its subject.
_OPENS_CLAUSE = frozenset("ان لكن ولكن بان لان كان وكان كانت وكانت".split())
_WHO = ("الذي", "التي", "الذين")
_RELATIVES = frozenset((*_WHO, *"هو هي هم من ما حين عندما".split()))
# Units of time, which tell when: الأسبوع الماضي (last week).
_TIMES = frozenset("الاسبوع العام الشهر السنه الليله الساعه اليوم الفتره المره الصباح المساء".split())
# Verbs whose object is a person, not what the lexicon says: طالب الحكومة بأن (called on the government to).
_TO_SOMEBODY = frozenset("طالب اتهم دعا حث حض وصف أبلغ أخبر أعلم أطلع سأل حذر هدد وعد ناشد نصح خاطب ذكر أنذر هنأ شكر".split())
_LONGEST_QUOTED_NAME = 6
_LONGEST_SUBJECT = 12
# So many words of a subject may stand at the head of a sentence, or before a relative.
_LONGEST_AHEAD = 5
_OPENING, _CLOSING = frozenset('"«“'), frozenset('"»”')


def _third_person(cue: Cue) -> list[CueForm]:
    """The readings of a cue as a verb of the third person."""
    return [f for f in cue.forms if f.verb_form in ("past", "present") and f.agreement[2] == "3"]


class UntaggedMentions:
    """Finds them in one article."""

    def __init__(self, reading: Reading, index: SourceIndex) -> None:
        self.reading = reading
        self.index = index
        self._entity_starts = {reading.token_range(e.start, e.end)[0]: e.end for e in index.entities if e.kind in ("PER", "ORG")}

    def subject_before(self, cue: Cue, begin: int) -> Span | None:
        """لكن مصدرا بالشركة قال -> مصدرا بالشركة: a noun phrase between a word that opens a clause and a verb."""
        words = self.reading.words
        last = cue.first - 1 if words[cue.first - 1] == "قد" else cue.first
        if (
            words[last - 2 : last - 1]
            and words[last - 2] in ("هو", "هي", "هم")
            and words[last - 1] in ("من", "الذي", "التي", "الذين")
        ):
            last -= 2  # a cleft: الوزارة هي من طالبت (it is the ministry that called for)
        adjacent = words[last - 1] != "،"
        last -= not adjacent
        if not _third_person(cue) or cue.words[:1] in "وف":
            return None
        for t in range(last - 1, max(begin, last - _LONGEST_SUBJECT) - 1, -1):
            if words[t] in _OPENS_CLAUSE and t + 1 < last:
                if words[last - 1] in _RELATIVES:
                    return None
                named = t + 1 in self._entity_starts or kind_of_words(words[t + 1].removesuffix("ا"))
                found = named or (adjacent and self._follows_that(t) and not self.names_source(cue.last))
                return self.reading.characters(t + 1, last) if found else None
            if not words[t].isalnum() or words[t] in _RELATIVES or cue_forms(words[t]) or is_complementizer(words[t]):
                return None
            if t == begin and adjacent and 1 < last - t <= _LONGEST_AHEAD:
                return self.reading.characters(t, last) if self._heads_subject(t) else None
        return None

    def antecedent_of_relative(self, cue: Cue, begin: int) -> Span | None:
        """المجلس البلدي، الذي قال -> المجلس البلدي: the name, or the noun for a source with its words, before a relative.

        A noun is passed by that is of the other gender than the relative.
        """
        words = self.reading.words
        last = cue.first - 1 - (words[cue.first - 1] in ("قد", "كان", "كانت"))
        if last <= begin or words[last] not in _WHO or has_object(cue):
            return None
        other = {"الذي": "f", "التي": "m"}.get(words[last])
        last -= words[last - 1] == "،"
        for t in range(last - 1, max(begin, last - _LONGEST_AHEAD) - 1, -1):
            if t in self._entity_starts or (self.names_source(t) and gender_of(words[t], "group") != other):
                return self.reading.characters(t, last)
            if not words[t].isalnum() or words[t] in NO_SUBJECT or cue_forms(words[t]) or is_complementizer(words[t]):
                return None
        return None

    def subject_after(self, cue: Cue, content: Content) -> Span | None:
        """بين تقرير حديث أن X -> تقرير حديث: the noun phrase right after a cue, where the tagger marked none."""
        reading = self.reading
        first = cue.last
        stop = reading.token_range(content.spans[0][0], content.spans[0][0] + 1)[0]
        if stop <= cue.first:
            stop = reading.sentence_tokens[reading.sentence_of(cue.first)][1]
        while first + 1 < len(reading.words) and reading.words[first] in _POINTS_BACK:
            first += 1
        if first >= stop and cue.prepositional and self.names_source(first):
            stop = reading.sentence_tokens[reading.sentence_of(cue.first)][1]
        if first >= stop:
            return None
        quoted = self._quoted_name(first, stop)
        if quoted is not None and not cue.prepositional:
            return quoted
        trails = cue.prepositional and content.spans[0][0] < reading.tokens[cue.first].start
        if not (self.names_source(first) or (trails and not self._ends_subject(first)) or self._only_subject(cue, first)):
            return None
        last = first + 1
        least = reading.token_range(0, self._entity_starts.get(first, 0))[1] if first in self._entity_starts else first + 1
        while last < stop and (last < least or not self._ends_subject(last)):
            last += 1
        last = self._after_quoted_name(last, stop)
        entities = self.index.entities
        no_subject = is_no_subject(reading, entities, first) or is_object_of(reading, entities, cue, first, last)
        adverbial = first not in self._entity_starts and opens_adverbial(reading, first)
        if ((no_subject or adverbial) and not cue.prepositional) or is_own_opinion(reading, first, last):
            return None
        start, end = reading.characters(first, last)
        return without_clitic(reading.text, start, cue), end

    def names_source(self, t: int) -> bool:
        """Whether a name or a noun for a source stands at a token."""
        words = self.reading.words
        return t in self._entity_starts or (t < len(words) and kind_of_words(words[t]) is not None)

    def _heads_subject(self, t: int) -> bool:
        """Whether a name, a noun for a source or a noun with the article, no unit of time, stands at a token."""
        word = self.reading.words[t]
        named = self.names_source(t) or (word.startswith("ال") and word not in _TIMES)
        return named and not is_no_subject(self.reading, self.index.entities, t)

    def _follows_that(self, t: int) -> bool:
        """أن نتائج الفحص أشارت: whether token `t` is أن with a noun that has the article, or stands before one, after it."""
        words = self.reading.words
        of_something = words[t] in ("ان", "بان", "لان") and words[t + 2 : t + 3] and words[t + 2].startswith("ال")
        return self._is_definite(t + 1) or (bool(of_something) and not self._ends_subject(t + 1))

    def _only_subject(self, cue: Cue, first: int) -> bool:
        """وتشير التوقعات إلى أن: whether a noun with the article can only be the subject of a verb, which takes no object."""
        words = self.reading.words
        forms = [f for f in _third_person(cue) if f.lemma not in _TO_SOMEBODY]
        takes_none = [f for f in forms if f.frame == "clause" or "direct" not in governed_prepositions(f.lemma)]
        gender = gender_of(words[first], "group")
        agrees = any(f.agreement[0] in (gender, "-") or gender == "-" for f in takes_none)
        return agrees and self._is_definite(first) and not cue_forms(words[first])

    def _is_definite(self, first: int) -> bool:
        """Whether a noun with the article that can be a subject stands at a token."""
        return self.reading.words[first].startswith("ال") and self._heads_subject(first) and not self._ends_subject(first)

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

    def _ends_subject(self, t: int) -> bool:
        word = self.reading.words[t]
        if not word.isalpha() or word in _AFTER_SUBJECT or word in NO_SUBJECT or word in days():
            return True
        return is_complementizer(word) or word.startswith("لل")
