"""What several taggers say of one text, brought to one list of spans that do not cross."""

from collections import Counter
from collections.abc import Sequence

from arabic.annotate import LabelledSpan
from arabic.reading import TaggedSpan

# Kinds of which a word can bear only one.
_RIVALS = {"CUE": "cue", "NOMINAL_CUE": "cue", "SPEAKER": "party", "ADDRESSEE": "party"}


def agree(opinions: Sequence[Sequence[LabelledSpan]]) -> list[TaggedSpan]:
    """The spans of all taggers, each with its votes, in order of their start.

    Where spans of rival kinds overlap, the one with more votes stands, of equals the one of the earlier tagger.

    >>> agree([[LabelledSpan(0, 3, "CUE")], [LabelledSpan(0, 3, "CUE"), LabelledSpan(4, 8, "SPEAKER")]])
    [TaggedSpan(start=0, end=3, kind='CUE', votes=2), TaggedSpan(start=4, end=8, kind='SPEAKER', votes=1)]
    """
    votes = Counter(span for spans in opinions for span in spans)
    kept: list[TaggedSpan] = []
    for span, count in votes.most_common():  # equal counts stay in the order in which they were met
        rivals = (k for k in kept if _RIVALS[k.kind] == _RIVALS[span.kind])
        if not any(k.start < span.end and span.start < k.end for k in rivals):
            kept.append(TaggedSpan(span.start, span.end, span.kind, count))
    return sorted(kept)
