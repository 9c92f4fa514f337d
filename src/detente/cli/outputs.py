"""Where a command writes: a place for a file, none that it reads, and for each output its own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path

import typer

from detente.wording.commands import files as words


def outputs(
    dossier: str,
    files: Mapping[str, Path | None],
    *,
    reads: Mapping[str, Path | None] | None = None,
    placed: bool = True,
) -> None:
    """See to it, before the work, that nothing of the user's is lost by what a command writes.

    Parameters
    ----------
    dossier : str
        As it stands on the command line; empty where there is none.
    files : dict of option -> Path or None
        What is written; None where it is not asked for.
    reads : dict of option -> Path or None, optional
        What the command reads beside the dossier.
    placed : bool
        Whether each must be a file in a folder that is there; else its writer sees to that.

    Raises
    ------
    typer.BadParameter
        By the option that is to be changed.
    """
    named = {option: file for option, file in files.items() if file is not None}
    taken = {option: file for option, file in (reads or {}).items() if file is not None}
    for option, file in named.items():
        said = None
        if placed and (file.is_dir() or not file.parent.is_dir()):
            said = words.no_place(file)
        elif dossier and _belongs(file, dossier):
            said = words.of_the_dossier(file)
        elif read := next((name for name, other in taken.items() if _same(file, other)), None):
            said = words.is_read(file, read)
        if said is not None:
            raise typer.BadParameter(said, param_hint=option)
    for (first, one), (second, other) in combinations(named.items(), 2):
        if _same(one, other):
            raise typer.BadParameter(words.one_file(other, first), param_hint=second)


def _belongs(file: Path, dossier: str) -> bool:
    """Whether a path is a file of the dossier's, or the place of one that it may yet have."""
    from detente.dossier.files.folder import DOSSIER, EVENTS, SOURCES, STATEMENTS
    from detente.dossier.files.read import place_of
    from detente.review.shelf import DOCUMENTS, SUGGESTIONS
    from detente.scores.reading import FOLDER

    root = place_of(dossier)
    if not root.is_dir():
        return _same(file, root)
    alone = (DOSSIER, STATEMENTS, EVENTS, SOURCES)
    folders = ("drafts", DOCUMENTS, SUGGESTIONS, FOLDER)
    if _real(root) in _real(file).parents:
        inside = _real(file).relative_to(_real(root)).parts
        # Lower case, since there are systems that know no other.
        if inside[0].casefold() in (*folders, *(alone if len(inside) == 1 else ())):
            return True
    own = [root / name for name in alone]
    own += [held for name in folders for held in (root / name).glob("*")]
    return file.exists() and any(_same(file, held) for held in own)


def _same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, by whatever spelling or link."""
    if _real(one) == _real(other):
        return True
    try:
        return one.samefile(other)
    except OSError:
        return False


def _real(path: Path) -> Path:
    return Path(os.path.realpath(os.path.normcase(path)))
