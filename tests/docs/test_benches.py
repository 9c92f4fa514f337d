"""The benches run, small, with or without the programmes they compare with."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"
QUICK = ("chance_of_zone", "egalitarian_vs_solvers", "frontier_three", "growth", "open_rows")


@pytest.mark.parametrize("name", QUICK)
def test_bench_runs(name: str) -> None:
    done = subprocess.run(
        [sys.executable, BENCH / f"{name}.py", "--quick"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "cores" in done.stdout


def test_pages_name_every_bench() -> None:
    named = ("speed.md", "reading-scores.md", "drafting-scores.md", "seeds.md", "learning.md")
    text = "".join((BENCH / name).read_text(encoding="utf-8") for name in named)
    scripts = {path.name for path in BENCH.glob("*.py")}
    shared = {"answered.py", "drawing.py", "histories.py", "instances.py", "solvers.py"}
    shared |= {"sampler_peers.py", "talks_in_jax.py", "timing.py", "versus.py"}
    missing = sorted(name for name in scripts - shared if f"bench/{name}" not in text)
    assert not missing, f"none of {named} names {missing}"
