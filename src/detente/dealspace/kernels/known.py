"""What the rows of a draw tell of one another: they differ in which lines are absolute alone.

More absolute lines leave fewer packages. So where fewer leave none, more leave none; and a package
that is best where fewer are absolute is best wherever none of those that are excludes it.
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

from typing import NamedTuple

import numpy as np

from detente.arrays import Bools, Ints
from detente.compiled import borrowing, inner, part
from detente.dealspace.kernels.arrays import Answers, Asked, SpaceArrays
from detente.dealspace.kernels.principles import ZONE

MOST = 64  # lines, and answers kept
NOTHING = -1


class Known(NamedTuple):
    """The rows of one draw that were searched and proved."""

    at: Ints  # (answer,) where each stands
    absolute: Ints  # (answer,) its absolute lines, a bit each
    crossed: Ints  # (answer,) the lines that its package crosses; ``NOTHING`` without a package
    many: Ints  # (1,)
    searched: Ints  # (1,) the row searched last


@inner
def nothing_known() -> Known:
    """Room for what is to be known."""
    three = np.empty((3, MOST), np.int64)
    known = Known(three[0], three[1], three[2], np.zeros(1, np.int64), np.empty(1, np.int64))
    known.searched[0] = -1
    return known


@borrowing
def answered_before(
    space: SpaceArrays, asked: Asked, answers: Answers, j: int, is_first: bool, known: Known
) -> int:
    """Which row before answers this one too; -1 if none does, and it is to be searched."""
    if len(space.head_crossed) >= MOST:
        return -1
    draws, last, many = space.draw_of_row, known.searched[0], known.many[0]
    if is_first or draws[asked.rows[j]] != draws[asked.rows[j - 1]] or not _same(asked, j):
        known.many[0] = 0
    elif last == j - 1 and many < MOST and np.isnan(answers.open_to[last]):
        known.at[many], known.crossed[many] = last, NOTHING
        known.absolute[many] = _mask_of(space.absolute[asked.rows[last]])
        if not np.isnan(answers.values[last]):
            known.crossed[many] = _crossed_by(answers.packages[last], space)
        known.many[0] = many + 1
    like: int = _answered(asked.kind, _mask_of(space.absolute[asked.rows[j]]), known)
    return like


@part
def _same(asked: Asked, j: int) -> bool:
    """Whether the row before is asked the same."""
    i, reach = j - 1, asked.reach
    if reach[j] != reach[i] and not (np.isnan(reach[j]) and np.isnan(reach[i])):
        return False
    for p in range(asked.weights.shape[1]):
        if asked.weights[j, p] != asked.weights[i, p] or asked.least[j, p] != asked.least[i, p]:
            return False
    for k in range(asked.fixed.shape[1]):  # noqa: SIM110
        if asked.fixed[j, k] != asked.fixed[i, k]:
            return False
    return True


@part
def _answered(kind: int, mask: int, known: Known) -> int:
    """Which of the rows known answers one with these absolute lines; -1 if none does."""
    for n in range(known.many[0]):
        fewer = known.absolute[n] & ~mask == 0
        if known.crossed[n] == NOTHING:
            if fewer:
                return int(known.at[n])
        elif known.crossed[n] & mask == 0 and (fewer or kind == ZONE):
            return int(known.at[n])
    return -1


@borrowing
def _mask_of(absolute: Bools) -> int:
    """The absolute lines of a row, a bit each."""
    mask = np.int64(0)
    for line in range(len(absolute)):
        if absolute[line]:
            mask |= np.int64(1) << line
    return int(mask)


@borrowing
def _crossed_by(package: Ints, space: SpaceArrays) -> int:
    """The lines that a package crosses, a bit each."""
    mask = np.int64(0)
    for case in range(len(space.head)):
        if _fits(space.head[case], package):
            for line in range(len(space.head_crossed)):
                if space.head_crossed[line, case]:
                    mask |= np.int64(1) << line
            break
    for b in range(len(space.choices)):
        for c in range(space.choices[b]):
            if _fits(space.blocks[b, c], package):
                for line in range(len(space.body_crossed)):
                    if space.body_crossed[line, b, c]:
                        mask |= np.int64(1) << line
                break
    return int(mask)


@borrowing
def _fits(pattern: Ints, package: Ints) -> bool:
    for k in range(len(pattern)):  # noqa: SIM110
        if pattern[k] >= 0 and pattern[k] != package[k]:
            return False
    return True
