"""Log-linear models over named features: weights in a small table, learned by `models.rankers`, readable by a person."""

import csv
from collections.abc import Iterable, Sequence
from functools import cache
from math import exp
from pathlib import Path

BIAS = "bias"


class Weights:
    """Feature -> weight. A feature that training did not see weighs nothing."""

    def __init__(self, weights: dict[str, float]) -> None:
        self._weights = weights

    def items(self) -> Iterable[tuple[str, float]]:
        """The (feature, weight) pairs."""
        return self._weights.items()

    def score(self, features: Iterable[str]) -> float:
        """Sum of the weights of the features that hold, with the bias."""
        get = self._weights.get
        return get(BIAS, 0.0) + sum(get(f, 0.0) for f in features)

    def probability(self, features: Iterable[str]) -> float:
        """Probability of yes, for a model of yes and no."""
        # exp of more than 709 does not fit a float.
        return 1 / (1 + exp(min(-self.score(features), 700.0)))

    def probabilities(self, candidates: Sequence[Iterable[str]]) -> list[float]:
        """Probability of each candidate being the one, for a model of choice."""
        scores = [self.score(c) for c in candidates]
        top = max(scores, default=0.0)
        powers = [exp(s - top) for s in scores]
        return [p / sum(powers) for p in powers]


@cache
def load_weights(path: Path) -> Weights:
    """The weights in a table of columns feature and weight. FileNotFoundError if there is none."""
    with path.open(encoding="utf-8", newline="") as lines:
        return Weights(
            {row["feature"]: float(row["weight"]) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)}
        )
