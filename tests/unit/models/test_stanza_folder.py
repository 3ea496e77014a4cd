"""Stanza models from files: ours, and an official package from the folder that a user downloaded."""

from pathlib import Path

import pytest

from arabic.annotate import ModelError
from models.stanza_tagger import Sizes, train_stanza
from models.vectors_file import widen
from tasks.labels import load_annotator
from tests.unit.models.toy_models import toy_sentences, write_toy_context, write_toy_vectors

TEXT = "خبر 😀\n\nزار  سالم مدينة دمشق أمس ."
PLACED = {"PER": "سالم", "LOC": "دمشق"}


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of ours with recognizer.pt, trained here, and in it the folder of an official download."""
    folder = tmp_path_factory.mktemp("models")
    official = folder / "official" / "ar"
    for kind in ("ner", "pretrain"):
        (official / kind).mkdir(parents=True)
    write_toy_vectors(folder / "vectors.pt")
    write_toy_context(folder / "context.pt")
    widen(folder / "vectors.pt", official / "pretrain" / "news.pt")
    for model, context in ((folder / "recognizer.pt", folder / "context.pt"), (official / "ner" / "news.pt", None)):
        train_stanza(toy_sentences(), toy_sentences(), folder / "vectors.pt", model, Sizes(150, 32, 16), context=context)
    return folder


def found(folder: Path) -> dict[str, str]:
    start = TEXT.index("زار")
    (spans,) = load_annotator(str(folder), "recognizer").annotate_many([TEXT], [[(0, 5), (start, len(TEXT))]])
    return {span.kind: TEXT[span.start : span.end] for span in spans}


def test_our_own_layout_gives_exact_offsets(toy: Path) -> None:
    assert found(toy) == PLACED


def test_an_official_download(toy: Path) -> None:
    assert found(toy / "official") == PLACED


def test_a_folder_without_models_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"is missing: reinstall Isnad, or give the folder of a downloaded package"):
        load_annotator(str(tmp_path), "recognizer")


def test_a_broken_model_says_which(toy: Path, tmp_path: Path) -> None:
    for name in ("vectors.pt", "context.pt"):
        (tmp_path / name).write_bytes((toy / name).read_bytes())
    (tmp_path / "recognizer.pt").write_bytes(b"half a download")
    with pytest.raises(ModelError, match=r"recognizer\.pt cannot be loaded"):
        found(tmp_path)


def test_no_sentences_no_spans(toy: Path) -> None:
    assert load_annotator(str(toy), "recognizer").annotate_many(["", "نص"], [[], []]) == [[], []]


def test_one_text_alone_or_among_others_gives_the_same(toy: Path) -> None:
    annotator = load_annotator(str(toy), "recognizer")
    texts = [TEXT[TEXT.index("زار") :], "زارت منى مدينة تونس أمس ."]
    spans = [[(0, len(t))] for t in texts]
    together = annotator.annotate_many(texts, spans)
    assert together == [annotator.annotate_many([t], [s])[0] for t, s in zip(texts, spans, strict=True)]
