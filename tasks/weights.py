"""The small tables of weights that quote and attribute decide by, loaded from the model folder."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from arabic.ranking import Weights, load_weights


class AttributionWeights(NamedTuple):
    """Weights of the choice of cues, of content ends, of antecedents, and of confidence."""

    cues: Weights
    ends: Weights
    antecedents: Weights
    confidence: Weights


def attribution_weights(parameters: Mapping[str, object]) -> AttributionWeights:
    """The weights in the folder that parameter `model_folder` names. FileNotFoundError if a table is missing."""
    folder = Path(str(parameters["model_folder"]))
    return AttributionWeights(*(load_weights(folder / f"{name}.tsv") for name in AttributionWeights._fields))
