"""The small tables of weights that quote and attribute decide by, loaded from the model folder."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from arabic.ranking import Weights, load_weights


class QuotationWeights(NamedTuple):
    """Weights of the choice of cues, of content ends, and of confidence."""

    cues: Weights
    ends: Weights
    confidence: Weights


class AttributionWeights(NamedTuple):
    """Weights of the choice of antecedents, and of confidence."""

    antecedents: Weights
    confidence: Weights


def quotation_weights(parameters: Mapping[str, object]) -> QuotationWeights:
    """The weights for quote in the folder that parameter `model_folder` names. FileNotFoundError if a table is missing."""
    return QuotationWeights(*_load(parameters, QuotationWeights._fields))


def attribution_weights(parameters: Mapping[str, object]) -> AttributionWeights:
    """The weights for attribute in the folder that parameter `model_folder` names. FileNotFoundError if a table is missing."""
    return AttributionWeights(*_load(parameters, AttributionWeights._fields))


def _load(parameters: Mapping[str, object], names: tuple[str, ...]) -> list[Weights]:
    return [load_weights(Path(str(parameters["model_folder"])) / f"{name}.tsv") for name in names]
