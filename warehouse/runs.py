"""The journal of runs: `<warehouse>/runs.jsonl`, one line a run, kept when the database is rebuilt."""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_hex

import pyarrow as pa

from schemas.marts import RUNS
from warehouse.batch_order import note_batches


@dataclass(frozen=True)
class Run:
    """One `isnad run`; the fields are the columns of the table `runs`, times are UTC without zone."""

    run_id: str
    started_at: datetime
    isnad_version: str
    inputs: tuple[str, ...]
    finished_at: datetime | None = None
    batch_count: int = 0
    built_count: int = 0
    failed_count: int = 0
    article_count: int = 0
    quotation_count: int = 0
    rejection_count: int = 0
    load_fingerprint: str = ""

    def finished(self, *, load_fingerprint: str, article_count: int, quotation_count: int, rejection_count: int) -> "Run":
        """The same run, ended now, with what the database holds."""
        return replace(
            self, finished_at=now(), load_fingerprint=load_fingerprint,
            article_count=article_count, quotation_count=quotation_count, rejection_count=rejection_count,
        )  # fmt: skip


def now() -> datetime:
    """The time in UTC, without a zone, as the tables hold it."""
    return datetime.now(UTC).replace(tzinfo=None)


def start_run(inputs: Iterable[str], version: str) -> Run:
    """A run that starts now; its id sorts by time."""
    started = now()
    return Run(f"{started:%Y%m%dT%H%M%S}-{token_hex(3)}", started, version, tuple(inputs))


def append_run(warehouse: Path, run: Run) -> None:
    """Write the run at the end of the journal, and note which batches had come by then."""
    note_batches(warehouse)
    fields = {k: v.isoformat() if isinstance(v, datetime) else v for k, v in asdict(run).items()}
    warehouse.mkdir(parents=True, exist_ok=True)
    with (warehouse / "runs.jsonl").open("a", encoding="utf-8") as journal:
        # a line cut short by a crash must not swallow this one
        journal.write("\n" + json.dumps(fields, ensure_ascii=False) + "\n")
        journal.flush()
        os.fsync(journal.fileno())


def earlier_runs(warehouse: Path) -> list[Run]:
    """The runs of the journal, oldest first; a line cut short by a crash is passed over."""
    try:
        lines = (warehouse / "runs.jsonl").read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []
    runs = []
    for line in lines:
        try:
            fields = json.loads(line)
            fields["inputs"] = tuple(fields["inputs"])
            for name in ("started_at", "finished_at"):
                fields[name] = datetime.fromisoformat(fields[name])
            runs.append(Run(**fields))
        except (ValueError, TypeError, KeyError):
            continue
    return runs


def rows_of(runs: Iterable[Run]) -> pa.Table:
    """Finished runs as the table `runs`."""
    return RUNS.from_rows([{**asdict(run), "inputs": list(run.inputs)} for run in runs])
