"""Ctrl-C: whatever is under way ends, with one line and the exit code 130.

An interrupt that arrives while Python calls back into itself (as a module is loaded, or an object
is let go) is printed and forgotten by Python, and one that a library catches is not even printed.
Here it is remembered, and raised again where it is heard.
"""

from __future__ import annotations

import _thread
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

STOPPED = 130
WORD = "Stopped."
SOON_SECONDS = 0.01


class _Asked:
    """Whether the user has asked to stop."""

    def __init__(self) -> None:
        self.now = False


_asked = _Asked()


def while_loading() -> None:
    """End at once if the user stops before there is anything to put in order."""

    def end_now(*_: Any) -> None:
        os.write(2, f"{WORD}\n".encode())
        os._exit(STOPPED)

    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, end_now)


def end() -> None:
    """End the process with its exit code.

    Python would end it by the signal where an interrupt once went through ``exec``, heard or not.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(STOPPED)


def go_on() -> None:
    """Raise the interrupt again if one was swallowed on the way.

    Raises
    ------
    KeyboardInterrupt
    """
    if _asked.now:
        raise KeyboardInterrupt


def asked() -> bool:
    """Whether the user has asked to stop since the command began."""
    return _asked.now


@contextmanager
def heard() -> Iterator[None]:
    """While a command runs: an interrupt is raised until it is heard."""
    _asked.now = False
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before, hook = signal.getsignal(signal.SIGINT), sys.unraisablehook

    def interrupt(*_: Any) -> None:
        _asked.now = True
        raise KeyboardInterrupt

    timers: list[threading.Timer] = []

    def told(ignored: Any) -> None:
        if not issubclass(ignored.exc_type, KeyboardInterrupt):
            # An object whose making was broken off fails again as it is let go: that is no news.
            if not _asked.now:
                hook(ignored)
            return
        _asked.now = True
        # A little later: raised from here, it would be ignored as well.
        timers.append(threading.Timer(SOON_SECONDS, _thread.interrupt_main))
        timers[-1].daemon = True
        timers[-1].start()

    signal.signal(signal.SIGINT, interrupt)
    sys.unraisablehook = told
    try:
        yield
    finally:
        for timer in timers:
            timer.cancel()
        sys.unraisablehook = hook
        signal.signal(signal.SIGINT, before if before is not None else signal.default_int_handler)
