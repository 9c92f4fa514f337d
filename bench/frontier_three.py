"""The exact frontier, with its packages, of 28 issues x 4 options for two and three parties.

python bench/frontier_three.py [--quick]
"""

from __future__ import annotations

from functools import partial

from instances import instances
from timing import alternating, begin, line

from detente.dealspace.frontier import frontier


def main() -> None:
    """Time and print, instance by instance."""
    asked = begin("Exact frontier, 28 x 4; goal for three parties: 100 ms")
    issues = 10 if asked.quick else 28
    for parties in (2, 3):
        space = instances(parties, draws=3, issues=issues, seed=3)
        rows = range(space.rows)
        things = {f"{parties} parties, row {r}": partial(frontier, space, r) for r in rows}
        times = alternating(things, repeats=asked.repeats)
        for r, taken in enumerate(times.values()):
            line(list(times)[r], taken, f"{len(frontier(space, r).worth):,} packages")


if __name__ == "__main__":
    main()
