"""Titles: the words beside a person's name that say what he is: الرئيس التركي عامر, سامي رئيس الهيئة."""

from collections.abc import Sequence
from itertools import takewhile

from arabic.cues import cue_forms
from arabic.names import bare, is_title
from arabic.reading import Reading, Span

_REACH = 4
# Prepositions, links and relatives: what stands beyond them is no title.
_NO_TITLE = frozenset("في من الي علي عن مع ان الذي التي و ب ل بين ضد لدي عند كان قد".split())


def title_words(reading: Reading, name: Span) -> list[str]:
    """The bare folded words of the title before a name, the last first, then of that after it, a comma or none between."""
    first, last = reading.token_range(*name)
    words = reading.words
    before = _run(words[max(0, first - _REACH) : first][::-1])
    while before and not is_title(before[-1]):
        before.pop()
    begin = last + (words[last : last + 1] == ["،"])
    after = _run(words[begin : begin + _REACH])
    return before + (after if after and is_title(after[0]) else [])


def _run(words: Sequence[str]) -> list[str]:
    """The bare words up to the first that is part of no title."""
    return [bare(w) for w in takewhile(lambda w: w.isalpha() and w not in _NO_TITLE and not cue_forms(w), words)]
