"""What a page says of itself: title, author, outlet, address and day, from JSON-LD, meta elements, visible lines, address.

trafilatura's own dates are not used: where a page says none, it guesses (the first of January of a year in the address).
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from arabic.dates import find_dates, parse_date
from arabic.normalize import fold
from tasks.readers.html_blocks import Block, Element, blocks_of, spaced, text_of

_ARTICLE_TYPE = re.compile(r"Article|BlogPosting|Report|LiveBlog", re.I)
_DAY_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate",
    "publish-date", "publish_date", "published_time", "article.published", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date",
    "datecreated", "date", "article:published", "release_date",
)  # fmt: skip
_AUTHOR_NAMES = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator")
_OUTLET_NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher")
_TITLE_NAMES = ("og:title", "twitter:title", "title", "dc.title", "headline")
_CUTS = re.compile(r"\s+[-–—|:»·•]+\s+|\s*\|+\s*|\s*::\s*")
_DAY_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-])(?:\D{1,40}/)?(\d{1,2})[/-](\d{1,2})(?!\d)")
_PUBLISHED = re.compile("نشر|تاريخ|publish", re.I)
_UPDATED = re.compile("تحديث|تعديل|محدث|updat|modif", re.I)
_BYLINE = re.compile(r"^(?:بقلم|كتبت?|إعداد|تحرير|تقرير|الكاتب|المحرر|المؤلف|by|author)\s*[:/\-–]?\s+", re.I)
_NO_NAME = re.compile(r"https?:|www\.|@|\.(?:com|net|org)|\d{3}|^admin|^editor$|^null$", re.I)
_BYLINE_PLACES = (
    "//*[@rel='author']", "//*[@itemprop='author']//*[@itemprop='name']", "//*[@itemprop='author']",
    "//*[contains(concat(' ',normalize-space(@class),' '),' author ')]",
    "//*[contains(@class,'author-name') or contains(@class,'author_name') or contains(@class,'byline')]",
)  # fmt: skip
_LONGEST_DAY_LINE = 160
_LONGEST_NAME = 80
_LINES_ABOVE, _LINES_BELOW = 6, 14
_FIRST_YEAR = 1990


@dataclass(frozen=True)
class Metadata:
    """What a page says of itself, each as written there; `day` are the words of the publication date."""

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    day: str | None = None
    article_body: str | None = None  # the text as JSON-LD gives it


class _Said:
    """The meta elements and the JSON-LD of a page."""

    def __init__(self, tree: Element) -> None:
        self.meta: dict[str, str] = {}
        for element in tree.xpath("//meta[@content]"):
            content = spaced(html.unescape(element.get("content") or ""))
            for attribute in ("property", "name", "itemprop"):
                name = (element.get(attribute) or "").strip().lower()
                if name and content:
                    self.meta.setdefault(name, content)
        self.article: dict[str, object] = {}
        for node in _linked_data(tree):
            kind = json.dumps(node.get("@type", ""))
            if _ARTICLE_TYPE.search(kind) and len(node) > len(self.article):
                self.article = node

    def first(self, names: tuple[str, ...]) -> str | None:
        """The content of the first of the meta elements that there is."""
        return next((self.meta[name] for name in names if name in self.meta), None)

    def of_article(self, name: str) -> str | None:
        """A property of the article in JSON-LD as text: of an object its name or address, of a list the first."""
        return _as_text(self.article.get(name))


def _linked_data(tree: Element) -> Iterator[dict[str, object]]:
    """All objects of all JSON-LD scripts; broken ones are passed over."""
    for script in tree.xpath("//script[contains(@type,'ld+json')]"):
        try:
            waiting = [json.loads((script.text or "").strip().rstrip(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop()
            if isinstance(value, list):
                waiting.extend(value)
            elif isinstance(value, dict):
                yield value
                waiting.extend(inner for name, inner in value.items() if name in ("@graph", "mainEntity", "itemListElement"))


def _as_text(value: object) -> str | None:
    if isinstance(value, list):
        return next((text for inner in value if (text := _as_text(inner))), None)
    if isinstance(value, dict):
        return _as_text(value.get("name") or value.get("@id"))
    return spaced(html.unescape(value)) or None if isinstance(value, str) else None


def read_metadata(tree: Element, address: str | None = None) -> Metadata:
    """What the page says of itself; `address` is where it was fetched from. Call it before anything is dropped."""
    said = _Said(tree)
    url = _url(tree, said, address)
    page_title = next((text_of(e) for e in tree.xpath("//title")), "")
    title = _title(tree, said, page_title)
    outlet = _outlet(said, page_title, title, url)
    body = said.article.get("articleBody")
    return Metadata(
        title, _author(tree, said, outlet), outlet, url, _day(tree, said, title, url), body if isinstance(body, str) else None
    )


def _title(tree: Element, said: _Said, page_title: str) -> str | None:
    """The heading that title element or Open Graph repeat; else what these say, without the name of the site."""
    headings = [text for e in tree.xpath("//h1") if len(text := text_of(e)) >= 8]
    told = [text for text in (said.of_article("headline"), said.first(_TITLE_NAMES), page_title) if text]
    for heading in headings:
        key = fold(heading)
        if any(key in fold(text) or (len(text) > 30 and fold(text).rstrip(". …") in key) for text in told):
            return heading
    for text in told:
        site = fold(said.first(_OUTLET_NAMES) or "")
        pieces = [piece for piece in _CUTS.split(text) if piece]
        kept = [piece for piece in pieces if fold(piece) != site]
        longest = max(kept or pieces, key=len, default="")
        if text is page_title and len(longest) >= 0.5 * len(text):
            return longest
        if longest and len(pieces) - len(kept) == 1 and text.startswith(longest):
            return longest
        if longest and len(pieces) - len(kept) == 1 and text.endswith(longest):
            return longest
        if text is not page_title:
            return text
    return headings[0] if headings else page_title or None


def _outlet(said: _Said, page_title: str, title: str | None, url: str | None) -> str | None:
    """The name of the site as Open Graph, JSON-LD or the end of the title element say it; else the host."""
    name = said.first(_OUTLET_NAMES) or _as_text(said.article.get("publisher"))
    if name and not _NO_NAME.search(name):
        return name
    if title and page_title != title and title in page_title:
        rest = [piece for piece in _CUTS.split(page_title.replace(title, " | ")) if piece.strip()]
        if rest:
            return rest[-1].strip(" -–—|:»·•")
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else name


def _author(tree: Element, said: _Said, outlet: str | None) -> str | None:
    """Who wrote it; None if that is but the name of the site."""
    told = [said.of_article("author"), *(said.meta.get(name) for name in _AUTHOR_NAMES)]
    told += [text_of(element) for place in _BYLINE_PLACES for element in tree.xpath(place)[:2]]
    for words in told:
        name = _BYLINE.sub("", words or "").strip(" -–|:")
        if name and len(name) <= _LONGEST_NAME and not _NO_NAME.search(name) and fold(name) not in fold(outlet or ""):
            return name
    return None


def _url(tree: Element, said: _Said, address: str | None) -> str | None:
    """The canonical address; one that points to the front page of a site is a mistake, and `address` holds."""
    canonical = [str(link).strip() for link in tree.xpath("//link[@rel='canonical']/@href")]
    for url in (*canonical, said.meta.get("og:url"), said.of_article("mainEntityOfPage"), said.of_article("url")):
        parts = _split(url)
        if url and parts and (parts.path.strip("/") or parts.query):
            return url
    return address


def _split(url: str | None) -> SplitResult | None:
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and parts.hostname else None


def _is_day(words: str | None) -> bool:
    """Whether the words give one day that news on the web may have."""
    parsed = parse_date(words) if words else None
    return parsed is not None and parsed.on is not None and parsed.precision == "day" and parsed.on.year >= _FIRST_YEAR


def _day(tree: Element, said: _Said, title: str | None, url: str | None) -> str | None:
    """The words of the publication date; None if the page says none, which is better than a wrong one."""
    told = [said.of_article("datePublished"), *(said.meta.get(name) for name in _DAY_NAMES)]
    told += tree.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime")
    for words in told:
        if _is_day(words):
            return words
    return _visible_day(blocks_of(tree), title) or _stamped_day(tree) or _day_in(url)


def _visible_day(blocks: list[Block], title: str | None) -> str | None:
    """The date in a short line near the heading: one that says 'published' before one that says 'updated'."""
    key = fold(title or "")
    places = [i for i, block in enumerate(blocks) if key and fold(block.text) == key and block.linked < 0.5]
    if not places:
        return None
    at = max(places, key=lambda place: (blocks[place].is_heading, place))
    below = blocks[at + 1 : at + 1 + _LINES_BELOW]
    text = [index for index, block in enumerate(below) if block.is_prose]
    if len(text) > 1:
        # past the lead and the first paragraph a date is no longer the page's
        below = below[: text[1]]
    near = [*below, *reversed(blocks[max(0, at - _LINES_ABOVE) : at])]
    ranked: list[tuple[int, int, str]] = []
    for index, block in enumerate(near):
        if len(block.text) > _LONGEST_DAY_LINE or block.linked > 0.8:
            continue
        found = [f for f in find_dates(block.text) if _is_day(block.text[f.start : f.end])]
        if found:
            rank = 0 if _PUBLISHED.search(block.text) else 2 if _UPDATED.search(block.text) else 1
            ranked.append((rank, index, block.text[found[0].start : found[0].end]))
    return min(ranked)[2] if ranked else None


def _stamped_day(tree: Element) -> str | None:
    """The one day that all time elements of the article element give."""
    stamps = {str(stamp)[:10]: str(stamp) for stamp in tree.xpath("//article//time/@datetime|//header//time/@datetime")}
    days = [stamp for stamp in stamps.values() if _is_day(stamp)]
    return days[0] if len(days) == 1 else None


def _day_in(url: str | None) -> str | None:
    """The day in an address such as /2024/11/20/, written 2024-11-20."""
    match = _DAY_IN_ADDRESS.search(urlsplit(url).path) if url else None
    if not match:
        return None
    words = f"{match[1]}-{int(match[3]):02d}-{int(match[4]):02d}"
    return words if _is_day(words) else None
