"""Takes a page of news apart: title, date line, dateline, body, source, and the articles embedded under 'read also'.

Works on clean text (`arabic.cleaning`), line by line; spans are code points, end exclusive. The labels stand in
`lexicons/page_labels.tsv`.
"""

import re
from dataclasses import dataclass, field

from arabic.datelines import is_dateline
from arabic.lexicon import read_lexicon
from arabic.normalize import fold

Span = tuple[int, int]

_LONGEST_LABEL_LINE = 200
_LONGEST_HEADLINE = 160
_LONGEST_TITLE = 250
_LONGEST_SOURCE = 80
_LABELS = {fold(row["word"]): row["kind"] for row in read_lexicon("page_labels.tsv")}
_LABEL = re.compile(
    r"[\W_]{0,4}(" + "|".join(sorted(map(re.escape, _LABELS), key=len, reverse=True)) + r")\s*(?:([:؛|\-–—]+)\s*(.*)|\W*)"
)
_SENTENCE_END = re.compile(r"[.!؟?](?<!\.\.)[\"'”»)\]]*$")


@dataclass
class Part:
    """One article of a page. `body` are blocks of whole lines; `published` and `outlet` the words after their labels."""

    title: Span | None = None
    dateline: Span | None = None
    published: Span | None = None
    outlet: Span | None = None
    body: list[Span] = field(default_factory=list)

    def take(self, line: Span) -> None:
        """Add a line to the body, to its last block if it follows directly."""
        if self.body and self.body[-1][1] + 1 == line[0]:
            self.body[-1] = (self.body[-1][0], line[1])
        else:
            self.body.append(line)


@dataclass
class Page:
    """The articles of a page, the page's own first, and the headlines of other pages, which are no articles."""

    parts: list[Part]
    headlines: list[Span]


@dataclass(frozen=True)
class _Line:
    span: Span
    words: str
    label: str | None  # published, outlet, related
    rest: Span | None  # what stands after the label

    @property
    def is_headline(self) -> bool:
        """Whether it may be the headline of another article: short, and no sentence that ends in a full stop."""
        return len(self.words) <= _LONGEST_HEADLINE and not _SENTENCE_END.search(self.words)


def has_furniture(text: str) -> bool:
    """Whether a text has lines with labels ('اقرأ أيضا', read also), that is, whether `read_page` would find any.

    A quick look: true for every such text and for a few others.
    """
    return bool(_HINT.search(text))


_FIRST_LETTERS = {"ا": "اأإآ", "ي": "يىئ", "ه": "هة"}
_SPELLED = "|".join(
    sorted({"".join(f"[{_FIRST_LETTERS[c]}]" if c in _FIRST_LETTERS else re.escape(c) for c in label[:4]) for label in _LABELS})
)
_HINT = re.compile(rf"^[\W_]{{0,4}}(?:{_SPELLED})", re.MULTILINE | re.IGNORECASE)


def _lines(text: str) -> list[_Line]:
    """The lines of a text, with their labels."""
    lines = []
    start = 0
    for words in text.split("\n"):
        end = start + len(words)
        label, rest = None, None
        if len(words) <= _LONGEST_LABEL_LINE:
            found = _LABEL.fullmatch(fold(words))
            if found:
                label = _LABELS[found[1]]
                if found[3]:
                    # the separator is the first such sign after the label, in the unfolded line too
                    separator = re.search(r"[:؛|\-–—]+\s*", words)
                    rest = (start + separator.end(), end) if separator else None
        lines.append(_Line((start, end), words, label, rest))
        start = end + 1
    return lines


def read_page(text: str, *, titled: bool, outlet: str | None = None) -> Page:
    """The articles of a page and the headlines that are dropped.

    `titled` says that the title is known from elsewhere; otherwise the first line is the title, unless it is a paragraph.
    `outlet` is its name if known, for the datelines that hold it; the page's own label of its source says it too.
    Labels of date and source are taken out of the body only at the places where pages have them; the same words within a
    body stay.
    """
    lines = _lines(text)
    if outlet is None:
        outlet = next((text[line.rest[0] : line.rest[1]] for line in lines if line.label == "outlet" and line.rest), None)
    return _Reader(lines, titled, outlet).read()


class _Reader:
    """Walks over the lines of one page."""

    def __init__(self, lines: list[_Line], titled: bool, outlet: str | None) -> None:
        self._lines = lines
        self._outlet = outlet
        self._titled = titled
        self._page = Page([Part()], [])
        self._related = False  # under a heading 'read also'
        self._closed = titled is False  # the page's own article may have ended

    def read(self) -> Page:
        """The page."""
        at = 0
        first = self._lines[0]
        can_be_title = first.label is None and len(first.words) <= _LONGEST_TITLE and not _SENTENCE_END.search(first.words)
        if not self._titled and can_be_title and len(self._lines) > 1:
            self._page.parts[0].title = first.span
            at = 1
        while at < len(self._lines):
            at += self._related_line(at) if self._related else self._body_line(at)
        return self._page

    def _line(self, at: int) -> _Line | None:
        return self._lines[at] if at < len(self._lines) else None

    def _starts_article(self, at: int) -> bool:
        """Whether a headline and a dateline stand here."""
        after = self._line(at + 1)
        if after is None or self._line(at + 2) is None:
            return False
        return self._lines[at].is_headline and is_dateline(after.words, self._outlet)

    def _begin(self, at: int) -> int:
        """Start an embedded article at this headline."""
        self._page.parts.append(Part(title=self._lines[at].span))
        self._related = False
        self._closed = True
        return 1

    def _related_line(self, at: int) -> int:
        """A line under a heading 'read also'; gives how many lines were used."""
        line, after = self._lines[at], self._line(at + 1)
        if line.label is not None:
            return self._body_line(at)
        if self._starts_article(at):
            return self._begin(at)
        if not line.is_headline:
            self._related = False
            return self._body_line(at)
        if self._closed and after is not None and after.label is None and not after.is_headline:
            return self._begin(at)
        self._page.headlines.append(line.span)
        return 1

    def _body_line(self, at: int) -> int:
        """A line of the current article; gives how many lines were used."""
        part, line, after = self._page.parts[-1], self._lines[at], self._line(at + 1)
        if line.label == "related":
            if line.rest is not None:
                self._page.headlines.append(line.rest)
            else:
                self._related = True
            return 1
        if line.label == "published" and line.rest and not part.body and part.published is None:
            part.published = line.rest
            return 1
        if line.label == "outlet" and line.rest and self._is_source(part, line, after):
            part.outlet = line.rest
            self._closed = True
            return 1
        at_head = not part.body and part.dateline is None and after is not None and line.label is None
        if at_head and is_dateline(line.words, self._outlet):
            part.dateline = line.span
            return 1
        if part.body and len(self._page.parts) > 1 and self._starts_article(at):
            return self._begin(at)
        part.take(line.span)
        return 1

    def _is_source(self, part: Part, line: _Line, after: _Line | None) -> bool:
        """Whether a line 'المصدر: ...' (source) is the page's and no sentence: at the foot, or before 'read also'."""
        if len(line.words) > _LONGEST_SOURCE or part.outlet is not None:
            return False
        if after is not None and after.label == "related":
            return True
        page_like = not self._titled or part.published is not None
        return page_like and (after is None or not part.body)


