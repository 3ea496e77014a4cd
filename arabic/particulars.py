"""What else the words at a cue tell: the speaker's role, to whom it was said, who relayed it, on which day."""

from collections.abc import Sequence
from datetime import date

from arabic.cue_spans import Cue
from arabic.cues import cue_forms
from arabic.dates import find_dates
from arabic.names import NamedSpan
from arabic.normalize import fold
from arabic.quotations import Quotation, headline_source
from arabic.reading import Reading
from arabic.speakers import Speaker

_ADDRESSEE_REACH = 14
_RELAY_REACH = 14
_LONGEST_ROLE = 120
# What follows a name after one of these is no title of it.
_PREPOSITIONS = frozenset("في من عن على إلى الى خلال بعد قبل".split())
# Words around a role that are no part of it.
_TRIMMED = ' ،,:؛-–—«»"“”()'


def addressee_of(reading: Reading, quotation: Quotation) -> str | None:
    """To whom the words at the cue say it was said (قال عامر لـ"بغداد اليوم": Baghdad Today); None if they do not."""
    if quotation.cue is None:
        source = headline_source(reading) if quotation.mention else None
        if source is None:
            return None
        near = range(*reading.token_range(source[1], quotation.start))
    else:
        begin, stop = reading.sentence_tokens[reading.sentence_of(quotation.cue.first)]
        near = range(max(begin, quotation.cue.first - _ADDRESSEE_REACH), min(stop, quotation.cue.last + _ADDRESSEE_REACH))
    tags = [t for t in reading.tags if t.kind == "ADDRESSEE" and t.first in near]
    outside = [t for t in tags if not any(a <= reading.tokens[t.first].start < b for a, b in quotation.content.spans)]
    if not outside:
        return None
    at = quotation.cue.first if quotation.cue else near.start
    nearest = min(outside, key=lambda t: abs(t.first - at))
    return reading.text[slice(*reading.characters(nearest.first, nearest.last))]


def relay_of(reading: Reading, quotation: Quotation, entities: Sequence[NamedSpan]) -> str | None:
    """The outlet that passes the words on: نقلت رويترز عن مسؤول قوله إن, قالت رويترز نقلا عن مسؤول إن -> رويترز; None if none
    is named."""
    if quotation.cue is None:
        return None
    verb, about = _relaying(reading, quotation.cue)
    if about is None:
        return None
    after, until = reading.tokens[verb].end, reading.tokens[about].start
    return next((reading.text[e.start : e.end] for e in entities if e.kind == "ORG" and after <= e.start < until), None)


def _relaying(reading: Reading, cue: Cue) -> tuple[int, int | None]:
    """-> (the verb whose subject is the outlet, the عن or نقلا before the source), as tokens; the second None if none stands."""
    words = reading.words
    begin, stop = reading.sentence_tokens[reading.sentence_of(cue.first)]
    for t in range(begin, cue.last):
        if any(form.lemma == "نقل" and form.verb_form in ("past", "present") for form in cue_forms(words[t])):
            return t, next((k for k in range(t + 1, min(t + _RELAY_REACH, len(words))) if words[k] == "عن"), None)
    near = range(cue.last, min(stop, cue.last + _RELAY_REACH))
    return cue.first, next((k for k in near if words[k : k + 2] == ["نقلا", "عن"]), None)


def role_of(reading: Reading, speaker: Speaker) -> str | None:
    """The title or office that the article joins to a person's name, before or after it; None if there is none.

    The longest of those in the tagged mentions that hold the name: القيادي في الحزب الوطني نادر عامر.
    """
    if speaker.source is None or speaker.kind != "person":
        return None
    roles = []
    for outer in speaker.source.mentions:
        for inner in speaker.source.mentions:
            if outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]:
                before = reading.text[outer[0] : inner[0]].strip(_TRIMMED)
                after = reading.text[inner[1] : outer[1]].strip(_TRIMMED)
                if after.split(" ")[0] in _PREPOSITIONS:
                    after = ""
                roles += [part for part in (before, after) if 1 < len(part) <= _LONGEST_ROLE and "\n" not in part]
    return max(roles, key=lambda r: (len(fold(r)), r), default=None)


def said_on(reading: Reading, quotation: Quotation, published_on: date | None) -> date | None:
    """The day that the words of the report, outside the content, give (اليوم الأربعاء (20 تشرين الثاني 2024)).

    Relative days count from `published_on`. None if no day is written in the cue's sentence before its content.
    """
    if quotation.cue is None:
        return None
    start, _ = reading.sentences[reading.sentence_of(quotation.cue.first)]
    end = max(quotation.start, reading.tokens[quotation.cue.last - 1].end)
    named = [reading.characters(t.first, t.last) for t in reading.tags]  # بغداد اليوم (Baghdad Today) is no day
    outside = [*named, *quotation.content.spans]
    for found in find_dates(reading.text, start, end, published_on, relative=True):
        if found.parsed.precision == "day" and not any(a <= found.start < b for a, b in outside):
            return found.parsed.on
    return None
