"""The exact search against HiGHS, on instances of real size: how often they disagree.

    python bench/highs.py [instances] [parties]     200 instances of 28 issues x 4 options, P = 3

Zone, egalitarian, utilitarian and Kalai-Smorodinsky are mixed-integer programmes; for Nash HiGHS
is asked for the largest weighted sum that is tangent to the product at the package found: the sum
bounds the product from above, so that its value must not fall below the value found.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np
from instances import instances

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from programmes import disagreements


def main(wanted: int, parties: int) -> int:
    """Compare so many instances and print where they disagree."""
    space = instances(parties, draws=wanted, seed=7)
    start = time.perf_counter()
    compared, wrong = disagreements(space, np.arange(wanted))
    for name, count in compared.items():
        print(f"{name:18} {count:4} compared {wrong[name]:3} disagree")
    print(f"{time.perf_counter() - start:.0f} s")
    return int(wrong.total() > 0)


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(given + [200, 3][len(given) :])))
