"""What a search looks for: the packages whose gains reach a value, as a convex set of worths.

Everything is counted in worth of the body, y (one number a party), within one case, where the gain
of party i is ``q_i y_i + k_i`` and the zone is ``y_i >= n_i``. For every principle the worths that
reach the value z form a convex upper set, so that a non-negative multiplier vector separates it
from what the blocks can give: ``support`` is the least of ``lam . y`` over that set.
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

import numpy as np

from detente.arrays import Floats
from detente.compiled import inner

ZONE, MAXMIN, LINEAR, NASH = 0, 1, 2, 3
# Worth is counted in units of a millionth of a millionth of the party's scale, as whole floats:
# sums are exact, and what is equal in decimals is equal here. What is nearer than TOL is equal.
UNIT = 1e12
TOL = 1e3


@inner
def value_of(y: Floats, q: Floats, k: Floats, w: Floats, kind: int) -> float:
    """The value of a package by a principle (0 for the zone alone)."""
    if kind == ZONE:
        return 0.0
    if kind == LINEAR:
        total = 0.0
        for i in range(len(y)):
            total += w[i] * (q[i] * y[i] + k[i])
        return total
    least, product, m = np.inf, 1.0, 0
    for i in range(len(y)):
        if w[i] > 0.0:
            gain = q[i] * y[i] + k[i]
            least = min(least, gain / w[i])
            product *= gain
            m += 1
    if m == 0:
        return 0.0  # nobody's gain counts: every package of the zone is as good
    if kind == MAXMIN:
        return least
    if least <= TOL:
        return 0.0
    if not alike(w):
        return float(_weighted_mean(y, q, k, w))
    if m == 1:
        return product
    if m == 2:
        return float(np.sqrt(product))
    return float(np.cbrt(product)) if m == 3 else float(np.exp(np.log(product) / m))


@inner
def _weighted_mean(y: Floats, q: Floats, k: Floats, w: Floats) -> float:
    """The geometric mean of the gains, each to the power of its weight; all gain."""
    logs, wide = 0.0, 0.0
    for i in range(len(y)):
        if w[i] > 0.0:
            logs += w[i] * np.log(q[i] * y[i] + k[i])
            wide += w[i]
    return float(np.exp(logs / wide))


@inner
def alike(w: Floats) -> bool:
    """Whether the parties that count all count the same."""
    most = 0.0
    for i in range(len(w)):
        most = max(most, w[i])
    for i in range(len(w)):
        if 0.0 < w[i] < most:
            return False
    return most > 0.0


@inner
def may_reach(y: Floats, q: Floats, k: Floats, w: Floats, z: float) -> bool:
    """Whether worths reach a Nash value, all who count counting the same; no logarithms."""
    product, need = 1.0, 1.0 - 1e-12
    for i in range(len(y)):
        if w[i] > 0.0:
            product *= max(q[i] * y[i] + k[i], 0.0)
            need *= max(z, 0.0)
    return product >= need


@inner
def support(
    lam: Floats, n: Floats, q: Floats, k: Floats, w: Floats, kind: int, z: float, at: Floats
) -> float:
    """The least of ``lam . y`` over what reaches z; ``at`` is set to where; inf if nothing can."""
    P = len(lam)
    for i in range(P):
        at[i] = n[i]
    if kind == MAXMIN:
        for i in range(P):
            if w[i] > 0.0:
                if q[i] > 0.0:
                    at[i] = max(n[i], (z * w[i] - k[i]) / q[i])
                elif k[i] < z * w[i] - TOL:
                    return np.inf
    elif kind == LINEAR:
        need = z
        best = -1
        ratio = np.inf
        for i in range(P):
            need -= w[i] * (q[i] * n[i] + k[i])
            a = w[i] * q[i]
            if a > 0.0 and lam[i] / a < ratio:
                ratio = lam[i] / a
                best = i
        if need > 0.0:
            if best >= 0:
                at[best] += need / (w[best] * q[best])
            elif need > TOL:
                return np.inf
    elif kind == NASH and z > 0.0 and not _fill(lam, n, q, k, w, z, at):
        return np.inf
    total = 0.0
    for i in range(P):
        total += lam[i] * at[i]
    return total


@inner
def price_of(lam: Floats, w: Floats) -> float:
    """What the multipliers cost, as a weighted geometric mean: the part of them in a Nash bound."""
    logs, wide = 0.0, 0.0
    for i in range(len(w)):
        if w[i] > 0.0:
            if lam[i] <= 0.0:
                return 0.0
            wide += w[i]
            logs += w[i] * np.log(lam[i])
    return float(np.exp(logs / wide)) if wide > 0.0 else 0.0


@inner
def scale_of(q: Floats, w: Floats) -> float:
    """The part of the case in a Nash bound; 0 where a gain that counts is fixed."""
    logs, wide = 0.0, 0.0
    for i in range(len(w)):
        if w[i] > 0.0:
            if q[i] <= 0.0:
                return 0.0
            wide += w[i]
            logs += w[i] * np.log(q[i] * w[i])
    return float(np.exp(-logs / wide)) if wide > 0.0 else 0.0


@inner
def nash_support(
    lam: Floats, n: Floats, q: Floats, k: Floats, w: Floats, spend: float, at: Floats, z: float
) -> float:
    """``support`` for Nash, without logarithms where no floor binds.

    ``spend`` is z times the price of the multipliers times the scale of the case.
    """
    if spend <= 0.0:
        slow: float = support(lam, n, q, k, w, NASH, z, at)
        return slow
    total = 0.0
    for i in range(len(w)):
        if w[i] > 0.0:
            gain = spend * w[i] * q[i] / lam[i]
            if gain < q[i] * n[i] + k[i]:
                floored: float = support(lam, n, q, k, w, NASH, z, at)
                return floored
            total += lam[i] * (gain - k[i]) / q[i]
        else:
            total += lam[i] * n[i]
    return total


@inner
def _fill(lam: Floats, n: Floats, q: Floats, k: Floats, w: Floats, z: float, at: Floats) -> bool:
    # Cheapest gains whose weighted geometric mean is z: spending on each in proportion to its
    # weight, but none below its floor.
    P = len(lam)
    log_need, wide = 0.0, 0.0
    free = np.zeros(P, np.bool_)
    for i in range(P):
        if w[i] > 0.0:
            wide += w[i]
            log_need += w[i] * np.log(z)
            if q[i] <= 0.0:
                if k[i] <= TOL:
                    return False
                log_need -= w[i] * np.log(k[i])
            elif lam[i] <= 0.0:
                return True  # a party whose worth costs nothing can make up for all others
            else:
                free[i] = True
    while True:
        shared = 0.0
        log_price = 0.0
        for i in range(P):
            if free[i]:
                shared += w[i]
                log_price += w[i] * np.log(lam[i] / (q[i] * w[i]))
        if shared == 0.0:
            return log_need <= 1e-12 * wide
        spend = np.exp((log_need + log_price) / shared)
        fixed = False
        for i in range(P):
            if free[i]:
                gain = spend * w[i] * q[i] / lam[i]
                floor = q[i] * n[i] + k[i]
                if gain < floor:
                    free[i] = False
                    fixed = True
                    log_need -= w[i] * np.log(floor)
                else:
                    at[i] = (gain - k[i]) / q[i]
        if not fixed:
            return True
        for i in range(P):
            if w[i] > 0.0 and not free[i]:
                at[i] = n[i]
