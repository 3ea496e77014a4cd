"""What a page says of itself to machines: its meta elements and its JSON-LD."""

import html
import json
import re
from collections.abc import Iterator

from tasks.readers.html_blocks import Element, spaced

_SCRIPTS = "//script[contains(@type,'ld+json')]"
# a comment or CDATA section around the JSON, for old browsers
_WRAPPING = re.compile(r"\A[\s/*]*(?:<!--|<!\[CDATA\[)?[\s/*]*|[\s/*]*(?:-->|\]\]>)?[\s/*]*\Z")
_DAY = re.compile(r'"datePublished"\s*:\s*"([^"\\]{8,40})"')
_ARTICLE_TYPE = re.compile(r"Article|BlogPosting|Report|LiveBlog", re.I)


class Said:
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
        self._named: dict[str, str] = {}  # address of a person or site in the JSON-LD -> name
        listed: dict[str, object] = {}
        for node, in_list in _linked_data(tree):
            address, name = node.get("@id"), node.get("name")
            if isinstance(address, str) and isinstance(name, str):
                self._named[address] = spaced(html.unescape(name))
            if not _ARTICLE_TYPE.search(json.dumps(node.get("@type", ""))):
                continue
            if in_list and len(node) > len(listed):
                listed = node
            elif not in_list and len(node) > len(self.article):
                self.article = node
        # articles in a list are others, unless the page speaks of no article of its own
        self.article = self.article or listed
        if "datePublished" not in self.article and (day := _day_in_broken_data(tree)):
            self.article = {**self.article, "datePublished": day}

    def first(self, names: tuple[str, ...]) -> str | None:
        """The content of the first of the meta elements that there is."""
        return next((self.meta[name] for name in names if name in self.meta), None)

    def of_article(self, name: str) -> str | None:
        """A property of the article in JSON-LD as text: of an object its name or address, of a list the first."""
        text = text_in(self.article.get(name))
        return self._named.get(text, text) if text else None


def _linked_data(tree: Element) -> Iterator[tuple[dict[str, object], bool]]:
    """All objects of all JSON-LD scripts, and whether they stand in a list of items; broken scripts are passed over."""
    for script in tree.xpath(_SCRIPTS):
        try:
            waiting = [(json.loads(_WRAPPING.sub("", script.text or "").rstrip(";"), strict=False), False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value, in_list = waiting.pop()
            if isinstance(value, list):
                waiting.extend((inner, in_list) for inner in value)
            elif isinstance(value, dict):
                yield value, in_list
                waiting.extend((value[name], in_list) for name in ("@graph", "mainEntity") if name in value)
                waiting.extend((value[name], True) for name in ("itemListElement", "item") if name in value)


def _day_in_broken_data(tree: Element) -> str | None:
    """The one publication date of a page whose JSON-LD cannot be read, for a quotation mark in its text, say."""
    days = {day for script in tree.xpath(_SCRIPTS) for day in _DAY.findall(script.text or "")}
    return days.pop() if len(days) == 1 else None


def text_in(value: object) -> str | None:
    """A JSON-LD value as text: of an object its name or address, of a list the first; None if there is none."""
    if isinstance(value, list):
        return next((text for inner in value if (text := text_in(inner))), None)
    if isinstance(value, dict):
        return text_in(value.get("name") or value.get("@id"))
    return spaced(html.unescape(value)) or None if isinstance(value, str) else None
