"""The closing words of a run and of `isnad status`, in plain lines."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from flows.read_database import ask
from flows.report import Report
from warehouse.load import database_path

_FOUND = """
SELECT count(*), count(*) FILTER (WHERE speaker_kind <> 'none'), count(DISTINCT speaker_id), count(DISTINCT article_id)
FROM quotes
"""
_TABLES = ("articles", "sentences", "entities", "quotations", "attributions", "marks", "rejections", "runs")


def closing_words(report: Report, shell_warehouse: str) -> Iterator[str]:
    """What was read, found, rejected and built, where it is and what to try next; `shell_warehouse` is put in the commands."""
    yield f"Read      {_count(report.files, 'file')}: {_count(report.records, 'record')}, {_count(report.articles, 'article')}"
    if report.rejected:
        yield f"Rejected  {_reasons(report.rejected)}"
    yield f"Built     {_count(report.built_count, 'stage output')}; {report.current_count:,} were current"
    for failure in report.failures:
        yield f"Failed    {failure.stage} {failure.batch}: {failure.error.splitlines()[0] if failure.error else ''}"
    if report.failures:
        yield "          What failed is tried again by the next run; its articles are absent until then."
    if not database_path(report.warehouse).is_file():
        return
    yield f"Warehouse {_found(report.warehouse)}"
    yield f"Tables    {database_path(report.warehouse)} (DuckDB), {report.warehouse / 'stages'} (Parquet)"
    yield "Try next:"
    yield from (f"  {command}" for command in _next_commands(report.warehouse, shell_warehouse))


def status_words(warehouse: Path) -> Iterator[str]:
    """What is in the warehouse: rows of each table, the last run, rejections by reason. QueryError if there is no database."""
    counts = ask(warehouse, " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in _TABLES)).rows
    yield f"Database  {database_path(warehouse)}"
    yield from (f"  {name:<13}{rows:>12,}" for name, rows in counts)
    yield f"Found     {_found(warehouse)}"
    rejected = ask(warehouse, "SELECT reason, count(*) FROM rejections GROUP BY reason ORDER BY reason").rows
    if rejected:
        yield f"Rejected  {_reasons({str(reason): int(str(rows)) for reason, rows in rejected})}"


def _found(warehouse: Path) -> str:
    quotations, attributed, speakers, articles = (int(str(n)) for n in ask(warehouse, _FOUND).rows[0])
    share = f"{attributed / quotations:.0%} with a speaker, " if quotations else ""
    return f"{_count(quotations, 'quotation')} in {_count(articles, 'article')}, {share}{_count(speakers, 'speaker')}"


def _next_commands(warehouse: Path, option: str) -> Iterator[str]:
    """Three commands that work in this warehouse."""
    yield f'isnad sql "SELECT speaker, count(*) AS n FROM quotes GROUP BY speaker ORDER BY n DESC LIMIT 10"{option}'
    first = ask(warehouse, "SELECT article_id FROM quotes ORDER BY article_id LIMIT 1").rows
    if first:
        yield f"isnad read {first[0][0]}{option}"
    if ask(warehouse, "SELECT 1 FROM rejections LIMIT 1").rows:
        yield f'isnad sql "SELECT file, position, reason, detail FROM rejections"{option}'
    else:
        yield f"isnad status{option}"


def _reasons(reasons: Mapping[str, int]) -> str:
    return ", ".join(f"{rows:,} {reason}" for reason, rows in sorted(reasons.items()))


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
