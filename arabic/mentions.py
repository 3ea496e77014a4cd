"""Mentions: the words at a cue that name its source, tagged or not, without what the tagger took in or left off."""

import re
from collections.abc import Sequence

from arabic.adverbials import opens_adverbial
from arabic.contents import Content
from arabic.cue_spans import Cue
from arabic.mention_roles import is_object_of, without_clitic
from arabic.names import kind_of_words
from arabic.reading import Reading, Span
from arabic.sources import SourceIndex
from arabic.tagged_mentions import is_no_subject, trimmed
from arabic.untagged_mentions import UntaggedMentions

_NAME_REACH = 50
_MARK_REACH = 20
# Words between a mention and its cue: a comma, a relative, a particle (، الذي قد).
_RELATIVE = 3
# والمشرف | على برنامج "الفجر" الدكتور | سامي: what stands between an office and the name of who holds it.
_NAME_IN_MARKS = re.compile(r'(?:(?:على|في|ب)\s?\w* )?["«“][^"«»“”\n]{1,30}["»”](?: ال\w+){0,2}')


class MentionFinder:
    """Finds the mention at the cues of one article."""

    def __init__(self, reading: Reading, index: SourceIndex) -> None:
        self.reading = reading
        self.index = index
        found = (trimmed(reading, t.first, t.last) for t in reading.tags if t.kind == "SPEAKER")
        named = {reading.token_range(e.start, e.end)[0] for e in index.entities}
        self._tagged = [m for m in found if m is not None and (m[0] in named or not opens_adverbial(reading, m[0]))]
        self._subjects = [m for m in self._tagged if not is_no_subject(reading, index.entities, m[0])]
        self.untagged = UntaggedMentions(reading, index)

    def mention_of(self, cue: Cue, content: Content, cues: Sequence[Cue]) -> Span | None:
        """The mention that names the source of `cue`, in its sentence with no other cue between; None if there is none.

        A tagged one before an untagged one, one after the cue before one before it.
        """
        reading = self.reading
        mentions = self._mentions(cue)
        begin, stop = reading.sentence_tokens[reading.sentence_of(cue.first)]
        following = min((c.first for c in cues if c.first >= cue.last), default=stop)
        first_content = content.spans[0][0]
        for first, last in map(self._beyond_relay, mentions):
            if cue.last <= first < min(stop, following):
                start, end = reading.characters(first, last)
                if start < first_content or first_content < reading.tokens[cue.first].start:
                    start = self._after_relay(without_clitic(reading.text, start, cue), end)
                    return start, self._with_name(self._completed(last, end, first_content), first_content)
        if cue.circumstantial:
            return None
        subject = None if cue.prepositional else self.untagged.subject_before(cue, begin)
        if subject is not None:
            return subject
        previous = max((c.last for c in cues if c.first < cue.first), default=begin)
        if not cue.prepositional and self.untagged.names_source(cue.last):
            after = self.untagged.subject_after(cue, content)
            if after is not None:
                return after
        if not cue.prepositional and not any(0 <= cue.first - m[1] <= _RELATIVE for m in mentions):
            antecedent = self.untagged.antecedent_of_relative(cue, begin)
            if antecedent is not None:
                return antecedent
        before = [m for m in mentions if max(begin, previous) <= m[0] and m[1] <= cue.first]
        if before and not cue.prepositional:
            start, end = reading.characters(*before[-1])
            return self._after_relay(start, end), self._with_name(end, first_content)
        return self.untagged.subject_after(cue, content)

    def _mentions(self, cue: Cue) -> list[Span]:
        """The tagged mentions that can stand at a cue, as token ranges."""
        if cue.prepositional:
            return self._tagged
        return [m for m in self._subjects if not is_object_of(self.reading, self.index.entities, cue, *m)]

    # -- the bounds of a tagged mention ----------------------------------------------------------------------------------

    def _after_relay(self, start: int, end: int) -> int:
        """وكالة السنديان عن مدير السكك -> مدير السكك: where a mention begins after the outlet that passes its words on."""
        words = self.reading.text[start:end]
        about = words.rfind(" عن ")
        return start + about + 4 if about > 0 and kind_of_words(words) == "organization" else start

    def _beyond_relay(self, mention: tuple[int, int]) -> tuple[int, int]:
        """قالت وكالة السنديان نقلا عن الوزير إن -> الوزير: the source, tagged or a name, whose words the mention passes on."""
        _, last = mention
        if self.reading.words[last : last + 2] != ["نقلا", "عن"]:
            return mention
        named = (self.reading.token_range(e.start, e.end) for e in self.index.entities if e.kind in ("PER", "ORG"))
        return next((m for m in (*self._tagged, *named) if m[0] == last + 2), mention)

    def _completed(self, last: int, end: int, first_content: int) -> int:
        """Where a mention ends with the rest of the name that it cuts: حزب | الله، موقع "الخبر | 24"."""
        for entity in self.index.entities:
            if entity.kind in ("PER", "ORG") and entity.start < end < entity.end:
                end = entity.end
        for pair in self.reading.marks:
            if pair.inner_start <= end < pair.inner_end <= end + _MARK_REACH and pair.inner_end < first_content:
                end = pair.inner_end + 1
        return end

    def _with_name(self, end: int, first_content: int) -> int:
        """أمين المنظمة -رائد حسني: where a mention ends, with a name that only a mark, a name in marks or a title separates."""
        text = self.reading.text
        for entity in self.index.entities:
            if entity.kind == "PER" and end <= entity.start < end + _NAME_REACH:
                between = text[end : entity.start].strip()
                told = entity.end <= first_content or first_content < end
                if between in ("-", "–", "،", ",") or (told and _NAME_IN_MARKS.fullmatch(between)):
                    return entity.end
        return end
