"""Groups and unnamed people that stand as subjects where no tagger marks them, since no speech is reported there."""

from collections.abc import Iterator, Sequence

from arabic.cues import cue_forms
from arabic.names import kind_of_words
from arabic.reading import Reading, Span

# How far from the start of a sentence its subject is looked for, and how many words a group has.
_SUBJECT_REACH = 4
_LONGEST_GROUP = 4
_ENDS_GROUP = frozenset(
    "في خلال علي من عن الي عبر بعد قبل امس اليوم الذي التي الذين ان بان عند لدي مع حول ل لـ لعام لسنه".split()
)
_WITH_PRONOUN = frozenset("عنه اليه به عليه فيه".split())


def groups_as_subjects(reading: Reading, tagged: Sequence[Span]) -> Iterator[Span]:
    """The groups and unnamed people near the start of a sentence (وجدد عدد من المواطنين مطالبهم, some citizens renewed) or
    right after a verb of saying (ما كشف عنه أحد الأقارب), in order, as characters; not those in the mentions `tagged`."""
    words = reading.words
    taken = {t for m in tagged for t in range(*reading.token_range(*m))}
    for begin, end in reading.sentence_tokens[1:]:
        starts = [begin, *(t + 1 for t in range(begin, end) if words[t] in (":", "؛"))]
        near = {t for start in starts for t in _before_end_of_subject(words, start, min(start + _SUBJECT_REACH, end))}
        for t in range(begin, end):
            if t in taken or words[t][:1] in "بل" or kind_of_words(words[t]) not in ("group", "anonymous"):
                continue
            if t in near or _after_cue(words, begin, t):
                last = t + 1
                while last < min(t + _LONGEST_GROUP, end) and (_in_group(words[last]) or (words[last] == "من" and last == t + 1)):
                    last += 1
                taken |= set(range(t, last))
                yield reading.characters(t, last)


def _before_end_of_subject(words: Sequence[str], start: int, stop: int) -> Iterator[int]:
    """The tokens of [start, stop) before the first that ends a noun phrase."""
    for t in range(start, stop):
        if words[t] in _ENDS_GROUP and t > start + 1:
            return
        yield t


def _after_cue(words: Sequence[str], begin: int, t: int) -> bool:
    """Whether a reporting verb stands before token `t`, or before the pronoun before it: كشف عنه أحد الأقارب."""
    at = t - 1 if t > begin and words[t - 1] not in _WITH_PRONOUN else t - 2
    return at >= begin and any(f.verb_form in ("past", "present") for f in cue_forms(words[at]))


def _in_group(word: str) -> bool:
    return word.isalpha() and word not in _ENDS_GROUP and not cue_forms(word)
