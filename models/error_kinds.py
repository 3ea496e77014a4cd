"""Why a quotation went wrong: every error of the headline figures by one kind, each with an example of our own.

A kind is decided by rules from the gold quotation and what was made of it; `error_kinds.tsv` says what it is called and
shows it on a sentence. Each gold quotation and each spurious prediction counts once, for its content before its speaker.
"""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from arabic.cue_choice import candidates
from arabic.reading import Span
from models.crossval import Article, Predicted, Results, as_quotes
from models.scoring import OVERLAP, STRICT, Link, content_letters, is_core, pair_up, same_speaker

TABLE = Path(__file__).with_name("error_kinds.tsv")


class Kind(NamedTuple):
    """One row of the table: what goes wrong, an Arabic example of our own, and its gloss with what is made of it."""

    name: str
    example: str
    gloss: str


@cache
def kinds() -> dict[str, Kind]:
    """Key of a kind -> its row."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["key"]: Kind(row["name"], row["example"], row["gloss"]) for row in rows}


def error_counts(results: Results) -> Counter[str]:
    """Key of a kind -> how many errors are of it."""
    return Counter(kind for article, predicted in results for kind in errors_of(article, predicted))


def errors_of(article: Article, predicted: Sequence[Predicted]) -> Iterator[str]:
    """The kind of each error in one article."""
    text, quotes = article.document["text"], article.document["quotes"]
    made = as_quotes(text, predicted)
    gold = [content_letters(text, q["content"]) for q in quotes]
    letters = [content_letters(text, q["content"]) for q in made]
    head = [i for i, q in enumerate(made) if is_core(q)]
    links = {k.gold: Link(k.iou, k.gold, head[k.pred]) for k in pair_up(gold, [letters[i] for i in head]) if k.iou >= OVERLAP}
    article_cues = _Cues(article, predicted)
    for g, quote in enumerate(quotes):
        if not is_core(quote) or not gold[g]:
            continue
        if g not in links:
            yield article_cues.missed(quote, gold[g], letters)
            continue
        link = links[g]
        said = made[link.pred]["speaker"]
        if not same_speaker(quote["speaker"], said):
            yield wrong_speaker(quote, predicted, link.pred, text)
        elif link.iou < STRICT:
            yield _boundary(gold[g], letters[link.pred])
    used = {link.pred for link in links.values()}
    for i in head:
        if i not in used:
            kind = article_cues.spurious(predicted[i])
            if kind:
                yield kind


def _boundary(gold: set[int], made: set[int]) -> str:
    """How a content differs from the right one, by its greater fault."""
    if not gold & made:
        return "content_elsewhere"
    faults = {
        "starts_too_early": sum(i < min(gold) for i in made), "starts_too_late": sum(i < min(made) for i in gold),
        "runs_on": sum(i > max(gold) for i in made), "stops_too_early": sum(i > max(made) for i in gold),
    }  # fmt: skip
    worst = max(faults, key=faults.__getitem__)
    return worst if faults[worst] else "part_left_out"


class _Cues:
    """Which words of an article the gold, the choice of cues and the tagger take for cues."""

    def __init__(self, article: Article, predicted: Sequence[Predicted]) -> None:
        self.reading = article.reading()
        self.quotes = article.document["quotes"]
        self.chosen = {i: p for p in predicted if p.quotation.cue for i in _tokens(p)}
        self.index = {id(p): i for i, p in enumerate(predicted)}
        self.tagged = {i for t in self.reading.tags if t.kind in ("CUE", "NOMINAL_CUE") for i in range(t.first, t.last)}
        self.known = {i for c in candidates(self.reading, list(article.entities)) for i in range(c.first, c.last)}
        self.gold = {i: q for q in self.quotes if q["cue"] for i in range(*self.reading.token_range(*q["cue"]))}

    def missed(self, quote: Mapping[str, Any], gold: set[int], letters: Sequence[set[int]]) -> str:
        """Why no content overlaps this gold quotation."""
        if quote["cue"] is None:
            start = quote["content"][0][0]
            if start < self.reading.title_end:
                return "missed_headline"
            return "missed_marks" if any(p.inner_start <= start < p.inner_end for p in self.reading.marks) else "missed_plain"
        words = range(*self.reading.token_range(*quote["cue"]))
        own = next((self.chosen[i] for i in words if i in self.chosen), None)
        if own is not None:
            if own.quotation.form == "nominal":
                return "taken_for_noun"
            if own.quotation.parent is not None:
                return "taken_for_nested"
            return _boundary(gold, letters[self.index[id(own)]])
        if any(i in self.tagged for i in words):
            return "tagged_refused"
        return "verb_refused" if any(i in self.known for i in words) else "cue_unknown"

    def spurious(self, made: Predicted) -> str | None:
        """Why this prediction matches nothing; None where its cue is that of a quotation counted already."""
        if made.quotation.cue is None:
            return "spurious_headline" if made.quotation.content.rule == "headline" else "spurious_marks"
        right = next((self.gold[i] for i in _tokens(made) if i in self.gold), None)
        if right is not None:
            return None if is_core(right) else "noun_taken_for_clause" if right["form"] == "nominal" else "nested_taken_for_own"
        return "spurious_tagged" if any(i in self.tagged for i in _tokens(made)) else "spurious_verb"


def _tokens(made: Predicted) -> range:
    cue = made.quotation.cue
    return range(cue.first, cue.last) if cue else range(0)


def wrong_speaker(quote: Mapping[str, Any], predicted: Sequence[Predicted], at: int, text: str) -> str:
    """Why the speaker of a found quotation is wrong."""
    made = predicted[at].attribution
    if made.speaker is None:
        return "nobody_found"
    if not quote["speaker"]:
        return "no_source_meant"
    before = predicted[at - 1].attribution.speaker if at else None
    if quote["speaker_mention"] is None:
        if made.mention is not None:
            return "words_taken_for_source"
        if before is None:
            return "carried_first"
        if before.span == made.speaker.span:
            return "carried_on_too_long"
        return "carried_not_on" if same_speaker(text[slice(*before.span)], quote["speaker"]) else "carried_other"
    if made.mention is None:
        return "mention_unseen"
    if not _touch(made.mention, quote["speaker_mention"]):
        return "other_mention"
    if made.speaker.rule == "antecedent_of_description":
        return "description_resolved_wrongly"
    return "description_unresolved" if made.speaker.rule.endswith("description") else "name_wrong"


def _touch(a: Span, b: Sequence[int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def most_frequent(counts: Counter[str], number: int = 10) -> list[str]:
    """The most frequent kinds as a table in Markdown, with their share of all errors and the example."""
    total = sum(counts.values())
    lines = ["| kind of error | errors | share | example (our own) |", "|---|---|---|---|"]
    return lines + [
        f"| {kinds()[key].name} | {n} | {n / total:.3f} | {kinds()[key].example} ({kinds()[key].gloss}) |"
        for key, n in _ranked(counts.items())[:number]
    ]


def _ranked(items: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(items, key=lambda item: (-item[1], item[0]))
