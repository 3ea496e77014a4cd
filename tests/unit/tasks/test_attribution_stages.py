"""split, quote and attribute on literal tables: rows in, rows out, with the shipped weights but no neural model."""

from datetime import date

import pyarrow as pa
import pytest

from flows.settings import OWN_WEIGHTS
from schemas.tables import ARTICLES, ENTITIES, TAGS
from tasks import quote as quote_stage
from tasks.attribute import ATTRIBUTE
from tasks.quote import QUOTE
from tasks.split import SPLIT
from tests.unit.arabic.marked import article

PARAMETERS = {"model_folder": str(OWN_WEIGHTS)}
MARKED = (
    "[C:أكد] [S:المدير [P:سالم الكعبي]]، اليوم الأربعاء (20 تشرين الثاني 2024)، أن المشروع اكتمل قبل موعده.\n"
    "[C:وأضاف] أن «الطريق الجديد» سيفتح قريبا، [C:مشيرا] إلى أن الكلفة انخفضت."
)


def tables(marked: str = MARKED) -> dict[str, pa.Table]:
    """The tables that stand before quote, for one article."""
    reading, _, entities = article(marked, title="اكتمال مشروع الطريق")
    text = reading.text
    articles = ARTICLES.from_rows(
        [
            {
                "article_id": "a", "raw_id": "r", "file": "news.jsonl", "title": "اكتمال مشروع الطريق", "text": text,
                "body_char": text.find("\n\n") + 2, "published_on": date(2024, 11, 20), "raw_runs": [],
            }
        ]
    )  # fmt: skip
    sentences = SPLIT({"articles": articles})["sentences"]
    starts = list(zip(sentences["start_char"].to_pylist(), sentences["sentence_id"].to_pylist(), strict=True))

    def place(start: int, end: int) -> dict[str, object]:
        holder = max(s for s in starts if s[0] <= start)[1]
        return {"article_id": "a", "sentence_id": holder, "start_char": start, "end_char": end}

    tags = [{**place(t.start, t.end), "tag_kind": t.kind} for t in sorted(reading.tagged)]
    named = [
        {
            **place(e.start, e.end),
            "entity_id": f"a.e{e.start}",
            "words": text[e.start : e.end],
            "entity_kind": e.kind,
            "entity_source_kind": "model",
        }
        for e in entities
    ]
    return {"articles": articles, "sentences": sentences, "tags": TAGS.from_rows(tags), "entities": ENTITIES.from_rows(named)}


def test_split() -> None:
    rows = tables()["sentences"].to_pylist()
    assert [(r["sentence_id"], r["sentence_index"], r["paragraph_index"]) for r in rows] == [
        ("a.0", 0, 0),
        ("a.1", 1, 1),
        ("a.2", 2, 2),
    ]


def test_quote_and_attribute() -> None:
    given = tables()
    made = QUOTE(given, PARAMETERS)
    quotations = made["quotations"].to_pylist()
    assert [(q["cue"], q["content"], q["quotation_type"], q["form"]) for q in quotations] == [
        ("أكد", "المشروع اكتمل قبل موعده", "indirect", "clause"),
        ("وأضاف", "«الطريق الجديد» سيفتح قريبا", "indirect", "clause"),
        ("مشيرا", "الكلفة انخفضت", "indirect", "clause"),
    ]
    assert [q["cue_class"] for q in quotations] == ["assertive", "addition", "neutral"]
    assert all(0.5 < q["confidence"] <= 1 for q in quotations)
    assert made["rejections"].num_rows == 0

    attributions = ATTRIBUTE({**given, "quotations": made["quotations"]}, PARAMETERS)["attributions"].to_pylist()
    assert [(a["speaker"], a["speaker_kind"], a["speaker_mention"]) for a in attributions] == [
        ("سالم الكعبي", "person", "المدير سالم الكعبي"),
        ("سالم الكعبي", "person", None),
        ("سالم الكعبي", "person", None),
    ]
    assert [(a["antecedent"], a["runner_up"]) for a in attributions] == [
        (None, None),
        ("سالم الكعبي", None),
        ("سالم الكعبي", None),
    ]
    assert attributions[0]["speaker_role"] == "المدير"
    assert attributions[0]["said_on"] == date(2024, 11, 20)
    assert len({a["speaker_id"] for a in attributions}) == 1


def test_marks_that_are_no_quotation_have_a_reason() -> None:
    (mark,) = QUOTE(tables(), PARAMETERS)["marks"].to_pylist()
    assert (mark["quotation_id"] is None) != (mark["reason"] is None)


def test_an_article_on_which_the_rules_fail_costs_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("boom")

    monkeypatch.setattr(quote_stage, "find_quotations", broken)
    made = QUOTE(tables(), PARAMETERS)
    assert made["quotations"].num_rows == 0
    (row,) = made["rejections"].to_pylist()
    assert (row["stage"], row["file"], row["reason"]) == ("quote", "news.jsonl", "article_failed")
    assert "ValueError: boom" in row["detail"]


def test_antecedent_and_runner_up_are_words_of_the_text() -> None:
    marked = (
        "[C:قال] [S:المدير [P:سالم الكعبي]] إن المشروع اكتمل.\n"
        "[C:وأوضح] [S:[P:نادر عامر]] أن الكلفة ارتفعت. ثم خرج [P:الكعبي] إلى الصحفيين. [C:وأضاف] أن الطريق سيفتح."
    )
    given = tables(marked)
    made = QUOTE(given, PARAMETERS)["quotations"]
    *_, last = ATTRIBUTE({**given, "quotations": made}, PARAMETERS)["attributions"].to_pylist()
    text = given["articles"]["text"][0].as_py()
    speaker, runner_up = last["speaker"], last["runner_up"]
    assert {speaker, runner_up} == {"سالم الكعبي", "نادر عامر"}
    assert last["antecedent"] == {"سالم الكعبي": "الكعبي", "نادر عامر": "نادر عامر"}[speaker]
    for column in ("antecedent", "runner_up"):
        assert text[last[f"{column}_start_char"] : last[f"{column}_end_char"]] == last[column]
