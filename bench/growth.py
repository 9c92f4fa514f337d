"""How cost grows with issues, options, parties and draws, up to where it stops.

    python bench/growth.py [--quick]

One thing grows at a time from 28 issues x 4 options, three parties. A row of the table is passed
over once the one before it took longer than the limit. The last lines are the largest plan asked
for: 60 issues x 16 options, six parties; and the frontier, whose points grow, not its issues.
"""

from __future__ import annotations

import time
from collections.abc import Iterable

import numpy as np
from instances import instances
from timing import begin, span
from versus import rows_of

from detente.dealspace.frontier import frontier
from detente.dealspace.solutions import solve
from detente.dealspace.zone import zone

LIMIT = 10.0


def measured(parties: int, issues: int, options: int, draws: int) -> float:
    """Print one line; seconds that a row of the slowest question took, times ``draws``."""
    space = instances(parties, draws=draws, issues=issues, options=options, seed=2)
    start = time.perf_counter()
    found = zone(space)
    spent = [time.perf_counter() - start]
    inside = rows_of(space, np.flatnonzero(found.exists))
    said = [f"zone {span(spent[0] / draws):>8}"]
    for principle in ("nash", "egalitarian"):
        start = time.perf_counter()
        answer = solve(inside, principle)
        spent.append(time.perf_counter() - start)
        proof = "exact" if answer.exact else f"within {answer.within:.1g}"
        said.append(f"{principle} {span(spent[-1] / max(inside.rows, 1)):>8} {proof}")
    left = int((~found.proved).sum())
    print(
        f"{parties} parties {issues:3} x {options:2} {draws:7,} draws  "
        + "  ".join(said)
        + f"  {left} zones open",
        flush=True,
    )
    return max(spent)


def grow(title: str, plans: Iterable[tuple[int, int, int, int]]) -> None:
    """Measure the plans in order until one takes too long."""
    print(f"\n{title}, time a row", flush=True)
    for plan in plans:
        if measured(*plan) > LIMIT:
            print(f"stopped: over {LIMIT:g} s in all")
            break


def points(parties: int, sizes: Iterable[int]) -> None:
    """The frontier of ever more issues, until it takes too long or cannot be held."""
    print(f"\nFrontier of {parties} parties, 4 options an issue", flush=True)
    for issues in sizes:
        space = instances(parties, draws=1, issues=issues, seed=3)
        start = time.perf_counter()
        try:
            count = len(frontier(space, 0).worth)
        except ValueError as error:
            print(f"{issues} issues: stopped: {error}")
            break
        spent = time.perf_counter() - start
        print(f"{issues} issues: {count:,} packages in {span(spent)}", flush=True)
        if spent > LIMIT:
            break


def main() -> None:
    """Grow each thing in turn."""
    asked = begin("How cost grows")
    if asked.quick:
        grow("Issues", [(3, issues, 4, 20) for issues in (7, 14)])
        points(3, (6, 8))
        return
    measured(3, 28, 4, 10)
    grow("Draws", [(3, 28, 4, draws) for draws in (100, 1_000, 10_000, 30_000)])
    grow("Issues", [(3, issues, 4, 400) for issues in (7, 14, 28, 42, 60)])
    grow("Options", [(3, 28, options, 400) for options in (2, 4, 8, 16)])
    grow("Parties", [(parties, 28, 4, 100) for parties in (1, 2, 3, 4, 5, 6)])
    points(2, (7, 14, 28, 60, 120))
    points(3, (7, 14, 21, 28, 35))
    grow("Largest", [(parties, 60, 16, 8) for parties in (2, 3, 4, 5, 6)])


if __name__ == "__main__":
    main()
