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
from stanza.models.common.char_model import CharacterModel
from stanza.models.common.pretrain import PretrainedWordVocab
from stanza.models.common.utils import tensor_unsort
from stanza.models.common.vocab import PAD_ID
from stanza.models.ner import trainer
from stanza.models.ner.model import NERTagger
from stanza.models.ner.vocab import MultiVocab
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_sequence

from arabic.both_ways import BothWays, PackedBothWays

# To this many numbers a tagger reduces a word's vector, letters and context before its own LSTM reads them.
REDUCED = 256


class LanguageModel(nn.Module):
    """Two LSTMs over word vectors, one from each end of the sentence.

    (sentences, words, vector) and the number of words of each sentence -> (sentences, words, 2 * hidden): the state after
    reading a word from the left, then the state after reading it from the right.
    """

    def __init__(self, vector: int, hidden: int) -> None:
        super().__init__()
        self.lstm = BothWays(vector, hidden)
        self.width = 2 * hidden

    def forward(self, vectors: Tensor, lengths: Tensor) -> Tensor:
        states: Tensor = self.lstm(vectors, lengths)
        return states


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


class _EachWordOnce(CharacterModel):  # type: ignore[misc]
    """Stanza's model of a word's letters that reads a word once for all its places in a batch (not while it learns).

    A third of a batch's words stand there more than once, and letters cost as much as the tagger's own LSTM.
    """

    def forward(self, letters: Tensor, mask: Tensor, places: list[int], sentences: list[int], lengths: list[int]) -> Any:
        if self.training:
            return super().forward(letters, mask, places, sentences, lengths)
        words, word_of_place = torch.unique(letters, dim=0, return_inverse=True)
        lengths_of_words, order = words.ne(PAD_ID).sum(1).sort(descending=True)
        count = len(words)
        states = super().forward(words[order], None, list(range(count)), [count], lengths_of_words.tolist()).data
        states = states[order.argsort()[word_of_place]]
        return pack_sequence(tensor_unsort(states, places).split(sentences))


class ContextTagger(NERTagger):  # type: ignore[misc]
    """Stanza's tagger with a language model under it. Word vectors and language model stay as they are.

    A tagger's file need not hold the words of the vectors: they are taken from the vectors' own file.
    """

    language_model: LanguageModel
    words: PretrainedWordVocab | None
    taggerlstm: PackedBothWays
    input_transform: nn.Linear

    def __init__(self, sizes: dict[str, Any], vocab: MultiVocab, **options: Any) -> None:
        if "word" not in vocab:
            vocab["word"] = self.words
        super().__init__(sizes, vocab, **options)
        self.delta_emb: None = None  # additions to frozen vectors, all zero
        self.add_unsaved_module("word_emb", _VectorsInContext(self.word_emb, self.language_model))
        self.charmodel = _EachWordOnce(sizes, vocab, bidirectional=True, attention=False)
        self.input_transform = nn.Linear(self.input_transform.in_features + self.language_model.width, REDUCED)
        self.taggerlstm = PackedBothWays(REDUCED, sizes["hidden_dim"])


@contextmanager
def taggers_read_context(path: Path | None, words: PretrainedWordVocab | None = None) -> Iterator[None]:
    """While it lasts, taggers that Stanza builds or loads stand on the language model in `path`; None changes nothing.

    `words` is the vocabulary of the vectors, for taggers whose files leave it out.
    Stanza has no setting for it: the name of its tagger class is replaced. Not for several threads at once.
    """
    if path is None:
        yield
        return
    original = trainer.NERTagger
    trainer.NERTagger = type("ContextTagger", (ContextTagger,), {"language_model": load_language_model(path), "words": words})
    try:
        yield
    finally:
        trainer.NERTagger = original
