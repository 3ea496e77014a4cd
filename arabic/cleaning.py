"""Turns text as it was given into clean text, and keeps the trace: which run of it comes from which run of the input.

Clean means: NFC; letters as letters, not as they are drawn; no HTML tags or entities; no control, zero-width or direction
marks; one kind of space, never two in a row; no space at the ends of lines; no empty lines. Words stay as written, with
tatweel and diacritics.
"""

import html
import re
import unicodedata
from typing import NamedTuple

_NEWLINES = "\n\r\x0b\x0c\x85\u2028\u2029"
_SPACES = " \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INVISIBLE = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
_BLOCKS = "p|br|div|li|ul|ol|tr|td|th|table|tbody|h[1-6]|blockquote|section|article|aside|header|footer|figure|figcaption|hr"
_INLINE = "b|i|u|s|em|strong|span|a|font|img|small|big|sup|sub|center|cite|q|mark|time|abbr|strike|o:p"
_INLINE += "|iframe|video|audio|source|picture"
_BLOCK_TAG = rf"</?(?:{_BLOCKS})(?=[\s/>])[^<>]{{0,2000}}>"
_TAG = (
    r"<(?P<code>script|style|noscript|figcaption)(?=[\s>]).{0,4000}?</(?P=code)\s*>"
    rf"|</?(?:{_BLOCKS}|{_INLINE})(?=[\s/>])[^<>]{{0,2000}}>|<!--.{{0,2000}}?-->"
)
_BLANK_ENTITY = (
    r"&(?:amp;)*(?:nbsp|ensp|emsp|thinsp|zwnj|zwj|lrm|rlm|shy|#0*160|#x0*a0|#173|#820[3-7]|#82(?:3[4-8]|88|9\d)|#1[03]|#65279);"
)
_ENTITY = r"&(?:amp;)*(?:[a-zA-Z][a-zA-Z0-9]{1,20}|\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6});"
_MARKS = (  # combining marks of Latin, Hebrew and Arabic
    "\u0300-\u036f\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff"
)

# letters as they are drawn (\ufefb for lam-alef), from old programs and from PDF; not the ornaments beside them (\ufdfa)
_FORMS = "(?P<forms>[\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdf9\ufe70-\ufefc]+)"
_GAP = f"[{_NEWLINES}{_SPACES}{_INVISIBLE}]"
_PLAIN = re.compile(f"[ \n]{_GAP}+|[{_NEWLINES[1:]}{_SPACES[1:]}{_INVISIBLE}]{_GAP}*|\\A[ \n]|[ \n]\\Z|{_FORMS}")
_CLUSTER = rf"|(?P<cluster>[^{_MARKS}{_NEWLINES}{_SPACES}{_INVISIBLE}][{_MARKS}]+)"
_MARKUP_GAP = rf"(?P<gap>(?:{_GAP}|{_TAG}|{_BLANK_ENTITY})+)|(?P<entity>{_ENTITY})|{_FORMS}"
_MARKUP = re.compile(_MARKUP_GAP, re.DOTALL | re.IGNORECASE)
_EVERYTHING = re.compile(_MARKUP_GAP + _CLUSTER, re.DOTALL | re.IGNORECASE)
_TAGS = re.compile(_TAG.replace("(?P<code>", "(").replace("(?P=code)", r"\1"), re.DOTALL | re.IGNORECASE)
_BLOCK = re.compile(_BLOCK_TAG, re.IGNORECASE)
_BREAKS = re.compile(f"[{_NEWLINES}]|&#1[03];", re.IGNORECASE)
_BLANKS = re.compile(f"[{_SPACES}]|&(?:amp;)*(?:nbsp|ensp|emsp|thinsp|#0*160|#x0*a0);", re.IGNORECASE)


class Run(NamedTuple):
    """text[start:end] comes from raw[raw_start:raw_end]; equal lengths: character by character, any space for a space and a
    letter for the way it is drawn."""

    start: int
    end: int
    raw_start: int
    raw_end: int


def _gap(words: str) -> str:
    """What stands for a stretch of white space, invisible characters and tags."""
    if "<" in words:
        words = _TAGS.sub(lambda tag: "\n" if _BLOCK.match(tag.group()) else "", words)
    return "\n" if _BREAKS.search(words) else " " if _BLANKS.search(words) else ""


def _replacement(match: re.Match[str]) -> str:
    """What stands in clean text for what was matched."""
    words = match.group()
    if match.lastgroup == "forms":
        return unicodedata.normalize("NFKC", words).replace(" ", "")
    if match.re is _PLAIN or match.lastgroup in ("gap", "code"):
        return _gap(words)
    if match.lastgroup == "cluster":
        return unicodedata.normalize("NFC", words)
    character = html.unescape(html.unescape(words.replace("&amp;", "&")))
    return "" if re.fullmatch(_GAP, character) else character


def clean_text(raw: str, *, one_line: bool = False) -> tuple[str, list[Run]]:
    """-> (clean text, runs in order that cover all of its characters but some white space).

    Paragraphs are separated by one line end; `one_line` puts a space there. Offsets are code points, end exclusive.
    >>> clean_text("\u200fقال&nbsp; \\"نعم\\"")[0]
    'قال "نعم"'
    """
    normalized = unicodedata.is_normalized("NFC", raw)
    pattern = _EVERYTHING if not normalized else _MARKUP if "<" in raw or "&" in raw else _PLAIN
    pieces: list[str] = []
    runs: list[Run] = []
    length = last = 0  # of the text made; of the raw text used
    start = raw_start = 0  # of the run that is being made

    def close_run(raw_end: int) -> None:
        if raw_end > raw_start:
            runs.append(Run(start, start + raw_end - raw_start, raw_start, raw_end))

    for match in pattern.finditer(raw):
        words = match.group()
        made = _replacement(match)
        if one_line and made == "\n":
            made = " "
        if made in (" ", "\n") and (match.end() == len(raw) or length + match.start() - last == 0):
            made = ""
        if made == words:
            continue
        pieces.append(raw[last : match.start()])
        pieces.append(made)
        length += match.start() - last
        last = match.end()
        if len(words) != 1 or made not in (" ", "\n"):
            close_run(match.start())
            if not made.isspace() and made:
                runs.append(Run(length, length + len(made), match.start(), match.end()))
            start, raw_start = length + len(made), last
        length += len(made)
    pieces.append(raw[last:])
    close_run(len(raw))
    text = "".join(pieces)
    # entities and removed marks can bring a letter and its mark together, or two gaps
    if not normalized or pattern is not _PLAIN or not unicodedata.is_normalized("NFC", text):
        return _settle(text, runs)
    return text, runs


def _settle(text: str, runs: list[Run]) -> tuple[str, list[Run]]:
    """Line by line NFC where it is still missing; such a line is one run, unless marks only change places within its runs."""
    if unicodedata.is_normalized("NFC", text):
        return text, runs
    lines: list[str] = []
    settled: list[Run] = []
    start = made = 0
    for line in text.split("\n"):
        end = start + len(line)
        fixed = unicodedata.normalize("NFC", line)
        inside = [clip(run, start, end) for run in runs if run.start < end and run.end > start]
        pieces = [(run.start - start, run.end - start) for run in inside]
        if len(fixed) == len(line) and all(unicodedata.normalize("NFC", line[a:b]) == fixed[a:b] for a, b in pieces):
            settled += [run._replace(start=run.start - start + made, end=run.end - start + made) for run in inside]
        elif inside:
            settled.append(_unaligned(made, made + len(fixed), inside[0].raw_start, inside[-1].raw_end))
        lines.append(fixed)
        start, made = end + 1, made + len(fixed) + 1
    return "\n".join(lines), settled


def _unaligned(start: int, end: int, raw_start: int, raw_end: int) -> Run:
    """A run of unequal lengths for text that does not stand character by character in `raw`: where they are equal by chance,
    the last character of the raw side is left out."""
    by_chance = end - start == raw_end - raw_start > 1
    return Run(start, end, raw_start, raw_end - by_chance)


def clip(run: Run, start: int, end: int) -> Run:
    """The part of `run` inside text[start:end]; a run of unequal lengths keeps its whole raw side."""
    first, last = max(run.start, start), min(run.end, end)
    if run.end - run.start != run.raw_end - run.raw_start:
        return Run(first, last, run.raw_start, run.raw_end)
    return Run(first, last, run.raw_start + first - run.start, run.raw_start + last - run.start)
