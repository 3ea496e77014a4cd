"""Processes that do the work of the stages: started once, kept for the whole run because models take seconds to load."""

import os
import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing import active_children, get_context, parent_process
from threading import Lock, Thread
from types import TracebackType
from typing import TypeVar

from flows.heap import give_back

Result = TypeVar("Result")


class WorkerDied(RuntimeError):
    """A worker process ended again and again over the same piece of work: out of memory, or a crash in a library."""


# the first death may have been another's fault
_TRIES_ALONE = 2
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
# Torch keeps what it prepared for the last 1,024 shapes of batches, some 90 MB; few shapes come again
_FEW_SHAPES = {"ONEDNN_PRIMITIVE_CACHE_CAPACITY": "32"}


def _begin() -> None:
    """In a worker: one thread and little memory for each library, Ctrl-C left to the parent, and no life after it."""
    os.environ.update(_ONE_THREAD | _FEW_SHAPES)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _do(function: Callable[..., Result], *arguments: object) -> Result:
    """In a worker: the work itself. Models leave holes of hundreds of MB behind, which its next stages would carry along."""
    try:
        return function(*arguments)
    finally:
        give_back()


class Stopped(BaseException):
    """The run was told to stop; no failure of the work at hand."""


class Workers:
    """A pool of `jobs` processes. A piece of work whose process dies is tried again, alone in a process of its own.

    Use as a context manager; `run` may be called from several threads.
    """

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._lock = Lock()
        self._alone = Lock()
        self._pool: ProcessPoolExecutor | None = None
        self._stopped = False

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool is not None:
            if kind is not None:
                self.stop()
            self._pool.shutdown(cancel_futures=True)

    def stop(self) -> None:
        """End all workers at once; whoever waits for one gets Stopped."""
        self._stopped = True
        for process in active_children():
            process.terminate()

    def rest(self) -> None:
        """End the processes, which free their memory and their models; further work starts new ones. None may be at work."""
        with self._lock:
            pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown()

    def run(self, function: Callable[..., Result], *arguments: object) -> Result:
        """`function(*arguments)` in a worker, whatever it raises too. WorkerDied if processes go on dying over it.

        One death takes down all that the pool was doing, the innocent with the guilty: hence the further tries alone.
        """
        pool, work = self._submit(function, arguments)
        try:
            return work.result()
        except BrokenProcessPool:
            self._discard(pool)
        with self._alone:
            for _ in range(_TRIES_ALONE):
                self._go_on()
                with self._new_pool(1) as single, suppress(BrokenProcessPool):
                    return single.submit(_do, function, *arguments).result()
        self._go_on()
        raise WorkerDied("its process dies each time, probably for want of memory: try fewer --jobs, or look for a huge record")

    def _submit(
        self, function: Callable[..., Result], arguments: tuple[object, ...]
    ) -> tuple[ProcessPoolExecutor, "Future[Result]"]:
        with self._lock:
            self._go_on()
            if self._pool is None:
                self._pool = self._new_pool(self._jobs)
            try:
                return self._pool, self._pool.submit(_do, function, *arguments)
            except BrokenProcessPool:
                self._pool = self._new_pool(self._jobs)
                return self._pool, self._pool.submit(_do, function, *arguments)

    def _go_on(self) -> None:
        if self._stopped:
            raise Stopped

    def _discard(self, broken: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is broken:
                self._pool = None
        broken.shutdown(wait=False)

    def _new_pool(self, jobs: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)
