"""The deals that teams hand in: one row a team in a table, read with its findings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from detente.dossier.files.csvrows import Row, RowError, rows
from detente.dossier.lookup import suggest, these
from detente.dossier.model.dossier import Dossier
from detente.errors import DossierError, Finding, Place
from detente.findings.making import errors_in, found, in_order
from detente.shown import Result
from detente.userfiles import Mends, over, read_within, refuse

TEAM, SIGNS = "team", "-signs"
LARGEST = 2_000_000
"""Bytes of a table at most."""
_MENDS = Mends(
    other="Name the table of deals itself.",
    unread="`detente class new` writes one, a row a team.",
    large="Hand in one row a team.",
)
_YES, _NO = frozenset({"yes", "y", "1", "true", "x", "✓"}), frozenset({"no", "n", "0", "false"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed(Result):
    """What one team handed in.

    Attributes
    ----------
    team : str
    package : dict of issue -> option
        Empty where the team came to no deal.
    refused : tuple of str
        The parties that did not sign it.
    """

    team: str
    package: dict[str, str]
    refused: tuple[str, ...]


def blank_table(dossier: Dossier, teams: Iterable[str]) -> str:
    """A table to be filled in: a column for each issue, and one for each signature.

    >>> import detente
    >>> print(blank_table(detente.read("two-rivers"), ["A"]), end="")
    team,border,guarantee,army,dam,trade,north-signs,south-signs,coast-signs
    A,,,,,,,,
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    head = _columns(dossier)
    writer.writerow(head)
    writer.writerows([team, *[""] * (len(head) - 1)] for team in teams)
    return text.getvalue()


def _columns(dossier: Dossier) -> list[str]:
    return [TEAM, *dossier.issues, *(f"{party}{SIGNS}" for party in dossier.required)]


def read_handed(dossier: Dossier, file: Path) -> tuple[Handed, ...]:
    """The deals in a table.

    An option may stand there by its id or in its own words. A row with a name alone is left out:
    the team has handed in nothing yet. One without any option, but with a no, is no deal; an empty
    signature beside options is a yes.

    Raises
    ------
    DossierError
        With every finding, if the table cannot be used as it is.
    """
    return handed_in(dossier, read_within(file, file.name, LARGEST, _MENDS), file.name)


def handed_in(dossier: Dossier, raw: bytes, name: str) -> tuple[Handed, ...]:
    """The deals in the bytes of a table, called so in findings: see :func:`read_handed`."""
    if len(raw) > LARGEST:
        raise refuse("too-large", name, over(len(raw), LARGEST), _MENDS.large)
    findings: list[Finding] = []
    try:
        every = list(rows(raw))
    except RowError as error:
        place = Place(name, error.line)
        raise DossierError([found(error.slug, place, error.message, error.mend)]) from None
    handed = tuple(_read(dossier, name, every, findings))
    if errors_in(findings):
        raise DossierError(in_order(findings))
    return handed


def _read(
    dossier: Dossier, file: str, every: list[Row], findings: list[Finding]
) -> Iterator[Handed]:
    head = [cell.strip() for cell in every[0].cells] if every else []
    findings += _of_head(dossier, file, head)
    if findings:
        return
    seen: set[str] = set()
    for row in every[1:]:
        cells = dict(zip(head, (cell.strip() for cell in row.cells), strict=False))
        team, place = cells[TEAM], Place(file, row.line)
        if len(row.cells) > len(head):
            more = f"the row has {len(row.cells)} cells; the table has {len(head)} columns."
            findings.append(found("bad-row", place, more, "A comma inside a cell needs quotes."))
        if not team or team in seen:
            what = f"team “{team}” stands twice." if team else "the row names no team."
            findings.append(found("duplicate-id", place, what, "Give each team a row and a name."))
        seen.add(team)
        if any(cells[name] for name in cells if name != TEAM):
            yield _deal(dossier, team, cells, place, findings)


def _of_head(dossier: Dossier, file: str, head: list[str]) -> Iterator[Finding]:
    wanted, place = _columns(dossier), Place(file, 1)
    for name in head:
        if name not in wanted:
            mend = suggest(name, wanted, what="Columns")
            yield found("unknown-column", place, f"“{name}” is no column of this game.", mend)
    for name in [TEAM, *dossier.issues]:
        if head.count(name) != 1:
            slug = "duplicate-column" if name in head else "missing-column"
            what = "stands twice" if name in head else "is missing"
            yield found(slug, place, f"the column “{name}” {what}.", "Give each issue one column.")


def _deal(
    dossier: Dossier, team: str, cells: dict[str, str], place: Place, findings: list[Finding]
) -> Handed:
    package = {}
    answers = {issue: cells.get(issue, "") for issue in dossier.issues}
    if any(answers.values()):
        for issue, answer in answers.items():
            option = _option(dossier, issue, answer)
            if option is None:
                findings.append(_no_option(dossier, team, issue, answer, place))
            else:
                package[issue] = option
    refused = []
    for party in dossier.required:
        said = cells.get(f"{party}{SIGNS}", "").casefold()
        if said in _NO:
            refused.append(party)
        elif said and said not in _YES:
            what = f"team “{team}”: “{said}” in {party}{SIGNS} is neither yes nor no."
            findings.append(found("not-one-of", place, what, "Write yes or no."))
    return Handed(team=team, package=package, refused=tuple(refused))


def _option(dossier: Dossier, issue: str, answer: str) -> str | None:
    """The option that a cell means, by its id or its own words."""
    options = dossier.issues[issue].options
    said = " ".join(answer.split()).casefold()
    own = {id: " ".join(words.split()).casefold() for id, words in options.items()}
    named = [id for id, words in own.items() if said in (id, words)]
    return named[0] if len(named) == 1 else None


def _no_option(dossier: Dossier, team: str, issue: str, answer: str, place: Place) -> Finding:
    options = list(dossier.issues[issue].options)
    if not answer:
        what = f"team “{team}” leaves {issue} open, and decides other issues."
        mend = f"{these(options, what='Options')} For no deal leave the whole row empty."
        return found("missing", place, what, mend)
    what = f"team “{team}”: “{answer[:60]}” is no option of {issue}."
    return found("unknown-option", place, what, suggest(answer, options, what="Options"))
