"""The phenomena of attribution by which quality is reported: each a question to one gold quotation."""

from collections.abc import Callable, Mapping
from typing import Any

from arabic.cues import CueForm, cue_forms, is_prepositional

Question = Callable[[str, Mapping[str, Any]], bool]


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


def _mention(text: str, quote: Mapping[str, Any]) -> str:
    return text[slice(*quote["speaker_mention"])] if quote["speaker_mention"] else ""


def _kind(kind: str) -> Question:
    return lambda text, quote: quote["speaker_kind"] == kind


PHENOMENA: dict[str, Question] = {
    "finite verb, joined (وقال، فأوضح)": lambda t, q: _cue(t, q)[:1] in ("و", "ف") and _verb_form("past", "present")(t, q),
    "finite verb, not joined": lambda t, q: _cue(t, q)[:1] not in ("و", "ف") and _verb_form("past", "present")(t, q),
    "imperfect (يقول)": _verb_form("present"),
    "feminine cue": _agreement(0, "f"),
    "dual or plural cue": _agreement(1, "dp"),
    "first person": _agreement(2, "1"),
    "participle (مؤكدا، مشيرا إلى)": _verb_form("participle"),
    "masdar (قوله)": _verb_form("masdar"),
    "prepositional (بحسب، وفقا لـ)": lambda t, q: is_prepositional(_cue(t, q)),
    "no cue": lambda t, q: q["cue"] is None,
    "in the headline": lambda t, q: q["content"][0][0] < t.find("\n"),
    "implicit subject": lambda t, q: q["speaker_mention"] is None,
    "short name or description": lambda t, q: bool(q["speaker"] and _mention(t, q)) and q["speaker"] not in _mention(t, q),
    "several spans": lambda t, q: len(q["content"]) > 1,
    "direct": lambda t, q: q["type"] == "direct",
    "indirect": lambda t, q: q["type"] == "indirect",
    "mixed": lambda t, q: q["type"] == "mixed",
    "a person": _kind("person"),
    "an organisation": _kind("organization"),
    "a group": _kind("group"),
    "an anonymous source": _kind("anonymous"),
    "a document": _kind("document"),
}
