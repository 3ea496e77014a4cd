"""Names: which mentions are one source, its fullest form, its kind, and its role apart from the name."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from arabic.lexicon import read_lexicon
from arabic.normalize import fold

SOURCE_NOUNS = "source_nouns.tsv"
KIN_NOUNS = "kin_nouns.tsv"
FEMALE_NAMES = "female_given_names.tsv"
NAME_TITLES = "name_titles.tsv"

# Enough for a batch of articles; the cache must not grow with the night.
_REMEMBERED = 50_000
_WORD = re.compile(r"[^\W_]+")
# Shorter words are too often two names: سالم, سليم.
_SHORTEST_FOREIGN = 5
_JOINED = frozenset(("عبد", "ابو", "ابا", "ابي"))
# Feminine in form, but a man's title or name; and plurals of things, which take a feminine verb.
_MASCULINE_IN_TA = frozenset("خليفه سموه سعاده فضيله فخامه جلاله دوله سماحه سياده قداسه غبطه نيافه حضره".split())
_BROKEN_PLURALS = frozenset("مصادر المصادر تقارير التقارير وثائق الوثائق وسايل صحف الصحف سلطات السلطات".split())
_SAME = frozenset("هذا هذه هذان هاتان هؤلاء ذلك تلك ذات نفس نفسه نفسها انفسهم ذاته ذاتها مذكور مذكوره عينه سالف سالفه".split())
_CLITIC_ARTICLE = ("وال", "بال", "كال", "فال")


class NamedSpan(NamedTuple):
    """An entity: character span and kind PER, ORG, LOC or MISC."""

    start: int
    end: int
    kind: str


@cache
def _kinds() -> dict[str, str]:
    """Folded noun without article -> kind of source that it names."""
    kinds: dict[str, str] = {}
    for row in read_lexicon(SOURCE_NOUNS):
        kinds.setdefault(bare(fold(row["word"])), row["kind"])
    return kinds


@lru_cache(maxsize=_REMEMBERED)
def bare(folded: str) -> str:
    """A folded word without article and the clitics before it: المصدر and مصدر, للوزارة and وزاره are one."""
    for prefix in _CLITIC_ARTICLE:
        if folded.startswith(prefix) and len(folded) > 5:
            return folded[3:]
    if folded.startswith(("ال", "لل")) and len(folded) > 4:
        return folded[2:]
    return folded


@lru_cache(maxsize=_REMEMBERED)
def name_words(text: str) -> tuple[str, ...]:
    """The bare folded words of a name, in order; عبد and أبو are joined to the word after them, ابن is بن.

    >>> name_words("الدكتور عبد الله بن سالم")
    ('دكتور', 'عبدالله', 'بن', 'سالم')
    """
    words: list[str] = []
    joined = ""
    for word in _WORD.findall(fold(text)):
        if word in _JOINED:
            joined = word
            continue
        words.append(joined + word if joined else "بن" if word == "ابن" else bare(word))
        joined = ""
    return (*words, joined) if joined else tuple(words)


@lru_cache(maxsize=_REMEMBERED)
def kind_of_words(text: str) -> str | None:
    """Kind of source that the head noun of `text` names (مصدر anonymous, وزارة organization), None if unknown."""
    for word in name_words(text)[:2]:
        kind = _kinds().get(word)
        if kind is not None:
            return kind
    return None


def is_title(word: str) -> bool:
    """Whether a bare folded word is a title or office of a person (دكتور, وزير)."""
    return _kinds().get(word) == "person"


@cache
def _name_titles() -> dict[str, str]:
    return {bare(fold(row["title"])): row["kind"] for row in read_lexicon(NAME_TITLES)}


def title_before_name(title: str, name: str) -> bool:
    """Whether a bare folded word is a title and the folded word after it can begin a name.

    After an honorific a word with the article can (الدكتور الشمري), after an occupation it describes (المدرب الروماني).
    """
    kind = _name_titles().get(title)
    return kind == "honorific" or (kind == "occupation" and not name.startswith("ال"))


def described(words: Sequence[str]) -> tuple[str, ...]:
    """The words of a description without those that only say it is the same one: ذات المصدر, المصدر نفسه -> مصدر."""
    return tuple(w for w in words if w not in _SAME) or tuple(words)


@cache
def _kin() -> frozenset[str]:
    return frozenset(bare(fold(row["noun"])) for row in read_lexicon(KIN_NOUNS))


def is_kin(word: str) -> bool:
    """Whether a bare folded word names someone by another person: شقيق (brother of), محامي (lawyer of)."""
    return word in _kin()


def near_spellings(one: str, other: str) -> bool:
    """Whether two bare folded words are one foreign name spelt in two ways: a long vowel more, or two letters exchanged.

    >>> near_spellings("اوغلو", "اغولو"), near_spellings("ستريتنغ", "ستريتينغ"), near_spellings("سالم", "سليم")
    (True, True, False)
    """
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST_FOREIGN:
        return False
    if len(short) == len(long):
        differ = [i for i in range(len(short)) if short[i] != long[i]]
        return (
            len(differ) == 2
            and differ[1] == differ[0] + 1
            and short[differ[0]] == long[differ[1]]
            and (short[differ[1]] == long[differ[0]])
        )
    return len(long) == len(short) + 1 and any(
        long[i] in "اوي" and long[:i] + long[i + 1 :] == short for i in range(1, len(long))
    )


def names_one(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether two names, as bare folded words, can be one person: all words of one in the other, or first and last equal.

    بن (son of) and titles do not count.
    """
    a = [w for w in short if w != "بن" and not is_title(w)] or list(short)
    b = [w for w in long if w != "بن" and not is_title(w)] or list(long)
    if set(a) <= set(b) or set(b) <= set(a):
        return True
    few, many = (a, b) if len(a) < len(b) else (b, a)
    if len(few) == 1 and any(near_spellings(few[0], w) for w in many):
        return True
    return len(a) > 1 and len(b) > 1 and a[0] == b[0] and a[-1] == b[-1]


@cache
def _female_names() -> frozenset[str]:
    return frozenset(fold(row["name"]) for row in read_lexicon(FEMALE_NAMES))


@lru_cache(maxsize=_REMEMBERED)
def gender_of(text: str, kind: str) -> str:
    """Grammatical gender of the verb that a source takes, from its head noun or given name: m, f, - if it cannot be told."""
    words = _WORD.findall(fold(text))
    if not words:
        return "-"
    head = words[0]
    if kind == "person":
        if any(w in _female_names() for w in words[:2]):
            return "f"
        if is_title(bare(head)):
            return "f" if head.endswith("ه") and head not in _MASCULINE_IN_TA else "m"
        return "-"
    if head in _MASCULINE_IN_TA:
        return "m"
    if head.endswith(("ه", "ات")) or head in _BROKEN_PLURALS:
        return "f"
    return "m" if bare(head) in _kinds() else "-"
