"""The log-linear models: weights and features in, probabilities out, by hand."""

from math import exp, log
from pathlib import Path

import pytest

from arabic.ranking import BIAS, Weights, load_weights

WEIGHTS = Weights({BIAS: -1.0, "near": 2.0, "far": log(3)})


def test_score() -> None:
    assert WEIGHTS.score([]) == -1.0
    assert WEIGHTS.score(["near"]) == 1.0
    assert WEIGHTS.score(["near", "near"]) == 3.0
    assert WEIGHTS.score(["never seen"]) == -1.0
    assert Weights({}).score(["near"]) == 0.0


def test_probability() -> None:
    assert Weights({}).probability(["near"]) == 0.5
    assert WEIGHTS.probability(["near"]) == pytest.approx(1 / (1 + exp(-1)))


def test_probabilities() -> None:
    assert Weights({}).probabilities([["a"], ["b"]]) == [0.5, 0.5]
    assert WEIGHTS.probabilities([["far"], []]) == pytest.approx([0.75, 0.25])
    assert WEIGHTS.probabilities([["far"], [], ["far"]]) == pytest.approx([3 / 7, 1 / 7, 3 / 7])
    assert WEIGHTS.probabilities([["near"]]) == [1.0]
    assert WEIGHTS.probabilities([]) == []


def test_great_weights_do_not_overflow() -> None:
    assert Weights({"sure": 5000.0}).probabilities([["sure"], []]) == [1.0, 0.0]


@pytest.mark.parametrize(("weight", "probability"), [(5000.0, 1.0), (-5000.0, 0.0)])
def test_a_great_weight_is_certainty(weight: float, probability: float) -> None:
    assert Weights({"sure": weight}).probability(["sure"]) == pytest.approx(probability)


def test_load_weights(tmp_path: Path) -> None:
    path = tmp_path / "weights.tsv"
    path.write_text('feature\tweight\nbias\t-0.5\nword="\t1.25\nلفظ=قال\t2\n', encoding="utf-8")
    assert dict(load_weights(path).items()) == {"bias": -0.5, 'word="': 1.25, "لفظ=قال": 2.0}
    assert load_weights(path) is load_weights(path)


def test_no_such_weights(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load_weights(tmp_path / "none.tsv")
