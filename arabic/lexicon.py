"""Reads the word lists in `arabic/lexicons`: tab-separated, a header line, one entry a line (law L9)."""

import csv
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "lexicons"


@cache
def read_lexicon(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `arabic/lexicons/<name>`, each by its header. FileNotFoundError if there is no such list."""
    with (_FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
