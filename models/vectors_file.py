"""The file of word vectors that every tagger shares: written for training and shipping, read by Stanza."""

from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from stanza.models.common.pretrain import PretrainedWordVocab


def save_vectors(path: Path, words: list[str], vectors: NDArray[np.float32]) -> None:
    """Write what `stanza.models.common.pretrain.Pretrain` reads, in half precision: {'vocab': state, 'emb': tensor}.

    `emb` has a row for each of the vocabulary's special words (padding, unknown, ...) before those of `words`.
    """
    vocab = PretrainedWordVocab([w.replace(" ", "\xa0") for w in words], lower=False)
    specials = np.zeros((len(vocab) - len(words), vectors.shape[1]), dtype=np.float32)
    emb = torch.from_numpy(np.concatenate([specials, vectors])).to(torch.float16)
    torch.save({"vocab": vocab.state_dict(), "emb": emb}, path, _use_new_zipfile_serialization=True)


def widen(vectors: Path, out: Path) -> None:
    """Copy a vectors file with its half precision widened to single, which is what the tagger computes in."""
    state = torch.load(vectors, weights_only=True)
    torch.save({**state, "emb": state["emb"].float()}, out, _use_new_zipfile_serialization=True)
