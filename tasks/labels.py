"""What recognize and tag share: a table of articles and their sentences -> the spans that a Stanza model labels."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from arabic.annotate import Annotator, LabelledSpan
from tasks.stage import Tables


class ArticleSpans(NamedTuple):
    """One article with the spans found in it; `sentence_ids` runs beside `spans`."""

    article_id: str
    text: str
    spans: list[LabelledSpan]
    sentence_ids: list[str]


class SentenceRow(NamedTuple):
    """One row of `sentences`, without its article."""

    start: int
    end: int
    sentence_id: str


def sentences_by_article(tables: Tables) -> dict[str, list[SentenceRow]]:
    """article_id -> its sentences in order."""
    sentences = tables["sentences"]
    columns = (sentences[name].to_pylist() for name in ("article_id", "start_char", "end_char", "sentence_id"))
    found: dict[str, list[SentenceRow]] = defaultdict(list)
    for article_id, start, end, sentence_id in zip(*columns, strict=True):
        found[article_id].append(SentenceRow(start, end, sentence_id))
    return found


def label_articles(tables: Tables, annotator: Annotator) -> Iterator[ArticleSpans]:
    """Each article of the table `articles` with the spans that the model labels in its sentences."""
    rows = sentences_by_article(tables)
    ids, texts = tables["articles"]["article_id"].to_pylist(), tables["articles"]["text"].to_pylist()
    labelled = annotator.annotate_many(texts, [[(s.start, s.end) for s in rows[i]] for i in ids])
    for article_id, text, spans in zip(ids, texts, labelled, strict=True):
        here = rows[article_id]
        yield ArticleSpans(article_id, text, spans, [_holder(here, span) for span in spans])


def _holder(sentences: list[SentenceRow], span: LabelledSpan) -> str:
    return next(s.sentence_id for s in sentences if s.start <= span.start < s.end)


@cache
def load_annotator(folder: str, kind: str) -> Annotator:
    """The annotator of a model folder, loaded once a process.

    A folder with `<kind>.pt` and `vectors.pt` holds models of ours; any other is read as an official Stanza download
    (ar/ner, ar/pretrain, ar/forward_charlm, ar/backward_charlm). ModelError if neither fits.
    """
    path = Path(folder)
    if (path / f"{kind}.pt").is_file():
        return Annotator(path, f"{kind}.pt")
    return official_annotator(path)


def official_annotator(folder: Path) -> Annotator:
    """The Arabic NER package of a `stanza.download('ar', model_dir=folder)`. ModelError if its files are not there."""
    root = folder / "ar" if (folder / "ar").is_dir() else folder

    def only(kind: str) -> str | None:
        files = sorted((root / kind).glob("*.pt"))
        return str(files[0].relative_to(folder)) if files else None

    model, vectors = only("ner") or "ar/ner/<model>.pt", only("pretrain") or "ar/pretrain/<vectors>.pt"
    forward, backward = only("forward_charlm"), only("backward_charlm")
    charlms = (forward, backward) if forward and backward else None
    return Annotator(folder, model, vectors, charlms, folds=False)
