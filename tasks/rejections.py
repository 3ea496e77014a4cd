"""Makes rows of the table `rejections`: what was not taken in, where it stood, why, and what to do about it (law L5)."""

import hashlib

_LONGEST_QUOTE = 80


def quote(words: str) -> str:
    """At most 80 characters of rejected words, on one line, for a detail."""
    flat = " ".join(words[: 4 * _LONGEST_QUOTE].split())
    return flat if len(flat) <= _LONGEST_QUOTE else flat[: _LONGEST_QUOTE - 1] + "…"


def _identity(*key: object) -> str:
    """16 hex digits for a key."""
    return hashlib.sha256("\x1f".join(map(str, key)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def distinct(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The rows with their ids; where two have the same id (two inputs whose files have one name), the second gets another."""
    taken: set[object] = set()
    for row in rows:
        while row["rejection_id"] in taken:
            row["rejection_id"] = _identity(row["rejection_id"])
        taken.add(row["rejection_id"])
    return rows


def rejection(
    stage: str, file: str, position: int | None, reason: str, detail: str, span: tuple[int, int] | None = None
) -> dict[str, object]:
    """One row. `position` is the record's index in the file, None for a whole file; `span` code points of the raw record.

    The id is a hash of stage, file, position, start of the span and reason, so the same thing gets the same id in each run.
    """
    start = span[0] if span else None
    return {
        "rejection_id": _identity(stage, file, position, start, reason),
        "stage": stage,
        "file": file,
        "position": position,
        "start_char": start,
        "end_char": span[1] if span else None,
        "reason": reason,
        "detail": detail,
    }
