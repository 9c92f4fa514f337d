"""One at a time: a command that reads a dossier, changes it and writes it again."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from detente.cli.screen import stop
from detente.wording.commands import files as words

_FINDINGS = 1


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a dossier's folder from reading to writing, so that no other's work is written over.

    The pages hold the same lock. Where it is not free in time, the command ends and says so.
    """
    from detente.editing.lock import BusyError, holding

    try:
        with holding(folder):
            yield
    except BusyError:
        raise stop(words.busy(folder), code=_FINDINGS) from None
