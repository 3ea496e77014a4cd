"""The day on which a page was published, in the words of the page."""

import re
from urllib.parse import urlsplit

from arabic.dates import find_dates, parse_date
from arabic.normalize import fold
from tasks.readers.html_blocks import Block, Element, blocks_of
from tasks.readers.html_said import Said

_DAY_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate",
    "publish-date", "publish_date", "published_time", "article.published", "parsely-pub-date", "sailthru.date",
    "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date",
    "datecreated", "date", "article:published", "release_date",
)  # fmt: skip
_DAY_IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d\d)([/-])(?:\D{1,40}/)?(\d{1,2})[/-](\d{1,2})(?!\d)")
_PUBLISHED = re.compile("نشر|تاريخ|publish", re.I)
_UPDATED = re.compile("تحديث|تعديل|محدث|updat|modif", re.I)
_LONGEST_DAY_LINE = 160
_LINES_ABOVE, _LINES_BELOW = 6, 14
_FIRST_YEAR = 1990


def _is_day(words: str | None) -> bool:
    """Whether the words give one day that news on the web may have."""
    parsed = parse_date(words) if words else None
    return parsed is not None and parsed.on is not None and parsed.precision == "day" and parsed.on.year >= _FIRST_YEAR


def day_of_page(tree: Element, said: Said, title: str | None, url: str | None) -> str | None:
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
        days = _days_in(block.text) or _days_in(_text_apart(block))
        if days:
            rank = 0 if _PUBLISHED.search(block.text) else 2 if _UPDATED.search(block.text) else 1
            ranked.append((rank, index, days[0]))
    return min(ranked)[2] if ranked else None


def _days_in(line: str) -> list[str]:
    """The words of each day in a line."""
    return [words for f in find_dates(line) if _is_day(words := line[f.start : f.end])]


def _text_apart(block: Block) -> str:
    """The text of a short block with a gap between its elements: '20 Nov 2024<span>20/11/2024' is two dates."""
    pieces = [piece.strip() for piece in block.element.itertext() if piece.strip()]
    return " | ".join(pieces) if sum(map(len, pieces)) <= _LONGEST_DAY_LINE else ""


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
