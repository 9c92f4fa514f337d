"""How far long work has got, on standard error, how long each step took, and that it compiles."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from detente.cli.screen import note
from detente.cli.stopping import go_on
from detente.compiling import Watch
from detente.wording.commands.files import COMPILING
from detente.wording.steps import STEPS

PATIENCE_SECONDS = 2.0
"""How long work may take before a bar is shown."""

WORTH_TELLING_SECONDS = 1.0
"""How long work must have taken for its timings to be of interest."""

Report = Callable[[str, float], None]


class Bar:
    """Takes reports of ``(step, share of it done)``; draws a bar once the work has become long.

    Parameters
    ----------
    shown : bool
        Whether a bar may be drawn at all: not where standard error is no terminal.
    quiet : bool
        Whether not even a line may be written.
    """

    def __init__(self, *, shown: bool, quiet: bool = False) -> None:
        self._quiet, self._told, self._compiling = quiet, shown, False
        self._watch = Watch(self._compiles, self._compiled)
        self._began = self._latest = time.perf_counter()
        self._step, self._share = "Reading", 0.0
        self._steps: dict[str, float] = {}
        self._drawing: Any = None
        self._task: Any = None
        self._lock = threading.Lock()
        # A step may be silent for long: the bar must not wait for its next report.
        self._timer = threading.Timer(PATIENCE_SECONDS, self._draw) if shown else None
        if self._timer is not None:
            self._timer.daemon = True
            self._timer.start()

    def __call__(self, step: str, share: float) -> None:
        go_on()
        self._count()
        self._watch.look()
        with self._lock:
            self._step, self._share = STEPS.get(step, step), share
            self._show()

    def _show(self) -> None:
        if self._drawing is not None:
            doing = COMPILING if self._compiling else self._step
            self._drawing.update(self._task, description=doing, completed=self._share)

    def _compiles(self) -> None:
        """Say so in the bar, or in a line where there is none."""
        with self._lock:
            self._compiling = True
            self._show()
        if not self._told and not self._quiet:
            note(f"{COMPILING}.")
        self._told = True

    def _compiled(self) -> None:
        with self._lock:
            self._compiling = False
            self._show()

    def _count(self) -> None:
        """Give the time that has passed to the step that was under way."""
        now = time.perf_counter()
        self._steps[self._step] = self._steps.get(self._step, 0.0) + now - self._latest
        self._latest = now

    def _draw(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
        with self._lock:
            self._drawing = Progress(*columns, console=Console(stderr=True), transient=True)
            self._drawing.start()
            self._task = self._drawing.add_task(self._step, total=1.0)
            self._show()

    def close(self) -> None:
        """Take the bar off the screen."""
        self._count()
        self._watch.close()
        if self._timer is not None:
            self._timer.cancel()
            self._timer.join()  # a bar that is being drawn is drawn, then taken off
        if self._drawing is not None:
            self._drawing.stop()

    def seconds(self) -> float:
        """How long it has been at work."""
        return time.perf_counter() - self._began

    def timings(self) -> str:
        """How long each step took, in seconds, and all of them together.

        >>> Bar(shown=False).timings().endswith("all 0.0 s")
        True
        """
        steps = [f"{step} {taken:.1f} s" for step, taken in self._steps.items() if taken >= 0.05]
        return " · ".join([*steps, f"all {self.seconds():.1f} s"])


@contextmanager
def progress(quiet: bool) -> Iterator[Report]:
    """A function that takes reports of progress; afterwards the timings of long work are printed.

    >>> with progress(quiet=True) as report:
    ...     report("zone", 0.5)
    """
    bar = Bar(shown=not quiet and sys.stderr.isatty(), quiet=quiet)
    try:
        yield bar
    finally:
        bar.close()
    if not quiet and bar.seconds() >= WORTH_TELLING_SECONDS:
        note(bar.timings())
