"""The stage files that a load is made from, and how DuckDB reads them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from warehouse import ddl


@dataclass(frozen=True)
class StageFile:
    """One whole Parquet file of a stage: its batch, place and the SHA-256 of its bytes."""

    batch: str
    path: Path
    content_hash: str


StageFiles = Mapping[str, Sequence[StageFile]]


def from_parquet(files: Sequence[StageFile]) -> str:
    """A FROM item over the files in the order of batches, with the column `filename`."""
    names = ", ".join(ddl.words_in_sql(_no_wildcards(str(f.path))) for f in sorted(files, key=lambda f: (f.batch, f.path.name)))
    return f"read_parquet([{names}], filename = true, hive_partitioning = false)"


def _no_wildcards(path: str) -> str:
    """The path with `*`, `?` and `[` standing for themselves."""
    return "".join(f"[{c}]" if c in "*?[" else c for c in path)
