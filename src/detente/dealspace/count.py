"""How many packages the zone holds, and what they have in common."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from os import cpu_count

import numpy as np

from detente.arrays import Floats, Ints, evenly
from detente.dealspace.concessions import needs_of
from detente.dealspace.kernels.counting import count_cases, sample, tilt
from detente.dealspace.zone import Zone
from detente.ranges import Range
from detente.seeds import stream
from detente.shown import Result
from detente.worlds._equations import EDGE
from detente.worlds.space import Space

STEPS = 20_000_000
"""As many steps as an exact count may take: enough for every space of ten million packages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """The packages in the zone of one row.

    Attributes
    ----------
    number : float
        How many; 0 without a zone.
    error : float
        Standard error of the number; 0 if it is exact.
    exact : bool
    shares : tuple of tuple of float
        For each issue and option, the share of the zone's packages that hold it; NaN without one.
    """

    number: float
    error: float
    exact: bool
    shares: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts(Result):
    """The packages in the zone, over the rows that have one.

    Attributes
    ----------
    number : Range
        How many, over the rows counted.
    possible : float
        How many packages there are in all.
    shares : dict of issue -> dict of option -> Range
        The share of a zone's packages that hold the option.
    error : float
        The largest standard error of a number, as a share of it.
    exact : bool
        Whether every number was counted, not estimated.
    rows : int
        In how many rows with a zone they were counted.
    zones : int
        How many rows have a zone.
    """

    number: Range
    possible: float
    shares: dict[str, dict[str, Range]]
    error: float
    exact: bool
    rows: int
    zones: int


def counts(space: Space, zones: Zone, *, rows: int = 32, steps: int = 2_000_000) -> Counts:
    """How many packages the zone holds, over the rows that have one.

    Parameters
    ----------
    space : Space
    zones : Zone
        Of the same space.
    rows : int
        Count in no more rows than this, evenly spread.
    steps : int
        As for :func:`count_zone`; few, since many rows are counted.
    """
    some = np.flatnonzero(zones.exists)
    few = evenly(some, rows)
    with ThreadPoolExecutor(cpu_count() or 1) as pool:
        every = list(pool.map(partial(count_zone, space, steps=steps), few.tolist()))
    held = [one for one in every if one.number > 0]
    return Counts(
        number=Range.of(np.array([one.number for one in every])),
        possible=float(len(space.head) * np.prod(space.choices.astype(np.float64))),
        shares={
            issue: {
                option: Range.of(np.array([one.shares[k][o] for one in held]))
                for o, option in enumerate(space.options[k])
            }
            for k, issue in enumerate(space.issues)
        },
        error=max((one.error / one.number for one in held), default=0.0),
        exact=all(one.exact for one in every),
        rows=len(few),
        zones=len(some),
    )


def count_zone(
    space: Space, row: int, *, steps: int = STEPS, samples: int = 20_000, seed: int = 1
) -> Count:
    """How many packages the zone of one row holds.

    Exact by branch and bound: a branch whose every package is in the zone counts whole, one that
    none can be in not at all. If that takes more steps than allowed, the number is estimated:
    packages are sampled with chances tilted towards the zone by one multiplier a party
    (importance sampling by exponential tilting; Siegmund 1976), cases in proportion to
    Chernoff's bound on their number; a package weighs one over its chance.

    Parameters
    ----------
    space : Space
    row : int
    steps : int
        How many steps an exact count may take.
    samples : int
        How many samples an estimate takes.
    seed : int
        Of the estimate's random numbers.

    Notes
    -----
    The estimate has no bias, and its standard error is that of the samples' mean. Were the zone so
    scattered that hardly a sample met it, both would be too low; the tilt makes this rare.
    """
    case_of, need, v, index, many, order = _prepare(space, row)
    by_case, picks = np.zeros(len(need)), np.zeros(v.shape[:2])
    left = count_cases(v, many, need, steps, by_case, picks) if len(need) else 0
    if left >= 0:
        shares = _shares(space, case_of, by_case, index, picks, order)
        return Count(number=float(by_case.sum()), error=0.0, exact=True, shares=shares)
    by_case, picks = np.zeros(len(need)), np.zeros(v.shape[:2])
    theta, bound = np.zeros(need.shape), np.empty(len(need))
    tilt(v, many, need, theta, bound)
    chance = np.exp(bound - bound.max()) if np.isfinite(bound.max()) else np.zeros(len(need))
    if not chance.any():
        return Count(number=0.0, error=0.0, exact=True, shares=_none(space))
    chance /= chance.sum()
    uniform = stream(seed, "count", int(row)).random((samples, len(v) + 1))
    first, second = sample(v, many, need, theta, chance, uniform, by_case, picks)
    mean = first / samples
    error = float(np.sqrt(max(second / samples - mean**2, 0.0) / samples))
    shares = _shares(space, case_of, by_case, index, picks, order)
    return Count(number=mean, error=error, exact=False, shares=shares)


def _prepare(space: Space, row: int) -> tuple[Ints, Floats, Floats, Ints, Ints, Ints]:
    """Cases and their needs; choices by block, the widest block first, without those excluded."""
    draw = int(space.draw_of_row[row])
    one = replace(space, draw_of_row=space.draw_of_row[[row]], absolute=space.absolute[[row]])
    allowed = one.body_allowed[0]
    worth = space.body_worth[draw].transpose(1, 2, 0)
    span = np.where(allowed[:, :, None], worth, -np.inf).max(axis=1, initial=-np.inf)
    span = span - np.where(allowed[:, :, None], worth, np.inf).min(axis=1, initial=np.inf)
    scale = np.maximum(np.where(np.isfinite(span), span, 0.0).sum(axis=0), 1e-300)
    scale = np.maximum(scale + np.ptp(space.head_worth[draw], axis=1), 1e-300)
    need = (needs_of(space, draw) - space.head_worth[draw]).T - EDGE * scale
    case_of = np.flatnonzero(one.head_allowed[0] & np.isfinite(need).all(axis=1))
    need = need[case_of]
    many = allowed.sum(axis=1)
    if (many == 0).any():
        case_of, need = case_of[:0], need[:0]
    order = np.argsort(-(span / scale).max(axis=1, initial=0.0), kind="stable")
    index = np.argsort(~allowed, axis=1, kind="stable")[order]
    v = np.take_along_axis(worth[order], index[:, :, None], axis=1)
    return case_of, np.ascontiguousarray(need), np.ascontiguousarray(v), index, many[order], order


def _shares(
    space: Space, case_of: Ints, by_case: Floats, index: Ints, picks: Floats, order: Ints
) -> tuple[tuple[float, ...], ...]:
    """For each issue and option the share of what was counted."""
    total = float(by_case.sum())
    if total <= 0:
        return _none(space)
    found = [np.zeros(len(options)) for options in space.options]
    held: list[tuple[Ints, float]] = [
        (space.head[case], float(weight)) for case, weight in zip(case_of, by_case, strict=True)
    ]
    for place, block in enumerate(order):
        held += [
            (space.blocks[block, choice], float(weight))
            for choice, weight in zip(index[place], picks[place], strict=True)
            if weight > 0
        ]
    for pattern, weight in held:
        for issue in np.flatnonzero(pattern >= 0):
            found[issue][pattern[issue]] += weight / total
    return tuple(tuple(shares.tolist()) for shares in found)


def _none(space: Space) -> tuple[tuple[float, ...], ...]:
    lengths: Sequence[int] = [len(options) for options in space.options]
    return tuple((float("nan"),) * length for length in lengths)
