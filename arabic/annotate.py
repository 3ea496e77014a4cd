"""The door to Stanza: sentences in, labelled spans out, with exact offsets, from files alone and on one thread.

`arabic.context` alone imports Stanza besides, to put a language model under its tagger.
"""

import json
import tempfile
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, islice, takewhile
from pathlib import Path
from typing import Any, NamedTuple

from arabic.normalize import fold_for_model
from arabic.tokens import Token, tokenize

BATCH_SENTENCES = 32
# Stanza keeps some 3 kB of objects a token, and the model 50 kB of states a token of a batch; this many tokens at a time
# keep a worker small.
DOCUMENT_TOKENS = 4096
# A longer sentence is read in pieces, so that one runaway line cannot fill the memory.
LONGEST_SENTENCE = 250


class LabelledSpan(NamedTuple):
    """`text[start:end]` bears the label `kind`; code points, end exclusive."""

    start: int
    end: int
    kind: str


class ModelError(RuntimeError):
    """A model that cannot be loaded; the message says which file and what to do."""


class Annotator:
    """One Stanza sequence tagger (entities, or cues and mentions), loaded at first use, on one thread.

    `folder` holds `model` and `vectors`, as written by `models.train` or, for an official Stanza package, as downloaded.
    With `folds` the model sees folded words (`fold_for_model`), as our own models are trained; official ones see words as
    written. `use_gpu` asks for an accelerator. Not to be shared between threads; each process loads its own.
    """

    def __init__(
        self,
        folder: Path,
        model: str,
        vectors: str = "vectors.pt",
        context: str | None = None,
        charlms: tuple[str, str] | None = None,
        folds: bool = True,
        use_gpu: bool = False,
    ) -> None:
        self._model, self._vectors = folder / model, folder / vectors
        self._context = folder / context if context else None
        self._charlms = tuple(folder / name for name in charlms) if charlms else ()
        self._folds, self._use_gpu = folds, use_gpu
        for path in (self._model, self._vectors, self._context, *self._charlms):
            if path is not None and not path.is_file():
                raise ModelError(f"model file {path} is missing: reinstall Isnad, or give the folder of a downloaded package")

    @cached_property
    def _pipeline(self) -> Any:
        import stanza
        import torch

        from arabic.context import taggers_read_context

        torch.set_num_threads(1)
        vectors = _single_precision(self._vectors)
        # Stanza insists on a resources file; an empty one keeps it from looking for models elsewhere.
        with tempfile.TemporaryDirectory() as name:
            (Path(name) / "resources.json").write_text(json.dumps({}), encoding="utf-8")
            options: dict[str, Any] = {}
            if self._charlms:
                forward, backward = self._charlms
                options = {"ner_forward_charlm_path": str(forward), "ner_backward_charlm_path": str(backward)}
            try:
                with taggers_read_context(self._context, vectors.vocab):
                    return stanza.Pipeline(
                        lang="ar", dir=name, download_method=None, package=None, processors="tokenize,ner",
                        allow_unknown_language=True, use_gpu=self._use_gpu, tokenize_pretokenized=True, verbose=False,
                        ner_model_path=str(self._model), ner_pretrain_path=str(self._vectors), ner_batch_size=BATCH_SENTENCES,
                        foundation_cache=_cache(self._vectors, vectors), **options,
                    )  # fmt: skip
            except Exception as error:
                raise ModelError(
                    f"{self._model} cannot be loaded as a Stanza tagger ({error}); is the download whole?"
                ) from error

    def annotate_many(self, texts: Sequence[str], sentences: Sequence[Sequence[tuple[int, int]]]) -> list[list[LabelledSpan]]:
        """For each text the labelled spans in the sentences given as (start, end), in order of their start.

        No span crosses a sentence. The result does not depend on which texts are given together.
        """
        from stanza.models.common.doc import Document

        # of like length, so that a batch holds little padding
        pieces = sorted(_pieces(texts, sentences), key=lambda piece: len(piece[1]))
        found: list[list[LabelledSpan]] = [[] for _ in texts]
        for part in _parts(pieces):
            document = self._pipeline(Document(*self._as_document([tokens for _, tokens in part])))
            for (index, tokens), sentence in zip(part, document.sentences, strict=True):
                labels = [token.ner for token in sentence.tokens]
                found[index] += [LabelledSpan(tokens[a].start, tokens[b - 1].end, kind) for a, b, kind in spans_of(labels)]
        return [sorted(spans) for spans in found]

    def _as_document(self, pieces: list[list[Token]]) -> tuple[list[list[dict[str, Any]]], str]:
        """-> (what Stanza calls sentences, the text that it wants to find their words in: the words with spaces)."""
        words, at, sentences = [], 0, []
        for tokens in pieces:
            sentence = []
            for index, token in enumerate(tokens):
                word = fold_for_model(token.text) if self._folds else token.text
                sentence.append({"id": (index + 1,), "text": word, "start_char": at, "end_char": at + len(word)})
                words.append(word)
                at += len(word) + 1
            sentences.append(sentence)
        return sentences, " ".join(words)


def own_annotator(folder: Path, name: str, use_gpu: bool = False) -> Annotator:
    """The model `name` ("recognizer" or "tagger") of a folder written by `models.train`. ModelError if a file is missing."""
    return Annotator(folder, f"{name}.pt", "vectors.pt", "context.pt", use_gpu=use_gpu)


def spans_of(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(first, last, kind) of each labelled run, half-open, from BIOES or BIO labels.

    >>> list(spans_of(["B-PER", "E-PER", "O", "S-LOC"]))
    [(0, 2, 'PER'), (3, 4, 'LOC')]
    """
    first, current = 0, ""
    for i, label in enumerate([*labels, "O"]):
        position, _, kind = label.partition("-")
        if current and (position in "OBS" or kind != current):
            yield first, i, current
            current = ""
        if kind and not current:
            first, current = i, kind


def _pieces(texts: Sequence[str], sentences: Sequence[Sequence[tuple[int, int]]]) -> Iterator[tuple[int, list[Token]]]:
    """(index of the text, tokens of a sentence or of a piece of a very long one)."""
    for index, (text, spans) in enumerate(zip(texts, sentences, strict=True)):
        for start, end in spans:
            tokens = tokenize(text, start, end)
            for first in range(0, len(tokens), LONGEST_SENTENCE):
                yield index, tokens[first : first + LONGEST_SENTENCE]


def _parts(pieces: Sequence[tuple[int, list[Token]]]) -> Iterator[Sequence[tuple[int, list[Token]]]]:
    """The pieces in order, by as many as have DOCUMENT_TOKENS together: whole batches, of long sentences less than one."""
    first = 0
    while first < len(pieces):
        totals = accumulate(len(tokens) for _, tokens in islice(pieces, first, None))
        count = sum(1 for _ in takewhile(lambda total: total <= DOCUMENT_TOKENS, totals))
        count = max(1, count if count < BATCH_SENTENCES else count - count % BATCH_SENTENCES)
        yield pieces[first : first + count]
        first += count


def _single_precision(path: Path) -> Any:
    """The vectors of a file, widened from half to single precision, which is what the tagger computes in."""
    from stanza.models.common.pretrain import Pretrain

    vectors = Pretrain(str(path))
    vectors.load()
    vectors._emb = vectors._emb.float()
    return vectors


def _cache(path: Path, vectors: Any) -> Any:
    """Stanza's cache in which it finds `vectors` under their path."""
    from stanza.models.common.foundation_cache import FoundationCache

    cache = FoundationCache()
    cache.pretrains[str(path)] = vectors
    return cache
