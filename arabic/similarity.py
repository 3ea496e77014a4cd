"""How much two articles share: a small signature of the word sequences of a text, the same on every machine.

A signature is a bottom-k sketch (MinHash with one hash function): the smallest hashes of all sequences of three words.
A text with at most `KEPT` different sequences is kept whole, so the comparison of two short texts is exact.
"""

import hashlib
import re
import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from arabic.normalize import fold

KEPT = 128
_SHORT_BODY = 20
_SEQUENCE = 3
_WORD = re.compile(r"[^\W_]+")
_FACTORS = tuple(np.uint64(factor) for factor in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


@dataclass(frozen=True)
class Signature:
    """What of a text is compared.

    `letters` is a hash of its folded letters and digits, without spaces and signs; `sequence_count` the number of its
    different sequences of three words; `hashes` the `KEPT` smallest hashes of these, ascending, 32 bits each.
    """

    letters: str
    sequence_count: int
    hashes: list[int]


def signature(body: str, title: str = "") -> Signature:
    """The signature of an article.

    The title counts only where the body has fewer than 20 words: copies often have headlines of their own, while a short
    body ('more soon') says nothing without one.
    """
    words = _WORD.findall(fold(body))
    if len(words) < _SHORT_BODY:
        words = _WORD.findall(fold(title)) + words
    letters = hashlib.blake2b("".join(words).encode(), digest_size=8).hexdigest()
    hashes = _sequences(words)
    return Signature(letters, len(hashes), hashes[:KEPT].tolist())


def _sequences(words: list[str]) -> NDArray[np.uint32]:
    """Hashes of the different sequences of three words, ascending; a shorter text is one sequence."""
    if not words:
        return np.zeros(0, np.uint32)
    single = np.fromiter((zlib.crc32(word.encode()) for word in words), np.uint64, len(words))
    count = max(len(words) - _SEQUENCE + 1, 1)
    mixed = np.zeros(count, np.uint64)
    for place, factor in enumerate(_FACTORS[: len(words)]):
        mixed += single[place : place + count] * factor
    mixed ^= mixed >> np.uint64(30)
    mixed *= _MIX[0]
    mixed ^= mixed >> np.uint64(27)
    mixed *= _MIX[1]
    return np.unique((mixed >> np.uint64(32)).astype(np.uint32))
