"""What is counted as found, missed, spurious and confused."""

from collections.abc import Sequence
from typing import cast

from arabic.annotate import Annotator, LabelledSpan
from models.evaluate import confusion, entity_figures, passage
from models.tagging import LabelledSentence


class Stub:
    """Gives the spans that it is told, whatever the text."""

    def __init__(self, *found: list[LabelledSpan]) -> None:
        self.found = list(found)

    def annotate_many(self, texts: Sequence[str], sentences: Sequence[object]) -> list[list[LabelledSpan]]:
        return self.found


def test_confusion_by_type() -> None:
    gold = [[(0, 4, "PER"), (10, 20, "ORG"), (30, 35, "LOC"), (40, 50, "ORG")]]
    found = [[(0, 4, "PER"), (12, 20, "LOC"), (41, 44, "PER"), (44, 50, "ORG"), (60, 64, "MISC")]]
    assert confusion(gold, found) == {
        "LOC": {"missed": 1}, "ORG": {"LOC": 1, "ORG": 1}, "PER": {"PER": 1}, "nothing": {"MISC": 1},
    }  # fmt: skip


def test_of_two_predictions_as_long_the_one_of_its_own_type_counts() -> None:
    assert confusion([[(0, 8, "PER")]], [[(0, 4, "PER"), (4, 8, "ORG")]]) == {"PER": {"PER": 1}}


def test_spans_that_only_touch_are_apart() -> None:
    assert confusion([[(0, 4, "PER")]], [[(4, 8, "PER")]]) == {"PER": {"missed": 1}, "nothing": {"PER": 1}}


def test_figures_of_exact_spans() -> None:
    sentence: LabelledSentence = [
        {"text": "زار", "ner": "O"}, {"text": "نادر", "ner": "B-PER"}, {"text": "عامر", "ner": "I-PER"},
        {"text": "تونس", "ner": "B-LOC"},
    ]  # fmt: skip
    found = [LabelledSpan(4, 13, "PER"), LabelledSpan(0, 3, "PER")]
    figures = entity_figures(cast(Annotator, Stub(found)), [sentence])
    assert figures["PER"] == {"precision": 0.5, "recall": 1.0, "f1": 0.6667, "gold": 1}
    assert figures["LOC"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "gold": 1}
    assert figures["all"]["f1"] == 0.5
    assert figures["confusion"] == {"LOC": {"missed": 1}, "PER": {"PER": 1}, "nothing": {"PER": 1}}


def test_gaps_between_words() -> None:
    glued = passage(["نادر", "،", "تونس"], ["B-PER", "O", "B-LOC"], ["", " "])
    assert glued.text == "نادر، تونس"
    assert sorted(glued.gold) == [(0, 4, "PER"), (6, 10, "LOC")]
