"""Where the models compute: on the processor, or on a GPU."""

DEVICES = ("auto", "cpu", "cuda")


class DeviceError(RuntimeError):
    """A device that is not there; the message says what to give instead."""


def uses_gpu(device: str) -> bool:
    """Whether models are to compute on the GPU: auto means where there is one. `device` is one of DEVICES.

    DeviceError for cuda where torch sees no GPU, and for a name that is none of DEVICES.
    """
    if device not in DEVICES:
        raise DeviceError(f"device {device} is unknown: give one of {', '.join(DEVICES)}")
    if device == "cpu":
        return False
    import torch

    there = torch.cuda.is_available()
    if device == "cuda" and not there:
        raise DeviceError("torch sees no GPU: install a torch with CUDA and its driver, or give --device cpu")
    return there
