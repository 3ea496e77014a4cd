"""How sure a row is: probabilities calibrated on gold articles (law L10), for quotations and for their speakers."""

from arabic.quotations import Quotation
from arabic.ranking import Weights
from arabic.speakers import Speaker

_STEPS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.995)


def _step(probability: float) -> str:
    """The highest of the steps that a probability reaches."""
    return str(max((s for s in _STEPS if probability >= s), default=0))


def quotation_features(quotation: Quotation) -> tuple[str, ...]:
    """What the probability that a quotation is one, with this content, is read from."""
    size = sum(b - a for a, b in quotation.content.spans)
    length = next((str(n) for n in (15, 40, 100, 250, 500) if size <= n), "more")
    cue = _step(quotation.cue.probability) if quotation.cue else "none"
    return (
        f"q:rule={quotation.content.rule}", f"q:cue={cue}", f"q:form={quotation.form}", f"q:length={length}",
        f"q:type={quotation.content.quotation_type}", f"q:nested={quotation.parent is not None}",
    )  # fmt: skip


def speaker_features(speaker: Speaker, quotation: Quotation) -> tuple[str, ...]:
    """What the probability that a speaker is the right one is read from."""
    cue = _step(quotation.cue.probability) if quotation.cue else "none"
    return (
        f"s:rule={speaker.rule}", f"s:probability={speaker.rule},{_step(speaker.probability)}", f"s:kind={speaker.kind}",
        f"s:cue={cue}", f"s:content={quotation.content.rule}",
    )  # fmt: skip


def quotation_confidence(quotation: Quotation, weights: Weights) -> float:
    """Probability that the quotation is one and its content overlaps the right one (IoU >= 0.5)."""
    return weights.probability((*quotation_features(quotation), "q"))


def speaker_confidence(speaker: Speaker, quotation: Quotation, weights: Weights) -> float:
    """Probability that the speaker is right, given that the quotation is."""
    return weights.probability((*speaker_features(speaker, quotation), "s"))
