"""How alike the points of two drafts are: rare words, runs of letters and names; numbers apart."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from copy import copy

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

Matrix = NDArray[np.float32]

Rows = slice | Sequence[int]
_ALL = slice(None)
_BLOCK = 128  # rows made at a time

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

    def weighted(self, texts: Sequence[str]) -> csr_matrix:
        """Rows of weights, one a text; features that no text of the space has are left out."""
        rows, columns, values = [], [], []
        for row, text in enumerate(texts):
            counted = Counter(self._features(text))
            held = [(self._index[f], n) for f, n in counted.items() if f in self._index]
            rows += [row] * len(held)
            columns += [column for column, _ in held]
            values += [(1 + math.log(n)) * self._weight[column] for column, n in held]
        shape = (len(texts), max(len(self._index), 1))
        return csr_matrix((np.asarray(values, dtype=np.float32), (rows, columns)), shape=shape)

    def vectors(self, texts: Sequence[str]) -> csr_matrix:
        """The same, as unit rows."""
        return unit(self.weighted(texts))


def unit(rows: csr_matrix) -> csr_matrix:
    """Rows of length one; an empty row stays empty."""
    lengths = np.sqrt(np.maximum(squares(rows), 1e-30))
    return csr_matrix(rows.multiply(1 / lengths[:, None]), dtype=np.float32)


def squares(rows: csr_matrix) -> NDArray[np.float32]:
    """The square of the length of each row."""
    return np.asarray(rows.multiply(rows).sum(axis=1), dtype=np.float32).ravel()


class Likeness:
    """How alike each two points of two drafts are, from 0 to 1.

    Parts of it are made when they are asked for, so that long drafts do not fill the memory.

    Parameters
    ----------
    before, after : sequence of str
    """

    def __init__(self, before: Sequence[str], after: Sequence[str]) -> None:
        self.shape = len(before), len(after)
        spaces = [Rarity([*before, *after], made) for made in (words_of, runs_of, names_of)]
        self._before, self._after = ([s.vectors(side) for s in spaces] for side in (before, after))
        self._nameless = [np.diff(side[2].indptr) == 0 for side in (self._before, self._after)]

    def block(self, rows: Rows, columns: Rows = _ALL) -> Matrix:
        """Of some points of the earlier draft with some of the later."""
        words, runs, named = (
            np.asarray((old[rows] @ new[columns].T).toarray(), dtype=np.float32)
            for old, new in zip(self._before, self._after, strict=True)
        )
        nameless = self._nameless[0][rows][:, None] & self._nameless[1][columns][None, :]
        return _together(words, runs, named, nameless)

    def turned(self) -> Likeness:
        """The same of the later draft with the earlier."""
        made = copy(self)
        made.shape = self.shape[::-1]
        made._before, made._after = self._after, self._before
        made._nameless = self._nameless[::-1]
        return made

    def pairs(self, rows: Sequence[int], columns: Sequence[int]) -> Matrix:
        """Of points two by two."""
        words, runs, named = (
            np.asarray(old[rows].multiply(new[columns]).sum(axis=1), dtype=np.float32).ravel()
            for old, new in zip(self._before, self._after, strict=True)
        )
        return _together(words, runs, named, self._nameless[0][rows] & self._nameless[1][columns])

    def matrix(self) -> Matrix:
        """Of all: an array of float32 (before, after)."""
        made = np.zeros(self.shape, dtype=np.float32)
        for start in range(0, self.shape[0] if self.shape[1] else 0, _BLOCK):
            rows = slice(start, start + _BLOCK)
            made[rows] = self.block(rows)
        return made


def _together(words: Matrix, runs: Matrix, named: Matrix, nameless: NDArray[np.bool_]) -> Matrix:
    base = np.float32(WORDS) * words + np.float32(RUNS) * runs
    # Where neither has a name, names say nothing.
    named = np.where(nameless, base, named)
    return np.asarray(np.float32(1 - NAMES) * base + np.float32(NAMES) * named, dtype=np.float32)
