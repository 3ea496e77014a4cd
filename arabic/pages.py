"""Takes a page of news apart: title, date line, dateline, body, source, and the articles embedded under 'read also'.

Works on clean text (`arabic.cleaning`), line by line; spans are code points, end exclusive.
"""

import re
from dataclasses import dataclass, field

from arabic.datelines import is_agency, is_date_line, is_dateline
from arabic.dates import find_dates
from arabic.edges import head_end
from arabic.outlets import is_credit
from arabic.page_lines import SENTENCE_END, Line, Span, has_dateline_below, lead_end, lines_of

_LONGEST_TITLE = 250
_LONGEST_SOURCE = 80
_LONGEST_CREDIT = 60
_MOST_HEADLINES = 12
_NAME_AND_TOWN = re.compile(r"\w+(?: \w+){1,3}(?: ?[-–—] ?| ـ )\w+(?: \w+)?")


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


def read_page(text: str, *, titled: bool, outlet: str | None = None) -> Page:
    """The articles of a page and the headlines that are dropped.

    `titled` says that the title is known from elsewhere; otherwise the first line is the title, unless it is a paragraph.
    `outlet` is its name if known, for the datelines that hold it; the page's own label of its source says it too.
    Labels of date and source are taken out of the body only at the places where pages have them; the same words within a
    body stay.
    """
    lines = lines_of(text)
    if outlet is None:
        outlet = next((text[line.rest[0] : line.rest[1]] for line in lines if line.label == "outlet" and line.rest), None)
    return _Reader(text, lines, titled, outlet).read()


class _Reader:
    """Walks over the lines of one page."""

    def __init__(self, text: str, lines: list[Line], titled: bool, outlet: str | None) -> None:
        self._text = text
        self._lines = lines
        self._outlet = outlet
        self._titled = titled
        self._page = Page([Part()], [])
        self._related = False  # under a heading 'read also'
        self._closed = False  # the page's own article has ended
        sources = (at for at, line in enumerate(lines) if line.label == "outlet" or (not titled and is_agency(line.words)))
        self._last_source = max(sources, default=-1)

    def read(self) -> Page:
        """The page."""
        at = 0
        first = self._lines[0]
        can_be_title = first.label is None and len(first.words) <= _LONGEST_TITLE and not SENTENCE_END.search(first.words)
        if not self._titled and can_be_title and len(self._lines) > 1:
            self._page.parts[0].title = first.span
            at = 1
        if self._titled and first.label is None and lead_end(self._text) is not None:
            at = self._lead_line(first)
        elif self._titled and first.label is None and has_dateline_below(self._text, self._outlet):
            at = self._headline_and_dateline(first)
        while at < len(self._lines):
            at += self._related_line(at) if self._related else self._body_line(at)
        return self._page

    def _lead_line(self, line: Line) -> int:
        """A line above the first paragraph that is no text, a caption or a name; 'منى العلي - صور' (Sur) is a dateline."""
        if is_dateline(line.words, self._outlet) or _NAME_AND_TOWN.fullmatch(line.words):
            self._page.parts[0].dateline = line.span
        return 1

    def _headline_and_dateline(self, line: Line) -> int:
        """A headline, or share buttons, and the dateline below it."""
        if head_end(self._text, line.span[0]) < line.span[1]:
            self._page.parts[0].take(line.span)
        self._page.parts[0].dateline = self._lines[1].span
        return 2

    def _line(self, at: int) -> Line | None:
        return self._lines[at] if at < len(self._lines) else None

    def _is_head(self, at: int) -> bool:
        """Whether a line of the head of an article stands here: its date or its dateline."""
        line = self._line(at)
        if line is None or line.label is not None:
            return line is not None and line.label == "published" and line.rest is not None
        return is_dateline(line.words, self._outlet) or is_date_line(line.words)

    def _starts_article(self, at: int) -> bool:
        """Whether a headline stands here, and a date or a dateline below it."""
        line = self._line(at)
        if line is None or self._line(at + 2) is None:
            return False
        return line.is_headline and self._is_head(at + 1) and not self._is_head(at)

    def _begin(self, at: int) -> int:
        """Start an embedded article at this headline."""
        self._page.parts.append(Part(title=self._lines[at].span))
        self._related = False
        self._closed = True
        return 1

    def _may_have_ended(self, at: int) -> bool:
        """Whether the page's own article may have ended before this line: its source was named, or will not be."""
        return self._closed or (not self._titled and self._last_source < at)

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
        if self._may_have_ended(at) and after is not None and after.label is None and not after.is_headline:
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
        if self._take_head(part, at):
            return 1
        if self._is_source(part, at):
            part.outlet = line.rest or line.span
            self._closed = True
            self._related = self._related or self._only_headlines_after(at)
            return 1
        if part.body and part.outlet is None and self._names_source_below(line, after):
            part.outlet, self._closed = (after or line).span, True
            return 2
        if self._titled and self._is_credit(line):
            return 1
        ended = part.outlet is not None and part.body
        if ended and line.is_headline and after is not None and after.label is None and not after.is_headline:
            return self._begin(at)
        if part.body and (ended or len(self._page.parts) > 1) and self._starts_article(at):
            return self._begin(at)
        part.take(line.span)
        return 1

    def _take_head(self, part: Part, at: int) -> bool:
        """Take the date or the dateline at the head of an article."""
        line = self._lines[at]
        if part.body:
            return False
        if line.label == "published" and line.rest and part.published is None:
            part.published = line.rest
            return True
        if line.label is not None or self._line(at + 1) is None:
            return False
        if part.dateline is None and is_dateline(line.words, self._outlet):
            part.dateline = line.span
            part.published = part.published or self._day_in(line)
            return True
        if part.published is None and (not self._titled or part.title is not None) and is_date_line(line.words):
            part.published = line.span
            return True
        return False

    def _day_in(self, line: Line) -> Span | None:
        """The one whole date of a dateline: 'الجزيرة نت - 20 نوفمبر 2024'."""
        days = [found for found in find_dates(line.words) if found.parsed.precision == "day"]
        return (line.span[0] + days[0].start, line.span[0] + days[0].end) if len(days) == 1 else None

    def _is_source(self, part: Part, at: int) -> bool:
        """Whether a line 'المصدر: ...' (source) is the page's and no sentence: at the foot, or before 'read also'."""
        line, after = self._lines[at], self._line(at + 1)
        page_like = not self._titled or part.published is not None
        named = line.label == "outlet" and line.rest is not None
        if not named and not (page_like and part.body and line.label is None and is_agency(line.words)):
            return False
        if len(line.words) > _LONGEST_SOURCE or part.outlet is not None:
            return False
        if after is not None and after.label == "related":
            return True
        at_foot = after is None or (self._closed and (self._starts_article(at + 1) or self._another_article_after(at)))
        at_foot = at_foot or (page_like and bool(part.body) and self._only_headlines_after(at))
        return (at_foot and self._is_credit(line)) or (page_like and (at_foot or (named and not part.body)))

    def _names_source_below(self, line: Line, after: Line | None) -> bool:
        """Whether a line is but 'المصدر:' (source) and the next one names it."""
        if line.label != "outlet" or line.rest is not None or after is None or after.label is not None:
            return False
        return len(after.words) <= _LONGEST_CREDIT and is_credit(after.words)

    def _only_headlines_after(self, at: int) -> bool:
        """Whether nothing but headlines comes after a line: those of other pages, under a label that is not known."""
        rest = self._lines[at + 1 :]
        return 1 < len(rest) <= _MOST_HEADLINES and all(line.is_headline for line in rest)

    def _another_article_after(self, at: int) -> bool:
        """Whether a headline and a paragraph come after a line."""
        headline, paragraph = self._line(at + 1), self._line(at + 2)
        if headline is None or paragraph is None or paragraph.label is not None:
            return False
        return headline.is_headline and not paragraph.is_headline

    def _is_credit(self, line: Line) -> bool:
        """Whether a line is but 'المصدر: رويترز' (source: Reuters); in mid-text it is dropped, the article goes on."""
        if line.label != "outlet" or line.rest is None or len(line.words) > _LONGEST_CREDIT:
            return False
        return is_credit(self._text[line.rest[0] : line.rest[1]])
