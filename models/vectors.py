"""Word vectors: fastText skip-gram on the folded news, and beside each vector what the lexicons know of the word.

The frequent words and those of the lexicons are kept, in half precision: a file of some 20 MB. A rarer word has no
vector; the taggers read its letters.
"""

from pathlib import Path

import numpy as np
from gensim.models import FastText
from numpy.typing import NDArray

from models.corpus import folded_paragraphs, held_out_articles
from models.word_features import lexicon_words, word_features

DIMENSIONS = 100
WORDS_KEPT = 70_000


def train_vectors(data: Path, gold: Path, seed: int, workers: int = 1) -> tuple[list[str], NDArray[np.float32]]:
    """-> (words, an array of a row a word: DIMENSIONS of vector, then WIDTH of features). One worker repeats exactly."""
    paragraphs = list(folded_paragraphs(data, held_out_articles(gold)))
    model = FastText(
        sentences=paragraphs, vector_size=DIMENSIONS, sg=1, window=5, min_count=3, epochs=3,
        min_n=3, max_n=5, bucket=200_000, seed=seed, workers=workers,
    )  # fmt: skip
    frequent = model.wv.index_to_key[:WORDS_KEPT]
    known = set(frequent)
    words = [*frequent, *(w for w in lexicon_words() if w not in known)]
    vectors = np.stack([model.wv[w] for w in words])  # fastText composes a vector for a word that it never saw
    features = np.array([word_features(w) for w in words])
    return words, np.concatenate([vectors, features], axis=1).astype(np.float32)
