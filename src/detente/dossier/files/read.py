"""Reading a dossier: every file, every finding at once, every object with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from os import PathLike
from pathlib import Path, PurePosixPath

from detente.cases import catalogue
from detente.dossier.change import checked
from detente.dossier.checks.run import check_dossier
from detente.dossier.files import folder
from detente.dossier.files.causes import settled
from detente.dossier.files.csvrows import Progress
from detente.dossier.files.fit import as_meant, fit
from detente.dossier.files.lostline import find_lost_lines
from detente.dossier.files.sourcefile import parse_sources
from detente.dossier.files.strict import unfit_letter, unfit_lines
from detente.dossier.files.tables import read_events, read_statements
from detente.dossier.files.tree import Tree
from detente.dossier.files.yamltree import parse_yaml
from detente.dossier.lookup import Names, suggest
from detente.dossier.model.dossier import Dossier
from detente.errors import DossierError, Finding, Place, expect
from detente.findings.making import errors_in, found
from detente.letters import clean, first_unfit
from detente.userfiles import text_of

Named = Dossier | str | Path
"""A dossier, or what it is called: a case, or the path of a folder, a zip or a workbook."""


def opened(dossier: Named) -> Dossier:
    """The dossier itself, or the one that a name or a path means.

    >>> opened("two-rivers") == opened(read("two-rivers"))
    True
    """
    return dossier if isinstance(dossier, Dossier) else read(dossier)


def read(dossier: str | Path, *, progress: Progress | None = None) -> Dossier:
    """The dossier in a folder, in a zip, or of a case.

    Parameters
    ----------
    dossier : str or Path
        A folder, a zip, a workbook (``.xlsx``), or the name of a worked case.
    progress : callable, optional
        Told ``(done, total, what)`` now and then while a large file is read.

    Returns
    -------
    Dossier

    Raises
    ------
    DossierError
        With every finding of every file, if at least one is an error; those of a workbook begin
        with sheet and cell.
    RefusedError
        If a file is not safe to read.

    Examples
    --------
    >>> read("two-rivers").title
    'Two Rivers'
    """
    made, findings = _made(dossier, progress)
    if made is None or errors_in(findings):
        raise DossierError(findings)
    return made


def look(
    dossier: str | Path,
    *,
    progress: Progress | None = None,
    instead: Mapping[str, bytes | None] | None = None,
) -> tuple[Dossier | None, tuple[Finding, ...]]:
    """The dossier, or None if an error keeps it from being used, and everything there is to mend.

    Parameters
    ----------
    dossier, progress
        As of :func:`read`.
    instead : dict of name -> bytes or None, optional
        What its files would hold, were they changed; None where one would be gone.

    Examples
    --------
    >>> look("two-rivers") == (read("two-rivers"), ())
    True
    """
    try:
        made, findings = _made(dossier, progress, instead or {})
    except DossierError as error:
        return None, error.findings
    return (None if errors_in(findings) else made), findings


def _made(
    dossier: str | Path, progress: Progress | None, instead: Mapping[str, bytes | None] = {}
) -> tuple[Dossier | None, tuple[Finding, ...]]:
    """What is made of the files, be it usable or not, with every finding."""
    book = _workbook(dossier)
    return _load(dossier, progress, instead) if book is None else _read_workbook(book, progress)


def check(dossier: Named, *, progress: Progress | None = None) -> tuple[Finding, ...]:
    """Everything there is to mend in a dossier: errors, warnings and advice, by file and line.

    Parameters
    ----------
    dossier : Dossier, str or Path
        Itself, the name of a case, or the path of a folder, a zip or a workbook.
    progress : callable, optional
        Told ``(done, total, what)`` now and then while a large file is read.

    Examples
    --------
    >>> check("two-rivers")
    ()
    >>> print(check("two-river")[0].mend)
    Cases here: hill-road, lagoon-port, ... Did you mean "two-rivers"?
    """
    if isinstance(dossier, Dossier):
        return checked(dossier)[1]
    return look(dossier, progress=progress)[1]


@dataclass(slots=True)
class _Load:
    """What is read of one dossier on the way."""

    files: folder.Files
    findings: list[Finding] = field(default_factory=list)

    def text(self, name: str) -> str | None:
        """A file's text, its line ends made plain; None if there is none to read."""
        if name not in self.files.names():
            return None
        raw = self.files.read(name)
        try:
            return text_of(raw, name, _SAVE).replace("\r\n", "\n")
        except DossierError as refused:
            self.findings += refused.findings
            return None

    def raw(self, name: str) -> bytes:
        return self.files.read(name) if name in self.files.names() else b""


_SAVE = "Save the file as UTF-8; any editor can."


def _load(
    dossier: str | Path, progress: Progress | None, instead: Mapping[str, bytes | None]
) -> tuple[Dossier | None, tuple[Finding, ...]]:
    load = _Load(folder.Changed(_open(dossier), instead) if instead else _open(dossier))
    tree = _yaml(load)
    before = len(load.findings)
    sources, wrong = parse_sources(load.text(folder.SOURCES) or "[]")
    names = Names.of(as_meant(tree.data), sources)
    if not isinstance(tree.data, dict):
        names = replace(names, asked=False)  # nothing is known of what can be referred to
    if len(load.findings) > before or any(finding.slug == "not-json" for finding in wrong):
        names = replace(names, unread=("source", "why"))
    statements, ids, wrong_rows = read_statements(load.raw(folder.STATEMENTS), names, progress)
    events, wrong_events = read_events(load.raw(folder.EVENTS), names)
    fitted = fit(tree)
    load.findings += _conflicts(load.files)
    load.findings += [*tree.findings, *wrong, *wrong_rows, *wrong_events, *fitted.findings]
    if fitted.dossier is None:
        return None, settled(load.findings, tree, names)
    beside = {
        "statements": statements,
        "events": events,
        "sources": sources,
        "texts": _texts(load),
    }
    made = fitted.dossier.model_copy(update=beside)
    if not ids and wrong_rows:
        names = replace(names, unread=(*names.unread, "statement", "why"))
    names = replace(names, statements=ids)
    wrong = check_dossier(made, tree, names, fitted.aside)
    unread = tuple(_absent(load, wrong))
    if unread:
        wrong = check_dossier(
            made, tree, replace(names, unread=(*names.unread, *unread)), fitted.aside
        )
    load.findings += wrong
    return made, settled(load.findings, tree, names)


def _conflicts(files: folder.Files) -> Iterator[Finding]:
    """What a program that shares folders keeps beside a file that two people changed at once."""
    for name, own in files.copies().items():
        yield found(
            "conflict-copy",
            Place(name.encode("utf-8", "replace").decode()),
            f"this looks like what another wrote into {own} at the same time; it is not read.",
            f"Take over what {own} lacks, then take this file away.",
        )


def _absent(load: _Load, wrong: list[Finding]) -> Iterator[str]:
    """What is not there to be looked up: one finding for the file, none for each name in it."""
    for file, kind in ((folder.SOURCES, "source"), (folder.STATEMENTS, "statement")):
        slugs = (f"unknown-{kind}", "unknown-why")
        absent = file not in load.files.names()
        blank = not load.raw(file).strip()
        if (absent or blank) and any(finding.slug in slugs for finding in (*wrong, *load.findings)):
            load.findings = [f for f in load.findings if f.slug != f"unknown-{kind}"]
            load.findings.append(
                found(
                    "missing-file",
                    Place(file),
                    f"the dossier refers to {kind}s, and there is no {file}, or nothing in it.",
                    f"Add {file}; `detente new FOLDER` writes one to begin with.",
                )
            )
            yield from (kind, "why")


def _yaml(load: _Load) -> Tree:
    text = load.text(folder.DOSSIER)
    if text is not None:
        tree = parse_yaml(text, folder.DOSSIER)
        find_lost_lines(tree)
        return tree
    missing = found(
        "missing-file",
        Place(folder.DOSSIER),
        "the dossier has no dossier.yaml.",
        "`detente new FOLDER` writes a skeleton to begin with.",
    )
    return Tree(file=folder.DOSSIER, findings=load.findings or [missing])


def _texts(load: _Load) -> dict[str, str]:
    """The texts of drafts, by the name of their file."""
    names = []
    for name in load.files.names():
        if first_unfit(name):
            load.findings.append(unfit_letter(Place(clean(name)), name))
        elif name.startswith("drafts/"):
            names.append(name)
    texts = {PurePosixPath(name).stem: load.text(name) for name in names}
    for name, text in texts.items():
        load.findings += unfit_lines(text or "", f"drafts/{name}.md")
    return {name: text for name, text in texts.items() if text is not None}


def _workbook(dossier: str | Path) -> Path | None:
    """The workbook that is named; None where a folder, a zip or a case is."""
    rule = "a Dossier, the name of a case, or the path of a folder, a zip or a workbook"
    expect("dossier", dossier, (str, PathLike), rule)
    path = Path(dossier)
    return path if path.suffix.lower() == ".xlsx" and not path.is_dir() else None


def _read_workbook(file: Path, progress: Progress | None) -> tuple[Dossier, tuple[Finding, ...]]:
    from detente.dossier.files.workbook.read import read_workbook

    if progress is not None:
        progress(0, 1, file.name)
    return read_workbook(file)


def place_of(dossier: str | Path) -> Path:
    """Where a dossier lies: at that path or, if nothing is there, as the case of that name."""
    path = Path(dossier)
    if not _exists(path) and str(dossier) in catalogue.names():
        return catalogue.path(str(dossier))
    return path


def _open(dossier: str | Path) -> folder.Files:
    path = place_of(dossier)
    if not _exists(path):
        raise DossierError(
            [
                found(
                    "missing-folder",
                    Place(str(dossier)[:200]),
                    "there is no folder, zip or case of this name.",
                    suggest(str(dossier), catalogue.names(), what="Cases"),
                )
            ]
        )
    return folder.open_files(path)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # a name that no file can have
        return False
