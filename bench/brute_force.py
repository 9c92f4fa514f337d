"""The exact search against listing every package: how many answers are wrong.

    python bench/brute_force.py [comparisons]     15,000 if not said

Spaces of one to six parties, with cases, joined issues, durability, keeping, red lines and
excluded options, half of them rounded so that ties and edges occur; chance of a zone, what is
signed and not kept, the four principles with and without weights, ideals, frontiers.
A package is compared whole, so that leximin and the order among ties count.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from detente.dealspace.frontier import frontier
from detente.dealspace.solutions import ideal, solve
from detente.dealspace.zone import zone
from detente.worlds.space import Space

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from listed import EDGE, PRINCIPLES, picked, weights_for  # noqa: E402
from spaces import Listed, random_space  # noqa: E402


def comparisons(space: Space, rng: np.random.Generator) -> Iterator[tuple[str, bool]]:
    """What was compared in one space, and whether it agrees."""
    found, largest = zone(space), ideal(space)
    weights = weights_for(space, rng)
    plain = {name: solve(space, name) for name in PRINCIPLES}
    weighted = {name: solve(space, name, weights=weights) for name in PRINCIPLES}
    one = np.ones(len(space.parties))
    scaled = np.array([weights[party] for party in space.parties])
    for row in range(space.rows):
        every = Listed(space, row)
        if every.inside(EDGE).any() == every.inside(-EDGE).any():
            sure = bool(every.inside(EDGE).any())
            yield "zone", found.proved[row] and found.exists[row] == sure
            signed = every.signed(EDGE).any()
            if not sure and signed == every.signed(-EDGE).any():
                yield "signed, not kept", found.signed_not_kept[row] == signed
        if every.inside(-1e-10).any():
            best = every.gain[every.inside(-1e-10)].max(axis=0)
            yield "ideal", bool(np.allclose(largest[row], best, atol=1e-7))
        for solved, by, word in ((plain, one, ""), (weighted, scaled, "weighted ")):
            for name, solution in solved.items():
                package = picked(every, name, by)
                if package is not None:
                    same = bool((solution.packages[row] == package).all())
                    yield word + name, solution.exact and same
    row = int(rng.integers(space.rows))
    if len(space.parties) <= 3:
        yield "frontier", _same_frontier(space, row)


def _same_frontier(space: Space, row: int) -> bool:
    every, found = Listed(space, row), frontier(space, row)
    worth = every.worth[every.free]
    no_worse = (worth[:, None] <= worth[None] + 1e-9).all(axis=2)
    worse = no_worse & (worth[:, None] < worth[None] - 1e-9).any(axis=2)
    best = np.unique(np.round(worth[~worse.any(axis=1)], 7), axis=0)
    mine = np.unique(np.round(found.worth, 7), axis=0)
    return best.shape == mine.shape and bool(np.allclose(best, mine, atol=1e-6))


def main(wanted: int) -> int:
    """Compare so often and print what disagrees."""
    rng = np.random.default_rng(20_251_203)
    made, wrong = Counter[str](), Counter[str]()
    while made.total() < wanted:
        for parties in range(1, 7):
            for name, agrees in comparisons(random_space(rng, parties), rng):
                made[name] += 1
                wrong[name] += not agrees
    for name, count in made.items():
        print(f"{name:28} {count:6} compared {wrong[name]:4} wrong")
    print(f"{'all':28} {made.total():6} compared {wrong.total():4} wrong")
    return int(wrong.total() > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 15_000))
