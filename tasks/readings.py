"""The layout that quote and attribute work on: an article's rows of every input table as one `Reading`."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from arabic.names import NamedSpan
from arabic.reading import Reading, TaggedSpan
from tasks.labels import SentenceRow, sentences_by_article
from tasks.stage import Tables


class ArticleReading(NamedTuple):
    """One article ready for the attribution rules."""

    article_id: str
    reading: Reading
    entities: list[NamedSpan]
    sentences: list[SentenceRow]

    def sentence_id(self, start_char: int) -> str:
        """Id of the sentence that holds a character; of the one before it for a character between sentences."""
        return next((s.sentence_id for s in reversed(self.sentences) if s.start <= start_char), self.sentences[0].sentence_id)


def readings(tables: Tables) -> Iterator[ArticleReading]:
    """Each row of `articles` with its sentences, tags and entities; an article without sentences is left out."""
    sentences = sentences_by_article(tables)
    tags = _rows(tables, "tags", "tag_kind")
    entities = _rows(tables, "entities", "entity_kind")
    articles = tables["articles"]
    for article_id, text in zip(articles["article_id"].to_pylist(), articles["text"].to_pylist(), strict=True):
        rows = sentences.get(article_id)
        if rows:
            reading = Reading(text, [(s.start, s.end) for s in rows], [TaggedSpan(*t) for t in tags[article_id]])
            yield ArticleReading(article_id, reading, [NamedSpan(*e) for e in entities[article_id]], rows)


def _rows(tables: Tables, table: str, kind: str) -> dict[str, list[tuple[Any, ...]]]:
    """article_id -> (start, end, kind) of its rows in a table of spans."""
    columns = (tables[table][name].to_pylist() for name in ("article_id", "start_char", "end_char", kind))
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for article_id, *values in zip(*columns, strict=True):
        found[article_id].append(tuple(values))
    return found
