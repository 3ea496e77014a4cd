"""--device reaches the stages, and what is current does not depend on it."""

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pyarrow as pa
import pytest
from typer.testing import CliRunner

from arabic.device import DEVICES
from flows import cli
from flows.currency import Currency
from flows.settings import ModelFiles
from schemas.tables import ARTICLES, TAGS
from tasks.stage import Stage
from tasks.tag import TAG
from warehouse.store import table_path, write_table

runner = CliRunner()


def test_the_options_are_those_that_models_know() -> None:
    assert tuple(cli.Device) == DEVICES


def test_a_gpu_that_is_not_there_ends_the_run_before_it_begins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "torch", SimpleNamespace(cuda=SimpleNamespace(is_available=lambda: False)))
    result = runner.invoke(cli.app, ["run", "no_such_file", "--device", "cuda", "--warehouse", str(tmp_path / "w")])
    assert result.exit_code == cli.UNUSABLE
    assert "--device cpu" in result.stderr
    assert not (tmp_path / "w").exists()


@pytest.mark.parametrize(("options", "device"), [([], "auto"), (["--device", "cpu"], "cpu")])
def test_the_option_reaches_the_pipeline(monkeypatch: pytest.MonkeyPatch, options: list[str], device: str) -> None:
    seen: list[Any] = []

    def stop(*given: Any) -> None:
        seen.append(given[-1])
        raise OSError("far enough")

    monkeypatch.setattr(cli, "_run", stop)
    runner.invoke(cli.app, ["run", str(Path(__file__)), *options])
    assert seen == [device]


def test_the_device_is_given_to_the_stage_and_enters_no_fingerprint(tmp_path: Path) -> None:
    model = ModelFiles(tmp_path / "model", ("*.pt",))
    model.folder.mkdir()
    (model.folder / "tagger.pt").write_bytes(b"weights")
    write_table(table_path(tmp_path, "articles", "b", "clean"), ARTICLES, ARTICLES.empty(), "f")

    def nothing(tables: object, parameters: object) -> dict[str, pa.Table]:
        return {}

    stage = Stage("tag", (ARTICLES,), (TAGS,), nothing, model="tagger")
    found = {device: Currency(tmp_path, {"tagger": model}, device) for device in DEVICES}
    assert [c.parameters(stage) for c in found.values()] == [
        {"model_folder": str(model.folder), "device": device} for device in DEVICES
    ]
    prints = [c.fingerprints(stage, ["b"]) for c in found.values()]
    assert prints[0] == prints[1] == prints[2] != {}


def test_a_stage_loads_its_model_on_the_device(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, ...]] = []

    def load(*given: str) -> None:
        seen.append(given)
        raise OSError("far enough")

    monkeypatch.setattr("tasks.tag.load_annotator", load)
    with pytest.raises(OSError, match="far enough"):
        TAG.run({}, {"model_folder": "m", "device": "cuda"})
    assert seen == [("m", "tagger", "cuda")]
