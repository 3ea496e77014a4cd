"""What the models cost: a worker loads them in seconds, in bounded memory, on one thread, and two workers gain by it."""

import json
import os
import statistics
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest

from flows.workers import Workers
from tests.quality.model_work import annotate_with, read_articles

pytestmark = pytest.mark.quality
BOTH = ("recognizer", "tagger")
PROJECT = Path(__file__).resolve().parents[2]
MOST_SECONDS_TO_LOAD, MOST_MEGABYTES = 5.0, 800
# some 3,000 sentences: after the first 512 the models keep nothing but the spans
ARTICLES = 200
# Where libraries may start threads as they like; an overcrowded machine is 2 to 20 times slower, noise is less.
NOISE = 1.35
ROUNDS = 5


@cache
def alone(omp_threads: str | None) -> dict[str, float]:
    """What `annotate_with` gives in a process that none of our workers prepared, with OMP_NUM_THREADS as given or unset."""
    environment = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    if omp_threads:
        environment["OMP_NUM_THREADS"] = omp_threads
    command = [sys.executable, "-m", "tests.quality.model_work", "30", *BOTH]
    done = subprocess.run(command, cwd=PROJECT, env=environment, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    print(f"OMP_NUM_THREADS={omp_threads}: {found}")
    return found


@pytest.mark.parametrize("omp_threads", [None, "8"])
def test_the_models_use_one_thread_whatever_the_environment_says(omp_threads: str | None) -> None:
    assert alone(omp_threads)["threads"] == 1


@pytest.mark.parametrize("omp_threads", [None, "8"])
def test_many_allowed_threads_slow_nothing_down(omp_threads: str | None) -> None:
    """Threads that wait for each other spin, and so show in the time of the processor."""
    assert alone(omp_threads)["work"] <= alone("1")["work"] * NOISE


def test_a_worker_loads_both_models_in_seconds() -> None:
    seconds = []
    for _ in range(3):
        with Workers(1) as workers:
            seconds.append(workers.run(annotate_with, BOTH, 1)["load"])
    print("load", [round(s, 2) for s in seconds])
    assert statistics.median(seconds) < MOST_SECONDS_TO_LOAD


def test_a_worker_stays_small_over_a_batch() -> None:
    with Workers(1) as workers:
        peak = workers.run(annotate_with, BOTH, ARTICLES)["peak"]
    print(f"peak {peak:.0f} MB")
    assert peak < MOST_MEGABYTES


def test_two_workers_are_not_slower_than_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Per article, with libraries told to use many threads; the median over rounds that alternate.

    Two workers take at most twice as long over twice the work, on one core; on two cores half of that.
    """
    monkeypatch.setenv("OMP_NUM_THREADS", "8")
    ratios = []
    with Workers(2) as workers, ThreadPoolExecutor(2) as threads:

        def work(count: int) -> float:
            return max(threads.map(lambda _: workers.run(read_articles, BOTH, 20), range(count)))

        work(2)  # loads the models in both
        work(2)
        for _ in range(ROUNDS):
            ratios.append(work(2) / (2 * work(1)))
    print("seconds an article, two workers to one:", [round(ratio, 2) for ratio in ratios])
    assert statistics.median(ratios) <= NOISE
