"""Opening: a worked case, a copy of one, a file that is dropped, or a dossier begun anew."""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from collections.abc import Mapping
from http import HTTPStatus
from pathlib import Path
from typing import cast

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from detente.cases import catalogue
from detente.dossier.files.new import copy_case, new, unpack
from detente.dossier.files.read import look
from detente.errors import DossierError, Finding, SettingsError
from detente.web.case import Case, Desk, slug_of
from detente.web.visit import render
from detente.wording import web as words


def show(request: Request) -> Response:
    """Which dossiers are open, and what can be; of one alone, its first page."""
    cases = list(_desk(request).cases.values())
    if len(cases) == 1 and "all" not in request.query_params:
        return _to(cases[0])
    return _page(request)


def _page(
    request: Request,
    status: int = HTTPStatus.OK,
    *,
    wrong: tuple[Finding | str, ...] = (),
    begun: Mapping[str, str] = {},
    not_begun: str = "",
) -> Response:
    desk = _desk(request)
    shown = {
        "cases": desk.cases.values(),
        "worked": [(name, catalogue.describe(name)) for name in catalogue.names()],
        "home": desk.home,
        "beside": desk.beside(),
        "findings": [one for one in wrong if isinstance(one, Finding)],
        "begun": begun,
        "not_begun": not_begun,
        "wrong": next((one for one in wrong if isinstance(one, str)), ""),
    }
    return render(request, "start.html", status, shown)


def open_case(request: Request) -> Response:
    """Open a worked case, to be read; or a copy of it, or a folder beside it, to be changed."""
    desk = _desk(request)
    folder = str(request.state.form.get("folder") or "")
    if folder in desk.beside():
        return _to(desk.open(desk.home / folder))
    name = str(request.state.form.get("case") or request.state.form.get("copy") or "")
    if name not in catalogue.names():
        raise HTTPException(HTTPStatus.NOT_FOUND, words.no_dossier(folder or name))
    if request.state.form.get("case"):
        return _to(desk.open(name))
    return _to(desk.open(copy_case(name, desk.room_for(name))))


def begin(request: Request) -> Response:
    """Begin a dossier with a title, from the skeleton that has a comment on every part."""
    names = ("title", "first", "second", "mediator")
    sent = {name: str(request.state.form.get(name, "")).strip() for name in names}
    if not sent["title"]:
        return _page(request, HTTPStatus.UNPROCESSABLE_ENTITY, begun=sent, not_begun=words.NO_TITLE)
    desk = _desk(request)
    try:
        folder = new(
            desk.room_for(sent["title"]),
            sent["title"],
            today=dt.date.today(),
            parties=(sent["first"], sent["second"]),
            mediator=sent["mediator"] or None,
        )
    except SettingsError as error:
        return _page(request, HTTPStatus.UNPROCESSABLE_ENTITY, begun=sent, not_begun=str(error))
    return _to(desk.open(folder))


def take(request: Request) -> Response:
    """Take a zip or a workbook that was dropped, and make a folder of it."""
    sent = request.state.form.get("file")
    if not isinstance(sent, UploadFile) or not sent.filename:
        return _page(request, HTTPStatus.UNPROCESSABLE_ENTITY, wrong=(words.NO_FILE,))
    name = Path(sent.filename.replace("\\", "/")).name
    if Path(name).suffix.lower() not in (".zip", ".xlsx"):
        return _page(request, HTTPStatus.UNPROCESSABLE_ENTITY, wrong=(words.OTHER_FILE,))
    desk = _desk(request)
    with tempfile.TemporaryDirectory() as aside:
        # Under a name of ours, that says no more of it than its kind.
        file = Path(aside) / f"{slug_of(name)}{Path(name).suffix.lower()}"
        with file.open("wb") as stream:
            shutil.copyfileobj(sent.file, stream)
        dossier, findings = look(file)
        if dossier is None:
            return _page(request, HTTPStatus.UNPROCESSABLE_ENTITY, wrong=findings)
        folder = desk.room_for(name)
        try:
            if file.suffix == ".zip":
                unpack(file, folder)
            else:
                from detente.exchange.importing import import_xlsx

                import_xlsx(file, folder)
        except DossierError as error:
            return _page(request, HTTPStatus.UNPROCESSABLE_ENTITY, wrong=error.findings)
    return _to(desk.open(folder))


def _desk(request: Request) -> Desk:
    return cast(Desk, request.app.state.desk)


def _to(case: Case) -> Response:
    return RedirectResponse(f"/dossier/{case.slug}/", HTTPStatus.SEE_OTHER)


ROUTES = (
    Route("/", show),
    Route("/open", open_case, methods=["POST"]),
    Route("/begin", begin, methods=["POST"]),
    Route("/take", take, methods=["POST"]),
)
