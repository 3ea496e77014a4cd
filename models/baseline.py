"""What cue lists and regular expressions alone find: the baseline that the attribution is measured against.

About what one writes in an afternoon: a list of verbs, then أن or إن (that) or a colon with marks, the rest of the sentence
as content, the words in between as the speaker, else the speaker of the quotation before.
"""

import re
from typing import Any

from models.scoring import Quote

_VERBS = (
    "قال قالت قالوا اضاف اضافت اكد اكدت اوضح اوضحت اشار اشارت ذكر ذكرت اعلن اعلنت كشف كشفت بين بينت شدد شددت لفت لفتت صرح صرحت "
    "تابع تابعت اعتبر اعتبرت راي رات افاد افادت حذر حذرت نفي نفت واصل نوه نوهت يقول تقول يضيف تضيف يوكد توكد "
    "موكدا موكده مضيفا مضيفه مشيرا مشيره موضحا موضحه لافتا لافته قايلا قايله مبينا مبينه معتبرا معتبره"
)
_CUE = rf"(?<!\w)(?P<cue>[وف]?(?:{'|'.join(_VERBS.split())}))(?!\w)"
_SPEAKER = r"(?P<speaker>[^.:\n«»\"“”]{0,120}?)"
_THAT = re.compile(rf"{_CUE}{_SPEAKER}\s(?:الي\s|علي\s|عن\s)?(?P<that>ب?ان(?:ه|ها|هم|نا|ني)?)\s(?=(?P<rest>[^\n]+))")
_MARKS = re.compile(rf"{_CUE}{_SPEAKER}\s?:?\s?[«\"“](?P<content>[^»\"”\n]+)[»\"”]")
_COLON = re.compile(rf"{_CUE}{_SPEAKER}\s?:\s?(?=(?P<rest>[^\n«\"“]+))")
_SENTENCE_END = re.compile(r"[.؟!](?:\s|$)|$")
_NO_SPEAKER = re.compile(r"^(?:الي|علي|عن|في|،|ذلك|ايضا|كذلك|\s)*$")
_TRIMMED = " ،,؛-"
# Letters that are written in several ways; one for one, so that offsets stay.
_ONE_FORM = str.maketrans("أإآىئؤة", "اااييوه")


def regular_expressions(text: str) -> list[Quote]:
    """The quotations of an article as the scorer takes them, in order, none overlapping."""
    plain = text.translate(_ONE_FORM)
    found = sorted((m for pattern in (_THAT, _MARKS, _COLON) for m in pattern.finditer(plain)), key=lambda m: m.start("cue"))
    quotes: list[Quote] = []
    speaker: str | None = None
    free = 0
    for match in found:
        span = _content(plain, match)
        if match.start("cue") < free or span[0] >= span[1]:
            continue
        if not _NO_SPEAKER.match(match["speaker"]):
            speaker = text[slice(*match.span("speaker"))].strip(_TRIMMED)
        free = span[1]
        quotes.append({"type": "direct" if match.re is not _THAT else "indirect", "content": [list(span)], "speaker": speaker})
    return quotes


def _content(text: str, match: re.Match[str]) -> tuple[int, int]:
    groups: dict[str, Any] = match.groupdict()
    if "content" in groups:
        return match.span("content")
    start = match.start("rest") if "that" not in groups or match["that"] in ("ان", "بان") else match.start("that")
    stop = _SENTENCE_END.search(text, start, match.end("rest"))
    end = stop.start() if stop else match.end("rest")
    later = re.search(rf"،\s{_CUE}", text[start:end])
    return start, start + later.start() if later else end
