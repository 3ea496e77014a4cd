"""Trains one Stanza sequence tagger (BiLSTM-CRF over frozen word vectors and a trained character model) and loads it."""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from stanza.models import ner_tagger

from arabic.context import taggers_read_context
from models.tagging import LabelledSentence
from models.vectors_file import widen

SEED = 11
# Of the last steps; the rate before is 0.001.
_LAST_RATE = 0.0002


@dataclass(frozen=True)
class Sizes:
    """What a tagger's training may vary. `steps` counts batches of 32 sentences."""

    steps: int = 1_500
    hidden: int = 256
    characters: int = 100
    dropout: float = 0.5
    last_steps: int = 150


def train_stanza(
    train: Sequence[LabelledSentence],
    held_out: Sequence[LabelledSentence],
    vectors: Path,
    out: Path,
    sizes: Sizes,
    seed: int = SEED,
    context: Path | None = None,
    last: Sequence[LabelledSentence] = (),
) -> None:
    """Train on `train`, keep the step that is best on `held_out`, write the model to `out`.

    `vectors` is the file of `save_vectors`, `context` the language model that the tagger stands on (`arabic.context`).
    With `last` it learns from those sentences alone in the end, `sizes.last_steps` slow steps: labels of several hands
    differ, and these are those that it shall give. One thread: two are slower on busy machines.
    """
    torch.set_num_threads(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wide = folder / "vectors.pt"
        widen(vectors, wide)
        for part, sentences in (("train", train), ("dev", held_out)):
            (folder / f"{part}.json").write_text(json.dumps(list(sentences), ensure_ascii=False), encoding="utf-8")
        arguments = {
            "mode": "train", "shorthand": "ar_isnad", "train_file": folder / "train.json", "eval_file": folder / "dev.json",
            "save_dir": folder, "save_name": "tagger.pt", "wordvec_pretrain_file": wide, "hidden_dim": sizes.hidden,
            "char_hidden_dim": sizes.characters, "optim": "adam", "lr": 0.001, "batch_size": 32, "max_steps": sizes.steps,
            "eval_interval": 150, "seed": seed, "dropout": sizes.dropout,
        }  # fmt: skip
        with taggers_read_context(context):
            _run(arguments)
            if last:
                (folder / "train.json").write_text(json.dumps(list(last), ensure_ascii=False), encoding="utf-8")
                slowed = torch.load(folder / "tagger.pt", weights_only=True)
                slowed["config"]["lr"] = _LAST_RATE  # Stanza goes on with the settings in the file
                torch.save(slowed, folder / "trained.pt")
                begun = {"finetune_load_name": folder / "trained.pt", "max_steps": sizes.last_steps, "eval_interval": 75}
                _run({**arguments, **begun}, "--finetune")
        compact(folder / "tagger.pt", out, with_words=context is None)


def _run(arguments: dict[str, Any], *flags: str) -> None:
    """Stanza's own training with these settings."""
    ner_tagger.main([*(w for k, v in arguments.items() for w in (f"--{k}", str(v))), "--cpu", "--no_emb_finetune", *flags])


def compact(model: Path, out: Path, with_words: bool) -> None:
    """Copy a trained tagger with its weights in half precision and without what the vectors' file holds already.

    Half weights are widened as they are loaded, and the additions to the word vectors ("delta") are all zero when the vectors
    are not tuned; ValueError if they are not. The words of the vectors, half of the file, go too: `arabic.context` brings
    them from the vectors' file; a tagger to be read without it is written `with_words`.
    """
    state = torch.load(model, weights_only=True)
    delta = state["model"].pop("delta_emb.weight", None)
    if delta is not None and delta.abs().max() > 0:
        raise ValueError(f"{model}: its word vectors were tuned; train with frozen ones")
    for name in ("delta",) if with_words else ("delta", "word"):
        state["vocab"].pop(name, None)
        state["vocab"]["_key2class"].pop(name, None)
    state["model"] = {name: t.half() if t.is_floating_point() else t for name, t in state["model"].items()}
    torch.save(state, out)
