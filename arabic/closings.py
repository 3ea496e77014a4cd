"""Finds what stands after the last sentence of a text and is not part of it.

Agencies close with a mark: '// انتهى //' (ended) or '// يتبع //' (to be continued) with the hour, '(انتهى)', 'انتهى/25م',
'(النهاية) ر ج'. Newspapers add an address of the writer and a list of his other articles. The words of newspapers stand in
`lexicons/foot_words.tsv`.
"""

import re
from collections.abc import Callable

from arabic.lexicon import read_lexicon
from arabic.normalize import fold, fold_with_offsets

_MARKS = "[اإأ]نته[ىي]|النهاية|يتبع"
_HOUR = r"\d{1,2}[:.]\d\d\s*(?:ت\s*\.?\s*م|ص|م|gmt)?\s*"
_INITIALS = r"(?:[\s/.،]*(?<!\w)\w{1,3}(?!\w)){0,8}[\s/.]*"  # of writers and editors, and a number
# between signs, after a sentence or on a line of its own; a sentence may end in 'انتهى' too
_CLOSING = re.compile(
    rf"[\s\-–*]*(?:(?:/{{1,4}}|\(\(?|\[|#+|={{2,}}|\*+)\s*(?:{_MARKS})\s*(?:/{{1,4}}|\)?\)|\]|#+|=*|\*+)\s*(?:{_HOUR})?{_INITIALS}"
    rf"|(?:(?<=[.!؟»\"…\n])|(?<=[.!؟»\"…] ))(?:{_MARKS})\s*(?:/{{1,3}}|[.،\-–]+)?\s*(?:{_HOUR})?{_INITIALS})\Z",
    re.I,
)
_LONGEST = 60  # characters of a mark
_HINT = re.compile(_MARKS)


def _words(kind: str) -> str:
    """The words of one kind, folded, as alternatives."""
    words = {fold(row["word"]) for row in read_lexicon("foot_words.tsv") if row["kind"] == kind}
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


_LONGEST_LIST = 1200  # characters of a list of other articles
# a word right behind 'للكاتب' is a headline that lost its line end; a word after a space goes on with a sentence
_LIST = re.compile(rf"(?:^|\s|(?<=[.!?؟»\"”…)\]]))(?>{_words('more')})(?:\s*:|\s*\n|\s*\Z|(?=[\w«»(\"“”.…\-])).*\Z", re.S)

_LOOKED_AT = 330  # characters of an address, a label or a credit
_AFTER_SENTENCE = r"(?:(?<=[.!?؟»\"”…)\]])|(?<=[.!?؟»\"”…)\]]\s)|(?<=\n))\s*"
_MAIL = r"[\w.+\-]+@ ?[\w\-]+(?:\.[a-z]{2,})+"
_HANDLE = r"@\w{3,20}|\w{3,20}@"
# a colon before the line end: the sentence itself names the address
_ADDRESS = re.compile(
    rf"{_AFTER_SENTENCE}(?<!:\n)[^\w.!?؟»\"”…)\]:]{{0,3}}(?:(?:{_words('contact')})(?!\w)\s*[:\-–]?\s*)*"
    rf"(?:{_MAIL}(?:للتواصل.{{0,40}}(?:sms|رساله).{{0,220}})?|(?:(?<=\n)|(?<=[:\s]))(?:{_HANDLE}))[^\w!?؟»\"”]*\Z",
    re.S,
)
# the name or number alone, on a line with its label: 'فاكس: 12345' (fax)
_LABELLED = re.compile(rf"(?<=\n)\W{{0,3}}(?:(?:{_words('contact')})(?!\w)[\s:(\-–]+)+[a-z0-9@_.+\- ]{{3,40}}[)\s]*\Z")

# what the label announced (pictures, a recording) is not in the text; a sentence mostly starts with 'و' (and)
_EMPTY_LABEL = re.compile(
    rf"{_AFTER_SENTENCE}(?:(?!و)[^\n.:!؟،«»\"]{{0,60}}?(?<!\w)(?:{_words('media')})(?!\w)[^\n.:!؟،«»\"]{{0,40}}:\s*)+\Z"
)
_CREDIT = re.compile(
    rf"{_AFTER_SENTENCE}[(\[*\-–]{{0,2}}\s*(?:{_words('credit')})\s*[:/\-–]\s*[^\W\d_]+(?:[ .]+[^\W\d_]+){{0,4}}"
    r"\s*(?:\([^()\n]{1,20}\))?[\s*)\].]{0,2}\Z"
)

_SHORTEST_PARAGRAPH = 60  # characters; a line of a poem is shorter
_FINISHED = r"(?:(?<=[.!?؟»\"”…)\]])|(?<=[.!?؟»\"”…)\]] ))"
_BULLETS = "*•●"
_FOOTNOTE = re.compile(rf"{_FINISHED}\n[{_BULLETS}](?![{_BULLETS}])\s*(?=[^\W\d])(?:\w+: ?(?=[«{{\"“]))?[^\n.:!?؟\d]{{2,70}}\Z")

_NAME = r"(?:[^\W\d_]|[\u064b-\u0652])+"  # a word, with its vowel signs
# up to three lines of up to seven words; 'و' (and) mostly starts a sentence, 'الله' (God) a wish, but not in عبد الله (a name)
_SHORT_LINES = re.compile(
    rf"{_FINISHED}(?:\n[\-–—]?\s*\(?(?!و){_NAME}"
    rf"(?:(?: | ?[\-–—ـ]{{1,2}} ?|\. ?)(?!الله){_NAME}|(?<=عبد) الله){{0,6}}\)?){{1,3}}\Z"
)


def _agency_mark(text: str, start: int, end: int) -> int | None:
    """Where the mark of an agency starts."""
    if not _HINT.search(text, max(start, end - _LONGEST), end):
        return None
    # one sign before the part that is looked at, for a look behind
    first = max(start, end - _LONGEST)
    match = _CLOSING.search(text[first:end])
    if match is None or (match.start() == 0 and first > start):
        return None
    return first + match.start()


def _folded_match(pattern: re.Pattern[str], text: str, first: int, end: int) -> int | None:
    """Where a pattern of folded words matches in text[first:end]."""
    folded, offsets = fold_with_offsets(text[first:end])
    match = pattern.search(folded)
    return None if match is None or match.end() == match.start() else first + offsets[match.start()]


def _other_articles(text: str, start: int, end: int) -> int | None:
    """Where a list of the writer's other articles starts."""
    first = max(start, end - _LONGEST_LIST)
    return _folded_match(_LIST, text, first, end) if "كاتب" in text[first:end] else None


def _address(text: str, start: int, end: int) -> int | None:
    """Where the writer's address starts: mail, a name on Twitter, a number."""
    first = max(start, end - _LOOKED_AT)
    if "@" in text[first:end] and (at := _folded_match(_ADDRESS, text, first, end)) is not None:
        return at
    line = text.rfind("\n", start, end)
    return _folded_match(_LABELLED, text, line, end) if line >= 0 and end - line <= _LONGEST else None


def _empty_label(text: str, start: int, end: int) -> int | None:
    """Where a label starts after which nothing stands: 'الصور:' (the pictures)."""
    if ":" not in text[max(start, end - 3) : end]:
        return None
    return _folded_match(_EMPTY_LABEL, text, max(start, end - _LOOKED_AT), end)


def _credit(text: str, start: int, end: int) -> int | None:
    """Where the name of a photographer or translator starts: '(تصوير: منى العلي)' (photographs)."""
    if not re.search("[:/–-]", text[max(start, end - _LONGEST) : end]):
        return None
    return _folded_match(_CREDIT, text, max(start, end - _LOOKED_AT), end)


def _after_paragraph(pattern: re.Pattern[str], text: str, start: int, end: int) -> int | None:
    """Where a pattern matches below a paragraph; none below a line of a poem or of a list."""
    first = max(start, end - _LOOKED_AT)
    match = pattern.search(text[first:end])
    if match is None:
        return None
    at = first + match.start()
    line = max(start, text.rfind("\n", start, at) + 1)
    return at if at - line >= _SHORTEST_PARAGRAPH and text[line] not in _BULLETS else None


def _footnote(text: str, start: int, end: int) -> int | None:
    """Where a note on the writer or the source starts: '* كاتب من تونس' (a writer from Tunis)."""
    return _after_paragraph(_FOOTNOTE, text, start, end)


def _short_lines(text: str, start: int, end: int) -> int | None:
    """Where lines without any sign start below the last finished paragraph: the writer's name, captions, other headlines."""
    return _after_paragraph(_SHORT_LINES, text, start, end)


_FINDERS: tuple[Callable[[str, int, int], int | None], ...] = (
    _agency_mark, _other_articles, _address, _empty_label, _credit, _footnote, _short_lines,
)  # fmt: skip


def closing_mark(text: str, start: int = 0, end: int | None = None) -> int | None:
    """Where the last closing mark or line of furniture at the foot of text[start:end] starts; None if there is none.

    The white space before it is included. A code point offset into `text`; the mark reaches to `end`. What stands before it
    may end in another one.
    >>> text = "وصل الوفد إلى المدينة. // انتهى //"
    >>> text[:closing_mark(text)]
    'وصل الوفد إلى المدينة.'
    """
    end = len(text) if end is None else end
    for find in _FINDERS:
        at = find(text, start, end)
        if at is not None:
            while at > start and text[at - 1].isspace():
                at -= 1
            return at
    return None
