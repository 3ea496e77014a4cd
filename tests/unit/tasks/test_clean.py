"""clean: raw records in, articles and rejections out."""

import json
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from schemas.tables import RAW_ARTICLES
from tasks.clean import CLEAN

SHARED = Path(__file__).parents[4] / "shared"
Row = dict[str, Any]


def raw(body: str, title: str | None = None, **fields: object) -> Row:
    return {"raw_id": "r0", "file": "a.jsonl", "position": 3, "format": "jsonl", "title": title, "body": body, **fields}


def clean(*records: Row) -> tuple[list[Row], list[Row]]:
    made = CLEAN({"raw_articles": RAW_ARTICLES.from_rows(list(records))})
    return made["articles"].to_pylist(), made["rejections"].to_pylist()


def traced(record: Row, article: Row) -> None:
    """All words of an article's text are traced to the record, and agree with it."""
    text = str(article["text"])
    at = 0
    runs = article["raw_runs"]
    assert isinstance(runs, list)
    for run in runs:
        assert not text[at : run["start"]].strip()
        at = run["end"]
        source = str(record[run["field"]])[run["raw_start"] : run["raw_end"]]
        if run["end"] - run["start"] == run["raw_end"] - run["raw_start"]:
            assert text[run["start"] : run["end"]].split() == unicodedata.normalize("NFC", source).split()
    assert not text[at:].strip()


def test_text_is_title_blank_line_body() -> None:
    record = raw(" أول\u200f \r\n\r\n ثان\xa0ثالث ", " عنوان\n طويل ", published="2024-02-01T10:00:00+03:00", outlet=" النخيل ")
    (article,), rejected = clean(record)
    assert article["text"] == "عنوان طويل\n\nأول\nثان ثالث"
    assert article["title"] == "عنوان طويل"
    assert article["body_char"] == 12
    assert (article["published_on"], article["published_raw"]) == (date(2024, 2, 1), "2024-02-01T10:00:00+03:00")
    assert article["outlet"] == "النخيل"
    assert article["parent_article_id"] is None
    assert rejected == []
    traced(record, article)


def test_without_title_the_text_is_the_body() -> None:
    (article,), _ = clean(raw("نص الخبر"))
    assert (article["title"], article["text"], article["body_char"]) == ("", "نص الخبر", 0)


def test_an_ambiguous_date_is_kept_as_words_only() -> None:
    (article,), _ = clean(raw("نص", published="03/04/2024"))
    assert (article["published_on"], article["published_raw"]) == (None, "03/04/2024")
    assert article["published_reason"] == "ambiguous_order"


@pytest.mark.parametrize(
    ("published", "reason"),
    [
        ("تشرين الثاني 2024", "month"), ("2024", "year"), ("31/02/2024", "impossible_date"), ("أمس", "needs_published_on"),
        ("بلا تاريخ", "no_date"), ("20 نوفمبر 2024", None), (None, None),
    ],
)  # fmt: skip
def test_a_day_that_is_not_known_has_a_reason(published: str | None, reason: str | None) -> None:
    (article,), _ = clean(raw("نص", published=published))
    assert article["published_reason"] == reason


PARAGRAPH = "أعلنت البلدية إغلاق الجسر القديم أمام السيارات ابتداء من الأحد المقبل، وقال رئيسها إن «السلامة أولا»."


def test_lines_that_are_no_text_and_a_byline_are_left_out() -> None:
    record = raw(f"كتب - سامي عمر:\n{PARAGRAPH}\n(تصوير: منى السيد)\n[gallery ids='1,2']\nوسيفتح بعد شهر.", "الجسر يغلق")
    (article,), _ = clean(record)
    assert article["text"] == f"الجسر يغلق\n\n{PARAGRAPH}\nوسيفتح بعد شهر."
    assert article["author"] == "سامي عمر"
    traced(record, article)


def test_the_author_of_the_record_goes_before_the_byline() -> None:
    (article,), _ = clean(raw(f"بقلم: سامي عمر\n{PARAGRAPH}", "الجسر يغلق", author="سامي عمر الواحاتي"))
    assert (article["author"], article["text"]) == ("سامي عمر الواحاتي", f"الجسر يغلق\n\n{PARAGRAPH}")


def test_a_body_that_is_but_a_caption_is_rejected() -> None:
    articles, (rejected,) = clean(raw("سامي عمر", "رئيس البلدية يغلق الجسر القديم"))
    assert articles == []
    assert (rejected["reason"], rejected["start_char"], rejected["end_char"]) == ("no_body", 0, 8)
    (article,), _ = clean(raw("قتل ثلاثة في انفجار", "انفجار عنيف يهز وسط المدينة"))
    assert article["body_char"] > 0


def test_the_headline_with_the_name_of_the_site_is_no_dateline() -> None:
    (article,), _ = clean(raw(f"البلدية تغلق الجسر - السومرية نيوز\n{PARAGRAPH}", "البلدية تغلق الجسر"))
    assert (article["dateline"], article["text"]) == (None, f"البلدية تغلق الجسر\n\n{PARAGRAPH}")


def test_a_caption_in_a_fragment_of_html_is_no_text() -> None:
    record = raw(
        f"<p>{PARAGRAPH}</p><figure><img src='a.jpg'/><figcaption>الجسر القديم</figcaption></figure><p>وسيفتح بعد شهر.</p>"
    )
    (article,), _ = clean(record)
    assert article["text"] == f"{PARAGRAPH}\nوسيفتح بعد شهر."
    traced(record, article)


def test_the_closing_mark_of_an_agency_is_no_text() -> None:
    record = raw("وصل الوفد.\nوغادر بعد ساعة. // انتهى // 20:26 ت م", "عنوان")
    (article,), _ = clean(record)
    assert article["text"] == "عنوان\n\nوصل الوفد.\nوغادر بعد ساعة."
    traced(record, article)


def test_furniture_at_the_edges_and_the_title_again_are_no_text() -> None:
    body = "شارك من خلال تويتر فيسبوك اكتب رأيك عنوان الخبر\nوصل الوفد.\nوغادر. رابط الخبر بصحيفة الواحة: عنوان الخبر"
    record = raw(body, "عنوان الخبر")
    (article,), _ = clean(record)
    assert article["text"] == "عنوان الخبر\n\nوصل الوفد.\nوغادر."
    traced(record, article)


def test_furniture_before_the_dateline_is_no_part_of_it() -> None:
    (article,), _ = clean(raw("Next Previous الرياض - واس\nوصل الوفد إلى المدينة.", "عنوان"))
    assert (article["dateline"], article["text"]) == ("الرياض - واس", "عنوان\n\nوصل الوفد إلى المدينة.")


def test_a_body_of_nothing_but_a_closing_mark_is_no_body() -> None:
    articles, (rejected,) = clean(raw("// انتهى //", "عنوان"))
    assert (articles, rejected["reason"]) == ([], "no_body")


def test_a_month_is_no_day_of_publication() -> None:
    (article,), _ = clean(raw("نص", published="تشرين الثاني 2024"))
    assert (article["published_on"], article["published_raw"]) == (None, "تشرين الثاني 2024")


def test_nothing_left_is_rejected() -> None:
    articles, (rejected,) = clean(raw("<p>&nbsp;\u200f</p>", "عنوان"))
    assert articles == []
    assert (rejected["stage"], rejected["file"], rejected["position"], rejected["reason"]) == ("clean", "a.jsonl", 3, "no_body")


def test_a_dateline_in_the_first_sentence_stays_in_the_text() -> None:
    (article,), _ = clean(raw("الرياض (واس): قال الوزير نعم.", "عنوان"))
    assert article["dateline"] == "الرياض (واس)"
    assert article["text"] == "عنوان\n\nالرياض (واس): قال الوزير نعم."


def test_a_dateline_on_its_own_line_is_taken_out() -> None:
    record = raw("بغداد اليوم - بغداد\nقال الوزير نعم.", "عنوان")
    (article,), _ = clean(record)
    assert article["dateline"] == "بغداد اليوم - بغداد"
    assert article["text"] == "عنوان\n\nقال الوزير نعم."
    traced(record, article)


PAGE = """سد النخيل يمتلئ
تاريخ النشر: 1st, February 2024 GMT
بغداد اليوم - بغداد
قال المهندس سعد إن  السد امتلأ.
المصدر: وكالة النخيل
إقرأ أيضاً:
جسر جديد في المدينة
بغداد اليوم- بغداد
أكد مدير الجسر، اليوم الأربعاء (20 تشرين الثاني 2024)، أن العمل تم."""


def test_a_page_with_an_embedded_article() -> None:
    record = raw(PAGE, None, format="text", file="a.txt", position=0)
    (first, second), rejected = clean(record)
    assert first["text"] == "سد النخيل يمتلئ\n\nقال المهندس سعد إن السد امتلأ."
    assert second["text"].split("\n\n")[0] == "جسر جديد في المدينة"
    assert [a["published_on"] for a in (first, second)] == [date(2024, 2, 1), date(2024, 11, 20)]
    assert second["published_raw"] == "اليوم الأربعاء (20 تشرين الثاني 2024)"
    assert [a["outlet"] for a in (first, second)] == ["وكالة النخيل", "وكالة النخيل"]
    assert [a["dateline"] for a in (first, second)] == ["بغداد اليوم - بغداد", "بغداد اليوم- بغداد"]
    assert second["parent_article_id"] == first["article_id"] != second["article_id"]
    assert rejected == []
    traced(record, first)
    traced(record, second)


def test_an_embedded_article_within_a_record() -> None:
    record = raw(PAGE.split("\n", 1)[1], "سد النخيل يمتلئ", url="u", published="2024-02-01", author="ليلى")
    (first, second), _ = clean(record)
    assert first["text"] == "سد النخيل يمتلئ\n\nقال المهندس سعد إن السد امتلأ."
    assert (first["url"], first["author"]) == ("u", "ليلى")
    assert (second["url"], second["author"], second["published_on"]) == (None, None, date(2024, 11, 20))
    traced(record, second)


def test_a_page_as_body_of_a_record_without_title() -> None:
    (first, second), _ = clean(raw(PAGE))
    assert (first["title"], second["title"]) == ("سد النخيل يمتلئ", "جسر جديد في المدينة")
    assert first["published_on"] == date(2024, 2, 1)


def test_headlines_of_other_pages_are_rejections() -> None:
    record = raw("قال نعم.\nاقرأ أيضا:\n  عنوان  آخر\nعنوان ثالث", "عنوان")
    (article,), rejected = clean(record)
    assert article["text"] == "عنوان\n\nقال نعم."
    assert [r["reason"] for r in rejected] == ["related_headline", "related_headline"]
    spans = [(r["start_char"], r["end_char"]) for r in rejected]
    assert [str(record["body"])[a:b] for a, b in spans] == ["عنوان  آخر", "عنوان ثالث"]
    assert len({r["rejection_id"] for r in rejected}) == 2


def test_the_trace_holds_behind_a_headline_that_was_dropped() -> None:
    record = raw("قال نعم.\nاقرأ أيضا: عنوان آخر\nثم  قال لا.", "عنوان")
    (article,), _ = clean(record)
    assert article["text"] == "عنوان\n\nقال نعم.\nثم قال لا."
    traced(record, article)


def test_a_date_in_the_text_is_that_of_publication_only_if_it_is_today() -> None:
    articles, _ = clean(
        raw("قال اليوم إن الجسر بني في 1 مارس 2020."),
        {**raw("قال اليوم الأحد 1 مارس 2020 إن الجسر بني."), "raw_id": "r1"},
    )
    assert [a["published_on"] for a in articles] == [None, date(2020, 3, 1)]


@pytest.mark.parametrize(
    ("outlet", "url", "outlet_id"),
    [
        ("صحيفة عكاظ", None, "okaz"), (None, "https://www.okaz.com.sa/1", "okaz"), ("صحيفة الوادي", None, None),
        ("الوطن", "http://www.alwatan.com.sa/1", "alwatan_sa"), ("الوطن", None, None), (None, None, None),
    ],
)  # fmt: skip
def test_the_outlet_in_the_registry(outlet: str | None, url: str | None, outlet_id: str | None) -> None:
    articles, _ = clean(raw("قال المدير إن المدرسة ستفتح غدا.", "خبر", outlet=outlet, url=url))
    assert [(a["outlet"], a["outlet_id"]) for a in articles] == [(outlet, outlet_id)]


def test_ids_are_stable_and_apart() -> None:
    one, two = raw("نص أول"), {**raw("نص ثان"), "raw_id": "r1"}
    assert [a["article_id"] for a in clean(one, two)[0]] == [a["article_id"] for a in clean(one, two)[0]]
    assert len({a["article_id"] for a in clean(one, two)[0]}) == 2


def test_no_records_no_articles() -> None:
    made = CLEAN({"raw_articles": RAW_ARTICLES.empty()})
    assert all(isinstance(table, pa.Table) and table.num_rows == 0 for table in made.values())


@pytest.mark.skipif(not SHARED.exists(), reason="the folder shared/ is not here")
def test_the_seed_gives_the_two_articles_of_the_gold() -> None:
    page = (SHARED / "data/seed/baghdad_today.txt").read_text(encoding="utf-8")
    gold = [json.loads(line) for line in (SHARED / "gold/seed.jsonl").read_text(encoding="utf-8").splitlines()]
    record = raw(page, None, format="text", file="baghdad_today.txt", position=0)
    articles, rejected = clean(record)
    assert [a["text"] for a in articles] == [document["text"] for document in gold]
    assert [a["published_on"] for a in articles] == [date(2024, 2, 1), date(2024, 11, 20)]
    assert {a["outlet"] for a in articles} == {"وكالة بغداد اليوم"}
    assert articles[1]["parent_article_id"] == articles[0]["article_id"]
    assert rejected == []
    for article in articles:
        traced(record, article)


@pytest.mark.skipif(not SHARED.exists(), reason="the folder shared/ is not here")
def test_annotated_texts_are_clean_already() -> None:
    lines = [line for name in ("train", "dev") for line in (SHARED / f"gold/{name}.jsonl").read_text("utf-8").splitlines()]
    documents = [json.loads(line) for line in lines]
    records = [{**raw(d["body"], d["title"]), "raw_id": d["doc_id"]} for d in documents]
    articles, _ = clean(*records)
    texts = {a["raw_id"]: a["text"] for a in articles}
    trimmed = 0
    for document in documents:
        # these differ by design: blank lines, entities, invisible marks, letters that are not NFC
        text = unicodedata.normalize("NFC", document["text"])
        for mark in "\u200b\u200e\u200f":
            text = text.replace(mark, "")
        title, *body = (" ".join(line.split()) for line in text.replace("&quot;", '"').split("\n") if line.strip())
        made, whole = texts[document["doc_id"]], title + "\n\n" + "\n".join(body)
        made_body = made.removeprefix(title + "\n\n")
        # share buttons before the text, tags after it: nothing is lost within
        assert whole.endswith(made_body) or made_body in whole
        trimmed += made != whole
    assert trimmed <= 16


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("رئیس جمهور در نشست امروز گفت که دولت برای حل این مشکل برنامه دارد.", "Persian"),
        ("وزیر اعظم نے کہا ہے کہ حکومت عوام کے مسائل حل کرنے کے لیے کام کر رہی ہے۔", "Urdu"),
        ("سەرۆکی هەرێم ڕایگەیاند کە حکومەت کار بۆ چارەسەرکردنی کێشەکان دەکات.", "Sorani Kurdish"),
        ("The minister said (الوزير) that the road to the north is open.", "English"),
    ],
)
def test_articles_in_other_languages_are_rejections(body: str, language: str) -> None:
    articles, (rejected,) = clean(raw(body))
    assert articles == []
    assert rejected["reason"] == "not_arabic"
    assert rejected["detail"].startswith(f"Written in {language};")
    assert (rejected["start_char"], rejected["end_char"]) == (0, len(body))
