"""recognize on literal tables, with spans that stand in for the NER model's."""

from collections.abc import Sequence

import pyarrow as pa
import pytest

from arabic.annotate import LabelledSpan
from schemas.tables import ARTICLES, TAGS
from tasks import recognize as stage
from tasks.recognize import RECOGNIZE
from tasks.split import SPLIT

# News in short. Salem al-Ka'bi arrived in Damascus yesterday. Al-Ka'bi confirmed that he is content.
TEXT = "خبر قصير\n\nوصل سالم الكعبي إلى دمشق أمس.\nوأكد الكعبي أنه راض."


def _span(words: str, kind: str, after: int = 0) -> LabelledSpan:
    start = TEXT.index(words, after)
    return LabelledSpan(start, start + len(words), kind)


# the model finds the full name, calls a place GPE, and takes the surname for an organisation
LABELLED = [_span("سالم الكعبي", "PERS"), _span("دمشق", "GPE"), _span("الكعبي", "ORG", TEXT.index("وأكد"))]


class Model:
    """Labels every text with LABELLED."""

    def annotate_many(self, texts: Sequence[str], sentences: Sequence[object]) -> list[list[LabelledSpan]]:
        return [LABELLED for _ in texts]


@pytest.fixture(autouse=True)
def _model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage, "load_annotator", lambda *_: Model())


def tables(tagged: Sequence[LabelledSpan]) -> dict[str, pa.Table]:
    """The tables that stand before recognize, for one article."""
    article = {
        "article_id": "a",
        "raw_id": "r",
        "file": "n.txt",
        "title": "خبر قصير",
        "text": TEXT,
        "body_char": 10,
        "raw_runs": [],
    }
    articles = ARTICLES.from_rows([article])
    sentences = SPLIT({"articles": articles})["sentences"]
    rows: list[dict[str, object]] = [
        {"article_id": "a", "sentence_id": "a.2", "start_char": t.start, "end_char": t.end, "tag_kind": t.kind} for t in tagged
    ]
    return {"articles": articles, "sentences": sentences, "tags": TAGS.from_rows(rows)}


def found(tagged: Sequence[LabelledSpan]) -> list[tuple[object, ...]]:
    """id, sentence, words, kind and source of the entities."""
    made = RECOGNIZE(tables(tagged), {"model_folder": "unused"})["entities"].to_pylist()
    return [(r["entity_id"], r["sentence_id"], r["words"], r["entity_kind"], r["entity_source_kind"]) for r in made]


def test_a_person_that_a_cue_names_takes_the_place_of_what_the_model_saw() -> None:
    assert found([_span("وأكد", "CUE"), _span("الكعبي", "SPEAKER", TEXT.index("وأكد"))]) == [
        ("a.e14", "a.1", "سالم الكعبي", "PER", "model"),
        ("a.e30", "a.1", "دمشق", "LOC", "model"),
        ("a.e45", "a.2", "الكعبي", "PER", "cue"),
    ]


def test_without_tags_the_model_has_the_word() -> None:
    assert [row[2:] for row in found([])] == [
        ("سالم الكعبي", "PER", "model"), ("دمشق", "LOC", "model"), ("الكعبي", "ORG", "model"),
    ]  # fmt: skip


def test_a_fault_of_the_rules_is_told_and_costs_no_entity(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise IndexError("odd text")

    monkeypatch.setattr(stage, "with_names_at_cues", fail)
    made = RECOGNIZE(tables([]), {"model_folder": "unused"})
    assert made["entities"].num_rows == 3
    (row,) = made["rejections"].to_pylist()
    assert (row["stage"], row["reason"]) == ("recognize", "article_failed")
    assert "IndexError: odd text" in row["detail"]


def test_an_organisation_is_found_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Model, "annotate_many", lambda *_: [[_span("الكعبي", "ORG", TEXT.index("وأكد"))]])
    assert [row[2:] for row in found([])] == [("الكعبي", "ORG", "echo"), ("الكعبي", "ORG", "model")]
