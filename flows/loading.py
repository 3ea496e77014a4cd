"""The last step: the current stage files into DuckDB, unless it holds just them; and the run into the journal."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from flows.build import INGEST_OUTPUTS
from flows.context import Context
from schemas.tables import ARTICLES, RAW_ARTICLES, REJECTIONS
from warehouse.load import LoadError, StageFile, StageFiles, load, load_fingerprint, loaded_fingerprint
from warehouse.runs import Run, append_run, earlier_runs
from warehouse.store import read_table, table_path


def load_batches(context: Context, batches: Sequence[str]) -> int:
    """Load these batches; -> 1 if the load failed, the database then being the old one. Notes the run in the journal."""
    report = context.report
    files = _files(context, batches)
    run = replace(
        report.run, batch_count=len(batches), built_count=report.built_count, failed_count=len(report.failures)
    )
    try:
        if loaded_fingerprint(context.warehouse) == load_fingerprint(files):
            report.run = _unchanged(context, run)
        else:
            report.run = load(context.warehouse, files, run)
            report.loaded = True
    except LoadError as error:
        context.fail("load", "", str(error))
    else:
        append_run(context.warehouse, report.run)
    context.counted("load", int(report.loaded), int(not report.loaded and not report.failed_in("load")))
    return report.failed_in("load")


def count_given(context: Context) -> None:
    """Count records, articles and rejections of the inputs of this run into the report."""
    report = context.report
    reasons: Counter[str] = Counter()
    makers = ["ingest", *(stage.name for stage in context.stages if REJECTIONS in stage.outputs)]
    for batch in report.given:
        for stage in makers:
            stored = context.currency.stored(REJECTIONS.name, batch, stage)
            if stored and stored.rows:
                path = table_path(context.warehouse, REJECTIONS.name, batch, stage)
                reasons.update(read_table(path, REJECTIONS)["reason"].to_pylist())
    report.rejected = dict(sorted(reasons.items()))
    report.records = _rows(context, RAW_ARTICLES.name)
    report.articles = _rows(context, ARTICLES.name)


def _rows(context: Context, table: str) -> int:
    found = (context.currency.stored(table, batch, "") for batch in context.report.given)
    return sum(stored.rows for stored in found if stored)


def _files(context: Context, batches: Sequence[str]) -> StageFiles:
    """The whole stage files of these batches, by table."""
    made = [("ingest", INGEST_OUTPUTS), *((stage.name, stage.outputs) for stage in context.stages)]
    files: dict[str, list[StageFile]] = {}
    for stage, tables in made:
        for table in tables:
            for batch in batches:
                stored = context.currency.stored(table.name, batch, stage)
                if stored is not None:
                    path = table_path(context.warehouse, table.name, batch, stage)
                    files.setdefault(table.name, []).append(StageFile(batch, path, stored.content_hash))
    return files


def _unchanged(context: Context, run: Run) -> Run:
    """The run, ended, with the counts of the load that still holds."""
    loads = [earlier for earlier in earlier_runs(context.warehouse) if earlier.load_fingerprint]
    last = loads[-1] if loads else run
    return run.finished(
        load_fingerprint=last.load_fingerprint, article_count=last.article_count,
        quotation_count=last.quotation_count, rejection_count=last.rejection_count,
    )  # fmt: skip
