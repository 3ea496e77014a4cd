"""Tagged mentions without what the tagger took in: prepositions, the outlet that was told, the occasion, the day."""

from collections.abc import Sequence
from functools import cache

from arabic.adverbials import is_manner
from arabic.lexicon import read_lexicon
from arabic.names import NamedSpan, bare, kind_of_words
from arabic.normalize import fold
from arabic.reading import Reading, Span

SPEECH_OCCASIONS = "speech_occasions.tsv"
AGENCIES = "agencies.tsv"
WEEKDAYS = "weekdays.tsv"
RELATIVE_DAYS = "relative_days.tsv"

# Words that no subject begins with.
NO_SUBJECT = frozenset(
    "في خلال علي من عن الي عبر بعد قبل امس اليوم ل لـ ضمن عند لدي مع اثر حول مساء صباح قد مرارا ايضا بعدما به لعام لسنه".split()
)
# Between verb and subject may stand a preposition with its pronoun or what was said: قال فيه الوزير, أكد ذلك الوزير.
_BEFORE_SUBJECT = frozenset(
    "فيه فيها عليه عليها عنه عنها له لها لهم لنا به بها منه منها معه معها خلاله خلالها ذلك بذلك هذا نفسه نفسها ذاته ذاتها".split()
)
# Those who were told may stand before the source: صرح للصحافيين الوزير.
_TOLD = frozenset("للصحافيين للصحفيين للاعلاميين للمراسلين للحضور للحاضرين".split())
_OCCASION_PREPOSITIONS = frozenset("في خلال عبر علي عن ضمن".split())
_OUTLET_NOUNS = frozenset("صحيفه جريده مجله قناه موقع".split())
_PART_OF_DAY = frozenset("صباح مساء ظهر عصر فجر يوم ليله".split())
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا", "ي")
_CLOSING = frozenset('"»”')


@cache
def days() -> frozenset[str]:
    """The folded words that name a day: الجمعة, اليوم; not الأحد, which is also one (of them)."""
    words = [row["word"] for name in (WEEKDAYS, RELATIVE_DAYS) for row in read_lexicon(name)]
    return frozenset(fold(w) for w in words if " " not in w and fold(w) not in ("احد", "الاحد"))


def tells_day(word: str) -> bool:
    """Whether a folded word names a day or a part of one: الجمعة, مساء."""
    return word in days() or word in _PART_OF_DAY


@cache
def _occasions() -> frozenset[str]:
    return frozenset(fold(row["noun"]) for row in read_lexicon(SPEECH_OCCASIONS))


@cache
def _agencies() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in read_lexicon(AGENCIES) if " " not in row["word"])


def is_occasion(word: str, pronouns: Sequence[str] = ("", *_PRONOUNS)) -> bool:
    """Whether a folded word, without article, preposition and one of the pronouns, is an act of speech: تقريره, لقائه."""
    for base in {word, bare(word), word[1:] if word[:1] in "بل" else word}:
        for stem in (base.removesuffix(p) for p in pronouns if base.endswith(p)):
            if stem in _occasions() or (stem.endswith("ت") and stem[:-1] + "ه" in _occasions()):
                return True
    return False


def is_no_subject(reading: Reading, entities: Sequence[NamedSpan], t: int) -> bool:
    """Whether token `t` begins no subject of a verb: it is a preposition or adverb, or carries one (بالجهود، لرويترز)."""
    word, token = reading.words[t], reading.tokens[t]
    if word in NO_SUBJECT and any(e.start == token.start and e.kind in ("PER", "ORG") for e in entities):
        return False  # علي, a name that is folded to the preposition على
    if word in NO_SUBJECT or word.startswith(("لل", "بال")) or is_manner(word):
        return True
    if word[:1] == "ل" and word[1:] in _agencies():
        return True
    if word[:1] not in "بل" or any(e.start == token.start for e in entities):
        return False
    noun = kind_of_words(word[1:]) is not None and kind_of_words(word) is None
    return noun or any(e.start == token.start + 1 for e in entities)


def trimmed(reading: Reading, first: int, last: int) -> Span | None:
    """The tokens of a tagged mention [first, last) that name a source: البنك في تقريره -> البنك; None if none does (حديثه)."""
    words = reading.words
    first = _after_addressee(reading, first, last)
    first += first + 1 < last and words[first] in _TOLD
    if words[first : first + 2] == ["كل", "من"]:  # each of the two that follow
        first += 2
    while first < last and ((words[first] in _BEFORE_SUBJECT and first + 1 < last) or not words[first].isalnum()):
        first += 1
    if first >= last or words[first] in _BEFORE_SUBJECT or (last - first == 1 and is_occasion(words[first], _PRONOUNS)):
        return None
    for t in range(first + 1, last):
        day = words[t] in days() and words[t - 1] not in _OUTLET_NOUNS
        if day or (words[t] in _OCCASION_PREPOSITIONS and t + 1 < last and is_occasion(words[t + 1])):
            return first, t - (day and t - 1 > first and words[t - 1] in _PART_OF_DAY)
    return first, last


def _after_addressee(reading: Reading, first: int, last: int) -> int:
    """لـ"المساء" المهندس رامي: where a mention begins after the outlet in marks to which it was said; `last` if it is all."""
    start = reading.tokens[first].start
    before = reading.text[max(0, start - 4) : start].rstrip('"«“ ')
    if before.endswith("لـ") or before == "ل" or before.endswith(" ل"):
        return next((t + 1 for t in range(first, last) if reading.words[t] in _CLOSING), last)
    return first


def is_own_opinion(reading: Reading, first: int, last: int) -> bool:
    """Whether a mention is one word that points back with a pronoun (بحسب رأيه, in his opinion): it names nobody."""
    word = reading.words[first]
    return last - first == 1 and word.endswith(("ه", "ها", "هم", "هما")) and is_occasion(word)
