"""How many packages lie in the zone: counted branch by branch, or estimated from tilted samples."""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

from typing import NamedTuple

import numpy as np

from detente.arrays import Floats, Ints
from detente.compiled import entry, inner
from detente.dealspace.kernels.bounds import least_after, most_after


class _Rest(NamedTuple):
    """Of the blocks from one on."""

    least: Floats  # (block + 1, party) what they add at least
    most: Floats  # (block + 1, party) and at most
    packages: Floats  # (block + 1,) how many answers they have


class _Walk(NamedTuple):
    """Where the search of a case stands at each depth."""

    worth: Floats  # (depth, party) of what is decided
    choice: Ints  # (depth,) tried there
    below: Floats  # (depth,) packages counted so far


@entry
def count_cases(
    v: Floats, count: Ints, need: Floats, most: int, by_case: Floats, picks: Floats
) -> int:
    """Count the packages of each case that reach its needs; how many steps are left over.

    ``v`` (block, choice, party) worths, the blocks in the order of the search; ``need``
    (case, party); ``by_case`` (case,) and ``picks`` (block, choice) get the counts. Below 0 the
    steps allowed (``most``) did not suffice, and the counts mean nothing.
    """
    B, C, P = v.shape
    rest = _Rest(np.empty((B + 1, P)), np.empty((B + 1, P)), np.ones(B + 1))
    left, order = np.empty((B, C), np.int64), np.arange(B)
    for b in range(B - 1, -1, -1):
        rest.packages[b] = rest.packages[b + 1] * count[b]
        for c in range(count[b]):
            left[b, c] = c
    least_after(v, left, count, order, rest.least)
    most_after(v, left, count, order, rest.most)
    spread = np.zeros(B + 1)
    walk = _Walk(np.zeros((B + 1, P)), np.zeros(B + 1, np.int64), np.zeros(B + 1))
    for case in range(len(need)):
        by_case[case], most = _count(v, count, need[case], most, rest, walk, spread, picks)
        if most < 0:
            return most
    # Where all the choices from a block on will do, they are equally many.
    whole = 0.0
    for b in range(B):
        whole += spread[b]
        for c in range(count[b]):
            picks[b, c] += whole / count[b]
    return most


@inner
def _count(
    v: Floats,
    count: Ints,
    need: Floats,
    most: int,
    rest: _Rest,
    walk: _Walk,
    spread: Floats,
    picks: Floats,
) -> tuple[float, int]:
    """Count one case; where all that is left will do it goes into ``spread`` by block."""
    least, largest, after = rest
    y, at, below = walk
    P = v.shape[2]
    every, some = True, True
    for i in range(P):
        every = every and least[0, i] >= need[i]
        some = some and largest[0, i] >= need[i]
    if every:
        spread[0] += after[0]
        return after[0], most
    if not some:
        return 0.0, most
    depth = 0
    at[0], below[0] = -1, 0.0
    while True:
        at[depth] += 1
        if at[depth] == count[depth]:
            if depth == 0:
                return below[0], most
            depth -= 1
            picks[depth, at[depth]] += below[depth + 1]
            below[depth] += below[depth + 1]
            continue
        most -= 1
        if most < 0:
            return 0.0, most
        every, some = True, True
        for i in range(P):
            sofar = y[depth, i] + v[depth, at[depth], i]
            y[depth + 1, i] = sofar
            if sofar + largest[depth + 1, i] < need[i]:
                some = False
                break
            if sofar + least[depth + 1, i] < need[i]:
                every = False
        if not some:
            continue
        if every:
            many = after[depth + 1]
            spread[depth + 1] += many
            picks[depth, at[depth]] += many
            below[depth] += many
        else:
            depth += 1
            at[depth], below[depth] = -1, 0.0


@entry
def tilt(v: Floats, count: Ints, need: Floats, theta: Floats, bound: Floats) -> None:
    """Multipliers of each case at which its needs are met on average, where they can be.

    They make ``sum(log sum(exp(theta . v))) - theta . need`` least over ``theta >= 0``; that least
    bounds the log of the number of packages (Chernoff 1952), and minus infinity says there is none.
    """
    P = v.shape[2]
    mean, var = np.empty(P), np.empty(P)
    for case in range(len(need)):
        best = _log_sum(v, count, theta[case], mean, var) - _dot(theta[case], need[case])
        step = 1.0
        trial = np.empty(P)
        for _ in range(60):
            moved = 0.0
            for i in range(P):
                slope = mean[i] - need[case, i]
                trial[i] = max(0.0, theta[case, i] - step * slope / (P * (var[i] + 1e-12)))
                moved = max(moved, abs(trial[i] - theta[case, i]) * np.sqrt(var[i]))
            if moved < 1e-3:
                break
            value = _log_sum(v, count, trial, mean, var) - _dot(trial, need[case])
            if value <= best:
                best = value
                theta[case] = trial
                step = min(1.6 * step, float(P))
            else:
                step /= 4.0
                _log_sum(v, count, theta[case], mean, var)
            if best < -1.0:
                break
        bound[case] = best if best > -1.0 else -np.inf


@inner
def _dot(a: Floats, b: Floats) -> float:
    total = 0.0
    for i in range(len(a)):
        total += a[i] * b[i]
    return total


@inner
def _log_sum(v: Floats, count: Ints, theta: Floats, mean: Floats, var: Floats) -> float:
    B, C, P = v.shape
    total = 0.0
    p = np.empty(C)
    mean[:] = 0.0
    var[:] = 0.0
    for b in range(B):
        top = -np.inf
        for c in range(count[b]):
            p[c] = _dot(theta, v[b, c])
            top = max(top, p[c])
        mass = 0.0
        for c in range(count[b]):
            p[c] = np.exp(p[c] - top)
            mass += p[c]
        total += top + np.log(mass)
        for i in range(P):
            first, second = 0.0, 0.0
            for c in range(count[b]):
                first += p[c] / mass * v[b, c, i]
                second += p[c] / mass * v[b, c, i] ** 2
            mean[i] += first
            var[i] += max(second - first * first, 0.0)
    return total


@entry
def sample(
    v: Floats,
    count: Ints,
    need: Floats,
    theta: Floats,
    chance: Floats,
    uniform: Floats,
    by_case: Floats,
    picks: Floats,
) -> tuple[float, float]:
    """Sums of the weights of the samples in the zone, and of their squares.

    Each sample takes a case with ``chance`` (case,), then one choice a block with chances in
    proportion to ``exp(theta . v)``; ``uniform`` (sample, block + 1) are its random numbers.
    """
    B, C, P = v.shape
    log_mass, log_p = np.zeros(len(need)), np.zeros((len(need), B, C))
    edge = np.zeros((len(need), B, C))
    mean, var = np.empty(P), np.empty(P)
    for case in range(len(need)):
        if chance[case] > 0.0:
            log_mass[case] = _log_sum(v, count, theta[case], mean, var)
            _edges(v, count, theta[case], log_p[case], edge[case])
    edges = np.cumsum(chance)
    y = np.empty(P)
    pick = np.empty(B, np.int64)
    first, second = 0.0, 0.0
    for s in range(len(uniform)):
        case = min(np.searchsorted(edges, uniform[s, B] * edges[-1], "right"), len(need) - 1)
        y[:] = 0.0
        log_chance = np.log(chance[case])
        for b in range(B):
            c = 0
            while c < count[b] - 1 and uniform[s, b] >= edge[case, b, c]:
                c += 1
            pick[b] = c
            log_chance += log_p[case, b, c]
            for i in range(P):
                y[i] += v[b, c, i]
        inside = True
        for i in range(P):
            inside = inside and y[i] >= need[case, i]
        if inside:
            weight = np.exp(-log_chance)
            first += weight
            second += weight * weight
            by_case[case] += weight
            for b in range(B):
                picks[b, pick[b]] += weight
    return first, second


@inner
def _edges(v: Floats, count: Ints, theta: Floats, log_p: Floats, edge: Floats) -> None:
    for b in range(len(v)):
        top = -np.inf
        for c in range(count[b]):
            log_p[b, c] = _dot(theta, v[b, c])
            top = max(top, log_p[b, c])
        mass = 0.0
        for c in range(count[b]):
            mass += np.exp(log_p[b, c] - top)
        sofar = 0.0
        for c in range(count[b]):
            log_p[b, c] -= top + np.log(mass)
            sofar += np.exp(log_p[b, c])
            edge[b, c] = sofar
