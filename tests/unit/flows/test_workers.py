"""Worker processes: errors come through, a dead worker is replaced once, the innocent go on."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from flows.workers import WorkerDied, Workers
from tests.unit.flows.jobs import add, die, die_once, fail, threads_allowed


def test_a_result_and_an_error_come_back() -> None:
    with Workers(1) as workers:
        assert workers.run(add, 2, 3) == 5
        with pytest.raises(ValueError, match="no such number"):
            workers.run(fail)


def test_each_worker_keeps_to_one_thread() -> None:
    with Workers(1) as workers:
        assert workers.run(threads_allowed) == "1"


def test_a_worker_that_dies_once_is_tried_again(tmp_path: Path) -> None:
    with Workers(2) as workers, ThreadPoolExecutor(4) as threads:
        doomed = threads.submit(workers.run, die_once, str(tmp_path / "died"))
        others = [threads.submit(workers.run, add, n, n) for n in range(8)]
        assert doomed.result() == os.path.basename(tmp_path)
        assert [other.result() for other in others] == [2 * n for n in range(8)]


def test_a_worker_that_dies_always_is_an_error_and_the_others_go_on() -> None:
    with Workers(2) as workers, ThreadPoolExecutor(3) as threads:
        doomed = threads.submit(workers.run, die)
        others = [threads.submit(workers.run, add, n, n) for n in range(4)]
        with pytest.raises(WorkerDied, match="fewer --jobs"):
            doomed.result()
        assert [other.result() for other in others] == [0, 2, 4, 6]
