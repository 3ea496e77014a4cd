"""Worker processes: errors come through, a dead worker is replaced once, the innocent go on, memory is given back."""

import os
import platform
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import active_children
from pathlib import Path

import pytest

from flows.workers import WorkerDied, Workers
from tests.unit.flows.jobs import add, die, die_once, fail, leave_holes, memory, process, threads_allowed


def test_a_result_and_an_error_come_back() -> None:
    with Workers(1) as workers:
        assert workers.run(add, 2, 3) == 5
        with pytest.raises(ValueError, match="no such number"):
            workers.run(fail)


def test_each_worker_keeps_to_one_thread() -> None:
    with Workers(1) as workers:
        assert workers.run(threads_allowed) == "1"


def test_workers_at_rest_are_no_processes_and_others_take_up_work() -> None:
    with Workers(1) as workers:
        first = workers.run(process)
        workers.rest()
        assert first not in [child.pid for child in active_children()]
        assert workers.run(process) != first
        workers.rest()
        workers.rest()


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc is asked to give memory back")
def test_what_work_leaves_free_goes_back_to_the_system() -> None:
    with Workers(1) as workers:
        before = workers.run(memory)
        workers.run(leave_holes, 300)
        assert workers.run(memory) < before + 100


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
