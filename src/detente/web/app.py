"""All the pages as one ASGI application, behind the guard."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import cast

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from detente.cases import catalogue
from detente.glossary import WORDS
from detente.web.case import Desk
from detente.web.door import Address, Door
from detente.web.guard import Guard
from detente.web.pages.registry import PAGES
from detente.web.visit import CannotUse, render
from detente.wording import web as words

STATIC = Path(__file__).parent / "static"


def app(
    folder: str | Path | None,
    key: str,
    port: int,
    *,
    marking: str = "",
    spent: Callable[[Door], None] = lambda _: None,
) -> Guard:
    """The workbench on this machine.

    Parameters
    ----------
    folder : str, Path or None
        The dossier to begin with: a folder, a zip, a workbook or the name of a worked case.
    key : str
        What opens the first browser, once.
    port : int
        On which it is asked; every other is refused.
    marking : str
        What stands above and below every page: CONFIDENTIAL – DRAFT.
    spent : callable
        Told when a key has been used, so that another can be handed out.
    """
    door = Door({key: ""})
    door.spent = lambda: spent(door)
    return Guard(pages(folder, marking=marking), door, Address(port=port))


def pages(folder: str | Path | None, *, marking: str = "") -> Starlette:
    """The pages alone, without the guard."""
    desk = Desk()
    if folder is not None:
        desk.open(folder)
    made = Starlette(
        routes=[
            Route("/", start),
            Route("/open", open_case, methods=["POST"]),
            Route("/words", glossary),
            Mount("/static", StaticFiles(directory=STATIC)),
            Mount("/dossier/{dossier}", routes=[r for page in PAGES for r in page.routes]),
        ],
        exception_handlers={
            HTTPException: refusal,
            CannotUse: unusable,
            HTTPStatus.INTERNAL_SERVER_ERROR: fault,
        },
    )
    made.state.desk, made.state.pages, made.state.marking = desk, PAGES, marking
    made.state.said = {}
    return made


def start(request: Request) -> Response:
    """Which dossiers are open; of one alone, its first page."""
    cases = list(cast(Desk, request.app.state.desk).cases.values())
    if len(cases) == 1 and "all" not in request.query_params:
        return RedirectResponse(f"/dossier/{cases[0].slug}/", HTTPStatus.SEE_OTHER)
    worked = [(name, catalogue.describe(name)) for name in catalogue.names()]
    return render(request, "start.html", shown={"cases": cases, "worked": worked})


def open_case(request: Request) -> Response:
    """Put a worked case on the desk."""
    name = request.state.form.get("case", "")
    if name not in catalogue.names():
        raise HTTPException(HTTPStatus.NOT_FOUND, words.no_dossier(str(name)))
    case = cast(Desk, request.app.state.desk).open(name)
    return RedirectResponse(f"/dossier/{case.slug}/", HTTPStatus.SEE_OTHER)


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


def fault(request: Request, error: Exception) -> Response:
    """A fault of ours, told without a traceback; the terminal has that."""
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return render(
        request, "refusal.html", status, {"heading": status.phrase, "message": words.FAULT}
    )
