"""The flow: ingest, the stages in order, load, as one Prefect flow run. Reads as the story of a night.

Prefect orchestrates and shows; it does not cache, and no table passes through it (laws L6, L7). Import this module only
after `flows.settings.set_prefect_environment`.
"""

import logging
import os
import signal
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, cast

from prefect import Flow, flow, task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State
from prefect.futures import PrefectFuture, wait
from prefect.states import Completed, Failed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.batches import InputFile, find_inputs
from flows.build import Ingest
from flows.building import build, finish
from flows.context import Context, Thing
from flows.ingesting import read, settle, unread
from flows.loading import count_given, load_batches
from flows.lock import warehouse_lock
from flows.progress import Reporter
from flows.report import Report
from flows.settings import ModelFiles, isnad_version
from flows.workers import Workers
from tasks.stage import Stage
from warehouse.runs import start_run

_THREADS = 32
_SECONDS_TO_END = 5
_INTERRUPTED = 130
# the state of a run that came to its end without some batches
_INCOMPLETE = "Incomplete"


def run_pipeline(
    inputs: Sequence[Path],
    warehouse: Path,
    *,
    stages: Sequence[Stage],
    ingest: Ingest,
    models: Mapping[str, ModelFiles] | None = None,
    jobs: int | None = None,
    device: str = "auto",
    reporter: Reporter | None = None,
    ends_on_signals: bool = False,
) -> Report:
    """Bring `warehouse` up to date with `inputs` (files and folders) and with the code: build what is not current, load it.

    InputError if an input is missing, ModelMissing if a stage's model is, WarehouseInUse if another run is at work;
    what fails later stands in the report. `device` is one of `arabic.device.DEVICES`; it changes no fingerprint. With
    `ends_on_signals`, for a process that does nothing else, Ctrl-C and SIGTERM end it within seconds, Prefect or no.
    """
    # an error that matters is told by the reporter; Prefect would tell it again with its own traceback
    for noisy in ("prefect.task_runs", "prefect.flow_runs", "prefect.events"):
        logging.getLogger(noisy).setLevel(logging.CRITICAL)
    reporter = reporter or Reporter()
    jobs = max(1, jobs or os.cpu_count() or 1)
    with warehouse_lock(warehouse):
        files, notices = find_inputs(inputs, warehouse)
        report = Report(warehouse, start_run(map(str, inputs), isnad_version()), files=len(files))
        with Workers(jobs) as workers, reporter:
            context = Context(warehouse, stages, ingest, models or {}, jobs, workers, reporter, report, device=device)
            context.currency.check_models(stages)
            for notice in notices:
                reporter.say(notice)
            ended = _flow(context, files, ends_on_signals)(report.run.run_id, [str(given) for given in inputs], return_state=True)
            if ended.name not in ("Completed", _INCOMPLETE):
                ended.result()
    return report


def _flow(context: Context, files: Sequence[InputFile], ends_on_signals: bool) -> Flow[[str, list[str]], State[None]]:
    """The flow of one run."""

    threads = cast(TaskRunner[PrefectFuture[Any]], ThreadPoolTaskRunner(max_workers=_THREADS))

    @flow(name="isnad", task_runner=threads, validate_parameters=False, persist_result=False)
    def isnad(run_id: str, inputs: list[str]) -> State[None]:
        """Ingest, each stage over what is not current, load."""
        if ends_on_signals:
            _end_on_signals(context)
        to_read = unread(context, files)
        context.reporter.begin("ingest", len(to_read), "files")
        failed = _share("ingest", context, to_read, read, lambda file: file.name)
        batches = settle(context, files, failed, len(to_read))

        for stage in context.stages:
            wanted = context.currency.fingerprints(stage, batches)
            stale = context.currency.stale(stage, wanted)
            context.reporter.begin(stage.name, len(stale), "batches")
            _share(stage.name, context, stale, partial(_build, stage, wanted), str)
            batches = finish(context, stage, wanted, stale)

        count_given(context)
        context.report.batches = batches
        context.workers.rest()  # the load needs memory, and no worker
        context.reporter.begin("load", 0, "")
        _share("load", context, batches, load_batches, str, parts=1)
        return Failed(name=_INCOMPLETE, message="see the report") if context.report.failures else Completed()

    return isnad


def _end_on_signals(context: Context) -> None:
    """Ctrl-C and a polite kill end the workers at once, and this process within seconds."""

    def stop(*_: object) -> None:
        logging.disable(logging.CRITICAL)
        context.workers.stop()
        context.reporter.say("stopped; what was built stays, and the same command goes on from there")
        # Ctrl-C reaches Prefect's server too, and without it Prefect would wait for minutes
        end = threading.Timer(_SECONDS_TO_END, os._exit, [_INTERRUPTED])
        end.daemon = True
        end.start()
        raise KeyboardInterrupt

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)


def _build(stage: Stage, wanted: Mapping[str, str], context: Context, batches: Sequence[str]) -> int:
    return build(context, stage, wanted, batches)


def _share(
    name: str,
    context: Context,
    things: Sequence[Thing],
    work: Callable[[Context, list[Thing]], int],
    label: Callable[[Thing], str],
    parts: int | None = None,
) -> int:
    """Task runs called `name` over groups of `things`; -> how many things failed. With nothing to do, one run says so."""

    @task(name=name, task_run_name=name + "-{part}", cache_policy=NO_CACHE, persist_result=False, retries=0)
    def step(part: int, names: list[str]) -> State[int]:
        failed = work(context, groups[part])
        failures.append(failed)
        if failed:
            return Failed(message=f"{failed} of {len(names)} failed")
        return Completed(message=f"built {len(names)}" if names else "nothing to build", data=0)

    failures: list[int] = []
    groups = [list(things)] if parts == 1 else context.groups(things)
    wait([step.submit(part, [label(thing) for thing in group]) for part, group in enumerate(groups)])
    if len(failures) < len(groups):
        lost = len(groups) - len(failures)
        raise RuntimeError(f"{lost} task runs of {name} did not end; run with PREFECT_LOGGING_LEVEL=INFO to see why")
    return sum(failures)
