"""Names: which mentions are one source, its fullest form, its kind, and its role apart from the name."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from arabic.lexicon import read_lexicon
from arabic.normalize import fold

SOURCE_NOUNS = "source_nouns.tsv"

_WORD = re.compile(r"[^\W_]+")
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


@cache
def bare(folded: str) -> str:
    """A folded word without article and the clitics before it: المصدر and مصدر, للوزارة and وزاره are one."""
    for prefix in _CLITIC_ARTICLE:
        if folded.startswith(prefix) and len(folded) > 5:
            return folded[3:]
    if folded.startswith(("ال", "لل")) and len(folded) > 4:
        return folded[2:]
    return folded


def name_words(text: str) -> tuple[str, ...]:
    """The bare folded words of a name, in order; بن (son of) stays."""
    return tuple(bare(w) for w in _WORD.findall(fold(text)))


def noun_kind(text: str) -> str | None:
    """Kind of source that the head noun of `text` names (مصدر anonymous, وزارة organization), None if unknown."""
    for word in name_words(text)[:2]:
        kind = _kinds().get(word)
        if kind is not None:
            return kind
    return None


def is_title(word: str) -> bool:
    """Whether a bare folded word is a title or office of a person (الدكتور, وزير)."""
    return _kinds().get(word) == "person"


def same_name(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether one set of name words holds the other, by at least one word that is no title."""
    if not a or not b:
        return False
    sa = {w for w in a if not is_title(w)} or set(a)
    sb = {w for w in b if not is_title(w)} or set(b)
    return sa <= sb or sb <= sa


def fullest(names: Iterable[tuple[str, tuple[int, int]]]) -> tuple[str, tuple[int, int]] | None:
    """The name with most words; the first of equals. None for no names."""
    best: tuple[str, tuple[int, int]] | None = None
    for name in names:
        if best is None or len(name_words(name[0])) > len(name_words(best[0])):
            best = name
    return best


def gender_of(words: Sequence[str], text: str) -> str:
    """Grammatical gender that agrees with a source, from its head noun: m, f, or - where it cannot be told."""
    first = _WORD.findall(fold(text))[:1]
    if not first:
        return "-"
    head = first[0]
    if head.endswith(("ه", "ات")) and head not in ("خليفه", "طه", "عبده", "عطيه", "حمزه", "اسامه", "معاويه", "طلحه", "سموه", "والده", "شقيقه", "سعاده", "فضيله", "فخامه", "جلاله", "دوله"):
        return "f"
    if head in ("مصادر", "المصادر", "تقارير", "التقارير", "وثائق", "بيانات", "وسائل", "السلطات", "سلطات"):
        return "f"
    return "m" if _kinds().get(bare(head)) in ("person", "anonymous", "document") else "-"
