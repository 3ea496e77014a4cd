"""Attribution: for each quotation of an article the mention at its cue and the resolved speaker."""

from collections.abc import Sequence
from dataclasses import dataclass

from arabic.contents import cues_of
from arabic.names import NamedSpan
from arabic.quotations import Quotation
from arabic.reading import Reading, Span
from arabic.speakers import Found, Speaker, SpeakerResolver


@dataclass(frozen=True)
class Attribution:
    """Who said one quotation: `mention` is what the text has at the cue (None: implicit), `speaker` who that is."""

    mention: Span | None
    speaker: Speaker | None


def attribute(reading: Reading, quotations: Sequence[Quotation], entities: Sequence[NamedSpan]) -> list[Attribution]:
    """One attribution for each of `quotations`, which stand in reading order."""
    resolver = SpeakerResolver(reading, entities)
    cues = cues_of(reading)
    earlier: list[tuple[Found, Speaker]] = []
    out = []
    for quotation in quotations:
        found = Found(quotation.cue, quotation.content, quotation.mention)
        mention = quotation.mention
        if mention is None and quotation.cue is not None:
            mention = resolver.mention_of(quotation.cue, quotation.content, cues)
        if mention is not None:
            name, span, kind = resolver.name_of(mention)
            speaker: Speaker | None = Speaker(name, span, kind, "mention")
        elif quotation.cue is not None:
            speaker = resolver.carried(found, earlier)
        else:
            speaker = earlier[-1][1] if earlier else None
        if speaker is not None:
            earlier.append((found, speaker))
        out.append(Attribution(mention, speaker))
    return out
