"""Finds the articles that tell again what an earlier one told, from the signatures of all nights; no text is read.

Articles that share one of their smallest hashes are candidates, and the whole sketches decide (`warehouse.sketches`).
"""

from datetime import date

import pyarrow as pa

from schemas.tables import DUPLICATES, SIGNATURES
from warehouse.addresses import page_of
from warehouse.memory import Memory
from warehouse.sketches import Sketches

# what returns after a week is mostly a form that is filled in anew (weather, rates): only a plain reprint counts
_NEWS_DAYS = 7
_REPRINT = 0.8


def find_duplicates(articles: pa.Table, memory: Memory | None = None) -> pa.Table:
    """Rows of `duplicates` for all articles that have an earlier copy.

    `articles` holds article_id, letters, sequence_count, hashes, published_on, outlet and url, one row an article, sorted
    from the first to tell a story to the last: by day of publication, unknown days last. `memory` spares comparing again
    what an earlier night compared; the rows are the same without it.
    """
    names = ("article_id", "letters", "outlet", "url", "published_on")
    ids, letters, outlets, urls, days = (articles[name].to_pylist() for name in names)
    first: dict[str, int] = {}
    found: dict[int, tuple[int, str, float]] = {}  # place -> place of the nearest copy, kind, similarity
    for place, key in enumerate(letters):
        original = first.setdefault(key, place)
        if original != place:
            found[place] = (original, "exact", 1.0)
    sketches = Sketches(articles, [place for place in range(len(ids)) if place not in found])
    pairs = sketches.same_stories(memory or Memory())
    for earlier, later, similarity in zip(pairs.earlier.tolist(), pairs.later.tolist(), pairs.similarity.tolist(), strict=True):
        if later in found and found[later][2] >= similarity:
            continue
        same_page = urls[later] is not None and urls[earlier] is not None and _same_page(urls[later], urls[earlier])
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


def _same_page(one: str, other: str) -> bool:
    page = page_of(one)
    return one == other or (page is not None and page == page_of(other))


def _days_between(first: date | None, second: date | None) -> int:
    """Days from one to the other; 0 where one is not known."""
    return abs((second - first).days) if first and second else 0


def in_order(signatures: str) -> str:
    """SQL for what `find_duplicates` takes: the loaded articles with the signatures of a FROM item."""
    own = ", ".join(f"s.{column.name}" for column in SIGNATURES.columns)
    return f"""SELECT {own}, a.published_on, coalesce(a.outlet_id, a.outlet) AS outlet, a.url FROM (
        SELECT *, row_number() OVER (PARTITION BY article_id ORDER BY filename) AS place FROM {signatures}
    ) AS s JOIN articles AS a USING (article_id) WHERE s.place = 1
    ORDER BY a.published_on NULLS LAST, s.article_id"""
