"""The scorer: extracted quotations against the gold standard, with the definitions of the gold's own script.

Comparison is over letters and digits, spelling variants folded, a leading bare complementizer (أن، بأن) left out. Content
matches at IoU >= 0.5 (overlap) or >= 0.9 (strict), one to one by greatest IoU. Speakers match if they are equal or all
words of the shorter name stand in the longer. Headline figures are over clause quotations that are not nested.
`tests/quality` checks that the figures agree with the script to four decimals.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

Quote = dict[str, Any]
Document = dict[str, Any]

OVERLAP, STRICT = 0.5, 0.9
# The Gender Gap Tracker's two thresholds of covered content, for comparison with its published figures.
COVERED = (0.3, 0.8)
_VARIANTS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ـ": None})
_COMPLEMENTIZER = re.compile(r"(?:و|ف)?(?:ان|بان|لان|كان)\s+")
_WORD = re.compile(r"\w+")


class Link(NamedTuple):
    """Gold quotation `gold` and prediction `pred` (indices) that were paired at this IoU."""

    iou: float
    gold: int
    pred: int


class Miss(NamedTuple):
    """One error: kind is missed, speaker or spurious."""

    doc_id: str
    kind: str
    speaker: str | None
    predicted: str | None
    content: str


def unify(text: str) -> str:
    """Text as the scorer compares it: NFKC, no combining marks, one form of hamza, ya and ta marbuta, lower case."""
    plain = (c for c in unicodedata.normalize("NFKC", text) if not unicodedata.combining(c))
    return "".join(plain).translate(_VARIANTS).lower()


def name_tokens(name: str) -> set[str]:
    """The folded words of a name as speakers are compared, the article left out."""
    tokens = _WORD.findall(unify(name))
    return {t[2:] if t.startswith(("ال", "لل")) and len(t) > 4 else t for t in tokens}


def same_speaker(a: str | None, b: str | None) -> bool:
    """Whether two speaker strings name one source; none matches none only."""
    if not a or not b:
        return not a and not b
    left, right = name_tokens(a), name_tokens(b)
    return bool(left and right) and (left <= right or right <= left)


def _share_token(a: str | None, b: str | None) -> bool:
    if not a or not b:
        return not a and not b
    return bool(set(_WORD.findall(unify(a))) & set(_WORD.findall(unify(b))))


def content_letters(text: str, spans: Iterable[Sequence[int]]) -> set[int]:
    """Offsets in `text` of the letters and digits of the content, a leading bare complementizer left out."""
    found: set[int] = set()
    for k, (start, end) in enumerate(sorted(tuple(s) for s in spans)):
        piece = text[start:end]
        skipped = len(piece) - len(re.sub(r"^[\W_]+", "", piece))
        if k == 0:
            match = _COMPLEMENTIZER.match(unify(piece[skipped:]))
            skipped += match.end() if match else 0
        found |= {i for i in range(start + skipped, end) if text[i].isalnum()}
    return found


class _Letters:
    """The folded letters of a text with their offsets, to find content that is given as words."""

    def __init__(self, text: str) -> None:
        pairs = [(f, i) for i, c in enumerate(text) for f in unify(c) if f.isalnum()]
        self.flat, self.offsets = "".join(f for f, _ in pairs), [i for _, i in pairs]

    def locate(self, words: str, near: int) -> list[tuple[int, int]]:
        """The span of `words` that begins nearest to `near`, as a list of one, or of none."""
        key = "".join(c for c in unify(words) if c.isalnum())
        hits, at = [], self.flat.find(key) if key else -1
        while at >= 0:
            hits.append((self.offsets[at], self.offsets[at + len(key) - 1] + 1))
            at = self.flat.find(key, at + 1)
        return [min(hits, key=lambda h: abs(h[0] - near))] if hits else []

    def spans(self, content: Any, near: int) -> list[tuple[int, int]]:
        """Spans of content given as a text, a span, a list of texts or a list of spans."""
        if content is None:
            return []
        if isinstance(content, str):
            return self.locate(content, near)
        if content and isinstance(content[0], int):
            return [(content[0], content[1])]
        out: list[tuple[int, int]] = []
        for piece in content:
            out += self.locate(piece, out[-1][1] if out else near) if isinstance(piece, str) else [tuple(piece)]
        return out


def pair_up(gold: Sequence[set[int]], pred: Sequence[set[int]]) -> list[Link]:
    """One-to-one pairs by greatest IoU of their letters."""
    every = [
        Link(len(g & p) / len(g | p), i, j) for i, g in enumerate(gold) for j, p in enumerate(pred) if g & p
    ]  # fmt: skip
    used_gold: set[int] = set()
    used_pred: set[int] = set()
    links = []
    for link in sorted(every, reverse=True):
        if link.gold not in used_gold and link.pred not in used_pred:
            used_gold.add(link.gold)
            used_pred.add(link.pred)
            links.append(link)
    return links


def is_core(quote: Quote) -> bool:
    """Whether a quotation counts in the headline figures: a clause that is not nested in another."""
    return quote.get("form", "clause") == "clause" and not quote.get("parent")


def score(golds: Sequence[Document], predictions: dict[str, list[Quote]]) -> tuple[dict[str, Any], list[Miss]]:
    """-> (the figures, by the names of the gold's script; the errors in document order)."""
    counts: Counter[Any] = Counter()
    misses: list[Miss] = []
    for document in golds:
        _score_document(document, predictions.get(document["doc_id"], []), counts, misses)
    return figures_of(len(golds), counts), misses


def counts_of(document: Document, predicted: Sequence[Quote]) -> Counter[Any]:
    """What is counted in one document; `figures_of` the sum of several is their score, which is how they are resampled."""
    counts: Counter[Any] = Counter()
    _score_document(document, predicted, counts, [])
    return counts


def _score_document(document: Document, predicted: Sequence[Quote], n: Counter[Any], misses: list[Miss]) -> None:
    text = document["text"]
    gold = [q for q in document["quotes"] if content_letters(text, q["content"])]
    gold_letters = [content_letters(text, q["content"]) for q in gold]
    spans = located(text, predicted)
    n["unlocated"] += sum(not s for s in spans)
    letters = [content_letters(text, s) for s in spans]
    head = [i for i, q in enumerate(predicted) if is_core(q)]
    core_links = [link for link in pair_up(gold_letters, [letters[i] for i in head]) if link.iou >= OVERLAP]
    found = {link.gold: (link.iou, head[link.pred]) for link in core_links}
    any_links = [link for link in pair_up(gold_letters, letters) if link.iou >= OVERLAP]
    found_any = {link.gold: (link.iou, link.pred) for link in any_links}
    claimed = {head[link.pred]: link.gold for link in core_links}
    for g, quote in enumerate(gold):
        hit = (found if is_core(quote) else found_any).get(g)
        speaker = predicted[hit[1]].get("speaker") if hit else None
        right = bool(hit) and same_speaker(quote["speaker"], speaker)
        strict = bool(hit) and hit is not None and hit[0] >= STRICT
        groups = ("all", quote["type"]) if is_core(quote) else ("nominal" if quote["form"] == "nominal" else "nested",)
        for group in groups:
            n[group, "gold"] += 1
            n[group, "overlap"] += bool(hit)
            n[group, "strict"] += strict
            n[group, "joint"] += right
            n[group, "strict_joint"] += right and strict
        if is_core(quote) and hit:
            how = "implicit" if quote["speaker_mention"] is None else "explicit"
            n["matched"] += 1
            n["type_ok"] += predicted[hit[1]].get("type") == quote["type"]
            n["speaker_ok"] += right
            n[how, "n"] += 1
            n[how, "ok"] += right
        if is_core(quote) and not right:
            words = text[quote["content"][0][0] : quote["content"][-1][1]]
            misses.append(Miss(document["doc_id"], "speaker" if hit else "missed", quote["speaker"], speaker, words))
    for i in head:
        if i in claimed and not is_core(gold[claimed[i]]):
            continue
        n["pred"] += 1
        if i not in claimed:
            words = text[spans[i][0][0] : spans[i][-1][1]] if spans[i] else str(predicted[i]["content"])
            misses.append(Miss(document["doc_id"], "spurious", None, predicted[i].get("speaker"), words))
    matched = {link.pred for link in any_links}
    for i, quote in enumerate(predicted):
        if quote.get("form") == "nominal":
            n["nominal", "pred"] += 1
            n["nominal", "pred_ok"] += i in matched
    for threshold in COVERED:
        n["ggt", threshold] += _found_and_right(gold, gold_letters, predicted, letters, head, threshold)
    gold_all, pred_all = set[int]().union(*gold_letters), set[int]().union(*letters)
    n["letters_tp"] += len(gold_all & pred_all)
    n["letters_fp"] += len(pred_all - gold_all)
    n["letters_fn"] += len(gold_all - pred_all)


def located(text: str, predicted: Sequence[Quote]) -> list[list[tuple[int, int]]]:
    """Spans of each prediction; words that occur twice are taken near the cue, else near the prediction before."""
    lookup = _Letters(text)
    near, out = 0, []
    for quote in predicted:
        cue = lookup.spans(quote.get("cue"), near)
        spans = lookup.spans(quote["content"], cue[0][0] if cue else near)
        near = spans[0][0] if spans else near
        out.append(spans)
    return out


def _found_and_right(
    gold: Sequence[Quote], gold_letters: Sequence[set[int]], predicted: Sequence[Quote], letters: Sequence[set[int]],
    head: Sequence[int], threshold: float,
) -> int:  # fmt: skip
    """Gold quotations whose content is covered by more than `threshold` and whose speaker shares a word."""
    free, right = set(head), 0
    for quote, wanted in zip(gold, gold_letters, strict=True):
        if not is_core(quote):
            continue
        best = max(free, key=lambda i: len(wanted & letters[i]), default=None)
        if best is not None and len(wanted & letters[best]) > threshold * len(wanted):
            free.discard(best)
            right += _share_token(quote["speaker"], predicted[best].get("speaker"))
    return right


def figures_of(documents: int, n: Counter[Any]) -> dict[str, Any]:
    """The figures that the counts of this many documents give."""
    ratio: Callable[[int, int], float | None] = lambda a, b: round(a / b, 4) if b else None  # noqa: E731
    out: dict[str, Any] = {"documents": documents, "unlocated_predictions": n["unlocated"]}
    for name in ("joint", "overlap", "strict", "strict_joint"):
        out[name] = _rates(n["all", name], n["pred"], n["all", "gold"])
    for threshold in COVERED:
        out[f"ggt_{threshold}"] = _rates(n["ggt", threshold], n["pred"], n["all", "gold"])
    out["content_letters"] = _rates(n["letters_tp"], n["letters_tp"] + n["letters_fp"], n["letters_tp"] + n["letters_fn"])
    for group in ("direct", "indirect", "mixed", "nominal", "nested"):
        gold = n[group, "gold"]
        out[f"recall_{group}"] = {
            "gold": gold,
            "overlap": ratio(n[group, "overlap"], gold),
            "joint": ratio(n[group, "joint"], gold),
        }
    out["precision_nominal"] = ratio(n["nominal", "pred_ok"], n["nominal", "pred"])
    out["speaker_accuracy"] = {
        "all": ratio(n["speaker_ok"], n["matched"]), "explicit": ratio(n["explicit", "ok"], n["explicit", "n"]),
        "implicit": ratio(n["implicit", "ok"], n["implicit", "n"]),
    }  # fmt: skip
    out["type_accuracy"] = ratio(n["type_ok"], n["matched"])
    return out


def _rates(right: int, predicted: int, gold: int) -> dict[str, float | int]:
    """Precision, recall, F1 and the two totals, rounded to four decimals."""
    p = right / predicted if predicted else 0.0
    r = right / gold if gold else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return {"p": round(p, 4), "r": round(r, 4), "f1": round(f1, 4), "gold": gold, "pred": predicted}
