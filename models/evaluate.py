"""Measures an entity model on labelled sentences: exact spans, by type, with what was confused with what."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from arabic.annotate import Annotator, spans_of
from models.tagging import LabelledSentence

Placed = tuple[int, int, str]


def entity_figures(annotator: Annotator, sentences: Sequence[LabelledSentence]) -> dict[str, Any]:
    """Precision, recall and F1 of exact entity spans, all and by type, and the counts of confused types."""
    texts, spans, gold = [], [], []
    for sentence in sentences:
        text, starts = _joined(sentence)
        texts.append(text)
        spans.append([(0, len(text))])
        labels = [token["ner"] for token in sentence]
        ends = [s + len(t["text"]) for s, t in zip(starts, sentence, strict=True)]
        gold.append({(starts[a], ends[b - 1], kind) for a, b, kind in spans_of(labels)})
    found: list[set[Placed]] = [
        {(s.start, s.end, s.kind) for s in labelled} for labelled in annotator.annotate_many(texts, spans)
    ]
    kinds = sorted({kind for spans in gold for _, _, kind in spans})
    confusion = Counter(
        f"{g[2]} as {p[2]}" for gs, ps in zip(gold, found, strict=True) for g in gs for p in ps if g[:2] == p[:2] and g[2] != p[2]
    )  # fmt: skip
    every = {"all": _rates(gold, found, None)} | {kind: _rates(gold, found, kind) for kind in kinds}
    return {"sentences": len(sentences), **every, "confused": dict(sorted(confusion.items()))}


def _joined(sentence: LabelledSentence) -> tuple[str, list[int]]:
    """-> (the tokens with a space between, where each begins)."""
    starts, at = [], 0
    for token in sentence:
        starts.append(at)
        at += len(token["text"]) + 1
    return " ".join(t["text"] for t in sentence), starts


def _rates(gold: Sequence[set[Placed]], found: Sequence[set[Placed]], kind: str | None) -> dict[str, float | int]:
    wanted = [{s for s in spans if kind is None or s[2] == kind} for spans in gold]
    given = [{s for s in spans if kind is None or s[2] == kind} for spans in found]
    right = sum(len(a & b) for a, b in zip(wanted, given, strict=True))
    total, made = sum(map(len, wanted)), sum(map(len, given))
    return {
        "precision": round(right / made, 4) if made else 0.0, "recall": round(right / total, 4) if total else 0.0,
        "f1": round(2 * right / (made + total), 4) if made + total else 0.0, "gold": total,
    }  # fmt: skip
