"""Random numbers by counting: each belongs to a purpose, a path and a place, not to an order.

SplitMix64's finaliser (Steele, Lea & Flood 2014) over a key and three counters. What a lever
changes cannot shift the numbers of another lever, and threads cannot shift each other's.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numba import uint64

from detente.compiled import entry, inner
from detente.seeds import stream_key

# Purposes: what a number decides.
MOVE, CROSSING, ROUND, ANSWER, LINE, EXHAUSTION, MEDIATOR, WALKOUT, FAILURE, BELIEF = range(10)
FIRST_TURN, CEASEFIRE, RATIFICATION, PART, LEAK, RESUMED = 10, 11, 12, 13, 14, 15
PATHS = 1 << 20
"""Numbers of paths that each draw has to itself."""

_FIRST = np.uint64(0x9E3779B97F4A7C15)
_SECOND = np.uint64(0xBF58476D1CE4E5B9)
_THIRD = np.uint64(0x94D049BB133111EB)
_FOURTH = np.uint64(0xD6E8FEB86659FD93)
_TINY = 2.0**-53


def key_of(seed: int) -> Any:
    """The key of the numbers of talks, as 64 bits."""
    return np.uint64(stream_key(seed, "talks") & (2**64 - 1))


@inner
def _mix(x):  # type: ignore[no-untyped-def]
    x = (x ^ (x >> uint64(30))) * _SECOND
    x = (x ^ (x >> uint64(27))) * _THIRD
    return x ^ (x >> uint64(31))


@entry
def uniform(key, purpose, path, place):  # type: ignore[no-untyped-def]
    """A number in (0, 1) that belongs to these four and to nothing else."""
    x = _mix(uint64(key) + _FIRST * uint64(purpose + 1))
    x = _mix(x ^ (_FOURTH * uint64(path + 1)))
    x = _mix(x + _FIRST * uint64(place + 1))
    return (float(x >> uint64(11)) + 0.5) * _TINY


@entry
def exponential(key, purpose, path, place):  # type: ignore[no-untyped-def]
    """A waiting time of mean 1."""
    return -math.log(uniform(key, purpose, path, place))


@entry
def normal(key, purpose, path, place):  # type: ignore[no-untyped-def]
    """A standard normal number (Box & Muller 1958)."""
    radius = math.sqrt(-2.0 * math.log(uniform(key, purpose, path, 2 * place)))
    return radius * math.cos(2.0 * math.pi * uniform(key, purpose, path, 2 * place + 1))
