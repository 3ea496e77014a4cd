"""Where models compute, with a torch that sees a GPU and one that sees none."""

import sys
from types import SimpleNamespace

import pytest

from arabic.device import DeviceError, uses_gpu


def _torch(monkeypatch: pytest.MonkeyPatch, gpu: bool) -> None:
    monkeypatch.setitem(sys.modules, "torch", SimpleNamespace(cuda=SimpleNamespace(is_available=lambda: gpu)))


@pytest.mark.parametrize(
    ("device", "gpu", "uses"),
    [("auto", False, False), ("auto", True, True), ("cpu", True, False), ("cpu", False, False), ("cuda", True, True)],
)
def test_the_gpu_is_used_where_there_is_one_and_it_is_wanted(
    monkeypatch: pytest.MonkeyPatch, device: str, gpu: bool, uses: bool
) -> None:
    _torch(monkeypatch, gpu)
    assert uses_gpu(device) is uses


def test_a_gpu_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    _torch(monkeypatch, gpu=False)
    with pytest.raises(DeviceError, match="--device cpu"):
        uses_gpu("cuda")


def test_a_device_that_nobody_knows() -> None:
    with pytest.raises(DeviceError, match="auto, cpu, cuda"):
        uses_gpu("gpu0")
