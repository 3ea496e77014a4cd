"""What a page says of itself: title, author, outlet, address and day, from JSON-LD, meta elements, visible lines, address.

trafilatura's own dates are not used: where a page says none, it guesses (the first of January of a year in the address).
"""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from arabic.dates import find_dates
from arabic.normalize import fold
from arabic.outlets import outlet_of
from tasks.readers.html_blocks import SENTENCE_END, Block, Element, blocks_of, text_of
from tasks.readers.html_day import day_of_page
from tasks.readers.html_said import Said, text_in

_AUTHOR_NAMES = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator")
_OUTLET_NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher")
_TITLE_NAMES = ("og:title", "twitter:title", "title", "dc.title", "headline")
_CUTS = re.compile(r"\s+[-–—|:»·•]+\s+|\s*\|+\s*|\s*::\s*")
_BYLINE_WORDS = "بقلم|كتبت?|إعداد|تحرير|تقرير|الكاتبة?|المحررة?|المؤلفة?|بواسطة|حوار|by|author"
_BYLINE = re.compile(rf"^\s*(?:{_BYLINE_WORDS})\b\s*[:/,،\-–]?\s*", re.I)
# as a line of its own a byline has a sign, or is 'by': 'كتب الوزير' (the minister wrote) is a sentence
_BYLINE_LINE = re.compile(rf"^\s*(?:(?:{_BYLINE_WORDS})\s*[:/,،\-–]\s*|(?:بقلم|بواسطة)\s+)(?P<name>[^\W\d_][^:|\d]{{3,}})$", re.I)
_NO_NAME = re.compile(r"https?:|www\.|@|\.(?:com|net|org)|\d{3}|^admin|^editor$|^null$", re.I)
_BYLINE_PLACES = (
    "//*[@rel='author']", "//*[@itemprop='author']//*[@itemprop='name']", "//*[@itemprop='author']",
    "//*[contains(concat(' ',normalize-space(@class),' '),' author ')]",
    "//*[contains(@class,'author-name') or contains(@class,'author_name') or contains(@class,'byline')]",
)  # fmt: skip
_LONGEST_NAME = 80
_LINES_BELOW = 14
_SITE = re.compile("(?:جريدة|صحيفة|وكالة|موقع|شبكة|قناة|بوابة|مجلة)\\b".replace("ة", "ه"))
_LONGEST_SITE = 5
_SHORTEST_TITLE = 15
_LONGEST_BYLINE = 60


@dataclass(frozen=True)
class Metadata:
    """What a page says of itself, each as written there; `day` are the words of the publication date."""

    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    url: str | None = None
    day: str | None = None
    article_body: str | None = None  # the text as JSON-LD gives it


def read_metadata(tree: Element, address: str | None = None) -> Metadata:
    """What the page says of itself; `address` is where it was fetched from. Call it before anything is dropped."""
    said = Said(tree)
    url = _url(tree, said, address)
    page_title = next((text_of(e) for e in tree.xpath("//title")), "")
    title = _title(tree, said, page_title)
    if title and title == page_title and _names_an_outlet(page_title):
        title = _headline_line(blocks_of(tree)) or title
    outlet = _outlet(said, page_title, title, url)
    body = said.article.get("articleBody")
    return Metadata(
        title,
        _author(tree, said, title, outlet),
        outlet,
        url,
        day_of_page(tree, said, title, url),
        body if isinstance(body, str) else None,
    )


def _title(tree: Element, said: Said, page_title: str) -> str | None:
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


def _names_an_outlet(words: str) -> bool:
    """Whether the title element is but the name of the site, on every page the same."""
    return outlet_of(words, None) is not None or (len(words.split()) <= _LONGEST_SITE and bool(_SITE.match(fold(words))))


def _headline_line(blocks: list[Block]) -> str | None:
    """The line right above the first paragraph, dates aside, that may be a headline; None if there is none."""
    first = next((i for i, block in enumerate(blocks) if block.is_prose), 0)
    for block in reversed(blocks[max(0, first - 4) : first]):
        is_line = len(block.text) >= _SHORTEST_TITLE and block.linked < 0.5
        if is_line and not SENTENCE_END.search(block.text) and not find_dates(block.text):
            return block.text
    return None


def _outlet(said: Said, page_title: str, title: str | None, url: str | None) -> str | None:
    """The name of the site as Open Graph, JSON-LD or the end of the title element say it; else the host."""
    name = said.first(_OUTLET_NAMES) or text_in(said.article.get("publisher"))
    if name and not _NO_NAME.search(name):
        return name
    if title and page_title != title and title in page_title:
        rest = [piece for piece in _CUTS.split(page_title.replace(title, " | ")) if piece.strip()]
        if rest:
            return rest[-1].strip(" -–—|:»·•")
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else name


def _author(tree: Element, said: Said, title: str | None, outlet: str | None) -> str | None:
    """Who wrote it; None if that is but the name of the site."""
    told = [said.of_article("author"), *(said.meta.get(name) for name in _AUTHOR_NAMES)]
    told += [text_of(element) for place in _BYLINE_PLACES for element in tree.xpath(place)[:2]]
    for words in told:
        name = _BYLINE.sub("", words or "").strip(" -–|:")
        if name and len(name) <= _LONGEST_NAME and not _NO_NAME.search(name) and not _is_outlet(name, outlet):
            return name
    return _visible_byline(blocks_of(tree), title, outlet)


def _is_outlet(name: str, outlet: str | None) -> bool:
    """Whether a name is but the outlet's, or a town with it: '(أبوظبي - البيان)'."""
    own = fold(outlet or "").strip()
    parts = [part.strip(" ()") for part in re.split(r"[-–—/|،]", fold(name))]
    return bool(own) and (fold(name) in own or own in parts)


def _visible_byline(blocks: list[Block], title: str | None, outlet: str | None) -> str | None:
    """The name in a short line 'كتبت: منى السيد' (written by) below the heading."""
    key = fold(title or "")
    heading = next((i for i, block in enumerate(blocks) if key and fold(block.text) == key and block.is_heading), None)
    if heading is None:
        return None
    for block in blocks[heading + 1 : heading + 1 + _LINES_BELOW]:
        match = _BYLINE_LINE.match(block.text) if len(block.text) <= _LONGEST_BYLINE else None
        if match and not SENTENCE_END.search(block.text) and not _NO_NAME.search(match["name"]):
            name = match["name"].strip()
            return None if _is_outlet(name, outlet) else name
    return None


def _url(tree: Element, said: Said, address: str | None) -> str | None:
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
