"""How many rows the search leaves without proof, by parties and question, 28 issues x 4 options.

    python bench/open_rows.py [--quick]

Rows are asked in blocks of one draw each where the answer says only whether all are proved.
"""

from __future__ import annotations

import time

import numpy as np
from instances import instances
from timing import begin, span
from versus import rows_of

from detente.dealspace.principles import PRINCIPLES
from detente.dealspace.solutions import solve
from detente.dealspace.zone import zone
from detente.worlds.space import Space


def unproved(space: Space, principle: str) -> tuple[int, float]:
    """How many rows are not exact, and the largest gap: halved until they stand alone."""
    answer = solve(space, principle)
    if answer.exact:
        return 0, 0.0
    if space.rows == 1:
        return 1, answer.within
    parts = np.array_split(np.arange(space.rows), 2)
    halves = [unproved(rows_of(space, part), principle) for part in parts]
    return sum(half[0] for half in halves), max(half[1] for half in halves)


def main() -> None:
    """Count and print."""
    asked = begin("Rows left open, 28 x 4; goal none for 2-3 parties, under 1 % for 4-5")
    most = 20 if asked.quick else 1000
    for parties in (2, 3) if asked.quick else (2, 3, 4, 5, 6):
        draws = min(most, 200) if parties == 6 else most
        space = instances(parties, draws=draws, seed=11)
        start = time.perf_counter()
        found = zone(space)
        spent = span((time.perf_counter() - start) / draws)
        left = int((~found.proved).sum())
        print(f"{parties} parties  {'zone':18} {left:5} of {draws} open  {spent:>8} a row")
        inside = rows_of(space, np.flatnonzero(found.exists))
        for principle in PRINCIPLES:
            start = time.perf_counter()
            solve(inside, principle)
            spent = span((time.perf_counter() - start) / max(inside.rows, 1))
            left, gap = unproved(inside, principle)
            note = f"within {gap:.2g}" if left else ""
            print(
                f"{parties} parties  {principle:18} {left:5} of {inside.rows} open"
                f"  {spent:>8} a row  {note}",
                flush=True,
            )


if __name__ == "__main__":
    main()
