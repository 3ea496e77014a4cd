"""Quality by phenomenon: for each, how many gold quotations show it, how many were found, how many speakers were right."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from models.phenomena import ADDRESSEE, BESIDE, PHENOMENA, SAID_ON
from models.scoring import OVERLAP, Document, Quote, content_letters, is_core, located, pair_up, same_speaker


class Row(NamedTuple):
    """One phenomenon: gold quotations, those whose content was found (overlap), those of them with the right speaker.

    `particular` counts, of those found, the right addressee in the row of addressees, and in the row of days those that were
    given a day (the gold names none to compare with); None in all other rows.
    """

    phenomenon: str
    gold: int
    found: int
    right: int
    particular: int | None = None

    @property
    def recall(self) -> float | None:
        """Share of the gold that was found; None without gold."""
        return round(self.found / self.gold, 4) if self.gold else None

    @property
    def speaker_accuracy(self) -> float | None:
        """Share of the found whose speaker is right; None where none was found."""
        return round(self.right / self.found, 4) if self.found else None

    @property
    def particular_share(self) -> float | None:
        """Share of the found whose particular is right (addressee) or there (day)."""
        return round(self.particular / self.found, 4) if self.particular is not None and self.found else None


def by_phenomenon(golds: Sequence[Document], predictions: Mapping[str, Sequence[Quote]]) -> list[Row]:
    """One row for each phenomenon, also for those that no gold quotation shows.

    Predictions are as the scorer takes them; `addressee` (words) and `said_on`, where they have them, are compared too.
    Matching is the scorer's: clauses that stand in no other quotation among themselves, nominal and nested ones among all.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for document in golds:
        _count(document, predictions.get(document["doc_id"], ()), counts)
    return [
        Row(
            name, counts[name, "gold"], counts[name, "found"], counts[name, "right"],
            counts[name, "particular"] if name in (ADDRESSEE, SAID_ON) else None,
        )
        for name in (*PHENOMENA, *BESIDE)
    ]  # fmt: skip


def _count(document: Document, predicted: Sequence[Quote], counts: Counter[tuple[str, str]]) -> None:
    text = document["text"]
    quotes = [q for q in document["quotes"] if content_letters(text, q["content"])]
    gold = [content_letters(text, q["content"]) for q in quotes]
    letters = [content_letters(text, spans) for spans in located(text, predicted)]
    head = [i for i, q in enumerate(predicted) if is_core(q)]
    core = {k.gold: predicted[head[k.pred]] for k in pair_up(gold, [letters[i] for i in head]) if k.iou >= OVERLAP}
    every = {k.gold: predicted[k.pred] for k in pair_up(gold, letters) if k.iou >= OVERLAP}
    for g, quote in enumerate(quotes):
        found, questions = (core, PHENOMENA) if is_core(quote) else (every, BESIDE)
        hit = found.get(g)
        right = hit is not None and same_speaker(quote["speaker"], hit.get("speaker"))
        for name in (name for name, ask in questions.items() if ask(text, quote)):
            counts[name, "gold"] += 1
            counts[name, "found"] += hit is not None
            counts[name, "right"] += right
            if hit is not None and name == ADDRESSEE:
                wanted = quote["addressee"] if isinstance(quote["addressee"], str) else text[slice(*quote["addressee"])]
                counts[name, "particular"] += same_speaker(wanted, hit.get("addressee"))
            if hit is not None and name == SAID_ON:
                counts[name, "particular"] += hit.get("said_on") is not None


def as_records(rows: Sequence[Row]) -> list[dict[str, object]]:
    """The rows for a machine: phenomenon, gold, recall, speaker_accuracy, and particular where there is one."""
    return [
        {"phenomenon": r.phenomenon, "gold": r.gold, "recall": r.recall, "speaker_accuracy": r.speaker_accuracy}
        | ({"particular": r.particular_share} if r.particular is not None else {})
        for r in rows
    ]


def as_markdown(rows: Sequence[Row]) -> list[str]:
    """The rows as a table in Markdown; 0 and - where the gold has no instance."""
    lines = [
        "| phenomenon | gold | recall (overlap) | speaker right, of those found | addressee right / day given |",
        "|---|---|---|---|---|",
    ]
    return lines + [
        f"| {r.phenomenon} | {r.gold} | {_share(r.recall)} | {_share(r.speaker_accuracy)} | {_share(r.particular_share)} |"
        for r in rows
    ]


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
