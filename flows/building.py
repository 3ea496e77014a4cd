"""The middle steps: one stage over the batches whose outputs are not current."""

from collections.abc import Mapping, Sequence

from flows.build import build_stage
from flows.context import Context
from tasks.stage import Stage
from warehouse.store import remove, table_path


def build(context: Context, stage: Stage, wanted: Mapping[str, str], batches: Sequence[str]) -> int:
    """Build these batches under the fingerprints `wanted`; -> how many failed. A failed batch keeps nothing stale."""
    parameters = context.currency.parameters(stage)

    def one(batch: str) -> None:
        try:
            written = context.workers.run(build_stage, stage, batch, context.warehouse, wanted[batch], parameters)
        except Exception:
            _take_away(context, stage, batch)
            raise
        context.currency.note(batch, stage.name, written)

    return context.each(stage.name, batches, one)


def finish(context: Context, stage: Stage, wanted: Mapping[str, str], stale: Sequence[str]) -> list[str]:
    """After a stage: -> the batches that the next stage may build on."""
    failed = {failure.batch for failure in context.report.failures if failure.stage == stage.name}
    context.counted(stage.name, len(stale) - len(failed), len(wanted) - len(stale))
    return [batch for batch in wanted if batch not in failed]


def _take_away(context: Context, stage: Stage, batch: str) -> None:
    """Old rows of this stage and the later ones must not meet new rows of the earlier ones."""
    position = [s.name for s in context.stages].index(stage.name)
    for later in context.stages[position:]:
        for table in later.outputs:
            remove(table_path(context.warehouse, table.name, batch, later.name))
            context.currency.forget(table.name, batch, later.name)
