"""The command line without Prefect: exit statuses, SQL, status, read."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows import cli
from flows.report import Failure, Report
from warehouse.load import StageFile, load
from warehouse.runs import append_run, start_run

Rows = dict[str, list[dict[str, object]]]
Store = Callable[[Path, str, Rows], dict[str, list[StageFile]]]
runner = CliRunner()


@pytest.fixture
def warehouse(tmp_path: Path, article: Callable[..., Rows], store_batch: Store) -> Path:
    """A warehouse with one article."""
    run = load(tmp_path, store_batch(tmp_path, "b-0000", article()), start_run(["news.jsonl"], "0.1.0"))
    append_run(tmp_path, run)
    return tmp_path


def isnad(*words: object) -> tuple[int, str, str]:
    """-> (exit status, standard output, standard error)."""
    result = runner.invoke(cli.app, [str(word) for word in words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize(
    ("articles", "failures", "rejected", "options", "status"),
    [
        (2, [], {}, [], 0),
        (2, [], {"broken_record": 1}, [], 0),
        (2, [], {"broken_record": 1}, ["--strict"], 1),
        (2, [], {"related_headline": 3}, ["--strict"], 0),
        (2, [Failure("clean", "b-0000", "ValueError: x")], {}, [], 1),
        (0, [], {"broken_record": 1}, [], 2),
    ],
)
def test_exit_statuses_of_run(
    warehouse: Path, monkeypatch: pytest.MonkeyPatch,
    articles: int, failures: list[Failure], rejected: dict[str, int], options: list[str], status: int,
) -> None:  # fmt: skip
    report = Report(warehouse, start_run(["x"], "0"), files=1, articles=articles, failures=failures, rejected=rejected)
    monkeypatch.setattr(cli, "_run", lambda *_: report)
    assert isnad("run", "x", "--warehouse", warehouse, *options)[0] == status


def test_the_closing_words_name_tables_and_commands_that_work(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    report = Report(warehouse, start_run(["x"], "0"), files=1, records=2, articles=1, rejected={"broken_record": 1},
                    built={"clean": 3, "load": 1}, current={"clean": 4})  # fmt: skip
    monkeypatch.setattr(cli, "_run", lambda *_: report)
    lines = isnad("run", "x", "--warehouse", warehouse)[1].splitlines()
    assert lines[:5] == [
        "Read      1 file: 2 records, 1 article",
        "Rejected  1 broken_record",
        "Built     3 stage outputs; 4 were current",
        "Warehouse 1 quotation in 1 article, 100% with a speaker, 1 speaker",
        f"Tables    {warehouse / 'isnad.duckdb'} (DuckDB), {warehouse / 'stages'} (Parquet)",
    ]
    import shlex

    commands = [shlex.split(line) for line in lines[6:]]
    assert len(commands) == 3
    for command in commands:
        assert command[0] == "isnad"
        assert isnad(*command[1:])[0] == 0


def test_an_input_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows.batches import InputError

    def refuse(*_: object) -> Report:
        raise InputError("none.txt does not exist: give a file or a folder of files")

    monkeypatch.setattr(cli, "_run", refuse)
    assert isnad("run", "none.txt") == (2, "", "isnad: none.txt does not exist: give a file or a folder of files\n")


def test_stanza_models_need_their_folder() -> None:
    status, _, words = isnad("run", "x", "--models", "stanza")
    assert (status, "--stanza-dir" in words) == (2, True)


@pytest.mark.parametrize("words", [["run"], ["run", "x", "--jobs", "0"], ["run", "x", "--models", "other"], ["fly"]])
def test_a_wrong_command_line_is_status_2(words: list[str]) -> None:
    assert isnad(*words)[0] == 2


def test_sql_prints_a_table_csv_or_json(warehouse: Path) -> None:
    query = "SELECT speaker, cue, published_on, content_spans FROM quotes"
    status, table, _ = isnad("sql", query, "--warehouse", warehouse)
    assert (status, "ليلى ناصر" in table) == (0, True)
    assert isnad("sql", query, "--warehouse", warehouse, "--format", "csv")[1] == (
        'speaker,cue,published_on,content_spans\nليلى ناصر,قالت,,"[{""start"": 30, ""end"": 47}]"\n'
    )
    assert json.loads(isnad("sql", query, "--warehouse", warehouse, "--format", "json")[1]) == [
        {"speaker": "ليلى ناصر", "cue": "قالت", "published_on": None, "content_spans": [{"start": 30, "end": 47}]}
    ]


@pytest.mark.parametrize(
    ("query", "advice"),
    [
        ("SELECT * FROM quots", "SHOW TABLES"),
        ("SELECT speeker FROM quotes", "DESCRIBE quotes"),
        ("SELEC 1", "quotation marks"),
        ("DELETE FROM runs", "rebuilt by each run"),
        ("SELECT CAST('x' AS INTEGER)", "data_dictionary"),
    ],
)
def test_a_wrong_query_is_one_line_with_advice(warehouse: Path, query: str, advice: str) -> None:
    status, out, error = isnad("sql", query, "--warehouse", warehouse)
    assert (status, out, error.count("\n"), advice in error) == (2, "", 1, True)


def test_before_the_first_run_every_command_says_what_to_do(tmp_path: Path) -> None:
    for words in (["sql", "SELECT 1"], ["status"], ["read", "a1"]):
        status, _, error = isnad(*words, "--warehouse", tmp_path / "none")
        assert (status, "isnad run INPUT" in error) == (2, True)


def test_the_warehouse_may_come_from_the_environment(warehouse: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISNAD_WAREHOUSE", str(warehouse))
    assert isnad("sql", "SELECT 6 * 7 AS n", "--format", "csv")[:2] == (0, "n\n42\n")


def test_status_says_what_there_is(warehouse: Path) -> None:
    status, out, _ = isnad("status", "--warehouse", warehouse)
    assert status == 0
    assert "Copies    0 duplicates, 0 superseded by a newer version\n" in out
    # the agency of the test's article is no real one
    assert "Unknown   1 outlet not in arabic/lexicons/outlets.tsv:\n         1  وكالة الساحل\n" in out
    assert [line.split() for line in out.splitlines()[1:3]] == [["articles", "1"], ["sentences", "1"]]
    assert "UTC: built 0, of news.jsonl" in out


def test_read_prints_text_and_speakers(warehouse: Path) -> None:
    for name in ("a1", "7"):
        status, out, _ = isnad("read", name, "--warehouse", warehouse)
        assert status == 0
        assert "قالت ليلى ناصر 😀 إن المدرسة ستفتح غدا." in out
        assert "1. ليلى ناصر — قالت: [indirect, 0.80] المدرسة ستفتح غدا" in out


def test_read_of_an_unknown_article_says_how_to_find_one(warehouse: Path) -> None:
    status, _, error = isnad("read", "none", "--warehouse", warehouse)
    assert (status, "SELECT article_id, title FROM articles" in error) == (2, True)


def test_help_and_sql_load_no_heavy_library() -> None:
    script = (
        "import sys\nfrom typer.testing import CliRunner\nfrom flows.cli import app\n"
        "CliRunner().invoke(app, ['--help'])\nCliRunner().invoke(app, ['sql', 'SELECT 1'])\n"
        "print([name for name in ('prefect', 'torch', 'stanza', 'pandas') if name in sys.modules])\n"
    )
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
    assert time.monotonic() - started < 10
