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


def process() -> int:
    """The number of the process at work."""
    return os.getpid()


def leave_holes(megabytes: int) -> None:
    """So much memory taken and freed again, but for its last piece, which keeps a C library from giving back the rest."""
    pieces = [bytes(50_000) for _ in range(megabytes * 20)]
    _kept.append(pieces[-1])


def memory() -> float:
    """MB that this process holds (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


_kept: list[bytes] = []
