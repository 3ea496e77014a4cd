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
_COPIES = """
SELECT (SELECT count(*) FROM duplicates), count(*) FILTER (WHERE superseded_by IS NOT NULL) FROM articles
"""
# an article without the name of an outlet is listed by the host of its address
_UNKNOWN_OUTLETS = r"""
SELECT coalesce(outlet, regexp_extract(lower(url), '^(?:[a-z]+://)?(?:www\.)?([^/?#:]+)', 1)) AS name, count(*) AS articles
FROM articles WHERE outlet_id IS NULL AND name <> '' GROUP BY name ORDER BY articles DESC, name
"""
_SHOWN_OUTLETS = 10
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
    """What is in the warehouse: rows of each table, copies and old versions, rejections by reason, unknown outlets.

    QueryError if there is no database.
    """
    counts = ask(warehouse, " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {name}" for name in _TABLES)).rows
    yield f"Database  {database_path(warehouse)}"
    yield from (f"  {name:<13}{rows:>12,}" for name, rows in counts)
    yield f"Found     {_found(warehouse)}"
    duplicates, superseded = (int(str(n)) for n in ask(warehouse, _COPIES).rows[0])
    yield f"Copies    {_count(duplicates, 'duplicate')}, {superseded:,} superseded by a newer version"
    rejected = ask(warehouse, "SELECT reason, count(*) FROM rejections GROUP BY reason ORDER BY reason").rows
    if rejected:
        yield f"Rejected  {_reasons({str(reason): int(str(rows)) for reason, rows in rejected})}"
    yield from _unknown_outlets(warehouse)


def _unknown_outlets(warehouse: Path) -> Iterator[str]:
    """The most frequent outlets that the registry does not know, with the number of their articles."""
    unknown = ask(warehouse, _UNKNOWN_OUTLETS).rows
    if unknown:
        more = f", the {_SHOWN_OUTLETS} most frequent:" if len(unknown) > _SHOWN_OUTLETS else ":"
        yield f"Unknown   {_count(len(unknown), 'outlet')} not in arabic/lexicons/outlets.tsv{more}"
        yield from (f"  {articles:>8,}  {name}" for name, articles in unknown[:_SHOWN_OUTLETS])


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
