"""The registry of outlets, `lexicons/outlets.tsv`, by names and by domains, with the words that stand around names.

'صحيفة عكاظ السعودية' (the Saudi newspaper Okaz) is looked up whole, then without tail, then without the kind before it;
the words that were left out must fit the outlet's kind and country.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from arabic.lexicon import read_lexicon
from arabic.normalize import fold

_NO_WORD = re.compile(r"[\W_]+")
_ARTICLE = "ال"
# kinds that a word before the name may mean loosely: 'وكالة السومرية' (agency) is a television channel
_LOOSE_KINDS = {
    "agency": {"site", "television"}, "newspaper": {"site"}, "television": {"radio", "site"}, "radio": {"television", "site"},
    "site": {"agency", "newspaper", "television", "radio"},
}  # fmt: skip

Ids = frozenset[str]
NONE: Ids = frozenset()


def key_of(words: str) -> str:
    """Words as they are looked up: folded, without signs, one space between them."""
    return _NO_WORD.sub(" ", fold(words)).strip()


def without_article(key: str) -> str:
    """A key without the article before it."""
    return key[2:] if key.startswith(_ARTICLE) and len(key) > 4 else key


def words_of_use(use: str) -> dict[tuple[str, ...], str]:
    """The words of one use, each split, with its value."""
    return {tuple(key_of(row["word"]).split()): row["value"] for row in read_lexicon("outlet_words.tsv") if row["use"] == use}


KINDS = words_of_use("kind")
_COUNTRIES = words_of_use("country")
_TAILS = words_of_use("tail") | _COUNTRIES
LABELS = words_of_use("label")
_HEADS = KINDS | LABELS
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
                kind = KINDS.get(head, kind)
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
class Registry:
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
            key = key_of(name)
            for table, form in zip(self.names, _spellings(key), strict=True):
                table[form] = table.get(form, NONE) | {outlet}
            for form_ in _forms(key):
                bare = without_article(form_.key)
                self.loose[bare] = self.loose.get(bare, NONE) | {outlet}
        for domain in filter(None, row["domains"].split("|")):
            if self.domains.setdefault(domain, outlet) != outlet:
                raise ValueError(f"outlets.tsv gives {domain} to {self.domains[domain]} and to {outlet}: leave it to one")

    def called(self, key: str) -> Ids:
        """The outlets that a name may mean."""
        for number, table in enumerate(self.names):
            for form in _forms(key):
                found = table.get(_spellings(form.key)[number], NONE)
                if fitting := self._fitting(found, form):
                    return fitting
        return NONE

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
    return key, without_article(key), key.replace(" ", "")


def read_registry() -> Registry:
    """The registry, read anew. ValueError if two outlets have one domain."""
    registry = Registry()
    for row in read_lexicon("outlets.tsv"):
        registry.add(row)
    return registry
