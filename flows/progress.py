"""Shows how far a run is: a bar on a terminal, one plain line a stage elsewhere. All on standard error."""

import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

_WIDTH = 10


class Reporter:
    """Told by the flow what happens; safe to call from several threads."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True, highlight=False, soft_wrap=True)
        self._bar = Progress(
            TextColumn(f"{{task.description:<{_WIDTH}}}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[unit]}"),
            TimeElapsedColumn(), console=self._console, transient=True, disable=not self._console.is_terminal,
        )  # fmt: skip
        self._started: dict[str, float] = {}
        self._ids: dict[str, int] = {}

    def __enter__(self) -> "Reporter":
        self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()

    def say(self, words: str) -> None:
        """One line that stays."""
        self._console.print(words, markup=False)

    def begin(self, stage: str, total: int, unit: str) -> None:
        """A stage starts to build `total` things."""
        self._started[stage] = time.monotonic()
        if total:
            self._ids[stage] = self._bar.add_task(stage, total=total, unit=unit)

    def advance(self, stage: str) -> None:
        """One of them is done."""
        self._bar.advance(self._ids[stage])  # type: ignore[arg-type]

    def end(self, stage: str, words: str) -> None:
        """The stage is done: one line with what it built and how long it took."""
        seconds = time.monotonic() - self._started[stage]
        if stage in self._ids:
            self._bar.remove_task(self._ids.pop(stage))  # type: ignore[arg-type]
        self.say(f"{stage:<{_WIDTH}} {words}, {seconds:.1f} s")
