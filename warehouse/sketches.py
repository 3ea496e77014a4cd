"""Compares the sketches of articles in arrays: which share one of their smallest hashes, and which tell the same story.

With a `Memory` of earlier nights only pairs with a new article are compared; what is left that grows with the warehouse is
sorting its hashes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from warehouse.memory import Ints, Keys, Memory, key_of

# as in arabic.similarity; a test holds the two together
KEPT = 128
# from this share of the shorter text on, two texts tell one story; below, they share a quotation or some background
SAME_STORY = 0.5
# fewer word sequences in common prove nothing
FEWEST_SHARED = 8
# a text many times longer is a round-up that holds the shorter one, no copy of it
LONGEST_RATIO = 6.0

_INDEXED = 32  # hashes of an article by which its candidates are found
_COMMONEST = 40  # a sequence that more articles share is a formula of the trade
_PAIRS_AT_ONCE = 20_000


@dataclass(frozen=True)
class Pairs:
    """Pairs of articles, the earlier one first, by their places; `similarity` where the sketches say they tell the same."""

    earlier: Ints
    later: Ints
    similarity: NDArray[np.float64]


class _Index:
    """Articles by their smallest hashes, those left out that too many share."""

    def __init__(self, hashes: Ints, owners: Ints, count: int) -> None:
        order = np.lexsort((owners, hashes))
        hashes, owners = hashes[order], owners[order]
        starts = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]])) if len(hashes) else np.zeros(0, np.int64)
        sizes = np.diff(np.append(starts, len(hashes)))
        inside = np.repeat((sizes > 1) & (sizes <= _COMMONEST), sizes)
        self._count = count
        self._hashes, self._owners = hashes[inside], owners[inside]
        self._codes = np.sort((self._owners << 32) | self._hashes)

    def owners_of(self, hashes: Ints) -> Ints:
        """The articles that have one of these hashes, those left out that are too common."""
        return self._owners[np.isin(self._hashes, hashes)]

    def share(self, one: Ints, other: Ints) -> NDArray[np.bool_]:
        """Whether the articles of each pair share one of the hashes that are not too common."""
        if not len(self._codes):
            return np.zeros(len(one), np.bool_)
        first = np.searchsorted(self._codes, one << 32)
        lengths = np.searchsorted(self._codes, (one + 1) << 32) - first
        pair = np.repeat(np.arange(len(one), dtype=np.int64), lengths)
        at = np.arange(len(pair), dtype=np.int64) - np.repeat(np.cumsum(lengths) - lengths, lengths) + first[pair]
        wanted = (other[pair] << 32) | (self._codes[at] & 0xFFFFFFFF)
        found = self._codes[np.minimum(np.searchsorted(self._codes, wanted), len(self._codes) - 1)] == wanted
        return np.bincount(pair[found], minlength=len(one)) > 0

    def candidates(self, is_new: NDArray[np.bool_]) -> Iterator[NDArray[np.int64]]:
        """Pairs (two columns, the earlier first) that share a hash and of which one is new, no pair twice."""
        hashes, owners = self._hashes, self._owners
        if len(hashes):
            starts = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]]))
            with_new = np.logical_or.reduceat(is_new[owners], starts)
            inside = np.repeat(with_new, np.diff(np.append(starts, len(hashes))))
            hashes, owners = hashes[inside], owners[inside]
        codes = [np.zeros(0, np.int64)]
        for step in range(1, _COMMONEST):
            if step >= len(hashes):
                break
            same = hashes[step:] == hashes[:-step]
            if not same.any():
                break
            one, other = owners[:-step][same], owners[step:][same]
            fresh = is_new[one] | is_new[other]
            codes.append(np.unique(one[fresh] * self._count + other[fresh]))
        pairs = np.unique(np.concatenate(codes))
        for start in range(0, len(pairs), _PAIRS_AT_ONCE):
            chunk = pairs[start : start + _PAIRS_AT_ONCE]
            yield np.stack([chunk // self._count, chunk % self._count], axis=1)


class Sketches:
    """The sketches of the articles at some places, flat, and how they are compared."""

    def __init__(self, articles: pa.Table, places: list[int]) -> None:
        columns = articles.select(["letters", "sequence_count", "hashes"]).combine_chunks()
        kept = columns.take(pa.array(places, pa.int64()))
        others = np.ones(articles.num_rows, np.bool_)
        others[places] = False
        self._others = columns.filter(pa.array(others))
        self._places: Ints = np.array(places, np.int64)
        self._hashes, self._lengths = _flat(kept)
        self._starts: Ints = np.concatenate([np.zeros(1, np.int64), np.cumsum(self._lengths)])[:-1]
        self._counts: Ints = kept["sequence_count"].to_numpy().astype(np.int64)
        self._keys = _keys(kept, self._hashes, self._lengths)
        # below its limit a sketch is complete
        ends = self._starts + np.maximum(self._lengths, 1) - 1
        cut = self._counts > self._lengths
        self._limits: Ints = np.where(cut, self._hashes[np.minimum(ends, max(len(self._hashes) - 1, 0))], 2**32) if len(
            self._hashes
        ) else np.full(len(places), 2**32, np.int64)  # fmt: skip

    def same_stories(self, memory: Memory) -> Pairs:
        """The pairs that tell the same, each with its similarity.

        What `memory` knows from earlier nights is not compared again; it then knows these articles as well. The pairs are
        the same with any memory of these sketches and with none.
        """
        index = self._index()
        places = memory.places_among(self._keys)
        is_new = np.ones(len(self._keys), np.bool_)
        is_new[places.known] = False
        # a sketch that is gone makes its hashes rarer, and so candidates of pairs that were none
        rarer = self._hashes_of_others(places.gone)
        if rarer is None:
            is_new[:] = True
        else:
            is_new[index.owners_of(rarer)] = True
        still = index.share(places.one, places.other) & ~is_new[places.one] & ~is_new[places.other]
        parts = [Pairs(places.one[still], places.other[still], places.similarity[still])]
        parts += [self._decide(chunk) for chunk in index.candidates(is_new)]
        one, other, similarity = (np.concatenate([getattr(part, name) for part in parts] or [np.zeros(0)])
                                  for name in ("earlier", "later", "similarity"))  # fmt: skip
        one, other = one.astype(np.int64), other.astype(np.int64)
        memory.learn(self._keys, one, other, similarity)
        order = np.lexsort((np.maximum(one, other), np.minimum(one, other)))
        one, other, similarity = one[order], other[order], similarity[order]
        return Pairs(self._places[np.minimum(one, other)], self._places[np.maximum(one, other)], similarity)

    def _hashes_of_others(self, keys: Keys) -> Ints | None:
        """The indexed hashes of sketches that are not compared today, by their keys; None if one is nowhere."""
        if not len(keys):
            return np.zeros(0, np.int64)
        hashes, lengths = _flat(self._others)
        at = np.flatnonzero(np.isin(_keys(self._others, hashes, lengths), keys))
        if len(at) < len(keys):
            return None
        return np.concatenate([hashes[end - length : end][:_INDEXED] for end, length in zip(
            np.cumsum(lengths)[at].tolist(), lengths[at].tolist(), strict=True
        )])  # fmt: skip

    def _index(self) -> "_Index":
        count = len(self._places)
        owners = np.repeat(np.arange(count, dtype=np.int64), self._lengths)
        rank = np.arange(len(self._hashes), dtype=np.int64) - self._starts[owners]
        chosen = rank < _INDEXED
        return _Index(self._hashes[chosen], owners[chosen], count)

    def _decide(self, pairs: NDArray[np.int64]) -> Pairs:
        """Those of the pairs, by index, that tell the same."""
        earlier, later = pairs[:, 0], pairs[:, 1]
        limits = np.minimum(self._limits[earlier], self._limits[later])
        one, of_one = self._below(earlier, limits)
        other, of_other = self._below(later, limits)
        common = np.intersect1d(one, other, assume_unique=True) >> 32
        shared = np.bincount(common, minlength=len(pairs))
        fewest = np.minimum(of_one, of_other)
        fewer = np.minimum(self._counts[earlier], self._counts[later])
        more = np.maximum(self._counts[earlier], self._counts[later])
        # of two texts of one length the one of which more is known, whichever came first
        longer_known = np.maximum(of_one, of_other)
        of_shorter = np.where(self._counts[earlier] < self._counts[later], of_one, of_other)
        of_shorter = np.where(self._counts[earlier] == self._counts[later], longer_known, np.maximum(of_shorter, fewest))
        similarity = shared / np.maximum(of_shorter, 1)
        same = (shared >= FEWEST_SHARED) & (similarity >= SAME_STORY) & (more <= LONGEST_RATIO * fewer)
        return Pairs(earlier[same], later[same], similarity[same])

    def _below(self, chosen: Ints, limits: Ints) -> tuple[Ints, Ints]:
        """-> (hashes of the chosen articles up to a limit each, with the number of the pair in the high bits; how many each)."""
        lengths = self._lengths[chosen]
        pair = np.repeat(np.arange(len(chosen), dtype=np.int64), lengths)
        first = np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)])[:-1]
        at = np.arange(len(pair), dtype=np.int64) - first[pair] + self._starts[chosen][pair]
        hashes = self._hashes[at]
        low = hashes <= limits[pair]
        kept = (pair[low] << 32) | hashes[low]
        return kept, np.bincount(pair[low], minlength=len(chosen))


def _flat(articles: pa.Table) -> tuple[Ints, Ints]:
    """The hashes of all sketches one after another, and how many each has."""
    lists = articles["hashes"].combine_chunks()
    return lists.flatten().to_numpy().astype(np.int64), lists.value_lengths().to_numpy().astype(np.int64)


def _keys(articles: pa.Table, hashes: Ints, lengths: Ints) -> Keys:
    """One number for each sketch, by its letters, its count and its hashes."""
    letters = np.fromiter((key_of(some) for some in articles["letters"].to_pylist()), np.uint64, articles.num_rows)
    mixed = (hashes.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(mixed, dtype=np.uint64)])
    ends = np.cumsum(lengths)
    of_hashes = sums[ends] - sums[ends - lengths]
    counts = articles["sequence_count"].to_numpy().astype(np.uint64)
    keys: Keys = letters ^ (of_hashes + counts * np.uint64(0xC2B2AE3D27D4EB4F))
    return keys
