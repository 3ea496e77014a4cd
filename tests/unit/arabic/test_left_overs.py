"""Lines that are no text: code, short codes, posts, credits, bylines, captions."""

import pytest

from arabic.left_overs import byline, is_caption_alone, is_left_over, is_title, without_left_overs

FIRST = "أعلنت البلدية إغلاق الجسر القديم أمام السيارات ابتداء من الأحد المقبل."
LAST = "وأضاف رئيسها أن حافلات مجانية ستنقل السكان بين الضفتين طوال النهار."
LEFT_OVERS = [
    "(function(d,s,id){var js=d.getElementsByTagName(s)[0];})(document,'script','x');",
    ".st0{fill:#fff;} p{margin:0}",
    "[gallery ids='1,2']",
    "[caption id='x' width='300'] الجسر القديم[/caption]",
    "pic.twitter.com/abc123",
    "— بلدية (@wah) November 20, 2024",
    "The post الجسر يغلق appeared first on موقع الضفة.",
    "ظهرت المقالة الجسر يغلق أولاً على موقع الضفة.",
    "التدوينة الجسر يغلق ظهرت أولاً على موقع الضفة.",
    "(تصوير: سامي عمر)",
    "تعليق الصورة: رئيس البلدية أثناء الافتتاح",
    "https://dam.example/1",
    "#الواحة #الجسر_القديم",
]
TEXT = [
    FIRST,
    "ظهرت المقالة أولا في صحيفة محلية ثم نقلتها الصحف",
    "صورة أرشيفية نادرة عرضت في المتحف",
    "تصوير الأفلام: مهنة شاقة تحتاج إلى صبر طويل وعين لا تنام",
    "وكتب على حسابه: #الواحة مدينة جميلة",
    "[وقف] قال الوزير إن الجسر آمن",
    "اشترك عبر الموقع https://dam.example/1 قبل الأحد",
]


@pytest.mark.parametrize("line", LEFT_OVERS)
def test_a_line_that_is_no_text(line: str) -> None:
    text = f"{FIRST}\n{line}\n{LAST}"
    blocks = without_left_overs(text, [(0, len(text))])
    assert [text[start:end] for start, end in blocks] == [FIRST, LAST]


@pytest.mark.parametrize("line", TEXT)
def test_a_line_of_the_text(line: str) -> None:
    assert not is_left_over(line)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("كتب - سامي عمر:", "سامي عمر"),
        ("بقلم سامي عمر", "سامي عمر"),
        ("إعداد: منى السيد الراوي", "منى السيد الراوي"),
        ("كتب الوزير:", None),
        ("تقرير: الجسر يغلق أبوابه أمام السيارات يوم الأحد المقبل", None),
        ("متابعة: إغلاق المدارس غدا", None),
        ("حوار - وزير المياه السابق", None),
        (FIRST, None),
    ],
)
def test_a_byline(line: str, name: str | None) -> None:
    text = f"{line}\n{LAST}"
    span, blocks = byline(text, [(0, len(text))])
    assert (text[slice(*span)] if span else None) == name
    assert [text[start:end] for start, end in blocks] == ([LAST] if name else [text])


@pytest.mark.parametrize(
    ("line", "title", "alone"),
    [
        ("سامي عمر", "رئيس البلدية يغلق الجسر", True),
        ("د. سامي عمر", "رئيس البلدية يغلق الجسر", True),
        ("رئيس البلدية", "رئيس البلدية: الجسر آمن", True),
        ("سامي عمر منى السيد", "البلدية تغلق الجسر القديم أمام السيارات", True),
        ("قتل ثلاثة في انفجار", "انفجار عنيف يهز وسط المدينة", False),  # a short piece of news
        ("قتل ثلاثة مدنيين بانفجار", "عاجل", False),
        ("أغلق الجسر.", "رئيس البلدية يغلق الجسر", False),
    ],
)
def test_a_caption_alone(line: str, title: str, alone: bool) -> None:
    assert is_caption_alone(line, title) is alone


def test_the_title_once_more() -> None:
    assert is_title("البلدية تغلق الجسر - موقع الضفة", "البلدية تغلق الجسر")
    assert not is_title("البلدية تغلق الجسرين - موقع الضفة", "البلدية تغلق الجسر")
    assert not is_title("صنعاء - سبأ", "صنعاء")
