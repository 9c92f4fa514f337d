"""Frontier and Nash package of 2^20 packages, two parties: detente and NegMAS.

    python bench/frontier_vs_negmas.py [--quick]

NegMAS lists the packages (10 issues x 4 options), detente merges issue by issue. NegMAS gets what
it offers for this: ``pareto_frontier`` over the listed outcomes, then ``nash_points`` on it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from importlib.metadata import version
from typing import Any

import numpy as np
from instances import instances
from timing import alternating, begin, line, ratio
from versus import rows_of

from detente.dealspace.frontier import frontier
from detente.dealspace.solutions import solve
from detente.dealspace.zone import zone
from detente.worlds.space import Space

try:
    logging.disable(logging.WARNING)
    from negmas import preferences as negmas_preferences
    from negmas.outcomes import make_issue, make_os
except ImportError:
    negmas_preferences = None


def negmas(space: Space, *, listed: bool) -> Callable[[], tuple[Any, Any]]:
    """The same question for NegMAS; ``listed`` hands it the packages ready made."""
    issues = [make_issue(list(names), name) for name, names in zip(space.issues, space.options)]
    outcomes = make_os(issues)
    known = list(outcomes.enumerate()) if listed else None
    functions = []
    for i in range(2):
        worth = space.body_worth[0, i]
        functions.append(
            negmas_preferences.LinearAdditiveUtilityFunction(
                values=[
                    dict(zip(names, map(float, worth[k]))) for k, names in enumerate(space.options)
                ],
                weights=[1.0] * len(issues),
                outcome_space=outcomes,
                reserved_value=float(space.no_deal[0, i]),
            )
        )

    def ask() -> tuple[Any, Any]:
        packages = known if known is not None else list(outcomes.enumerate_or_sample())
        points, _ = negmas_preferences.pareto_frontier(functions, packages)
        return points, negmas_preferences.nash_points(functions, points, outcome_space=outcomes)

    return ask


def main() -> None:
    """Compare and print."""
    asked = begin("Frontier and Nash of 2^20 packages, two parties; goal 10,000x")
    issues = 6 if asked.quick else 10
    many = instances(2, draws=20, issues=issues)
    space = rows_of(many, np.flatnonzero(zone(many).exists)[:1])
    things: dict[str, Callable[[], Any]] = {
        "detente, frontier": lambda: frontier(space, 0),
        "detente, frontier and Nash": lambda: (frontier(space, 0), solve(space, "nash")),
    }
    if negmas_preferences is None:
        print("NegMAS is not installed (negmas): left out\n")
    else:
        print(f"NegMAS {version('negmas')}\n")
        ask = negmas(space, listed=False)
        points, nash = ask()
        gain = solve(space, "nash").gain[0]
        theirs = np.prod(np.array(nash[0][0]) - space.no_deal[0])
        assert abs(theirs - gain.prod()) < 1e-9, f"Nash: {theirs} and {gain.prod()}"
        found = frontier(space, 0)
        ours = found.worth[found.in_zone]  # NegMAS leaves out what a party would not sign
        same = {tuple(point) for point in np.round(points, 9)}
        assert len(ours) == len(same), f"frontier in the zone: {len(ours)} and {len(same)}"
        things["NegMAS, frontier and Nash"] = ask
    times = alternating(things, repeats=asked.repeats)
    for name, taken in times.items():
        line(name, taken)
    if "NegMAS, frontier and Nash" in times:
        theirs, mine = times["NegMAS, frontier and Nash"], times["detente, frontier and Nash"]
        print(f"NegMAS / detente: {ratio(theirs, mine)}")
    print(f"{4**issues:,} packages, {len(frontier(space, 0).worth)} on the frontier")


if __name__ == "__main__":
    main()
