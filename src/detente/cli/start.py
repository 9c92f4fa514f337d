"""What the command ``detente`` starts: an interrupt is heard before anything is loaded."""

from __future__ import annotations

from detente.cli.stopping import while_loading


def run() -> None:
    """Run the command of the process's own words, and end with its exit code."""
    while_loading()
    from detente.cli.main import run as run_command

    run_command()
