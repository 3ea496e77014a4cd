"""What DuckDB holds beyond the tables of the stages: the runs, and the columns of the view that analysts start from."""

import pyarrow as pa

from schemas import fields as f
from schemas.table import Column, Kind, Table
from schemas.tables import ARTICLES, ATTRIBUTIONS, DUPLICATES, ENTITIES, MARKS, QUOTATIONS, REJECTIONS, SENTENCES

RUNS = Table(
    "runs",
    "One `isnad run`, up to the one that made this database; later runs that changed nothing stand in runs.jsonl alone.",
    (
        Column("run_id", pa.string(), "Id of the run: when it started and a few random letters."),
        Column("started_at", pa.timestamp("us"), "When it started, UTC."),
        Column("finished_at", pa.timestamp("us"), "When it finished, UTC."),
        Column("isnad_version", pa.string(), "Version of Isnad that ran."),
        Column("inputs", pa.list_(pa.field("item", pa.string(), nullable=False)), "Inputs as they were given."),
        Column("batch_count", pa.int64(), "Batches in the warehouse after the run."),
        Column("built_count", pa.int64(), "Stage outputs that were not current and were built."),
        Column("failed_count", pa.int64(), "Batches that failed in some stage; their articles are absent until a run succeeds."),
        Column("article_count", pa.int64(), "Articles in the database after the run."),
        Column("quotation_count", pa.int64(), "Quotations in the database after the run."),
        Column("rejection_count", pa.int64(), "Rows of rejections after the run."),
        Column("load_fingerprint", pa.string(), "Hash of all that the database was made from."),
    ),
    ("run_id",),
    kind=Kind.MART,
)


def _of(table: Table, name: str) -> Column:
    """A column of the view that is a column of a table."""
    return table.column(name)


QUOTES = Table(
    "quotes",
    "The view to start from: one row per attribution, with the quotation, its article and its speaker; "
    "`WHERE duplicate_of IS NULL AND superseded_by IS NULL` counts each story once.",
    (
        _of(QUOTATIONS, "quotation_id"),
        f.article_id,
        _of(ARTICLES, "origin_id"),
        _of(ARTICLES, "outlet"),
        _of(ARTICLES, "url"),
        _of(ARTICLES, "title"),
        _of(ARTICLES, "published_on"),
        _of(QUOTATIONS, "quotation_type"),
        _of(QUOTATIONS, "form"),
        _of(QUOTATIONS, "content"),
        _of(QUOTATIONS, "content_spans"),
        _of(QUOTATIONS, "cue"),
        _of(QUOTATIONS, "cue_class"),
        _of(ATTRIBUTIONS, "speaker_mention"),
        _of(ATTRIBUTIONS, "speaker"),
        _of(ATTRIBUTIONS, "speaker_id"),
        _of(ATTRIBUTIONS, "speaker_kind"),
        _of(ATTRIBUTIONS, "speaker_role"),
        _of(ATTRIBUTIONS, "addressee"),
        _of(ATTRIBUTIONS, "relay"),
        _of(ATTRIBUTIONS, "said_on"),
        _of(QUOTATIONS, "parent_id"),
        Column("cluster_id", pa.string(), "Group of quotations of the same saying; null until clusters are made.").optional(),
        Column("rule", pa.string(), "Name of the rule or model that chose the speaker (law L10)."),
        _of(ATTRIBUTIONS, "confidence"),
        _of(ARTICLES, "outlet_id"),
        _of(DUPLICATES, "duplicate_of").optional(),
        _of(ARTICLES, "superseded_by"),
    ),
    ("quotation_id",),
    kind=Kind.MART,
)

# Parents before children: the order in which they are made and filled.
MART_TABLES = (ARTICLES, DUPLICATES, SENTENCES, ENTITIES, QUOTATIONS, MARKS, ATTRIBUTIONS, REJECTIONS, RUNS)
VIEWS = (QUOTES,)
