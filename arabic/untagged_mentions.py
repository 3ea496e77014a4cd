"""Mentions that the tagger left out: the noun phrase beside a cue that can only be its source."""

from collections.abc import Sequence

from arabic.adverbials import opens_adverbial
from arabic.contents import Content, is_complementizer
from arabic.cue_spans import Cue
from arabic.cues import CueForm, cue_forms
from arabic.mention_roles import has_object, is_object_of, without_clitic
from arabic.names import kind_of_words
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
_RELATIVES = frozenset("الذي التي الذين هو هي هم من ما حين عندما".split())
# Verbs whose object is a person: طالب الحكومة بأن (called on the government to).
_TO_SOMEBODY = frozenset(
    "طالب اتهم دعا حث حض وصف أبلغ أخبر سأل حذر هدد وعد ناشد نصح أمر كلف عاهد خاطب ذكر أقنع أنذر هنأ شكر".split()
)
_LONGEST_QUOTED_NAME = 6
_LONGEST_SUBJECT = 12
# So many words of a subject may stand at the head of a sentence, or before a relative.
_LONGEST_AHEAD = 5
_OPENING, _CLOSING = frozenset('"«“'), frozenset('"»”')


def _is_finite(forms: Sequence[CueForm]) -> bool:
    """Whether one of the readings is a verb of the third person."""
    return any(f.verb_form in ("past", "present") and f.agreement[2] == "3" for f in forms)


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
        last -= words[last - 1] == "،"
        forms = [f for w in cue.words.split() for f in cue_forms(w)]
        if not _is_finite(forms) or cue.words[:1] in "وف":
            return None
        for t in range(last - 1, max(begin, last - _LONGEST_SUBJECT) - 1, -1):
            if words[t] in _OPENS_CLAUSE and t + 1 < last:
                if words[last - 1] in _RELATIVES:
                    return None
                named = t + 1 in self._entity_starts or kind_of_words(words[t + 1].removesuffix("ا"))
                return self.reading.characters(t + 1, last) if named or self._is_definite(t + 1) else None
            if not words[t].isalnum() or words[t] in _RELATIVES or cue_forms(words[t]) or is_complementizer(words[t]):
                return None
            opens = t == begin and words[t] not in NO_SUBJECT and (words[t].startswith("ال") or self.names_source(t))
            if opens and 1 < last - t <= _LONGEST_AHEAD:
                return self.reading.characters(t, last)
        return None

    def antecedent_of_relative(self, cue: Cue, begin: int) -> Span | None:
        """المجلس العسكري، الذي قال -> المجلس العسكري: the name, or the noun for a source with its words, before a relative."""
        words = self.reading.words
        last = cue.first - 1 - (words[cue.first - 1] in ("قد", "كان", "كانت"))
        if last <= begin or words[last] not in ("الذي", "التي", "الذين") or has_object(cue):
            return None
        last -= words[last - 1] == "،"
        found = None
        for t in range(last - 1, max(begin, last - _LONGEST_AHEAD) - 1, -1):
            if not words[t].isalnum() or cue_forms(words[t]) or is_complementizer(words[t]):
                break
            if self.names_source(t) and words[t] not in NO_SUBJECT:
                found = self.reading.characters(t, last)
            if t in self._entity_starts:
                break
        return found

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

    def _only_subject(self, cue: Cue, first: int) -> bool:
        """وتشير التوقعات إلى أن: whether the noun phrase at `first` can only be the subject of a verb that tells nobody."""
        words = self.reading.words
        forms = [f for w in cue.words.split() for f in cue_forms(w)]
        if not _is_finite(forms) or any(f.lemma in _TO_SOMEBODY for f in forms):
            return False
        return self._is_definite(first) and not cue_forms(words[first])

    def _is_definite(self, first: int) -> bool:
        """Whether a noun with the article, or a noun before one (نتائج التشريح), stands at `first`."""
        words = self.reading.words
        articles = [w.startswith("ال") and not self._ends_subject(t) for t, w in enumerate(words[first : first + 2], first)]
        return any(articles) and not self._ends_subject(first)

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
