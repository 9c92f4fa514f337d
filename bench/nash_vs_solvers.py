"""The Nash package of 28 issues x 4 options for two parties: detente and OR-Tools CP-SAT.

    python bench/nash_vs_solvers.py [--quick]

HiGHS takes no product of two sums; with cuts it has to be asked many times over, so it stays out.
"""

from __future__ import annotations

from functools import partial

from solvers import cp_model, cpsat_nash, peers
from timing import begin
from versus import Make, compare, with_zone


def main() -> None:
    """Compare and print."""
    asked = begin("Nash package, 28 x 4, two parties; goal 2,000x")
    print(peers())
    makes: dict[str, Make] = {}
    if cp_model is not None:
        makes = {
            "CP-SAT, threads as it likes": cpsat_nash,
            "CP-SAT, one thread": partial(cpsat_nash, workers=1),
        }
    compare(
        with_zone(2, 2 if asked.quick else 10),
        "nash",
        makes,
        lambda gain: float(gain.prod()),
        repeats=asked.repeats,
        batch=64 if asked.quick else 2000,
    )


if __name__ == "__main__":
    main()
