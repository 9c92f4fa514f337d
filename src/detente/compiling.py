"""When kernels are being compiled, which may take a minute and says nothing of itself."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any


class Watch:
    """Tells when compiling begins and when it is over.

    What is kept from an earlier run is loaded, not compiled, and not told of. Nothing is loaded
    for the sake of watching: until numba is, there is nothing to compile.

    Parameters
    ----------
    began, over : callable
        Told each time; maybe from another thread.
    """

    def __init__(self, began: Callable[[], None], over: Callable[[], None]) -> None:
        self._began, self._over = began, over
        self._depth = 0  # a kernel compiles those that it calls
        self._stop: Callable[[], None] | None = None

    def look(self) -> None:
        """Begin to watch, if there is anything to watch by now; to be asked often."""
        if self._stop is not None or "numba" not in sys.modules:
            return
        from numba.core import event

        watch = self

        class Told(event.Listener):
            def on_start(self, event: Any) -> None:
                watch._enter()

            def on_end(self, event: Any) -> None:
                watch._leave()

        listener = Told()
        event.register("numba:compile", listener)
        self._stop = lambda: event.unregister("numba:compile", listener)

    def close(self) -> None:
        """Watch no longer."""
        if self._stop is not None:
            self._stop()
            self._stop = None

    def _enter(self) -> None:
        self._depth += 1
        if self._depth == 1:
            self._began()

    def _leave(self) -> None:
        self._depth -= 1
        if self._depth == 0:
            self._over()
