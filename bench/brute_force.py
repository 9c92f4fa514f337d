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
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from listed import comparisons
from spaces import joined_space, random_space


def main(wanted: int) -> int:
    """Compare so often and print what disagrees."""
    rng = np.random.default_rng(20_251_203)
    made, wrong = Counter[str](), Counter[str]()
    while made.total() < wanted:
        for parties in range(1, 7):
            for make in (random_space, joined_space):
                for name, agrees in comparisons(make(rng, parties), rng):
                    made[name] += 1
                    wrong[name] += not agrees
    for name, count in made.items():
        print(f"{name:28} {count:6} compared {wrong[name]:4} wrong")
    print(f"{'all':28} {made.total():6} compared {wrong.total():4} wrong")
    return int(wrong.total() > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 15_000))
