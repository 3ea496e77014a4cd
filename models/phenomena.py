"""The phenomena of attribution by which quality is reported: each a question to one gold quotation."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from arabic.cues import CueForm, cue_forms, is_prepositional
from arabic.dates import find_dates
from arabic.normalize import fold
from models.scoring import name_tokens

Question = Callable[[str, Mapping[str, Any]], bool]
_DAMMA = "\u064f"
_SENTENCE_ENDS = ".\n؟!"
# Any day will do: asked is whether words name a day, not which.
_SOME_DAY = date(2020, 1, 1)


def _cue(text: str, quote: Mapping[str, Any]) -> str:
    return text[slice(*quote["cue"])] if quote["cue"] else ""


def _form(text: str, quote: Mapping[str, Any]) -> CueForm | None:
    return next((form for word in _cue(text, quote).split() for form in cue_forms(word)), None)


def _verb_form(*wanted: str) -> Question:
    def ask(text: str, quote: Mapping[str, Any]) -> bool:
        form = _form(text, quote)
        return form is not None and form.verb_form in wanted and not is_prepositional(_cue(text, quote))

    return ask


def _agreement(place: int, letters: str) -> Question:
    def ask(text: str, quote: Mapping[str, Any]) -> bool:
        form = _form(text, quote)
        return form is not None and form.verb_form != "masdar" and form.agreement[place] in letters

    return ask


def _passive(text: str, quote: Mapping[str, Any]) -> bool:
    """A finite verb with no source at all, or with the vowel that only the passive has after its first letter: ذُكر."""
    first = _cue(text, quote).lstrip("وف")[1:2]
    return _verb_form("past", "present")(text, quote) and (first == _DAMMA or not quote["speaker"])


def _prepositional(before: bool) -> Question:
    def ask(text: str, quote: Mapping[str, Any]) -> bool:
        return is_prepositional(_cue(text, quote)) and (quote["cue"][0] < quote["content"][0][0]) is before

    return ask


def sentence_start(text: str, at: int) -> int:
    """Offset after the last sign before `at` that ends a sentence or a line."""
    return max(text.rfind(sign, 0, at) for sign in _SENTENCE_ENDS) + 1


def _relay(text: str, quote: Mapping[str, Any]) -> bool:
    """An outlet passes the words on: نقلت الوكالة عن الوزير قوله (the agency quoted the minister as saying), نقلا عن."""
    if not quote["cue"]:
        return False
    start, end = quote["cue"]
    words = text[sentence_start(text, start) : end + len(" عن")].split()
    carries = [any(form.lemma == "نقل" for form in cue_forms(word)) or fold(word) in ("نقلا", "ونقلا") for word in words]
    return any(carries[i] and "عن" in words[i + 1 :] for i in range(len(words)))


def _mention(text: str, quote: Mapping[str, Any]) -> str:
    return text[slice(*quote["speaker_mention"])] if quote["speaker_mention"] else ""


def _short_name(text: str, quote: Mapping[str, Any]) -> bool:
    """The mention shares a word with the name and lacks another: الكعبي for سالم الكعبي."""
    mention, name = name_tokens(_mention(text, quote)), name_tokens(quote["speaker"] or "")
    return bool(mention & name) and not name <= mention


def _description(text: str, quote: Mapping[str, Any]) -> bool:
    """The mention has no word of the name: الوزير (the minister) for سالم الكعبي."""
    mention, name = name_tokens(_mention(text, quote)), name_tokens(quote["speaker"] or "")
    return bool(mention and name) and not mention & name


def _masdar_source(text: str, quote: Mapping[str, Any]) -> bool:
    return fold(_mention(text, quote)).split()[:1] in (["المصدر"], ["المصادر"])


def _in_headline(text: str, quote: Mapping[str, Any]) -> bool:
    return bool(quote["content"][0][0] < text.find("\n"))


def _over_paragraphs(text: str, quote: Mapping[str, Any]) -> bool:
    return "\n" in text[quote["content"][0][0] : quote["content"][-1][1]]


def _broken_by_cue(text: str, quote: Mapping[str, Any]) -> bool:
    spans = quote["content"]
    return bool(quote["cue"]) and any(a[1] <= quote["cue"][0] < b[0] for a, b in pairwise(spans))


def names_day(text: str, quote: Mapping[str, Any]) -> bool:
    """Whether a day is written in the cue's sentence before its content: قال أمس (yesterday), الثلاثاء."""
    if not quote["cue"]:
        return False
    start, end = sentence_start(text, quote["cue"][0]), max(quote["cue"][1], quote["content"][0][0])
    inside = [span for span in quote["content"] if span[0] < end]
    dates = find_dates(text, start, end, _SOME_DAY, relative=True)
    return any(d.parsed.precision == "day" and not any(a <= d.start < b for a, b in inside) for d in dates)


def _kind(kind: str) -> Question:
    return lambda text, quote: quote["speaker_kind"] == kind


def _joined(text: str, quote: Mapping[str, Any]) -> bool:
    return _cue(text, quote)[:1] in ("و", "ف")


ADDRESSEE, SAID_ON, NOMINAL, NESTED = "addressee named (لـ«سبق»)", "day named (said_on)", "nominal", "nested"
# Asked of the quotations that the headline figures count: clauses that stand in no other quotation.
PHENOMENA: dict[str, Question] = {
    "verb first, joined (وقال، فأوضح)": lambda t, q: _joined(t, q) and _verb_form("past", "present")(t, q),
    "finite verb, not joined (قال)": lambda t, q: not _joined(t, q) and _verb_form("past", "present")(t, q),
    "feminine cue (قالت)": _agreement(0, "f"),
    "dual cue (قالا)": _agreement(1, "d"),
    "plural cue (قالوا)": _agreement(1, "p"),
    "imperfect (يقول)": _verb_form("present"),
    "passive (ذُكر أن)": _passive,
    "participle, circumstantial (مؤكدا، مشيرا إلى)": _verb_form("participle"),
    "masdar (قوله)": _verb_form("masdar"),
    "implicit subject": lambda t, q: q["speaker_mention"] is None,
    "prepositional before its content (بحسب، وفقا لـ)": _prepositional(before=True),
    "prepositional inside or after its content": _prepositional(before=False),
    "relay chain (نقلت ... عن ... قوله)": _relay,
    "short name (الكعبي)": _short_name,
    "title or description only (الوزير)": _description,
    "«المصدر» (the source)": _masdar_source,
    "first person statement (أكدنا)": _agreement(2, "1"),
    "headline `X: ...`": lambda t, q: q["cue"] is None and _in_headline(t, q),
    "in the headline": _in_headline,
    "no cue": lambda t, q: q["cue"] is None,
    "no cue, in the body": lambda t, q: q["cue"] is None and not _in_headline(t, q),
    "continued over paragraphs": _over_paragraphs,
    "several spans": lambda t, q: len(q["content"]) > 1,
    "broken by the cue": _broken_by_cue,
    "direct": lambda t, q: q["type"] == "direct",
    "indirect": lambda t, q: q["type"] == "indirect",
    "mixed": lambda t, q: q["type"] == "mixed",
    "a person": _kind("person"),
    "an organisation": _kind("organization"),
    "a group": _kind("group"),
    "an unnamed source": _kind("anonymous"),
    "a document": _kind("document"),
    "no source in the text": _kind("none"),
    ADDRESSEE: lambda t, q: bool(q.get("addressee")),
    SAID_ON: names_day,
}
# Asked of the others, which the headline figures leave out.
BESIDE: dict[str, Question] = {
    NOMINAL: lambda t, q: q["form"] == "nominal",
    NESTED: lambda t, q: q["form"] != "nominal" and bool(q["parent"]),
}
