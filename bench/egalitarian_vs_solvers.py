"""The egalitarian (max-min) package of 28 issues x 4 options for three parties: general solvers.

    python bench/egalitarian_vs_solvers.py [--quick]

Detente also refines by leximin and settles ties; the solvers find the value and one package.
"""

from __future__ import annotations

from functools import partial

from solvers import cp_model, cpsat_egalitarian, highs_egalitarian, highspy, peers
from timing import begin
from versus import Make, compare, with_zone


def main() -> None:
    """Compare and print."""
    asked = begin("Egalitarian package, 28 x 4, three parties; goal 150x the better solver")
    print(peers())
    makes: dict[str, Make] = {}
    if highspy is not None:
        makes["HiGHS"] = highs_egalitarian
    if cp_model is not None:
        makes["CP-SAT, threads as it likes"] = cpsat_egalitarian
        makes["CP-SAT, one thread"] = partial(cpsat_egalitarian, workers=1)
    compare(
        with_zone(3, 2 if asked.quick else 10),
        "egalitarian",
        makes,
        lambda gain: float(gain.min()),
        repeats=asked.repeats,
        batch=64 if asked.quick else 2000,
    )


if __name__ == "__main__":
    main()
