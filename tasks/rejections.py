"""Makes rows of the table `rejections`: what was not taken in, where it stood, why, and what to do about it (law L5)."""

import hashlib

_LONGEST_QUOTE = 80


def quote(words: str) -> str:
    """At most 80 characters of rejected words, on one line, for a detail."""
    flat = " ".join(words[: 4 * _LONGEST_QUOTE].split())
    return flat if len(flat) <= _LONGEST_QUOTE else flat[: _LONGEST_QUOTE - 1] + "…"


def rejection(
    stage: str, file: str, position: int | None, reason: str, detail: str, span: tuple[int, int] | None = None
) -> dict[str, object]:
    """One row. `position` is the record's index in the file, None for a whole file; `span` code points of the raw record.

    The id is a hash of stage, file, position, start of the span and reason, so the same thing gets the same id in each run.
    """
    start = span[0] if span else None
    key = "\x1f".join(map(str, (stage, file, position, start, reason)))
    return {
        "rejection_id": hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        "stage": stage,
        "file": file,
        "position": position,
        "start_char": start,
        "end_char": span[1] if span else None,
        "reason": reason,
        "detail": detail,
    }
