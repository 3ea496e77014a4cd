"""quote: articles with sentences, entities and tags -> quotations, and what became of each pair of quotation marks."""

from collections.abc import Mapping

import pyarrow as pa

from arabic.confidence import quotation_confidences
from arabic.cue_choice import choose_cues
from arabic.cues import cue_class
from arabic.mark_ledger import judge_marks
from arabic.quotations import Quotation, find_quotations
from schemas.tables import ARTICLES, ENTITIES, MARKS, QUOTATIONS, REJECTIONS, SENTENCES, TAGS
from tasks.readings import ArticleReading, Row, readings
from tasks.rejections import distinct
from tasks.stage import Stage, Tables
from tasks.weights import QuotationWeights, quotation_weights


def quote(tables: Tables, parameters: Mapping[str, object]) -> dict[str, pa.Table]:
    """The quotations of each article, in reading order, and one row for each pair of quotation marks."""
    weights = quotation_weights(parameters)
    rows: list[Row] = []
    marks: list[Row] = []
    failed: list[Row] = []
    for article in readings(tables):
        try:
            found = _article_rows(article, weights)
        except Exception as error:  # one article's fault must not cost its batch (law L5)
            failed.append(article.failure("quote", error))
            continue
        rows += found[0]
        marks += found[1]
    made = {"quotations": QUOTATIONS.from_rows(rows), "marks": MARKS.from_rows(marks)}
    return {**made, "rejections": REJECTIONS.from_rows(distinct(failed))}


def _article_rows(article: ArticleReading, weights: QuotationWeights) -> tuple[list[Row], list[Row]]:
    """The rows of `quotations` and of `marks` of one article."""
    cues = choose_cues(article.reading, article.entities, weights.cues)
    quotations = find_quotations(article.reading, cues, article.entities, weights.ends)
    ids = [_quotation_id(article, q) for q in quotations]
    rows: list[Row] = []
    confidences = quotation_confidences(article.reading, quotations, weights.confidence)
    for quotation, quotation_id, confidence in zip(quotations, ids, confidences, strict=True):
        parent = ids[quotation.parent] if quotation.parent is not None else None
        rows.append({**_row(article, quotation), "quotation_id": quotation_id, "parent_id": parent, "confidence": confidence})
    marks: list[Row] = [
        {
            "article_id": article.article_id, "start_char": verdict.pair.start, "end_char": verdict.pair.end,
            "quotation_id": ids[verdict.quotation] if verdict.quotation is not None else None, "reason": verdict.reason,
        }
        for verdict in judge_marks(article.reading, quotations, article.entities)
    ]  # fmt: skip
    return rows, marks


def _quotation_id(article: ArticleReading, quotation: Quotation) -> str:
    """By the cue's offset, for a quotation without cue by the content's."""
    if quotation.cue is None:
        return f"{article.article_id}.c{quotation.start}"
    return f"{article.article_id}.q{article.reading.tokens[quotation.cue.first].start}"


def _row(article: ArticleReading, quotation: Quotation) -> dict[str, object]:
    reading, content, cue = article.reading, quotation.content, quotation.cue
    start, end = reading.characters(cue.first, cue.last) if cue else (None, None)
    return {
        "article_id": article.article_id,
        "sentence_id": article.sentence_id(start if start is not None else quotation.start),
        "quotation_type": content.quotation_type, "form": quotation.form,
        "content_spans": [{"start": a, "end": b} for a, b in content.spans],
        "content": " … ".join(reading.text[a:b] for a, b in content.spans),
        "cue_start_char": start, "cue_end_char": end, "cue": cue.words if cue else None,
        "cue_class": cue_class(cue.words) if cue else None, "cue_probability": cue.probability if cue else None,
        "rule": content.rule,
    }  # fmt: skip


QUOTE = Stage("quote", (ARTICLES, SENTENCES, ENTITIES, TAGS), (QUOTATIONS, MARKS, REJECTIONS), quote, model="quotation")
