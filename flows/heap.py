"""Gives back to the system what is free in the memory of this process; left alone, a C library keeps most of it."""

import ctypes
from collections.abc import Callable
from functools import cache


def give_back() -> None:
    """Give back what can be given; where the C library has no such call (it is glibc's), nothing happens."""
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> Callable[[int], int] | None:
    try:
        found: Callable[[int], int] = ctypes.CDLL(None).malloc_trim
    except (AttributeError, OSError, TypeError):
        return None
    return found
