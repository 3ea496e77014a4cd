"""The language model under the taggers: its states, its training, and a tagger that stands on it."""

from pathlib import Path

import pytest
import torch

from arabic.annotate import Annotator
from arabic.context import LanguageModel, load_language_model, save_language_model
from models.language_model import PASSES, train_language_model
from models.stanza_tagger import Sizes, train_stanza
from tests.unit.models.toy_models import toy_sentences, write_toy_vectors

TEXT = "زار سالم مدينة دمشق أمس ."


@pytest.fixture(scope="module")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with vectors, a language model of a moment, and a tagger on it."""
    folder = tmp_path_factory.mktemp("context")
    write_toy_vectors(folder / "vectors.pt")
    words = [[token["text"] for token in sentence] for sentence in toy_sentences()]
    train_language_model(words * 3, folder / "vectors.pt", folder / "context.pt", seed=1)
    sentences = toy_sentences()
    sizes = Sizes(150, 32, 16)
    train_stanza(sentences, sentences, folder / "vectors.pt", folder / "tagger.pt", sizes, context=folder / "context.pt")
    return folder


def test_each_side_knows_only_its_own_words() -> None:
    model = LanguageModel(vector=4, hidden=3).eval()
    sentence = torch.randn(1, 5, 4)
    changed = sentence.clone()
    changed[0, 3] += 1
    before, after = model(sentence, torch.tensor([5])), model(changed, torch.tensor([5]))
    same = before.isclose(after).all(dim=2)[0]
    assert before.shape == (1, 5, 6) and not same.any()  # the last two from the left, the first four from the right
    assert before[0, :3, :3].isclose(after[0, :3, :3]).all() and before[0, 4:, 3:].isclose(after[0, 4:, 3:]).all()


def test_padding_changes_nothing() -> None:
    model = LanguageModel(vector=4, hidden=3).eval()
    long, short = torch.randn(1, 5, 4), torch.randn(1, 2, 4)
    padded = torch.cat([short, torch.zeros(1, 3, 4)], 1)
    together = model(torch.cat([long, padded]), torch.tensor([5, 2]))
    assert together[1, :2].isclose(model(short, torch.tensor([2]))[0], atol=1e-6).all()


def test_it_is_read_as_it_was_written(tmp_path: Path) -> None:
    model = LanguageModel(vector=4, hidden=3)
    save_language_model(model, tmp_path / "context.pt")
    again = load_language_model(tmp_path / "context.pt")
    assert again.width == 6 and not any(p.requires_grad for p in again.parameters())
    for old, new in zip(model.parameters(), again.parameters(), strict=True):
        assert new.isclose(old, atol=1e-3).all()


def test_training_learns_what_follows(tmp_path: Path) -> None:
    write_toy_vectors(tmp_path / "vectors.pt")
    words = [[token["text"] for token in sentence] for sentence in toy_sentences()]
    first = train_language_model(words, tmp_path / "vectors.pt", tmp_path / "a.pt", seed=1, steps=1, batch_words=192)
    last = train_language_model(words * 60, tmp_path / "vectors.pt", tmp_path / "b.pt", seed=1, batch_words=192)
    assert first["words"] == PASSES * sum(map(len, words)) and last["loss"] < first["loss"] / 2


def test_a_tagger_stands_on_it(toy: Path) -> None:
    tagger = Annotator(toy, "tagger.pt", context="context.pt")
    (spans,) = tagger.annotate_many([TEXT], [[(0, len(TEXT))]])
    assert {s.kind: TEXT[s.start : s.end] for s in spans} == {"PER": "سالم", "LOC": "دمشق"}
    # vectors and language model have files of their own
    names = torch.load(toy / "tagger.pt", weights_only=True)["model"]
    assert not any(name.startswith(("word_emb", "language_model", "delta")) for name in names)
