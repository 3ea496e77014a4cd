"""The first step: input files to batches of raw articles, each file once."""

from collections.abc import Sequence

from flows.batches import InputFile, Registered, forget_failed_reading, register, registered, stored_batch, sweep
from flows.build import INGEST_OUTPUTS, build_ingest
from flows.context import Context
from warehouse.fingerprint import fingerprint


def unread(context: Context, files: Sequence[InputFile]) -> list[InputFile]:
    """The files that were never read, or by other code, or whose batches are damaged."""
    for file in files:
        forget_failed_reading(context.warehouse, file)
    known = registered(context.warehouse)
    return [file for file in files if not _is_read(context, file, known.get(file.content_hash))]


def read(context: Context, files: Sequence[InputFile]) -> int:
    """Read these files into batches; -> how many failed (not: were rejected)."""
    return context.each("ingest", files, lambda file: _read_one(context, file), lambda file: file.name)


def settle(context: Context, files: Sequence[InputFile], failed: int, tried: int) -> list[str]:
    """After reading `tried` of `files`: -> all whole batches of the warehouse, whichever run read them.

    What belongs to no registered file is removed. A batch whose files are damaged and whose input was not given is a failure.
    """
    known = registered(context.warehouse)
    owners = {batch: entry.name for entry in known.values() for batch in entry.batches}
    sweep(context.warehouse, owners)
    whole = []
    for batch, name in sorted(owners.items()):
        stored = stored_batch(context.warehouse, batch)
        if stored is None:
            context.fail("ingest", batch, f"its files are damaged: give {name} to `isnad run` again")
            continue
        context.currency.note(batch, "ingest", stored)
        whole.append(batch)
    context.report.given = [b for f in files if f.content_hash in known for b in known[f.content_hash].batches]
    context.counted("ingest", tried - failed, len(files) - tried)
    return whole


def _is_read(context: Context, file: InputFile, entry: Registered | None) -> bool:
    return (
        entry is not None
        and file.can_be_read
        and entry.fingerprint == _fingerprint(context, file)
        and all(stored_batch(context.warehouse, batch) for batch in entry.batches)
    )


def _read_one(context: Context, file: InputFile) -> None:
    made_of = _fingerprint(context, file)
    written = context.workers.run(
        build_ingest, context.ingest, file.name, file.path, context.warehouse, file.key, made_of, context.rows_per_batch
    )
    register(context.warehouse, Registered(file.content_hash, file.name, made_of, tuple(sorted(written))))


def _fingerprint(context: Context, file: InputFile) -> str:
    code = context.currency.code_of(context.ingest.__module__)
    parameters = {"rows_per_batch": context.rows_per_batch}
    return fingerprint("ingest", code, INGEST_OUTPUTS, {"file": file.content_hash}, parameters)
