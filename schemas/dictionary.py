"""Renders the data dictionary: every table and column with type and description, from their declarations.

`python -m schemas.dictionary` writes docs/data_dictionary.md.
"""

from collections.abc import Iterable
from pathlib import Path

from schemas.marts import QUOTES, RUNS
from schemas.table import Kind, Table
from schemas.tables import DUPLICATES, STAGE_TABLES

PAGE = Path(__file__).resolve().parents[1] / "docs" / "data_dictionary.md"
_PLACES = {
    Kind.STAGE: "Parquet: `stages/{name}/`",
    Kind.MART: "DuckDB: `{name}`",
    Kind.BOTH: "DuckDB: `{name}`. Parquet: `stages/{name}/`",
}


def data_dictionary() -> str:
    """The data dictionary as Markdown."""
    parts = [
        "# Data dictionary",
        "",
        "Made from `schemas/` by `python -m schemas.dictionary`; do not edit.",
        "Offsets count Unicode code points from 0, ends are exclusive.",
        "",
        *_table(QUOTES, "View in DuckDB: `quotes`"),
        *(line for t in (*STAGE_TABLES, DUPLICATES, RUNS) for line in _table(t, _PLACES[t.kind].format(name=t.name))),
    ]
    return "\n".join(parts).rstrip("\n") + "\n"


def _table(table: Table, place: str) -> list[str]:
    lines = [f"## {table.name}", "", f"{table.description} {place}.", ""]
    if table.key:
        lines += [f"Key: {_names(table.key)}.", ""]
    for reference in table.references:
        lines.append(f"- `{reference.column}` refers to `{reference.target}.{reference.target_column}`")
    if table.references:
        lines.append("")
    lines += ["| column | type | null | what it is |", "|---|---|---|---|"]
    for c in table.columns:
        allowed = f" One of: {', '.join(c.allowed)}." if c.allowed else ""
        shown = str(c.type).replace(" not null", "").replace("|", "\\|")
        lines.append(f"| {c.name} | {shown} | {'yes' if c.nullable else ''} | {c.description}{allowed} |".replace("  |", " |"))
    return [*lines, ""]


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(data_dictionary(), encoding="utf-8")
