"""Cross-validation of the attribution rules over the gold articles, and the calibration of their confidence.

The folds are those of the taggers: an article is read with tags of a tagger that never saw it, its cues and antecedents
are chosen by weights learned on the other folds.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import mean, stdev
from typing import Any, NamedTuple

from arabic.attribution import Attribution, attribute
from arabic.confidence import quotation_features, speaker_features
from arabic.cue_choice import choose_cues
from arabic.cue_spans import cues_of
from arabic.names import NamedSpan
from arabic.quotations import Quotation, find_quotations
from arabic.ranking import Weights
from arabic.reading import Reading, TaggedSpan
from arabic.sentences import split_sentences
from models.choice import Question, train_choice, train_yes_no
from models.rankers import cue_questions, end_questions, speaker_questions
from models.scoring import Document, content_letters, pair_up, same_speaker, score
from models.tagging import gold_spans

FOLDS = 5
CUE_PENALTY = 1.0
ANTECEDENT_PENALTY = 2.0
END_PENALTY = 0.5
CONFIDENCE_PENALTY = 0.1


def fold_of(index: int) -> int:
    """Fold of the document at this position of the gold file."""
    return index % FOLDS


class Article(NamedTuple):
    """A gold document with what the models see in it."""

    document: Document
    fold: int
    tags: Sequence[TaggedSpan]
    entities: Sequence[NamedSpan]

    def reading(self, tags: Sequence[TaggedSpan] | None = None) -> Reading:
        """The article laid out, with its tags or with others."""
        text = self.document["text"]
        return Reading(text, [(s.start, s.end) for s in split_sentences(text)], self.tags if tags is None else tags)


class Tables(NamedTuple):
    """The three tables of weights that decide."""

    cues: Weights
    ends: Weights
    antecedents: Weights


@dataclass
class Examples:
    """What the tables are learned from, each question with its fold."""

    cues: list[tuple[int, Question]] = field(default_factory=list)
    ends: list[tuple[int, Question]] = field(default_factory=list)
    antecedents: list[tuple[int, Question]] = field(default_factory=list)

    def tables(self, without: int | None = None) -> Tables:
        """The tables, learned without one fold."""
        parts = ((self.cues, CUE_PENALTY), (self.ends, END_PENALTY), (self.antecedents, ANTECEDENT_PENALTY))
        return Tables(*(train_choice([q for f, q in part if f != without], penalty) for part, penalty in parts))


def gather(articles: Sequence[Article]) -> Examples:
    """The questions about cues, under the taggers' own tags, about ends, under the gold's, and about antecedents, under both."""
    examples = Examples()
    for article in articles:
        document, entities = article.document, list(article.entities)
        examples.cues += [(article.fold, q) for q in cue_questions(document, article.reading(), entities)]
        gold = article.reading(gold_spans(document))
        examples.ends += [(article.fold, q) for q in end_questions(document, gold)]
        for reading in (gold, article.reading()):
            quotations = find_quotations(reading, cues_of(reading), entities)
            examples.antecedents += [(article.fold, q) for q in speaker_questions(document, reading, quotations, entities)]
    return examples


class Predicted(NamedTuple):
    """One quotation as the rules found it."""

    quotation: Quotation
    attribution: Attribution


def predict(article: Article, tables: Tables) -> list[Predicted]:
    """The quotations of one article with their speakers."""
    reading, entities = article.reading(), list(article.entities)
    quotations = find_quotations(reading, choose_cues(reading, entities, tables.cues), entities, tables.ends)
    attributions = attribute(reading, quotations, entities, tables.antecedents)
    return [Predicted(*pair) for pair in zip(quotations, attributions, strict=True)]


def as_quotes(text: str, predicted: Sequence[Predicted]) -> list[dict[str, Any]]:
    """Predictions in the form that the scorer takes."""
    return [
        {
            "type": q.content.quotation_type, "form": q.form, "content": [list(s) for s in q.content.spans],
            "parent": None if q.parent is None else str(q.parent),
            "speaker": text[slice(*a.speaker.span)] if a.speaker else None,
        }
        for q, a in predicted
    ]  # fmt: skip


def cross_validate(articles: Sequence[Article], examples: Examples) -> Iterator[tuple[Article, list[Predicted]]]:
    """Each article with its quotations, found by weights that were learned without its fold."""
    for fold in range(FOLDS):
        tables = examples.tables(without=fold)
        yield from ((article, predict(article, tables)) for article in articles if article.fold == fold)


def confidence_rows(results: Sequence[tuple[Article, list[Predicted]]]) -> tuple[list[tuple[str, ...]], list[bool]]:
    """-> (features, right or wrong) of each quotation and, where the quotation is right, of each speaker."""
    rows: list[tuple[str, ...]] = []
    answers: list[bool] = []
    for article, predicted in results:
        text, quotes = article.document["text"], article.document["quotes"]
        gold = [content_letters(text, q["content"]) for q in quotes]
        found = [content_letters(text, p.quotation.content.spans) for p in predicted]
        gold_of = {link.pred: quotes[link.gold] for link in pair_up(gold, found) if link.iou >= 0.5}
        for i, (quotation, attribution) in enumerate(predicted):
            rows.append((*quotation_features(quotation), "q"))
            answers.append(i in gold_of)
            if i in gold_of and attribution.speaker is not None:
                rows.append((*speaker_features(attribution.speaker, quotation), "s"))
                answers.append(same_speaker(text[slice(*attribution.speaker.span)], gold_of[i]["speaker"]))
    return rows, answers


def train_confidence(results: Sequence[tuple[Article, list[Predicted]]]) -> Weights:
    """Weights of the calibrated confidence, learned from cross-validated quotations."""
    rows, answers = confidence_rows(results)
    return train_yes_no(rows, answers, CONFIDENCE_PENALTY)


def figures(results: Sequence[tuple[Article, list[Predicted]]]) -> dict[str, Any]:
    """The scorer's figures over all folds; for joint and strict_joint F1 also mean and spread over the folds."""
    quotes = {a.document["doc_id"]: as_quotes(a.document["text"], p) for a, p in results}
    whole, _ = score([a.document for a, _ in results], quotes)
    per_fold = [score([a.document for a, _ in results if a.fold == f], quotes)[0] for f in range(FOLDS)]
    for name in ("joint", "strict_joint"):
        values = [f[name]["f1"] for f in per_fold]
        whole[f"{name}_folds"] = {"mean": round(mean(values), 4), "stdev": round(stdev(values), 4)}
    return whole


def articles_of(
    documents: Sequence[Document], tags: Mapping[str, Sequence[TaggedSpan]], entities: Mapping[str, Sequence[NamedSpan]]
) -> list[Article]:
    """The gold documents with their tags and entities by doc_id."""
    return [Article(d, fold_of(i), tags[d["doc_id"]], entities[d["doc_id"]]) for i, d in enumerate(documents)]
