"""Packages in the light of the worlds: worth, gain, keeping, and the red lines they cross."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from detente.arrays import Bools, Floats, Ints
from detente.worlds import durability, gains
from detente.worlds.build import Worlds
from detente.worlds.lines import crossed_by, matches


def package_numbers(worlds: Worlds, named: Sequence[dict[str, str]]) -> Ints:
    """(package, issue) option numbers of packages by name; what one leaves open stays as today.

    An issue whose answer today is not known either stands at its first option.
    """
    rows = []
    for package in named:
        row = [max(int(option), 0) for option in worlds.today]
        for issue, option in package.items():
            at = worlds.issues.index(issue)
            row[at] = worlds.options[at].index(option)
        rows.append(row)
    return np.array(rows, dtype=np.int64).reshape(len(rows), len(worlds.issues))


def worth(worlds: Worlds, packages: Ints) -> Floats:
    """(draw, party, package) worth of each package to each party.

    Links are in it, and what crossing a red line costs where it is not absolute.

    Parameters
    ----------
    worlds : Worlds
    packages : (package, issue) int
    """
    return part_worth(worlds, packages, frozenset(range(len(worlds.issues))))


def part_worth(worlds: Worlds, packages: Ints, issues: frozenset[int]) -> Floats:
    """(draw, party, package) what the given issues alone add to worth.

    A link or a line counts where all its issues are among them; so the parts of a division that
    cuts none of them add up to the whole.
    """
    total = np.zeros((worlds.draws, len(worlds.parties), len(packages)))
    for issue in sorted(issues):
        total += worlds.value[:, :, issue, packages[:, issue]]
    for n, link in enumerate(worlds.links):
        if link.issues <= issues:
            meets = matches(link.conditions, packages)
            total[:, link.party, meets] += worlds.link_adds[:, n, None]
    for n, line in enumerate(worlds.lines):
        if line.issues <= issues:
            crosses = crossed_by(line, packages)
            total[:, line.party, crosses] -= worlds.line_costs[:, n, None]
    return total


def survival(worlds: Worlds, packages: Ints) -> Floats:
    """(draw, party, package) share of discounted time that each deal lives."""
    return durability.survival(worlds.durability, packages)


def holding(worlds: Worlds, packages: Ints) -> Floats:
    """(draw, package) the share of time that each deal lives, or its chance to hold, as stated."""
    return durability.holding(worlds.durability, packages)


def failure_shift(worlds: Worlds, packages: Ints) -> Floats:
    """(draw, party, package) what is added to each no-deal value if the deal fails."""
    return durability.failure_shifts(worlds.durability, packages)


def gain(worlds: Worlds, packages: Ints, *, over: float | None = None) -> Floats:
    """(draw, party, package) what each party gains by each package over going on: equation (2).

    Parameters
    ----------
    worlds : Worlds
    packages : (package, issue) int
    over : float, optional
        Another no-deal value, the same for all.
    """
    above = _above(worlds, packages, over)
    return gains.gain(survival(worlds, packages), above, failure_shift(worlds, packages))


def keeping_slack(worlds: Worlds, packages: Ints, *, over: float | None = None) -> Floats:
    """(draw, party, package) how far keeping the deal is worth more than breaking it: (3).

    Below 0 the party would sign and not keep it (Fearon 1995; Powell 2006). ``over`` as in
    :func:`gain`.
    """
    above = _above(worlds, packages, over)
    breaking = durability.breach_costs(worlds.durability, packages)[:, None, :]
    return gains.keeping(above, failure_shift(worlds, packages), breaking)


def _above(worlds: Worlds, packages: Ints, over: float | None) -> Floats:
    return worth(worlds, packages) - (worlds.no_deal[:, :, None] if over is None else over)


def crossed(worlds: Worlds, packages: Ints) -> Bools:
    """(line, package) which red lines each package crosses."""
    found = np.zeros((len(worlds.lines), len(packages)), dtype=np.bool_)
    for n, line in enumerate(worlds.lines):
        found[n] = crossed_by(line, packages)
    return found


def allowed(worlds: Worlds, packages: Ints) -> Bools:
    """(row, package) whether the package crosses no absolute line of a party that must agree."""
    counts = np.array([line.party in worlds.required for line in worlds.lines], dtype=np.bool_)
    found = np.ones((worlds.rows, len(packages)), dtype=np.bool_)
    crossing = crossed(worlds, packages)
    for n in np.flatnonzero(counts):
        found[np.ix_(worlds.absolute[:, n], crossing[n])] = False
    return found
