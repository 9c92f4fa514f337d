"""How far long work has got, on standard error, and how long each step took."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from detente.cli.screen import note

PATIENCE_SECONDS = 2.0
"""How long work may take before a bar is shown."""

Report = Callable[[str, float], None]


class Bar:
    """Takes reports of ``(step, share done)``; draws a bar once the work has become long.

    Parameters
    ----------
    shown : bool
        Whether a bar may be drawn at all: not where standard error is no terminal.
    """

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._began = time.perf_counter()
        self._drawing: Any = None
        self._task: Any = None
        self._steps: dict[str, float] = {}
        self._latest = self._began

    def __call__(self, step: str, share: float) -> None:
        now = time.perf_counter()
        self._steps[step] = self._steps.get(step, 0.0) + now - self._latest
        self._latest = now
        if not self._shown or now - self._began < PATIENCE_SECONDS:
            return
        if self._drawing is None:
            self._draw(step)
        self._drawing.update(self._task, description=step, completed=share)

    def _draw(self, step: str) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
        self._drawing = Progress(*columns, console=Console(stderr=True), transient=True)
        self._drawing.start()
        self._task = self._drawing.add_task(step, total=1.0)

    def close(self) -> None:
        """Take the bar off the screen."""
        if self._drawing is not None:
            self._drawing.stop()

    def timings(self) -> str:
        """How long each step took, in seconds, and all of them together.

        >>> Bar(shown=False).timings().endswith("all 0.0 s")
        True
        """
        steps = [f"{step} {seconds:.1f} s" for step, seconds in self._steps.items()]
        return " · ".join([*steps, f"all {time.perf_counter() - self._began:.1f} s"])


@contextmanager
def progress(quiet: bool) -> Iterator[Report]:
    """A function that takes reports of progress; afterwards the timings are printed.

    >>> with progress(quiet=True) as report:
    ...     report("zone", 0.5)
    """
    bar = Bar(shown=not quiet and sys.stderr.isatty())
    try:
        yield bar
    finally:
        bar.close()
    if not quiet:
        note(bar.timings())
