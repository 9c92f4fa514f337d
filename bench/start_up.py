"""What it costs to start: help, a first optimum in a fresh process, and the very first run.

    python bench/start_up.py [--quick]

Every number is a whole process. The very first run compiles into an empty folder of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from timing import Times, alternating, begin, line

OPTIMUM = """
import sys; sys.path.insert(0, {here!r})
from instances import drawn
from detente.dealspace.solutions import solve
solve(drawn(3, draws=1, issues=28, options=4, seed=1), "nash")
"""


def process(*arguments: str, compiled: str | None = None) -> Callable[[], None]:
    """Run Python with these arguments, its output thrown away."""
    environment = dict(os.environ)
    if compiled is not None:
        environment["NUMBA_CACHE_DIR"] = compiled

    def run() -> None:
        subprocess.run(
            [sys.executable, *arguments], check=True, capture_output=True, env=environment
        )

    return run


def main() -> None:
    """Time and print."""
    asked = begin("Start-up; goal for --help: 0.3 s")
    optimum = ("-c", OPTIMUM.format(here=str(Path(__file__).resolve().parent)))
    things = {
        "python -c pass": process("-c", "pass"),
        "detente --help": process("-m", "detente", "--help"),
        "import numba": process("-c", "import numba"),
        "first optimum, compiled before": process(*optimum),
    }
    for name, taken in alternating(things, repeats=asked.repeats).items():
        line(name, taken)
    if asked.quick:
        return
    spent = []
    for _ in range(2):
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            process(*optimum, compiled=folder)()
            spent.append(time.perf_counter() - start)
    line("first optimum, nothing compiled", Times(seconds=tuple(spent)), "2 repeats; goal 30 s")


if __name__ == "__main__":
    main()
