"""Prints one article with its quotations marked and who said them."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

from rich.text import Text

from flows.read_database import QueryError, ask

_ARTICLE = """
SELECT article_id, title, outlet, published_on, url, text FROM articles
WHERE article_id = ? OR origin_id = ? ORDER BY article_id LIMIT 1
"""
_QUOTES = """
SELECT v.quotation_id, quotation_type, form, content, content_spans, cue, speaker_mention, speaker, speaker_kind, confidence
FROM quotes AS v WHERE article_id = ? ORDER BY content_spans[1]."start", quotation_id
"""
_STYLE = {"direct": "bold green", "mixed": "bold yellow", "indirect": "cyan"}


def article_words(warehouse: Path, article: str) -> Iterator[Text]:
    """The article of that id (article_id, or its origin_id), then its quotations. QueryError if there is none."""
    found = ask(warehouse, _ARTICLE, [article, article]).records()
    if not found:
        raise QueryError(f'no article {article}: `isnad sql "SELECT article_id, title FROM articles"` lists them')
    row = found[0]
    quotes = ask(warehouse, _QUOTES, [row["article_id"]]).records()
    about = (row["article_id"], row["outlet"], row["published_on"], row["url"])
    yield Text(" | ".join(str(part) for part in about if part), style="dim")
    text = Text(str(row["text"]))
    for quote in quotes:
        for span in cast(list[dict[str, int]], quote["content_spans"]):
            text.stylize(_STYLE[str(quote["quotation_type"])], span["start"], span["end"])
    yield text
    yield Text(f"\n{len(quotes)} quotations" if len(quotes) != 1 else "\n1 quotation", style="bold")
    for number, quote in enumerate(quotes, 1):
        kind = f"[{quote['quotation_type']}, {cast(float, quote['confidence']):.2f}]"
        yield Text(f"{number}. {_who(quote)} {kind} {quote['content']}")


def _who(quote: dict[str, object]) -> str:
    """Speaker, the words at the cue if they differ, and the cue."""
    speaker = str(quote["speaker"] or quote["speaker_mention"] or f"({quote['speaker_kind']})")
    mention = quote["speaker_mention"]
    said = f" «{mention}»" if mention and mention != speaker else ""
    return f"{speaker}{said} — {quote['cue'] or 'no cue'}:"
