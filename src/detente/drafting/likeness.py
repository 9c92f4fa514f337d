"""How alike the points of two drafts are: rare words, runs of letters and names; numbers apart."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Matrix = NDArray[np.float32]

_TOKEN = re.compile(r"\w+")
_NAME = re.compile(r"(?<!^)(?<![.;:!?] )\b[^\W\d_]\w+")
_GRAM = 4
_STEM = 6
WORDS, RUNS, NAMES = 0.55, 0.45, 0.3
"""Weights found on a real pair and invented ones: words against runs of letters, names of all."""


def words_of(text: str) -> list[str]:
    """The words of a text, cut to their stems; numbers are left out, since drafts edit them.

    >>> words_of("Forces are limited to 600,000")
    ['forces', 'are', 'limite', 'to']
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return [word[:_STEM] for word in _TOKEN.findall(plain) if not word[0].isdigit()]


def names_of(text: str) -> list[str]:
    """Words that begin with a capital inside a sentence.

    >>> names_of("The army of Ukraine leaves Donetsk")
    ['Ukraine', 'Donetsk']
    """
    return [word for word in _NAME.findall(text) if word[0].isupper()]


def runs_of(text: str) -> list[str]:
    """Runs of four letters, over the ends of words."""
    plain = " " + re.sub(r"\W+", " ", text.casefold()) + " "
    return [plain[n : n + _GRAM] for n in range(len(plain) - _GRAM + 1)]


class Rarity:
    """Vectors of texts in one space, each feature weighed by how few of the texts have it."""

    def __init__(self, texts: Sequence[str], features: Callable[[str], list[str]]) -> None:
        self._features = features
        self._index: dict[str, int] = {}
        frequency: Counter[int] = Counter()
        for text in texts:
            for feature in set(features(text)):
                frequency[self._index.setdefault(feature, len(self._index))] += 1
        share = np.array([frequency[n] for n in range(len(self._index))], dtype=np.float64)
        self._weight = np.log1p(max(len(texts), 1) / np.maximum(share, 1)).tolist()

    def vectors(self, texts: Sequence[str]) -> csr_matrix:
        """Unit rows, one a text; features that no text of the space has are left out."""
        rows, columns, values = [], [], []
        for row, text in enumerate(texts):
            counted = Counter(self._features(text))
            held = [(self._index[f], n) for f, n in counted.items() if f in self._index]
            weights = [(1 + math.log(n)) * self._weight[column] for column, n in held]
            norm = math.sqrt(sum(weight * weight for weight in weights)) or 1.0
            rows += [row] * len(held)
            columns += [column for column, _ in held]
            values += [weight / norm for weight in weights]
        shape = (len(texts), max(len(self._index), 1))
        return csr_matrix((np.asarray(values, dtype=np.float32), (rows, columns)), shape=shape)

    def alike(self, before: Sequence[str], after: Sequence[str]) -> Matrix:
        """Cosines of two lists of texts."""
        product = self.vectors(before) @ self.vectors(after).T
        return np.asarray(product.toarray(), dtype=np.float32)


def likeness(before: Sequence[str], after: Sequence[str]) -> Matrix:
    """How alike each two points are, from 0 to 1.

    Parameters
    ----------
    before, after : sequence of str

    Returns
    -------
    array of float32 (before, after)
    """
    texts = [*before, *after]
    base = WORDS * Rarity(texts, words_of).alike(before, after)
    base += RUNS * Rarity(texts, runs_of).alike(before, after)
    named = Rarity(texts, names_of).alike(before, after)
    without = ~np.array([bool(names_of(text)) for text in before])
    others = ~np.array([bool(names_of(text)) for text in after])
    nameless = without[:, None] & others[None, :]
    named[nameless] = base[nameless]
    return np.asarray((1 - NAMES) * base + NAMES * named, dtype=np.float32)
