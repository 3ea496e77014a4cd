"""The training data of `../shared/data` and `../shared/gold`, read into folded tokens.

Every reader takes the folder as an argument; nothing of the data is kept in the repository.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import zstandard

from arabic.normalize import fold, fold_for_model
from arabic.sentences import split_sentences
from arabic.tokens import tokenize

NEWS_FILES = ("saudinewsnet.jsonl.zst", "ant.jsonl.zst")


class NewsRecord(NamedTuple):
    """What training reads of one record of the news collections; what the record lacks is empty."""

    title: str
    body: str


def news_records(folder: Path) -> Iterator[NewsRecord]:
    """Each record of the news collections under `folder/news`, in file order."""
    for name in NEWS_FILES:
        with zstandard.open(folder / "news" / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                body = record.get("content") or record.get("body") or ""
                yield NewsRecord(record.get("title") or "", body)


def gold_documents(path: Path) -> list[dict[str, Any]]:
    """The documents of a gold file, one a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def letters_of(text: str) -> str:
    """The folded letters of `text` alone: equal for two copies of an article that differ in spacing or marks."""
    return "".join(c for c in fold(text) if c.isalpha())


def news_paragraphs(folder: Path, held_out: set[str]) -> Iterator[str]:
    """Each paragraph of the news, once; articles whose body letters begin like `held_out` are left out.

    `held_out` holds the first 200 letters (`letters_of`) of each body that no model may see.
    """
    seen: set[str] = set()
    for title, body in news_records(folder):
        if letters_of(body)[:200] in held_out:
            continue
        for paragraph in (title, *body.splitlines()):
            key = paragraph.strip()
            if key and key not in seen:
                seen.add(key)
                yield paragraph


def folded_paragraphs(folder: Path, held_out: set[str]) -> Iterator[list[str]]:
    """The paragraphs of `news_paragraphs` as folded tokens."""
    for paragraph in news_paragraphs(folder, held_out):
        yield [fold_for_model(token.text) for token in tokenize(paragraph)]


def folded_sentences(folder: Path, held_out: set[str]) -> Iterator[list[str]]:
    """The sentences of `news_paragraphs` as folded tokens."""
    for paragraph in news_paragraphs(folder, held_out):
        for sentence in split_sentences(paragraph):
            yield [fold_for_model(token.text) for token in tokenize(paragraph, sentence.start, sentence.end)]


def held_out_articles(gold: Path) -> set[str]:
    """What `news_paragraphs` leaves out: the development articles of the gold folder."""
    return {letters_of(document["body"])[:200] for document in gold_documents(gold / "dev.jsonl")}
