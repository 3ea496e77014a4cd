"""The stage `clean`: from raw records to articles whose text is fixed once and for all (law L4)."""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pyarrow as pa

from arabic.cleaning import Run, clean_text, clip
from arabic.datelines import is_dateline, leading_dateline
from arabic.dates import find_dates, parse_date
from arabic.edges import head_end, trimmed
from arabic.language import NAMES, language_of
from arabic.left_overs import byline, is_caption_alone, is_title, without_left_overs
from arabic.outlets import outlet_of
from arabic.page_lines import Span, has_furniture
from arabic.pages import Page, Part, read_page
from schemas.tables import ARTICLES, RAW_ARTICLES, REJECTIONS
from tasks.rejections import distinct, quote, rejection
from tasks.stage import Stage, Tables

_BLANK_LINE = "\n\n"
_LEAD_PARAGRAPHS = 600  # characters in which an article may say its own date
# the rules compare every mention with every name; no news article is as long as a book
LONGEST_ARTICLE = 200_000
_UPDATE = re.compile(r"(?:آخر\s+)?(?:تحديث|تعديل|محدث)|(?:last\s+)?(?:updated?|modified)", re.I)
_PAGE_HEAD = 300  # characters in which a page has its date line

Row = dict[str, object]


@dataclass
class _Source:
    """A cleaned field of a raw record with its trace."""

    name: str  # title or body, as raw_runs has it
    text: str
    runs: list[Run]
    _ends: list[int] = field(default_factory=list)

    def words(self, span: Span | None) -> str | None:
        """The words of a span, None for none."""
        return self.text[span[0] : span[1]] if span else None

    def trace(self, span: Span, at: int) -> Iterator[Row]:
        """The runs of a span that is put at offset `at` of an article's text."""
        if not self._ends:
            self._ends = [run.end for run in self.runs]
        start, end = span
        for run in self.runs[bisect_right(self._ends, start) :]:
            if run.start >= end:
                break
            if run.start < start or run.end > end:
                run = clip(run, start, end)
            first, last, raw_start, raw_end = run
            shift = at - start
            yield {"start": first + shift, "end": last + shift, "field": self.name, "raw_start": raw_start, "raw_end": raw_end}

    def raw_span(self, span: Span) -> Span | None:
        """Where a span stood in the raw field."""
        rows = [run for run in self.runs if run.start < span[1] and run.end > span[0]]
        return (clip(rows[0], *span).raw_start, clip(rows[-1], *span).raw_end) if rows else None


def _read(body: _Source, is_page: bool, outlet: str | None) -> Page:
    """The articles of the body; nearly always the whole of it is one."""
    if is_page or has_furniture(body.text):
        return read_page(body.text, titled=not is_page, outlet=outlet)
    first_end = body.text.find("\n")
    if first_end > 0 and is_dateline(body.text[:first_end], outlet):
        return Page([Part(dateline=(0, first_end), body=[(first_end + 1, len(body.text))])], [])
    return Page([Part(body=[(0, len(body.text))] if body.text else [])], [])


def _assemble(title: _Source, title_span: Span, body: _Source, blocks: list[Span]) -> tuple[str, int, list[Row]]:
    """-> (text, offset of the body, raw_runs) of one article."""
    pieces: list[str] = []
    runs: list[Row] = []
    at = title_span[1] - title_span[0]
    if at:
        pieces += [title.text[title_span[0] : title_span[1]], _BLANK_LINE]
        runs.extend(title.trace(title_span, 0))
        at += len(_BLANK_LINE)
    body_char = at
    for number, block in enumerate(blocks):
        if number:
            pieces.append("\n")
            at += 1
        pieces.append(body.text[block[0] : block[1]])
        runs.extend(body.trace(block, at))
        at += block[1] - block[0]
    return "".join(pieces), body_char, runs


def _clean_record(raw: Mapping[str, object], articles: list[Row], rejected: list[Row]) -> None:
    """Add the articles of one raw record, and what was dropped from it."""
    raw_id, file, position = str(raw["raw_id"]), str(raw["file"]), raw["position"]
    place = position if isinstance(position, int) else None
    title = _Source("title", *clean_text(str(raw["title"] or ""), one_line=True))
    body = _Source("body", *clean_text(str(raw["body"])))
    outlet = _clean_line(raw["outlet"])
    # a record without title whose text starts as a page does (title, date line) is a page as well
    is_page = not title.text and (raw["format"] == "text" or has_furniture(body.text[:_PAGE_HEAD]))
    page = _read(body, is_page, outlet)
    url, author = _clean_line(raw["url"]), _clean_line(raw["author"])
    page_outlet = outlet or body.words(page.parts[0].outlet)
    parent: str | None = None
    for index, part in enumerate(page.parts):
        own_title = part.title is not None
        title_source, title_span = (body, part.title) if part.title is not None else (title, (0, 0 if index else len(title.text)))
        own_words = title_source.text[title_span[0] : title_span[1]]
        if part.dateline and is_title(body.text[part.dateline[0] : part.dateline[1]], own_words):
            part.dateline = None
        part.body = without_left_overs(body.text, trimmed(body.text, part.body, own_words, author or ""))
        writer, part.body = byline(body.text, part.body)
        if part.dateline:
            part.dateline = (head_end(body.text, part.dateline[0]), part.dateline[1])
        if not part.body:
            detail = "Nothing but a title, labels or white space; give the article's text in body."
            rejected.append(rejection("clean", file, place, "no_body", detail))
            continue
        words = "\n".join(body.text[start:end] for start, end in part.body)
        if is_caption_alone(words, own_words):
            detail = f"No text but the caption of a picture or a name; crawl the article again: {quote(words)}"
            rejected.append(rejection("clean", file, place, "no_body", detail, body.raw_span(part.body[0])))
            continue
        text, body_char, runs = _assemble(title_source, title_span, body, part.body)
        if len(text) > LONGEST_ARTICLE:
            detail = f"An article of {len(text):,} characters; at most {LONGEST_ARTICLE:,} are read. Give its parts as records."
            rejected.append(rejection("clean", file, place, "record_too_large", detail))
            continue
        language = language_of(text)
        if language != "ar":
            detail = f"Written in {NAMES[language]}; Isnad reads Arabic, leave it out of the input: {quote(text)}"
            rejected.append(rejection("clean", file, place, "not_arabic", detail, body.raw_span(part.body[0])))
            continue
        published_raw = (_clean_line(raw["published"]) if index == 0 else None) or body.words(part.published)
        published = parse_date(_before_update(published_raw)) if published_raw else None
        published_on = published.on if published and published.precision == "day" else None
        unread = None if published is None or published_on else published.reason or published.precision
        if published_raw is None:
            for found in find_dates(text, body_char, body_char + _LEAD_PARAGRAPHS) if "اليوم" in text else ():
                if found.said_today and found.parsed.precision == "day":
                    published_on, published_raw = found.parsed.on, text[found.start : found.end]
                    break
        head = leading_dateline(text, body_char) if part.dateline is None else None
        own_outlet = body.words(part.outlet) if index else None
        article_id = hashlib.sha256(f"{raw_id}\x1f{index}".encode()).hexdigest()[:16]
        articles.append(
            {
                "article_id": article_id,
                "raw_id": raw_id,
                "parent_article_id": parent,
                "origin_id": raw["origin_id"],
                "file": file,
                "outlet": own_outlet or page_outlet,
                "outlet_id": outlet_of(own_outlet, None) if own_outlet else outlet_of(page_outlet, url),
                "url": None if index else raw["url"],
                "author": body.words(writer) if index else author or body.words(writer),
                "title": own_words if own_title or not index else "",
                "dateline": body.words(part.dateline) or (text[head[0] : head[1]] if head else None),
                "published_on": published_on,
                "published_raw": published_raw,
                "published_reason": unread,
                "text": text,
                "body_char": body_char,
                "raw_runs": runs,
            }
        )
        if index == 0:
            parent = article_id
    for headline in page.headlines:
        detail = f"Headline of another page under 'read also', left out of the text: {quote(body.words(headline) or '')}"
        rejected.append(rejection("clean", file, place, "related_headline", detail, body.raw_span(headline)))


def _before_update(words: str) -> str:
    """Of 'نشر في 19 نوفمبر 2024 - آخر تحديث 20 نوفمبر 2024' (published, last update) the words on publication."""
    update = _UPDATE.search(words)
    return words[: update.start()] if update and parse_date(words[: update.start()]).on else words


def _clean_line(value: object) -> str | None:
    """A short field on one clean line; None if nothing is left."""
    return clean_text(str(value), one_line=True)[0] or None if value is not None else None


def clean(tables: Tables, parameters: Mapping[str, object]) -> dict[str, pa.Table]:
    """Articles and rejections of a batch of raw records. Takes no parameters."""
    articles: list[Row] = []
    rejected: list[Row] = []
    for raw in tables[RAW_ARTICLES.name].to_pylist():
        _clean_record(raw, articles, rejected)
    return {ARTICLES.name: ARTICLES.from_rows(articles), REJECTIONS.name: REJECTIONS.from_rows(distinct(rejected))}


CLEAN = Stage("clean", (RAW_ARTICLES,), (ARTICLES, REJECTIONS), clean)
