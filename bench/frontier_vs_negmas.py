"""Frontier and Nash package of 2^20 packages, two parties: detente and NegMAS.

    python bench/frontier_vs_negmas.py [--quick]

NegMAS lists the packages (10 issues x 4 options), detente merges issue by issue. NegMAS gets what
it offers for this: ``pareto_frontier`` over the listed outcomes, then ``nash_points`` on it.
Detente is timed twice: one call right after NegMAS has filled the processor's caches, and 100 calls
in a row, per call.
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

IN_A_ROW = 100


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

    def both() -> None:
        frontier(space, 0)
        solve(space, "nash")

    things: dict[str, Callable[[], Any]] = {
        "detente, frontier and Nash": both,
        "detente, frontier, 100 in a row": lambda: [frontier(space, 0) for _ in range(IN_A_ROW)],
        "detente, both, 100 in a row": lambda: [both() for _ in range(IN_A_ROW)],
    }
    per = {name: IN_A_ROW for name in things if name.endswith("in a row")}
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
    times = alternating(things, repeats=asked.repeats, per=per)
    for name, taken in times.items():
        line(name, taken)
    if "NegMAS, frontier and Nash" in times:
        theirs = times["NegMAS, frontier and Nash"]
        for name in ("detente, frontier and Nash", "detente, both, 100 in a row"):
            print(f"NegMAS / {name}: {ratio(theirs, times[name])}")
    print(f"{4**issues:,} packages, {len(frontier(space, 0).worth)} on the frontier")


if __name__ == "__main__":
    main()
