"""Adverbials: words right after a verb of speech that tell how, when or how often it was said, not who said it."""

from functools import cache

from arabic.cues import cue_forms
from arabic.lexicon import read_lexicon
from arabic.normalize import fold
from arabic.reading import Reading

MANNER_ADVERBS = "manner_adverbs.tsv"

_TANWIN = ("\u064bا", "ا\u064b")


def is_manner(word: str) -> bool:
    """Whether a folded word is ب with a noun for how something is said: بفخر (with pride). No name begins so."""
    return word.startswith("ب") and word in _adverbs()


@cache
def _adverbs() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in read_lexicon(MANNER_ADVERBS))


def opens_adverbial(reading: Reading, t: int) -> bool:
    """Whether an adverbial begins at a token: مرة أخرى (once more), قائلا (saying), أمام الحضور (before those present).

    An accusative with its written ending is no subject; without it a noun (رضا) looks the same, and the lexicon decides.
    """
    token = reading.tokens[t].text
    if token.endswith(_TANWIN) or token == "أمام" or fold(token) in _adverbs():
        return True
    return any(form.verb_form == "participle" for form in cue_forms(fold(token))) and token.endswith("ا")
