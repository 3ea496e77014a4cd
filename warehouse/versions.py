"""Finds the articles that a newer version has superseded: the same address with another text, or the same outlet and id.

An address at which one batch has several unrelated articles is a front page or a feed, and an id that unrelated articles
share is a counter: neither makes versions of them. What counts as related is the title or three tenths of the text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from schemas.tables import DUPLICATES
from warehouse.addresses import page_of
from warehouse.sketches import KEPT

_RELATED = 0.3  # share of the shorter sketch; notices of one form (a king receives a guest) share up to two tenths
_FEWEST_SHARED = 2  # one may be a formula
# so many unrelated articles at one address, and no version is looked for any more
_FRONT_PAGE = 20

Key = tuple[str, ...]


@dataclass(frozen=True)
class Version:
    """What of an article says whether it is a version of another one; `hashes` is its sketch, empty if it has none.

    `order` sorts from the oldest version to the newest, its first number being the round of the batch.
    """

    article_id: str
    batch: str
    order: tuple[int, date, str, str, int]
    title: str
    text_hash: str
    url: str | None
    outlet: str | None
    origin_id: str | None
    hashes: frozenset[int] = frozenset()


def find_superseded(articles: Iterable[Version]) -> dict[str, str]:
    """The article_id of each superseded article -> that of its newest version, which is not superseded itself.

    Articles with the text of the newest version are copies of it and not superseded.
    """
    groups: dict[Key, list[Version]] = {}
    for article in sorted(articles, key=lambda a: (a.order, a.article_id)):
        for key in keys_of(article.url, article.outlet, article.origin_id):
            groups.setdefault(key, []).append(article)
    joined: dict[str, list[Version]] = {}
    for key, group in groups.items():
        if len(group) > 1:
            for versions in _versions(key, group):
                _join(joined, versions)
    superseded: dict[str, str] = {}
    for versions in {id(some): some for some in joined.values()}.values():
        newest = max(versions, key=lambda a: (a.order, a.article_id))
        superseded |= {a.article_id: newest.article_id for a in versions if a.text_hash != newest.text_hash}
    return superseded


def keys_of(url: str | None, outlet: str | None, origin_id: str | None) -> Iterator[Key]:
    """What the versions of an article have in common: the address, or the outlet and the id."""
    if url and (page := page_of(url)):
        yield ("url", page)
    if outlet and origin_id:
        yield ("id", outlet, origin_id)


def _versions(key: Key, group: Sequence[Version]) -> Iterator[list[Version]]:
    """The groups of two or more that are versions of one article, of those (oldest first) that share a key."""
    if key[0] == "url" and _is_one_article(group):
        yield list(group)
        return
    stories: list[list[Version]] = []
    for article in group:
        for story in stories:
            if _related(story[-1], article):
                story.append(article)
                break
        else:
            stories.append([article])
            if (key[0] == "id" and len(stories) > 1) or len(stories) > _FRONT_PAGE:
                return
    yield from (story for story in stories if len(story) > 1)


def _is_one_article(group: Sequence[Version]) -> bool:
    """Whether each batch has at this address versions of one article alone."""
    last: dict[str, Version] = {}
    for article in group:
        before = last.get(article.batch)
        if before is not None and not _related(before, article):
            return False
        last[article.batch] = article
    return True


def _related(one: Version, other: Version) -> bool:
    if one.text_hash == other.text_hash or (one.title and one.title == other.title):
        return True
    limit = min(_limit(one.hashes), _limit(other.hashes))
    fewest = min(sum(h <= limit for h in one.hashes), sum(h <= limit for h in other.hashes))
    return len(one.hashes & other.hashes) >= max(_FEWEST_SHARED, _RELATED * fewest)


def _limit(hashes: frozenset[int]) -> int:
    """Up to which hash a sketch says what is in the text; one that was not cut says all."""
    return max(hashes) if len(hashes) >= KEPT else 2**32


def _join(joined: dict[str, list[Version]], versions: Sequence[Version]) -> None:
    """Put these into one group with all that any of them is joined with already."""
    whole: dict[str, Version] = {}
    for version in versions:
        whole |= {v.article_id: v for v in joined.get(version.article_id, [version])}
    group = list(whole.values())
    for article_id in whole:
        joined[article_id] = group


def stories_in_newest_version(duplicates: pa.Table, superseded: Mapping[str, str]) -> pa.Table:
    """Rows of `duplicates` whose originals are not superseded, so that leaving out both counts each story once.

    The newest version of the original takes its place, if it tells the story still; if not, the earliest copy does that is
    not superseded. Without either the original stays, and no copy of it counts.
    """
    rows = duplicates.to_pylist()
    stories: dict[str, list[str]] = {}
    for row in rows:
        stories.setdefault(row["duplicate_of"], []).append(row["article_id"])
    originals: dict[str, str] = {}
    for original, copies in stories.items():
        if original in superseded:
            newest = superseded[original]
            current = [copy for copy in copies if copy not in superseded]
            originals[original] = newest if newest in current else next(iter(current), original)
    kept = []
    for row in rows:
        original = originals.get(row["duplicate_of"], row["duplicate_of"])
        if row["article_id"] != original:
            kept.append({**row, "duplicate_of": original})
    return DUPLICATES.from_rows(kept)
