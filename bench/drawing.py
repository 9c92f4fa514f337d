"""The spaces of ``instances`` drawn by a kernel, in threads: random numbers by counting.

Each number belongs to the seed, the draw and its place, so that neither the number of draws nor
that of threads moves any other.
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

import math
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np

from detente.arrays import Floats, own
from detente.compiled import entry
from detente.seeds import stream_key
from detente.talks._numbers import uniform
from detente.worlds.space import Space

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from spaces import one_case

WORTH, FLIP, WEIGHT, NO_DEAL = range(4)
CHUNK = 250


def opposed(
    parties: int, *, draws: int, issues: int = 28, options: int = 4, level: float, seed: int
) -> Space:
    """As ``spaces.opposed_space`` draws them: weights at random, largely opposed interests."""
    worth = np.empty((draws, parties, issues, options))
    no_deal = np.empty((draws, parties))
    key = np.uint64(stream_key(seed, "bench", "opposed") & (2**64 - 1))
    fill = partial(_fill, key, level, worth, no_deal)
    starts = range(0, draws, CHUNK)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        list(pool.map(fill, starts, (min(start + CHUNK, draws) for start in starts)))
    return replace(one_case(own(worth)), no_deal=own(no_deal))


@entry
def _fill(key: int, level: float, worth: Floats, no_deal: Floats, first: int, last: int) -> None:
    parties, issues, options = worth.shape[1:]
    for draw in range(first, last):
        for i in range(parties):
            no_deal[draw, i] = level + 0.16 * uniform(key, NO_DEAL, draw, i) - 0.08
            total = 0.0
            for k in range(issues):
                at = i * issues + k
                values = worth[draw, i, k]
                for o in range(options):
                    value = uniform(key, WORTH, draw, at * options + o)
                    j = o
                    while j > 0 and values[j - 1] > value:
                        values[j] = values[j - 1]
                        j -= 1
                    values[j] = value
                weight = -math.log(uniform(key, WEIGHT, draw, at))
                total += weight
                low, width = values[0], values[options - 1] - values[0]
                for o in range(options):
                    values[o] = weight * ((values[o] - low) / width)
                if (uniform(key, FLIP, draw, at) < 0.1) != (i % 2 == 1):
                    for o in range(options // 2):
                        values[o], values[options - 1 - o] = values[options - 1 - o], values[o]
            for k in range(issues):
                for o in range(options):
                    worth[draw, i, k, o] /= total
