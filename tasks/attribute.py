"""attribute: quotations -> attributions, the mention at each cue and the speaker that it or the context means."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

import pyarrow as pa

from arabic.attribution import Attribution, attribute
from arabic.confidence import row_confidences
from arabic.contents import Content
from arabic.cue_spans import Cue
from arabic.names import name_words
from arabic.particulars import addressee_of, relay_of, role_of, said_on
from arabic.quotations import Quotation, headline_source
from arabic.reading import Reading, Span
from schemas.tables import ARTICLES, ATTRIBUTIONS, ENTITIES, QUOTATIONS, REJECTIONS, SENTENCES, TAGS
from tasks.readings import ArticleReading, Row, readings
from tasks.rejections import distinct
from tasks.stage import Stage, Tables
from tasks.weights import AttributionWeights, attribution_weights

_NO_SOURCE: Row = {"speaker_kind": "none", "rule": "no_source", "confidence": 0.0}


def attribute_quotations(tables: Tables, parameters: Mapping[str, object]) -> dict[str, pa.Table]:
    """One attribution for each quotation; speaker is null where the article names no source at all."""
    weights = attribution_weights(parameters)
    by_article: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in tables["quotations"].to_pylist():
        by_article[row["article_id"]].append(row)
    published = dict(zip(*(tables["articles"][c].to_pylist() for c in ("article_id", "published_on")), strict=True))
    rows: list[Row] = []
    failed: list[Row] = []
    for article in readings(tables):
        stored = by_article[article.article_id]
        try:
            rows += _article_rows(article, stored, published[article.article_id], weights)
        except Exception as error:  # one article's fault must not cost its batch (law L5)
            failed.append(article.failure("attribute", error))
            rows += [{"quotation_id": q["quotation_id"], "article_id": article.article_id, **_NO_SOURCE} for q in stored]
    return {"attributions": ATTRIBUTIONS.from_rows(rows), "rejections": REJECTIONS.from_rows(distinct(failed))}


def _article_rows(
    article: ArticleReading, stored: list[dict[str, Any]], published_on: date | None, weights: AttributionWeights
) -> list[Row]:
    """The rows of `attributions` for the quotations of one article."""
    places = {row["quotation_id"]: i for i, row in enumerate(stored)}
    quotations = [_quotation(article, row, places.get(row["parent_id"])) for row in stored]
    attributions = attribute(article.reading, quotations, article.entities, weights.antecedents)
    confidences = row_confidences(article.reading, quotations, attributions, weights.confidence)
    rows = []
    for row, quotation, attribution, confidence in zip(stored, quotations, attributions, confidences, strict=True):
        made = _row(article, quotation, attribution)
        made |= {"quotation_id": row["quotation_id"], "confidence": confidence}
        made["said_on"] = said_on(article.reading, quotation, published_on)
        rows.append(made)
    return rows


def _quotation(article: ArticleReading, row: Mapping[str, Any], parent: int | None) -> Quotation:
    """The row of `quotations` as the rules know it."""
    reading = article.reading
    cue = None
    if row["cue"] is not None:
        first, last = reading.token_range(row["cue_start_char"], row["cue_end_char"])
        cue = Cue(first, last, row["form"], row["cue"], row["cue_probability"])
    content = Content(tuple((s["start"], s["end"]) for s in row["content_spans"]), row["quotation_type"], row["rule"])
    mention = headline_source(reading) if row["rule"] == "headline" else None
    return Quotation(cue, row["form"], content, mention, parent)


def _row(article: ArticleReading, quotation: Quotation, attribution: Attribution) -> dict[str, object]:
    reading, speaker = article.reading, attribution.speaker
    text = reading.text
    row: dict[str, object] = {
        "article_id": article.article_id, **_span_columns("speaker_mention", text, attribution.mention),
        **_span_columns("speaker", text, speaker.span if speaker else None),
        **_span_columns("antecedent", text, antecedent_of(reading, quotation, attribution)),
        **_span_columns("runner_up", text, speaker.runner_up if speaker else None),
        **_NO_SOURCE,
        "addressee": addressee_of(reading, quotation), "relay": relay_of(reading, quotation, article.entities),
    }  # fmt: skip
    if speaker is not None:
        name = text[slice(*speaker.span)]
        row |= {
            "speaker_id": hashlib.sha256(f"{speaker.kind}\n{' '.join(name_words(name))}".encode()).hexdigest()[:16],
            "speaker_kind": speaker.kind, "speaker_role": role_of(reading, speaker), "rule": speaker.rule,
        }  # fmt: skip
    return row


def antecedent_of(reading: Reading, quotation: Quotation, attribution: Attribution) -> Span | None:
    """The mention that an implicit source or a description stands for: the speaker's last before it, else the first after it.

    None where the words at the cue name the source themselves, or nobody is found. Kept apart from `speaker`, the fullest
    name: زار المدير سالم الكعبي ... وقال الكعبي ... وأضاف has the speaker سالم الكعبي (Salem al-Kaabi), the antecedent الكعبي.
    """
    speaker, mention = attribution.speaker, attribution.mention
    if speaker is None or speaker.source is None or (mention is not None and speaker.rule != "antecedent_of_description"):
        return None
    cue = quotation.cue
    at = mention[0] if mention else reading.tokens[cue.first].start if cue else quotation.start
    outside = [m for m in speaker.source.mentions if mention is None or m[1] <= mention[0] or mention[1] <= m[0]]
    return max((m for m in outside if m[0] < at), default=min(outside, default=None))


def _span_columns(column: str, text: str, span: Span | None) -> dict[str, object]:
    """The words of a span and its two offsets, all null without one."""
    start, end = span or (None, None)
    return {column: text[start:end] if span else None, f"{column}_start_char": start, f"{column}_end_char": end}


ATTRIBUTE = Stage(
    "attribute",
    (ARTICLES, SENTENCES, ENTITIES, TAGS, QUOTATIONS),
    (ATTRIBUTIONS, REJECTIONS),
    attribute_quotations,
    model="attribution",
)
