"""What a search looks for: the packages whose gains reach a value, as a convex set of worths.

The principles are those of Nash (1950), of the largest smallest gain (Kalai & Smorodinsky 1975 and
the egalitarian: Kalai 1977) and of the largest sum. Everything is counted in worth of the body, y
(one number a party), within one case. For every principle the worths that reach the value z form a
convex upper set, so that a non-negative multiplier vector separates it from what the blocks can
give: ``support`` is the least of ``lam . y`` over that set (its support function; Rockafellar
1970).
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

import numpy as np

from detente.arrays import Floats
from detente.compiled import borrowing, inner
from detente.dealspace.kernels.arrays import Case, Goal

ZONE, MAXMIN, LINEAR, NASH = 0, 1, 2, 3
# Worth is counted in units of a millionth of a millionth of the party's scale, as whole floats:
# sums are exact, and what is equal in decimals is equal here. What is nearer than TOL is equal.
UNIT = 1e12
TOL = 1e3


@borrowing
def value_of(y: Floats, case: Case, goal: Goal) -> float:
    """The value of a package by a principle (0 for the zone alone)."""
    kind, weights, slope, constant = goal.kind, goal.weights, case.slope, case.constant
    if kind == ZONE:
        return 0.0
    if kind == LINEAR:
        total = 0.0
        for i in range(len(y)):
            total += weights[i] * (slope[i] * y[i] + constant[i])
        return total
    least, product, m = np.inf, 1.0, 0
    for i in range(len(y)):
        if weights[i] > 0.0:
            gain = slope[i] * y[i] + constant[i]
            least = min(least, gain / weights[i])
            product *= gain
            m += 1
    if m == 0:
        return 0.0  # nobody's gain counts: every package of the zone is as good
    if kind == MAXMIN:
        return least
    if least <= TOL:
        return 0.0
    if not alike(weights):
        return float(_weighted_mean(y, case, weights))
    if m == 1:
        return product
    if m == 2:
        return float(np.sqrt(product))
    return float(np.cbrt(product)) if m == 3 else float(np.exp(np.log(product) / m))


@borrowing
def _weighted_mean(y: Floats, case: Case, weights: Floats) -> float:
    """The geometric mean of the gains, each to the power of its weight; all gain."""
    logs, wide = 0.0, 0.0
    for i in range(len(y)):
        if weights[i] > 0.0:
            logs += weights[i] * np.log(case.slope[i] * y[i] + case.constant[i])
            wide += weights[i]
    return float(np.exp(logs / wide))


@borrowing
def alike(weights: Floats) -> bool:
    """Whether the parties that count all count the same."""
    most = 0.0
    for i in range(len(weights)):
        most = max(most, weights[i])
    for i in range(len(weights)):
        if 0.0 < weights[i] < most:
            return False
    return most > 0.0


@borrowing
def may_reach(y: Floats, case: Case, weights: Floats, z: float) -> bool:
    """Whether worths reach a Nash value, all who count counting the same; no logarithms."""
    product, need = 1.0, 1.0 - 1e-12
    for i in range(len(y)):
        if weights[i] > 0.0:
            product *= max(case.slope[i] * y[i] + case.constant[i], 0.0)
            need *= max(z, 0.0)
    return product >= need


@borrowing
def support(lam: Floats, case: Case, goal: Goal, z: float, at: Floats) -> float:
    """The least of ``lam . y`` over what reaches z; ``at`` is set to where; inf if nothing can."""
    P, kind, weights = len(lam), goal.kind, goal.weights
    floor, slope, constant = case.floor, case.slope, case.constant
    for i in range(P):
        at[i] = floor[i]
    if kind == MAXMIN:
        for i in range(P):
            if weights[i] > 0.0:
                if slope[i] > 0.0:
                    at[i] = max(floor[i], (z * weights[i] - constant[i]) / slope[i])
                elif constant[i] < z * weights[i] - TOL:
                    return np.inf
    elif kind == LINEAR:
        if not _add_to_cheapest(lam, case, weights, z, at):
            return np.inf
    elif kind == NASH and z > 0.0 and not _cheapest_gains(lam, case, weights, z, at):
        return np.inf
    total = 0.0
    for i in range(P):
        total += lam[i] * at[i]
    return total


@borrowing
def _add_to_cheapest(lam: Floats, case: Case, weights: Floats, z: float, at: Floats) -> bool:
    # What the floors leave of a sum comes from the party of whom it costs least.
    need, best, ratio = z, -1, np.inf
    for i in range(len(lam)):
        need -= weights[i] * (case.slope[i] * case.floor[i] + case.constant[i])
        a = weights[i] * case.slope[i]
        if a > 0.0 and lam[i] / a < ratio:
            ratio = lam[i] / a
            best = i
    if need > 0.0:
        if best >= 0:
            at[best] += need / (weights[best] * case.slope[best])
        elif need > TOL:
            return False
    return True


@borrowing
def price_of(lam: Floats, weights: Floats) -> float:
    """What the multipliers cost, as a weighted geometric mean: the part of them in a Nash bound."""
    logs, wide = 0.0, 0.0
    for i in range(len(weights)):
        if weights[i] > 0.0:
            if lam[i] <= 0.0:
                return 0.0
            wide += weights[i]
            logs += weights[i] * np.log(lam[i])
    return float(np.exp(logs / wide)) if wide > 0.0 else 0.0


@borrowing
def scale_of(slope: Floats, weights: Floats) -> float:
    """The part of the case in a Nash bound; 0 where a gain that counts is fixed.

    Like ``price_of`` a geometric mean, but of inverses: to share the loop would move last digits.
    """
    logs, wide = 0.0, 0.0
    for i in range(len(weights)):
        if weights[i] > 0.0:
            if slope[i] <= 0.0:
                return 0.0
            wide += weights[i]
            logs += weights[i] * np.log(slope[i] * weights[i])
    return float(np.exp(-logs / wide)) if wide > 0.0 else 0.0


@borrowing
def nash_support(lam: Floats, case: Case, goal: Goal, z: float, spend: float, at: Floats) -> float:
    """``support`` for Nash, without logarithms where no floor binds.

    ``spend`` is z times the price of the multipliers times the scale of the case.
    """
    weights, floor, slope, constant = goal.weights, case.floor, case.slope, case.constant
    total = 0.0
    for i in range(len(weights)):
        if spend <= 0.0:
            break
        if weights[i] > 0.0:
            gain = spend * weights[i] * slope[i] / lam[i]
            if gain < slope[i] * floor[i] + constant[i]:
                spend = 0.0
            else:
                total += lam[i] * (gain - constant[i]) / slope[i]
        else:
            total += lam[i] * floor[i]
    if spend <= 0.0:
        slow: float = support(lam, case, goal, z, at)
        return slow
    return total


@inner
def _cheapest_gains(lam: Floats, case: Case, weights: Floats, z: float, at: Floats) -> bool:
    # Cheapest gains whose weighted geometric mean is z: spending on each in proportion to its
    # weight, but none below its floor.
    P, slope, constant = len(lam), case.slope, case.constant
    log_need, wide = 0.0, 0.0
    free = np.zeros(P, np.bool_)
    for i in range(P):
        if weights[i] > 0.0:
            wide += weights[i]
            log_need += weights[i] * np.log(z)
            if slope[i] <= 0.0:
                if constant[i] <= TOL:
                    return False
                log_need -= weights[i] * np.log(constant[i])
            elif lam[i] <= 0.0:
                return True  # a party whose worth costs nothing can make up for all others
            else:
                free[i] = True
    while True:
        shared = 0.0
        log_price = 0.0
        for i in range(P):
            if free[i]:
                shared += weights[i]
                log_price += weights[i] * np.log(lam[i] / (slope[i] * weights[i]))
        if shared == 0.0:
            return log_need <= 1e-12 * wide
        spend = np.exp((log_need + log_price) / shared)
        fixed = False
        for i in range(P):
            if free[i]:
                gain = spend * weights[i] * slope[i] / lam[i]
                floor = slope[i] * case.floor[i] + constant[i]
                if gain < floor:
                    free[i] = False
                    fixed = True
                    log_need -= weights[i] * np.log(floor)
                else:
                    at[i] = (gain - constant[i]) / slope[i]
        if not fixed:
            return True
        for i in range(P):
            if weights[i] > 0.0 and not free[i]:
                at[i] = case.floor[i]
