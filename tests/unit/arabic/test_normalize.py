"""Folding: spellings in, one form out, and where each of its characters came from."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from arabic.normalize import fold, fold_for_model, fold_with_offsets, to_nfc

CASES = [
    ("", ""),
    ("قال", "قال"),
    # hamza seats and alef
    ("أكد إن آخر ٱلله", "اكد ان اخر الله"),
    ("مسؤول مسئول سائل", "مسوول مسيول سايل"),
    ("سماء", "سماء"),
    # ya and ta marbuta
    ("إلى على مستشفى", "الي علي مستشفي"),
    ("وزارة مدرسة", "وزاره مدرسه"),
    # Persian letters
    ("کتاب ی ھ ە", "كتاب ي ه ه"),
    # diacritics, tatweel, invisible marks
    ("مُؤَكِّدًا", "موكدا"),
    ("هٰذا", "هذا"),
    ("قـــال لـ", "قال ل"),
    ("\u200fقا\u200cل\u202c\ufeff", "قال"),
    ("قا\u00adل\u061c", "قال"),
    # digits
    ("٢٠٢٤ و۱۲۳", "2024 و123"),
    # presentation forms, a ligature and full width
    ("\ufef7نه \ufefb", "لانه لا"),
    ("\ufdf2", "الله"),
    ("ＡＢ１", "ab1"),
    # Latin: lower case, accents kept
    ("CNN Économie", "cnn économie"),
    # punctuation stays
    ("«نعم»، قال؟ 14٫5", "«نعم»، قال؟ 14٫5"),
    ("قال 😀", "قال 😀"),
]


@pytest.mark.parametrize(("text", "folded"), CASES)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert fold_with_offsets(text)[0] == folded


# A word, as written by the book, and as other writers write it.
SPELLINGS = [
    ("أكد", ["اكد", "أكّد", "أَكَّدَ", "أكـــد", "\u200fأكد"]),
    ("إلى", ["الى", "إلي", "الي", "إلـى"]),
    ("المسؤولة", ["المسؤوله", "المسؤُولة", "المسوولة"]),
    ("آمال", ["امال", "أمال", "ا\u0653مال"]),
    ("القاهرة", ["القاهره", "القاهِرَة", "القـاهرة"]),
    ("على", ["علي", "عَلَى"]),
    ("١٤٣٦", ["1436", "۱۴۳۶", "١٤3٦"]),
    ("الإمارات", ["الامارات", "الأمارات", "الإِمارات"]),
]


@pytest.mark.parametrize(("word", "others"), SPELLINGS)
def test_spellings_are_one(word: str, others: list[str]) -> None:
    assert {fold(to_nfc(other)) for other in others} == {fold(word)}


@pytest.mark.parametrize(("one", "other"), [("قال", "قالت"), ("علم", "عالم"), ("كتاب", "كتب"), ("سماء", "سما")])
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


MODEL = [
    ("«", '"'), ("»", '"'), ("“", '"'), ("‘", "'"), ("—", "-"), ("\u2212", "-"), ("،", ","), ("؛", ";"), ("؟", "?"),
    ("…", "..."), ("٪", "%"), ("٣٫٥", "3.5"), ("المسؤولة", "المسووله"), ("CNN", "cnn"),
]  # fmt: skip


@pytest.mark.parametrize(("token", "folded"), MODEL)
def test_fold_for_model(token: str, folded: str) -> None:
    assert fold_for_model(token) == folded


@pytest.mark.parametrize("token", ["\u0640", "\u200f", "\u064e"])
def test_a_model_gets_a_word_in_each_place(token: str) -> None:
    assert fold(token) == ""
    assert fold_for_model(token) == token


def test_offsets_of_a_word_with_marks() -> None:
    assert fold_with_offsets("أَ\u0640كّد\ufefb") == ("اكدلا", [0, 3, 5, 6, 6])


def test_a_folded_span_leads_back_to_the_words() -> None:
    text = "قـال الوزيرُ المسؤولُ نعم"
    folded, offsets = fold_with_offsets(text)
    start = folded.index("الوزير")
    end = start + len("الوزير")
    assert text[offsets[start] : offsets[end - 1] + 1] == "الوزير"


def test_nfc() -> None:
    assert to_nfc("ا\u0654كد") == "أكد"


TEXTS = st.text(st.sampled_from("أاإآىيئؤةهـ\u064e\u0651\u200f٣۴3«»،…\ufefb\ufdfaAÉ😀 \n"), max_size=30) | st.text(max_size=30)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_offsets_agree_with_fold(text: str) -> None:
    folded, offsets = fold_with_offsets(text)
    assert folded == fold(text) and len(offsets) == len(folded)
    assert offsets == sorted(offsets) and all(0 <= i < len(text) for i in offsets)
    for i, character in enumerate(text):
        assert "".join(f for f, o in zip(folded, offsets, strict=True) if o == i) == fold(character)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_no_marks_are_left(text: str) -> None:
    assert not any(unicodedata.combining(c) or c == "\u0640" for c in fold(text))


@settings(max_examples=200, deadline=None)
@given(TEXTS.filter(bool))
def test_a_model_always_gets_something(text: str) -> None:
    assert fold_for_model(text)
