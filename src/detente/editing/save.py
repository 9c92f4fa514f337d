"""Saving edits: under a lock, against today's text, whole or not at all, and on record."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from detente.dossier.files.edit import same
from detente.dossier.files.folder import is_read, open_files
from detente.editing.edit import Edit, applied
from detente.editing.journal import Change, change_of, new_change
from detente.editing.lock import BusyError, holding
from detente.errors import Finding
from detente.files import ChangedMeanwhileError, harmless, write_all

_TRIES = 20
"""How often a save begins anew because an editor, which knows no lock of ours, was quicker."""

Look = Callable[[Mapping[str, bytes | None]], tuple[Finding, ...]]
"""The errors that a dossier would have, were its files to hold something else."""


class InvalidError(Exception):
    """With these edits the dossier could not be used; nothing was written."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("; ".join(str(finding) for finding in self.findings))


def save(
    folder: Path, edits: Iterable[Edit], who: str, *, errors: Look, undoes: str = ""
) -> Change | None:
    """Make edits, all or none, and put on record who made them; None where nothing changes.

    Parameters
    ----------
    folder : Path
        Of the dossier.
    edits : iterable of Edit
    who : str
    errors : callable
        What would be wrong with the dossier, were its files to hold something else.
    undoes : str
        The change that these edits undo.

    Raises
    ------
    ClashError
        If what they saw has been changed meanwhile.
    InvalidError
        If the dossier could not be used with them.
    BusyError
        If somebody else is saving all the time.
    OSError
        If it cannot be written.
    """
    edits = tuple(edit for edit in edits if not same(edit.seen, edit.wanted))
    if not edits:
        return None
    for edit in edits:
        if not is_read(edit.file) or not harmless(edit.file):
            raise ValueError(f"{edit.file} is no file of a dossier")
    with holding(folder):
        for _ in range(_TRIES):
            there = _there(folder, {edit.file for edit in edits})
            after, made = applied(edits, there)
            wrong = errors(after)
            if wrong:
                raise InvalidError(wrong)
            change = new_change(
                made, who, when=dt.datetime.now(dt.UTC), tail=secrets.token_hex(4), undoes=undoes
            )
            put = {name: raw for name, raw in after.items() if raw is not None}
            gone = [name for name, raw in after.items() if raw is None and there[name] is not None]
            try:
                write_all(
                    folder,
                    {**put, change.file: change.to_json()},
                    gone,
                    still=lambda: _there(folder, set(there)) == there,  # noqa: B023
                )
            except ChangedMeanwhileError:
                continue
            return change
    raise BusyError(str(folder))


def undo(folder: Path, id: str, who: str, *, errors: Look) -> Change | None:
    """Undo a change, as a change of its own: it clashes like any other if somebody came after.

    Raises
    ------
    ValueError
        If there is no such change; else as :func:`save`.
    """
    change = change_of(folder, id)
    if change is None:
        raise ValueError(f"{id} is no change of this dossier")
    back = [edit.reversed() for edit in reversed(change.edits)]
    return save(folder, back, who, errors=errors, undoes=id)


def _there(folder: Path, names: set[str]) -> dict[str, bytes | None]:
    """What files hold now; opening the folder finishes what a stopped save had decided."""
    files = open_files(folder)
    held = files.names()
    return {name: files.read(name) if name in held else None for name in sorted(names)}
