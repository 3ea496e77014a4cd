"""Finds the articles that tell again what an earlier one told, from the signatures of all nights; no text is read.

Works in arrays: articles that share one of their smallest hashes are candidates, and the whole sketches decide. Time and
memory grow with the number of articles, not with its square.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from schemas.tables import DUPLICATES, SIGNATURES

# as in arabic.similarity, where they are explained; a test holds the two together
KEPT = 128
SAME_STORY = 0.5
FEWEST_SHARED = 8
LONGEST_RATIO = 6.0

_INDEXED = 32  # hashes of an article by which its candidates are found
_COMMONEST = 40  # a sequence that more articles share is a formula of the trade
_PAIRS_AT_ONCE = 20_000
# what returns after a week is mostly a form that is filled in anew (weather, rates): only a plain reprint counts
_NEWS_DAYS = 7
_REPRINT = 0.8

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class _Pairs:
    """Pairs of articles, the earlier one first, by their places; `similarity` where the sketches say they tell the same."""

    earlier: Ints
    later: Ints
    similarity: NDArray[np.float64]


def find_duplicates(articles: pa.Table) -> pa.Table:
    """Rows of `duplicates` for all articles that have an earlier copy.

    `articles` holds article_id, letters, sequence_count, hashes, published_on, outlet and url, one row an article, sorted
    from the first to tell a story to the last: by day of publication, unknown days last.
    """
    names = ("article_id", "letters", "outlet", "url", "published_on")
    ids, letters, outlets, urls, days = (articles[name].to_pylist() for name in names)
    first: dict[str, int] = {}
    found: dict[int, tuple[int, str, float]] = {}  # place -> place of the nearest copy, kind, similarity
    for place, key in enumerate(letters):
        original = first.setdefault(key, place)
        if original != place:
            found[place] = (original, "exact", 1.0)
    sketches = _Sketches(articles, [place for place in range(len(ids)) if place not in found])
    pairs = sketches.same_stories()
    for earlier, later, similarity in zip(pairs.earlier.tolist(), pairs.later.tolist(), pairs.similarity.tolist(), strict=True):
        if later in found and found[later][2] >= similarity:
            continue
        same_page = urls[later] is not None and urls[later] == urls[earlier]
        same_outlet = outlets[later] is not None and outlets[later] == outlets[earlier]
        found[later] = (earlier, "update" if same_page or same_outlet else "near", similarity)
    rows: list[dict[str, object]] = []
    root: dict[int, int] = {}
    for place in sorted(found):  # copies of a copy belong to the article that the copy was made of
        nearest, kind, similarity = found[place]
        original = root.get(nearest, nearest)
        if similarity < _REPRINT and _days_between(days[original], days[place]) > _NEWS_DAYS:
            continue
        root[place] = original
        rows.append(
            {
                "article_id": ids[place], "duplicate_of": ids[original], "duplicate_kind": kind,
                "similarity": similarity,
            }
        )  # fmt: skip
    return DUPLICATES.from_rows(rows)


def _days_between(first: date | None, second: date | None) -> int:
    """Days from one to the other; 0 where one is not known."""
    return abs((second - first).days) if first and second else 0


class _Sketches:
    """The sketches of the articles at some places, flat, and how they are compared."""

    def __init__(self, articles: pa.Table, places: list[int]) -> None:
        kept = articles.select(["sequence_count", "hashes"]).take(pa.array(places, pa.int64())).combine_chunks()
        lists = kept["hashes"].combine_chunks()
        self._places: Ints = np.array(places, np.int64)
        self._hashes: Ints = lists.flatten().to_numpy().astype(np.int64)
        self._lengths: Ints = lists.value_lengths().to_numpy().astype(np.int64)
        self._starts: Ints = np.concatenate([np.zeros(1, np.int64), np.cumsum(self._lengths)])[:-1]
        self._counts: Ints = kept["sequence_count"].to_numpy().astype(np.int64)
        # below its limit a sketch is complete
        ends = self._starts + np.maximum(self._lengths, 1) - 1
        cut = self._counts > self._lengths
        self._limits: Ints = np.where(cut, self._hashes[np.minimum(ends, max(len(self._hashes) - 1, 0))], 2**32) if len(
            self._hashes
        ) else np.full(len(places), 2**32, np.int64)  # fmt: skip

    def same_stories(self) -> _Pairs:
        """The pairs that tell the same, each with its similarity."""
        parts = [self._decide(chunk) for chunk in self._candidates()]
        return _Pairs(
            *(np.concatenate([getattr(part, name) for part in parts] or [np.zeros(0, np.int64)])
              for name in ("earlier", "later", "similarity"))
        )  # fmt: skip

    def _candidates(self) -> Iterator[NDArray[np.int64]]:
        """Pairs (two columns, the earlier first) that share one of their smallest hashes, no pair twice."""
        count = len(self._places)
        owners = np.repeat(np.arange(count, dtype=np.int64), self._lengths)
        rank = np.arange(len(self._hashes), dtype=np.int64) - self._starts[owners]
        chosen = rank < _INDEXED
        hashes, owners = self._hashes[chosen], owners[chosen]
        order = np.lexsort((owners, hashes))
        hashes, owners = hashes[order], owners[order]
        groups = np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]])) if len(hashes) else np.zeros(0, np.int64)
        sizes = np.diff(np.append(groups, len(hashes)))
        fitting = (sizes > 1) & (sizes <= _COMMONEST)
        inside = np.repeat(fitting, sizes)
        hashes, owners = hashes[inside], owners[inside]
        codes = [np.zeros(0, np.int64)]
        for step in range(1, _COMMONEST):
            if step >= len(hashes):
                break
            same = hashes[step:] == hashes[:-step]
            if not same.any():
                break
            codes.append(np.unique(owners[:-step][same] * count + owners[step:][same]))
        pairs = np.unique(np.concatenate(codes))
        for start in range(0, len(pairs), _PAIRS_AT_ONCE):
            chunk = pairs[start : start + _PAIRS_AT_ONCE]
            yield np.stack([chunk // count, chunk % count], axis=1)

    def _decide(self, pairs: NDArray[np.int64]) -> _Pairs:
        """Those of the pairs that tell the same."""
        earlier, later = pairs[:, 0], pairs[:, 1]
        limits = np.minimum(self._limits[earlier], self._limits[later])
        one, of_one = self._below(earlier, limits)
        other, of_other = self._below(later, limits)
        common = np.intersect1d(one, other, assume_unique=True) >> 32
        shared = np.bincount(common, minlength=len(pairs))
        fewest = np.minimum(of_one, of_other)
        fewer = np.minimum(self._counts[earlier], self._counts[later])
        more = np.maximum(self._counts[earlier], self._counts[later])
        shorter_is_one = self._counts[earlier] <= self._counts[later]
        of_shorter = np.maximum(np.where(shorter_is_one, of_one, of_other), fewest)
        similarity = shared / np.maximum(of_shorter, 1)
        same = (shared >= FEWEST_SHARED) & (similarity >= SAME_STORY) & (more <= LONGEST_RATIO * fewer)
        return _Pairs(self._places[earlier[same]], self._places[later[same]], similarity[same])

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


def in_order(signatures: str) -> str:
    """SQL for what `find_duplicates` takes: the loaded articles with the signatures of a FROM item."""
    own = ", ".join(f"s.{column.name}" for column in SIGNATURES.columns)
    return f"""SELECT {own}, a.published_on, coalesce(a.outlet_id, a.outlet) AS outlet, a.url FROM (
        SELECT *, row_number() OVER (PARTITION BY article_id ORDER BY filename) AS place FROM {signatures}
    ) AS s JOIN articles AS a USING (article_id) WHERE s.place = 1
    ORDER BY a.published_on NULLS LAST, s.article_id"""
