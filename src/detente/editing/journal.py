"""Who changed what when: one small file for each change, written together with it.

A file each, named by the time, so that copies of a folder that two people changed apart are made
one by any program that copies files: nothing has to be joined inside of one.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from detente.editing.edit import Edit

FOLDER = "history"
_NAME = re.compile(r"\d{8}T\d{6}\.\d{6}Z-[0-9a-f]{8}\.json")
_LARGEST = 50_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What was done at once by one person.

    Attributes
    ----------
    id : str
        The name of its file.
    when : datetime
        In universal time.
    who : str
    edits : tuple of Edit
    undoes : str
        The id of the change that it undoes; empty where it is one of its own.
    """

    id: str
    when: dt.datetime
    who: str
    edits: tuple[Edit, ...]
    undoes: str = ""

    @property
    def file(self) -> str:
        """Its file, in the dossier's folder."""
        return f"{FOLDER}/{self.id}"

    def to_json(self) -> bytes:
        """What its file holds."""
        held = {
            "when": self.when.isoformat(),
            "who": self.who,
            **({"undoes": self.undoes} if self.undoes else {}),
            "edits": [edit.held() for edit in self.edits],
        }
        return (json.dumps(held, ensure_ascii=False, indent=1) + "\n").encode()


def new_change(
    edits: Iterable[Edit], who: str, *, when: dt.datetime, tail: str, undoes: str = ""
) -> Change:
    """A change made now; ``tail`` tells it from others of the same moment."""
    stamp = when.astimezone(dt.UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    return Change(id=f"{stamp}-{tail}.json", when=when, who=who, edits=tuple(edits), undoes=undoes)


def changes(folder: Path) -> tuple[Change, ...]:
    """The changes on record in a dossier's folder, the newest first.

    A file there that is none of ours, or is damaged, is left out.
    """
    return tuple(sorted(_read(folder / FOLDER), key=lambda change: change.id, reverse=True))


def change_of(folder: Path, id: str) -> Change | None:
    """One change; None if there is none of that id."""
    return _change(folder / FOLDER / id) if _NAME.fullmatch(id) else None


def _read(folder: Path) -> Iterator[Change]:
    if not folder.is_dir() or folder.is_symlink():
        return
    for file in folder.iterdir():
        change = _change(file) if _NAME.fullmatch(file.name) else None
        if change is not None:
            yield change


def _change(file: Path) -> Change | None:
    try:
        if file.is_symlink() or not file.is_file() or file.stat().st_size > _LARGEST:
            return None
        held: Any = json.loads(file.read_text(encoding="utf-8"))
        return Change(
            id=file.name,
            when=dt.datetime.fromisoformat(held["when"]),
            who=str(held["who"]),
            undoes=str(held.get("undoes", "")),
            edits=tuple(Edit.of(edit) for edit in held["edits"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
