"""Who changed what when, and undoing any of it; and where a single value of a form is sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.responses import Response

from detente.dossier.files.folder import open_files
from detente.dossier.inputs.listing import inputs_of, labels
from detente.dossier.model.dossier import Dossier
from detente.editing.edit import Edit, standing
from detente.editing.journal import Change, changes
from detente.editing.save import InvalidError
from detente.web.visit import Visit, get, post, shown_value
from detente.wording import web as words

_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One edit: what it is of, in words if it is a number of the model, and from what to what."""

    what: str
    where: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One change, and whether another has undone it."""

    change: Change
    lines: tuple[Line, ...]
    undone: bool


def show(visit: Visit) -> Response:
    """Every change on record, the newest first."""
    held = changes(visit.case.folder) if visit.case.folder is not None else ()
    return visit.page(
        "history.html",
        entries=list(_entries(visit.dossier, held[:_MOST])),
        more=len(held) - _MOST,
        unfinished=list(_unfinished(visit)),
    )


def _entries(dossier: Dossier, held: tuple[Change, ...]) -> Iterator[Entry]:
    inputs = inputs_of(dossier)
    named = labels(dossier, inputs)
    called = {entry.path: named.get(entry.name, "") for entry in inputs}
    undone = {change.undoes for change in held}
    for change in held:
        lines = tuple(
            Line(
                what=called.get(edit.path, ""),
                where=edit.name,
                before=shown_value(edit.seen),
                after=shown_value(edit.wanted),
            )
            for edit in change.edits
        )
        yield Entry(change=change, lines=lines, undone=change.id in undone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What this person typed and could not be saved: where, beside what stands there now."""

    file: str
    path: list[str | int]
    where: str
    seen: object
    typed: str


def _unfinished(visit: Visit) -> Iterator[Kept]:
    if visit.case.folder is None:
        return
    files = open_files(visit.case.folder)
    for (file, path), typed in visit.typed().items():
        raw = files.read(file) if file in files.names() else None
        yield Kept(
            file=file,
            path=list(path),
            where=Edit(file=file, path=path).name,
            seen=standing(raw, file, path),
            typed=typed,
        )


def drop(visit: Visit) -> Response:
    """Keep a text no longer that could not be saved."""
    try:
        held = {"file": visit.sent("file"), "path": _plain(visit.sent("path"))}
        visit.keep_typed(Edit.of({**held, "seen": None, "wanted": None}), "")
    except ValueError as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST, words.NO_EDIT) from error
    return visit.go("history", said=words.DROPPED)


def undo(visit: Visit) -> Response:
    """Undo a change, as one that can be undone itself."""
    try:
        visit.case.undo(visit.sent("change"), visit.who)
    except ValueError as error:
        raise HTTPException(HTTPStatus.NOT_FOUND, words.NO_CHANGE) from error
    return visit.go("history", said=words.UNDONE)


def edit(visit: Visit) -> Response:
    """Make the edits that a form sends, and go back to the page that it stands on.

    Either ``edits`` is a list of them in JSON; or ``file`` and, in JSON, ``path`` and ``seen`` say
    where, and ``wanted`` is the text that was typed, nothing if it was taken out.
    """
    try:
        edits = _sent(visit)
        made = visit.save(*edits)
    except ValueError as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST, words.NO_EDIT) from error
    except InvalidError:
        for one in edits:
            visit.keep_typed(one, shown_value(one.wanted))
        raise
    back = visit.sent("back").lstrip("/")
    return visit.go(back, said=words.SAVED if made else words.UNCHANGED)


def _sent(visit: Visit) -> tuple[Edit, ...]:
    """The edits of a form; a ``ValueError`` if it sends none."""
    if visit.sent("edits"):
        held = _plain(visit.sent("edits"))
        return tuple(map(Edit.of, held if isinstance(held, list) else [held]))
    wanted = visit.sent("wanted").replace("\r\n", "\n").strip()
    one = {
        "file": visit.sent("file"),
        "path": _plain(visit.sent("path")),
        "seen": _plain(visit.sent("seen")),
        "wanted": wanted or None,
    }
    return (Edit.of(one),)


def _plain(text: str) -> object:
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError("too deep") from None


ROUTES = (
    get("/history", show),
    post("/history/undo", undo),
    post("/history/drop", drop),
    post("/edit", edit),
)
