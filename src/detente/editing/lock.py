"""One at a time: whoever changes a folder's files holds its lock, and a dead process holds none."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from detente.editing.journal import FOLDER

WAIT_SECONDS = 10.0
_AGAIN_SECONDS = 0.01


class BusyError(Exception):
    """Somebody else has been changing the folder for too long."""


@contextlib.contextmanager
def locked(file: Path, *, wait: float = WAIT_SECONDS) -> Iterator[None]:
    """Hold the lock that a file is; made if it is not there, and left there.

    The system lets go of it when a process ends, however it ends. A disk that knows no locks is
    written to without: each change is compared with what is there before it is put in its place.

    Raises
    ------
    BusyError
        If it is not free in time.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    end = time.monotonic() + wait
    handle = os.open(file, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        while not _taken(handle):
            if time.monotonic() > end:
                raise BusyError(str(file))
            time.sleep(_AGAIN_SECONDS)
        yield
    finally:
        os.close(handle)  # which lets go


def holding(folder: Path) -> contextlib.AbstractContextManager[None]:
    """Hold a dossier's folder, from reading what is changed to writing it: see :func:`locked`."""
    return locked(folder / FOLDER / ".lock")


if sys.platform == "win32":
    import msvcrt

    def _taken(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import errno
    import fcntl

    def _taken(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            return error.errno not in (errno.EAGAIN, errno.EACCES)
        return True
