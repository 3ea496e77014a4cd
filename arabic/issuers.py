"""Issuers: who speaks through a document that is only pointed to (التقرير, the report)."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from arabic.names import kind_of_words, name_words
from arabic.normalize import fold
from arabic.reading import Reading, Span
from arabic.sources import Source

# How many words after a document's noun the one that issued it may stand: بيان صدر أمس عن الهيئة.
_REACH = 6
_BEFORE_ISSUER = frozenset("عن من اصدره اصدرها اصدرته اصدرتها نشره نشرها نشرته نشرتها اعدته اعدها اعده".split())


def issuer_before(reading: Reading, sources: Sequence[Source], mention: Span) -> Source | None:
    """The source whose name follows an earlier mention of the same document; None if there is none or more than one.

    تقرير صادر عن الهيئة ... وأضاف التقرير: the authority. Of 17 such reports in the gold's training part and our own articles
    it is right in 14 (2026-11-25).
    """
    text = reading.text[slice(*mention)]
    noun = next((w for w in reversed(name_words(text)[:2]) if kind_of_words(w) == "document"), None)
    if noun is None or not any(w.startswith("ال") and name_words(w) == (noun,) for w in text.split()[:2]):
        return None
    found: dict[int, Source] = {}
    for t in _places(reading, noun, mention[0]):
        begin, end = reading.tokens[t].end, reading.sentences[reading.sentence_of(t)][1]
        for source in sources:
            near = slice(bisect_left(source.mentions, (begin, 0)), bisect_left(source.mentions, (end, 0)))
            for at, _ in source.mentions[near]:
                between = fold(reading.text[begin:at]).split()
                to_it = between[-1:] == ["ل"] or reading.text.startswith("لل", at)
                if len(between) <= _REACH and (to_it or _BEFORE_ISSUER.intersection(between[-1:])):
                    found[source.index] = source
    return next(iter(found.values())) if len(found) == 1 else None


def _places(reading: Reading, noun: str, at: int) -> Iterator[int]:
    """The tokens before an offset that are the noun, with or without article, preposition, pronoun or ending."""
    for t, token in enumerate(reading.tokens):
        if token.start >= at:
            return
        word = reading.words[t]
        if noun in word and any(stem + end == word for stem in _stems(noun) for end in ("", "ها", "ه", "ا")):
            yield t


def _stems(noun: str) -> Iterator[str]:
    yield from (noun, "ال" + noun)
    yield from (clitic + stem for clitic in "بلوف" for stem in (noun, "ال" + noun))
    yield "لل" + noun
