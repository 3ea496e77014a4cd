"""Cards: the pictures with headline and summary by which a page announces other articles, several alike in a row."""

from tasks.readers.html_blocks import Element, drop, text_of

_CARD_TAGS = frozenset(["div", "li", "article", "section", "td", "tr", "dl", "figure"])
_AROUND = " or ".join(f"ancestor::h{level} or .//h{level}" for level in range(2, 7))
# a link that is a headline or a picture
_HEADLINE_LINKS = f"//a[@href][.//img or .//picture or {_AROUND}]"
_LONGEST_CARD = 450
_SHORTEST_HEADLINE = 15
_MOST_LEVELS = 6


def drop_cards(tree: Element) -> None:
    """Take out the cards of a tree: small elements with a linked headline that have a like one beside them. Changes the tree."""
    cards = [card for link in tree.xpath(_HEADLINE_LINKS) if (card := _card(link)) is not None]
    for card in cards:
        drop(card)


def _card(link: Element) -> Element | None:
    """The card that a link of a headline stands in; None if it stands in none."""
    element = link
    for _ in range(_MOST_LEVELS):
        element = element.getparent()
        if element is None or element.xpath("boolean(.//h1)") or len(text_of(element)) > _LONGEST_CARD:
            return None
        if element.tag in _CARD_TAGS and _has_headline(element) and any(_alike(element, other) for other in _beside(element)):
            return element
    return None


def _beside(element: Element) -> list[Element]:
    return [*element.itersiblings(preceding=True), *element.itersiblings()]


def _alike(element: Element, other: Element) -> bool:
    """Whether a sibling is a card as well."""
    is_like = other.tag == element.tag and other.get("class") == element.get("class")
    return is_like and _has_headline(other) and bool(other.xpath(f".{_HEADLINE_LINKS}")) and len(text_of(other)) <= _LONGEST_CARD


def _has_headline(element: Element) -> bool:
    return any(len(text_of(link)) >= _SHORTEST_HEADLINE for link in element.xpath(".//a[@href]"))
