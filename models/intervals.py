"""How far the figures of the scorer are a matter of which articles were scored: bootstrap intervals over articles."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from models.scoring import Document, Quote, counts_of, figures_of

RESAMPLES, SEED = 1_000, 5
_F1 = ("joint", "strict_joint", "overlap", "strict", "ggt_0.3", "ggt_0.8")
_RECALLS = ("direct", "indirect", "mixed", "nominal", "nested")


class Measured(NamedTuple):
    """A figure and the bounds of its 95 % interval; all None where the articles hold no instance."""

    value: float | None
    low: float | None
    high: float | None

    def __str__(self) -> str:
        if self.value is None:
            return "-"
        return (
            f"{self.value:.3f}" if self.low is None or self.high is None else f"{self.value:.3f} ({self.low:.3f}-{self.high:.3f})"
        )


def flat(figures: Mapping[str, Any]) -> dict[str, float | None]:
    """The scorer's figures as one number a name."""
    numbers = {f"{name} F1": figures[name]["f1"] for name in _F1}
    numbers |= {f"joint {long}": figures["joint"][short] for long, short in (("precision", "p"), ("recall", "r"))}
    numbers |= {f"recall, {name} (overlap)": figures[f"recall_{name}"]["overlap"] for name in _RECALLS}
    numbers["precision, nominal"] = figures["precision_nominal"]
    return numbers | {f"speaker accuracy, {name}": value for name, value in figures["speaker_accuracy"].items()}


def with_intervals(golds: Sequence[Document], predictions: Mapping[str, Sequence[Quote]]) -> dict[str, Measured]:
    """Every figure with the interval that holds it in 95 % of 1,000 resamples of the articles, with replacement."""
    counts = [counts_of(d, predictions.get(d["doc_id"], ())) for d in golds]
    names = sorted({name for c in counts for name in c}, key=str)
    matrix = np.array([[c[name] for name in names] for c in counts], dtype=np.int64)
    draw = np.random.default_rng(SEED)
    drawn: list[dict[str, float | None]] = []
    for _ in range(RESAMPLES):
        times = np.bincount(draw.integers(len(golds), size=len(golds)), minlength=len(golds))
        drawn.append(_figures(len(golds), names, times @ matrix))
    whole = _figures(len(golds), names, matrix.sum(axis=0))
    return {name: Measured(value, *_bounds([d[name] for d in drawn])) for name, value in whole.items()}


def _figures(documents: int, names: Sequence[Any], totals: Any) -> dict[str, float | None]:
    return flat(figures_of(documents, Counter(dict(zip(names, totals.tolist(), strict=True)))))


def _bounds(values: Sequence[float | None]) -> tuple[float | None, float | None]:
    """The 2.5 % and 97.5 % points of the values that there are."""
    known = sorted(v for v in values if v is not None)
    if not known:
        return None, None
    return known[int(0.025 * len(known))], known[min(int(0.975 * len(known)), len(known) - 1)]
