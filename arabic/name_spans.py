"""Names: the entities of an article without what their model took in, and the names that it missed."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from arabic.adverbials import is_manner
from arabic.names import NamedSpan, bare, is_title, kind_of_words, name_words, title_before_name
from arabic.reading import Reading

_LONGEST_NAME = 6
_SHORTEST_NAME = 3
_SHORTEST_PLURAL = 8
# Offices that are names too: the last ones as the end of a name, the first ones before a word with the article too.
_GIVEN_NAMES_TOO = frozenset("امين سيد امير سلطان حكيم عماد".split())
_NAMES_TOO = _GIVEN_NAMES_TOO | frozenset("عميد قايد شيخ امام ملك نقيب مدير د م ا".split())
_HIMSELF = frozenset("نفسه نفسها ذاته ذاتها".split())
_SON_OF = frozenset("بن ابن ال".split())
_NO_NAME = frozenset("لـ ل ب و في من علي عن الي ان - –".split())


def all_names(reading: Reading, entities: Sequence[NamedSpan]) -> list[NamedSpan]:
    """The entities of an article in order, cleaned, with the persons that the model missed in tagged mentions and elsewhere."""
    begins = {reading.words[t] for t, _ in (reading.token_range(e.start, e.end) for e in entities) if t < len(reading.words)}
    found = _without_overruns(reading, [e for e in (_cleaned(reading, e, begins) for e in entities) if e is not None])
    found |= set(_names_after_titles(reading, sorted(found)))
    return sorted(found | set(_names_again(reading, sorted(found))))


def _without_overruns(reading: Reading, entities: Sequence[NamedSpan]) -> set[NamedSpan]:
    """The entities, with what the model took for the end of a person's name parted from it.

    مراد هاني المبعد (the deposed) is مراد هاني where the article names him so too, and so is حسام الأردن, two names where each
    stands elsewhere: وأبلغ حسام الأردن (Husam told Jordan). Only a name that the article has once is parted.
    """
    words = {e: tuple(reading.words[slice(*reading.token_range(e.start, e.end))]) for e in entities}
    people = Counter(name for e, name in words.items() if e.kind == "PER")
    kinds = {name: e.kind for e, name in words.items()}
    places = {name: e.start for e, name in sorted(words.items(), reverse=True)}  # of equal names the first stays
    surnames = {name[-1] for name in people if len(name) > 1 and name[-2] not in _SON_OF}
    found = set(entities)
    for entity, name in words.items():
        for cut in range(len(name) - 1, 0, -1) if entity.kind == "PER" and people[name] == 1 else ():
            rest, tail = name[:cut], name[cut:]
            if not (people[rest] if cut > 1 else surnames.intersection(rest)):
                continue
            # A given name that comes to stand alone after the full one (محمد حسن ... حسن) is no other person.
            kind = kinds.get(tail) if kinds.get(tail) != "PER" or places[tail] < entity.start else None
            adjectives = all(w.startswith("ال") and sum(w in other for other in people) == 1 for w in tail)
            if kind or adjectives:
                first, _ = reading.token_range(entity.start, entity.end)
                found.remove(entity)
                found.add(NamedSpan(entity.start, reading.tokens[first + cut - 1].end, "PER"))
                if kind:
                    found.add(NamedSpan(reading.tokens[first + cut].start, entity.end, kind))
                break
    return found


def _is_plural(word: str) -> bool:
    """Whether a folded word can only be a sound plural: المحسنين; الحسين and ياسين are names."""
    return word.startswith("ال") and word.endswith(("ين", "ون")) and len(word) >= _SHORTEST_PLURAL


def _cleaned(reading: Reading, entity: NamedSpan, begins: set[str]) -> NamedSpan | None:
    """An entity without what its model took in: سعيد خبير -> سعيد, جعفر لـ -> جعفر; None if no name is left.

    A clitic goes where another entity begins with the word that remains (`begins`), لرويترز -> رويترز, or where that word names
    an organisation: لوزارة النقل -> وزارة النقل.
    """
    first, last = reading.token_range(entity.start, entity.end)
    words, end = reading.words, entity.end
    if first >= last:
        return entity
    head = words[first]
    if is_manner(head):
        return None
    start = entity.start + (head[:1] in "ولبف" and len(head) > _SHORTEST_NAME and (head[1:] in begins or _is_body(head, entity)))
    if entity.kind != "PER":
        return NamedSpan(start, end, entity.kind)
    while last - 1 > first and _is_no_name(words[last - 1]):
        last -= 1
        end = reading.tokens[last - 1].end
    if last - first == 1 and (len(head) < _SHORTEST_NAME or _is_plural(head) or head in _HIMSELF or _is_office(head)):
        return None
    office = last - first == 2 and is_title(head) and head not in _GIVEN_NAMES_TOO and words[first + 1].startswith("ال")
    return None if office else NamedSpan(start, end, "PER")


def _is_office(head: str) -> bool:
    """Whether a folded word alone is a noun for a source, no name: البابا (the Pope); الحكيم is a name too."""
    return head.startswith("ال") and kind_of_words(head) is not None and bare(head) not in _NAMES_TOO


def _is_body(head: str, entity: NamedSpan) -> bool:
    """Whether the first word of an organisation is a noun for one only without its first letter."""
    return entity.kind == "ORG" and kind_of_words(head) is None and kind_of_words(head[1:]) == "organization"


def _is_no_name(word: str) -> bool:
    return word in _NO_NAME or (is_title(word) and word not in _NAMES_TOO)


def _names_again(reading: Reading, entities: Sequence[NamedSpan]) -> Iterator[NamedSpan]:
    """The full names of persons where the entity model saw them in one place and missed them in another."""
    text = reading.text
    taken = {i for e in entities if e.kind in ("PER", "ORG") for i in range(e.start, e.end)}
    full = {text[e.start : e.end] for e in entities if e.kind == "PER" and len(name_words(text[e.start : e.end])) > 1}
    if not full:
        return
    either = "|".join(re.escape(name) for name in sorted(full, key=lambda n: (-len(n), n)))
    for found in re.finditer(rf"(?<!\w)(?:{either})(?!\w)", text):
        if found.start() not in taken and found.end() - 1 not in taken:
            yield NamedSpan(found.start(), found.end(), "PER")


def _names_after_titles(reading: Reading, entities: Sequence[NamedSpan]) -> Iterator[NamedSpan]:
    """Names in tagged mentions that the entity model missed: what follows the last title (المواطن هادي مسعود) or a comma
    after an office (رئيس الجمعية، هادي مسعود)."""
    for first, last in ((t.first, t.last) for t in reading.tags if t.kind == "SPEAKER"):
        span = reading.characters(first, last)
        if any(e.start < span[1] and span[0] < e.end and e.kind in ("PER", "ORG") for e in entities):
            continue
        words = reading.words[first:last]
        begin = _after_comma(words) or next((i for i in range(len(words) - 1, 0, -1) if _begins_name(words, i)), None)
        name = words[begin:] if begin else []
        if begin and len(name) <= _LONGEST_NAME and all(w.isalpha() and not is_title(bare(w)) for w in name):
            yield NamedSpan(*reading.characters(first + begin, last), "PER")


def _after_comma(words: Sequence[str]) -> int | None:
    """Where a name of two words or more stands after the last comma of a mention that begins with an office."""
    begin = max((i for i, w in enumerate(words) if w in ("،", ",")), default=0) + 1
    rest = words[begin:]
    plain = all(w.isalpha() and kind_of_words(w) is None and w not in _NO_NAME for w in rest)
    return begin if begin > 1 and 2 <= len(rest) < _LONGEST_NAME and is_title(bare(words[0])) and plain else None


def _begins_name(words: Sequence[str], i: int) -> bool:
    """Whether a title stands before word `i`, with or without a full stop (د. عامر)."""
    before = words[i - 2] if words[i - 1] == "." and i > 1 else words[i - 1]
    definite = before.startswith("ال")
    if not definite and len(before) > 1 and words[i].startswith("ال"):
        return False  # شيخ الصاغة (head of the goldsmiths) is an office
    return title_before_name(bare(before), words[i] if definite else "ال")
