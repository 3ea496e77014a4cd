"""Pages: lines in, articles and dropped headlines out."""

import pytest

from arabic.page_lines import has_furniture
from arabic.pages import Page, read_page

PAGE = """عنوان المقال الأول
تاريخ النشر: 1st, February 2024 GMT
بغداد اليوم - بغداد
الفقرة الأولى من المقال.
الفقرة الثانية.
المصدر: وكالة النخيل
إقرأ أيضاً:
عنوان المقال الثاني
بغداد اليوم- بغداد
فقرة المقال الثاني."""


def words(text: str, page: Page) -> list[tuple[str | None, str | None, str | None, str | None, str]]:
    """(title, date, dateline, outlet, body) of each article."""

    def at(span: tuple[int, int] | None) -> str | None:
        return text[span[0] : span[1]] if span else None

    return [
        (at(p.title), at(p.published), at(p.dateline), at(p.outlet), "\n".join(text[s:e] for s, e in p.body)) for p in page.parts
    ]


def bodies_and_headlines(text: str, *, titled: bool = True) -> tuple[list[str], list[str]]:
    page = read_page(text, titled=titled)
    return [body for *_, body in words(text, page)], [text[s:e] for s, e in page.headlines]


def test_a_page_with_an_embedded_article() -> None:
    page = read_page(PAGE, titled=False)
    assert words(PAGE, page) == [
        ("عنوان المقال الأول", "1st, February 2024 GMT", "بغداد اليوم - بغداد", "وكالة النخيل",
         "الفقرة الأولى من المقال.\nالفقرة الثانية."),
        ("عنوان المقال الثاني", None, "بغداد اليوم- بغداد", None, "فقرة المقال الثاني."),
    ]  # fmt: skip
    assert page.headlines == []


def test_an_embedded_article_without_dateline_after_the_source() -> None:
    text = "خبر.\nالمصدر: وكالة النخيل\nاقرأ المزيد\nعنوان ثان\nنص الخبر الثاني كاملا."
    assert bodies_and_headlines(text) == (["خبر.", "نص الخبر الثاني كاملا."], [])


def test_bare_headlines_at_the_foot_are_dropped() -> None:
    text = "خبر.\nمواضيع ذات صلة:\nعنوان أول\nعنوان ثان"
    assert bodies_and_headlines(text) == (["خبر."], ["عنوان أول", "عنوان ثان"])


def test_a_body_goes_on_after_bare_headlines() -> None:
    text = "فقرة أولى.\nاقرأ أيضا:\nعنوان أول\nفقرة ثانية من الخبر نفسه.\nثالثة بلا نقطة"
    assert bodies_and_headlines(text) == (["فقرة أولى.\nفقرة ثانية من الخبر نفسه.\nثالثة بلا نقطة"], ["عنوان أول"])


def test_a_headline_on_the_line_of_its_label() -> None:
    text = "فقرة أولى.\nإقرأ أيضًا: عنوان آخر\nفقرة ثانية."
    assert bodies_and_headlines(text) == (["فقرة أولى.\nفقرة ثانية."], ["عنوان آخر"])


def test_ordinary_bodies_stay_whole() -> None:
    for text in (
        "اقرأ أيضا ما كتبه الباحث عن المدينة في كتابه الأخير.\nثم عاد.",
        "قال المصدر: نعم.\nثم عاد.",
        "خبر.\nالمصدر : لم يقل أحد ذلك",
        "المصدر الذي تحدث\nتاريخ النشر غير معروف",
    ):
        assert bodies_and_headlines(text) == ([text], [])


def test_a_page_that_starts_with_a_paragraph_has_no_title() -> None:
    text = "هذه فقرة تنتهي بنقطة.\nوهذه أخرى."
    assert words(text, read_page(text, titled=False)) == [(None, None, None, None, text)]


def test_the_quick_look_misses_no_label() -> None:
    for line in ("إقرأ أيضاً:", "اقرأ المزيد", "«أخبار ذات صلة»", "تاريخ النشر: 2024", "المصدر: وات", "Read also:"):
        assert has_furniture(f"فقرة.\n{line}\nأخرى")
    assert not has_furniture("قال الوزير نعم.\nثم عاد إلى بيته.")


def test_a_line_that_names_the_source_is_no_text() -> None:
    for line in ("المصدر : وات", "المصدر: وكالات", "المصدر / الجزيرة + وكالات", "المصدر: صحيفة لا يعرفها السجل"):
        page = read_page(f"وصل الوفد.\n{line}", titled=True)
        assert [span for span in page.parts[0].body] == [(0, 10)]
        assert page.parts[0].outlet is not None


def test_a_source_in_mid_text_does_not_end_the_article() -> None:
    text = "وصل الوفد.\nالمصدر: رويترز\nعنوان فرعي\nوقال الناطق إنه سيغادر مساء اليوم نفسه."
    assert bodies_and_headlines(text) == ([text.replace("المصدر: رويترز\n", "")], [])


PARAGRAPH = "وصل الوفد إلى المدينة صباح أمس، واستقبله العمدة عند الجسر ومعه أعضاء المجلس وجمع من الأهالي."


@pytest.mark.parametrize("lead", ["منى العلي", "د. منى عبد الله", "منـى العلـي", "العمدة عند الجسر", "جانب من الاستقبال"])
def test_a_caption_or_a_name_above_the_first_paragraph_is_no_text(lead: str) -> None:
    text = f"{lead}\n{PARAGRAPH}\nوعاد الوفد مساء."
    assert has_furniture(text)
    assert words(text, read_page(text, titled=True)) == [(None, None, None, None, f"{PARAGRAPH}\nوعاد الوفد مساء.")]
    assert has_furniture(f"{text}\ntwitter: muna_ali\nmuna@example.org")


def test_a_name_and_a_town_above_the_first_paragraph_are_a_dateline() -> None:
    text = f"منى العلي – الواحة\n{PARAGRAPH}"
    assert words(text, read_page(text, titled=True)) == [(None, None, "منى العلي – الواحة", None, PARAGRAPH)]


KEPT_ABOVE = [
    f"قال العمدة: أهلا\n{PARAGRAPH}",
    f"وصل الوفد.\n{PARAGRAPH}",
    f"الجسر القديم\n{PARAGRAPH}\nالجسر الجديد\n{PARAGRAPH}",
    "يا جسر المدينة\nيا نهرها البعيد",
    f"العمدة\n- {PARAGRAPH}",
    f"السلام عليكم ورحمة الله\n{PARAGRAPH}",
    f"زار الوفد أول أمس سوق المدينة القديمة\n{PARAGRAPH}",
]


@pytest.mark.parametrize("text", KEPT_ABOVE)
def test_other_first_lines_are_text(text: str) -> None:
    assert not has_furniture(text)
    assert bodies_and_headlines(text) == ([text], [])


def test_a_dateline_between_a_headline_and_the_first_paragraph() -> None:
    text = f"العمدة يستقبل الوفد: زيارة طال انتظارها\nمنى العلي - تونس\n{PARAGRAPH}"
    assert has_furniture(text)
    body = f"العمدة يستقبل الوفد: زيارة طال انتظارها\n{PARAGRAPH}"
    assert words(text, read_page(text, titled=True)) == [(None, None, "منى العلي - تونس", None, body)]


def test_a_dateline_below_share_buttons() -> None:
    text = f"Next Previous\nمنى العلي - تونس\n{PARAGRAPH}"
    assert words(text, read_page(text, titled=True)) == [(None, None, "منى العلي - تونس", None, PARAGRAPH)]


@pytest.mark.parametrize(
    "text",
    [
        f"* سؤال عن الجسر\nأم منى - تونس\n{PARAGRAPH}",
        "وصل الوفد إلى البلدين:\nتونس - ليبيا\nثم عاد.",
        f"وصل.\nمنى - تونس\n{PARAGRAPH}",
    ],
)
def test_towns_in_a_list_are_text(text: str) -> None:
    assert bodies_and_headlines(text) == ([text], [])
