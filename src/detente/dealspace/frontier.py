"""The frontier: packages that no other package betters for one party without costing another."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.arrays import Bools, Floats, Ints, readonly
from detente.dealspace._merge import cross, survivors
from detente.dealspace.concessions import needs_of
from detente.worlds.space import Space

_MOST_SUMS = 30_000_000
_SAME = 1e-10


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Frontier:
    """The undominated packages of one row, those of greatest worth to the first party first.

    Attributes
    ----------
    packages : (package, issue) int
        One for each worth vector.
    worth, gain : (package, party)
    in_zone : (package,) bool
        Whether every party gains and would keep it.
    """

    packages: Ints
    worth: Floats
    gain: Floats
    in_zone: Bools

    def __post_init__(self) -> None:
        for name in ("packages", "worth", "gain", "in_zone"):
            object.__setattr__(self, name, readonly(getattr(self, name)))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Body:
    """Undominated sums of one choice a block: worth (sum, party) and the options (sum, issue)."""

    worth: Floats
    packages: Ints


def frontier(space: Space, row: int) -> Frontier:
    """Every undominated package of one row, exactly, for up to three required parties.

    A package that is excluded by an absolute line stands on no frontier. Where a deal lives longer
    under one case than another, gains need not rank packages as worth does; the frontier is that
    of worth.

    Raises
    ------
    ValueError
        More than three parties, or more sums than can be held at once.

    References
    ----------
    Nemhauser & Ullmann (1969).
    """
    parties = len(space.parties)
    body = undominated_body(space, row, np.full(parties, -np.inf))
    draw = int(space.outer[row])
    worth, packages, cases = [], [], []
    for case in np.flatnonzero(space.head_allowed[row]):
        worth.append(body.worth + space.head_worth[draw, :, case])
        packages.append(np.where(space.head[case] >= 0, space.head[case], body.packages))
        cases.append(np.full(len(body.worth), case))
    if not worth or not len(body.worth):
        nothing = np.zeros((0, parties))
        none = np.zeros((0, len(space.issues)), dtype=np.int64)
        return Frontier(packages=none, worth=nothing, gain=nothing, in_zone=np.zeros(0, bool))
    total, case_of = np.concatenate(worth), np.concatenate(cases)
    keep = _filter(total)
    total, case_of = total[keep], case_of[keep]
    alive, shift = space.lives[draw][:, case_of].T, space.shift[draw][:, case_of].T
    gain = alive * (total - space.no_deal[draw]) + (1 - alive) * shift
    return Frontier(
        packages=np.concatenate(packages)[keep],
        worth=total,
        gain=gain,
        in_zone=np.all(total >= needs_of(space, draw)[:, case_of].T - 1e-9, axis=1),
    )


def undominated_body(space: Space, row: int, needs: Floats) -> Body:
    """Undominated sums of the blocks of one row that can still reach what each party needs.

    Parameters
    ----------
    needs : (party,)
        The least body worth that could be of use; minus infinity for all.
    """
    parties, draw = len(space.parties), int(space.outer[row])
    if parties > 3:
        raise ValueError(f"the space has {parties} parties; a frontier is exact for three or fewer")
    allowed = space.body_allowed[row]
    choices = [np.flatnonzero(allowed[b]) for b in range(len(space.blocks))]
    values = [_three(space.body_worth[draw, :, b][:, c].T) for b, c in enumerate(choices)]
    lowest = _three(needs[None], missing=-np.inf)[0]
    order = sorted(range(len(values)), key=lambda b: len(values[b]))
    points, packages = np.zeros((1, 3)), np.full((1, len(space.issues)), -1, dtype=np.int64)
    for step, b in enumerate(order):
        if not len(values[b]):
            return Body(worth=np.zeros((0, parties)), packages=packages[:0])
        if len(points) * len(values[b]) > _MOST_SUMS:
            raise ValueError("the frontier has more points than can be held at once")
        rest = np.sum([values[r].max(axis=0) for r in order[step + 1 :]], axis=0, initial=0.0)
        sums, made = cross(points, values[b], rest * np.ones(3), lowest)
        keep = _filter(sums)
        points, made = sums[keep], made[keep]
        chosen = space.blocks[b][choices[b][made[:, 1]]]
        packages = np.where(chosen >= 0, chosen, packages[made[:, 0]])
    return Body(worth=points[:, :parties], packages=packages)


def _filter(points: Floats) -> Ints:
    """Which points nothing dominates, largest first coordinate first; 1e-10 apart is equal."""
    full = np.ascontiguousarray(np.rint(_three(points) / _SAME))
    order = np.lexsort((-full[:, 2], -full[:, 1], -full[:, 0]))
    kept: Ints = survivors(full, order)
    return kept


def _three(points: Floats, missing: float = 0.0) -> Floats:
    full = np.full((len(points), 3), missing)
    full[:, : points.shape[1]] = points
    return full
