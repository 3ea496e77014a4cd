"""What a run did: kept while it works, told at its end."""

from dataclasses import dataclass, field
from pathlib import Path

from warehouse.runs import Run


@dataclass(frozen=True)
class Failure:
    """A batch (or an input file, or the load) that a stage could not do."""

    stage: str
    batch: str
    error: str


@dataclass
class Report:
    """Counts and failures of one run. `given` are the batches of the inputs of this run, `batches` all that were loaded."""

    warehouse: Path
    run: Run
    files: int = 0
    given: list[str] = field(default_factory=list)
    batches: list[str] = field(default_factory=list)
    built: dict[str, int] = field(default_factory=dict)
    current: dict[str, int] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    loaded: bool = False
    records: int = 0
    articles: int = 0
    rejected: dict[str, int] = field(default_factory=dict)

    @property
    def built_count(self) -> int:
        """Stage outputs built in this run; the database is none."""
        return sum(count for stage, count in self.built.items() if stage != "load")

    @property
    def current_count(self) -> int:
        """Stage outputs that were current and left alone."""
        return sum(count for stage, count in self.current.items() if stage != "load")

    def failed_in(self, stage: str) -> int:
        """How many failures the stage had."""
        return sum(1 for failure in self.failures if failure.stage == stage)
