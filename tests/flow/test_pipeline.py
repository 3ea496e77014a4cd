"""Real Prefect runs with toy stages: what is built, what is left alone, what survives failures."""

import json
import os
from collections.abc import Sequence
from multiprocessing import active_children
from pathlib import Path

import duckdb
import pytest

os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")

from flows.context import Context
from flows.loading import load_batches
from flows.report import Report
from flows.settings import set_prefect_environment
from tests.flow.toy_stages import STAGES, ingest
from warehouse.load import database_path

pytestmark = pytest.mark.flow
ONCE = {"ingest": 1, "clean": 1, "split": 1, "quote": 1, "load": 1}
NEVER = dict.fromkeys(ONCE, 0)


@pytest.fixture(scope="module", autouse=True)
def prefect(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Prefect with a home of its own."""
    set_prefect_environment(tmp_path_factory.mktemp("prefect"))


def write_news(path: Path, *bodies: str, first_id: int = 1) -> Path:
    lines = [json.dumps({"id": f"{n}", "title": "خبر", "body": body}) for n, body in enumerate(bodies, first_id)]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def go(warehouse: Path, *inputs: Path) -> Report:
    from flows.pipeline import run_pipeline

    return run_pipeline(inputs, warehouse, stages=STAGES, ingest=ingest, jobs=2)


def query(warehouse: Path, words: str) -> list[tuple[object, ...]]:
    with duckdb.connect(database_path(warehouse), read_only=True) as connection:
        return connection.execute(words).fetchall()


def stage_files(warehouse: Path) -> dict[str, bytes]:
    return {p.relative_to(warehouse).as_posix(): p.read_bytes() for p in sorted((warehouse / "stages").rglob("*.parquet"))}


def test_a_night_and_the_nights_after_it(tmp_path: Path) -> None:
    first = write_news(tmp_path / "in" / "1.jsonl", "قال إن المطر قادم", "نص ثان")
    with first.open("a") as out:
        out.write("no json\n")
    warehouse = tmp_path / "w"

    report = go(warehouse, tmp_path / "in")
    assert (report.built, report.failures) == (ONCE, [])
    assert (report.files, report.records, report.articles, report.rejected) == (1, 2, 2, {"broken_record": 1})
    assert query(warehouse, "SELECT content FROM quotes ORDER BY content") == [("قال إن المطر قادم",), ("نص ثان",)]

    again = go(warehouse, tmp_path / "in")
    assert (again.built, again.current) == (NEVER, ONCE)

    # a new night builds its own batch alone, the one before stays though it is not given
    second = write_news(tmp_path / "in2" / "2.jsonl", "نص ثالث", first_id=3)
    night = go(warehouse, second)
    assert (night.built, night.current) == (ONCE, {"ingest": 0, "clean": 1, "split": 1, "quote": 1, "load": 0})
    assert query(warehouse, "SELECT count(*) FROM articles") == [(3,)]

    # a damaged file is built again, and nothing else
    victim = next((warehouse / "stages" / "sentences").glob("*.parquet"))
    victim.write_bytes(victim.read_bytes()[:-20])
    mended = go(warehouse, tmp_path / "in")
    assert mended.built == NEVER | {"split": 1}
    assert len((warehouse / "runs.jsonl").read_text().split()) > 0


def test_two_builds_of_the_same_are_byte_identical(tmp_path: Path) -> None:
    write_news(tmp_path / "in" / "1.jsonl", *(f"نص {n}" for n in range(20)))
    go(tmp_path / "w1", tmp_path / "in")
    go(tmp_path / "w2", tmp_path / "in")
    assert stage_files(tmp_path / "w1") == stage_files(tmp_path / "w2")
    assert len(stage_files(tmp_path / "w1")) == 7


def test_a_dying_worker_and_a_failing_batch_cost_no_other_batch(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write_news(folder / "good.jsonl", "نص سليم")
    write_news(folder / "dies_once.jsonl", f"KILL {tmp_path / 'died'}", first_id=2)
    write_news(folder / "dies.jsonl", "KILL ALWAYS", first_id=3)
    write_news(folder / "fails.jsonl", "FAIL", first_id=4)
    warehouse = tmp_path / "w"

    report = go(warehouse, folder)
    assert sorted((f.stage, f.error.split(":")[0]) for f in report.failures) == [("clean", "ValueError"), ("clean", "WorkerDied")]
    assert query(warehouse, "SELECT origin_id FROM articles ORDER BY 1") == [("1",), ("2",)]
    assert query(warehouse, "SELECT failed_count FROM runs") == [(2,)]

    # the next run tries what failed again
    assert len(go(warehouse, folder / "good.jsonl").failures) == 2


def test_the_command_line_runs_the_flow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from typer.testing import CliRunner

    from flows import cli

    monkeypatch.setattr(cli, "_steps", lambda: (STAGES, ingest))
    news = write_news(tmp_path / "1.jsonl", "نص أول")
    empty = tmp_path / "2.jsonl"
    empty.write_text("no json\n")

    def run(*words: object) -> tuple[int, str]:
        result = CliRunner().invoke(cli.app, ["run", "--jobs", "1", "--warehouse", str(tmp_path / "w"), *map(str, words)])
        return result.exit_code, result.stdout

    status, out = run(news)
    assert (status, out.splitlines()[0]) == (0, "Read      1 file: 1 record, 1 article")
    assert run(empty)[0] == 2
    assert run(news, empty, "--strict")[0] == 1
    assert run(tmp_path / "none")[0] == 2


def test_no_worker_holds_memory_while_the_load_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from flows import pipeline

    at_load: list[int] = []

    def load(context: Context, batches: Sequence[str]) -> int:
        at_load.append(len(active_children()))
        return load_batches(context, batches)

    monkeypatch.setattr(pipeline, "load_batches", load)
    report = go(tmp_path / "w", write_news(tmp_path / "1.jsonl", "قال إن المطر قادم"))
    assert (report.built, at_load) == (ONCE, [0])
