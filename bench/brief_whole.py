"""Whole commands on a dossier, from start to exit: detente deals, detente brief.

    python bench/brief_whole.py [--quick] [--repeats 3] [--limit 120]

4,000 draws of 5 paths are 20,000 paths a lever. Each command runs once uncounted, so that what it
needs is compiled. A command that takes longer than the limit is ended, and the line says so; the
whole bench takes no more than (repeats + 3) times the limit a command.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from timing import Times, line, machine, span

DOSSIER = "ukraine-2025"
COMMANDS = {
    "goal 5 s": ("deals", DOSSIER, "--draws", "10000", "--json"),
    "goal 10 s": ("brief", DOSSIER, "--draws", "4000", "--paths", "5"),
}
QUICK = {"small": ("deals", "two-rivers", "--draws", "40", "--json")}


def seconds(words: tuple[str, ...], folder: Path, limit: float) -> float | None:
    """How long the command takes as a process of its own; none if it is ended at the limit."""
    start = time.perf_counter()
    try:
        said = subprocess.run(
            [sys.executable, "-m", "detente", *words],
            cwd=folder,
            capture_output=True,
            check=False,
            text=True,
            timeout=limit,
        )
    except subprocess.TimeoutExpired:
        return None
    taken = time.perf_counter() - start
    if said.returncode:
        sys.exit(f"detente {' '.join(words)} failed: {said.stderr[-500:]}")
    return taken


def report(words: tuple[str, ...], goal: str, asked: argparse.Namespace, folder: Path) -> None:
    """Run one command as often as asked and print what it took."""
    name = " ".join(words)
    first = seconds(words, folder, 3 * asked.limit)
    if first is None:
        print(f"{name}: its first run was ended after {3 * asked.limit:g} s; {goal}", flush=True)
        return
    print(f"{name}: first run {span(first)}, uncounted", flush=True)
    taken: list[float] = []
    for _ in range(asked.repeats):
        one = seconds(words, folder, asked.limit)
        if one is None:
            print(f"{name}: ended after {asked.limit:g} s; {goal}", flush=True)
            break
        taken.append(one)
        print(f"    {span(one)}", flush=True)
    if taken:
        line(name, Times(seconds=tuple(taken)), f"{goal}, {len(taken)} repeats")


def main() -> None:
    """Time and print."""
    reader = argparse.ArgumentParser(description="Whole commands, compiled before")
    reader.add_argument("--quick", action="store_true", help="small, to see that it runs")
    reader.add_argument("--repeats", type=int, default=3)
    reader.add_argument("--limit", type=float, default=120.0, help="seconds a command may take")
    asked = reader.parse_args()
    print(reader.description)
    print(machine())
    with tempfile.TemporaryDirectory() as name:
        for goal, words in (QUICK if asked.quick else COMMANDS).items():
            report(words, goal, asked, Path(name))


if __name__ == "__main__":
    main()
