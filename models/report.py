"""Writes docs/quality.md: what cross-validation and the development articles say, by phenomenon and source.

`python -m models.report --gold DIR --data DIR [--work DIR] [--weights DIR]`, after the steps of `models.train`.
"""

import argparse
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from arabic.annotate import Annotator, own_annotator
from arabic.names import NamedSpan
from arabic.particulars import addressee_of, said_on
from arabic.ranking import load_weights
from arabic.reading import TaggedSpan
from models import crossval
from models.annotated_news import UNSEEN, annotated_documents, is_report
from models.baseline import regular_expressions
from models.breakdown import as_markdown, by_phenomenon
from models.corpus import gold_documents
from models.crossval import Results
from models.error_kinds import error_counts, most_frequent
from models.intervals import Measured, with_intervals
from models.scoring import Document, Quote, score
from models.train import annotate

WEIGHTS = Path(__file__).parent / "weights"
_STEPS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
_KEPT = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97)


def as_predictions(results: Results) -> dict[str, list[Quote]]:
    """What was found, by doc_id, in the form that the scorer takes, with the addressee and the day."""
    found = {}
    for article, predicted in results:
        reading, published = article.reading(), published_on(article.document)
        quotes = crossval.as_quotes(reading.text, predicted)
        for quote, (quotation, _) in zip(quotes, predicted, strict=True):
            quote["addressee"] = addressee_of(reading, quotation)
            quote["said_on"] = said_on(reading, quotation, published)
        found[article.document["doc_id"]] = quotes
    return found


def published_on(document: Document) -> date | None:
    """The day with which the gold's date (2015-08-02 23:24:29) begins; None where it has none."""
    try:
        return date.fromisoformat(str(document.get("date") or "")[:10])
    except ValueError:
        return None


def source_table(results: Results) -> list[str]:
    """Joint F1 by the article's source, where it has 20 gold quotations or more."""
    rows = ["| source | articles | gold | joint F1 |", "|---|---|---|---|"]
    for source in sorted({a.document.get("source") or "" for a, _ in results}):
        here = [(a, p) for a, p in results if (a.document.get("source") or "") == source]
        figures = _figures(here)
        if figures["joint"]["gold"] >= 20:
            rows.append(f"| {source} | {len(here)} | {figures['joint']['gold']} | {figures['joint']['f1']:.3f} |")
    return rows


def reliability(rated: Iterable[tuple[float, bool]]) -> list[str]:
    """How often a row of a given confidence is right, and how many there are; then what each threshold keeps."""
    rated = list(rated)
    rows = ["| confidence from | rows | mean confidence | right | share of all rows |", "|---|---|---|---|---|"]
    for low, high in zip(_STEPS, (*_STEPS[1:], 1.01), strict=True):
        here = [r for r in rated if low <= r[0] < high]
        if here:
            mean, right = sum(c for c, _ in here) / len(here), sum(ok for _, ok in here) / len(here)
            rows.append(f"| {low:.2f} | {len(here)} | {mean:.3f} | {right:.3f} | {len(here) / len(rated):.3f} |")
    rows += ["", "| kept: confidence at least | rows | share kept | right |", "|---|---|---|---|"]
    for low in _KEPT:
        kept = [ok for c, ok in rated if c >= low]
        if kept:
            rows.append(f"| {low:.2f} | {len(kept)} | {len(kept) / len(rated):.3f} | {sum(kept) / len(kept):.3f} |")
    return rows


def _figures(results: Results) -> dict[str, Any]:
    return score([a.document for a, _ in results], as_predictions(results))[0]


def headline_table(train: Results, dev: Results) -> list[str]:
    """The figures that the issue of attribution asks for, each with its interval, beside the baseline's."""
    columns: list[Mapping[str, Measured]] = []
    for results in (train, dev):
        documents: list[Document] = [a.document for a, _ in results]
        columns.append(with_intervals(documents, as_predictions(results)))
        columns.append(with_intervals(documents, {d["doc_id"]: regular_expressions(d["text"]) for d in documents}))
    rows = ["| figure | cross-validation on train | baseline on train | dev | baseline on dev |", "|---|---|---|---|---|"]
    return rows + [f"| {name} | {' | '.join(str(column[name]) for column in columns)} |" for name in columns[0]]


def own_table(results: Results, unseen: Results) -> list[str]:
    """The figures on what we annotated ourselves: news, reports of the treebank, and both in what nothing is learned from."""
    parts = [*([r for r in results if is_report(r[0].document) is reports] for reports in (False, True)), unseen]
    columns = [with_intervals([a.document for a, _ in part], as_predictions(part)) for part in parts]
    counts = zip(map(len, parts), ("articles of 2013-17", "reports of 2000-03", "of both, unseen"), strict=True)
    rows = [f"| figure | {' | '.join(f'{count} {what}' for count, what in counts)} |", "|---|---|---|---|"]
    return rows + [f"| {name} | {' | '.join(str(column[name]) for column in columns)} |" for name in columns[0]]


def fold_lines(figures: Mapping[str, Any]) -> list[str]:
    """Mean and spread over the folds."""
    named = {"joint": "joint F1", "strict_joint": "strict_joint F1"}
    return [
        f"{long} over the five folds: {figures[f'{name}_folds']['mean']:.3f} ± {figures[f'{name}_folds']['stdev']:.3f}."
        for name, long in named.items()
    ]


def main() -> None:
    """The command line described at the head of this module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="folder with news/, for the texts that we annotated ourselves")
    parser.add_argument("--work", type=Path, default=Path("build/training"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="where `models.train` wrote")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "docs" / "quality.md")
    given = parser.parse_args()
    recognizer = own_annotator(given.weights, "recognizer")
    tags = {k: [TaggedSpan(*t) for t in v] for k, v in json.loads((given.work / "tags.json").read_text(encoding="utf-8")).items()}
    train = _articles([*gold_documents(given.gold / "train.jsonl"), *annotated_documents(given.data)], recognizer, tags)
    everything = list(crossval.cross_validate(train, crossval.gather(train)))
    results = crossval.of_gold(everything)
    own = [r for r in everything if r not in results]
    documents = gold_documents(given.gold / "dev.jsonl")
    dev_results, unseen = (_as_shipped(d, given.weights) for d in (documents, annotated_documents(given.data, UNSEEN)))
    confidence = load_weights(given.weights / "confidence.tsv")
    train_rows = by_phenomenon([a.document for a, _ in results], as_predictions(results))
    dev_rows = by_phenomenon(documents, as_predictions(dev_results))
    errors = error_counts(results)
    lines = [
        *_HEAD, *([] if given.weights == WEIGHTS else [_OTHER_WEIGHTS, ""]),
        *headline_table(results, dev_results), "", *fold_lines(crossval.figures(results)),
        "", "## By phenomenon (cross-validation)", "", *as_markdown(train_rows), "", _PHENOMENA,
        "", "## By phenomenon (dev)", "", *as_markdown(dev_rows),
        "", "## The ten most frequent kinds of error", "", _ERRORS.format(total=sum(errors.values())), "", *most_frequent(errors),
        "", "## By source (cross-validation)", "", *source_table(results),
        "", "## On our own annotation", "", _OWN, "", *own_table(own, unseen), "", *source_table(own),
        "", "## Confidence", "", _CONFIDENCE,
        "", "### Cross-validation", "", *reliability(crossval.held_out_probabilities(results)),
        "", "### dev", "",
        *reliability(crossval.row_probabilities(crossval.confidence_questions(dev_results), confidence)), "",
    ]  # fmt: skip
    given.out.write_text("\n".join(lines), encoding="utf-8")
    print(f"wrote {given.out}")


def _as_shipped(documents: Sequence[Document], weights: Path) -> list[tuple[crossval.Article, list[crossval.Predicted]]]:
    """Articles with what the models and tables of a folder find in them."""
    tags = annotate(own_annotator(weights, "tagger"), documents)
    tables = crossval.Tables(*(load_weights(weights / f"{name}.tsv") for name in crossval.Tables._fields))
    spans = {doc_id: [TaggedSpan(*t) for t in found] for doc_id, found in tags.items()}
    return [(a, crossval.predict(a, tables)) for a in _articles(documents, own_annotator(weights, "recognizer"), spans)]


def _articles(
    documents: Sequence[dict[str, Any]], recognizer: Annotator, tags: dict[str, list[TaggedSpan]]
) -> list[crossval.Article]:
    entities = annotate(recognizer, documents)
    return crossval.articles_of(documents, tags, {k: [NamedSpan(*e) for e in v] for k, v in entities.items()})


_HEAD = [
    "# How good the attribution is",
    "",
    f"Written by `python -m models.report --gold ../shared/gold --data ../shared/data` on {datetime.now(UTC):%Y-%m-%d}. The gold",
    "was annotated and adjudicated by large language models that read every article after written guidelines; no native",
    "speaker has checked the whole. `dev` is adjudicated and never trained on; `train` is annotated once and read here in five",
    "folds by article, with taggers and weights that never saw the article; taggers and weights of every fold learn from our own",
    "annotation too (docs/training.md; a section below). Two annotators agree at joint F1 0.953. The baseline is a list",
    "of verbs with regular expressions (`models/baseline.py`), measured on the same articles; it learns nothing, so that on",
    "train too it is measured on articles that it never saw. In parentheses: 95 % of 1,000 bootstrap samples of the articles.",
    "",
    "The rules were improved by reading errors on train, never on dev (but for one, docs/training.md), and no fold takes",
    "that back: where the two columns",
    "part, believe dev, which is small, as its intervals show.",
    "",
]
_OTHER_WEIGHTS = (
    "The small tables of weights behind this page were trained for it on the code as it stood; they are not yet those that ship."
)
_PHENOMENA = (
    "A quotation is counted in every row that fits it. Nominal and nested ones stand outside the headline figures and are\n"
    "matched with all predictions. The gold names the addressee but no day: the last column of the row of days is the share of\n"
    "found quotations that were given one."
)
_OWN = (
    "Articles drawn at random from the unlabelled news, nearly three quarters of them from papers that the gold does not\n"
    "hold, and reports of agencies and papers of 2000 to 2003 from a treebank, read in the same five folds. Nobody chose\n"
    "them for their quotations, one annotator read each: the figures are not those of the gold but nearer to what other news\n"
    "gives. Rules were written after their errors too (docs/training.md), and every fold learns from the same houses: before\n"
    "anything was learned from them the first 179 reports gave joint F1 0.721. The last column is 40 articles and 60 reports\n"
    "from which no tagger and no table learns (the recognizer has read the names of ten sentences of them, vectors and language\n"
    "model the bare text of the 40); the models of before their annotation gave joint F1 0.783 on them. Their errors were read\n"
    "once, and rules mended after them.\n"
    "\n"
    "Nominal quotations by hand (2026-11-25, one reader, a large language model): of 100 of the 125 found in these hundred\n"
    "articles 68 are right, 16 borderline, 16 wrong; 6 of the wrong ones swallow the subject of their verb, 5 report no speech."
)
_ERRORS = (
    "From the {total} errors of cross-validation: each missed, spurious or wrongly bounded (IoU below 0.9) quotation and each\n"
    "wrong speaker has one kind, decided by rules (`models/error_kinds.py`). The examples are written for this page."
)
_CONFIDENCE = (
    "`quotes.confidence` estimates that the whole row is right: that the quotation is one, that its content overlaps the right\n"
    "one and that the speaker is right, learned as one from cross-validated quotations of all articles. For the first pair of\n"
    "tables each fold is rated by weights learned on the other four; for the second by the shipped weights, on articles that\n"
    "they never saw."
)


if __name__ == "__main__":
    main()
