"""What stands on a page and is no part of the article: 'read also' boxes, tweets, captions, share buttons, comments.

The words and the class names of furniture stand in `web_furniture.tsv`, the labels of related links in `page_labels.tsv`.
"""

import re
from functools import cache

from arabic.lexicon import read_lexicon
from arabic.normalize import fold
from tasks.readers.html_blocks import SENTENCE_END, Block, Element, blocks_of, drop, text_of
from tasks.readers.html_cards import drop_cards

_KEPT_TAGS = frozenset(["html", "body", "article", "main", "h1"])
_ALWAYS = "//nav|//figcaption|//aside"
_TOKEN = re.compile(r"[\s]+")
_POST_LINK = re.compile(r"(?:twitter\.com|//x\.com|facebook\.com|instagram\.com|t\.me)/[^/\s]+/(?:status|posts|p|reel|\d)")
_POST_WORDS = re.compile(r"pic\.twitter\.com/|https?://t\.co/|\(@\w{2,20}\)")
_ARABIC = re.compile("[\u0620-\u064a]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_CENTRED = re.compile(r"text-align\s*:\s*center|^\s*center\s*$", re.I)
# more of the page's prose than this in one element, and it is not furniture, whatever its class says
_TOO_MUCH = 0.3
_LONGEST_LINE = 60
_LONGEST_START = 400
_LONGEST_CAPTION = 220
_LONGEST_FOREIGN = 60
_LONGEST_POST = 1200
_LONGEST_HEADLINE = 220
_MOST_HEADLINES = 12
_SKIPS = ("تخط", "تجاوز", "skip ")  # as folded text has them
_EDGES = " \t\u00a0:؛|«»\"'-–—•*>+.…!,،()[]\u200f\u200e\u200b"


@cache
def _words(kind: str) -> frozenset[str]:
    rows = read_lexicon("web_furniture.tsv")
    return frozenset(fold(row["word"]).strip(_EDGES) for row in rows if row["kind"] == kind)


@cache
def _class_names(kind: str) -> re.Pattern[str]:
    """Matches a class or id that is one of the names, or has one as its beginning or end: related, related-box, post_share."""
    names = (row["word"] for row in read_lexicon("web_furniture.tsv") if row["kind"] == kind)
    joined = "|".join(re.escape(name).replace(r"\-", "[-_]?") for name in sorted(names, key=len, reverse=True))
    return re.compile(rf"(?:.*[-_])?(?:{joined})(?:s|[-_].*)?|{joined}[A-Z0-9].*", re.I)


@cache
def _box_start() -> re.Pattern[str]:
    labels = {fold(row["word"]) for row in read_lexicon("page_labels.tsv") if row["kind"] == "related"} | _words("box")
    return re.compile("(?:" + "|".join(sorted(map(re.escape, labels), key=len, reverse=True)) + r")(?!\w)")


@cache
def _line_start() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(sorted(map(re.escape, _words("start")), key=len, reverse=True)) + r")(?!\w)")


def _names(element: Element) -> list[str]:
    return _TOKEN.split(f"{element.get('class') or ''} {element.get('id') or ''}".strip())


def _has_name(element: Element, kind: str) -> bool:
    pattern = _class_names(kind)
    return any(pattern.fullmatch(name) for name in _names(element) if name)


def drop_furniture(tree: Element) -> None:
    """Take out elements that are furniture by tag, class, id or kind of content. Changes the tree.

    An element that holds the main heading or much of the page's prose stays, whatever it is called.
    """
    for element in tree.xpath("//*[@class or @id]"):
        if element.tag not in _KEPT_TAGS and _has_name(element, "comments") and not element.xpath(".//h1"):
            drop(element)
    prose = sum(len(block.text) for block in blocks_of(tree) if block.is_prose)
    suspects = [e for e in tree.xpath("//*[@class or @id]") if e.tag not in _KEPT_TAGS and _has_name(e, "class")]
    suspects += tree.xpath(_ALWAYS)
    suspects += [e for e in tree.xpath("//*[@style]") if e.tag not in _KEPT_TAGS and _HIDDEN.search(e.get("style") or "")]
    suspects += tree.xpath("//*[@hidden or @aria-hidden='true'][not(self::html or self::body)]")
    suspects += tree.xpath("//footer|//form|//figure")
    suspects += _skipped(tree)
    for element in suspects:
        if not element.xpath(".//h1") and _prose_in(element) <= _TOO_MUCH * prose:
            drop(element)
    for quote in tree.xpath("//blockquote"):
        text = text_of(quote)
        linked = any(_POST_LINK.search(link) for link in quote.xpath(".//a/@href"))
        if len(text) <= _LONGEST_POST and (linked or _POST_WORDS.search(text)):
            drop(quote)

    drop_cards(tree)


def _skipped(tree: Element) -> list[Element]:
    """The elements around what a link offers to skip: 'تخطى قصص مقترحة وواصل القراءة' (skip ... and read on)."""
    skipped: list[Element] = []
    for link in tree.xpath("//a[starts-with(@href,'#')]"):
        if not fold(text_of(link)).strip(_EDGES).startswith(_SKIPS):
            continue
        targets = [e for e in tree.xpath("//*[@id=$name]", name=link.get("href")[1:]) if e is not link]
        around = list(targets[0].iterancestors()) if targets else []
        common = next((element for element in link.iterancestors() if element in around), None)
        if common is not None and common.tag not in _KEPT_TAGS:
            skipped.append(common)
        drop(link)
    return skipped


def _prose_in(element: Element) -> int:
    return sum(len(block.text) for block in blocks_of(element) if block.is_prose)


def without_boxes(blocks: list[Block]) -> list[Block]:
    """The blocks without 'read also' boxes, share lines, captions and posts that no class gave away."""
    kept: list[Block] = []
    headlines = 0  # how many headlines of a box may still follow
    box: Element | None = None
    for block in blocks:
        folded = fold(block.text).strip(_EDGES)
        label = _box_start().match(folded)
        if label and _is_label(block, folded, label.end()):
            headlines = _MOST_HEADLINES
            box = _box_of(block)
            continue
        if box is not None and box in block.element.iterancestors():
            continue
        if headlines and block.linked > 0.7 and len(block.text) <= _LONGEST_HEADLINE:
            headlines -= 1
            continue
        headlines = 0
        if not is_furniture(block, folded):
            kept.append(block)
    return kept


def _box_of(label: Block) -> Element | None:
    """The small element that holds a label and headlines, but no sentence; None if there is none of its own."""
    box = label.element.getparent()
    if box is None or box.tag in _KEPT_TAGS or box.xpath("boolean(.//h1)"):
        return None
    inside = blocks_of(box)
    if sum(len(block.text) for block in inside) > 2 * _LONGEST_HEADLINE:
        return None
    return None if any(SENTENCE_END.search(block.text) and block.text != label.text for block in inside) else box


def _is_label(block: Block, folded: str, label_end: int) -> bool:
    """Whether a block that begins with a label is one: nothing after it, a colon, or links."""
    rest = folded[label_end:]
    if len(block.text) > _LONGEST_HEADLINE + 40:
        return False
    return not rest.strip(_EDGES) or (rest.lstrip()[0] in ":|-–—…" and label_end > 4) or block.linked > 0.4


def is_furniture(block: Block, folded: str | None = None) -> bool:
    """Whether a block is a line of furniture by its own words and place: share, subscribe, a caption, a link alone."""
    folded = fold(block.text).strip(_EDGES) if folded is None else folded
    if len(block.text) <= _LONGEST_LINE and folded in _words("line"):
        return True
    if not folded:
        return True
    if block.is_heading:
        return block.linked > 0.9 and block.element.tag != "h1"
    if not _ARABIC.search(block.text) and (len(block.text) <= _LONGEST_FOREIGN or " " not in block.text):
        return True
    start = _line_start().match(folded)
    # one word alone begins sentences too: تصوير (photo by; filming)
    if start and (len(block.text) <= _LONGEST_LINE or (" " in start.group() and len(block.text) <= _LONGEST_START)):
        return True
    if block.linked > 0.9 and len(block.text) <= _LONGEST_HEADLINE:
        return True
    if len(block.text) <= 400 and _POST_WORDS.search(block.text):
        return True
    is_short = len(block.text) <= _LONGEST_CAPTION and not SENTENCE_END.search(block.text)
    return is_short and (_beside_picture(block) or _centred_by_picture(block))


def _centred_by_picture(block: Block) -> bool:
    """Whether the block is a centred paragraph right before or after one that holds a picture and no words."""
    element = block.element
    if element.tag not in ("p", "div") or not _CENTRED.search(f"{element.get('style') or ''} {element.get('align') or ''}"):
        return False
    beside = (element.getprevious(), element.getnext())
    return any(e is not None and e.xpath("boolean(self::img|.//img|.//picture)") and not text_of(e) for e in beside)


def _beside_picture(block: Block) -> bool:
    """Whether the block and a picture have a small element of their own."""
    element: Element | None = block.element
    for _ in range(3):
        if element is None or element.tag in ("body", "article", "main", "td"):
            return False
        if element.xpath("boolean(.//img|.//picture)"):
            return len(text_of(element)) <= len(block.text) + 60
        element = element.getparent()
    return False
