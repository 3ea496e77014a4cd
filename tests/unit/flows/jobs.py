"""What the tests of the workers let them do; importable, so that worker processes find it."""

import os
from pathlib import Path


def add(one: int, two: int) -> int:
    """Their sum."""
    return one + two


def fail() -> None:
    """An error."""
    raise ValueError("no such number")


def die() -> None:
    """The end of the process."""
    os._exit(9)


def die_once(mark: str) -> str:
    """The end of the process, unless `mark` is there already; -> the name of its folder."""
    if not Path(mark).exists():
        Path(mark).touch()
        os._exit(9)
    return Path(mark).parent.name


def threads_allowed() -> str | None:
    """How many threads a library may start."""
    return os.environ.get("OMP_NUM_THREADS")
