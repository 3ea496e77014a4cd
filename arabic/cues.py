"""Cue words: the written forms of the reporting verbs, by inflection from a lexicon of lemmas, and what each says.

Matching is on folded words (`arabic.normalize.fold`), so that أكّد, أكد and اكد are one form.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from arabic.lexicon import read_lexicon
from arabic.normalize import fold

VERBS = "reporting_verbs.tsv"
PREPOSITIONS = "prepositional_cues.tsv"

# على ما أفاد المصدر (by what the source reported); before other words it is none: على ما هو عليه (as it is).
ON_WHAT = ("علي", "ما")

_PAST = {"": "ms3", "ت": "fs3", "ا": "md3", "تا": "fd3", "وا": "mp3"}
_PAST_SHORT = {"ن": "fp3", "نا": "-p1", "تم": "mp2", "ت": "-s1"}
_PRESENT_PREFIXES = {"ي": "m3", "ت": "f3", "ن": "-1", "ا": "-1"}
_PARTICIPLE = {
    "": "ms", "ا": "ms", "ه": "fs", "ين": "mp", "ون": "mp", "ان": "md", "ات": "fp", "تين": "fd", "تان": "fd",
}  # fmt: skip
# These begin with the letter of a preposition but are none of ب (by).
_NOT_JOINED_BY = frozenset("بعد بين بدون بل بينما".split())
_PRONOUNS = ("", "ه", "ها", "هم", "هما", "هن", "نا", "ي", "ك", "كم", "ني")


class CueForm(NamedTuple):
    """One reading of a written cue. `agreement` is gender (m f -), number (s d p), person (1 2 3) of the subject."""

    lemma: str
    cue_class: str
    frame: str
    verb_form: str
    agreement: str


def _past_stems(lemma: str) -> tuple[str, str]:
    """(stem before ت وا, stem before نا تم ن) of a folded past verb: قال -> قال, قل; نفي -> نف, نفي; دعا -> دع, دعو."""
    if lemma.endswith("ي") and len(lemma) > 2:
        return lemma[:-1], lemma
    if lemma.endswith("ا") and len(lemma) == 3:
        return lemma[:-1], lemma[:-1] + "و"
    if len(lemma) >= 3 and lemma[-2] == "ا":
        return lemma, lemma[:-2] + lemma[-1]
    return lemma, lemma


def _verb_forms(past: str, present: str) -> dict[str, tuple[str, str]]:
    """Written form -> (verb form, agreement) of the past and the present, folded."""
    forms: dict[str, tuple[str, str]] = {}
    long_stem, short_stem = _past_stems(past)
    weak = long_stem != past
    for suffix, agreement in _PAST.items():
        written = past if suffix == "" else long_stem + suffix
        forms.setdefault(written, ("past", agreement))
    for suffix, agreement in _PAST_SHORT.items():
        if suffix != "ت" or short_stem != long_stem:
            forms.setdefault(short_stem + suffix, ("past", agreement))
    stem = present[1:]
    weak_stem = stem[:-1] if stem[-1:] in "ويا" and weak else stem
    for prefix, who in _PRESENT_PREFIXES.items():
        gender, person = who[0], who[1]
        number = "s" if person == "3" or prefix == "ا" else "p"
        forms.setdefault(prefix + stem, ("present", gender + number + person))
        if person == "3":
            for suffix, number in (("ون", "p"), ("وا", "p"), ("ان", "d")):
                forms.setdefault(prefix + weak_stem + suffix, ("present", gender + number + person))
    return forms


@cache
def inflected_forms() -> dict[str, tuple[CueForm, ...]]:
    """Folded written form, without clitics before it -> its readings."""
    found: dict[str, list[CueForm]] = {}

    def add(written: str, form: CueForm) -> None:
        readings = found.setdefault(written, [])
        if form not in readings:
            readings.append(form)

    for row in read_lexicon(VERBS):
        lemma, cue_class, frame = row["past"], row["class"], row["frame"]
        past, present, participle, masdar = (fold(row[k]) for k in ("past", "present", "participle", "masdar"))
        if past.endswith("ن"):  # أعلنا: we announced, before the two of them announced
            add(past + "ا", CueForm(lemma, cue_class, frame, "past", "-p1"))
        for written, (verb_form, agreement) in _verb_forms(past, present).items():
            add(written, CueForm(lemma, cue_class, frame, verb_form, agreement))
        for suffix, agreement in _PARTICIPLE.items():
            base = participle if not past.endswith(("ي", "ا")) or suffix == "" else participle + "ي"
            for article in ("", "ال"):
                add(article + base + suffix, CueForm(lemma, cue_class, frame, "participle", agreement + "3"))
        stem = masdar[:-1] + "ت" if masdar.endswith("ه") else masdar
        for pronoun in _PRONOUNS:
            written = masdar if pronoun == "" else stem + pronoun
            add(written, CueForm(lemma, cue_class, frame, "masdar", "---"))
        add("ال" + masdar, CueForm(lemma, cue_class, frame, "masdar", "---"))
        add((masdar[:-1] if masdar.endswith("ه") else masdar) + "ات", CueForm(lemma, cue_class, frame, "masdar", "---"))
    return {written: tuple(forms) for written, forms in found.items()}


@cache
def cue_forms(word: str) -> tuple[CueForm, ...]:
    """The readings of one written word as a cue, verbs first; empty if it is none.

    Clitics (و ف before, ل ب ك before a masdar, object pronouns after a verb) are looked through.
    >>> cue_forms("فأوضحت")[0].lemma, cue_forms("فأوضحت")[0].agreement
    ('أوضح', 'fs3')
    """
    forms = inflected_forms()
    folded = fold(word)
    for candidate in _without_clitics(folded):
        if candidate in forms:
            return forms[candidate]
    return ()


@cache
def governed_prepositions(lemma: str) -> frozenset[str]:
    """The folded prepositions that lead to the noun object of a verb: دعا -> الي (to); direct for an object without one.

    >>> sorted(governed_prepositions("أشار"))
    ['الي']
    """
    return frozenset(
        fold(word) for row in read_lexicon(VERBS) if row["past"] == lemma for word in row["object"].split() if word != "none"
    )


def leads(word: str, preposition: str) -> bool:
    """Whether a folded word is the preposition or, for ب and ل, begins with it."""
    if preposition in ("ب", "ل"):
        return word.startswith(preposition) and len(word) > 2 and word not in _NOT_JOINED_BY
    return word == preposition


def _without_clitics(folded: str) -> list[str]:
    candidates = [folded]
    if folded[:1] in ("و", "ف") and len(folded) >= 3:
        candidates.append(folded[1:])
    for base in list(candidates):
        if base[:1] in ("ب", "ل", "س") and len(base) > 3:
            candidates.append(base[1:])
        for pronoun in ("ه", "ها", "هم", "نا", "ني"):
            if base.endswith(pronoun) and len(base) - len(pronoun) >= 3:
                stem = base[: -len(pronoun)]
                candidates.append(stem + "ا" if stem.endswith("و") else stem)
    return candidates


@cache
def prepositional_cues() -> tuple[tuple[str, ...], ...]:
    """The prepositional cues as folded words, longest first: ("علي", "حد", "قول")."""
    cues = {tuple(fold(row["cue"]).split()) for row in read_lexicon(PREPOSITIONS)}
    return tuple(sorted(cues, key=lambda c: (-len(c), c)))


def prepositional_length(words: Sequence[str], at: int) -> int:
    """How many of these folded words, from `at` on, are a prepositional cue: بحسب 1, على حد قوله 3; 0 if none begins there.

    A conjunction before it is looked through, a pronoun or preposition on its last word too (قوله، لتقرير); after ما
    (بحسب ما أعلنه) the verb belongs to it.
    """
    first = words[at]
    heads = (first, first[1:]) if first[:1] in ("و", "ف") else (first,)
    for cue in prepositional_cues():
        part = words[at : at + len(cue)]
        if len(part) < len(cue) or cue[0] not in heads or part[1:-1] != list(cue[1:-1]):
            continue
        if cue[-1] == "ل":
            if part[-1].startswith("ل") and part[-1] != "لما":
                return len(cue) - 1
        elif len(cue) == 1 or part[-1] == cue[-1] or (len(cue[-1]) > 2 and part[-1].startswith(cue[-1])):
            if cue == ON_WHAT and not any(f.verb_form == "past" for f in cue_forms(" ".join(words[at + 2 : at + 3]))):
                continue  # على ما يرام (fine), على ما يبدو (as it seems)
            return len(cue) + (cue[-1] in ("ما", "لما", "حسبما", "بحسبما", "وفقما") and at + len(cue) < len(words))
    return 0


def is_prepositional(words: str) -> bool:
    """Whether `words` (a cue as written) begins with a prepositional cue: بحسب، وفقا لما، على حد قوله."""
    folded = fold(words).split()
    if len(folded) == 1:  # وفقا, whose ل stands on the next word
        return any(cue[0] in (folded[0], folded[0][1:]) for cue in prepositional_cues() if cue[1:] in ((), ("ل",)))
    return bool(folded) and prepositional_length(folded, 0) > 0


def cue_class(words: str) -> str | None:
    """The class of a cue as written (see docs/cue-classes.md), None if the lexicon does not know it."""
    if is_prepositional(words):
        return "attribution"
    for word in words.split():
        forms = cue_forms(word)
        if forms:
            return forms[0].cue_class
    return None
