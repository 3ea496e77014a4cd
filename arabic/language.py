"""Tells Arabic from its neighbours in the same script (Persian, Urdu, Sorani Kurdish) and from English, French, Turkish.

By frequent function words and by letters that Arabic has not; the lists stand in `lexicons/language_words.tsv` and
`lexicons/language_letters.tsv`. When in doubt it is Arabic: a text that is let in can be left out later.
"""

import re
from collections import Counter

from arabic.lexicon import read_lexicon

NAMES = {
    "ar": "Arabic", "fa": "Persian", "ur": "Urdu", "ckb": "Sorani Kurdish", "en": "English", "fr": "French", "tr": "Turkish",
    "other": "another language",
}  # fmt: skip
_IN_LATIN = ("en", "fr", "tr")

_READ = 2500  # characters that are looked at
_FEWEST_WORDS = 3  # function words of a language that prove it
_LETTERS_AT_LEAST = 0.03  # share of letters that Arabic has not; borrowed names stay below
_LATIN_AT_LEAST = 0.7  # share of Latin letters; an Arabic text with many foreign names stays below
_ARABIC_ENOUGH = 12  # Arabic words beside Latin ones: an Arabic text with left-overs of a program
_WORD = re.compile("[^\\W\\d_]+(?:['\u200c][^\\W\\d_]+)*")
_ARTICLE = re.compile(r"\b[وبفك]?ال\w{3}|\bلل\w{3}")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_SCRIPT = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_WORDS: dict[str, list[str]] = {}
for _row in read_lexicon("language_words.tsv"):
    _WORDS.setdefault(_row["word"], []).append(_row["language"])
_LETTERS = {row["letter"]: row["language"] for row in read_lexicon("language_letters.tsv")}
# the forms of ya and kaf that Arabic keyboards have not, and those that Persian ones have not
_PERSIAN_FORMS, _ARABIC_FORMS = re.compile("[یک]"), re.compile("[يكةىأإ]")
_FEWEST_IN_A_HEADLINE = 5  # words
_FEWEST_FORMS = 2
_FOREIGN = re.compile(f"[{''.join(_LETTERS)}]")


def language_of(text: str) -> str:
    """The language of most of a text: ar, fa (Persian), ur (Urdu), ckb (Sorani Kurdish), en, fr, tr, or other.

    Looks at the first 2,500 characters; of a long text that is not Arabic there also at the last. A text without words is
    'ar'; one in a script that is neither Arabic nor Latin, or in Pashto, Sindhi or Uyghur, is 'other'.
    >>> language_of("این کتاب را از او گرفتم که در خانه است")
    'fa'
    """
    found = _language_of_part(text[:_READ])
    # a page in two languages is Arabic
    return "ar" if found != "ar" and len(text) > 2 * _READ and _language_of_part(text[-_READ:]) == "ar" else found


def _language_of_part(head: str) -> str:
    script, latin = len(_SCRIPT.findall(head)), len(_LATIN.findall(head))
    words = _function_words(head.lower() if latin > script else head)
    arabic = words["ar"] + len(_ARTICLE.findall(head))
    if latin > _LATIN_AT_LEAST * (script + latin) and arabic < _ARABIC_ENOUGH:
        found = max(_IN_LATIN, key=lambda code: words[code])
        return found if words[found] >= _FEWEST_WORDS else "other"
    if not script and not latin and _WORD.search(head):
        return "other"
    foreign = Counter(_LETTERS[letter] for letter in _FOREIGN.findall(head))
    # a letter of Urdu or Kurdish proves more than the four that Persian shares with both; one of Pashto or Uyghur more than all
    score = {code: words[code] + foreign[code] for code in ("other", "ckb", "ur", "fa")}
    best = max(score, key=lambda code: score[code])
    by_words = words[best] >= _FEWEST_WORDS and words[best] > arabic
    by_letters = sum(foreign.values()) > _LETTERS_AT_LEAST * script and score[best] > arabic
    if foreign["other"] > max(_LETTERS_AT_LEAST * script, arabic):
        return "other"
    if not by_words and not by_letters:
        return "fa" if arabic == 0 and _is_headline_in_persian_letters(head) else "ar"
    return best


def _is_headline_in_persian_letters(text: str) -> bool:
    """Whether a text too short for function words has the ya and kaf of Persian, and no letter that Persian has not."""
    enough = len(_WORD.findall(text)) >= _FEWEST_IN_A_HEADLINE and len(_PERSIAN_FORMS.findall(text)) >= _FEWEST_FORMS
    return enough and not _ARABIC_FORMS.search(text)


def _function_words(text: str) -> Counter[str]:
    """How many function words of each language stand in a text."""
    counts: Counter[str] = Counter()
    for word, times in Counter(_WORD.findall(text)).items():
        for code in _WORDS.get(word, ()):
            counts[code] += times
    return counts
