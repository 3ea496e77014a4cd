"""Which batches of a stage are not current, decided by fingerprints; each file is read once a run."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from flows.settings import ModelFiles
from tasks.stage import Stage
from warehouse.fingerprint import CodeHashes, files_hash, fingerprint
from warehouse.store import Stored, inspect, table_path


class ModelMissing(FileNotFoundError):
    """The files of a model are not there; the message says what to do."""


@dataclass
class Currency:
    """What is current in a warehouse under the code, parameters and models of this run."""

    warehouse: Path
    models: Mapping[str, ModelFiles]
    device: str = "auto"
    _code: CodeHashes = field(default_factory=CodeHashes)
    _stored: dict[Path, Stored | None] = field(default_factory=dict)
    _model_hashes: dict[str, str] = field(default_factory=dict)

    def stored(self, table: str, batch: str, stage: str) -> Stored | None:
        """What the stage file says of itself; None if it is not whole."""
        path = table_path(self.warehouse, table, batch, stage)
        if path not in self._stored:
            self._stored[path] = inspect(path)
        return self._stored[path]

    def note(self, batch: str, stage: str, written: Mapping[str, Stored]) -> None:
        """A worker has written these files."""
        for table, stored in written.items():
            self._stored[table_path(self.warehouse, table, batch, stage)] = stored

    def forget(self, table: str, batch: str, stage: str) -> None:
        """The file was taken away."""
        self._stored[table_path(self.warehouse, table, batch, stage)] = None

    def parameters(self, stage: Stage) -> dict[str, object]:
        """What the stage is given at run time: the folder of its model, and the device it computes on."""
        return {"model_folder": str(self.models[stage.model].folder), "device": self.device} if stage.model else {}

    def fingerprints(self, stage: Stage, batches: Sequence[str]) -> dict[str, str]:
        """batch -> the fingerprint that its outputs of `stage` should have.

        A batch that lacks an input is left out. ModelMissing if the stage's model is not there.
        """
        code = self._code.of(stage.run.__module__)
        resources = {stage.model: self._model_hash(stage.model)} if stage.model else {}
        wanted: dict[str, str] = {}
        for batch in batches:
            inputs = {table.name: self.stored(table.name, batch, stage.name) for table in stage.inputs}
            if None not in inputs.values():
                hashes = {name: stored.content_hash for name, stored in inputs.items() if stored}
                wanted[batch] = fingerprint(stage.name, code, stage.outputs, hashes, stage.parameters, resources)
        return wanted

    def check_models(self, stages: Sequence[Stage]) -> None:
        """ModelMissing if the model of one of the stages is not there."""
        for stage in stages:
            if stage.model:
                self._model_hash(stage.model)

    def stale(self, stage: Stage, wanted: Mapping[str, str]) -> list[str]:
        """The batches of `wanted` with an output that is not there under its fingerprint."""
        return [batch for batch, print_ in wanted.items() if not self._is_current(stage, batch, print_)]

    def code_of(self, module: str) -> str:
        """Hash of a module's code with all it imports."""
        return self._code.of(module)

    def _is_current(self, stage: Stage, batch: str, wanted: str) -> bool:
        found = [self.stored(table.name, batch, stage.name) for table in stage.outputs]
        return all(stored is not None and stored.fingerprint == wanted for stored in found)

    def _model_hash(self, model: str) -> str:
        if model not in self._model_hashes:
            try:
                self._model_hashes[model] = files_hash(*self.models[model])
            except FileNotFoundError as error:
                raise ModelMissing(f"model {model}: {error}; install Isnad again, or give the right --stanza-dir") from None
        return self._model_hashes[model]
