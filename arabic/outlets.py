"""Which outlet a name or an address means: 'صحيفة عكاظ' (the newspaper Okaz), 'www.okaz.com.sa' and 'okaz' are one.

The registry stands in `lexicons/outlets.tsv`, the words around names (agency, newspaper, Saudi) in
`lexicons/outlet_words.tsv`. What is not there, and what may be two outlets ('الوطن' is printed in seven countries), is
None; nothing is guessed.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import urlsplit

from arabic.lexicon import read_lexicon
from arabic.normalize import fold

_LONGEST = 120  # characters of a name; what is longer is a text
_NO_WORD = re.compile(r"[\W_]+")
# a hyphen inside a Latin name (Al-Awsat) parts nothing
_PARTS = re.compile(r"[+/،,|؛;&()\[\]:\n]|(?<![A-Za-z])[-–—ـ]|[-–—ـ](?![A-Za-z])")
_AND = re.compile(r"\s+و\s*(?=\S)")
_DOMAIN = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}(?:/\S*)?")
_ARTICLE = "ال"
# kinds that a word before the name may mean loosely: 'وكالة السومرية' (agency) is a television channel
_LOOSE_KINDS = {
    "agency": {"site", "television"}, "newspaper": {"site"}, "television": {"radio", "site"}, "radio": {"television", "site"},
    "site": {"agency", "newspaper", "television", "radio"},
}  # fmt: skip

Ids = frozenset[str]
_NONE: Ids = frozenset()


def _key(words: str) -> str:
    """Words as they are looked up: folded, without signs, one space between them."""
    return _NO_WORD.sub(" ", fold(words)).strip()


def _without_article(key: str) -> str:
    return key[2:] if key.startswith(_ARTICLE) and len(key) > 4 else key


def _words(use: str) -> dict[tuple[str, ...], str]:
    """The words of one use, each split, with its value."""
    return {tuple(_key(row["word"]).split()): row["value"] for row in read_lexicon("outlet_words.tsv") if row["use"] == use}


_KINDS = _words("kind")
_COUNTRIES = _words("country")
_TAILS = _words("tail") | _COUNTRIES
_LABELS = _words("label")
_HEADS = _KINDS | _LABELS
# what may stand before the outlet in its line and is none: labels, 'agencies', 'own report', and towns
_NOBODY = {*_words("nobody"), *_LABELS}
_PLACES = {tuple(_key(row["word"]).split()) for row in read_lexicon("dateline_places.tsv")}
_LONGEST_HEAD = max(map(len, _HEADS))


@dataclass(frozen=True)
class _Form:
    """A name without some of the words around it: the kinds and countries that these words demand."""

    key: str
    kind: str | None = None
    country: str | None = None


def _forms(key: str) -> Iterator[_Form]:
    """The name as it is, then with less and less around it."""
    words = key.split()
    kind: str | None = None
    start = 0
    while start < len(words):
        yield from _without_tails(words[start:], kind)
        for length in range(_LONGEST_HEAD, 0, -1):
            head = tuple(words[start : start + length])
            if head in _HEADS:
                kind = _KINDS.get(head, kind)
                start += len(head)
                break
        else:
            return


def _without_tails(words: list[str], kind: str | None) -> Iterator[_Form]:
    country: str | None = None
    end = len(words)
    yield _Form(" ".join(words), kind)
    while end > 1 and (last := (words[end - 1],)) in _TAILS:
        country = _COUNTRIES.get(last, country)
        end -= 1
        yield _Form(" ".join(words[:end]), kind, country)


@dataclass
class _Registry:
    """The outlets by their names (exact, without the article, without spaces) and by their domains."""

    kinds: dict[str, str] = field(default_factory=dict)
    countries: dict[str, list[str]] = field(default_factory=dict)
    names: list[dict[str, Ids]] = field(default_factory=lambda: [{}, {}, {}])
    loose: dict[str, Ids] = field(default_factory=dict)
    domains: dict[str, str] = field(default_factory=dict)

    def add(self, row: Mapping[str, str]) -> None:
        """Take in one row of the list. ValueError if another outlet has one of its domains."""
        outlet = row["outlet_id"]
        self.kinds[outlet] = row["kind"]
        self.countries[outlet] = row["country"].split("|")
        for name in (*row["names"].split("|"), *row["latin"].split("|")):
            key = _key(name)
            for table, form in zip(self.names, _spellings(key), strict=True):
                table[form] = table.get(form, _NONE) | {outlet}
            for form_ in _forms(key):
                bare = _without_article(form_.key)
                self.loose[bare] = self.loose.get(bare, _NONE) | {outlet}
        for domain in filter(None, row["domains"].split("|")):
            if self.domains.setdefault(domain, outlet) != outlet:
                raise ValueError(f"outlets.tsv gives {domain} to {self.domains[domain]} and to {outlet}: leave it to one")

    def called(self, key: str) -> Ids:
        """The outlets that a name may mean."""
        for number, table in enumerate(self.names):
            for form in _forms(key):
                found = table.get(_spellings(form.key)[number], _NONE)
                if fitting := self._fitting(found, form):
                    return fitting
        return _NONE

    def _fitting(self, outlets: Ids, form: _Form) -> Ids:
        """Those of the outlets that are of the form's kind and country."""
        if form.country:
            outlets = frozenset(o for o in outlets if form.country in self.countries[o])
        if form.kind:
            of_kind = frozenset(o for o in outlets if self.kinds[o] == form.kind)
            return of_kind or frozenset(o for o in outlets if self.kinds[o] in _LOOSE_KINDS[str(form.kind)])
        return outlets

    def at(self, address: str) -> str | None:
        """The outlet whose domain or subdomain the address has."""
        try:
            host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
        except ValueError:
            return None
        labels = host.rstrip(".").split(".")
        for start in range(len(labels) - 1):
            if outlet := self.domains.get(".".join(labels[start:])):
                return outlet
        return None


def _spellings(key: str) -> tuple[str, str, str]:
    return key, _without_article(key), key.replace(" ", "")


def _read_registry() -> _Registry:
    registry = _Registry()
    for row in read_lexicon("outlets.tsv"):
        registry.add(row)
    return registry


_REGISTRY = _read_registry()


def outlet_of(name: str | None, url: str | None) -> str | None:
    """The outlet_id of `lexicons/outlets.tsv` that published what carries this outlet name and this address.

    The name decides, of several names in one line the first; the address where there is no name, an unknown one, or one
    that several outlets share. None if neither is known; raises nothing.
    >>> outlet_of("المصدر: وكالة رويترز + وكالات", None)
    'reuters'
    """
    called = _named(name) if name else _NONE
    at = _REGISTRY.at(url.strip()) if url else None
    if at and (not called or at in called or (name and at in _REGISTRY.loose.get(_without_article(_key(name)), _NONE))):
        return at
    return next(iter(called)) if len(called) == 1 else None


@lru_cache(maxsize=4096)
def _named(name: str) -> Ids:
    """The outlets that an outlet field or the words after 'المصدر:' (source) may mean."""
    name = name.strip()
    if not name or len(name) > _LONGEST:
        return _NONE
    if _DOMAIN.fullmatch(name) and (at := _REGISTRY.at(name)):
        return frozenset([at])
    if whole := _REGISTRY.called(_key(name)):
        return whole
    for part in filter(_key, _PARTS.split(name)):
        words = tuple(_key(part).split())
        # الرياض (Riyadh) is a newspaper too, but before an agency it is where the news was written
        if words in _NOBODY or words in _PLACES:
            continue
        return _REGISTRY.called(_key(part)) or _first_of_two(part)
    return _NONE


def _first_of_two(part: str) -> Ids:
    """'الجزيرة ووكالات' (Al Jazeera and agencies): the outlets that the first may mean, if the second is known as well."""
    first, *others = _AND.split(part)
    known = others and all(tuple(_key(other).split()) in _NOBODY or _REGISTRY.called(_key(other)) for other in others)
    return _REGISTRY.called(_key(first)) if known else _NONE
