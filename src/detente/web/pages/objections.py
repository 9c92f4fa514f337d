"""Who objects to what in which draft, what became of it, and what was asked for and not got."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.responses import Response

from detente.brief.sections.built_on import SourceRow, source_row
from detente.dossier.model.dossier import Dossier
from detente.drafting.objections import Objection
from detente.web.laying import Texts
from detente.web.pages.drafts import waiting
from detente.web.visit import Visit, get
from detente.wording import names, objections
from detente.wording import web as words
from detente.wording import web_drafts as told


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One objection, in words."""

    who: str
    draft: str
    name: str
    point: str
    text: str
    day: str
    words: str
    state: str
    what: str
    source: SourceRow | None


def show(visit: Visit) -> Response:
    """The ledger, of one party or of all, to one draft or to all."""
    dossier = visit.dossier
    party, draft = visit.asked("party"), visit.asked("draft")
    if party and party not in dossier.parties:
        raise HTTPException(HTTPStatus.NOT_FOUND, words.nobody_on(party, ""))
    if draft and draft not in dossier.drafts:
        raise HTTPException(HTTPStatus.NOT_FOUND, told.no_draft(draft))
    book = visit.derive(Texts).ledger()
    some = [one for one in book.objections if party in ("", one.party) and draft in ("", one.draft)]
    asks = [one for one in book.asks if party in ("", one.party) and draft in ("", one.draft)]
    return visit.page(
        "objections.html",
        party=party,
        draft=draft,
        rows=list(_rows(dossier, some)),
        asks=[
            (title, [objections.ask(dossier, one) for one in asks if one.got is got])
            for title, got in told.ASKED
        ],
        waits=[one for one in waiting(visit) if one.margin and draft in ("", one.margin.draft)],
    )


def _rows(dossier: Dossier, some: list[Objection]) -> Iterator[Row]:
    for one in some:
        source = dossier.sources.get(one.source) if one.source else None
        state, _, what = objections.state(one).partition(": ")
        yield Row(
            who=objections.who(dossier, one),
            draft=one.draft,
            name=dossier.drafts[one.draft].name,
            point=one.point,
            text=one.text,
            day=names.when(one.date),
            words=one.words,
            state=state,
            what=what,
            source=None if source is None else source_row(dossier, source),
        )


ROUTES = (get("/objections", show),)
