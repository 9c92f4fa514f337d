"""All the pages as one ASGI application, behind the guard."""

from __future__ import annotations

import json
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from detente.editing.edit import ClashError
from detente.editing.lock import BusyError
from detente.editing.save import InvalidError
from detente.errors import RefusedError
from detente.glossary import WORDS
from detente.web.case import Desk, ReadOnlyError
from detente.web.door import Address, Door
from detente.web.guard import Guard
from detente.web.jobs import Jobs
from detente.web.laying import Aside, Laid
from detente.web.pages import running, start
from detente.web.pages.registry import PAGES
from detente.web.visit import CannotUse, render, shown_value, visited
from detente.wording import web as words

STATIC = Path(__file__).parent / "static"


def app(
    folder: str | Path | None,
    door: Door,
    address: Address,
    *,
    marking: str = "",
    home: Path | None = None,
    jobs: Jobs | None = None,
) -> Guard:
    """The workbench, behind its guard.

    Parameters
    ----------
    folder : str, Path or None
        The dossier to begin with: a folder, a zip, a workbook or the name of a worked case.
    door : Door
        The keys by which browsers come in.
    address : Address
        By which it is asked; every other is refused.
    marking : str
        What stands above and below every page: CONFIDENTIAL – DRAFT.
    home : Path, optional
        Where new folders are made; the one that the program was started in if not given.
    jobs : Jobs, optional
        What does long work.
    """
    return Guard(pages(folder, marking=marking, home=home, jobs=jobs), door, address)


def pages(
    folder: str | Path | None,
    *,
    marking: str = "",
    home: Path | None = None,
    jobs: Jobs | None = None,
) -> Starlette:
    """The pages alone, without the guard."""
    desk = Desk(home)
    if folder is not None:
        desk.open(folder)
    made = Starlette(
        routes=[
            *start.ROUTES,
            Route("/words", glossary),
            Mount("/static", StaticFiles(directory=STATIC)),
            Mount(
                "/dossier/{dossier}",
                routes=[*(r for page in PAGES for r in page.routes), *running.ROUTES],
            ),
        ],
        exception_handlers={
            HTTPException: refusal,
            CannotUse: unusable,
            ClashError: clash,
            InvalidError: invalid,
            BusyError: busy,
            ReadOnlyError: read_only,
            RefusedError: invalid,
            HTTPStatus.INTERNAL_SERVER_ERROR: fault,
        },
    )
    made.state.desk, made.state.pages, made.state.marking = desk, PAGES, marking
    made.state.said, made.state.jobs = {}, jobs or Jobs()
    made.state.aside, made.state.handed = Aside[Laid](), Aside[str]()
    return made


def glossary(request: Request) -> Response:
    """Every word with its meaning."""
    return render(request, "words.html", shown={"meanings": sorted(WORDS.items())})


def refusal(request: Request, error: Exception) -> Response:
    """What is not there, or not asked rightly."""
    assert isinstance(error, HTTPException)
    usual = error.detail == HTTPStatus(error.status_code).phrase
    shown = {
        "heading": HTTPStatus(error.status_code).phrase,
        "message": words.NOT_HERE if usual else error.detail,
    }
    return render(request, "refusal.html", error.status_code, shown)


def unusable(request: Request, error: Exception) -> Response:
    """A dossier with errors: what there is to mend, in place of its page."""
    assert isinstance(error, CannotUse)
    shown = {"name": error.case.slug, "findings": error.known.findings}
    return render(request, "unusable.html", HTTPStatus.UNPROCESSABLE_ENTITY, shown)


def clash(request: Request, error: Exception) -> Response:
    """What was seen, what stands there now and what is wanted, side by side."""
    assert isinstance(error, ClashError)
    now = {id(one.edit): one.now for one in error.clashes}
    mine = [replace(e, seen=now[id(e)]) if id(e) in now else e for e in error.edits]
    shown = {
        "clashes": [
            (one.edit.name, *map(shown_value, (one.edit.seen, one.now, one.edit.wanted)))
            for one in error.clashes
        ],
        "mine": json.dumps([edit.held() for edit in mine], ensure_ascii=False),
        "back": str(request.state.form.get("back", "")),
    }
    return visited(request).page("clash.html", HTTPStatus.CONFLICT, **shown)


def invalid(request: Request, error: Exception) -> Response:
    """Edits with which the dossier could not be used: what there is to mend in them."""
    assert isinstance(error, InvalidError | RefusedError)
    shown = {"findings": error.findings, "back": str(request.state.form.get("back", ""))}
    return visited(request).page("invalid.html", HTTPStatus.UNPROCESSABLE_ENTITY, **shown)


def busy(request: Request, error: Exception) -> Response:
    """Somebody else is saving all the time."""
    return _refused(request, HTTPStatus.SERVICE_UNAVAILABLE, words.BUSY)


def read_only(request: Request, error: Exception) -> Response:
    """A worked case, which is copied before it is changed."""
    return _refused(request, HTTPStatus.CONFLICT, words.READ_ONLY)


def fault(request: Request, error: Exception) -> Response:
    """A fault of ours, told without a traceback; the terminal has that."""
    return _refused(request, HTTPStatus.INTERNAL_SERVER_ERROR, words.FAULT)


def _refused(request: Request, status: HTTPStatus, said: str) -> Response:
    return render(request, "refusal.html", status, {"heading": status.phrase, "message": said})
