"""Furniture at the edges of a body that stands in one line with the text."""

import pytest

from arabic.edges import head_end, tail_start, trimmed

TEXT = "وصل الوفد إلى المدينة، واستقبله العمدة عند الجسر."

HEADS = ["شارك من خلال واتساب تويتر فيسبوك ", "Next Previous ", "Next Previous\n", "فيسبوك | تويتر | واتساب "]
TAILS = [
    " رابط الخبر بصحيفة الواحة: وصول الوفد إلى المدينة",
    "\nرابط الخبر بصحيفة الواحة: وصول الوفد إلى المدينة",
    " سمات الجسر العمدة الوفد الواحة",
    " كلمات مفتاحية: الجسر، العمدة",
    "\nللتواصل مع الكاتب أرسل رسالة SMS\nفيها رقم الزاوية (7) إلى\n12345",
    " للتواصل أرسل sms إلى 88000 الاتصالات تبدأ بالرمز 159",
    " (صورة أرشيفية)",
    " سمات الجسر العمدة رابط الخبر بصحيفة الواحة: وصول الوفد",
]


@pytest.mark.parametrize("head", HEADS)
def test_furniture_before_the_text(head: str) -> None:
    assert head_end(head + TEXT) == len(head)
    assert head_end("عنوان\n\n" + head + TEXT, 7) == 7 + len(head)


@pytest.mark.parametrize("tail", TAILS)
def test_furniture_after_the_text(tail: str) -> None:
    assert tail_start(TEXT + tail) == len(TEXT)


KEPT = [
    TEXT,
    "شارك من خلال لجنته في وضع الخطة، وقال إن العمل مستمر.",
    "تويتر تعلن أرباحها للربع الثالث، وسهمها يرتفع.",
    "وقال إن من سمات المدينة الهدوء والجمال والنظافة",
    "نشرت الوزارة رابط الخبر على موقعها، وقالت إن الأمر انتهى.",
    "للتواصل مع الكاتب طرق كثيرة، منها البريد.",
    "وفي الخبر صورة أرشيفية للجسر القديم.",
    "سمات",
    "",
]


@pytest.mark.parametrize("text", KEPT)
def test_sentences_stay(text: str) -> None:
    assert (head_end(text), tail_start(text)) == (0, len(text))


def test_title_and_author_again_are_no_text() -> None:
    text = "وصول الوفد\nمنى العلي\nوصل الوفد.\nمنى العلي"
    assert [text[s:e] for s, e in trimmed(text, [(0, len(text))], "وصول الوفد", "منى العلي")] == ["وصل الوفد.\nمنى العلي"]
    assert trimmed(text, [(0, len(text))], "عنوان آخر", "") == [(0, len(text))]
    assert trimmed(text, []) == []


def test_blocks_of_furniture_alone_are_gone() -> None:
    text = "وصل الوفد.\n// انتهى //"
    assert trimmed(text, [(0, 10), (11, len(text))]) == [(0, 10)]
