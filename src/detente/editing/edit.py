"""An edit: where, what was seen there, and what is wanted; applied to the text as it is today."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from detente.dossier.files.edit import CannotEdit, block, edited, same
from detente.dossier.files.tree import Path, at, dotted
from detente.dossier.files.yamltree import parse_yaml

Value = Any
"""Plain values as a file holds them: texts, lists, mappings by text; None where nothing stands."""
BOM = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One change of one file.

    Attributes
    ----------
    file : str
        Its name in the dossier's folder.
    path : tuple of str and int
        Where in it, for YAML; empty for the whole text of any file.
    seen : plain values, or None
        What stood there when the person decided; None if nothing did.
    wanted : plain values, or None
        What is to stand there; None to take it away.
    """

    file: str
    path: Path = ()
    seen: Value = None
    wanted: Value = None

    @classmethod
    def of(cls, held: Any) -> Edit:
        """An edit out of plain values, such as JSON gives.

        Raises
        ------
        ValueError
            If they are none.
        """
        try:
            file, path, seen, wanted = (held[name] for name in ("file", "path", "seen", "wanted"))
        except (KeyError, TypeError):
            raise ValueError("no edit") from None
        steps = isinstance(path, list) and all(type(step) in (str, int) for step in path)
        if not isinstance(file, str) or not steps or not _is_plain(seen) or not _is_plain(wanted):
            raise ValueError("no edit")
        return cls(file=file, path=tuple(path), seen=seen, wanted=wanted)

    def held(self) -> dict[str, Any]:
        """The edit as plain values."""
        return {
            "file": self.file,
            "path": list(self.path),
            "seen": self.seen,
            "wanted": self.wanted,
        }

    def reversed(self) -> Edit:
        """The edit that undoes it."""
        return Edit(file=self.file, path=self.path, seen=self.wanted, wanted=self.seen)

    @property
    def name(self) -> str:
        """Where it is, as a person reads it."""
        return dotted(self.path) if self.path else self.file


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """An edit of what somebody else has changed meanwhile, and what stands there now."""

    edit: Edit
    now: Value


class ClashError(Exception):
    """Some edits do not fit what is there now; none of them was made."""

    def __init__(self, clashes: Iterable[Clash], edits: Iterable[Edit]) -> None:
        self.clashes, self.edits = tuple(clashes), tuple(edits)
        super().__init__(", ".join(clash.edit.name for clash in self.clashes))


Files = dict[str, bytes | None]
"""What files hold by name; None for one that is not there."""


def applied(edits: Iterable[Edit], there: Files) -> tuple[Files, tuple[Edit, ...]]:
    """What the files hold after edits, and the edits made; comments, order and line ends stay.

    A text that is built so that a value cannot be changed in place is written anew. That is an edit
    of the whole text, by which it can be had back as it was.

    Parameters
    ----------
    edits : iterable of Edit
    there : dict of name -> bytes or None
        What the files of the edits hold now.

    Raises
    ------
    ClashError
        With every edit that saw something else than what stands there.
    ValueError
        If nothing can stand where an edit has it.
    """
    edits = tuple(edits)
    clashes = [clash for edit in edits if (clash := _clash(edit, there[edit.file])) is not None]
    if clashes:
        raise ClashError(clashes, edits)
    after, made = dict(there), []
    for edit in edits:
        before = after[edit.file]
        try:
            after[edit.file] = _after(edit, before)
        except CannotEdit:
            edit = _whole(edit, before)
            after[edit.file] = _after(edit, before)
        made.append(edit)
    return after, tuple(made)


def standing(raw: bytes | None, file: str, path: Path) -> Value:
    """What stands at a path of a file; None where nothing does."""
    if raw is None:
        return None
    if not path:
        return _text(raw)
    try:
        return at(parse_yaml(_text(raw), file).data, path)
    except (IndexError, TypeError):
        return None


def _clash(edit: Edit, raw: bytes | None) -> Clash | None:
    now = standing(raw, edit.file, edit.path)
    return None if same(now, edit.seen) else Clash(edit=edit, now=now)


def _after(edit: Edit, raw: bytes | None) -> bytes | None:
    if not edit.path:
        return None if edit.wanted is None else _bytes(str(edit.wanted), raw)
    text = "" if raw is None else _text(raw)
    old, new = _values(edit, text)
    changed = edited(text, old, new)
    if not same(parse_yaml(changed, edit.file).data, new):
        raise CannotEdit("it would change more than its value")
    return _bytes(changed, raw)


def _whole(edit: Edit, raw: bytes | None) -> Edit:
    """The same edit as one of the whole text."""
    text = "" if raw is None else _text(raw)
    _, new = _values(edit, text)
    return Edit(file=edit.file, seen=None if raw is None else text, wanted=block(new))


def _values(edit: Edit, text: str) -> tuple[Any, Any]:
    """What a text means before and after an edit."""
    old = parse_yaml(text, edit.file).data or {}
    new = copy.deepcopy(old)
    try:
        _put(new, edit.path, edit.wanted)
    except (LookupError, TypeError, ValueError, AttributeError):
        raise ValueError(f"nothing can stand at {edit.name}") from None
    return old, new


def _is_plain(value: Any) -> bool:
    """Whether a value is one as a file holds it."""
    if isinstance(value, dict):
        return all(map(_is_plain, value.values()))
    if isinstance(value, list):
        return all(map(_is_plain, value))
    return value is None or isinstance(value, str)


def _put(data: Any, path: Path, value: Value) -> None:
    """Put a value at a path; what it stands in is made where it is not there."""
    for step in path[:-1]:
        if isinstance(data, dict) and (step not in data or data[step] is None):
            data[step] = {}
        data = data[step]
    last = path[-1]
    if isinstance(data, list):
        if value is None:
            del data[int(last)]
        elif int(last) == len(data):
            data.append(value)
        else:
            data[int(last)] = value
    elif value is None:
        data.pop(last, None)
    else:
        data[last] = value


def _text(raw: bytes) -> str:
    return raw.decode("utf-8").removeprefix(BOM).replace("\r\n", "\n")


def _bytes(text: str, before: bytes | None) -> bytes:
    """A text with the line ends and the mark at its beginning that the file had."""
    text = text.replace("\r\n", "\n")
    if before is not None and b"\r\n" in before:
        text = text.replace("\n", "\r\n")
    if before is not None and before.startswith(BOM.encode()):
        text = BOM + text
    return text.encode()
