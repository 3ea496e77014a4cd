"""Two runs do not meet in a warehouse."""

from pathlib import Path

import pytest

from flows.lock import WarehouseInUse, warehouse_lock


def test_the_second_run_is_told_who_holds_the_warehouse(tmp_path: Path) -> None:
    import os

    with warehouse_lock(tmp_path), pytest.raises(WarehouseInUse, match=f"process {os.getpid()}"), warehouse_lock(tmp_path):
        pass


def test_a_released_warehouse_is_free(tmp_path: Path) -> None:
    for _ in range(2):
        with warehouse_lock(tmp_path):
            pass
