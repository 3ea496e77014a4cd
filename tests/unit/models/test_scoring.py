"""The scorer on texts small enough to work the figures out by hand."""

from typing import Any

import pytest

from models.scoring import Link, Miss, content_letters, is_core, pair_up, same_speaker, score, unify

SAME = [
    ("خالد سعيد", "خالد سعيد"), ("خالد سعيد", "سعيد"), ("الوزير خالد سعيد", "خالد سعيد"), ("المصدر", "مصدر"),
    ("أحمد", "احمد"),
    ("القاهرة", "القاهره"), ("«عكاظ»", "عكاظ"), (None, None), ("", None), ("للوزارة", "الوزارة"),
]  # fmt: skip
OTHER = [("خالد سعيد", "خالد ناصر"), ("خالد", "سعيد"), ("خالد", None), ("خالد", ""), ("«»", "خالد"), ("...", "...")]


@pytest.mark.parametrize(("a", "b", "same"), [(*pair, True) for pair in SAME] + [(*pair, False) for pair in OTHER])
def test_same_speaker(a: str | None, b: str | None, same: bool) -> None:
    assert same_speaker(a, b) is same
    assert same_speaker(b, a) is same


def test_unify() -> None:
    assert unify("أُسْرةٌ إلى آخر CNN ـ١") == "اسره الي اخر cnn ١"


def letters(text: str, *spans: tuple[int, int]) -> str:
    return "".join(text[i] for i in sorted(content_letters(text, spans)))


LETTERS = [
    ("نعم لا", [(0, 6)], "نعملا"),
    ("«نعم، 14».", [(0, 10)], "نعم14"),
    ("أن العمل بدأ", [(0, 12)], "العملبدأ"),  # that the work began: the word that is no content
    ("بأنَّ العمل", [(0, 11)], "العمل"),
    ("أنه بدأ", [(0, 7)], "أنهبدأ"),  # that it: the pronoun is content
    ("«أن العمل»", [(0, 10)], "العمل"),
    ("نعم أن لا", [(0, 3), (4, 9)], "نعمأنلا"),  # only the first span loses it
    ("نعم أن لا", [(4, 9), (0, 3)], "نعمأنلا"),
    ("...", [(0, 3)], ""),
    ("نعم", [], ""),
]


@pytest.mark.parametrize(("text", "spans", "kept"), LETTERS)
def test_content_letters(text: str, spans: list[tuple[int, int]], kept: str) -> None:
    assert letters(text, *spans) == kept


def test_pair_up() -> None:
    gold = [{1, 2, 3, 4}, {5, 6}, {9}]
    pred = [{3, 4, 5, 6}, {1, 2, 3}, {20}]
    # 3/4 is the greatest share, then 2/4 of the second and the first; {1..4} and {3..6} share 2/6 but are taken.
    assert pair_up(gold, pred) == [Link(0.75, 0, 1), Link(0.5, 1, 0)]
    assert pair_up([], pred) == pair_up(gold, []) == []


def test_core() -> None:
    assert is_core({}) and is_core({"form": "clause", "parent": None})
    assert not is_core({"form": "nominal"}) and not is_core({"parent": "q1"})


#         0         1         2         3         4
#         0123456789012345678901234567890123456789012345678
TEXT = "قال خالد سعيد إن العمل بدأ. وأضاف أنه سينتهي غدا."  # Khalid Saeed said the work began; he added it will end tomorrow


def gold_quote(start: int, end: int, **more: Any) -> dict[str, Any]:
    return {
        "content": [[start, end]], "speaker": "خالد سعيد", "speaker_mention": [4, 13], "type": "indirect", "form": "clause",
        "parent": None, **more,
    }  # fmt: skip


def pred_quote(content: Any, **more: Any) -> dict[str, Any]:
    return {"content": content, "speaker": "خالد سعيد", "type": "indirect", "form": "clause", **more}


GOLD = [{"doc_id": "d1", "text": TEXT, "quotes": [gold_quote(14, 26), gold_quote(34, 48, speaker_mention=None)]}]


def test_the_gold_itself_is_perfect() -> None:
    figures, misses = score(GOLD, {"d1": [pred_quote([[14, 26]]), pred_quote("أنه سينتهي غدا")]})
    assert misses == []
    for name in ("joint", "overlap", "strict", "strict_joint", "ggt_0.3", "ggt_0.8"):
        assert figures[name] == {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 2, "pred": 2}
    assert figures["speaker_accuracy"] == {"all": 1.0, "explicit": 1.0, "implicit": 1.0}
    assert figures["type_accuracy"] == 1.0


def test_nothing_predicted() -> None:
    figures, misses = score(GOLD, {})
    assert figures["joint"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 2, "pred": 0}
    assert figures["speaker_accuracy"]["all"] is None
    assert [m.kind for m in misses] == ["missed", "missed"]


def test_figures_by_hand() -> None:
    # Gold 1 has the 8 letters العملبدأ (without إن, that), prediction 1 has 5 of them: a match but no strict one.
    # Gold 2 has 12 letters; prediction 2 has them all and the wrong speaker. Prediction 3 is in no gold.
    predicted = [pred_quote([[14, 22]]), pred_quote([[34, 48]], speaker="ليلى"), pred_quote([[0, 3]], type="direct")]
    figures, misses = score(GOLD, {"d1": predicted})
    assert figures["overlap"] == {"p": 0.6667, "r": 1.0, "f1": 0.8, "gold": 2, "pred": 3}
    assert figures["strict"] == {"p": 0.3333, "r": 0.5, "f1": 0.4, "gold": 2, "pred": 3}
    assert figures["joint"] == {"p": 0.3333, "r": 0.5, "f1": 0.4, "gold": 2, "pred": 3}
    assert figures["strict_joint"] == {"p": 0.0, "r": 0.0, "f1": 0.0, "gold": 2, "pred": 3}
    # 17 of 20 letters are right, of 20 that there are.
    assert figures["content_letters"] == {"p": 0.85, "r": 0.85, "f1": 0.85, "gold": 20, "pred": 20}
    assert figures["recall_indirect"] == {"gold": 2, "overlap": 1.0, "joint": 0.5}
    assert figures["speaker_accuracy"] == {"all": 0.5, "explicit": 1.0, "implicit": 0.0}
    assert misses == [
        Miss("d1", "speaker", "خالد سعيد", "ليلى", "أنه سينتهي غدا"), Miss("d1", "spurious", None, "خالد سعيد", "قال"),
    ]  # fmt: skip


def test_nominal_and_nested_stay_out_of_the_headline() -> None:
    gold = [{**GOLD[0], "quotes": [gold_quote(14, 26), gold_quote(34, 48, form="nominal")]}]
    figures, _ = score(gold, {"d1": [pred_quote([[14, 26]]), pred_quote([[34, 48]], form="nominal")]})
    assert figures["joint"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 1, "pred": 1}
    assert figures["recall_nominal"] == {"gold": 1, "overlap": 1.0, "joint": 1.0}
    assert figures["precision_nominal"] == 1.0


def test_words_that_are_not_in_the_text() -> None:
    figures, misses = score(GOLD, {"d1": [pred_quote("لم يقل أحد هذا")]})
    assert figures["unlocated_predictions"] == 1
    assert misses[-1] == Miss("d1", "spurious", None, "خالد سعيد", "لم يقل أحد هذا")
