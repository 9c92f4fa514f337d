"""One finding for one mistake: an id that was renamed on its own sheet is missed everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.dossier.files.workbook.sheets import SHEETS
from detente.errors import Finding, Place

SHOWN = 6
OLDER = "older-workbook"
NUMBER = "number-for-id"  # advice that tells where an unknown id may come from


def once(findings: Sequence[Finding]) -> list[Finding]:
    """The findings, those about one unknown id made one that names every cell.

    What may follow from an unknown id alone is left out, or from one whose cell cannot be read, and
    warnings and advice are: they come back, where there is need of them, once the id is mended.

    Examples
    --------
    >>> from detente.errors import About
    >>> from detente.findings.making import found
    >>> said = 'principal: "dron" is nobody.'
    >>> one = found("unknown-person", Place("Parties", 3, 6), said, "", About(name="dron"))
    >>> other = replace(one, place=Place("Statements", 9, 4))
    >>> once([one, other])[0].message
    'principal: "dron" is nobody. So in another cell: Statements!D9.'
    """
    kept: dict[object, Finding] = {}
    others: dict[object, list[str]] = {}
    for finding in findings:
        about = _about(finding)
        if about in kept:
            others.setdefault(about, []).append(cell_of(finding.place))
        else:
            kept[about] = finding
    unknown = {about[0] for about in kept if isinstance(about, tuple)} - {OLDER}
    unread = {kind for finding in findings for kind in _kinds_unread(finding)}
    unread |= {finding.slug for finding in findings if finding.slug == "bad-id"}
    if any(f.slug == "unknown-issue" and f.place.file == "Options" for f in findings):
        unread.add("unknown-option")
    made: list[Finding] = []
    for about, finding in kept.items():
        cells = list(dict.fromkeys(others.get(about, ())))
        if cells:
            finding = replace(finding, message=f"{finding.message} {_also(cells)}")
        if not _follows(finding, unknown | unread) and not _unread(finding, unread - {"bad-id"}):
            made.append(finding)
    return made


_UNREAD = ("duplicate-id", "formula", "bad-cell", "bad-id", "not-json")
_KINDS = {
    "Parties": ("unknown-party",),
    "Issues": ("unknown-issue",),
    "Options": ("unknown-option",),
    "People": ("unknown-person",),
    "Tracks": ("unknown-track",),
    "Drafts": ("unknown-draft",),
    "Points": ("unknown-point",),
    "Deadlines": ("unknown-deadline",),
    "Levers": ("unknown-lever",),
    "Assumptions": ("unknown-why",),
    "Statements": ("unknown-statement", "unknown-why"),
    "Sources": ("unknown-source", "unknown-why"),
}
"""By sheet, what is not known of an id that cannot be read on it."""


def _kinds_unread(finding: Finding) -> tuple[str, ...]:
    """What may be unknown elsewhere for the one reason that this cell cannot be read."""
    sheet = next((sheet for sheet in SHEETS if sheet.title == finding.place.file), None)
    if sheet is None or finding.severity != "error":
        return ()
    beside = sheet.kind in ("evidence", "sources")
    id = finding.place.column <= len(sheet.keys) or sheet.kind == "sources"
    wrong = finding.slug in _UNREAD or (beside and finding.slug == "missing")
    return _KINDS.get(sheet.title, ()) if id and wrong else ()


def _unread(finding: Finding, unread: set[str]) -> bool:
    path = finding.about.path
    lever = finding.slug == "unknown-word" and len(path) == 2 and path[0] == "levers"
    return ("unknown-lever" if lever else finding.slug) in unread


def cell_of(place: Place) -> str:
    """A place on a sheet as spreadsheets name it.

    >>> cell_of(Place("Weights", 3, 28))
    'Weights!AB3'
    """
    letters, rest = "", max(place.column, 1)
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{place.file}!{letters}{max(place.line, 1)}"


def _about(finding: Finding) -> object:
    """What is unknown, if that is what the finding says; else the finding itself."""
    if finding.slug == OLDER:
        return (OLDER,)
    name = finding.about.name
    if finding.slug.startswith("unknown-") and name and finding.slug != "unknown-column":
        return finding.slug, name
    return finding


def _also(cells: list[str]) -> str:
    if len(cells) == 1:
        return f"So in another cell: {cells[0]}."
    shown = ", ".join(cells[:SHOWN]) + (", …" if len(cells) > SHOWN else "")
    return f"So in {len(cells)} other cells: {shown}."


def _follows(finding: Finding, unknown: set[str]) -> bool:
    """Whether a finding may be there only because an id is unknown."""
    if not unknown:
        return False
    slug, path = finding.slug, finding.about.path
    options = slug == "one-option" or (slug == "missing" and finding.about.name == "options")
    principal = slug == "unknown-person" and path[-1:] == ("principal",)
    return (
        (finding.severity != "error" and slug != NUMBER)
        or (options and "unknown-issue" in unknown)
        or (principal and "unknown-party" in unknown)
    )
