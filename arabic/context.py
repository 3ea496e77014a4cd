"""A word language model read from both sides, and a Stanza tagger that sees its states beside the word vectors.

The model is trained on unlabelled news (`models.language_model`) and never changes afterwards; a tagger learned from few
labelled sentences so starts from what a word does in its sentence. Method: Peters et al. 2017, «Semi-supervised sequence
tagging with bidirectional language models».
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from stanza.models.common.packed_lstm import PackedLSTM
from stanza.models.common.vocab import PAD_ID
from stanza.models.ner import trainer
from stanza.models.ner.model import NERTagger
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

# To this many numbers a tagger reduces a word's vector, letters and context before its own LSTM reads them.
REDUCED = 256


class LanguageModel(nn.Module):
    """Two LSTMs over word vectors, one from each end of the sentence.

    (sentences, words, vector) and the number of words of each sentence, longest first -> (sentences, words, 2 * hidden):
    the state after reading a word from the left, then the state after reading it from the right.
    """

    def __init__(self, vector: int, hidden: int) -> None:
        super().__init__()
        self.lstm = nn.LSTM(vector, hidden, bidirectional=True, batch_first=True)
        self.width = 2 * hidden

    def forward(self, vectors: Tensor, lengths: Tensor) -> Tensor:
        states, _ = self.lstm(pack_padded_sequence(vectors, lengths, batch_first=True))
        padded: Tensor = pad_packed_sequence(states, batch_first=True)[0]
        return padded


def save_language_model(model: LanguageModel, path: Path) -> None:
    """Write its weights in half precision."""
    torch.save({name: weight.half() for name, weight in model.state_dict().items()}, path)


def load_language_model(path: Path) -> LanguageModel:
    """Read what `save_language_model` wrote; its sizes are those of the weights."""
    state = torch.load(path, weights_only=True, map_location="cpu")
    gates, vector = state["lstm.weight_ih_l0"].shape
    model = LanguageModel(vector, gates // 4)
    model.load_state_dict({name: weight.float() for name, weight in state.items()})
    return model.requires_grad_(False).eval()


class _VectorsInContext(nn.Module):
    """Stands where Stanza's tagger looks up word vectors: gives each word's vector and what the context says of it."""

    def __init__(self, vectors: nn.Embedding, model: LanguageModel) -> None:
        super().__init__()
        self.vectors, self.model = vectors, model

    def forward(self, words: Tensor) -> Tensor:
        vectors = self.vectors(words)
        with torch.no_grad():
            states = self.model(vectors, words.ne(PAD_ID).sum(1).cpu())
        return torch.cat([vectors, states], 2)


class ContextTagger(NERTagger):  # type: ignore[misc]
    """Stanza's tagger with a language model under it. Word vectors and language model stay as they are."""

    language_model: LanguageModel
    taggerlstm: PackedLSTM
    input_transform: nn.Linear

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.delta_emb: None = None  # additions to frozen vectors, all zero
        self.add_unsaved_module("word_emb", _VectorsInContext(self.word_emb, self.language_model))
        inner = self.taggerlstm.lstm
        self.input_transform = nn.Linear(self.input_transform.in_features + self.language_model.width, REDUCED)
        self.taggerlstm = PackedLSTM(
            REDUCED, inner.hidden_size, inner.num_layers, batch_first=True, bidirectional=True, dropout=inner.dropout
        )


@contextmanager
def taggers_read_context(path: Path | None) -> Iterator[None]:
    """While it lasts, taggers that Stanza builds or loads stand on the language model in `path`; None changes nothing.

    Stanza has no setting for it: the name of its tagger class is replaced. Not for several threads at once.
    """
    if path is None:
        yield
        return
    original = trainer.NERTagger
    trainer.NERTagger = type("ContextTagger", (ContextTagger,), {"language_model": load_language_model(path)})
    try:
        yield
    finally:
        trainer.NERTagger = original
