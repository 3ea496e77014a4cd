"""Aggregator pages with labels and heads of other kinds than the seed's, all of our own words."""

from datetime import date
from typing import Any

import pytest

from schemas.tables import RAW_ARTICLES
from tasks.clean import CLEAN

TITLE = "البلدية تغلق الجسر القديم"
FIRST = "أعلنت البلدية إغلاق الجسر القديم أمام السيارات ابتداء من الأحد المقبل، وقال رئيسها إن «السلامة أولا»."
LAST = "وأضاف أن الأشغال ستستمر ثلاثة أشهر، وأن حافلات مجانية ستنقل السكان بين الضفتين طوال النهار."
OTHER_TITLE, OTHER = (
    "وزير الزراعة يفتتح معرض التمور",
    "افتتح وزير الزراعة معرض التمور في محافظة الواحة، بمشاركة مئة مزارع من ست محافظات.",
)
THIRD_TITLE, THIRD = "خمسون حافلة كهربائية", "وقعت شركة النقل عقدا لشراء خمسين حافلة كهربائية تصل إلى المدينة قبل نهاية الصيف."
DAY = "20 نوفمبر 2024"
Row = dict[str, Any]


def read(*lines: str) -> tuple[list[Row], list[Row]]:
    row = {"raw_id": "r0", "file": "a.txt", "position": 0, "format": "text", "title": None, "body": "\n".join(lines)}
    made = CLEAN({"raw_articles": RAW_ARTICLES.from_rows([row])})
    return made["articles"].to_pylist(), made["rejections"].to_pylist()


def body(article: Row) -> list[str]:
    return str(article["text"])[article["body_char"] :].split("\n")


@pytest.mark.parametrize("label", ["أخبار أخرى", "من نفس القسم", "***** اقرأ أيضاً *****", "لا تفوتها هذه الأخبار"])
def test_headlines_under_any_label_are_dropped_with_a_reason(label: str) -> None:
    (article,), rejected = read(TITLE, DAY, FIRST, LAST, "المصدر: العربية", label, OTHER_TITLE, THIRD_TITLE)
    assert (body(article), article["outlet"]) == ([FIRST, LAST], "العربية")
    assert {row["reason"] for row in rejected} == {"related_headline"}
    assert len(rejected) >= 2


@pytest.mark.parametrize(
    "line",
    ["نُشر: ٢٠/١١/٢٠٢٤", f"بتاريخ: {DAY}", f"التاريخ: {DAY}", f"نشر في: {DAY} - آخر تحديث: 21 نوفمبر 2024", f"الجزيرة نت - {DAY}"],
)
def test_the_day_at_the_head(line: str) -> None:
    (article,), _ = read(TITLE, line, FIRST, LAST)
    assert (body(article), article["published_on"]) == ([FIRST, LAST], date(2024, 11, 20))


def test_a_sentence_after_the_word_date_is_text() -> None:
    (article,), _ = read(TITLE, "التاريخ: علم لا يموت كما قالت الرئيسة.", FIRST)
    assert body(article) == ["التاريخ: علم لا يموت كما قالت الرئيسة.", FIRST]
    assert (article["published_on"], article["published_raw"]) == (None, None)


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [(("المصدر:", "رويترز"), "رويترز"), (("نقلا عن الشرق الأوسط",), "الشرق الأوسط"), (("المصدر | الأناضول",), "الأناضول")],
)
def test_the_source_at_the_foot(lines: tuple[str, ...], outlet: str) -> None:
    (article,), _ = read(TITLE, DAY, FIRST, LAST, *lines)
    assert (body(article), article["outlet"]) == ([FIRST, LAST], outlet)


def test_embedded_articles_without_days_end_with_their_sources() -> None:
    lines = [TITLE, DAY, FIRST, LAST, "المصدر: رويترز", "إقرأ أيضا", OTHER_TITLE, OTHER, "المصدر: واس", THIRD_TITLE, THIRD]
    articles, rejected = read(*lines, "المصدر: بترا")
    assert rejected == []
    assert [(a["title"], body(a), a["outlet_id"]) for a in articles] == [
        (TITLE, [FIRST, LAST], "reuters"),
        (OTHER_TITLE, [OTHER], "spa"),
        (THIRD_TITLE, [THIRD], "petra"),
    ]


def test_a_source_who_speaks_is_text() -> None:
    (article,), _ = read(TITLE, DAY, FIRST, "المصدر: لم نتلق أي طلب رسمي حتى الآن.", LAST)
    assert body(article) == [FIRST, "المصدر: لم نتلق أي طلب رسمي حتى الآن.", LAST]
