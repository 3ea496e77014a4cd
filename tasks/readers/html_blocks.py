"""An HTML tree as blocks of text: lines and paragraphs in their order, each with what tells prose from furniture.

Works on lxml trees; nothing here is recursive, a page may be nested as deep as it likes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import lxml.html
from lxml import etree

_BLOCK_TAGS = frozenset(
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3"
    " h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_TEXTLESS_TAGS = (
    "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "video", "audio", "select",
    "button", "textarea", "option", "map", "math", "head", "amp-ad", "amp-list", "amp-sidebar", "amp-social-share", "amp-twitter",
    "amp-facebook", "amp-instagram", "amp-youtube", "amp-carousel", "amp-embed", "amp-iframe", "amp-video", "amp-consent",
)  # fmt: skip
# &#147; is a control character by the letter, a quotation mark of windows-1252 in practice and in HTML5
_CONTROLS = {code: bytes([code]).decode("cp1252") for code in range(0x80, 0xA0) if code not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
# what HTML renders as one space; the no-break space stays, cleaning knows it
_SPACES = re.compile("[ \t\n\r\f]+")
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*>")
SENTENCE_END = re.compile(r"[.!؟?…:؛](?:[\"'”»)\]\s]|\u200f)*$")
_LONG = 80
_LINKED = 0.35

Element: TypeAlias = Any  # lxml has no types of its own


@dataclass(frozen=True)
class Block:
    """A line or paragraph of a page: its text, the element that holds it, how much of it is link text, 0 to 1."""

    text: str
    element: Element
    linked: float

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a paragraph: long, and no list of links."""
        return len(self.text) >= _LONG and self.linked <= _LINKED

    @property
    def is_heading(self) -> bool:
        """Whether it stands in a heading element."""
        return any(tag in ("h1", "h2", "h3", "h4", "h5", "h6") for tag in tags_above(self.element, 3))


def parse(markup: str) -> Element | None:
    """The tree of a page or a fragment of one, however broken; None if there is no element in it."""
    parser = lxml.html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    data = _XML_HEAD.sub("", markup.replace("\0", "")).encode("utf-8", errors="replace")
    try:
        return lxml.html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None


def tags_above(element: Element, most: int) -> Iterator[str]:
    """The tag of an element and of the elements around it, at most so many."""
    around: Element | None = element
    for _ in range(most):
        if around is None:
            return
        yield str(around.tag)
        around = around.getparent()


def drop_textless(tree: Element) -> None:
    """Take out scripts, styles, form controls and all else whose text is not read. Changes the tree."""
    for element in tree.xpath("|".join(f"//{tag}" for tag in _TEXTLESS_TAGS)):
        drop(element)


def drop(element: Element) -> None:
    """Take an element out of its tree, what follows it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def text_of(element: Element) -> str:
    """All text within an element, white space made single."""
    return spaced("".join(element.itertext()))


def spaced(text: str) -> str:
    """Text with white space made single and control characters read as windows-1252."""
    return _SPACES.sub(" ", text.translate(_CONTROLS)).strip(" ")


def blocks_of(tree: Element) -> list[Block]:
    """The blocks of a tree in order, empty ones left out."""
    found: list[Block] = []
    pieces: list[str] = []
    linked = 0
    links = 0
    holder = tree

    def close(next_holder: Element) -> None:
        nonlocal linked, holder
        text = spaced("".join(pieces))
        if text:
            found.append(Block(text, holder, min(1.0, linked / len(text))))
        pieces.clear()
        linked = 0
        holder = next_holder

    def add(text: str | None) -> None:
        nonlocal linked
        if text:
            pieces.append(text)
            if links:
                linked += len(spaced(text))

    for event, element in etree.iterwalk(tree, events=("start", "end")):
        is_block = element.tag in _BLOCK_TAGS
        if event == "start":
            if is_block:
                close(element)
            links += element.tag == "a"
            add(element.text)
        else:
            links -= element.tag == "a"
            if is_block:
                parent = element.getparent()
                close(parent if parent is not None else tree)
            if element is not tree:
                add(element.tail)
    close(tree)
    return found
