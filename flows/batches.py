"""From the command line's inputs to batches: which files there are, which are read already, which batches they gave.

`<warehouse>/batches/<key>.json` registers one input file by its content: a file that was renamed is not read again, a
file that changed is a new one, and what is not given any more stays in the warehouse.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from flows.build import INGEST_OUTPUTS
from warehouse.fingerprint import digest, file_hash
from warehouse.store import Stored, inspect, remove, table_path, write_bytes

# no hexadecimal digit: marks what stands in for the content hash of a file that cannot be read
_UNREAD = "x"


class InputError(ValueError):
    """An input of the command line that is not there or holds no file; the message names it."""


@dataclass(frozen=True)
class InputFile:
    """A file to read: `name` is relative to the INPUT it was found under, `content_hash` the SHA-256 of its bytes."""

    name: str
    path: Path
    content_hash: str

    @property
    def key(self) -> str:
        """What its batches are named by: the head of the content hash."""
        return self.content_hash[:8]

    @property
    def can_be_read(self) -> bool:
        """False for a file whose bytes could not be read; each run tries it again."""
        return not self.content_hash.startswith(_UNREAD)


@dataclass(frozen=True)
class Registered:
    """An input file that was read: under which name and fingerprint, and the batches it gave."""

    content_hash: str
    name: str
    fingerprint: str
    batches: tuple[str, ...]


def find_inputs(inputs: Sequence[Path], warehouse: Path) -> tuple[list[InputFile], list[str]]:
    """-> (the files of `inputs` in order, folders walked by name; notices about files left out).

    Hidden files, files whose name begins with `_` and the warehouse itself are passed over. Of two files with the same
    bytes the first is taken. InputError if an input is missing or none holds a file.
    """
    files: dict[str, InputFile] = {}
    notices: list[str] = []
    for given in inputs:
        for name, path in _walk(given, warehouse):
            found = InputFile(name, path, _content_hash(path))
            first = files.setdefault(found.content_hash, found)
            if first.path.resolve() != path.resolve():
                notices.append(f"{path} has the same content as {first.path}: read once")
    if not files:
        raise InputError(f"no files to read in {', '.join(map(str, inputs))}")
    return list(files.values()), notices


def _walk(given: Path, warehouse: Path) -> Iterable[tuple[str, Path]]:
    """(name, path) of each file of one INPUT, in sorted order."""
    if given.is_dir():
        own = warehouse.resolve()
        for path in sorted(given.rglob("*")):
            inside = path.relative_to(given)
            if any(part.startswith((".", "_")) for part in inside.parts) or not path.is_file():
                continue
            if path.resolve().is_relative_to(own):
                continue
            yield inside.as_posix(), path
    elif given.exists():
        yield given.name, given
    else:
        raise InputError(f"{given} does not exist: give a file or a folder of files")


def _content_hash(path: Path) -> str:
    try:
        return file_hash(path)
    except OSError:
        # it cannot be read today; its name stands for its content, and it is tried again in each run
        return _stand_in(path)


def _stand_in(path: Path) -> str:
    return _UNREAD + digest(str(path.resolve()))


def registered(warehouse: Path) -> dict[str, Registered]:
    """The files read so far by content hash, in the order of their batches; a damaged entry counts as not there."""
    entries = []
    for path in sorted((warehouse / "batches").glob("[!._]*.json")):
        try:
            fields = json.loads(path.read_text(encoding="utf-8"))
            entries.append(Registered(**{**fields, "batches": tuple(fields["batches"])}))
        except (ValueError, TypeError, KeyError, OSError):
            continue
    return {entry.content_hash: entry for entry in entries}


def register(warehouse: Path, entry: Registered) -> None:
    """Note that a file was read, after its batches are written."""
    content = json.dumps(asdict(entry), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write_bytes(warehouse / "batches" / f"{entry.content_hash[:16]}.json", content.encode())


def forget_failed_reading(warehouse: Path, file: InputFile) -> None:
    """A file that could not be read in an earlier run can be now: its rejection goes with its entry."""
    if file.can_be_read:
        remove(warehouse / "batches" / f"{_stand_in(file.path)[:16]}.json")


def stored_batch(warehouse: Path, batch: str) -> dict[str, Stored] | None:
    """What the ingest files of a batch say of themselves, by table; None if one of them is not whole."""
    found: dict[str, Stored] = {}
    for table in INGEST_OUTPUTS:
        stored = inspect(table_path(warehouse, table.name, batch, "ingest"))
        if stored is None:
            return None
        found[table.name] = stored
    return found


def sweep(warehouse: Path, batches: Iterable[str]) -> int:
    """Remove stage files of batches that are registered no more, and temporary files; -> how many were removed."""
    known, count = set(batches), 0
    for path in (warehouse / "stages").glob("*/*"):
        if path.name.startswith("._") or path.name.split(".")[0] not in known:
            remove(path)
            count += 1
    return count
