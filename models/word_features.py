"""What the lexicons know of a word, as numbers beside its vector: cue forms, source nouns, given names and surnames.

A tagger that sees 2,000 sentences cannot learn the 6,000 written forms of the reporting verbs; the lexicon has them.
"""

import sqlite3
from collections import Counter
from functools import cache
from importlib.util import find_spec
from math import log1p
from pathlib import Path

from arabic.cues import cue_forms, inflected_forms, prepositional_cues
from arabic.names import is_kin, kind_of_words
from arabic.normalize import fold

_VERB_FORMS = ("past", "present", "participle", "masdar")
_FRAMES = ("clause", "nominal", "both")
_KINDS = ("person", "organization", "group", "anonymous", "document")
_COMPLEMENTIZERS = frozenset(
    prefix + word
    for prefix in ("", "ب", "ف", "ل")
    for word in ("ان", "انه", "انها", "انهم", "انهما", "اننا", "انني", "اني", "انك")
)
WIDTH = len(_VERB_FORMS) + len(_FRAMES) + len(_KINDS) + 5


@cache
def person_names() -> tuple[Counter[str], Counter[str]]:
    """(given names, surnames) with how many people bear them, from the package arabic-name-romanizer (MIT; Wikidata CC0).

    ModuleNotFoundError, with what to install, if the package is missing.
    """
    spec = find_spec("arabic_name_romanizer")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("training needs the name lists of arabic-name-romanizer: pip install 'isnad[train]'")
    path = next(Path(spec.origin).parent.rglob("names.sqlite3"))
    given: Counter[str] = Counter()
    surnames: Counter[str] = Counter()
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as base:
        for key, role, count in base.execute("select arabic_key, role, count from units"):
            (surnames if role == "surname" else given)[fold(key)] += count
    return given, surnames


def word_features(word: str) -> list[float]:
    """`WIDTH` numbers from 0 to about 1.5 for one folded word."""
    forms = cue_forms(word)
    shapes = {form.verb_form for form in forms}
    frames = {form.frame for form in forms}
    kind = kind_of_words(word)
    given, surnames = person_names()
    bare = word.removeprefix("ال")
    return [
        *(float(f in shapes) for f in _VERB_FORMS),
        *(float(f in frames) for f in _FRAMES),
        *(float(k == kind) for k in _KINDS),
        float(is_kin(word)),
        float(word in _COMPLEMENTIZERS),
        float(any(word.removeprefix("و") == cue[0] for cue in prepositional_cues())),
        log1p(given[word]) / 5,
        log1p(max(surnames[word], surnames[bare])) / 5,
    ]


def lexicon_words() -> list[str]:
    """Words that need a vector even where the news hardly uses them: every cue form, and names that several people bear."""
    given, surnames = person_names()
    names = {name for counts in (given, surnames) for name, n in counts.items() if n >= 4 and " " not in name and len(name) > 2}
    return sorted(set(inflected_forms()) | names)
