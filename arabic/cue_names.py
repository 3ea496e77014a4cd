"""Persons whom a cue names and the entity model missed: وأكد الشعيلان (and al-Shu'aylan confirmed).

A speaker mention is strong evidence for a name. What stands in one is taken for a name where it follows or precedes an
office, stands as a mention of its own elsewhere, or repeats a name of the article.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

from arabic.cues import is_prepositional
from arabic.names import NamedSpan, bare, is_title, kind_of_words, name_words, title_before_name
from arabic.reading import Reading, Span

_LONGEST = 6
# Between an office and the name of its holder: رئيس الجمعية، عفيف السالمي
_BREAKS = frozenset("،,-–:(")
_MARKS = frozenset('"«»“”().')
# A noun phrase goes on after these: no name begins with one.
_NO_NAME = frozenset("من في عن الي مع ان بين عند لدي".split())
# Folded it is the name علي (Ali): مشددا على (stressing) names nobody.
_ON = "على"


class Place(NamedTuple):
    """Tokens [first, last) where a person may be named: a tagged mention, or the words beside a cue."""

    first: int
    last: int


Rule = Callable[[Reading, Place], Span | None]
Words = tuple[str, ...]


def names_at_cues(reading: Reading, entities: Sequence[NamedSpan]) -> list[NamedSpan]:
    """The persons named in tagged speaker mentions, or right beside a cue, that `entities` lack, in order.

    A span covers the name alone, without title, office or clitic. It overlaps no person of `entities` and stands inside no
    longer name of another kind (مؤسسة نادر عامر, the Nader Amer Foundation).
    """
    mentions = [Place(t.first, t.last) for t in reading.tags if t.kind == "SPEAKER"]
    found = [e for e in entities if e.kind == "PER"]
    given = len(found)

    def look(rule: Rule, places: Sequence[Place]) -> None:
        for place in places:
            start, end = reading.characters(*place)
            span = None if any(p.start < end and start < p.end for p in found) else rule(reading, place)
            if span is not None and not any(_belongs_to(span, e, reading, entities) for e in entities):
                found.append(NamedSpan(*span, "PER"))

    # full names first: the short ones repeat them
    for rule in (_after_title, _after_break, _before_title, _echoed):
        look(rule, mentions)
    for places in (mentions, _beside_cues(reading)):
        look(partial(_repeated, [_without_titles(name_words(reading.text[p.start : p.end])) for p in found]), places)
    return sorted(found[given:])


def with_names_at_cues(reading: Reading, entities: Sequence[NamedSpan]) -> list[NamedSpan]:
    """`entities` and `names_at_cues` together, in order; an organisation or place at the words of such a name gives way."""
    names = names_at_cues(reading, entities)
    return sorted((*names, *(e for e in entities if not any(n.start < e.end and e.start < n.end for n in names))))


def _belongs_to(span: Span, entity: NamedSpan, reading: Reading, entities: Sequence[NamedSpan]) -> bool:
    """Whether a name is the end of a longer one (مؤسسة نادر عامر), not a second one glued to it (السنديان هند الراسي, where بلدية
    السنديان is an entity of the article)."""
    if not (entity.start <= span[0] and span[1] <= entity.end) or entity[:2] == span:
        return False
    before = name_words(reading.text[entity.start : span[0]])
    return not before or all(name_words(reading.text[e.start : e.end])[-len(before) :] != before for e in entities if e != entity)


# -- where a name may stand --------------------------------------------------------------------------------------------


def _beside_cues(reading: Reading) -> list[Place]:
    """Where an untagged mention may begin: after a cue, or before a headline's colon."""
    words = reading.words
    after = {t.last for t in reading.tags if t.kind in ("CUE", "NOMINAL_CUE")}
    after |= {i + 1 for i, word in enumerate(words) if is_prepositional(word)}
    places = []
    for first in sorted(after):
        last = min(reading.sentence_tokens[reading.sentence_of(first - 1)][1], first + _LONGEST)
        if first < last and words[first].isalpha():
            places.append(Place(first, last))
    colon = words.index(":") if ":" in words[1 : _LONGEST + 1] else 0
    return [Place(0, colon), *places] if colon and reading.tokens[colon].start < reading.title_end else places


# -- the rules: what of a place is a name, as characters ---------------------------------------------------------------


def _after_title(reading: Reading, place: Place) -> Span | None:
    """What follows the last title of a mention: المواطن هادي مسعود."""
    words = reading.words[place.first : place.last]
    begin = next((i for i in range(len(words) - 1, 0, -1) if _title_before(words, i)), None)
    return _as_name(reading, place.first + begin, place.last) if begin else None


def _title_before(words: Sequence[str], i: int) -> bool:
    """Whether a title stands before word `i`, with or without a full stop (د. عامر)."""
    at = i - 2 if words[i - 1] == "." and i > 1 else i - 1
    # جامعة الملك خالد (King Khalid University) is no person
    if at and "organization" in _kinds(words[at - 1]):
        return False
    return title_before_name(bare(words[at]), words[i] if words[at].startswith("ال") else "ال")


def _after_break(reading: Reading, place: Place) -> Span | None:
    """What follows a comma, dash or bracket in a mention that begins with an office: رئيس الجمعية، عفيف السالمي."""
    words, last = reading.words, place.last
    last -= words[last - 1] == ")"
    begin = next((i + 1 for i in range(last - 2, place.first, -1) if words[i] in _BREAKS), None)
    return _as_name(reading, begin, last) if begin and last - begin > 1 and is_title(bare(words[place.first])) else None


def _before_title(reading: Reading, place: Place) -> Span | None:
    """What stands before the office in a mention: نادية السالمي رئيسة اللجنة."""
    words = reading.words
    office = next((i for i in range(*place) if is_title(bare(words[i]))), place.first)
    fits = 2 <= office - place.first <= 4 and not any(map(_kinds, words[place.first : office]))
    return _as_name(reading, place.first, office) if fits else None


def _echoed(reading: Reading, place: Place) -> Span | None:
    """What a mention that begins with an office shares with a whole mention: مدير المنتخب علي السالمي, then السالمي."""
    if not is_title(bare(reading.words[place.first])):
        return None
    others = {tuple(reading.words[t.first : t.last]) for t in reading.tags if t.kind == "SPEAKER" and t.first != place.first}
    for begin in range(place.first + 1, place.last):
        for stop in range(place.last, begin, -1):
            shared = tuple(reading.words[begin:stop])
            if shared in others and not any(map(_kinds, shared)) and (len(shared) > 1 or stop == place.last):
                # with a surname goes the given name before it
                return _as_name(reading, begin if len(shared) > 1 else begin - 1, stop)
    return None


def _repeated(known: Sequence[Words], reading: Reading, place: Place) -> Span | None:
    """The words at the start of a mention, titles passed over, that are a known name or the end of one."""
    words, first = reading.words, place.first
    while first + 1 < place.last and (words[first] in _MARKS or title_before_name(bare(words[first]), "")):
        first += 1
    for last in range(min(place.last, first + _LONGEST), first, -1):
        if words[first].isalpha() and words[last - 1].isalpha():
            for start, end in _without_clitic(reading, first, last):
                here = () if reading.text[start:end] == _ON else name_words(reading.text[start:end])
                # المدرب الروماني (the Romanian coach) repeats no name الروماني, whatever the model made of it elsewhere
                if any(_repeats(here, name) and (first == place.first or len(name) > len(here)) for name in known):
                    return start, end
    return None


def _without_clitic(reading: Reading, first: int, last: int) -> Iterator[Span]:
    """The characters of tokens, and where they begin with ل the same without it: لسميث, سميث."""
    start, end = reading.characters(first, last)
    yield start, end
    if reading.text[start] == "ل":
        yield start + 1, end


def _repeats(words: Words, name: Words) -> bool:
    """Whether `words` are a name or its shorter form, with its last word."""
    return words[-1:] == name[-1:] != () and set(words) <= set(name)


def _without_titles(name: Words) -> Words:
    """The words of a name without titles that the model took for a part of it."""
    first = next((i for i, w in enumerate(name) if not is_title(w)), 0)
    last = next((i for i in range(first + 2, len(name)) if is_title(name[i])), len(name))
    return name[first:last]


def _kinds(word: str) -> set[str]:
    """The kinds of source that a folded word names, with or without a clitic: وزارة, بجامعة."""
    return {kind for kind in (kind_of_words(word), kind_of_words(word.lstrip("بلو"))) if kind}


def _as_name(reading: Reading, first: int, last: int) -> Span | None:
    """The characters of a token range if its words can be a name."""
    words = reading.words[first:last]
    fits = len(words) <= _LONGEST and words[0] not in _NO_NAME and all(w.isalpha() and not is_title(bare(w)) for w in words)
    return reading.characters(first, last) if fits else None
