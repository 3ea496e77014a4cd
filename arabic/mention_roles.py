"""What a mention at a cue can be: whether it is the verb's object, and where it begins after the clitic of its cue."""

from collections.abc import Sequence

from arabic.cue_spans import Cue
from arabic.cues import cue_forms, inflected_forms
from arabic.names import NamedSpan
from arabic.normalize import fold
from arabic.reading import Reading
from arabic.tagged_mentions import is_occasion

# What is said stands in a document (جاء في بيان), somebody is what is said (وصفه بأنه), or what is praised has ب on it.
_IN_DOCUMENT = frozenset("جاء ورد ذكر نشر".split())
_WITH_OBJECT = frozenset("وصف اتهم شبه".split())
_ABOUT_WITH_BA = frozenset("أشاد ندد رحب نوه طالب اعترف أقر تعهد وعد هدد".split())


def has_object(cue: Cue) -> bool:
    """Whether a pronoun on the verb is its object: وصفها (described her), أبلغه (told him); not نوه (praised)."""
    word = fold(cue.words.split()[0])
    stems = [word.removesuffix(p) for p in ("ها", "هم", "ه") if word.endswith(p)]
    return bool(stems) and not _is_finite(word) and any(map(_is_finite, stems))


def _is_finite(word: str) -> bool:
    """Whether a folded word, a conjunction before it looked through, is a verb of speech without a pronoun."""
    written = (word, word[1:]) if word[:1] in ("و", "ف") else (word,)
    return any(form.verb_form in ("past", "present") for w in written for form in inflected_forms().get(w, ()))


def is_object_of(reading: Reading, entities: Sequence[NamedSpan], cue: Cue, first: int, last: int) -> bool:
    """Whether the mention [first, last) is no subject of this verb: it is where the words were said (قال في مؤتمر صحفي), whom or
    what they are about (وصف حداد بأنه، أشاد بجهود اللجنة)."""
    words = reading.words
    before = words[first - 1] if first else ""
    lemmas = {f.lemma for f in cue.forms}
    if before in ("في", "خلال", "عبر", "علي", "ضمن") and is_occasion(words[first]) and not lemmas & _IN_DOCUMENT:
        return True
    about = first == cue.last and lemmas & _WITH_OBJECT and last < len(words) and words[last].startswith("ب")
    if about and not has_object(cue):
        return True
    praised = any(f.lemma in _ABOUT_WITH_BA for f in cue_forms(before)) and words[first].startswith("ب")
    return praised and not any(e.start == reading.tokens[first].start for e in entities)


def without_clitic(text: str, start: int, cue: Cue) -> int:
    """وفقا لشبكة -> شبكة: where a mention begins after the preposition that a prepositional cue puts on it."""
    word = text[start : start + 3]
    clitic = cue.prepositional and word[:1] == "ل" and word[1:2].isalpha() and word[1:2] not in "لـ"
    return start + 1 if clitic and word[2:3].isalpha() else start
