"""What the steps of one run share."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from flows.build import Ingest
from flows.currency import Currency
from flows.progress import Reporter
from flows.report import Failure, Report
from flows.settings import MOST_TASK_RUNS, ROWS_PER_BATCH, ModelFiles
from flows.workers import Stopped, Workers
from tasks.stage import Stage

Thing = TypeVar("Thing")
_ERROR_SHOWN = 500


@dataclass
class Context:
    """One run: where, with which stages, by which workers; `report` gathers what happens."""

    warehouse: Path
    stages: Sequence[Stage]
    ingest: Ingest
    models: Mapping[str, ModelFiles]
    jobs: int
    workers: Workers
    reporter: Reporter
    report: Report
    rows_per_batch: int = ROWS_PER_BATCH
    device: str = "auto"
    currency: Currency = field(init=False)

    def __post_init__(self) -> None:
        self.currency = Currency(self.warehouse, self.models, self.device)

    def each(self, stage: str, things: Sequence[Thing], do: Callable[[Thing], None], name: Callable[[Thing], str] = str) -> int:
        """`do` for each thing, as many at a time as there are workers; -> how many failed.

        A failure is reported under the `name` of its thing, and the rest goes on.
        """

        def guarded(thing: Thing) -> bool:
            try:
                do(thing)
            except Stopped:
                return False
            except Exception as error:
                self.fail(stage, name(thing), f"{type(error).__name__}: {error}")
                return False
            finally:
                self.reporter.advance(stage)
            return True

        if not things:
            return 0
        with ThreadPoolExecutor(min(self.jobs, len(things))) as threads:
            return len(things) - sum(threads.map(guarded, things))

    def fail(self, stage: str, what: str, error: str) -> None:
        """Report that `stage` could not do `what` (a batch or a file)."""
        self.report.failures.append(Failure(stage, what, error[:_ERROR_SHOWN]))
        self.reporter.say(f"{stage} failed on {what or 'the whole'}: {error[:_ERROR_SHOWN]}")

    def counted(self, stage: str, built: int, current: int) -> None:
        """Note what a stage built and what it left alone, and say so."""
        self.report.built[stage], self.report.current[stage] = built, current
        failed = sum(1 for f in self.report.failures if f.stage == stage)
        self.reporter.end(stage, f"built {built}, current {current}" + (f", failed {failed}" if failed else ""))

    def groups(self, things: Sequence[Thing]) -> list[list[Thing]]:
        """The things shared out over the task runs of one stage; one empty group where there are none."""
        most = max(1, MOST_TASK_RUNS // (len(self.stages) + 1))
        count = max(1, min(most, len(things)))
        return [list(things[i::count]) for i in range(count)]
