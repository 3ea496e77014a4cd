"""Names: their bare words, their kind, their gender, and which two are one person."""

import pytest

from arabic.names import bare, gender_of, is_kin, is_title, kind_of_words, name_words, names_one

BARE = [
    ("المصدر", "مصدر"), ("للوزاره", "وزاره"), ("والوزير", "وزير"), ("بالوزاره", "وزاره"), ("كالوزير", "وزير"),
    ("فالوزير", "وزير"),
    ("وزاره", "وزاره"), ("الله", "الله"), ("لله", "لله"), ("والد", "والد"), ("بلال", "بلال"), ("الي", "الي"), ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("folded", "word"), BARE)
def test_bare(folded: str, word: str) -> None:
    assert bare(folded) == word


WORDS = [
    ("الدكتور عبد الله بن سالم", "دكتور عبدالله بن سالم"),
    ("عبدالله", "عبدالله"),
    ("عبد الرحمن أبو زيد", "عبدالرحمن ابوزيد"),
    ("أبو بكر البغدادي", "ابوبكر بغدادي"),
    ("ابن سلمان", "بن سلمان"),
    ("«ليلى» ناصر،", "ليلي ناصر"),
    ("د. ليلى الأحمد", "د ليلي احمد"),
    ("مُحمّد", "محمد"),
    ("عبد", "عبد"),
    ("John Smith", "john smith"),
    ("", ""),
    ("...", ""),
]


@pytest.mark.parametrize(("text", "words"), WORDS)
def test_name_words(text: str, words: str) -> None:
    assert name_words(text) == tuple(words.split())


ONE = [
    ("عامر", "نادر عامر"), ("أحمد", "احمد"), ("محمد بن سلمان", "محمد سلمان"), ("محمد بن خالد بن فهد", "محمد فهد"),
    ("عبدالله سالم", "عبد الله سالم"), ("الوزير خالد", "خالد سعيد"), ("الدكتورة ليلى ناصر", "ليلى ناصر"),
    ("خالد سعيد ناصر", "خالد ناصر"),
]  # fmt: skip
TWO = [
    ("خالد سعيد", "خالد ناصر"), ("خالد", "سعيد"), ("الدكتور", "الوزير"), ("الدكتور", "خالد سعيد"), ("خالد ناصر", "سعيد ناصر"),
    ("الوزير خالد", "الوزير سعيد"),
]  # fmt: skip


@pytest.mark.parametrize(("a", "b", "one"), [(*pair, True) for pair in ONE] + [(*pair, False) for pair in TWO])
def test_names_one(a: str, b: str, one: bool) -> None:
    assert names_one(name_words(a), name_words(b)) is one
    assert names_one(name_words(b), name_words(a)) is one


KINDS = [
    ("مصدر مسؤول", "anonymous"), ("مصادر", "anonymous"), ("وزارة الداخلية", "organization"), ("الحكومة", "organization"),
    ("صحيفة الساحل", "organization"), ("وزير العدل", "person"), ("المتحدث باسم الشرطة", "person"), ("السيدة ليلى", "person"),
    ("خبراء", "group"), ("بيان الوزارة", "document"), ("تقرير", "document"), ("نص البيان", "document"),
    ("خالد", None), ("", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_kind_of_words(text: str, kind: str | None) -> None:
    assert kind_of_words(text) == kind


GENDERS = [
    ("ليلى ناصر", "person", "f"), ("خالد ناصر", "person", "-"), ("الوزيرة", "person", "f"), ("الوزير", "person", "m"),
    ("الدكتورة ليلى", "person", "f"), ("المتحدثة باسم الشرطة", "person", "f"), ("سموه", "person", "m"),
    ("دولة الرئيس", "person", "m"),
    ("خليفة بن زايد", "person", "-"), ("وزارة الداخلية", "organization", "f"), ("البنك المركزي", "organization", "m"),
    ("الشركات", "organization", "f"), ("السلطات", "organization", "f"), ("سبق", "organization", "-"),
    ("مصادر", "anonymous", "f"),
    ("مصدر", "anonymous", "m"), ("تقرير", "document", "m"), ("", "person", "-"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "gender"), GENDERS)
def test_gender_of(text: str, kind: str, gender: str) -> None:
    assert gender_of(text, kind) == gender


def test_titles_and_kin() -> None:
    assert is_title("وزير") and is_title("دكتور")
    assert not is_title("خالد") and not is_title("وزاره")
    assert is_kin("شقيق") and is_kin("محامي") and not is_kin("وزير")
