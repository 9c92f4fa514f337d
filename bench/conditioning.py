"""Whether the worlds that remain are the right ones: calibration over simulated histories.

    python bench/conditioning.py [--quick]

Ranks of what was true among the worlds that remain must be uniform; among all worlds, as if nothing
were learned from talks that go on, they are not: the second line shows that the test can tell.
"""

from __future__ import annotations

from histories import calibrate
from timing import begin


def main() -> None:
    """Calibrate and print."""
    asked = begin("Ranks of the truth among the worlds that remain; goal: every p > .01")
    histories, draws, paths = (300, 600, 8) if asked.quick else (9_000, 60_000, 8)
    for title, conditioned in (("worlds that remain", True), ("all worlds alike", False)):
        found = calibrate(
            histories=histories, draws=draws, paths=paths, seed=1, conditioned=conditioned
        )
        print(f"{title}: {found.histories:,} histories open on the day")
        for name, p in found.p.items():
            print(f"  {name:34} p = {p:.3g}")
        print(
            f"  a deal in the weeks ahead: forecast {found.forecast:.3f}, came {found.came:.3f} "
            f"± {found.error:.3f}"
        )


if __name__ == "__main__":
    main()
