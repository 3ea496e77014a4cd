"""One run at a time in a warehouse."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class WarehouseInUse(RuntimeError):
    """Another run holds the warehouse; the message says which."""


@contextmanager
def warehouse_lock(warehouse: Path) -> Iterator[None]:
    """Hold the warehouse for this process. WarehouseInUse at once if another one does; a dead holder holds nothing."""
    warehouse.mkdir(parents=True, exist_ok=True)
    with (warehouse / ".lock").open("a+") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            handle.seek(0)
            holder = handle.read().strip() or "unknown"
            raise WarehouseInUse(
                f"another run works in {warehouse} (process {holder}); wait until it is done or give --warehouse another folder"
            ) from None
        handle.truncate(0)
        handle.write(f"{os.getpid()}")
        handle.flush()
        yield
