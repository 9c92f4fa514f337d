"""A few packages of the zone that lie far apart: a mediator needs more than one way in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.arrays import Bools, Floats, Ints
from detente.dealspace.chance import chance
from detente.dealspace.place import inside_share, place
from detente.dealspace.restrict import asking, distance, rows_as_draws
from detente.dealspace.solutions import solve
from detente.dealspace.zone import Zone, zone
from detente.ranges import Range
from detente.shown import Result
from detente.worlds.space import Space


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative(Result):
    """One package of a few that lie far apart.

    Attributes
    ----------
    package : dict of issue -> option
    inside : float
        In which share of the rows with a zone the package lies in it.
    gain : dict of party -> Range
        Over the rows in which it lies in the zone.
    apart : int
        On how many issues it differs from the nearest of those before it.
    error : float
        Standard error of ``inside``: how far another seed would move it.
    """

    package: dict[str, str]
    inside: float
    gain: dict[str, Range]
    apart: int
    error: float = math.nan


def alternatives(
    space: Space,
    zones: Zone,
    packages: Ints,
    *,
    drafts: Sequence[Ints] = (),
    k: int = 3,
    share: float = 0.5,
) -> tuple[Alternative, ...]:
    """Up to k packages far apart that lie in the zone of many rows.

    The first is the representative package, the one in the zone in most rows. Each further one is,
    of those in the zone in at least ``share`` as many rows, the one that differs from the nearest
    of those already chosen on most issues (farthest point first; Gonzalez 1985: the smallest
    distance is at least half of the best possible), of equals the one in more zones.

    Parameters
    ----------
    space : Space
    zones : Zone
        Of the same space.
    packages : (package, issue) int
        To choose from, such as what each principle picks in each row; of more than 1,000 different
        ones those picked most often.
    drafts : sequence of (issue,) int
        To choose from in any case.
    k : int
    share : float
    """
    some = np.flatnonzero(zones.exists)
    if not len(some) or not len(packages):
        return ()
    tabled = [package for package in drafts if not (packages == package).all(axis=1).any()]
    pool = np.concatenate([_most_frequent(packages), *(package[None] for package in tabled)])
    often = inside_share(space, some, pool)
    first = int(np.argmax(often))
    if not often[first]:
        return ()
    chosen = _farthest(pool, often >= share * often[first], often, [first], k)
    placed = place(space, some, pool[chosen])
    return tuple(
        Alternative(
            package=named(space, pool[n]),
            inside=float(often[n]),
            gain=_gains(space, placed.gain[:, :, at], placed.inside[:, at]),
            apart=min((int((pool[n] != pool[m]).sum()) for m in chosen[:at]), default=0),
            error=chance(placed.inside[:, at], space.draw_of_row[some]).error,
        )
        for at, n in enumerate(chosen)
    )


def farthest(space: Space, row: int, *, k: int = 3) -> Ints:
    """(package, issue) up to k packages of one row's zone that lie far apart, exactly.

    The first is the Nash package; each further one is, of the whole zone, one that differs from
    the nearest of those chosen on most issues (Gonzalez 1985). No package is listed: that a
    package lies so far from another is asked for as if it were a party's need.
    """
    room = rows_as_draws(space, np.array([row]))
    first = solve(room, "nash").packages[0]
    chosen = [first] if first[0] >= 0 else []
    while chosen and len(chosen) < k:
        low, high, best = 0, len(space.issues), None
        while low < high:
            middle = (low + high + 1) // 2
            asked = asking(room, [distance(room, one, least=middle) for one in chosen])
            if zone(asked).exists[0]:
                low, best = middle, asked
            else:
                high = middle - 1
        if best is None:
            break
        chosen.append(solve(best, "utilitarian").packages[0])
    return np.array(chosen, dtype=np.int64).reshape(len(chosen), len(space.issues))


def named(space: Space, package: Ints) -> dict[str, str]:
    """A package by the names of its issues and options."""
    return {issue: space.options[k][int(package[k])] for k, issue in enumerate(space.issues)}


def _most_frequent(packages: Ints, most: int = 1_000) -> Ints:
    """Each package once, those met most often first, no more than so many."""
    sizes = packages.max(axis=0) + 1
    if float(np.prod(sizes.astype(np.float64))) < 2.0**62:
        # A package as one number, in issue and option order: far quicker to sort.
        places = np.append(np.cumprod(sizes[:0:-1])[::-1], 1)
        _, first, counted = np.unique(packages @ places, return_index=True, return_counts=True)
    else:
        _, first, counted = np.unique(packages, axis=0, return_index=True, return_counts=True)
    pool: Ints = packages[first[np.argsort(-counted, kind="stable")[:most]]].astype(np.int64)
    return pool


def _farthest(pool: Ints, fit: Bools, often: Floats, chosen: list[int], k: int) -> list[int]:
    while len(chosen) < k:
        apart = np.min([(pool != pool[n]).sum(axis=1) for n in chosen], axis=0)
        apart = np.where(fit, apart, 0)
        if not apart.any():
            break
        tied = np.flatnonzero(apart == apart.max())
        chosen = [*chosen, int(tied[np.argmax(often[tied])])]
    return chosen


def _gains(space: Space, gain: Floats, inside: Bools) -> dict[str, Range]:
    return {party: Range.of(gain[inside, i]) for i, party in enumerate(space.parties)}
