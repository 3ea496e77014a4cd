"""The marks by which agencies close a text."""

import pytest

from arabic.closings import closing_mark

TEXT = "وصل الوفد إلى المدينة."

CLOSED = [
    " // انتهى //", "//انتهى//", " // انتهى // 20:26 ت م", "\n// انتهى //", " (انتهى)", "(انتهى) م ع / س ر", "\nانتهى/25م",
    " انتهى/ 3", "\n(النهاية) ر ج / م م س", " (النهاية)", "\nانتهى", " ### انتهى ###", "\nإنتهى", " /انتهى/", " انتهى.",
    " // يتبع // 20:26 ت م", "\n// يتبع //\n20:26 ت م", " (يتبع)",
]  # fmt: skip


@pytest.mark.parametrize("mark", CLOSED)
def test_a_mark_is_found_with_the_space_before_it(mark: str) -> None:
    assert closing_mark(TEXT + mark) == len(TEXT)


OPEN = [
    TEXT,
    "وقال إن «الأمر انتهى»",
    "وقال إن الأمر انتهى",
    "سنعرف ذلك في النهاية.",
    "أطلق الحكم صافرة النهاية.",
    "وصل الوفد. انتهى الاجتماع بعد ساعة.",
    "قال إن الحرب (انتهى أمرها) منذ أعوام طويلة",
    "",
]


@pytest.mark.parametrize("text", OPEN)
def test_words_of_a_sentence_are_no_mark(text: str) -> None:
    assert closing_mark(text) is None


OTHER_ARTICLES = [
    "مقالات أخرى للكاتبالجسر الجديدهل يعود الوفد؟",
    "مقالات أخرى للكاتبة:\nالجسر الجديد\nالمدينة",
    "مقالات سابقة للكاتب",
]


@pytest.mark.parametrize("articles", OTHER_ARTICLES)
def test_a_list_of_the_writer_s_other_articles_is_no_text(articles: str) -> None:
    assert closing_mark(TEXT + " " + articles) == len(TEXT)
    assert closing_mark(TEXT + "\n" + articles) == len(TEXT)


def test_other_articles_in_a_sentence_are_text() -> None:
    assert closing_mark("وفي مقالات أخرى للكاتبة نفسها حديث عن الجسر") is None
    assert closing_mark("نشرت المجلة مقالات أخرى للكاتب الراحل.") is None


ADDRESSES = [
    "muna@example.org", "لمراسلة الكاتب: muna.ali@mail.example.org", "تويتر: @muna_ali", "@muna_ali", "muna_ali@",
    "muna@ example.org", "تويتر: muna_ali", "فاكس: 123456", "للتواصل (فاكس 123456)",
    "muna@example.orgللتواصل مع الكاتبة أرسل رسالة SMS تبدأ بالرمز (7) إلى 12345",
]  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_writer_s_address_is_no_text(address: str) -> None:
    assert closing_mark(TEXT + "\n" + address) == len(TEXT)


def test_an_address_in_a_sentence_is_text() -> None:
    assert closing_mark("ترسل الطلبات إلى muna@example.org") is None
    assert closing_mark("ترسل الطلبات إلى العنوان:\nmuna@example.org") is None
    assert closing_mark("كتبت الوزارة.\nتويتر: منصة للتواصل بين الناس") is None
    assert closing_mark("كتبت الوزارة. وجاء البيان في حساب @muna_ali") is None


LABELS = ["الصور :", "صور الجسر : فيديو الجسر :", "التفاصيل كاملة في التسجيل المرفق:"]
CREDITS = ["(تصوير: منى العلي)", "عدسة / منى العلي", "- ترجمة: منى العلي (بتصرف)", "إعداد وترجمة - منى العلي"]


@pytest.mark.parametrize("furniture", LABELS + CREDITS)
def test_labels_of_nothing_and_names_of_photographers_are_no_text(furniture: str) -> None:
    assert closing_mark(TEXT + " " + furniture) == len(TEXT)
    assert closing_mark(TEXT + "\n" + furniture) == len(TEXT)


SENTENCES_WITH_THEIR_WORDS = [
    "وقالت إن الصور:",
    "ونشرت الوزارة صور الجسر.",
    "وصل الوفد. والتقط الزوار صورا، وقال العمدة:",
    "وصل الوفد. وتابع إعداد الخطة: منى العلي وسعاد وهند وليلى وسلمى وريم",
]


@pytest.mark.parametrize("text", SENTENCES_WITH_THEIR_WORDS)
def test_sentences_with_their_words_are_text(text: str) -> None:
    assert closing_mark(text) is None


PARAGRAPH = "وصل الوفد إلى المدينة صباح أمس، واستقبله العمدة عند الجسر ومعه أعضاء المجلس."


@pytest.mark.parametrize("note", ["* كاتبة من تونس", "• خدمة «صحيفة النخيل»", "* خدمة: «صحيفة النخيل»", "*بالاتفاق مع «النخيل»"])
def test_a_note_on_writer_or_source_is_no_text(note: str) -> None:
    assert closing_mark(PARAGRAPH + "\n" + note) == len(PARAGRAPH)


SHORT_LINES = ["منى العلي", "- منى عبد الله العلي - تونس", "كاتبة وباحثة", "جانب من الحضور\nالعمدة عند الجسر"]


@pytest.mark.parametrize("lines", SHORT_LINES)
def test_names_and_captions_below_the_last_paragraph_are_no_text(lines: str) -> None:
    assert closing_mark(PARAGRAPH + "\n" + lines) == len(PARAGRAPH)


LAST_PARAGRAPHS = ["وعاد الوفد مساء", "عاد الوفد مساء.", "حفظ الله المدينة", "عاد الوفد مساء، ولم يعد غيره", "عادوا في 12 مايو"]


@pytest.mark.parametrize("text", LAST_PARAGRAPHS)
def test_a_last_short_sentence_is_text(text: str) -> None:
    assert closing_mark(PARAGRAPH + "\n" + text) is None


@pytest.mark.parametrize("before", [PARAGRAPH[:-1], "يا جسرنا البعيد!", "وصل الوفد."])
def test_a_short_line_below_another_is_text(before: str) -> None:
    assert closing_mark(before + "\nيا نهر المدينة") is None


LISTS = ["* " + PARAGRAPH + "\n* الجسر الجديد", PARAGRAPH[:-1] + "\n* الجسر الجديد", PARAGRAPH + "\n* عاد الوفد."]


@pytest.mark.parametrize("text", [*LISTS, "يا جسرنا البعيد!\n* يا نهر"])
def test_items_of_a_list_are_text(text: str) -> None:
    assert closing_mark(text) is None


def test_only_the_part_asked_for_is_looked_at() -> None:
    text = TEXT + " (انتهى)" + "\nشيء آخر تماما"
    assert closing_mark(text) is None
    assert closing_mark(text, 0, len(TEXT) + 8) == len(TEXT)
    assert closing_mark(text, len(TEXT) + 1, len(TEXT) + 8) == len(TEXT) + 1
