"""Content after the word that opens it: أن, a colon, a mark, a question word."""

from arabic.content_reach import COMPLEMENTIZER, WITH_PRONOUN, Content, ContentReach
from arabic.content_rules_marks import MarkRules
from arabic.content_words import words_for
from arabic.cue_spans import Cue

_QUESTION = words_for("question")
_BARE_SPEECH = words_for("bare_speech")
_SPEECH = words_for("own_speech")
# Words whose own the أن after them is: من شأنه أن (that would), إلا أن (yet).
_OWNERS = words_for("owns_that")
FARTHEST_OPENER = 45


class OpenerRules:
    """The rules for one article."""

    def __init__(self, reach: ContentReach, marks: MarkRules) -> None:
        self.reach = reach
        self.marks = marks
        self.reading = reach.reading
        self.layout = reach.layout

    def after(self, cue: Cue) -> Content | None:
        """أكد الوزير أن X -> X; قال: "X" -> X. The first أن, colon or real opening mark after the cue."""
        words = self.reading.words
        stop = min(self.reach.limit(cue), cue.last + FARTHEST_OPENER)
        i = cue.last
        while i < stop:
            tag = self.layout.mention_at.get(i)
            if tag is not None:
                i = tag.last
                continue
            word = words[i]
            if self._begins_speech(i) and cue.verb_form == "past" and self.reach.next_to(cue, i):
                return self.reach.to_end(cue, i, "bare_words", "direct")
            if word in COMPLEMENTIZER or WITH_PRONOUN.match(word):
                if (i > cue.last and words[i - 1] in _OWNERS) or self.reach.is_except(i):
                    i += 1
                    continue
                return self.from_complementizer(cue, i)
            if word == ":":
                return self._from_colon(cue, i)
            if word == "(":
                content = self.marks.in_brackets(cue, i)
                if content:
                    return content
            pair = self.layout.pair_opening.get(i)
            if pair is not None:
                if self.marks.is_content(cue, pair, i):
                    return self.marks.from_mark(cue, pair, "marks")
                i = self.layout.after_pair(pair)
                continue
            i += 1
        return None

    def from_complementizer(self, cue: Cue, i: int) -> Content | None:
        words = self.reading.words
        pronoun = bool(WITH_PRONOUN.match(words[i]))
        first = i if pronoun else i + 1
        while first < len(words) and words[first] in ("،", ",", ":"):
            first += 1
        opening = i + 1
        while opening < len(words) and words[opening] in ("،", ",", ":"):
            opening += 1
        pair = self.layout.pair_opening.get(opening)
        if pair is not None:
            whole = self.marks.whole(cue, pair)
            if whole is not None:
                return whole
        ends_here = first >= self.layout.sentence(cue)[1]
        return None if ends_here else self.reach.to_end(cue, first, "complementizer", "indirect")

    def _from_colon(self, cue: Cue, i: int) -> Content | None:
        words = self.reading.words
        if i + 1 >= len(words):
            return None
        pair = self.layout.pair_opening.get(i + 1)
        if pair is not None:
            return self.marks.from_mark(cue, pair, "colon_marks")
        if words[i + 1] == "(":
            content = self.marks.in_brackets(cue, i + 1)
            if content is not None:
                return content
        if words[i + 1] in COMPLEMENTIZER and i + 2 < len(words):
            pair = self.layout.pair_opening.get(i + 2)
            if pair is not None:
                return self.marks.whole(cue, pair) or self.reach.to_end(cue, i + 2, "colon_complementizer", "indirect")
            return self.reach.to_end(cue, i + 2, "colon_complementizer", "indirect")
        kind = "indirect" if WITH_PRONOUN.match(words[i + 1]) and words[i + 1] not in ("انا", "اني", "اننا") else "direct"
        return self.reach.to_end(cue, i + 1, "colon", kind)

    def _begins_speech(self, i: int) -> bool:
        """Whether a word that only the speaker himself says stands at token `i`: نحن (we), لقد (indeed), سأطلق (I shall)."""
        written = self.reading.tokens[i].text
        future = written.startswith("\u0633\u0623") and not written.startswith("\u0633\u0623\u0644")  # not سأل (asked)
        return future or (self.reading.words[i] in _SPEECH and not written.startswith("\u0625"))  # not إنا (that we)

    def bare(self, cue: Cue) -> Content | None:
        """تساءل لماذا X: a question word, or the words after the mention, with no complementizer."""
        words = self.reading.words
        stop = self.reach.limit(cue)
        i = cue.last
        while i < stop and i in self.layout.mention_at:
            i = self.layout.mention_at[i].last
        while i < stop and words[i] in ("،", ",", "عن", "عما"):
            i += 1
        if i < stop and (words[i] in _QUESTION):
            return self.reach.to_end(cue, i, "question", "indirect")
        if i < stop and (words[i] in _BARE_SPEECH or self._begins_speech(i)):
            return self.reach.to_end(cue, i, "bare_words", "direct")
        whether = next((k for k in range(i, stop - 1) if words[k] in ("ما", "عما") and words[k + 1] == "اذا"), None)
        return None if whether is None else self.reach.to_end(cue, whether, "question", "indirect")
