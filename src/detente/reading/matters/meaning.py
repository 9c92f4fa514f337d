"""The issues nearest in meaning, where a pipeline with word vectors is installed.

A hint for the person who decides, never a decision: keywords do better than a small embedding,
which yet has the right issue among its first three nearly always.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from detente.arrays import Floats
from detente.reading.topics import Topic

Embed = Callable[[Sequence[str]], Floats]
"""From texts to a (text, dimension) array; off-line."""


def nearest_in_meaning(
    text: str, topics: Sequence[Topic], embed: Embed, *, most: int = 3
) -> tuple[str, ...]:
    """The issues whose name and keywords are nearest to a text, the nearest first.

    Examples
    --------
    >>> topics = (Topic(id="dam", name="The dam"), Topic(id="army", name="The army"))
    >>> count = lambda texts: np.array([[t.count("dam"), t.count("arm")] for t in texts], float)
    >>> nearest_in_meaning("who runs the dam", topics, count, most=1)
    ('dam',)
    """
    if not topics:
        return ()
    named = [". ".join((topic.name, *topic.keywords)) for topic in topics]
    vectors = np.asarray(embed([text, *named]), dtype=float)
    lengths = np.linalg.norm(vectors, axis=1)
    likeness = vectors[1:] @ vectors[0] / np.maximum(lengths[1:] * lengths[0], 1e-12)
    order = np.argsort(-likeness, kind="stable")[:most]
    return tuple(topics[int(n)].id for n in order if likeness[n] > 0)
