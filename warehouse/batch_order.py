"""In which order batches came into a warehouse: `<warehouse>/batch_order.txt`, one line a batch, `round<TAB>batch`.

Batches are named by content, so that their names say nothing of time. Those that came between two runs share a round.
"""

from collections.abc import Iterable
from pathlib import Path

from schemas.tables import RAW_ARTICLES
from warehouse.store import write_bytes


def batch_rounds(warehouse: Path) -> dict[str, int]:
    """The round in which each batch came, from 1; a line that is not whole is passed over."""
    try:
        lines = (warehouse / "batch_order.txt").read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return {}
    rounds: dict[str, int] = {}
    for line in lines:
        number, tab, batch = line.partition("\t")
        if tab and batch and number.isdecimal():
            rounds.setdefault(batch, int(number))
    return rounds


def note_batches(warehouse: Path, batches: Iterable[str] = ()) -> dict[str, int]:
    """Give the batches that are new, of those given and of all that were ingested, the next round; -> `batch_rounds`.

    A batch that some stage fails on is ingested all the same: when it succeeds, nights later, it still is the older one.
    """
    rounds = batch_rounds(warehouse)
    ingested = (path.stem for path in (warehouse / "stages" / RAW_ARTICLES.name).glob("[!._]*.parquet"))
    new = {*batches, *ingested} - rounds.keys()
    if new:
        number = max(rounds.values(), default=0) + 1
        rounds |= dict.fromkeys(sorted(new), number)
        lines = "".join(f"{round_}\t{batch}\n" for batch, round_ in rounds.items())
        write_bytes(warehouse / "batch_order.txt", lines.encode())
    return rounds
