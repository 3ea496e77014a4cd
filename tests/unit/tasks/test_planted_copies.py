"""Copies planted among real articles: what sign and the comparison at load find, against what was planted."""

import io
import json
import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
import zstandard

from arabic.cleaning import clean_text
from arabic.similarity import signature
from warehouse.duplicates import find_duplicates

NEWS = Path(__file__).parents[3] / ".." / "shared" / "data" / "news" / "saudinewsnet.jsonl.zst"
pytestmark = pytest.mark.skipif(not NEWS.exists(), reason="the folder shared/ is not here")

STORIES = 360
Sentences = list[str]


def real_articles() -> Iterator[Sentences]:
    """Every 11th article, as sentences, where it has eight of them."""
    with NEWS.open("rb") as packed:
        lines = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(packed), encoding="utf-8")
        for number, line in enumerate(lines):
            if number % 11 == 0:
                text = clean_text(json.loads(line)["content"] or "", one_line=True)[0]
                sentences = [s for s in re.split(r"(?<=[.؟!،])\s+", text) if len(s.split()) > 3]
                if len(sentences) >= 8 and len(text.split()) >= 90:
                    yield sentences


def unrelated_stories() -> list[Sentences]:
    """Articles of which no two share eight words in a row."""
    taken: set[tuple[str, ...]] = set()
    stories: list[Sentences] = []
    for sentences in real_articles():
        words = " ".join(sentences).split()
        runs = {tuple(words[i : i + 8]) for i in range(len(words) - 7)}
        if runs & taken:
            continue
        taken |= runs
        stories.append(sentences)
        if len(stories) == 2 * STORIES:
            break
    return stories


def light_edits(story: Sentences, other: Sentences, chance: random.Random) -> Sentences:
    """One word in twenty dropped or replaced, hamzas left out, other quotation marks."""
    strange = " ".join(other).split()
    words = []
    for word in " ".join(story).split():
        if chance.random() < 0.05:
            words += [chance.choice(strange)] if chance.random() < 0.5 else []
        else:
            words.append(word)
    return [" ".join(words).replace("أ", "ا").replace('"', "»")]


def cut(story: Sentences, other: Sentences, chance: random.Random) -> Sentences:
    """The first two thirds to a half."""
    return story[: int(len(story) * chance.uniform(0.45, 0.7)) + 1]


def added_lead(story: Sentences, other: Sentences, chance: random.Random) -> Sentences:
    """Two or three new sentences before it."""
    return other[: chance.randint(2, 3)] + story


def reordered(story: Sentences, other: Sentences, chance: random.Random) -> Sentences:
    """Its sentences in another order."""
    return chance.sample(story, len(story))


def all_at_once(story: Sentences, other: Sentences, chance: random.Random) -> Sentences:
    """A new lead, the last fifth cut, words edited."""
    return light_edits(other[:2] + story[: int(len(story) * 0.8)], other, chance)


COPIES = (light_edits, cut, added_lead, reordered, all_at_once)


def articles(rows: list[tuple[str, str]]) -> pa.Table:
    """What `find_duplicates` takes, of (id, body) pairs in order."""
    signed = [(name, signature(body)) for name, body in rows]
    return pa.table(
        {
            "article_id": [name for name, _ in signed],
            "letters": [s.letters for _, s in signed],
            "sequence_count": pa.array([s.sequence_count for _, s in signed], pa.int32()),
            "hashes": pa.array([s.hashes for _, s in signed], pa.list_(pa.uint32())),
            "published_on": pa.array([date(2015, 8, 1)] * len(rows), pa.date32()),
            "outlet": pa.nulls(len(rows), pa.string()),
            "url": pa.nulls(len(rows), pa.string()),
        }
    )


def planted() -> tuple[list[tuple[str, str]], dict[str, str]]:
    """-> ((id, body) of all articles, copies by id with the id of what they copy).

    Every sixth story has no copy but another article on the same event: it tells the other half of the sentences and
    repeats one, as two newspapers quote the same statement.
    """
    chance = random.Random(5)
    stories = unrelated_stories()
    first, second, copy_of = [], [], {}
    for number in range(STORIES):
        story, other = stories[number], stories[number + STORIES]
        kind = number % (len(COPIES) + 1)
        if kind == len(COPIES):
            first.append((f"{number}", " ".join(story[::2])))
            second.append((f"{number}-event", " ".join([*story[1::2], story[2]])))
        else:
            make = COPIES[kind]
            first.append((f"{number}", " ".join(story)))
            second.append((f"{number}-{make.__name__}", " ".join(make(story, other, chance))))
            copy_of[second[-1][0]] = str(number)
    return first + second, copy_of


def test_planted_copies_are_found_and_nothing_else() -> None:
    rows, copy_of = planted()
    assert len(rows) == 2 * STORIES
    found = {row["article_id"]: row["duplicate_of"] for row in find_duplicates(articles(rows)).to_pylist()}
    right = sum(copy_of.get(copy) == original for copy, original in found.items())
    missed = sorted(set(copy_of) - set(found))
    wrong = sorted((copy, original) for copy, original in found.items() if copy_of.get(copy) != original)
    assert right / len(found) >= 0.98, wrong
    assert right / len(copy_of) >= 0.95, missed
