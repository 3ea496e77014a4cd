"""One warehouse of `examples/` for all end-to-end tests of a session, whichever worker of pytest-xdist asks first."""

import fcntl
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest

os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")

from flows.settings import model_files, set_prefect_environment
from warehouse.load import database_path

EXAMPLES = Path(__file__).parents[2] / "examples"
Build = Callable[[Path, int], dict[str, int]]


def _build(warehouse: Path, jobs: int) -> dict[str, int]:
    from flows.pipeline import run_pipeline
    from tasks.ingest import ingest
    from tasks.pipeline import STAGES

    models = model_files("isnad", None)
    report = run_pipeline([EXAMPLES], warehouse, stages=STAGES, ingest=ingest, models=models, jobs=jobs)
    assert report.failures == []
    return report.built


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Runs the whole pipeline over `examples/` into a folder with so many jobs; -> stage outputs built, by stage."""
    set_prefect_environment(tmp_path_factory.mktemp("prefect"))
    return _build


@pytest.fixture(scope="session")
def warehouse(build: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse of the examples. Tests leave its tables as they are."""
    own = tmp_path_factory.getbasetemp()
    # the workers' temporary folders stand side by side in that of the session
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = shared / "examples-warehouse"
    with (shared / "examples-warehouse.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not database_path(folder).is_file():
            build(folder, 1)
    return folder


@pytest.fixture
def database(warehouse: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Its tables, read-only."""
    with duckdb.connect(database_path(warehouse), read_only=True) as connection:
        yield connection
