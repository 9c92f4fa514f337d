"""The best package so far, and whether another is ahead of it: value, then leximin, then order.

Packages that tie with the best are compared, not cut, so that ties fall where the rules say.
Leximin (Sen 1970) compares the gains smallest first; what still ties goes to the first in issue
and option order.
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

import numpy as np

from detente.arrays import Floats, Ints
from detente.compiled import borrowing
from detente.dealspace.kernels.arrays import Best, Case, Goal, Row, copy
from detente.dealspace.kernels.principles import MAXMIN, TOL


@borrowing
def order_of(a: Ints, b: Ints) -> int:
    """-1 where package a comes before b in issue and option order, 1 after, 0 the same."""
    for k in range(len(a)):
        if a[k] != b[k]:
            return -1 if a[k] < b[k] else 1
    return 0


@borrowing
def _shares(y: Floats, case: Case, weights: Floats, out: Floats) -> None:
    """The gains over their weights, smallest first; parties without weight last."""
    for i in range(len(y)):
        s = np.inf
        if weights[i] > 0.0:
            s = (case.slope[i] * y[i] + case.constant[i]) / weights[i]
        j = i
        while j > 0 and out[j - 1] > s:
            out[j] = out[j - 1]
            j -= 1
        out[j] = s


@borrowing
def _leximin(a: Floats, b: Floats) -> int:
    """1 where a is ahead at the first rank at which they differ, -1 where b is."""
    for i in range(len(a)):
        if a[i] > b[i] + TOL:
            return 1
        if a[i] < b[i] - TOL:
            return -1
    return 0


@borrowing
def write_choice(pattern: Ints, package: Ints) -> None:
    """Write the options that a choice settles into a package."""
    for k in range(len(package)):
        if pattern[k] >= 0:
            package[k] = pattern[k]


@borrowing
def comes_first(before: Ints, pattern: Ints, package: Ints) -> bool:
    """Whether a package with the options of a choice written into it comes before another."""
    for k in range(len(package)):
        option = pattern[k] if pattern[k] >= 0 else before[k]
        if option != package[k]:
            return bool(option < package[k])
    return False


@borrowing
def write_package(number: Ints, pick: Ints, case: Case, row: Row) -> None:
    """Write the options of a package, issue by issue, in the room of the row."""
    copy(row.head[case.number], row.package)
    for b in range(len(pick)):
        write_choice(row.blocks[b, number[b, pick[b]]], row.package)


@borrowing
def could_lead(value: float, best: Best, goal: Goal) -> bool:
    """Whether a package of the zone with this value may be ahead of the best, or tie with it."""
    return value >= best.value[0] - TOL or not (best.known[0] or goal.enough)


@borrowing
def offer(y: Floats, case: Case, goal: Goal, value: float, package: Ints, best: Best) -> None:
    """Keep a package of the zone if it is ahead of the best; count it if it ties."""
    if best.known[0] and value < best.value[0] - TOL:
        return
    mine = best.offered
    _shares(y, case, goal.weights, mine)
    better = not best.known[0] or value > best.value[0] + TOL
    if better:
        best.ties[0] = 0
    else:
        best.ties[0] += 1
        ahead = _leximin(mine, best.shares) if goal.kind == MAXMIN else 0
        if ahead < 0 or (ahead == 0 and order_of(package, best.package) >= 0):
            return
    best.value[0] = value if better else max(best.value[0], value)
    best.known[0] = True
    copy(mine, best.shares)
    copy(package, best.package)


@borrowing
def to_beat(best: Best, goal: Goal) -> float:
    """The value to reach: past the best where ties do not matter, else within a tie of it."""
    if goal.any_best and best.known[0]:
        return float(best.value[0] + 3.0 * TOL)
    return float(best.value[0] - TOL)
