"""Where the talks stand at a glance: the next deadline, what is to mend, where to go on."""

from __future__ import annotations

from starlette.responses import Response

from detente.brief.sections.timeline import timeline
from detente.web.visit import Visit, get


def show(visit: Visit) -> Response:
    """The first page of a dossier."""
    dates = timeline(visit.dossier)
    planned = [entry for entry in dates.entries if entry.planned]
    past = [entry for entry in dates.entries if not entry.planned]
    return visit.page(
        "overview.html",
        planned=planned,
        latest=past[::-1][:5],
        findings=visit.known.findings,
    )


ROUTES = (get("/", show),)
