"""What stands around a word that may be a cue: the names of the features by which `arabic.cue_choice` weighs it."""

from collections.abc import Iterator, Sequence
from functools import cache

from arabic.content_words import words_for
from arabic.contents import is_complementizer
from arabic.cues import CueForm, cue_forms, governed_prepositions, is_prepositional, leads
from arabic.lexicon import read_lexicon
from arabic.names import NamedSpan, kind_of_words
from arabic.normalize import fold
from arabic.reading import Reading, Tag

_REACH = 12
# يمكن القول، تجدر الإشارة: the writer speaks (it may be said, it should be noted).
_IMPERSONAL = words_for("impersonal")
_PREPOSITIONS = frozenset("الي علي عن من ب في ل".split())
_NEGATIONS = frozenset("لا لم لن ما غير دون عدم".split())
_RELATIVES = frozenset("الذي التي الذين من ما مما".split())
_WHO = frozenset("الذي التي الذين اللذان اللتان اللذين اللواتي".split())
_LINKS = frozenset("كما فيما حيث وقد قد وكان كان بينما لكنه ولكنه".split())
# After these no verb stands: ابو طالب (a name), 20 طالبا (20 students).
_OF_A_NAME = frozenset("ابي ابو ابا بن ابن".split())
SPOKEN_OF_NOUNS = "spoken_of_nouns.tsv"


@cache
def _spoken_of() -> frozenset[str]:
    """Folded nouns that speech is often about: اهميه (importance), ضروره (necessity)."""
    return frozenset(fold(row["noun"]) for row in read_lexicon(SPOKEN_OF_NOUNS))


def relays(reading: Reading, at: int) -> bool:
    """ونقلت صحيفة عن مصدر أن: whether عن at a token leads to the source whose words a verb of relaying passes on."""
    words = reading.words
    if words[at] != "عن":
        return False
    begin, stop = reading.sentence_tokens[reading.sentence_of(at)]
    relayed = any(f.lemma == "نقل" and f.verb_form != "masdar" for w in words[max(begin, at - _REACH) : at] for f in cue_forms(w))
    following = words[at + 1 : min(stop, at + 1 + _REACH)]
    opener = next((k for k, w in enumerate(following) if is_complementizer(w)), None)
    return relayed and opener is not None and not any(cue_forms(w) for w in following[:opener])


class CueScene:
    """What is the same for all candidates of an article, and the features of each."""

    def __init__(self, reading: Reading, entities: Sequence[NamedSpan]) -> None:
        self.reading = reading
        self.entity_starts: dict[int, str] = {}
        self.entity_at: dict[int, int] = {}
        for entity in entities:
            first, last = reading.token_range(entity.start, entity.end)
            self.entity_starts[first] = entity.kind
            self.entity_at.update(dict.fromkeys(range(first, last), last))
        self.tag_at: dict[int, Tag] = {i: t for t in reading.tags for i in range(t.first, t.last)}
        self.mention_starts = {t.first for t in reading.tags if t.kind == "SPEAKER"}
        self.quoted = {
            i for p in reading.marks if p.closed for i in range(*reading.token_range(p.inner_start, p.inner_end))
        }  # fmt: skip
        self.openings = {
            reading.token_range(p.start, p.end)[0]: reading.token_range(p.inner_start, p.inner_end) for p in reading.marks
        }  # fmt: skip
        tagged = sum(t.kind == "CUE" for t in reading.tags)
        self.richness = "0" if not tagged else "1-3" if tagged < 4 else "4+"
        self._first_cues: dict[int, int] = {}

    def features(self, first: int, last: int) -> Iterator[str]:
        """The features of the candidate of tokens [first, last)."""
        text = self.reading.text[slice(*self.reading.characters(first, last))]
        forms = next((cue_forms(w) for w in text.split() if cue_forms(w)), ())
        shape = "prepositional" if is_prepositional(text) else forms[0].verb_form if forms else "unknown"
        opener = self._opener(last)
        kind_of_opener = opener.partition(",")[0]
        tag = self.tag_at.get(first)
        label = tag.kind if tag is not None and tag.kind != "ADDRESSEE" else "untagged"
        yield from self._of_the_word(first, last, forms, shape)
        yield f"tag={label}"
        yield f"tag={label},shape={shape}"
        yield f"opener={opener}"
        yield f"tag={label},opener={opener}"
        yield f"shape={shape},opener={opener}"
        if forms:
            yield f"frame={forms[0].frame},opener={opener}"
            yield f"lemma={forms[0].lemma},opener={kind_of_opener}"
        source, noun = self._source_next(last), self._noun_next(last)
        yield f"noun_next={noun},opener={kind_of_opener}"
        yield f"tag={label},{shape},opener={opener},source={source != 'no' or noun != 'no'}"
        words = self.reading.words
        following = words[last] if last < len(words) else ""
        if following in _PREPOSITIONS:
            yield f"next={following}"
            yield f"next={following},opener={kind_of_opener}"
        yield f"source_next={source}"
        yield from self._before(first, shape)
        yield f"earlier_cue={self._earlier_cue(first)},{shape}"
        if shape == "prepositional":
            yield from self._rests_on(first, last)
        elif forms:
            yield from self._object(last, forms[0].lemma, kind_of_opener)
        if shape == "present":
            known = source != "no" or noun != "no"
            yield f"present,named={known},before={self._subject_before(first)},opener={kind_of_opener}"
        if first in self.quoted:
            yield "quoted"
        if self.reading.tokens[first].start < self.reading.title_end:
            yield f"title,{shape},opener={kind_of_opener}"
        yield f"tagged_cues={self.richness},{label}"

    def _of_the_word(self, first: int, last: int, forms: Sequence[CueForm], shape: str) -> Iterator[str]:
        """Features of the cue's own words."""
        yield f"shape={shape}"
        if forms:
            yield f"lemma={forms[0].lemma}"
            yield f"lemma={forms[0].lemma},{shape}"
            yield f"class={forms[0].cue_class}"
            yield f"frame={forms[0].frame}"
            if forms[0].agreement[1:2] == "d":
                yield f"dual,{shape}"
            if forms[0].agreement[2:] in "12" and shape in ("past", "present"):
                yield f"person={forms[0].agreement[2:]}"
        if shape == "masdar":
            word = self.reading.words[first]
            whose = "of_someone" if word.endswith(("ه", "ها", "هم")) else "the" if "ال" in word[:3] else "bare"
            yield f"masdar,{whose},by={word[:1] == 'ب'}"
        if last - first > 1:
            yield "phrase"
        if relays(self.reading, first):
            yield "relays"

    def _object(self, last: int, lemma: str, opener: str) -> Iterator[str]:
        """Features of a noun object: the preposition that the verb governs and how far away it stands, the head noun."""
        words = self.reading.words
        governed = governed_prepositions(lemma)
        direct = "direct" in governed
        _, stop = self.reading.sentence_tokens[self.reading.sentence_of(last - 1)]
        found = "no"
        for i in range(last, min(stop, last + _REACH)):
            if i > last and self._cut_off(i):
                break
            if any(leads(words[i], preposition) for preposition in governed):
                reach = "0" if i == last else "near" if i - last <= 3 else "mid"
                found = f"{reach},that={i + 1 < stop and is_complementizer(words[i + 1])}"
                break
        yield f"governed={found},direct={direct},opener={opener}"
        head = self._head_of_object(last, stop)
        if head is not None:
            word = words[head]
            kind = "prep" if word in _PREPOSITIONS else "the" if word[:2] == "ال" else "other"
            yield f"object={kind},direct={direct},opener={opener}"
            if word in _spoken_of():
                yield f"object=spoken_of,opener={opener}"

    def _head_of_object(self, last: int, stop: int) -> int | None:
        """The first token after the cue that belongs to no name or mention."""
        i = last
        while i < stop:
            tag = self.tag_at.get(i)
            if tag is not None and tag.kind in ("SPEAKER", "ADDRESSEE"):
                i = tag.last
            elif i in self.entity_at:
                i = self.entity_at[i]
            elif kind_of_words(self.reading.words[i]) or self.reading.words[i] in ("،", "امس", "اليوم"):
                i += 1
            else:
                return i
        return None

    def _subject_before(self, first: int) -> bool:
        """Whether a source stands right before the cue, or a noun for one within four words: مصادر مطلعة تنفي X."""
        words = self.reading.words
        begin, _ = self.reading.sentence_tokens[self.reading.sentence_of(first)]
        if first == begin:
            return False
        tag = self.tag_at.get(first - 1)
        if (tag is not None and tag.kind == "SPEAKER") or first - 1 in self.entity_at:
            return True
        return any(kind_of_words(words[i]) for i in range(max(begin, first - 4), first))

    def _earlier_cue(self, first: int) -> bool:
        """Whether another word of the sentence before the cue could be one."""
        sentence = self.reading.sentence_of(first)
        begin, stop = self.reading.sentence_tokens[sentence]
        if sentence not in self._first_cues:
            self._first_cues[sentence] = next((i for i in range(begin, stop) if self._other_cue(i)), stop)
        return self._first_cues[sentence] < first

    def _rests_on(self, first: int, last: int) -> Iterator[str]:
        """Features of what a prepositional cue rests on: a source (بحسب الوزارة), words (بحسب البيان), a plan (وفق الخطة)."""
        words = self.reading.words
        begin, stop = self.reading.sentence_tokens[self.reading.sentence_of(first)]
        kind = self._kind_of_basis(last, stop)
        if last - first > 1 and words[last - 1].endswith(("ه", "ها", "هم")):
            kind = "pronoun"
        if last - first > 1 and any(f.verb_form in ("past", "present") for f in cue_forms(words[last - 1])):
            kind = "verb"
        place = "start" if first - begin < 2 else "comma" if words[first - 1] == "،" else "inside"
        earlier = self._earlier_cue(first)
        tag = self.tag_at.get(first)
        yield f"rests_on={kind}"
        yield f"rests_on={kind},tagged={tag is not None and tag.kind == 'CUE'}"
        yield f"rests_on={kind},place={place}"
        yield f"rests_on={kind},earlier_cue={earlier}"
        yield f"rests_on,place={place},earlier_cue={earlier}"
        yield f"rests_on={kind},head={words[first].removeprefix('و')}"

    def _kind_of_basis(self, last: int, stop: int) -> str:
        """What the word after a prepositional cue is; its ل is looked through."""
        if last >= stop:
            return "nothing"
        if last in self.mention_starts:
            return "mention"
        if last in self.entity_at:
            return self.entity_starts.get(last, "entity")
        if last in self.openings:
            return "marks"
        word = self.reading.words[last].removeprefix("ل")
        if any(f.verb_form == "masdar" for f in cue_forms(word)):
            return "masdar"
        return kind_of_words(word) or kind_of_words(self.reading.words[last]) or "other"

    def _before(self, first: int, shape: str) -> Iterator[str]:
        """Features of what stands before the cue."""
        words = self.reading.words
        begin, _ = self.reading.sentence_tokens[self.reading.sentence_of(first)]
        before = words[first - 1] if first > begin else "^"
        for name, group in (("negated", _NEGATIONS), ("relative", _RELATIVES), ("linked", _LINKS)):
            if before in group:
                yield f"before={name}"
        if before in ("^", "،", ".", "؛", '"', "»", "”"):
            yield f"before={'start' if before == '^' else 'mark'},{shape},joined={words[first][:1] in ('و', 'ف')}"
        if before in ("ان", "لان", "بان"):
            yield "before=complementizer"
        if shape == "masdar" and before in _IMPERSONAL:
            yield "masdar,impersonal"
        if before in _OF_A_NAME or before.isdigit():
            yield "not_a_verb"

    def _other_cue(self, i: int) -> bool:
        """Whether a word between a candidate and the opener has the better claim on it."""
        tag = self.tag_at.get(i)
        if tag is not None:
            return tag.kind in ("CUE", "NOMINAL_CUE")
        return any(f.verb_form in ("past", "present") and f.frame != "nominal" for f in cue_forms(self.reading.words[i]))

    def _cut_off(self, i: int) -> bool:
        """Whether a word ends the search for what belongs to a cue: another cue, unless it is one in a relative clause."""
        return i not in self.mention_starts and self._other_cue(i) and self.reading.words[i - 1] not in _WHO

    def _opener(self, last: int) -> str:
        """What opens a content after the cue: a complementizer, a colon or a mark, and how far away."""
        reading = self.reading
        _, stop = reading.sentence_tokens[reading.sentence_of(last - 1)]
        for i in range(last, min(stop, last + _REACH * 2)):
            word = reading.words[i]
            if i > last and self._cut_off(i):
                break
            far = i - last
            reach = "0" if far == 0 else "near" if far <= 3 else "mid" if far <= _REACH else "far"
            if is_complementizer(word):
                return f"that,{reach}" + (",comma" if reading.words[i - 1] == "،" else "")
            if word == ":":
                return f"colon,{reach}"
            if i in self.openings and self.openings[i][1] - self.openings[i][0] > 4:
                return f"marks,{reach}"
        return "nothing"

    def _noun_next(self, last: int) -> str:
        """Kind of source that one of the next two words names, as far as the lexicon knows."""
        kinds = (kind_of_words(word) for word in self.reading.words[last : last + 2])
        return next((kind for kind in kinds if kind), "no")

    def _source_next(self, last: int) -> str:
        for i in range(last, min(last + 3, len(self.reading.words))):
            if i in self.mention_starts:
                return "tagged"
            if i in self.entity_starts:
                return self.entity_starts[i]
        return "no"
