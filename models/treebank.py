"""The sentences of the Arabic treebank (UD PADT): reports of agencies and papers of 2000 to 2003, to annotate and learn from."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import zstandard

_TEXT = "# text = "


@cache
def treebank_sentences(data: Path, part: str = "train") -> tuple[str, ...]:
    """The sentences of one of its parts (train, dev, test) under `data`, in file order, spaced as in its rebuilt texts."""
    with zstandard.open(data / "ud" / f"padt-{part}.conllu.zst", "rt", encoding="utf-8") as lines:
        return tuple(line.removeprefix(_TEXT).strip() for line in lines if line.startswith(_TEXT))


def report_text(sentences: Sequence[str]) -> str:
    """A report of these sentences in the form of an article: the first is its title.

    >>> report_text(("خبر", "أول", "ثان"))
    'خبر\\n\\nأول\\nثان'
    """
    return sentences[0] + "\n\n" + "\n".join(sentences[1:])
