"""What the search leaves open is closed by looking at every undominated package of the zone."""

from __future__ import annotations

import numpy as np

from detente.arrays import Floats, Ints
from detente.dealspace._run import Found
from detente.dealspace._target import LINEAR, MAXMIN, TOL, UNIT
from detente.dealspace._units import units
from detente.dealspace.concessions import needs_of
from detente.dealspace.frontier import undominated_body
from detente.worlds.space import Space


def close(space: Space, rows: Ints, kind: int, weights: Floats, found: Found) -> None:
    """Settle in place the rows listed that were left open; those too large stay open.

    ``rows``, ``weights`` and ``found`` are as :func:`detente.dealspace._run.run` took and gave
    them; every principle rises with each party's worth, so its best package is undominated.
    """
    if len(space.parties) > 3:
        return
    per_worth = units(space)
    for j in np.flatnonzero(~np.isnan(found.open_to)):
        row = int(rows[j])
        unit = per_worth[space.outer[row]]
        try:
            gains, packages = _zone(space, row)
        except ValueError:
            continue
        found.open_to[j] = np.nan
        if len(gains):
            value = _values(gains * unit, weights[j], kind)
            fair = weights[j] if kind == MAXMIN else np.ones(len(unit))
            shares = gains * unit / np.where(fair > 0, fair, np.inf)
            best = _best(shares / UNIT, packages, value)
            found.values[j], found.packages[j] = value[best], packages[best]


def _zone(space: Space, row: int) -> tuple[Floats, Ints]:
    """(package, party) gains and (package, issue) options of the undominated zone of each case."""
    draw = int(space.outer[row])
    cases = np.flatnonzero(space.head_allowed[row])
    short = (needs_of(space, draw) - space.head_worth[draw])[:, cases]
    body = undominated_body(space, row, short.min(axis=1))
    gains, packages = [], []
    for case, needed in zip(cases, short.T, strict=True):
        here = (body.worth >= needed - 1e-9).all(axis=1)
        above = body.worth[here] + space.head_worth[draw, :, case] - space.no_deal[draw]
        alive = space.lives[draw, :, case]
        gains.append(alive * above + (1 - alive) * space.shift[draw, :, case])
        packages.append(np.where(space.head[case] >= 0, space.head[case], body.packages[here]))
    return np.concatenate(gains), np.concatenate(packages)


def _values(gains: Floats, weights: Floats, kind: int) -> Floats:
    """(package,) what each is worth by the principle, in units."""
    counts = weights > 0
    if kind == LINEAR:
        total: Floats = gains @ weights
        return total
    if not counts.any():
        return np.zeros(len(gains))
    scaled = np.maximum(gains[:, counts], 0.0) / weights[counts]
    if kind == MAXMIN:
        least: Floats = scaled.min(axis=1)
        return least
    with np.errstate(divide="ignore"):
        product: Floats = np.exp(np.log(scaled).mean(axis=1))
    return np.where(scaled.min(axis=1) > TOL, product, 0.0)


def _best(shares: Floats, packages: Ints, value: Floats) -> int:
    """Largest value, then leximin of the shares, then the first in issue and option order."""
    tied = np.flatnonzero(value >= value.max() - TOL)
    ranked = np.round(np.sort(shares[tied], axis=1), 9)
    keys = [*packages[tied].T[::-1], *(-ranked.T[::-1])]
    return int(tied[np.lexsort(keys)[0]])
