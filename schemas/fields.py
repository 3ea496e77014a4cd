"""Columns that stand in more than one table, and the closed lists of values."""

import pyarrow as pa

from schemas.table import Column

SPAN = pa.struct([pa.field("start", pa.int32(), nullable=False), pa.field("end", pa.int32(), nullable=False)])
SPANS = pa.list_(pa.field("item", SPAN, nullable=False))

QUOTATION_TYPES = ("direct", "indirect", "mixed")
FORMS = ("clause", "nominal")
SPEAKER_KINDS = ("person", "organization", "group", "anonymous", "document", "none")
ENTITY_KINDS = ("PER", "ORG", "LOC", "MISC")
ENTITY_SOURCE_KINDS = ("model", "cue", "echo")
TAG_KINDS = ("CUE", "NOMINAL_CUE", "SPEAKER", "ADDRESSEE")
CUE_CLASSES = (
    "neutral", "assertive", "addition", "explanation", "announcement", "disclosure", "denial", "warning", "accusation",
    "demand", "promise", "question", "answer", "praise", "condemnation", "opinion", "finding", "attribution",
)  # fmt: skip
DUPLICATE_KINDS = ("exact", "near", "update")
STAGES = ("ingest", "clean", "sign", "split", "recognize", "tag", "quote", "attribute", "load")
REASONS = (
    "unreadable_file", "unsupported_format", "broken_record", "record_too_large", "no_body", "no_arabic",
    "undecodable_text", "duplicate_record", "related_headline", "not_arabic", "article_failed",
)  # fmt: skip

article_id = Column("article_id", pa.string(), "Id of the article: a hash of its source, origin id, url, title and body.")
sentence_id = Column("sentence_id", pa.string(), "Id of the sentence: article_id, a point, the sentence's index.")
start_char = Column("start_char", pa.int32(), "Offset into articles.text where it starts, in code points.")
end_char = Column("end_char", pa.int32(), "Offset into articles.text where it ends, exclusive, in code points.")
confidence = Column("confidence", pa.float32(), "Estimated probability that the row is right, 0 to 1.")
rule = Column("rule", pa.string(), "Name of the rule or model that made the decision (law L10).")
