"""What the rows of a draw tell of one another: they differ in which lines are absolute alone.

More absolute lines leave fewer packages. So where fewer leave none, more leave none; and a package
that is best where fewer are absolute is best wherever none of those that are excludes it.
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

import numpy as np

from detente.arrays import Bools, Floats, Ints
from detente.compiled import inner
from detente.dealspace.kernels.principles import ZONE

MOST = 64  # lines, and answers kept
NOTHING = -1


@inner
def mask_of(absolute: Bools) -> int:
    """The absolute lines of a row, a bit each."""
    mask = np.int64(0)
    for line in range(len(absolute)):
        if absolute[line]:
            mask |= np.int64(1) << line
    return int(mask)


@inner
def crossed_by(
    package: Ints, head: Ints, blocks: Ints, choices: Ints, head_crossed: Bools, body_crossed: Bools
) -> int:
    """The lines that a package crosses, a bit each."""
    mask = np.int64(0)
    for case in range(len(head)):
        if _fits(head[case], package):
            for line in range(len(head_crossed)):
                if head_crossed[line, case]:
                    mask |= np.int64(1) << line
            break
    for b in range(len(choices)):
        for c in range(choices[b]):
            if _fits(blocks[b, c], package):
                for line in range(len(body_crossed)):
                    if body_crossed[line, b, c]:
                        mask |= np.int64(1) << line
                break
    return int(mask)


@inner
def _fits(pattern: Ints, package: Ints) -> bool:
    for k in range(len(pattern)):  # noqa: SIM110
        if pattern[k] >= 0 and pattern[k] != package[k]:
            return False
    return True


@inner
def same_asked(weights: Floats, least: Floats, fixed: Ints, reach: Floats, j: int, i: int) -> bool:
    """Whether two of the rows listed are asked the same."""
    if reach[j] != reach[i] and not (np.isnan(reach[j]) and np.isnan(reach[i])):
        return False
    for p in range(weights.shape[1]):
        if weights[j, p] != weights[i, p] or least[j, p] != least[i, p]:
            return False
    for k in range(fixed.shape[1]):  # noqa: SIM110
        if fixed[j, k] != fixed[i, k]:
            return False
    return True


@inner
def answered(kind: int, mask: int, known: Ints, many: int) -> int:
    """Which of the rows answered, ``known`` (answer, 3), answers this one too; -1 if none does.

    Each holds where it stands, its absolute lines, and what its package crosses; ``NOTHING`` stands
    for all lines where it has no package.
    """
    for n in range(many):
        fewer = known[n, 1] & ~mask == 0
        if known[n, 2] == NOTHING:
            if fewer:
                return int(known[n, 0])
        elif known[n, 2] & mask == 0 and (fewer or kind == ZONE):
            return int(known[n, 0])
    return -1
