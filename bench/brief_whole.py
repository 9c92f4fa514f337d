"""Whole commands on a dossier, from start to exit: detente deals, detente brief.

    python bench/brief_whole.py [--quick]

4,000 draws of 5 paths are 20,000 paths a lever. Compiled before: each command runs once uncounted.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from timing import alternating, begin, line

DOSSIER = "ukraine-2025"
COMMANDS = {
    "deals": ("deals", DOSSIER, "--draws", "10000", "--json"),
    "brief": ("brief", DOSSIER, "--draws", "4000", "--paths", "5"),
}
QUICK = {"deals": ("deals", DOSSIER, "--draws", "50", "--json")}
GOALS = {"deals": "goal 5 s", "brief": "goal 10 s"}


def command(arguments: tuple[str, ...], folder: Path) -> Callable[[], None]:
    """The command as a process of its own, in an empty folder; its errors are shown."""

    def run() -> None:
        said = subprocess.run(
            [sys.executable, "-m", "detente", *arguments],
            cwd=folder,
            capture_output=True,
            check=False,
            text=True,
        )
        assert said.returncode == 0, said.stderr[-500:]

    return run


def main() -> None:
    """Time and print."""
    asked = begin("Whole commands, compiled before")
    with tempfile.TemporaryDirectory() as name:
        commands = QUICK if asked.quick else COMMANDS
        things = {key: command(words, Path(name)) for key, words in commands.items()}
        for key, taken in alternating(things, repeats=asked.repeats).items():
            line(" ".join(commands[key]), taken, GOALS[key])


if __name__ == "__main__":
    main()
