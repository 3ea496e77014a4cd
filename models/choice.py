"""Trains the log-linear models of `arabic.ranking`: a choice among candidates, or yes and no, with L2 regularisation."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from arabic.ranking import BIAS, Weights


@dataclass(frozen=True)
class Question:
    """Candidates, each a tuple of feature names, and which of them are right (several may be; none leaves it out)."""

    candidates: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def train_choice(questions: Sequence[Question], penalty: float = 0.02, rarest: int = 3) -> Weights:
    """Weights that give the right candidates of each question the most probability (softmax over candidates)."""
    questions = [q for q in questions if any(q.right) and len(q.candidates) > 1]
    names = _frequent((c for q in questions for c in q.candidates), rarest)
    rows = [c for q in questions for c in q.candidates]
    matrix = _matrix(rows, names)
    group = torch.tensor([i for i, q in enumerate(questions) for _ in q.candidates])
    right = torch.tensor([r for q in questions for r in q.right])
    total = len(questions)

    def loss(weights: torch.Tensor) -> torch.Tensor:
        scores = matrix @ weights
        peak = torch.full((total,), -1e9).scatter_reduce(0, group, scores, "amax")
        powers = torch.exp(scores - peak[group])
        every = torch.zeros(total).index_add(0, group, powers)
        good = torch.zeros(total).index_add(0, group, powers * right)
        return -torch.log(good / every + 1e-9).mean() + penalty * weights.square().sum() / len(names) * 0.5

    return _fit(loss, names)


def train_yes_no(rows: Sequence[tuple[str, ...]], answers: Sequence[bool], penalty: float = 0.02, rarest: int = 3) -> Weights:
    """Weights of a logistic regression with bias."""
    with_bias = [(*row, BIAS) for row in rows]
    names = _frequent(with_bias, rarest)
    matrix = _matrix(with_bias, names)
    target = torch.tensor([float(a) for a in answers])

    def loss(weights: torch.Tensor) -> torch.Tensor:
        value = torch.nn.functional.binary_cross_entropy_with_logits(matrix @ weights, target)
        return value + penalty * weights.square().sum() / len(names) * 0.5

    return _fit(loss, names)


def _frequent(rows: Iterable[tuple[str, ...]], rarest: int) -> list[str]:
    counts = Counter(f for row in rows for f in set(row))
    return sorted(f for f, n in counts.items() if n >= rarest)


def _matrix(rows: Sequence[tuple[str, ...]], names: Sequence[str]) -> torch.Tensor:
    place = {name: i for i, name in enumerate(names)}
    pairs = [(i, place[f]) for i, row in enumerate(rows) for f in sorted(set(row)) if f in place]
    indices = torch.tensor(np.array(pairs).T)
    return torch.sparse_coo_tensor(indices, torch.ones(len(pairs)), (len(rows), len(names)), check_invariants=False).coalesce()


def _fit(loss: Callable[[torch.Tensor], torch.Tensor], names: Sequence[str]) -> Weights:
    weights = torch.zeros(len(names), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def step() -> torch.Tensor:
        optimizer.zero_grad()
        value = loss(weights)
        value.backward()  # type: ignore[no-untyped-call]
        return value  # type: ignore[no-any-return]

    optimizer.step(step)  # type: ignore[no-untyped-call]
    return Weights({name: round(float(w), 4) for name, w in zip(names, weights.detach(), strict=True) if abs(float(w)) >= 5e-4})


def save_weights(path: Path, weights: Weights) -> None:
    """Write the table that `arabic.ranking.load_weights` reads, by feature name."""
    lines = ["feature\tweight", *(f"{name}\t{weight:.4f}" for name, weight in sorted(weights.items()))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
