"""Which outlet a name or an address means: 'صحيفة عكاظ' (the newspaper Okaz), 'www.okaz.com.sa' and 'okaz' are one.

The registry stands in `lexicons/outlets.tsv`, the words around names (agency, newspaper, Saudi) in
`lexicons/outlet_words.tsv`. What is not there, and what may be two outlets ('الوطن' is printed in seven countries), is
None; nothing is guessed.
"""

import re
from functools import lru_cache

from arabic.lexicon import read_lexicon
from arabic.outlet_registry import KINDS, LABELS, NONE, Ids, key_of, read_registry, without_article, words_of_use

_LONGEST = 120  # characters of a name; what is longer is a text
# a hyphen inside a Latin name (Al-Awsat) parts nothing
_PARTS = re.compile(r"[+/،,|؛;&()\[\]:\n]|(?<![A-Za-z])[-–—ـ]|[-–—ـ](?![A-Za-z])")
_AND = re.compile(r"\s+و\s*(?=\S)")
_LONGEST_CREDIT = 6  # words
_DOMAIN = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?:/\S*)?")
# what may stand before the outlet in its line and is none: labels, 'agencies', 'own report', and towns
_NOBODY = {*words_of_use("nobody"), *LABELS}
_PLACES = {tuple(key_of(row["word"]).split()) for row in read_lexicon("dateline_places.tsv")}
_REGISTRY = read_registry()


def outlet_of(name: str | None, url: str | None) -> str | None:
    """The outlet_id of `lexicons/outlets.tsv` that published what carries this outlet name and this address.

    The name decides, of several names in one line the first; the address where there is no name, an unknown one, or one
    that several outlets share. None if neither is known; raises nothing.
    >>> outlet_of("المصدر: وكالة رويترز + وكالات", None)
    'reuters'
    """
    called = _named(name) if name else NONE
    at = _REGISTRY.at(url.strip()) if url else None
    if at and (not called or at in called or (name and at in _REGISTRY.loose.get(without_article(key_of(name)), NONE))):
        return at
    return next(iter(called)) if len(called) == 1 else None


@lru_cache(maxsize=4096)
def _named(name: str) -> Ids:
    """The outlets that an outlet field or the words after 'المصدر:' (source) may mean."""
    name = name.strip()
    if not name or len(name) > _LONGEST:
        return NONE
    if _DOMAIN.fullmatch(name) and (at := _REGISTRY.at(name)):
        return frozenset([at])
    if whole := _REGISTRY.called(key_of(name)):
        return whole
    for part in filter(key_of, _PARTS.split(name)):
        words = tuple(key_of(part).split())
        # الرياض (Riyadh) is a newspaper too, but before an agency it is where the news was written
        if words in _NOBODY or words in _PLACES:
            continue
        return _REGISTRY.called(key_of(part)) or _first_of_two(part)
    return NONE


def _first_of_two(part: str) -> Ids:
    """'الجزيرة ووكالات' (Al Jazeera and agencies): the outlets that the first may mean, if the second is known as well."""
    first, *others = _AND.split(part)
    known = others and all(tuple(key_of(other).split()) in _NOBODY or _REGISTRY.called(key_of(other)) for other in others)
    return _REGISTRY.called(key_of(first)) if known else NONE


def is_credit(words: str) -> bool:
    """Whether the words after 'المصدر:' (source) name where a text is from, and are no sentence of a source who speaks.

    An outlet of the registry, words like وكالات (agencies), or at most six words that begin with صحيفة (newspaper), وكالة
    (agency) and the like.
    """
    key = tuple(key_of(words).split())
    if not key or len(words) > _LONGEST:
        return False
    starts_with_kind = len(key) <= _LONGEST_CREDIT and any(key[: len(kind)] == kind for kind in KINDS)
    return key in _NOBODY or starts_with_kind or bool(_named(words))
