"""Trains the word language model under the taggers on the unlabelled news: guess the next word, and the one before.

Each direction guesses by a sampled softmax (Jean et al. 2015) over the most frequent words; only the LSTMs are kept.
"""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import torch
from stanza.models.common.pretrain import Pretrain
from stanza.models.common.vocab import UNK_ID
from torch import Tensor, nn
from torch.nn import functional

from arabic.context import LanguageModel, save_language_model

HIDDEN = 384
PASSES = 2
GUESSED_WORDS = 40_000
_GUESS_WIDTH = 128
_WRONG_WORDS = 2_048
_LONGEST, _SHORTEST = 80, 3
_RATE = 2e-3
_WARM_UP = 0.025
_DROPOUT = 0.1


class _Guesses(nn.Module):
    """Loss of guessing each word from the state before it and from the state after it."""

    def __init__(self, vectors: Tensor, counts: Tensor) -> None:
        super().__init__()
        self.vectors = nn.Embedding(vectors.shape[0], vectors.shape[1], _weight=vectors).requires_grad_(False)
        self.model = LanguageModel(vectors.shape[1], HIDDEN)
        self.forwards, self.backwards = nn.Linear(HIDDEN, _GUESS_WIDTH), nn.Linear(HIDDEN, _GUESS_WIDTH)
        self.words = nn.Embedding(len(counts), _GUESS_WIDTH)
        self.bias = nn.Parameter(torch.zeros(len(counts)))
        nn.init.normal_(self.words.weight, std=0.05)
        share = counts.pow(0.75)
        self.cumulated = (share / share.sum()).cumsum(0)
        self.wrong = min(_WRONG_WORDS, len(counts))
        self.expected = (share / share.sum() * self.wrong + 1e-9).log().float()

    def forward(self, words: Tensor) -> Tensor:
        states = self.model(functional.dropout(self.vectors(words), _DROPOUT), torch.full((len(words),), words.shape[1]))
        states = functional.dropout(states, _DROPOUT)
        ahead = self.forwards(states[:, :-1, :HIDDEN]).reshape(-1, _GUESS_WIDTH)
        behind = self.backwards(states[:, 1:, HIDDEN:]).reshape(-1, _GUESS_WIDTH)
        guesses, right = torch.cat([ahead, behind]), torch.cat([words[:, 1:].reshape(-1), words[:, :-1].reshape(-1)])
        known = (right > UNK_ID) & (right < len(self.bias))
        guesses, right = guesses[known], right[known]
        wrong = torch.searchsorted(self.cumulated, torch.rand(self.wrong, dtype=self.cumulated.dtype))
        wrong = wrong.clamp(max=len(self.bias) - 1)
        of_right = (guesses * self.words(right)).sum(1) + self.bias[right] - self.expected[right]
        of_wrong = guesses @ self.words(wrong).T + self.bias[wrong] - self.expected[wrong]
        of_wrong = of_wrong.masked_fill(wrong[None] == right[:, None], -1e9)
        return functional.cross_entropy(torch.cat([of_right[:, None], of_wrong], 1), torch.zeros(len(right), dtype=torch.long))


def train_language_model(
    sentences: Iterable[Sequence[str]],
    vectors: Path,
    out: Path,
    seed: int,
    steps: int | None = None,
    threads: int = 1,
    batch_words: int = 2_560,
) -> dict[str, float]:
    """Read each sentence of folded words twice (PASSES; the first `steps` batches of `batch_words`) and write to `out`.

    `vectors` is the file of `models.vectors_file.save_vectors`. Gives the number of words read and the mean loss of the last
    10 batches. One thread repeats exactly on the same machine; two take 60 % of the time.
    """
    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    pretrain = Pretrain(str(vectors))
    number = pretrain.vocab.unit2id
    numbered = [[number(w) for w in s] for s in sentences] * PASSES
    batches = list(_batches(numbered, batch_words, random.Random(seed)))[:steps]
    vector_of_word = torch.as_tensor(pretrain.emb).float()
    guessed = min(GUESSED_WORDS, len(vector_of_word))
    counts = torch.zeros(guessed, dtype=torch.float64)
    for batch in batches:
        counts += torch.bincount(batch[(batch > UNK_ID) & (batch < guessed)].long(), minlength=guessed)
    guesses = _Guesses(vector_of_word, counts)
    optimizer = torch.optim.Adam([p for p in guesses.parameters() if p.requires_grad], lr=_RATE)
    losses: list[float] = []
    for i, batch in enumerate(batches):
        for group in optimizer.param_groups:
            group["lr"] = _RATE * min(1.0, (i + 1) / (len(batches) * _WARM_UP)) * (1 - i / len(batches))
        loss = guesses(batch.long())
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(guesses.model.parameters(), 1.0)
        optimizer.step()
        losses.append(loss.item())
        if i % 100 == 99:
            print(f"language model: batch {i + 1} of {len(batches)}, loss {sum(losses[-100:]) / 100:.3f}", flush=True)
    save_language_model(guesses.model, out)
    return {"words": sum(b.numel() for b in batches), "loss": sum(losses[-10:]) / len(losses[-10:])}


def _batches(sentences: Sequence[list[int]], words: int, order: random.Random) -> Iterator[Tensor]:
    """Sentences of one length together, (sentences, words), in random order; a long one is cut into pieces."""
    of_length: dict[int, list[Tensor]] = defaultdict(list)
    for sentence in sentences:
        for at in range(0, len(sentence), _LONGEST):
            piece = torch.tensor(sentence[at : at + _LONGEST], dtype=torch.int32)
            if len(piece) >= _SHORTEST:
                of_length[len(piece)].append(piece)
    batches = []
    for length, pieces in sorted(of_length.items()):
        order.shuffle(pieces)
        size = max(1, words // length)
        batches += [torch.stack(pieces[i : i + size]) for i in range(0, len(pieces), size)]
    order.shuffle(batches)
    yield from batches
