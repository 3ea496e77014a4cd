"""What earlier loads compared: the sketches that were there, and which pairs of them tell the same story.

A cache and no more: whatever is wrong with its file, the load compares everything again and finds the same.
"""

import hashlib
import os
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[np.int64]
Keys: TypeAlias = NDArray[np.uint64]

_FILE = "compared.npz"


def key_of(words: str) -> int:
    """A number of 64 bits for a string, the same on every machine."""
    return int.from_bytes(hashlib.blake2b(words.encode(), digest_size=8).digest())


@dataclass(frozen=True)
class Places:
    """What a memory knows, by places among the sketches of today: the sketches, and the pairs that tell the same.

    `gone` are the keys that it knows and that are not there today.
    """

    known: Ints
    gone: Keys
    one: Ints
    other: Ints
    similarity: NDArray[np.float64]


def _no_keys() -> Keys:
    return np.zeros(0, np.uint64)


@dataclass
class Memory:
    """The keys of the sketches that were compared, ascending, and the pairs of them that tell the same."""

    keys: Keys = field(default_factory=_no_keys)
    one: Keys = field(default_factory=_no_keys)
    other: Keys = field(default_factory=_no_keys)
    similarity: NDArray[np.float64] = field(default_factory=lambda: np.zeros(0))

    def places_among(self, keys: Keys) -> Places:
        """Where its sketches stand among `keys`, which are all different."""
        order = np.argsort(keys)
        ascending = keys[order]
        at, there = _find(ascending, self.keys)
        one, has_one = _find(ascending, self.one)
        other, has_other = _find(ascending, self.other)
        both = has_one & has_other
        return Places(order[at[there]], self.keys[~there], order[one[both]], order[other[both]], self.similarity[both])

    def learn(self, keys: Keys, one: Ints, other: Ints, similarity: NDArray[np.float64]) -> None:
        """Know these sketches, and these pairs of them, instead of what it knew."""
        self.keys, self.one, self.other, self.similarity = np.sort(keys), keys[one], keys[other], similarity


def _find(ascending: Keys, wanted: Keys) -> tuple[Ints, NDArray[np.bool_]]:
    """The places of the wanted keys, and whether they are there at all."""
    if not len(ascending):
        return np.zeros(len(wanted), np.int64), np.zeros(len(wanted), np.bool_)
    places = np.minimum(np.searchsorted(ascending, wanted), len(ascending) - 1).astype(np.int64)
    return places, ascending[places] == wanted


def read_memory(warehouse: Path, code: str) -> Memory:
    """The memory of a warehouse; an empty one if there is none, it is broken, or other code (its hash) made it."""
    try:
        with np.load(warehouse / _FILE, allow_pickle=False) as stored:
            if str(stored["code"]) == code:
                return Memory(stored["keys"], stored["one"], stored["other"], stored["similarity"])
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        pass
    return Memory()


def write_memory(warehouse: Path, memory: Memory, code: str) -> None:
    """Keep the memory with the warehouse; what is read of it is whole or not there. OSError if it cannot be written."""
    beside = warehouse / f"._{_FILE}.tmp"
    with beside.open("wb") as stream:
        np.savez(stream, code=np.array(code), keys=memory.keys, one=memory.one, other=memory.other, similarity=memory.similarity)
    os.replace(beside, warehouse / _FILE)
