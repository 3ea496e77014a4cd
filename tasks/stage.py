"""What a stage is: declared inputs, declared outputs, and a pure function between them (law L3)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from schemas.table import Table
from schemas.tables import REJECTIONS

Tables = Mapping[str, pa.Table]


@dataclass(frozen=True)
class Stage:
    """A named step of the pipeline.

    `run(tables, parameters)` gets the input tables by name and gives the output tables by name; it sees no clock, path,
    network or global. `model` names the model that it needs (recognizer, tagger, quotation or attribution): the caller then
    passes the parameters `model_folder` and `device`, and the content of the model's files, not their path or where they
    compute, enters the fingerprint.
    """

    name: str
    inputs: tuple[Table, ...]
    outputs: tuple[Table, ...]
    run: Callable[[Tables, Mapping[str, object]], dict[str, pa.Table]]
    model: str | None = None
    parameters: Mapping[str, object] = field(default_factory=dict)

    def __call__(self, tables: Tables, parameters: Mapping[str, object] | None = None) -> dict[str, pa.Table]:
        """Run on checked inputs, give checked outputs. SchemaError if either breaks its declaration.

        A stage that lists REJECTIONS among its outputs and rejects nothing may leave it out.
        """
        for table in self.inputs:
            table.check(tables[table.name])
        made = self.run(tables, {**self.parameters, **(parameters or {})})
        if REJECTIONS in self.outputs:
            made.setdefault(REJECTIONS.name, REJECTIONS.empty())
        undeclared = set(made) - {table.name for table in self.outputs}
        if undeclared:
            raise KeyError(f"stage {self.name} made tables it does not declare: {sorted(undeclared)}")
        return {table.name: table.check(made[table.name]) for table in self.outputs}
