"""Who objects to what in which draft, what became of it, and what was asked for and not got."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.responses import Response

from detente.brief.sections.built_on import SourceRow, source_row
from detente.dossier.model.dossier import Dossier
from detente.dossier.register import register_of
from detente.drafting.objections import Objection
from detente.editing.lock import holding
from detente.review.accept import accept, reject
from detente.review.ledger import Signed, open_ledger
from detente.review.rows import Lacking
from detente.review.stored import StoredSuggestion
from detente.web.laying import Texts
from detente.web.pages.drafts import waiting
from detente.web.visit import Visit, get, post
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
    return _page(visit)


def _page(
    visit: Visit, status: int = HTTPStatus.OK, *, lacks: str = "", of: str = "", whose: str = ""
) -> Response:
    dossier = visit.dossier
    party, draft = visit.asked("party"), visit.asked("draft")
    if party and party not in dossier.parties:
        raise HTTPException(HTTPStatus.NOT_FOUND, words.nobody_on(party, ""))
    if draft and draft not in dossier.drafts:
        raise HTTPException(HTTPStatus.NOT_FOUND, told.no_draft(draft))
    book = visit.derive(Texts).ledger()
    some = [one for one in book.objections if party in ("", one.party) and draft in ("", one.draft)]
    asks = [one for one in book.asks if party in ("", one.party) and draft in ("", one.draft)]
    waits = waiting(visit)
    return visit.page(
        "objections.html",
        status,
        lacks=lacks,
        of=of,
        whose=whose,
        party=party,
        draft=draft,
        rows=list(_rows(dossier, some)),
        asks=[
            (title, [objections.ask(dossier, one) for one in asks if one.got is got])
            for title, got in told.ASKED
        ],
        parties_of={one.id: _whose(dossier, one) for one in waits},
        waits=[one for one in waits if one.margin and draft in ("", one.margin.draft)],
    )


def _whose(dossier: Dossier, one: StoredSuggestion) -> str:
    """The party that a remark is of, as far as its author is known."""
    id = register_of(dossier).person(one.person) if one.person else None
    return one.party or next((p for p, party in dossier.parties.items() if id in party.people), "")


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


def decide(visit: Visit) -> Response:
    """What a remark in a margin comes to: an objection of a party, or none."""
    folder = visit.folder
    with holding(folder):
        ledger = open_ledger(folder)
        id, party = visit.sent("remark"), visit.sent("party")
        found = ledger.shelf.find(id)
        if found is None or found[1].decided:
            raise HTTPException(HTTPStatus.NOT_FOUND, told.NO_REMARK)
        place = found[0].sha256, id
        signed = Signed(by=visit.who, on=dt.date.today())
        if visit.sent("how") == "none":
            reject(ledger, place, signed)
        else:
            changed = {"party": party} if party != _whose(ledger.dossier, found[1]) else {}
            made = accept(ledger, place, signed, {**found[1].edited, **changed})
            if isinstance(made, Lacking):
                why = "; ".join(made.reasons.values())
                return _page(visit, HTTPStatus.UNPROCESSABLE_ENTITY, lacks=why, of=id, whose=party)
        ledger.save()
    return visit.go("objections", said=told.DECIDED, as_of=None)


ROUTES = (get("/objections", show), post("/objections/decide", decide))
