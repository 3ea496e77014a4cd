"""Finds the mark by which agencies close a text: '// انتهى //' (ended) with the hour, '(انتهى)', 'انتهى/25م', '(النهاية) ر ج'."""

import re

_WORDS = "[اإأ]نته[ىي]|النهاية"
_HOUR = r"\d{1,2}[:.]\d\d\s*(?:ت\s*\.?\s*م|ص|م|gmt)?\s*"
_INITIALS = r"(?:[\s/.،]*(?<!\w)\w{1,3}(?!\w)){0,8}[\s/.]*"  # of writers and editors, and a number
# between signs, after a sentence or on a line of its own; a sentence may end in 'انتهى' too
_CLOSING = re.compile(
    rf"[\s\-–*]*(?:(?:/{{1,4}}|\(\(?|\[|#+|={{2,}}|\*+)\s*(?:{_WORDS})\s*(?:/{{1,4}}|\)?\)|\]|#+|=*|\*+)\s*(?:{_HOUR})?{_INITIALS}"
    rf"|(?:(?<=[.!؟»\"…\n])|(?<=[.!؟»\"…] ))(?:{_WORDS})\s*(?:/{{1,3}}|[.،\-–]+)?\s*(?:{_HOUR})?{_INITIALS})\Z",
    re.I,
)
_LONGEST = 60
_HINT = re.compile(_WORDS)


def closing_mark(text: str, start: int = 0, end: int | None = None) -> int | None:
    """Where the closing mark of text[start:end] starts, the white space before it included; None if there is none.

    A code point offset into `text`; the mark reaches to `end`.
    >>> text = "وصل الوفد إلى المدينة. // انتهى //"
    >>> text[:closing_mark(text)]
    'وصل الوفد إلى المدينة.'
    """
    end = len(text) if end is None else end
    if not _HINT.search(text, max(start, end - _LONGEST), end):
        return None
    # one sign before the part that is looked at, for a look behind
    first = max(start, end - _LONGEST)
    match = _CLOSING.search(text[first:end])
    if match is None or (match.start() == 0 and first > start):
        return None
    return first + match.start()
