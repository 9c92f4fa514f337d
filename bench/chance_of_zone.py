"""The chance of a zone from 10,000 draws, 28 issues x 4 options, drawing included.

    python bench/chance_of_zone.py [--quick]

Drawing here is this bench's own, in a kernel; what a dossier's draws cost is in brief_whole.py.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from drawing import opposed
from instances import even_level
from timing import alternating, begin, line

from detente.dealspace.zone import Zone, zone
from detente.worlds.space import Space


def _both(draw: Callable[[], Space]) -> Zone:
    return zone(draw())


def main() -> None:
    """Time and print, for two to five parties."""
    asked = begin("Chance of a zone, 28 x 4; goal for three parties and 10,000 draws: 0.3 s")
    draws = 200 if asked.quick else 10_000
    for parties in (3,) if asked.quick else (2, 3, 4, 5):
        draw = partial(opposed, parties, draws=draws, level=even_level(parties), seed=5)
        space = draw()
        times = alternating(
            {
                "draws": draw,
                "zone": partial(zone, space),
                "both": partial(_both, draw),
            },
            repeats=asked.repeats,
        )
        found = zone(space)
        note = f"chance {found.exists.mean():.3f}, {(~found.proved).sum()} rows open"
        for name, taken in times.items():
            line(f"{parties} parties, {draws} draws: {name}", taken, note if name == "zone" else "")


if __name__ == "__main__":
    main()
