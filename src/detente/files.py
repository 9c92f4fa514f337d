"""Files written whole or not at all, whatever goes wrong on the way."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path


def write_whole(file: str | Path, text: str) -> Path:
    """Write one text, in UTF-8 with plain line ends, so that a half-written one is never seen.

    Parameters
    ----------
    file : str or Path
        Replaced if it is there; its folder is made if it is not.
    text : str

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_whole(Path(folder) / "note.txt", "whole").read_text()
    'whole'
    """
    path = Path(file)
    write_all(path.parent, {path.name: text.encode()})
    return path


def write_all(folder: Path, contents: Mapping[str, bytes], gone: Iterable[str] = ()) -> None:
    """Put every file in its place and take others away, or leave everything as it was.

    Parameters
    ----------
    folder : Path
        Made if it is not there.
    contents : dict of name -> bytes
        Names may lie one folder down. A file that holds these bytes already is not touched.
    gone : iterable of name
        Files to take away.

    Raises
    ------
    OSError
        After which the folder is as it was before.
    """
    folder.mkdir(parents=True, exist_ok=True)
    changed = {
        name: content
        for name, content in contents.items()
        if not (folder / name).is_file() or (folder / name).read_bytes() != content
    }
    undo: dict[Path, bytes | None] = {}
    # Beside its place, because only within one disk does a file move in one step.
    with tempfile.TemporaryDirectory(prefix=".writing-", dir=folder) as beside:
        staged = {name: Path(beside) / str(n) for n, name in enumerate(changed)}
        for name, place in staged.items():
            place.write_bytes(changed[name])
        try:
            for name, place in staged.items():
                _swap(folder / name, place, undo)
            for name in gone:
                _swap(folder / name, None, undo)
        except OSError:
            for target, content in undo.items():
                _restore(target, content)
            raise


def _swap(target: Path, new: Path | None, undo: dict[Path, bytes | None]) -> None:
    undo[target] = target.read_bytes() if target.is_file() else None
    if new is None:
        target.unlink()
    else:
        target.parent.mkdir(exist_ok=True)
        new.replace(target)


def _restore(target: Path, content: bytes | None) -> None:
    with contextlib.suppress(OSError):
        if content is None:
            target.unlink(missing_ok=True)
        else:
            target.write_bytes(content)
