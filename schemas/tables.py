"""The tables, each declared once: what the stages write to Parquet and what DuckDB holds."""

import pyarrow as pa

from schemas import fields as f
from schemas.table import Column, Kind, Reference, Table

_TO_ARTICLE = Reference("article_id", "articles", "article_id")

RAW_ARTICLES = Table(
    "raw_articles",
    "One record of the input as it was read, before any cleaning; a page that holds several articles is one row.",
    (
        Column("raw_id", pa.string(), "Id of the record: hash of its source, origin id, url, title and body."),
        Column("origin_id", pa.string(), "The record's own id in the input.").optional(),
        Column("file", pa.string(), "Name of the input file, relative to the INPUT that was given."),
        Column("position", pa.int64(), "Index of the record in its file, from 0."),
        Column("format", pa.string(), "How it was read: text, jsonl, json, csv, parquet, html, feed, warc."),
        Column("title", pa.string(), "Title as given.").optional(),
        Column("body", pa.string(), "Body as given; for a text page the whole page."),
        Column("url", pa.string(), "Address as given.").optional(),
        Column("outlet", pa.string(), "Outlet or source as given.").optional(),
        Column("author", pa.string(), "Author as given.").optional(),
        Column("published", pa.string(), "Publication date as given, unparsed.").optional(),
    ),
    ("raw_id",),
    kind=Kind.STAGE,
)

ARTICLES = Table(
    "articles",
    "One news article: its fixed text, to which every offset refers, and what is known of its publication.",
    (
        f.article_id,
        Column("raw_id", pa.string(), "Record of raw_articles that it was read from."),
        Column("parent_article_id", pa.string(), "Article in whose page it was embedded; null if it stands alone.").optional(),
        Column("origin_id", pa.string(), "The record's own id in the input.").optional(),
        Column("file", pa.string(), "Name of the input file, relative to the INPUT that was given."),
        Column("outlet", pa.string(), "Outlet that published it, as written in the record or on the page.").optional(),
        Column(
            "outlet_id", pa.string(),
            "The outlet in the registry arabic/lexicons/outlets.tsv, by its name or address; null where it is not known.",
        ).optional(),
        Column("url", pa.string(), "Address of the page.").optional(),
        Column("author", pa.string(), "Author or byline.").optional(),
        Column("title", pa.string(), "Title; it stands at the start of text. Empty if there is none."),
        Column("dateline", pa.string(), "Place and agency line before the first sentence, taken out of the body.").optional(),
        Column("published_on", pa.date32(), "Day of publication.").optional(),
        Column("published_raw", pa.string(), "The words from which published_on was read.").optional(),
        Column(
            "published_reason", pa.string(),
            "Why published_on is null though published_raw is not: ambiguous_order (03/04/2024), two_digit_year, several_dates, "
            "weekday_disagrees, calendars_disagree, impossible_date, needs_published_on (yesterday), no_date, month (no day), year.",
        ).optional(),
        Column("text", pa.string(), "Title, blank line, body; NFC. All offsets count code points of this string."),
        Column("body_char", pa.int32(), "Offset of the body in text, in code points."),
        Column(
            "raw_runs",
            pa.list_(
                pa.struct([("start", pa.int32()), ("end", pa.int32()), ("field", pa.string()), ("raw_start", pa.int32()), ("raw_end", pa.int32())])
            ),
            "Trace to the raw record: text[start:end] comes from raw_articles.<field>[raw_start:raw_end] (title or body); "
            "equal lengths mean character by character.",
        ),
        Column(
            "superseded_by", pa.string(),
            "The newest version of this article, with another text; null where this one is the newest. "
            "Each load compares all nights, so it is known in DuckDB alone and null in Parquet.",
        ).optional(),
    ),
    ("article_id",),
)  # fmt: skip

SIGNATURES = Table(
    "signatures",
    "What of an article is compared with all others to find copies; made once, compared at every load.",
    (
        f.article_id,
        Column("letters", pa.string(), "Hash of the body's letters and digits, folded, without spaces and signs."),
        Column("sequence_count", pa.int32(), "Number of different sequences of three words in the body."),
        Column(
            "hashes", pa.list_(pa.field("item", pa.uint32(), nullable=False)),
            "The 128 smallest hashes of these sequences, ascending.",
        ),
    ),
    ("article_id",),
    (_TO_ARTICLE,),
    kind=Kind.STAGE,
)  # fmt: skip

DUPLICATES = Table(
    "duplicates",
    "One article that tells again what an earlier one told; leave these out to count each story once.",
    (
        f.article_id,
        Column(
            "duplicate_of", pa.string(),
            "The earliest article of the story, in its newest version; it is no duplicate itself.",
        ),
        Column(
            "duplicate_kind", pa.string(),
            "exact: the same letters; update: a later version by the same outlet or at the same address; near: another copy.",
            allowed=f.DUPLICATE_KINDS,
        ),
        Column(
            "similarity", pa.float32(),
            "Share of the shorter text's sequences of three words that stand in the other, estimated, 0 to 1; "
            "the other is the copy nearest to it, which need not be duplicate_of.",
        ),
    ),
    ("article_id",),
    (_TO_ARTICLE, Reference("duplicate_of", "articles", "article_id")),
    kind=Kind.MART,
)  # fmt: skip

SENTENCES = Table(
    "sentences",
    "One sentence of an article, in order.",
    (
        f.sentence_id,
        f.article_id,
        Column("sentence_index", pa.int32(), "Position in the article, from 0; the title is the first."),
        Column("paragraph_index", pa.int32(), "Paragraph (line) it stands in, from 0; the title is paragraph 0."),
        f.start_char,
        f.end_char,
    ),
    ("sentence_id",),
    (_TO_ARTICLE,),
)

ENTITIES = Table(
    "entities",
    "One named-entity mention, found by the NER model or, where it missed one, by the cue that names a person or by an echo.",
    (
        Column("entity_id", pa.string(), "Id of the mention: article_id, a point, e and its start offset."),
        f.article_id,
        f.sentence_id,
        f.start_char,
        f.end_char,
        Column("words", pa.string(), "The words: articles.text[start_char:end_char]."),
        Column("entity_kind", pa.string(), "PER person, ORG organisation, LOC place, MISC other name.", allowed=f.ENTITY_KINDS),
        Column(
            "entity_source_kind", pa.string(),
            "What found it: model, the NER model; cue, the words at a cue of speech (a person, in place of what the model took them for); "
            "echo, the words of an organisation that the model found elsewhere in the article.",
            allowed=f.ENTITY_SOURCE_KINDS,
        ),
    ),
    ("entity_id",),
    (_TO_ARTICLE, Reference("sentence_id", "sentences", "sentence_id")),
)  # fmt: skip

TAGS = Table(
    "tags",
    "One span that the attribution tagger marked: a cue, a speaker mention or an addressee; evidence, not yet a decision.",
    (
        f.article_id,
        f.sentence_id,
        f.start_char,
        f.end_char,
        Column("tag_kind", pa.string(), "CUE with a clause, NOMINAL_CUE with a noun phrase, SPEAKER, ADDRESSEE.", allowed=f.TAG_KINDS),
    ),
    ("article_id", "start_char", "end_char", "tag_kind"),
    kind=Kind.STAGE,
)  # fmt: skip

QUOTATIONS = Table(
    "quotations",
    "One quotation: the reported words and the cue that reports them.",
    (
        Column("quotation_id", pa.string(), "Id: article_id, a point, q and the start offset of cue or content."),
        f.article_id,
        f.sentence_id,
        Column("quotation_type", pa.string(), "direct, indirect, or mixed (indirect with quoted words).", allowed=f.QUOTATION_TYPES),
        Column("form", pa.string(), "clause, or nominal where the content is the noun object of the cue.", allowed=f.FORMS),
        Column("content_spans", f.SPANS, "Spans of the content in articles.text, code points, end exclusive."),
        Column("content", pa.string(), "The words of content_spans, joined by ' … '."),
        Column("cue_start_char", pa.int32(), "Offset of the cue; null for a quotation without cue.").optional(),
        Column("cue_end_char", pa.int32(), "End of the cue, exclusive.").optional(),
        Column("cue", pa.string(), "The cue as written, clitics with it.").optional(),
        Column("cue_class", pa.string(), "What kind of saying the cue is.", allowed=f.CUE_CLASSES).optional(),
        Column("cue_probability", pa.float32(), "Probability that the cue is one, by the choice of cues.").optional(),
        Column("parent_id", pa.string(), "Quotation in whose content this one stands.").optional(),
        f.rule,
        Column(
            "confidence", pa.float32(),
            "Estimated probability, 0 to 1, that this is a quotation and its content overlaps the right one by half or more.",
        ),
    ),
    ("quotation_id",),
    (_TO_ARTICLE, Reference("sentence_id", "sentences", "sentence_id")),
)  # fmt: skip

MARKS = Table(
    "marks",
    "One pair of quotation marks and what became of it (law L5): part of a quotation, or rejected with a reason.",
    (
        f.article_id,
        f.start_char,
        f.end_char,
        Column("quotation_id", pa.string(), "Quotation whose content it encloses or stands in; null if it was rejected.").optional(),
        Column("reason", pa.string(), "Why it is no quotation; null if it is one.").optional(),
    ),
    ("article_id", "start_char"),
    (_TO_ARTICLE,),
)  # fmt: skip

ATTRIBUTIONS = Table(
    "attributions",
    "Who said a quotation: one row per quotation, with the mention at the cue and the resolved speaker.",
    (
        Column("quotation_id", pa.string(), "The quotation that is attributed."),
        f.article_id,
        Column("speaker_mention_start_char", pa.int32(), "Offset of the words that name the source at the cue.").optional(),
        Column("speaker_mention_end_char", pa.int32(), "End of these words, exclusive.").optional(),
        Column("speaker_mention", pa.string(), "These words; null where the source is implicit.").optional(),
        Column("speaker", pa.string(), "Fullest name of the source in the article, a substring of its text.").optional(),
        Column("speaker_id", pa.string(), "Id of the speaker within the warehouse: hash of the folded name and kind.").optional(),
        Column("speaker_start_char", pa.int32(), "Offset of this name where it stands in the text.").optional(),
        Column("speaker_end_char", pa.int32(), "End of this name, exclusive.").optional(),
        Column("speaker_kind", pa.string(), "Kind of source.", allowed=f.SPEAKER_KINDS),
        Column("speaker_role", pa.string(), "Title or office, apart from the name.").optional(),
        Column(
            "antecedent_start_char", pa.int32(),
            "Offset of the earlier mention that an implicit source, or a description (الوزير, the minister), was resolved to.",
        ).optional(),
        Column("antecedent_end_char", pa.int32(), "End of this mention, exclusive.").optional(),
        Column(
            "antecedent", pa.string(),
            "Its words, which may be fewer than speaker; null where the words at the cue name the source themselves.",
        ).optional(),
        Column("runner_up_start_char", pa.int32(), "Offset of the name of the second-best speaker.").optional(),
        Column("runner_up_end_char", pa.int32(), "End of this name, exclusive.").optional(),
        Column("runner_up", pa.string(), "Second-best speaker, where there was a choice.").optional(),
        Column("addressee", pa.string(), "To whom it was said, if written at the cue.").optional(),
        Column("relay", pa.string(), "Outlet that relays the words of the speaker.").optional(),
        Column("said_on", pa.date32(), "Day on which it was said, if written at the cue.").optional(),
        f.rule,
        Column(
            "confidence", pa.float32(),
            "Estimated probability that the whole row is right, 0 to 1: that the quotation is one, that its content overlaps the "
            "right one by half or more, and that the speaker is right.",
        ),
    ),
    ("quotation_id",),
    (_TO_ARTICLE, Reference("quotation_id", "quotations", "quotation_id")),
)  # fmt: skip

REJECTIONS = Table(
    "rejections",
    "One thing that was not taken in, with where it stood and why: a file, a record, a headline of related links.",
    (
        Column("rejection_id", pa.string(), "Id: hash of stage, file, position, offset and reason."),
        Column("stage", pa.string(), "Stage that rejected it.", allowed=f.STAGES),
        Column("file", pa.string(), "Name of the input file, relative to the INPUT that was given."),
        Column("position", pa.int64(), "Index of the record (line for JSONL) in the file, from 0; null for a whole file.").optional(),
        Column("start_char", pa.int32(), "Offset into the raw record where the rejected part starts.").optional(),
        Column("end_char", pa.int32(), "End of the rejected part, exclusive.").optional(),
        Column("reason", pa.string(), "Why.", allowed=f.REASONS),
        Column("detail", pa.string(), "What was found and what to do about it, in a sentence."),
    ),
    ("rejection_id",),
)  # fmt: skip

STAGE_TABLES = (RAW_ARTICLES, ARTICLES, SIGNATURES, SENTENCES, ENTITIES, TAGS, QUOTATIONS, MARKS, ATTRIBUTIONS, REJECTIONS)
