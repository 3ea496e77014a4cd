"""Attribution: for each quotation of an article the mention at its cue and the resolved speaker."""

from collections.abc import Sequence
from dataclasses import dataclass

from arabic.names import NamedSpan
from arabic.quotations import Quotation
from arabic.ranking import Weights
from arabic.reading import Reading, Span
from arabic.scene import Past
from arabic.sources import SourceIndex
from arabic.speakers import Speaker, SpeakerResolver


@dataclass(frozen=True)
class Attribution:
    """Who said one quotation: `mention` is what the text has at the cue (None: implicit), `speaker` who that is."""

    mention: Span | None
    speaker: Speaker | None


def attribute(
    reading: Reading, quotations: Sequence[Quotation], entities: Sequence[NamedSpan], weights: Weights
) -> list[Attribution]:
    """One attribution for each of `quotations`, which stand in reading order. `weights` choose among antecedents."""
    resolver = SpeakerResolver(reading, SourceIndex(reading, entities), weights)
    cues = [q.cue for q in quotations if q.cue is not None]
    out = []
    for quotation in quotations:
        cue, mention = quotation.cue, quotation.mention
        if mention is None and cue is not None:
            mention = resolver.mention_of(cue, quotation.content, cues)
        speaker = resolver.of_mention(mention, cue) if mention else resolver.carried(cue, quotation.start)
        if speaker is not None and speaker.source is not None:
            if cue is not None and mention is not None:
                speaker.source.agree_with(cue)
            token = cue.first if cue else reading.token_range(quotation.start, quotation.start + 1)[0]
            resolver.history.past.append(Past(token, speaker.source, mention is not None, quotation.parent is not None))
        out.append(Attribution(mention, speaker))
    return out
