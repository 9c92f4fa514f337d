"""Putting files where the user wants them, all or none; what an import takes out is said."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from detente.dossier.files import folder as files
from detente.dossier.files.csvrows import BOM
from detente.dossier.files.folder import open_files
from detente.dossier.files.plain import plain_dossier
from detente.dossier.files.read import check, read
from detente.dossier.files.write import write
from detente.dossier.model.dossier import Dossier
from detente.errors import DossierError, Finding, Place, SettingsError, path_of
from detente.files import settle, vacant, write_all
from detente.findings.making import errors_in, found


def place_files(folder: str | Path, contents: dict[str, bytes]) -> tuple[Path, ...]:
    """Write files into a new or empty folder: every one, or none.

    Raises
    ------
    SettingsError
        If something stands there already.
    """
    path = path_of("folder", folder)
    settle(path)
    if not vacant(path):
        raise SettingsError(f"{path} is not empty; name a new folder, and nothing is overwritten.")
    write_all(path, contents)
    return tuple(path / name for name in contents)


def there(into: str | Path) -> Dossier | None:
    """The dossier that stands there already; None where nothing does.

    Raises
    ------
    DossierError
        If what stands there cannot be read: it is not written over.
    """
    path = path_of("into", into)
    settle(path)
    if path.suffix.lower() == ".xlsx":
        open_files(path)  # which refuses a workbook: a folder is needed
    return None if vacant(path) else read(path)


def place_dossier(
    dossier: Dossier, into: str | Path, before: Dossier | None = None
) -> tuple[Finding, ...]:
    """Write a dossier, once it is known that it can be read again.

    Parameters
    ----------
    dossier : Dossier
    into : str or Path
    before : Dossier, optional
        What stands there; whatever of it is taken out is found.

    Returns
    -------
    tuple of Finding
        What there is still to mend, by the files of the dossier.

    Raises
    ------
    DossierError
        If it has an error; then nothing is written.
    """
    path = Path(into)
    with tempfile.TemporaryDirectory() as apart:
        findings = check(write(dossier, Path(apart) / "dossier"))
    if errors_in(findings):
        raise DossierError(findings)
    if before is None:
        write(dossier, path)
        return check(path)
    comments = comments_in(path)
    write(dossier, path)
    gone = (*taken_out(before, dossier), *comments_lost(comments, comments_in(path)))
    return (*gone, *check(path))


SHOWN = 8
_COMMENT = re.compile(r"(?:^|\s)#+\s*(\S.*?)\s*$")
_BACK = "If it is still meant, write it into the workbook or the files, and import again."
_FILES = {
    "statements": files.STATEMENTS,
    "events": files.EVENTS,
    "sources": files.SOURCES,
    "texts": "drafts",
}


def taken_out(before: Dossier, after: Dossier) -> Iterator[Finding]:
    """What the one dossier says and the other does not, a finding for each file.

    What was changed is not taken out.
    """
    gone = list(_words(plain_dossier(before), plain_dossier(after)))
    if gone:
        yield _finding(files.DOSSIER, gone)
    for part, file in _FILES.items():
        kept = _ids(getattr(after, part))
        lost = [id for id in _ids(getattr(before, part)) if id not in kept]
        if lost:
            yield _finding(file, lost)


def comments_in(folder: Path) -> list[tuple[int, str]]:
    """The line and the text of each comment in a dossier's YAML."""
    name = files.DOSSIER
    opened = files.open_files(folder)
    raw = opened.read(name) if name in opened.names() else b""
    lines = raw.removeprefix(BOM).decode("utf-8", "replace").splitlines()
    matched = ((number, _COMMENT.search(line)) for number, line in enumerate(lines, start=1))
    return [(number, match[1]) for number, match in matched if match is not None]


def comments_lost(before: list[tuple[int, str]], after: list[tuple[int, str]]) -> Iterator[Finding]:
    """A finding for each comment that did not stay."""
    left = [text for _, text in after]
    for line, text in before:
        if text in left:
            left.remove(text)
        else:
            message = f'the comment "{text[:60]}" could not be kept where its lines were rewritten.'
            yield found("taken-out", Place(files.DOSSIER, line), message, "Write it in again.")


def _finding(file: str, gone: list[str]) -> Finding:
    shown = "; ".join(gone[:SHOWN]) + ("; …" if len(gone) > SHOWN else "")
    count = f"{len(gone)} thing{'s' if len(gone) > 1 else ''}"
    return found("taken-out", Place(file), f"{count} taken out of the dossier: {shown}.", _BACK)


def _words(old: Any, new: Any, path: tuple[str, ...] = ()) -> Iterator[str]:
    where = ".".join(path)
    if isinstance(old, dict) and isinstance(new, dict):
        for word, inner in old.items():
            if word not in new:
                yield ".".join((*path, str(word)))
            else:
                yield from _words(inner, new[word], (*path, str(word)))
    elif isinstance(old, list) and isinstance(new, list):
        rest = list(new)
        for item in old:
            if item in rest:
                rest.remove(item)
            elif len(new) < len(old):
                yield f"{where}: {_short(item)}"
    elif isinstance(old, list) and isinstance(new, str):
        yield from (f"{where}: {_short(item)}" for item in old if item != new)


def _short(item: Any) -> str:
    words = (f"{word} {item[word]}" for word in ("issue", "never", "party") if word in item)
    return ", ".join(words) if isinstance(item, dict) else str(item)[:60]


def _ids(part: Any) -> dict[str, None]:
    return dict.fromkeys(part if isinstance(part, dict) else (record.id for record in part))
