"""How sure a row is: probabilities calibrated on gold articles (law L10).

Two of them: that a quotation is one, with this content (`quotations.confidence`), and that the whole row is right, content
and speaker together (`attributions.confidence`). The second is learned as one, since the errors of the two go together.
"""

from collections.abc import Iterable, Iterator, Sequence

from arabic.attribution import Attribution
from arabic.quotations import Quotation
from arabic.ranking import Weights
from arabic.reading import Reading, Tag
from arabic.speakers import Speaker

_STEPS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999)
# Rules whose speaker is the most probable of several.
_CHOSEN = ("carried", "antecedent_of_description")
# The names that stand for which of the two questions is asked.
QUOTATION, ROW = "quotation", "row"


def _steps(name: str, probability: float) -> list[str]:
    """All steps that a probability reaches, so that the weights say how much each adds."""
    return [f"{name}>={s}" for s in _STEPS if probability >= s]


def _up_to(number: int, limits: Iterable[int]) -> str:
    """The first of the ascending limits that a number does not pass."""
    return next((str(limit) for limit in limits if number <= limit), "more")


class _Evidence:
    """What one article says about its rows."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._tag_at: dict[int, Tag] = {i: t for t in reading.tags for i in range(t.first, t.last)}
        self._cues = [t.first for t in reading.tags if t.kind == "CUE"]
        self._mentions = {reading.characters(t.first, t.last) for t in reading.tags if t.kind == "SPEAKER"}

    def of_quotation(self, quotation: Quotation) -> Iterator[str]:
        content, reading = quotation.content, self.reading
        start, end = content.spans[0][0], content.spans[-1][1]
        first, last = reading.token_range(start, end)
        yield f"content={content.rule}"
        yield f"form={quotation.form}"
        yield f"type={content.quotation_type}"
        yield f"nested={quotation.parent is not None}"
        yield f"length={_up_to(sum(b - a for a, b in content.spans), (15, 40, 100, 250, 500))}"
        yield f"tagged_cues={_up_to(len(self._cues), (0, 2, 5))}"
        yield f"cues_inside={_up_to(sum(first <= c < last for c in self._cues), (0, 1))}"
        yield f"sentences={_up_to(reading.sentence_of(max(last - 1, 0)) - reading.sentence_of(first), (0, 1))}"
        yield f"title={start < reading.title_end}"
        yield f"after={self._after(end)}"
        yield from self._of_cue(quotation, first)

    def _after(self, end: int) -> str:
        """What follows a content: the paragraph's end, a sign, or a word."""
        after = self.reading.text[end : end + 2]
        if {after[:1], after[1:]} & {"", "\n"}:
            return "paragraph"
        return after[0] if after[0] in '.،؛:"»' else "word"

    def _of_cue(self, quotation: Quotation, first: int) -> Iterator[str]:
        cue = quotation.cue
        if cue is None:
            yield "no_cue"
            return
        tag = self._tag_at.get(cue.first)
        label, shape = tag.kind if tag else "untagged", cue.verb_form or "unknown"
        yield f"tag={label}"
        yield f"tag={label},form={quotation.form}"
        yield f"tag_is_cue={tag is not None and (tag.first, tag.last) == (cue.first, cue.last)}"
        yield f"shape={shape}"
        yield f"shape={shape},tag={label}"
        yield f"prepositional={cue.prepositional}"
        yield f"content_after={_up_to(first - cue.last, (-1, 0, 2, 6, 12))}"
        form = next(iter(cue.forms), None)
        yield f"known={form is not None}"
        if form is not None:
            yield f"class={form.cue_class}"
            yield f"frame={form.frame}"
        yield from _steps("cue", cue.probability)

    def of_speaker(self, speaker: Speaker, attribution: Attribution, quotation: Quotation) -> Iterator[str]:
        mention, cue, text = attribution.mention, quotation.cue, self.reading.text
        yield f"speaker={speaker.rule}"
        yield f"kind={speaker.kind}"
        yield f"speaker={speaker.rule},kind={speaker.kind}"
        yield f"speaker={speaker.rule},content={quotation.content.rule}"
        yield f"words={_up_to(len(text[slice(*speaker.span)].split()), (1, 2, 3, 4))}"
        yield f"runner_up={speaker.runner_up is not None}"
        yield f"speaker_is_mention={speaker.span == mention}"
        if speaker.rule in _CHOSEN:
            yield from _steps("choice", speaker.probability)
        if speaker.source is not None:
            yield f"named={speaker.source.named},tagged={speaker.source.tagged}"
            yield f"mentions={_up_to(len(speaker.source.mentions), (1, 2, 4))}"
        if mention is None:
            yield "implicit"
            return
        first, last = self.reading.token_range(*mention)
        touched = any(i in self._tag_at and self._tag_at[i].kind == "SPEAKER" for i in range(first, last))
        yield f"mention_tagged={'whole' if mention in self._mentions else 'partly' if touched else 'no'}"
        yield f"mention_words={_up_to(last - first, (1, 2, 4, 8))}"
        if cue is not None:
            yield f"mention_after={_up_to(first - cue.last, (-1, 0, 2, 6))}"


def quotation_features(reading: Reading, quotations: Sequence[Quotation]) -> list[tuple[str, ...]]:
    """For each quotation of an article what the probability that it is one, with this content, is read from."""
    evidence = _Evidence(reading)
    return [(QUOTATION, *(f"{QUOTATION}:{f}" for f in evidence.of_quotation(q))) for q in quotations]


def row_features(
    reading: Reading, quotations: Sequence[Quotation], attributions: Sequence[Attribution]
) -> list[tuple[str, ...] | None]:
    """For each quotation with its attribution what the probability that both are right is read from; None without speaker."""
    evidence = _Evidence(reading)
    speakers = _up_to(len({a.speaker.span for a in attributions if a.speaker}), (1, 2, 3, 4))
    rows: list[tuple[str, ...] | None] = []
    before: Attribution | None = None
    for quotation, attribution in zip(quotations, attributions, strict=True):
        speaker = attribution.speaker
        if speaker is None:
            rows.append(None)
        else:
            turn = "first" if before is None else "same" if before.speaker and before.speaker.span == speaker.span else "other"
            found = [*evidence.of_quotation(quotation), *evidence.of_speaker(speaker, attribution, quotation)]
            found += [f"speakers={speakers}", f"speakers={speakers},{speaker.rule}", f"turn={turn},{speaker.rule}"]
            rows.append((ROW, *(f"{ROW}:{f}" for f in found)))
        before = attribution
    return rows


def quotation_confidences(reading: Reading, quotations: Sequence[Quotation], weights: Weights) -> list[float]:
    """For each quotation the probability that it is one and its content overlaps the right one (IoU >= 0.5)."""
    return [weights.probability(features) for features in quotation_features(reading, quotations)]


def row_confidences(
    reading: Reading, quotations: Sequence[Quotation], attributions: Sequence[Attribution], weights: Weights
) -> list[float]:
    """For each quotation the probability that it is one, with this content, and that its speaker is right; 0 without speaker."""
    return [weights.probability(f) if f else 0.0 for f in row_features(reading, quotations, attributions)]
