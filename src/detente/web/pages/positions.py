"""Who wants what: the matrix of parties and issues; a cell opens what was said, with its source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.responses import Response

from detente.brief.sections.built_on import SourceRow, source_row
from detente.brief.sections.positions import Cell, positions
from detente.brief.sections.statements import Evidence
from detente.dossier.model.dossier import Dossier
from detente.web.visit import Visit, get
from detente.wording import web as words


def show(visit: Visit) -> Response:
    """The matrix as of a day, with the cell that is open beside it."""
    first, last = days(visit)
    moved = visit.asked("moment")
    if moved.isdecimal() and len(moved) < 6:  # the slider, without a script
        day = first + dt.timedelta(days=min(int(moved), (last - first).days))
        return visit.go("/".join(_path(visit)), as_of=None if day == last else day)
    party, issue = visit.step("party"), visit.step("issue")
    matrix = visit.derive(positions)
    opened = None
    if party or issue:
        rows = [row for row in matrix.rows if row.id == issue]
        opened = next((cell for row in rows for cell in row.cells if cell.id == party), None)
        if opened is None and (
            party not in visit.dossier.parties or issue not in visit.dossier.issues
        ):
            raise HTTPException(HTTPStatus.NOT_FOUND, words.nobody_on(party, issue))
    return visit.page(
        "positions.html",
        matrix=matrix,
        party=party,
        issue=issue,
        opened=opened,
        evidence=[] if opened is None else list(_sourced(visit.dossier, opened)),
        first=first,
        last=last,
        today=min(max(visit.dossier.date, first), last),
        here="/".join(_path(visit)),
    )


def _sourced(dossier: Dossier, cell: Cell) -> Iterator[tuple[Evidence, SourceRow | None]]:
    """What a cell rests on, each with the source in which it stands."""
    for one in cell.evidence:
        source = dossier.sources.get(one.source.href.removeprefix(SOURCE))
        yield one, None if source is None else source_row(dossier, source)


def _path(visit: Visit) -> tuple[str, ...]:
    steps = (visit.step("party"), visit.step("issue"))
    return ("positions", *(step for step in steps if step))


def days(visit: Visit) -> tuple[dt.date, dt.date]:
    """The first day on which something is on record, and the dossier's own."""
    return visit.known.derive(_days, None)


def _days(dossier: Dossier) -> tuple[dt.date, dt.date]:
    known = ((one.known or one.date).latest for one in dossier.statements)
    return min((dossier.date, *known)), dossier.date


SOURCE = "#source-"
"""What a link to a source begins with, as the brief has it."""

ROUTES = (
    get("/positions", show),
    get("/positions/{party}/{issue}", show),
)
