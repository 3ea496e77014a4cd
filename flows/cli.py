"""The command line `isnad`. Imports Prefect, Torch and the stages only where a command needs them."""

import csv
import json
import os
import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from flows import settings

if TYPE_CHECKING:
    from flows.build import Ingest
    from flows.read_database import Answer
    from flows.report import Report
    from tasks.stage import Stage

OK, PROBLEMS, UNUSABLE, INTERRUPTED = 0, 1, 2, 130
_ROWS_SHOWN = 200
# fewer characters a column than this, and rows are printed one value a line
_NARROWEST = 12
# the page of an article loses these; no record is lost
_NOT_RECORDS = frozenset(["related_headline"])

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False,
    help="Who said what in Arabic news: reads articles, finds quotations and their speakers, gives tables.",
)  # fmt: skip


class Models(StrEnum):
    """Whose models find the names of people, places and organisations."""

    ISNAD = "isnad"
    STANZA = "stanza"


class Device(StrEnum):
    """Where the models compute."""

    AUTO = "auto"
    CPU = "cpu"
    CUDA = "cuda"


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


Warehouse = Annotated[
    Path,
    typer.Option("--warehouse", metavar="DIR", envvar=settings.WAREHOUSE_VARIABLE, help="Folder of the tables."),
]
ModelsOption = Annotated[Models, typer.Option("--models", help="Models for names: isnad (shipped) or stanza (downloaded).")]
StanzaFolder = Annotated[
    Path | None,
    typer.Option("--stanza-dir", metavar="DIR", help="Where stanza.download('ar', model_dir=DIR) put its models."),
]
DeviceOption = Annotated[Device, typer.Option("--device", help="Where models compute; auto: on the GPU if there is one.")]


@app.command()
def run(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders and http(s) addresses of articles.")],
    warehouse: Warehouse = settings.DEFAULT_WAREHOUSE,
    jobs: Annotated[int | None, typer.Option("--jobs", min=1, help="Worker processes; the number of cores if not given.")] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 if a file or a record was rejected.")] = False,
    models: ModelsOption = Models.ISNAD,
    stanza_dir: StanzaFolder = None,
    device: DeviceOption = Device.AUTO,
) -> None:
    """Read INPUT and bring the tables up to date; what is current is not built again.

    Exit status: 0 all well; 1 a batch failed, or with --strict a record was rejected; 2 nothing could be read.
    """
    from arabic.device import DeviceError, uses_gpu
    from flows.batches import InputError
    from flows.currency import ModelMissing
    from flows.fetch import fetch_inputs
    from flows.lock import WarehouseInUse

    try:
        if device is Device.CUDA:  # else each worker looks for itself
            uses_gpu(device)
        report = _run(fetch_inputs(inputs, warehouse), warehouse, settings.model_files(models, stanza_dir), jobs, device)
    except (InputError, ModelMissing, DeviceError, WarehouseInUse, ValueError, OSError) as error:
        _stop(str(error))
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    from flows.summary import closing_words

    for line in closing_words(report, _option(warehouse)):
        typer.echo(line)
    raise typer.Exit(_exit_status(report, strict))


@app.command()
def sql(
    query: Annotated[str, typer.Argument(help='A query in quotation marks: "SELECT speaker, content FROM quotes".')],
    warehouse: Warehouse = settings.DEFAULT_WAREHOUSE,
    shape: Annotated[Format, typer.Option("--format", help="table shows 200 rows at most; csv and json all.")] = Format.TABLE,
) -> None:
    """Ask the tables in SQL, read-only."""
    from flows.read_database import QueryError, ask

    try:
        answer = ask(warehouse, query)
    except QueryError as error:
        _stop(str(error))
    {Format.TABLE: _print_table, Format.CSV: _print_csv, Format.JSON: _print_json}[shape](answer)


@app.command()
def status(warehouse: Warehouse = settings.DEFAULT_WAREHOUSE) -> None:
    """Say what is in the warehouse."""
    from flows.read_database import QueryError
    from flows.summary import status_words
    from warehouse.runs import earlier_runs

    try:
        for line in status_words(warehouse):
            typer.echo(line)
    except QueryError as error:
        _stop(str(error))
    for last in earlier_runs(warehouse)[-1:]:
        built = f"built {last.built_count}" + (f", failed {last.failed_count}" if last.failed_count else "")
        typer.echo(f"Last run  {last.finished_at:%Y-%m-%d %H:%M} UTC: {built}, of {' '.join(last.inputs)}")


@app.command()
def read(
    article: Annotated[str, typer.Argument(metavar="ARTICLE_ID", help="article_id, or the record's own id.")],
    warehouse: Warehouse = settings.DEFAULT_WAREHOUSE,
) -> None:
    """Print an article with its quotations and who said them."""
    from rich.console import Console

    from flows.read_database import QueryError
    from flows.show_article import article_words

    console = Console(soft_wrap=True, highlight=False)
    try:
        for part in article_words(warehouse, article):
            console.print(part)
    except QueryError as error:
        _stop(str(error))


@app.command()
def score(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.jsonl", help="Annotated articles.", exists=True, dir_okay=False)],
    models: ModelsOption = Models.ISNAD,
    stanza_dir: StanzaFolder = None,
    as_json: Annotated[bool, typer.Option("--json", help="Figures and phenomena as one JSON object.")] = False,
) -> None:
    """Compare what Isnad finds in annotated articles with what is right, in all and by phenomenon."""
    from flows.scoring import score_file

    try:
        files = settings.model_files(models, stanza_dir)
        typer.echo(score_file(gold, lambda inputs, warehouse: _run(inputs, warehouse, files, None), as_json))
    except (ValueError, OSError) as error:
        _stop(str(error))


@app.callback(invoke_without_command=True)
def _about(version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False) -> None:
    if version:
        typer.echo(settings.isnad_version())
        raise typer.Exit


def main() -> None:
    """The entry point: as `app`; a reader that closes the pipe (`| head`) costs no traceback (typer then exits with 1)."""
    try:
        app()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(OK)


def _run(
    inputs: Sequence[Path],
    warehouse: Path,
    models: dict[str, settings.ModelFiles],
    jobs: int | None,
    device: Device = Device.AUTO,
) -> "Report":
    settings.set_prefect_environment(warehouse)
    from flows.pipeline import run_pipeline

    stages, ingest = _steps()
    return run_pipeline(
        inputs, warehouse, stages=stages, ingest=ingest, models=models, jobs=jobs, device=device.value, ends_on_signals=True
    )  # fmt: skip


def _steps() -> "tuple[tuple[Stage, ...], Ingest]":
    """The stages in order and how input is read."""
    from tasks.ingest import ingest
    from tasks.pipeline import STAGES

    return STAGES, ingest


def _exit_status(report: "Report", strict: bool) -> int:
    if not report.articles and not report.failures:
        typer.echo("Nothing could be read: see the reasons above.", err=True)
        return UNUSABLE
    if report.failures or (strict and any(reason not in _NOT_RECORDS for reason in report.rejected)):
        return PROBLEMS
    return OK


def _option(warehouse: Path) -> str:
    """The --warehouse option to show in commands; nothing where it is the default."""
    here = os.environ.get(settings.WAREHOUSE_VARIABLE)
    return "" if warehouse == (Path(here) if here else settings.DEFAULT_WAREHOUSE) else f" --warehouse {warehouse}"


def _stop(words: str, code: int = UNUSABLE) -> NoReturn:
    typer.echo(f"isnad: {words}", err=True)
    raise typer.Exit(code)


def _print_table(answer: "Answer") -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from flows.read_database import in_a_cell

    console = Console(highlight=False)
    if console.width < _NARROWEST * len(answer.columns):
        for row in answer.rows[:_ROWS_SHOWN]:
            for name, value in zip(answer.columns, row, strict=True):
                console.print(Text(f"{name:>18}", style="bold"), Text(in_a_cell(value)), soft_wrap=True)
            console.print()
    else:
        table = Table()
        for name in answer.columns:
            table.add_column(name, overflow="fold")
        for row in answer.rows[:_ROWS_SHOWN]:
            table.add_row(*(Text(in_a_cell(value)) for value in row))
        console.print(table)
    if len(answer.rows) > _ROWS_SHOWN:
        console.print(f"… {len(answer.rows):,} rows in all; --format csv gives them")


def _print_csv(answer: "Answer") -> None:
    from flows.read_database import in_a_cell

    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(answer.columns)
    out.writerows([in_a_cell(value) for value in row] for row in answer.rows)


def _print_json(answer: "Answer") -> None:
    from flows.read_database import plain

    typer.echo(json.dumps([plain(record) for record in answer.records()], ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
