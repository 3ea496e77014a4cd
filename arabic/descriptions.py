"""Descriptions: mentions that only describe their source (الوزير, سموه), and the features by which it is told who is meant."""

from collections.abc import Set

from arabic.lexicon import read_lexicon
from arabic.names import is_title, kind_of_words, name_words
from arabic.normalize import fold
from arabic.reading import Span
from arabic.sources import Source, SourceIndex

HONORIFICS = "honorific_pronouns.tsv"
_ROYAL = frozenset(("امير", "ملك", "سمو"))


class Description:
    """One such mention, at offset `at`; `spoken` holds the indices of the sources that have spoken before."""

    def __init__(self, index: SourceIndex, mention: Span, at: int, spoken: Set[int]) -> None:
        self.index, self.at, self.spoken = index, at, spoken
        self.text = index.words_of(mention)
        self.words = name_words(self.text)
        self.kind = index.kind_of(mention)
        self.definite = self.text.startswith("ال")
        self.title = next((title for word, title in _honorifics() if fold(self.text) == word), None)

    def only_points(self) -> bool:
        """Whether the mention is no name of anyone: سموه (His Highness), الأخير (the latter)."""
        return self.title is not None or " ".join(self.words) in ("اخير", "اخيره")

    def features(self, source: Source) -> list[str]:
        """Features of a source that the mention may describe."""
        words, definite = self.words, self.definite
        shared = [w for w in words if w in source.roles or w in source.words]
        found = [
            f"roles={'all' if len(shared) == len(words) else 'some' if shared else 'none'},{'one' if len(words) == 1 else 'more'}"
        ]
        if self._is_only_one(source):
            found.append(f"only_one,described={self.kind},kind={source.kind}")
            found.append(f"only_one,same_kind={self.kind == source.kind},definite={definite},spoke={source.index in self.spoken}")
        if words and source.named:
            beside = [w for w in words if w in source.titles]
            share = "all" if len(beside) == len(words) else "head" if words[0] in source.titles else "some" if beside else "none"
            found.append(f"titles={share},{'one' if len(words) == 1 else 'more'}")
        if words and words[0] in source.roles:
            found.append("head_in_roles")
        if words and words[0] in source.words:
            found.append("head_in_words")
        if self.title is not None:
            found.append(f"honorific={'yes' if self.title in source.roles or _ROYAL & source.roles else 'no'}")
        if words and is_title(words[0]):
            found.append(f"title,{'role' if words[0] in source.roles else 'other'}")
        found.append(f"definite={definite},kind={source.kind}")
        found.append(f"described={self.kind},definite={definite},kind={source.kind}")
        return found

    def own_features(self) -> list[str]:
        """Features of the description standing for itself."""
        words, definite = self.words, self.definite
        found = [
            "self",
            f"self:described={self.kind},definite={definite}",
            f"self:words={min(len(words), 5)}",
            f"self:definite={definite}",
        ]
        if words and is_title(words[0]):
            found.append("self:title")
        if self.title is not None:
            found.append("self:honorific")
        before = sum(s.kind == self.kind and s.first < self.at for s in self.index.sources)
        found.append(f"self:{self.kind},definite={definite},kind_before={min(before, 2)}")
        found.append(f"self:known={kind_of_words(self.text) is not None},speakers={min(len(self.spoken), 1)}")
        found.append(f"self:speakers={min(len(self.spoken), 2)}")
        return found

    def _is_only_one(self, source: Source) -> bool:
        """Whether a source is the only one of its kind that the article has named before."""
        return not any(s.kind == source.kind and s is not source and s.first < self.at for s in self.index.sources)


def _honorifics() -> list[tuple[str, str]]:
    return [(fold(row["word"]), fold(row["title"])) for row in read_lexicon(HONORIFICS)]
