"""Where the talks stand at a glance: the next deadline, what is to mend, where to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import Response

from detente.brief.sections.timeline import timeline
from detente.dossier.model.dossier import Dossier
from detente.web.jobs import Tools
from detente.web.visit import Visit, get, post
from detente.wording import web as words

if TYPE_CHECKING:
    from detente.brief.answer import Answer


def work_out(tools: Tools, dossier: Dossier) -> Answer:
    """The answer in ten lines; long work, done in a process of its own."""
    from detente.brief.answer import answer
    from detente.workbench import study

    return answer(study(dossier, progress=tools.report, keep=tools.keep))


def begin(visit: Visit) -> Response:
    """Begin to work out the answer, and go back to the page that shows how far it is."""
    visit.begin(words.THE_ANSWER, work_out)
    return visit.go("#answer")


def show(visit: Visit) -> Response:
    """The first page of a dossier."""
    dates = timeline(visit.dossier)
    planned = [entry for entry in dates.entries if entry.planned]
    past = [entry for entry in dates.entries if not entry.planned]
    return visit.page(
        "overview.html",
        planned=planned,
        latest=past[::-1][:5],
        job=visit.work(work_out),
        findings=visit.known.findings,
    )


ROUTES = (get("/", show), post("/answer", begin))
