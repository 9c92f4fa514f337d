"""The exact frontier, with its packages, of 28 issues x 4 options for two and three parties.

    python bench/frontier_three.py [--quick]

And, one run each, how far it gets with four to six parties and with 60 issues x 16 options: how
many packages, whether exact, else within how much worth, and whether all packages count or, for
want of room, only those that leave no party short.
"""

from __future__ import annotations

import resource
from functools import partial
from time import perf_counter

import numpy as np
from instances import instances, raised
from timing import alternating, begin, line, span

from detente.dealspace.frontier import frontier
from detente.dealspace.zone import zone
from detente.worlds.space import Space

WIDER = 0.1
"""No-deal values so much lower than where every second draw has a zone: a wider zone."""


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
    print()
    for parties in (4, 5, 6):
        space = instances(parties, draws=20, issues=5 if asked.quick else 28, seed=3)
        beyond(f"{parties} parties", space)
        beyond(f"{parties} parties, wider zone", raised(space, -WIDER))
    if not asked.quick:
        for parties in (2, 3, 6):
            space = instances(parties, draws=20, issues=60, options=16, seed=3)
            beyond(f"{parties} parties, 60 x 16", space)


def beyond(name: str, space: Space) -> None:
    """One run, of the first row that has a zone."""
    row = int(np.argmax(zone(space).exists))
    start = perf_counter()
    found = frontier(space, row)
    taken = perf_counter() - start
    sort = "exact" if found.exact else f"within {found.within.max():.4f}"
    about = "all packages" if found.whole else "packages short for nobody"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name:34} {span(taken):>10}  {len(found.worth):,} packages, {sort}, {about};"
        f" peak {peak:,.0f} MB so far",
        flush=True,
    )


if __name__ == "__main__":
    main()
