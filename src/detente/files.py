"""Files written whole or not at all, whatever goes wrong on the way.

What changes several files at once is written beside them first, with a list of what goes where.
Once the list stands, the change is decided: a program that is stopped from then on leaves it to be
finished, which :func:`settle` does when the folder is next opened.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

BESIDE = ".writing-"
"""What the folder begins with in which changes are prepared."""
_LIST = "list.json"
_STALE_SECONDS = 3_600
_MOST = 100_000  # files in one change, and a million bytes for the list of them
# In a folder that is looked at in between, what others refer to comes first.
_ORDER = ("sources.json", "documents", "dossier.yaml", "events.csv", "statements.csv")


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


def write_new(file: str | Path, text: str) -> Path:
    """Write one text to a file that is not there yet, so that a half-written one is never seen.

    Raises
    ------
    FileExistsError
        Something of that name is there; it stays as it is.

    Examples
    --------
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_new(Path(folder) / "note.txt", "whole").read_text()
    'whole'
    """
    path = Path(file)
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists() or path.is_symlink():
        raise FileExistsError(errno.EEXIST, "it is there already", str(path))
    beside = Path(tempfile.mkdtemp(prefix=BESIDE, dir=path.parent))
    try:
        staged = beside / "0"
        staged.write_bytes(text.encode())
        try:
            os.link(staged, path)  # in one step, and never over what is there
        except FileExistsError:
            raise
        except OSError:  # a disk that knows no second name of a file
            with path.open("xb") as new:
                new.write(text.encode())
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return path


class ChangedMeanwhileError(Exception):
    """What was to be written rests on what is not there any more."""


def write_all(
    folder: Path,
    contents: Mapping[str, bytes],
    gone: Iterable[str] = (),
    *,
    still: Callable[[], bool] = lambda: True,
) -> None:
    """Put every file in its place and take others away, or leave everything as it was.

    Parameters
    ----------
    folder : Path
        Made if it is not there.
    contents : dict of name -> bytes
        Names may lie one folder down. A file that holds these bytes already is not touched.
    gone : iterable of name
        Files to take away.
    still : callable
        Asked when all is ready: whether what is to be written is still right.

    Raises
    ------
    OSError
        After which the folder is as it was before.
    ChangedMeanwhileError
        It is not right any more; nothing was written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    changed = {
        name: contents[name]
        for name in sorted(contents, key=_rank)
        if not (folder / name).is_file() or (folder / name).read_bytes() != contents[name]
    }
    away = [name for name in gone if name not in contents]
    if not changed and not away:
        return
    # Beside its place, because only within one disk does a file move in one step.
    beside = Path(tempfile.mkdtemp(prefix=BESIDE, dir=folder))
    undo: dict[Path, bytes | None] = {}
    try:
        for number, content in enumerate(changed.values()):
            (beside / str(number)).write_bytes(content)
        if not still():
            raise ChangedMeanwhileError
        if len(changed) + len(away) > 1:
            _decide(beside, list(changed), away)
        for number, name in enumerate(changed):
            _swap(folder / name, beside / str(number), undo)
        for name in away:
            _swap(folder / name, None, undo)
    except OSError:
        with contextlib.suppress(OSError):
            (beside / _LIST).unlink(missing_ok=True)
        for target, old in undo.items():
            _restore(target, old)
        raise
    finally:
        if not (beside / _LIST).is_file() or _done(folder, beside):
            shutil.rmtree(beside, ignore_errors=True)


def settle(folder: Path) -> None:
    """Finish what a program that was stopped had decided to write into a folder.

    What was not decided yet is taken away once it is old enough for nobody to be at it.

    Raises
    ------
    OSError
        If it cannot be finished.
    """
    for beside in _beside(folder):
        plan = _plan(beside)
        if plan is not None:
            _finish(folder, beside, *plan)
            shutil.rmtree(beside, ignore_errors=True)
        elif time.time() - beside.stat().st_mtime > _STALE_SECONDS:
            shutil.rmtree(beside, ignore_errors=True)


def vacant(folder: Path) -> bool:
    """Whether a folder is not there, or nothing is in it but what nobody had decided to write.

    >>> with tempfile.TemporaryDirectory() as folder:
    ...     vacant(Path(folder))
    True
    """
    if not folder.exists():
        return True
    return folder.is_dir() and all(entry.name.startswith(BESIDE) for entry in folder.iterdir())


def _beside(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        for entry in sorted(folder.glob(f"{BESIDE}*")):
            if entry.is_dir() and not entry.is_symlink():
                yield entry


def _decide(beside: Path, names: list[str], away: list[str]) -> None:
    """Write the list; from the moment it bears its name the change is decided."""
    text = json.dumps({"put": names, "take away": away})
    draft = beside / f"{_LIST}.draft"
    draft.write_bytes(text.encode())
    draft.replace(beside / _LIST)


def _plan(beside: Path) -> tuple[list[str], list[str]] | None:
    """What was decided: names to put, in order, and to take away; None if nothing was."""
    file = beside / _LIST
    try:
        if file.is_symlink() or not file.is_file() or file.stat().st_size > 10 * _MOST:
            return None
        stated = json.loads(file.read_text(encoding="utf-8"))
        put, away = stated["put"], stated["take away"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    if isinstance(put, list) and isinstance(away, list) and all(map(harmless, [*put, *away])):
        return put, away
    return None


def harmless(name: object) -> bool:
    """Whether a name lies in its folder, at most one further down, whoever gives it."""
    if not isinstance(name, str) or "\\" in name or "\0" in name or ":" in name:
        return False
    parts = PurePosixPath(name).parts
    return 0 < len(parts) <= 2 and not any(part.startswith((".", "/")) for part in parts)


def _finish(folder: Path, beside: Path, put: list[str], away: list[str]) -> None:
    for number, name in enumerate(put):
        staged, target = beside / str(number), folder / name
        if staged.is_symlink() or target.is_symlink() or target.parent.is_symlink():
            continue
        with contextlib.suppress(FileNotFoundError):  # it is in its place already
            target.parent.mkdir(exist_ok=True)
            staged.replace(target)
    decided = (beside / _LIST).stat().st_mtime
    for name in away:
        target = folder / name
        with contextlib.suppress(FileNotFoundError):
            # What somebody has written since is another file.
            if not target.parent.is_symlink() and target.stat().st_mtime <= decided:
                target.unlink()


def _done(folder: Path, beside: Path) -> bool:
    """Whether all that was decided has been written; what is left is finished, if it can be."""
    plan = _plan(beside)
    if plan is None:
        return True
    try:
        _finish(folder, beside, *plan)
    except OSError:
        return False
    return True


def _rank(name: str) -> tuple[int, str]:
    first = PurePosixPath(name).parts[0]
    return (_ORDER.index(first) if first in _ORDER else len(_ORDER)), name


def _swap(target: Path, new: Path | None, undo: dict[Path, bytes | None]) -> None:
    undo[target] = target.read_bytes() if target.is_file() else None
    if new is None:
        target.unlink(missing_ok=True)
        return
    target.parent.mkdir(exist_ok=True)
    try:
        new.replace(target)
    except FileNotFoundError:  # somebody who opened the folder has finished it
        if new.exists() or not target.is_file():
            raise


def _restore(target: Path, content: bytes | None) -> None:
    with contextlib.suppress(OSError):
        if content is None:
            target.unlink(missing_ok=True)
        else:
            target.write_bytes(content)
