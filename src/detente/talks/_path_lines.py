"""Which red lines are absolute on each path of the talks."""

from __future__ import annotations

from typing import Any

import numpy as np

from detente.arrays import Bools
from detente.compiled import entry
from detente.talks._numbers import LINE, PATHS, key_of, uniform
from detente.talks.outcomes import Talks
from detente.worlds.build import Worlds


def path_lines(worlds: Worlds, talks: Talks) -> Bools:
    """(draw x path, line) whether each line is absolute, on the paths of talks in these worlds.

    As the talks begin: no lever has softened any. Lines of parties whose leave a deal does not need
    play no part in talks, and are not absolute here.
    """
    played = np.array(
        [r for r, line in enumerate(worlds.lines) if line.party in worlds.required], dtype=np.int64
    )
    key = key_of(worlds.inputs.seed)
    chances = np.ascontiguousarray(worlds.line_absolute[np.ix_(talks.draws, played)])
    found = np.zeros((len(talks.draws), talks.paths, len(played)), dtype=np.bool_)
    _draw_lines(key, talks.draws, chances, found)
    lines = np.zeros((len(talks.draws) * talks.paths, len(worlds.lines)), dtype=np.bool_)
    lines[:, played] = found.reshape(len(lines), -1)
    return lines


@entry
def _draw_lines(key: Any, draws: Any, chances: Any, found: Any) -> None:
    for d in range(found.shape[0]):
        for p in range(found.shape[1]):
            for r in range(found.shape[2]):
                found[d, p, r] = uniform(key, LINE, draws[d] * PATHS + p, r) < chances[d, r]
