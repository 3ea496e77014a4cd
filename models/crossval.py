"""Cross-validation of the attribution rules over the gold articles, and the calibration of their confidence.

The folds are those of the taggers: an article is read with tags of a tagger that never saw it, its cues and antecedents
are chosen by weights learned on the other folds.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import mean, stdev
from typing import Any, NamedTuple

from arabic.attribution import Attribution, attribute
from arabic.confidence import QUOTATION, quotation_features, row_features
from arabic.cue_choice import choose_cues
from arabic.cue_names import with_names_at_cues
from arabic.cue_spans import cues_of
from arabic.name_echoes import with_echoes
from arabic.names import NamedSpan
from arabic.quotations import Quotation, find_quotations
from arabic.ranking import Weights
from arabic.reading import Reading, TaggedSpan
from arabic.sentences import split_sentences
from models.annotated_news import is_our_own
from models.choice import Question, train_choice, train_yes_no
from models.rankers import cue_questions, end_questions, speaker_questions
from models.scoring import OVERLAP, Document, content_letters, pair_up, same_speaker, score
from models.tagging import gold_spans

FOLDS = 5
CUE_PENALTY = 1.0
ANTECEDENT_PENALTY = 2.0
END_PENALTY = 0.5
CONFIDENCE_PENALTY = 1.5


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


Results = Sequence[tuple[Article, list[Predicted]]]


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


def of_gold(results: Results) -> Results:
    """Those of the gold's articles: the headline figures are measured on them."""
    return [(article, predicted) for article, predicted in results if not is_our_own(article.document)]


class Rated(NamedTuple):
    """One question of confidence: the fold of its article, the features that hold, and whether the answer was yes."""

    fold: int
    features: tuple[str, ...]
    right: bool


def confidence_questions(results: Results) -> list[Rated]:
    """For each quotation: is it one, with this content? And, where it has a speaker: is the whole row right?"""
    rated = []
    for article, predicted in results:
        reading, text, quotes = article.reading(), article.document["text"], article.document["quotes"]
        quotations, attributions = [p.quotation for p in predicted], [p.attribution for p in predicted]
        gold = [content_letters(text, q["content"]) for q in quotes]
        links = pair_up(gold, [content_letters(text, q.content.spans) for q in quotations])
        gold_of = {link.pred: quotes[link.gold] for link in links if link.iou >= OVERLAP}
        rows = row_features(reading, quotations, attributions)
        for i, features in enumerate(quotation_features(reading, quotations)):
            rated.append(Rated(article.fold, features, i in gold_of))
            row, speaker = rows[i], attributions[i].speaker
            if row is not None and speaker is not None:
                right = i in gold_of and same_speaker(text[slice(*speaker.span)], gold_of[i]["speaker"])
                rated.append(Rated(article.fold, row, right))
    return rated


def train_confidence(results: Results) -> Weights:
    """Weights of the calibrated confidence, learned from cross-validated quotations."""
    return _fitted(confidence_questions(results))


def _fitted(rated: Sequence[Rated]) -> Weights:
    return train_yes_no([r.features for r in rated], [r.right for r in rated], CONFIDENCE_PENALTY)


def row_probabilities(rated: Sequence[Rated], weights: Weights) -> list[tuple[float, bool]]:
    """-> (confidence, right or wrong) of each whole row."""
    return [(weights.probability(r.features), r.right) for r in rated if QUOTATION not in r.features]


def held_out_probabilities(results: Results) -> list[tuple[float, bool]]:
    """As `row_probabilities`, each row by weights that were learned on the rows of the other folds."""
    rated = confidence_questions(results)
    found = []
    for fold in range(FOLDS):
        weights = _fitted([r for r in rated if r.fold != fold])
        found += row_probabilities([r for r in rated if r.fold == fold], weights)
    return found


def figures(results: Results) -> dict[str, Any]:
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
    """The gold documents with their tags by doc_id and, from the model's entities by doc_id, what the stage `entities` makes."""
    found = []
    for i, document in enumerate(documents):
        doc_id = document["doc_id"]
        seen = Article(document, fold_of(i), tags[doc_id], entities[doc_id])
        found.append(seen._replace(entities=with_echoes(seen.reading(), with_names_at_cues(seen.reading(), seen.entities))))
    return found
