"""Processes that do the work of the stages: started once, kept for the whole run because models take seconds to load."""

import os
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from threading import Lock
from types import TracebackType
from typing import TypeVar

Result = TypeVar("Result")


class WorkerDied(RuntimeError):
    """A worker process ended twice over the same piece of work: out of memory, or a crash in a library."""


def _one_thread() -> None:
    """In a worker: the processes share the cores, so each library keeps to one thread."""
    os.environ.update(OMP_NUM_THREADS="1", MKL_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1", TOKENIZERS_PARALLELISM="false")


class Workers:
    """A pool of `jobs` processes. A piece of work whose process dies is tried again, alone in a process of its own.

    Use as a context manager; `run` may be called from several threads.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._lock = Lock()
        self._alone = Lock()
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=kind is None, cancel_futures=True)

    def run(self, function: Callable[..., Result], *arguments: object) -> Result:
        """`function(*arguments)` in a worker, whatever it raises too. WorkerDied if a process died over it twice.

        One death takes down all that the pool was doing, the innocent with the guilty: hence the second try alone.
        """
        pool, work = self._submit(function, arguments)
        try:
            return work.result()
        except BrokenProcessPool:
            self._discard(pool)
        with self._alone, self._new_pool(1) as single:
            try:
                return single.submit(function, *arguments).result()
            except BrokenProcessPool:
                raise WorkerDied(
                    "the worker process died twice; probably it ran out of memory: try fewer --jobs, or look for the record that does it"
                ) from None

    def _submit(
        self, function: Callable[..., Result], arguments: tuple[object, ...]
    ) -> tuple[ProcessPoolExecutor, "Future[Result]"]:
        with self._lock:
            if self._pool is None:
                self._pool = self._new_pool(self._jobs)
            try:
                return self._pool, self._pool.submit(function, *arguments)
            except BrokenProcessPool:
                self._pool = self._new_pool(self._jobs)
                return self._pool, self._pool.submit(function, *arguments)

    def _discard(self, broken: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is broken:
                self._pool = None
        broken.shutdown(wait=False)

    def _new_pool(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_one_thread)
