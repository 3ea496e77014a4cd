"""Trains the models that ship: `python -m models.train STEP... --data DIR --gold DIR [--out DIR] [--work DIR]`.

Steps, in order (`all` is every one of them):
  vectors      word vectors with lexicon features              -> OUT/vectors.pt     (4 minutes on 2 cores)
  context      the word language model under the taggers       -> OUT/context.pt     (some 75 minutes, 45 with --threads 2)
  recognizer   entities, on ANERcorp and sentences of our own  -> OUT/recognizer.pt  (20 minutes)
  tagger       cues and mentions, on the gold and our own articles -> OUT/tagger.pt   (10 minutes)
  folds        the tagger five times more, each without a fifth of the articles, to see what it finds in articles that it
               never saw                                       -> WORK/tags.json     (50 minutes)
  attribution  cues, ends, antecedents and confidence, from those tags -> OUT/{cues,ends,antecedents,confidence}.tsv

DIR of --data and --gold are laid out as described in docs/training.md. `dev.jsonl` of the gold is never trained on. Needs
the packages of `pip install 'isnad[train]'`. Seeds are fixed; figures are printed and written to OUT/figures.json.
"""

import argparse
import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from arabic.annotate import Annotator, LabelledSpan, own_annotator
from arabic.names import NamedSpan
from arabic.reading import TaggedSpan
from arabic.sentences import split_sentences
from models import crossval
from models.annotated_names import annotated_names
from models.annotated_news import annotated_documents
from models.augment import with_other_people
from models.choice import save_weights
from models.corpus import folded_sentences, gold_documents, held_out_articles
from models.entities import anercorp
from models.evaluate import entity_figures
from models.language_model import train_language_model
from models.scoring import Document
from models.stanza_tagger import Sizes, train_stanza
from models.tagging import LabelledSentence, tagging_sentences
from models.vectors_file import save_vectors

SEED = 7
STEPS = ("vectors", "context", "recognizer", "tagger", "folds", "attribution")
_CHOOSING = 12
_LANGUAGE_MODEL_BATCHES = 8_600
_NAMES_SEED = 5
_FULL_STEPS = {"recognizer": 3_900, "tagger": 1_800}
_HIDDEN = {"recognizer": 384, "tagger": Sizes.hidden}


class Training:
    """One run of the recipe. `effort` scales the number of training steps (tests train for a moment)."""

    def __init__(
        self, data: Path, gold: Path, out: Path, work: Path, effort: float = 1.0, threads: int = 1, gold_only: bool = False
    ) -> None:
        self.data, self.gold, self.out, self.work = data, gold, out, work
        self.effort, self.threads, self.gold_only = effort, threads, gold_only
        for folder in (out, work):
            folder.mkdir(parents=True, exist_ok=True)

    def run(self, step: str) -> dict[str, Any]:
        """Do one of STEPS; gives its figures."""
        figures: dict[str, Any] = getattr(self, step)()
        return figures

    def articles(self) -> list[Document]:
        """What attribution is learned from: the training articles of the gold, then those that we annotated ourselves."""
        gold = gold_documents(self.gold / "train.jsonl")
        return gold if self.gold_only else [*gold, *annotated_documents(self.data)]

    def _sizes(self, model: str) -> Sizes:
        steps, last = self._steps(_FULL_STEPS[model]), self._steps(Sizes.last_steps)
        return Sizes(steps=steps, hidden=_HIDDEN[model], last_steps=last)

    def _steps(self, full: int) -> int:
        return max(1, round(full * self.effort))

    def vectors(self) -> dict[str, Any]:
        """Word vectors over the news, the development articles left out."""
        from models.vectors import train_vectors

        words, vectors = train_vectors(self.data, self.gold, SEED)
        save_vectors(self.out / "vectors.pt", words, vectors)
        return {"words": len(words), "dimensions": vectors.shape[1]}

    def context(self) -> dict[str, Any]:
        """The language model, over the same text."""
        sentences = folded_sentences(self.data, held_out_articles(self.gold))
        steps = None if self.effort == 1 else self._steps(_LANGUAGE_MODEL_BATCHES)
        return train_language_model(sentences, self.out / "vectors.pt", self.out / "context.pt", SEED, steps, self.threads)

    def recognizer(self) -> dict[str, Any]:
        """The entity model, measured on the last part of ANERcorp, which also chooses its best step, and on news of our own.

        It learns from ANERcorp, from sentences that we labelled ourselves, and from copies of both with other people's names;
        in the end from ANERcorp alone, whose labels it shall give.
        """
        corpus, held_out = anercorp(self.data)
        press, held_out_press = annotated_names(self.data)
        train, last = ([*part, *with_other_people(part, 1.0, _NAMES_SEED)] for part in ([*corpus, *press], corpus))
        self._train(train, held_out, "recognizer", self.out / "recognizer.pt", last)
        recognizer = own_annotator(self.out, "recognizer")
        return {**entity_figures(recognizer, held_out), "press": entity_figures(recognizer, held_out_press)}

    def tagger(self) -> dict[str, Any]:
        """The cue and mention model that ships, on all training articles."""
        documents = self.articles()
        self._train_tagger(documents, self.out / "tagger.pt")
        return {"articles": len(documents)}

    def folds(self) -> dict[str, Any]:
        """Tags of each training article by a tagger that did not see it."""
        documents = self.articles()
        tags: dict[str, list[LabelledSpan]] = {}
        for fold in range(crossval.FOLDS):
            path = self.work / f"tagger_{fold}.pt"
            if not path.is_file():
                self._train_tagger([d for i, d in enumerate(documents) if crossval.fold_of(i) != fold], path)
            unseen = [d for i, d in enumerate(documents) if crossval.fold_of(i) == fold]
            vectors, context = (str((self.out / name).resolve()) for name in ("vectors.pt", "context.pt"))
            tagger = Annotator(self.work, path.name, vectors, context)
            tags |= annotate(tagger, unseen)
        (self.work / "tags.json").write_text(json.dumps(tags, ensure_ascii=False), encoding="utf-8")
        return {"articles": len(tags)}

    def attribution(self) -> dict[str, Any]:
        """The tables of weights, with the figures of cross-validation on the gold articles."""
        documents = self.articles()
        tags = json.loads((self.work / "tags.json").read_text(encoding="utf-8"))
        entities = annotate(own_annotator(self.out, "recognizer"), documents)
        named = {doc_id: [NamedSpan(*e) for e in found] for doc_id, found in entities.items()}
        tagged = {doc_id: [TaggedSpan(*t) for t in found] for doc_id, found in tags.items()}
        articles = crossval.articles_of(documents, tagged, named)
        examples = crossval.gather(articles)
        results = list(crossval.cross_validate(articles, examples))
        tables = examples.tables()._asdict() | {"confidence": crossval.train_confidence(results)}
        for name, weights in tables.items():
            save_weights(self.out / f"{name}.tsv", weights)
        return crossval.figures(crossval.of_gold(results))

    def _train_tagger(self, documents: Sequence[Document], out: Path) -> None:
        """The tagger on `documents`, of which every twelfth chooses its best step."""
        train = [s for i, d in enumerate(documents) if i % _CHOOSING for s in tagging_sentences(d)]
        choosing = [s for d in documents[::_CHOOSING] for s in tagging_sentences(d)]
        self._train(train, choosing, "tagger", out)

    def _train(
        self,
        train: Sequence[LabelledSentence],
        held_out: Sequence[LabelledSentence],
        model: str,
        out: Path,
        last: Sequence[LabelledSentence] = (),
    ) -> None:
        context = self.out / "context.pt"
        train_stanza(train, held_out, self.out / "vectors.pt", out, self._sizes(model), context=context, last=last)


def annotate(annotator: Annotator, documents: Sequence[Document]) -> dict[str, list[LabelledSpan]]:
    """doc_id -> the labelled spans of its text."""
    texts = [d["text"] for d in documents]
    sentences = [[(s.start, s.end) for s in split_sentences(t)] for t in texts]
    found = annotator.annotate_many(texts, sentences)
    return {d["doc_id"]: spans for d, spans in zip(documents, found, strict=True)}


def write_checksums(folder: Path) -> None:
    """SHA-256 of each weight file into `folder/checksums.txt`, in the form of sha256sum."""
    files = sorted(p for p in folder.iterdir() if p.suffix in (".pt", ".tsv"))
    lines = [f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in files]
    (folder / "checksums.txt").write_text("".join(lines), encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """The command line described at the head of this module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("steps", nargs="+", choices=(*STEPS, "all"), metavar="STEP")
    parser.add_argument("--data", type=Path, required=True, help="folder with news/, ner/ and ud/")
    parser.add_argument("--gold", type=Path, required=True, help="folder with train.jsonl and dev.jsonl")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "weights", help="where the weights go")
    parser.add_argument("--work", type=Path, default=Path("build/training"), help="where the fold taggers go")
    parser.add_argument("--threads", type=int, default=1, help="for the step `context` alone")
    parser.add_argument("--gold-only", action="store_true", help="leave out the articles that we annotated ourselves")
    parser.add_argument("--effort", type=float, default=1.0, help="share of the training steps (for a quick try)")
    given = parser.parse_args(arguments)
    training = Training(given.data, given.gold, given.out, given.work, given.effort, given.threads, given.gold_only)
    path = given.out / "figures.json"
    figures: Mapping[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    for step in STEPS if "all" in given.steps else given.steps:
        figures = {**figures, step: training.run(step)}
        print(step, json.dumps(figures[step], ensure_ascii=False, indent=1))
        path.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        write_checksums(given.out)


if __name__ == "__main__":
    main()
