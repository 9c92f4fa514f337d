"""The table in which a user keeps past cases: ``case, months, ended``, and ``source``."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError

from detente.dossier.files.csvrows import Row, RowError, cell_place, rows
from detente.dossier.files.explain import explain
from detente.dossier.files.tablehead import header_in
from detente.dossier.files.tree import Path, Tree
from detente.errors import DossierError, Finding, Place
from detente.findings.making import found, in_order
from detente.forecasting.own_cases import OwnCase, OwnCases

_NEEDED = ("case", "months", "ended")
_MOST = 100_000


def cases_in(raw: bytes, file: str) -> OwnCases:
    """The past cases of a table.

    Parameters
    ----------
    raw : bytes
        CSV in UTF-8; the first line names the columns.
    file : str
        Its name, which the cases go by.

    Raises
    ------
    DossierError
        With every finding.

    Examples
    --------
    >>> table = b"case,months,ended\\nDockers 1984,4,settlement\\nMiners 1984,12,otherwise\\n"
    >>> cases_in(table, "strikes.csv").came("settlement", months=6).p
    0.5
    """
    findings: list[Finding] = []
    cases = list(_cases(raw, file, findings))
    if not cases and not findings:
        mend = "Give each past case a row, such as: Dockers 1984,4,settlement."
        findings.append(found("missing", Place(file, 1), "the table has no case.", mend))
    if findings:
        raise DossierError(in_order(findings))
    return OwnCases(name=f"cases of {file}", cases=tuple(cases))


def _cases(raw: bytes, file: str, findings: list[Finding]) -> Iterator[OwnCase]:
    header: tuple[str, ...] = ()
    seen: dict[str, int] = {}
    try:
        for number, row in enumerate(rows(raw)):
            if number == 0:
                header, wrong = header_in(row, raw, file, OwnCase, _NEEDED)
                findings += wrong
                if wrong:
                    return
                continue
            if number > _MOST:
                said = f"the table has more than {_MOST:,} rows."
                findings.append(found("too-large", Place(file, row.line), said, "Leave some out."))
                return
            case = _case(row, raw, file, header, findings)
            if case is None:
                continue
            if case.case in seen:
                said = f'"{case.case[:60]}" stands twice.'
                mend = f"See line {seen[case.case]} too; count each case once."
                findings.append(found("duplicate-id", Place(file, row.line), said, mend))
            seen.setdefault(case.case, row.line)
            yield case
    except RowError as error:
        findings.append(found(error.slug, Place(file, error.line), error.message, error.mend))


def _case(
    row: Row, raw: bytes, file: str, header: tuple[str, ...], findings: list[Finding]
) -> OwnCase | None:
    """The case of a row; None, and why, if it is none."""
    cells = [cell.strip() for cell in row.cells]
    while len(cells) > len(header) and not cells[-1]:
        cells.pop()
    cells += [""] * (len(header) - len(cells))
    if len(cells) > len(header):
        said = f"the row has {len(cells)} cells; the table has {len(header)} columns."
        mend = "Put text with commas in quotation marks; leave unknown cells empty."
        findings.append(found("bad-row", Place(file, row.line), said, mend))
        return None
    values = {name: cell for name, cell in zip(header, cells, strict=True) if cell}
    try:
        return OwnCase.model_validate(values)
    except ValidationError as error:
        places: dict[Path, Place] = {
            (name,): cell_place(raw, row, at, file) for at, name in enumerate(header)
        }
        places[()] = Place(file, row.line)
        tree = Tree(file=file, data=values, values=places)
        findings += [one for _, one in explain(error, tree, OwnCase) if one]
        return None
