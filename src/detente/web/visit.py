"""What a page is handed, and how it answers: the dossier as of a day, a template, an address."""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from pathlib import Path
from typing import Any, TypeVar, cast
from urllib.parse import quote, urlencode

from jinja2 import Environment
from markupsafe import Markup
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from detente.brief.templating import environment, slug
from detente.dossier.files.edit import flow
from detente.dossier.files.folder import DOSSIER, open_files
from detente.dossier.files.tree import Path as Steps
from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.editing.edit import Edit, standing
from detente.editing.journal import Change
from detente.editing.unfinished import Unfinished, keep, unfinished
from detente.glossary import meaning
from detente.web.case import Case, Desk, Known, ReadOnlyError
from detente.web.jobs import Job, Jobs
from detente.wording import names, numbers
from detente.wording import web as words

T = TypeVar("T")
Shown = Callable[["Visit"], Response]
"""A page: it is handed a visit, and answers. It runs in a thread of its own."""


def get(path: str, page: Shown) -> Route:
    """A page that is read, below its dossier: ``/positions``."""
    return Route(path, _endpoint(page), methods=["GET"])


def post(path: str, page: Shown) -> Route:
    """Where a form of a page is sent."""
    return Route(path, _endpoint(page), methods=["POST"])


def _endpoint(page: Shown) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        return page(visited(request))

    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request for a page of a dossier.

    Attributes
    ----------
    request : Request
    case : Case
    known : Known
        What stood in the files as the page was asked for.
    dossier : Dossier
        As of the day that the address names, or as it is.
    day : When or None
        The day that the address names.
    """

    request: Request
    case: Case
    known: Known
    dossier: Dossier
    day: When | None

    @property
    def form(self) -> FormData:
        """What was sent; the guard has read it and found its token right."""
        return cast(FormData, self.request.state.form)

    def sent(self, field: str) -> str:
        """A field of the form; empty where it was not sent."""
        value = self.form.get(field, "")
        return value if isinstance(value, str) else ""

    def files(self, field: str) -> list[UploadFile]:
        """The files that were sent under a name."""
        return [one for one in self.form.getlist(field) if isinstance(one, UploadFile)]

    def file(self, field: str) -> UploadFile | None:
        """The file that was sent under a name; None where none was chosen."""
        return next((one for one in self.files(field) if one.filename), None)

    @property
    def folder(self) -> Path:
        """The folder that is written to.

        Raises
        ------
        ReadOnlyError
            If what is open cannot be written to; it has a page of its own.
        """
        if self.case.folder is None:
            raise ReadOnlyError(self.case.slug)
        return self.case.folder

    def stands(self, path: Steps) -> object:
        """What stands at a path of ``dossier.yaml`` now; of what is no folder, nothing."""
        folder = self.case.folder
        raw = open_files(folder).read(DOSSIER) if folder is not None else None
        return standing(raw, DOSSIER, path)

    def asked(self, name: str) -> str:
        """What the address says of a thing; empty where it says nothing."""
        return self.request.query_params.get(name, "")

    def step(self, name: str) -> str:
        """What the path says: ``party`` of ``/positions/{party}``."""
        return str(self.request.path_params.get(name, ""))

    def to(self, page: str = "", /, **query: object) -> str:
        """The address of a page of this dossier, as of the same day.

        What is None is left out; ``as_of`` takes the place of the day. ``page`` may end in the
        ``#name`` of a part.
        """
        asked = {"as_of": self.day, **query}
        kept = {k.replace("_", "-"): str(v) for k, v in asked.items() if v is not None}
        place, mark, part = page.partition("#")
        path = f"/dossier/{self.case.slug}/{quote(place, safe='/')}"
        return f"{path}{'?' if kept else ''}{urlencode(kept)}{mark}{quote(part)}"

    def page(self, template: str, /, status: int = HTTPStatus.OK, **shown: Any) -> Response:
        """The page that a template makes, with all that every page shows."""
        return render(self.request, template, status, {"visit": self, "to": self.to, **shown})

    def go(self, page: str, /, *, said: str = "", **query: object) -> Response:
        """After a form: on to a page, which says what was done."""
        if said:
            heard = self.request.app.state.said
            heard[self.request.state.session] = said
        return RedirectResponse(self.to(page, **query), HTTPStatus.SEE_OTHER)

    @property
    def who(self) -> str:
        """Whose visit it is."""
        return str(self.request.state.who)

    def save(self, *edits: Edit) -> Change | None:
        """Make edits of the dossier's files, all or none; what is in the way is told on a page.

        A text that was kept for one of the places is not kept any more.

        Raises
        ------
        ClashError, InvalidError, BusyError, ReadOnlyError
            Each of which has a page of its own; one who catches ``InvalidError`` can say what is
            wrong beside its field.
        """
        change = self.case.save(edits, self.who)
        folder = self.case.folder
        if folder is not None:
            done = (Unfinished(file=e.file, path=e.path, typed="") for e in edits)
            keep(folder, self.who, *done)
        return change

    @property
    def jobs(self) -> Jobs:
        """Long work, of this dossier and of others."""
        return cast(Jobs, self.request.app.state.jobs)

    def work(self, work: Callable[..., Any], *arguments: Hashable) -> Job | None:
        """The long work on this dossier as of this day, if it was begun (see :meth:`begin`)."""
        return self.jobs.find(self._question(work, arguments))

    def begin(self, what: str, work: Callable[..., Any], *arguments: Hashable) -> Job:
        """Begin long work on this dossier as of this day, unless it was begun.

        ``work`` is a function of a module; it is called in another process with
        :class:`detente.web.jobs.Tools`, the dossier and the arguments. ``what`` says in words what
        it works out.
        """
        question = self._question(work, arguments)
        return self.jobs.start(question, what, work, self.dossier, *arguments)

    def _question(self, work: Callable[..., Any], arguments: tuple[Hashable, ...]) -> Hashable:
        name = f"{work.__module__}.{work.__qualname__}"
        return self.known.digest, str(self.day), name, arguments

    def derive(self, make: Callable[[Dossier], T]) -> T:
        """What a function of a module makes of the dossier as of this day: made once, then known.

        It is known for as long as the files hold what they hold; for what takes less than a second.
        """
        return self.known.derive(make, self.day)

    def keep_typed(self, edit: Edit, typed: str) -> None:
        """Keep what was typed for a place where it cannot stand."""
        if self.case.folder is not None:
            there = Unfinished(file=edit.file, path=edit.path, typed=typed)
            keep(self.case.folder, self.who, there)

    def typed(self) -> dict[tuple[str, Steps], str]:
        """What this person typed and could not be saved, by file and path."""
        return unfinished(self.case.folder, self.who) if self.case.folder is not None else {}


class CannotUse(Exception):  # noqa: N818  (an answer, not an error)
    """A dossier that a page cannot show, because of what there is to mend."""

    def __init__(self, case: Case, known: Known) -> None:
        self.case, self.known = case, known
        super().__init__(case.slug)


def visited(request: Request) -> Visit:
    """The visit that a request is; one for what is not there is refused in words."""
    desk = cast(Desk, request.app.state.desk)
    name = request.path_params["dossier"]
    case = desk.cases.get(name)
    if case is None:
        raise HTTPException(HTTPStatus.NOT_FOUND, words.no_dossier(name))
    day = _day(request.query_params.get("as-of", ""))
    known = case.now()
    dossier = known.on(day)
    if dossier is None:
        raise CannotUse(case, known)
    return Visit(request=request, case=case, known=known, dossier=dossier, day=day)


def _day(text: str) -> When | None:
    try:
        return When.parse(text) if text else None
    except ValueError as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST, words.no_day(text)) from error


def render(
    request: Request, template: str, status: int = HTTPStatus.OK, shown: Mapping[str, Any] = {}
) -> Response:
    """A template as an answer; ``visit`` is None on a page of no dossier."""
    state = request.app.state
    session = getattr(request.state, "session", "")
    filled = (
        templates()
        .get_template(template)
        .render(
            {
                "visit": None,
                "pages": state.pages,
                "marking": state.marking,
                "token": getattr(request.state, "token", ""),
                "said": state.said.pop(session, ""),
                **shown,
            }
        )
    )
    return HTMLResponse(filled, status)


_OFFICE = "application/vnd.openxmlformats-officedocument"
_KINDS = {
    "csv": "text/csv",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "html": "text/html",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
}


def attached(content: bytes, name: str) -> Response:
    """A file to keep: a browser saves it under a name, and opens it nowhere in our pages."""
    kind = _KINDS[name.rpartition(".")[2]]
    said = f"attachment; filename*=UTF-8''{quote(name)}"
    return Response(content, media_type=kind, headers={"content-disposition": said})


@lru_cache(maxsize=1)
def templates() -> Environment:
    """The templates of the pages, which may use those of the brief."""
    made = environment(linked=False, above="detente.web")
    made.globals.update(term=term)
    made.filters.update(day=names.day, when=names.when, json=_json, shown=shown_value)
    made.filters.update(percent=numbers.percent, quantity=numbers.quantity, share=numbers.share)
    return made


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def shown_value(value: object) -> str:
    """A value of a file as a person reads it there; empty where nothing stands.

    >>> shown_value({"border": "0.5 (0.3..0.7)"}), shown_value(None)
    ('{border: 0.5 (0.3..0.7)}', '')
    """
    if value is None:
        return ""
    return value if isinstance(value, str) else flow(value)


def term(word: str, shown: str = "") -> Markup:
    """A word of the glossary, which shows its meaning when it is pointed at or reached.

    >>> str(term("gain"))[:57]
    '<a class="term" href="/words#word-gain" data-meaning="Wha'
    """
    return Markup('<a class="term" href="/words#word-{}" data-meaning="{}">{}</a>').format(
        slug(word), meaning(word), shown or word
    )
