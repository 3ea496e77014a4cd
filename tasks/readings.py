"""The layout that quote and attribute work on: an article's rows of every input table as one `Reading`."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any, NamedTuple

from arabic.names import NamedSpan
from arabic.reading import Reading, TaggedSpan
from tasks.labels import SentenceRow, sentences_by_article
from tasks.rejections import rejection
from tasks.stage import Tables

Row = dict[str, object]


class ArticleReading(NamedTuple):
    """One article ready for the attribution rules."""

    article_id: str
    reading: Reading
    entities: list[NamedSpan]
    sentences: list[SentenceRow]
    file: str

    def failure(self, stage: str, error: Exception) -> Row:
        """The rejection of an article on which the rules failed."""
        detail = f"article {self.article_id}: {type(error).__name__}: {error}"[:300] + "; please report it with its text"
        return rejection(stage, self.file, None, "article_failed", detail)

    def sentence_id(self, start_char: int) -> str:
        """Id of the sentence that holds a character; of the one before it for a character between sentences."""
        return next((s.sentence_id for s in reversed(self.sentences) if s.start <= start_char), self.sentences[0].sentence_id)


def readings(tables: Tables) -> Iterator[ArticleReading]:
    """Each row of `articles` with its sentences, tags and entities; an article without sentences is left out."""
    sentences = sentences_by_article(tables)
    tags = _rows(tables, "tags", "tag_kind")
    entities = _rows(tables, "entities", "entity_kind")
    articles = tables["articles"]
    columns = (articles[name].to_pylist() for name in ("article_id", "text", "file"))
    for article_id, text, file in zip(*columns, strict=True):
        rows = sentences.get(article_id)
        if rows:
            reading = Reading(text, [(s.start, s.end) for s in rows], [TaggedSpan(*t) for t in tags[article_id]])
            yield ArticleReading(article_id, reading, [NamedSpan(*e) for e in entities[article_id]], rows, file)


def _rows(tables: Tables, table: str, kind: str) -> dict[str, list[tuple[Any, ...]]]:
    """article_id -> (start, end, kind) of its rows in a table of spans."""
    columns = (tables[table][name].to_pylist() for name in ("article_id", "start_char", "end_char", kind))
    found: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for article_id, *values in zip(*columns, strict=True):
        found[article_id].append(tuple(values))
    return found
