"""``python -m detente`` is the command ``detente``."""

from __future__ import annotations

from detente.cli.start import run

if __name__ == "__main__":
    run()
