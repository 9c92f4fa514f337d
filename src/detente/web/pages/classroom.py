"""A class: sheets for each role, deals handed in, and each held against frontier and zone."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, cast

from starlette.exceptions import HTTPException
from starlette.responses import Response

from detente.dossier.model.dossier import Dossier
from detente.errors import DossierError, Finding
from detente.web.jobs import Job, Tools
from detente.web.laying import Aside
from detente.web.visit import Visit, attached, get, post
from detente.wording import web_class as words
from detente.wording.commands.classroom import NO_ROLE

if TYPE_CHECKING:
    from detente.brief.classroom import DebriefPage
    from detente.classroom.handed import Handed
    from detente.classroom.roles import Role

SEED, TEAMS = 1, 4
TABLE = "deals.csv"


def show(visit: Visit) -> Response:
    """The roles, where deals are handed in, and what they come to."""
    key = visit.asked("deals")
    text = _aside(visit).get(visit.case.slug, key) if key else ""
    if text is None:
        return _page(visit, HTTPStatus.GONE, wrong=words.DEALS_GONE)
    job = visit.work(work_out, _exact(visit), text) if text else None
    return _page(visit, text=text, job=job)


def _page(
    visit: Visit,
    status: int = HTTPStatus.OK,
    *,
    text: str = "",
    job: Job | None = None,
    wrong: str = "",
    findings: tuple[Finding, ...] = (),
) -> Response:
    dossier = visit.dossier
    playable = len(dossier.required) > 1
    return visit.page(
        "class.html",
        status,
        exact=_exact(visit),
        key=visit.asked("deals") or None,
        roles=[(id, dossier.parties[id].name) for id in dossier.required] if playable else [],
        no_role=NO_ROLE,
        text=text or (visit.derive(_blank) if playable else ""),
        job=job,
        wrong=wrong,
        findings=findings,
        seed=SEED,
    )


def _exact(visit: Visit) -> bool:
    return visit.asked("exact") == "yes"


def _game(dossier: Dossier, exact: bool) -> Dossier:
    from detente.classroom.exact import exact_game

    return exact_game(dossier, seed=SEED) if exact else dossier


def _exact_roles(dossier: Dossier) -> tuple[Dossier, tuple[Role, ...]]:
    from detente.classroom.roles import roles

    game = _game(dossier, True)
    return game, roles(game, seed=SEED)


def _roles(dossier: Dossier) -> tuple[Dossier, tuple[Role, ...]]:
    from detente.classroom.roles import roles

    return dossier, roles(dossier, seed=SEED)


def _blank(dossier: Dossier) -> str:
    from detente.classroom.handed import blank_table

    return blank_table(dossier, [words.team(n) for n in range(1, TEAMS + 1)])


def role(visit: Visit) -> Response:
    """The sheet of one role: what is public, and its own wants alone."""
    from detente.brief.classroom import render_role, role_docx
    from detente.brief.word import WordForm
    from detente.word.template import has_word

    party, kind = visit.step("party"), visit.step("kind")
    if len(visit.dossier.required) < 2 or party not in visit.dossier.required:
        raise HTTPException(HTTPStatus.NOT_FOUND, words.no_role(party))
    game, every = visit.derive(_exact_roles if _exact(visit) else _roles)
    own = next(one for one in every if one.party == party)
    if kind == "html":
        return attached(render_role(game, own).encode(), f"{party}.html")
    if kind != "docx" or not has_word():
        raise HTTPException(HTTPStatus.NOT_FOUND, words.NO_WORD)
    form = WordForm(marking=visit.request.app.state.marking)
    return attached(role_docx(game, own, form), f"{party}.docx")


def table(visit: Visit) -> Response:
    """An empty table of deals, to be filled in."""
    if len(visit.dossier.required) < 2:
        raise HTTPException(HTTPStatus.NOT_FOUND, NO_ROLE)
    return attached(visit.derive(_blank).encode(), TABLE)


def hand_in(visit: Visit) -> Response:
    """Deals that teams came to, pasted or as a file; looked at before the work begins."""
    file = visit.file("file")
    from detente.classroom.handed import LARGEST

    raw = file.file.read(LARGEST + 1) if file else visit.sent("deals").encode()
    text = raw.decode("utf-8", "replace")
    try:
        handed = _read(_game(visit.dossier, _exact(visit)), raw)
    except DossierError as error:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _page(visit, status, text=text, findings=tuple(error.findings))
    if not handed:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _page(visit, status, text=text, wrong=words.NO_DEALS)
    visit.begin(words.LOOKING_BACK, work_out, _exact(visit), text)
    key = _aside(visit).put(visit.case.slug, text)
    return visit.go("class#league", exact="yes" if _exact(visit) else None, deals=key)


def _read(dossier: Dossier, raw: bytes) -> tuple[Handed, ...]:
    from detente.classroom.handed import handed_in

    return handed_in(dossier, raw, TABLE)


def work_out(tools: Tools, dossier: Dossier, exact: bool, text: str) -> DebriefPage:
    """Each team's deal against frontier and zone; long work, done in a process of its own."""
    from detente.brief.classroom import debrief_page
    from detente.classroom.debrief import debrief

    game = _game(dossier, exact)
    return debrief_page(game, debrief(game, _read(game, text.encode()), seed=SEED))


def _aside(visit: Visit) -> Aside[str]:
    return cast("Aside[str]", visit.request.app.state.handed)


ROUTES = (
    get("/class", show),
    get("/class/role/{party}/{kind}", role),
    get("/class/deals.csv", table),
    post("/class/deals", hand_in),
)
