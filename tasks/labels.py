"""What recognize and tag share: a table of articles and their sentences -> the spans that a Stanza model labels."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from arabic.annotate import Annotator, LabelledSpan, own_annotator
from arabic.device import uses_gpu
from tasks.stage import Tables


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


class Labelled(NamedTuple):
    """One article with what the model labels in it."""

    article_id: str
    text: str
    spans: list[LabelledSpan]
    sentences: list[SentenceRow]

    def sentence_id(self, start_char: int) -> str:
        """Id of the sentence that holds a character of a label."""
        return next(s.sentence_id for s in self.sentences if s.start <= start_char < s.end)


def label_articles(tables: Tables, annotator: Annotator) -> Iterator[Labelled]:
    """Each article of the table `articles` with the spans that the model labels in its sentences."""
    rows = sentences_by_article(tables)
    ids, texts = tables["articles"]["article_id"].to_pylist(), tables["articles"]["text"].to_pylist()
    spans = [[(s.start, s.end) for s in rows[i]] for i in ids]
    labelled = annotator.annotate_many(texts, spans)
    for article_id, text, found in zip(ids, texts, labelled, strict=True):
        yield Labelled(article_id, text, found, rows[article_id])


@cache
def load_annotator(folder: str, kind: str, device: str = "cpu") -> Annotator:
    """The annotator of a model folder, loaded once a process, on a device of `arabic.device.DEVICES`.

    A folder with `<kind>.pt` and `vectors.pt` holds models of ours; any other is read as an official Stanza download
    (ar/ner, ar/pretrain, ar/forward_charlm, ar/backward_charlm). ModelError if neither fits; DeviceError if the
    device is not there.
    """
    path = Path(folder)
    options: dict[str, Any] = {"use_gpu": True} if uses_gpu(device) else {}
    if (path / f"{kind}.pt").is_file():
        return own_annotator(path, kind, **options)
    return official_annotator(path, **options)


def official_annotator(folder: Path, **options: Any) -> Annotator:
    """The Arabic NER package of a `stanza.download('ar', model_dir=folder)`. ModelError if its files are not there."""
    root = folder / "ar" if (folder / "ar").is_dir() else folder

    def only(kind: str) -> str | None:
        files = sorted((root / kind).glob("*.pt"))
        return str(files[0].relative_to(folder)) if files else None

    model, vectors = only("ner") or "ar/ner/<model>.pt", only("pretrain") or "ar/pretrain/<vectors>.pt"
    forward, backward = only("forward_charlm"), only("backward_charlm")
    charlms = (forward, backward) if forward and backward else None
    return Annotator(folder, model, vectors, charlms=charlms, folds=False, **options)
