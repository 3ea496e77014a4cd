"""The main text of a page of news: trafilatura finds where it is, the blocks of the page there are the text.

trafilatura alone loses leads that stand outside the body's element and keeps 'read also' boxes in mid-text.
"""

import copy
import logging
import re

from arabic.datelines import is_dateline
from arabic.dates import find_dates
from arabic.normalize import fold
from tasks.readers.html_blocks import SENTENCE_END, Block, Element, blocks_of, drop_textless
from tasks.readers.html_furniture import drop_furniture, without_boxes

_NO_LETTER = re.compile(r"[\W_]+")
_LEAST = 25  # letters; shorter blocks are found in any text
_SHORTEST_LEAD = 60
_LEAST_TEXT = 200
_LONGEST_DAY_LINE = 140
_STAND_INS = ("//*[contains(@itemprop,'articleBody')]", "//article", "//main", "//body")


def letters(text: str) -> str:
    """Folded letters and digits alone, for comparing texts."""
    return _NO_LETTER.sub("", fold(text))


def fragment_text(tree: Element) -> str:
    """The text of a fragment of HTML that holds an article's text and little else (a feed's content): lines joined by \\n."""
    drop_textless(tree)
    drop_furniture(tree)
    return "\n".join(block.text for block in without_boxes(blocks_of(tree)))


def main_text(tree: Element, title: str | None) -> str:
    """The paragraphs of the page's main text, joined by \\n; '' if there is none. Changes the tree."""
    drop_textless(tree)
    drop_furniture(tree)
    blocks = without_boxes(blocks_of(tree))
    own_title = letters(title or "")
    first, last = _range(blocks, letters(_found_by_trafilatura(tree)), own_title)
    if sum(len(block.text) for block in blocks[first:last]) < _LEAST_TEXT:
        stood_in = [text for text in _stand_in(tree) if letters(text) != own_title]
        if sum(map(len, stood_in)) > sum(len(block.text) for block in blocks[first:last]):
            return "\n".join(stood_in)
    chosen = _lead(blocks[:first], own_title) + blocks[first:last]
    return "\n".join(block.text for block in _without_head(chosen, own_title) if letters(block.text) != own_title)


def _found_by_trafilatura(tree: Element) -> str:
    """What trafilatura takes for the main text; '' if it finds none or fails."""
    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(copy.deepcopy(tree), include_comments=False, with_metadata=False)
    except (ValueError, RecursionError, TypeError, AttributeError):
        return ""
    return str(getattr(found, "text", None) or "")


def _range(blocks: list[Block], found: str, title: str) -> tuple[int, int]:
    """-> (first, last + 1) of the blocks whose words trafilatura found, and of short ones right beside them."""
    hits = [
        index
        for index, block in enumerate(blocks)
        if block.linked < 0.7 and len(key := letters(block.text)) >= _LEAST and key in found and key != title
    ]
    if not hits:
        return 0, 0
    first, last = hits[0], hits[-1]
    while first > 0 and _beside(blocks[first - 1], blocks[hits[0]]) and letters(blocks[first - 1].text) != title:
        first -= 1
    while last + 1 < len(blocks) and _beside(blocks[last + 1], blocks[hits[-1]]):
        last += 1
    return first, last + 1


def _beside(block: Block, hit: Block) -> bool:
    """Whether a block is of one kind with a paragraph of the text: in the same element, or in a like one beside it."""
    one, other = block.element, hit.element
    return block.linked < 0.5 and (one is other or (one.tag == other.tag and one.getparent() is other.getparent()))


def _lead(before: list[Block], title: str) -> list[Block]:
    """The paragraphs between the heading and the text found: a lead that stands in an element of its own."""
    heading = max((i for i, block in enumerate(before) if title and letters(block.text) == title), default=None)
    if heading is None:
        return []
    return [block for block in before[heading + 1 :] if len(block.text) >= _SHORTEST_LEAD and block.linked < 0.3]


def _without_head(blocks: list[Block], title: str) -> list[Block]:
    """The blocks without the title, and without the short lines (day, byline, section) before the first paragraph."""
    kept: list[Block] = []
    started = False
    for block in blocks:
        if title and letters(block.text) == title:
            continue
        started = started or (len(block.text) >= _SHORTEST_LEAD and not _is_day_line(block))
        if started or is_dateline(block.text):
            kept.append(block)
    if len(kept) > 2 and is_dateline(kept[1].text) and not is_dateline(kept[0].text):
        # below a lead that stands apart: it belongs above the text, where cleaning looks for it
        kept[:2] = kept[1], kept[0]
    return kept or blocks


def _is_day_line(block: Block) -> bool:
    """Whether a block is but the day and hour of publication: short, no sentence, and a date in it."""
    if len(block.text) > _LONGEST_DAY_LINE or SENTENCE_END.search(block.text):
        return False
    return any(found.parsed.on for found in find_dates(block.text))


def _stand_in(tree: Element) -> list[str]:
    """The text of the element that says it is the article; of the whole page only its paragraphs."""
    for path in _STAND_INS:
        best: list[str] = []
        for element in tree.xpath(path):
            blocks = without_boxes(blocks_of(element))
            texts = [block.text for block in blocks if block.is_prose or path != "//body"]
            if sum(map(len, texts)) > sum(map(len, best)):
                best = texts
        if best:
            return best
    return []
