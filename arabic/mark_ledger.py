"""The ledger of quotation marks: every pair is part of a quotation, or rejected with a reason (law L5)."""

from collections.abc import Sequence
from dataclasses import dataclass

from arabic.content_words import words_for
from arabic.marks import MarkPair
from arabic.names import NamedSpan
from arabic.quotations import Quotation
from arabic.reading import Reading


@dataclass(frozen=True)
class MarkVerdict:
    """What became of a pair of marks: the index of its quotation, or the reason why it is none."""

    pair: MarkPair
    quotation: int | None
    reason: str | None


def judge_marks(reading: Reading, quotations: Sequence[Quotation], entities: Sequence[NamedSpan] = ()) -> list[MarkVerdict]:
    """One verdict for each pair of quotation marks of the article (law L5)."""
    verdicts = []
    for pair in reading.marks:
        holder = next(
            (
                i
                for i, q in enumerate(quotations)
                for a, b in q.content.spans
                if a < pair.inner_end and pair.inner_start < b and a - 2 <= pair.start + 1
            ),
            None,
        )
        verdicts.append(MarkVerdict(pair, holder, None if holder is not None else _reason(reading, pair, entities)))
    return verdicts


def _reason(reading: Reading, pair: MarkPair, entities: Sequence[NamedSpan]) -> str:
    """Why a pair that no quotation holds is none."""
    first, last = reading.token_range(pair.inner_start, pair.inner_end)
    if not pair.closed:
        return "unclosed"
    if any(e.start < pair.inner_end and pair.inner_start < e.end and e.kind != "LOC" for e in entities):
        return "name"
    if any(t.first < last and first < t.last for t in reading.tags if t.kind in ("SPEAKER", "ADDRESSEE")):
        return "source_name"
    before = reading.words[first - 2] if first >= 2 else ""
    if before in words_for("named_in_marks"):
        return "title_or_outlet"
    return "scare_quotes" if last - first <= 5 else "no_cue"
