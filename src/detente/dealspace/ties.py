"""Ties too many to compare one by one are settled by searches with more and more settled.

Leximin goes by levels: with the smallest share reached, each party in turn is held to it and the
smallest share of the others is made as large as can be, and so on. Among what is then left, and
among ties of the other principles, the first in issue and option order is found by asking issue by
issue for the first option with which the value can still be reached.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from detente.arrays import Bools, Floats, Ints
from detente.dealspace.kernels.arrays import Answers
from detente.dealspace.kernels.principles import MAXMIN, TOL, ZONE
from detente.dealspace.kernels.run import EFFORT, Bound, free, run
from detente.worlds.space import Space

_ASKING = 1e5
"""Steps that a question costs beside its search."""


class _Held(NamedTuple):
    """One way to share out a level: who is held, and the least gain of each."""

    at: int
    held: frozenset[int]
    least: tuple[float, ...]


def settle(space: Space, rows: Ints, kind: int, weights: Floats, found: Answers) -> None:
    """Settle ties in place; ``rows``, ``weights`` and ``found`` are those of the search.

    What cannot be proved even so, or not in ``EFFORT`` steps a row, stays open.
    """
    with np.errstate(invalid="ignore"):
        tied = np.flatnonzero(found.open_to <= found.values + TOL)
    if not len(tied):
        return
    steps = dict.fromkeys(tied.tolist(), EFFORT)
    if kind == MAXMIN:
        states, packages, sure, several = _levels(space, rows, weights, steps, found)
        least = np.array([state.least for state in states]).reshape(-1, len(space.parties))
        at = np.array([state.at for state in states], dtype=np.int64)
        given = free(space, at)._replace(least=least)
        first, proved = packages, np.ones(len(at), dtype=np.bool_)
        if len(several):
            effort = _shared(steps, at[several])
            asked = free(space, at[several])._replace(least=least[several], effort=effort)
            zero = np.zeros_like(least[several])
            first[several], proved[several] = _first(
                space, rows[at[several]], ZONE, zero, packages[several], asked
            )
    else:
        at, sure = tied, np.ones(len(tied), dtype=np.bool_)
        effort = _shared(steps, at)
        given = free(space, at)._replace(reach=found.values[at], effort=effort)
        packages = np.array(found.packages[at], dtype=np.int64)
        first, proved = _first(space, rows[at], kind, weights[at], packages, given)
    for j, certain in zip(tied.tolist(), sure, strict=True):
        here = np.flatnonzero(at == j)
        found.packages[j] = min(tuple(first[n]) for n in here)
        if certain and proved[here].all():
            found.open_to[j] = np.nan


def _shared(steps: dict[int, float], at: Ints) -> Floats:
    """The steps left to each row, shared evenly by those listed for it."""
    _, which, many = np.unique(at, return_inverse=True, return_counts=True)
    return np.array([steps[j] for j in at.tolist()]) / many[which]


def _levels(
    space: Space, rows: Ints, weights: Floats, steps: dict[int, float], found: Answers
) -> tuple[list[_Held], Ints, Bools, Ints]:
    """Every way to reach the leximin of each tied row, its first package, and whether proved.

    The last answer lists the ways of which so many packages tie that the first is not yet known.
    ``steps`` says how many each tied row may take, and then how many are left.
    """
    level = {j: float(found.values[j]) for j in steps}
    zero = (0.0,) * len(space.parties)
    states = [_Held(j, frozenset(), zero) for j in level]
    packages = {state: np.array(found.packages[state.at]) for state in states}
    sure = dict.fromkeys(level, True)
    several: set[_Held] = set(states)
    for _ in space.parties:
        jobs: dict[_Held, None] = {}
        done: list[_Held] = []
        for state in states:
            open_to = [i for i in np.flatnonzero(weights[state.at] > 0) if i not in state.held]
            if not open_to:
                done.append(state)
            for i in open_to:
                # All reach this level, and party i is held to no more than that.
                least = list(state.least)
                for other in open_to:
                    least[other] = level[state.at] * weights[state.at, other]
                jobs[_Held(state.at, state.held | {int(i)}, tuple(least))] = None
        if not jobs:
            break
        tried = list(jobs)
        at = np.array([job.at for job in tried])
        still = weights[at]
        for n, job in enumerate(tried):
            still[n, list(job.held)] = 0.0
        gains = np.array([job.least for job in tried])
        # With every party held the first package that holds them is asked for, else any.
        which = np.where((still > 0).any(axis=1), -np.inf, np.nan)
        effort = _shared(steps, at)
        given = free(space, at)._replace(least=gains, reach=which, effort=effort.copy())
        result = run(space, rows[at], MAXMIN, still, given=given)
        for j, spent in zip(at.tolist(), effort - given.effort, strict=True):
            steps[j] = max(steps[j] - spent, 0.0)
        with np.errstate(invalid="ignore"):
            beyond = result.open_to > result.values + TOL
        beyond |= np.isnan(result.values) & ~np.isnan(result.open_to)
        states = list(done)
        for own in np.split(np.arange(len(at)), np.flatnonzero(np.diff(at)) + 1):
            j = int(at[own[0]])
            here = own[~np.isnan(result.values[own])]
            if beyond[own].any():
                sure[j] = False
            if not len(here):
                sure[j] = False
                states += [state for state in packages if state.at == j][:1]
                continue
            level[j] = float(result.values[here].max())
            for n in here[result.values[here] >= level[j] - TOL]:
                states.append(tried[n])
                packages[tried[n]] = np.array(result.packages[n])
                if which[n] == -np.inf or not np.isnan(result.open_to[n]):
                    several.add(tried[n])
    first = np.array([packages[state] for state in states], dtype=np.int64)
    left = [n for n, state in enumerate(states) if state in several]
    return states, first, np.array([*sure.values()]), np.array(left, dtype=np.int64)


def _first(
    space: Space, rows: Ints, kind: int, weights: Floats, packages: Ints, given: Bound
) -> tuple[Ints, Bools]:
    """(row, issue) the first package in issue and option order, and whether that is proved."""
    best, effort = np.array(packages), given.effort.copy()
    proved = np.ones(len(rows), dtype=np.bool_)
    for issue in range(len(space.issues)):
        for option in range(len(space.options[issue]) - 1):
            proved &= (best[:, issue] <= option) | (effort > 0.0)
            at = np.flatnonzero((best[:, issue] > option) & (effort > 0.0))
            if not len(at):
                continue
            fixed = np.full((len(at), len(space.issues)), -1, dtype=np.int16)
            fixed[:, :issue] = best[at, :issue]
            fixed[:, issue] = option
            asked = Bound(given.least[at], fixed, given.reach[at], effort[at])
            result = run(space, rows[at], kind, weights[at], given=asked)
            effort[at] = asked.effort - _ASKING
            yes = ~np.isnan(result.values)
            best[at[yes]] = result.packages[yes]
            proved[at[~yes & ~np.isnan(result.open_to)]] = False
    return best, proved
