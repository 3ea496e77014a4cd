"""Measures an entity model on labelled sentences: exact spans, by type, and what was taken for what."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from arabic.annotate import Annotator, spans_of
from models.tagging import LabelledSentence

Placed = tuple[int, int, str]
# How the confusion calls what the gold does not have, and what the model did not find.
SPURIOUS, MISSED = "nothing", "missed"


class Passage(NamedTuple):
    """One text to measure on and the entities in it, in code points, end exclusive."""

    text: str
    gold: frozenset[Placed]


def passage(words: Sequence[str], labels: Sequence[str], gaps: Sequence[str] | None = None) -> Passage:
    """The words with a space (or `gaps[i]`) between words i and i + 1, and where their labelled entities stand.

    >>> passage(["زار", "نادر"], ["O", "B-PER"]).gold
    frozenset({(4, 8, 'PER')})
    """
    text, ends = "", []
    for word, gap in zip(words, [*gaps, ""] if gaps is not None else [" "] * len(words), strict=True):
        text += word
        ends.append(len(text))
        text += gap
    gold = ((ends[a] - len(words[a]), ends[b - 1], kind) for a, b, kind in spans_of(labels))
    return Passage(text, frozenset(gold))


def entity_figures(annotator: Annotator, sentences: Sequence[LabelledSentence]) -> dict[str, Any]:
    """As `passage_figures`, for the labelled sentences that a model is trained on."""
    return passage_figures(annotator, [passage([t["text"] for t in s], [t["ner"] for t in s]) for s in sentences])


def passage_figures(annotator: Annotator, passages: Sequence[Passage]) -> dict[str, Any]:
    """Precision, recall and F1 of exact entity spans, all and by type, and the confusion.

    Each passage is one sentence. `confusion[gold type][predicted type]` counts entities that the model took for a type,
    with exact or other bounds; `missed` those that it touched nowhere; row `nothing` is what it made of no entity.
    """
    found: list[set[Placed]] = [
        {(s.start, s.end, s.kind) for s in labelled}
        for labelled in annotator.annotate_many([p.text for p in passages], [[(0, len(p.text))] for p in passages])
    ]
    gold = [p.gold for p in passages]
    kinds = sorted({kind for spans in gold for _, _, kind in spans})
    every = {"all": _rates(gold, found, None)} | {kind: _rates(gold, found, kind) for kind in kinds}
    return {"sentences": len(passages), **every, "confusion": confusion(gold, found)}


def confusion(gold: Sequence[Iterable[Placed]], found: Sequence[Iterable[Placed]]) -> dict[str, dict[str, int]]:
    """gold type -> predicted type -> entities, with the rows and columns that `passage_figures` describes.

    Each gold entity counts once: by the prediction that shares most of it, of equal ones the one of its own type.
    Cells of 0 are left out.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for wanted, given in zip(gold, found, strict=True):
        guesses, touched = sorted(given), set()
        for start, end, kind in sorted(wanted):
            shared = [(min(end, g[1]) - max(start, g[0]), g[2] == kind, g) for g in guesses]
            best = max(shared, default=None)
            counts[kind, best[2][2] if best and best[0] > 0 else MISSED] += 1
            touched |= {g for length, _, g in shared if length > 0}
        counts.update((SPURIOUS, g[2]) for g in guesses if g not in touched)
    rows: dict[str, dict[str, int]] = {}
    for (row, column), count in sorted(counts.items()):
        rows.setdefault(row, {})[column] = count
    return rows


def _rates(gold: Sequence[Iterable[Placed]], found: Sequence[Iterable[Placed]], kind: str | None) -> dict[str, float | int]:
    wanted = [{s for s in spans if kind is None or s[2] == kind} for spans in gold]
    given = [{s for s in spans if kind is None or s[2] == kind} for spans in found]
    right = sum(len(a & b) for a, b in zip(wanted, given, strict=True))
    total, made = sum(map(len, wanted)), sum(map(len, given))
    return {
        "precision": round(right / made, 4) if made else 0.0, "recall": round(right / total, 4) if total else 0.0,
        "f1": round(2 * right / (made + total), 4) if made + total else 0.0, "gold": total,
    }  # fmt: skip
