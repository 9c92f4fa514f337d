"""Where the talks stand at a glance: the next deadline, what is to mend, where to go on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import Response

from detente.brief.sections.statements import Evidence, evidence
from detente.brief.sections.timeline import timeline
from detente.dossier.model.dossier import Dossier
from detente.web.jobs import Tools
from detente.web.seen import news
from detente.web.visit import Visit, get, post
from detente.wording import names
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
        news=_news(visit),
        findings=visit.known.findings,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsShown:
    """What has come since this person last looked, in words."""

    since: str
    statements: tuple[Evidence, ...]
    more: int
    events: tuple[str, ...]
    drafts: tuple[str, ...]
    changes: int


_MOST = 5


def _news(visit: Visit) -> NewsShown | None:
    """What is new to this person; on a page as of an earlier day nothing is."""
    if visit.day is not None:
        return None
    dossier = visit.dossier
    found = news(visit.case, dossier, visit.who, now=dt.datetime.now(dt.UTC))
    if found is None:
        return None
    fresh = set(found.statements)
    said = [one for one in dossier.statements if one.id in fresh] if fresh else []
    happened = set(found.events)
    return NewsShown(
        since=names.day(found.since.date()),
        statements=tuple(evidence(dossier, one) for one in said[-_MOST:][::-1]),
        more=max(0, len(said) - _MOST),
        events=tuple(one.text for one in dossier.events if one.id in happened),
        drafts=tuple(dossier.drafts[id].name for id in found.drafts),
        changes=len(found.changes),
    )


ROUTES = (get("/", show), post("/answer", begin))
