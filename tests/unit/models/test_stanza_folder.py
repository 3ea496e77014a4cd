"""Stanza models from files: ours, and an official package from the folder that a user downloaded."""

from pathlib import Path

import pytest

from arabic.annotate import ModelError
from models.stanza_tagger import Sizes, train_stanza
from models.vectors_file import widen
from tasks.labels import load_annotator
from tests.unit.models.toy_models import toy_sentences, write_toy_vectors

TEXT = "خبر 😀\n\nزار  سالم مدينة دمشق أمس ."
PLACED = {"PER": "سالم", "LOC": "دمشق"}


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with vectors.pt and recognizer.pt, trained here."""
    folder = tmp_path_factory.mktemp("models")
    write_toy_vectors(folder / "vectors.pt")
    sentences = toy_sentences()
    train_stanza(sentences, sentences, folder / "vectors.pt", folder / "recognizer.pt", Sizes(150, 32, 16))
    return folder


def found(folder: Path) -> dict[str, str]:
    start = TEXT.index("زار")
    (spans,) = load_annotator(str(folder), "recognizer").annotate_many([TEXT], [[(0, 5), (start, len(TEXT))]])
    return {span.kind: TEXT[span.start : span.end] for span in spans}


def test_our_own_layout_gives_exact_offsets(toy: Path) -> None:
    assert found(toy) == PLACED


def test_an_official_download(toy: Path, tmp_path: Path) -> None:
    for kind in ("ner", "pretrain"):
        (tmp_path / "ar" / kind).mkdir(parents=True)
    (tmp_path / "ar" / "ner" / "news.pt").write_bytes((toy / "recognizer.pt").read_bytes())
    widen(toy / "vectors.pt", tmp_path / "ar" / "pretrain" / "news.pt")
    assert found(tmp_path) == PLACED


def test_a_folder_without_models_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"is missing: reinstall Isnad, or give the folder of a downloaded package"):
        load_annotator(str(tmp_path), "recognizer")


def test_a_broken_model_says_which(toy: Path, tmp_path: Path) -> None:
    (tmp_path / "vectors.pt").write_bytes((toy / "vectors.pt").read_bytes())
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
