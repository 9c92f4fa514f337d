"""A document with what was found in it, to be accepted, corrected or rejected by keys."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus

from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from detente.dossier.model.dates import When
from detente.dossier.model.drafts import STANCES
from detente.editing.lock import holding
from detente.errors import DossierError, Finding
from detente.review.accept import accept, reject, undo
from detente.review.by_hand import BY_HAND, mark
from detente.review.coloured import coloured, part_of
from detente.review.ledger import Ledger, Signed, open_ledger
from detente.review.proposed import overview
from detente.review.responses import add_person, call_also, move_as_of, set_day
from detente.review.rows import Lacking
from detente.review.shelf import Shelf
from detente.review.stored import StoredDocument, StoredSuggestion
from detente.review.waiting import proposed, standing, waits_in
from detente.web import reading_in
from detente.web.proposal_form import edits_of, form_of, told_of
from detente.web.visit import Visit, get, post
from detente.wording import web_reader as words

_SHA256 = re.compile(r"[0-9a-f]{64}")


# the list of documents


def show(visit: Visit) -> Response:
    """What was read into the dossier, and where one more is given."""
    job = reading_in.job_of(visit, visit.asked("reading"))
    if job is not None and job.state == "done":
        if job.result.sha256:
            return visit.go(f"reader/{job.result.sha256}")
        return _listed(visit, findings=job.result.findings)
    return _listed(visit, job=job)


def _listed(visit: Visit, *, status: int = HTTPStatus.OK, **more: object) -> Response:
    folder, broken = visit.case.folder, tuple[Finding, ...]()
    documents: list[tuple[StoredDocument, int]] = []
    if folder is not None:
        seen = overview(open_ledger(folder, visit.known.dossier))
        every = [one for one, _ in Shelf(folder=folder).documents() if one is not None]
        documents = [(one, seen.waiting.get(one.sha256, 0)) for one in every]
        documents.sort(key=lambda row: (-bool(row[1]), str(row[0].published), row[0].name))
        broken = tuple(seen.findings)
    shown = {"job": None, "findings": (), "wrong": "", "wrong_day": "", **more}
    return visit.page("reader.html", status, documents=documents, broken=broken, **shown)


def read(visit: Visit) -> Response:
    """Read a document that was sent."""
    folder = visit.folder
    sent = visit.file("file")
    if sent is None:
        return _listed(visit, status=HTTPStatus.UNPROCESSABLE_ENTITY, wrong=words.NO_FILE)
    published = None
    if typed := visit.sent("published").strip():
        try:
            published = dt.date.fromisoformat(typed)
        except ValueError:
            return _listed(visit, status=HTTPStatus.UNPROCESSABLE_ENTITY, wrong_day=words.NO_DAY)
    taken = reading_in.begin(visit, folder, sent, published)
    if isinstance(taken, str):
        return visit.go("reader", reading=taken)
    if taken.sha256:
        return visit.go(f"reader/{taken.sha256}")
    return _listed(visit, status=HTTPStatus.UNPROCESSABLE_ENTITY, findings=taken.findings)


# one document


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wrong:
    """What was not taken: of a proposal by column, of another form by its name, and in files."""

    reasons: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, str] | None = None
    findings: tuple[Finding, ...] = ()
    words: str = ""


def document(visit: Visit) -> Response:
    """A document, its text coloured, and one proposal beside it."""
    return _document(visit, _Wrong())


def _document(visit: Visit, wrong: _Wrong) -> Response:
    ledger = open_ledger(visit.folder, visit.known.dossier)
    stored = standing(_stored(ledger, visit.step("document")), ledger.held)
    every, waits = proposed(stored), {one.id for one in waits_in(ledger, stored)}
    at = visit.asked("at")
    chosen = _found(stored, at) if at else next((o for o in every if o.id in waits), None)
    if chosen and chosen not in every and BY_HAND in chosen.why:
        every = sorted([*every, chosen], key=lambda one: (one.start, one.id))
        waits |= {chosen.id} if chosen.state == "open" else set()
    text = ledger.text(stored)
    start = chosen.start if chosen else _number(visit.asked("from"))
    part = part_of(text, min(start, max(len(text) - 1, 0)))
    before, after = _beside(every, chosen)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong != _Wrong() else HTTPStatus.OK
    return visit.page(
        "reading.html",
        status,
        document=stored,
        pieces=list(coloured(text, part, stored.suggestions)),
        part=part,
        long=len(text),
        chosen=chosen,
        before=before,
        after=after,
        waits=waits,
        proposals={one.id for one in every},
        number=1 + next((n for n, one in enumerate(every) if one is chosen), 0),
        of=len(every),
        told=chosen and told_of(chosen, stored, ledger),
        form=chosen and form_of(chosen, stored, ledger, wrong.typed),
        stances=STANCES,
        wrong=wrong.reasons,
        findings=wrong.findings,
        typed=wrong.words,
        done=_found(stored, visit.asked("done")) if visit.asked("done") else None,
    )


def _beside(
    every: list[StoredSuggestion], chosen: StoredSuggestion | None
) -> tuple[StoredSuggestion | None, StoredSuggestion | None]:
    """The proposals before and after one."""
    if chosen is None:
        return (every[-1], None) if every else (None, None)
    before = [one for one in every if (one.start, one.id) < (chosen.start, chosen.id)]
    after = [one for one in every if (one.start, one.id) > (chosen.start, chosen.id)]
    return (
        max(before, key=lambda one: (one.start, one.id), default=None),
        min(after, key=lambda one: (one.start, one.id), default=None),
    )


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else 0


def _stored(ledger: Ledger, sha256: str) -> StoredDocument:
    if not _SHA256.fullmatch(sha256) or ledger.shelf.get(sha256) is None:
        raise HTTPException(HTTPStatus.NOT_FOUND, words.NO_DOCUMENT)
    return ledger.document(sha256)


def _found(document: StoredDocument, id: str) -> StoredSuggestion:
    one = document.get(id)
    if one is None:
        raise HTTPException(HTTPStatus.NOT_FOUND, words.NO_SUGGESTION)
    return one


# what is decided


@dataclass(frozen=True, slots=True, kw_only=True)
class _Done:
    """What was done, in words; and what to show then, the next that waits if nothing is named."""

    said: str
    at: str = ""
    done: str | None = None


_Change = Callable[[Visit, Ledger, StoredDocument], _Done | _Wrong]


def _changing(change: _Change) -> Callable[[Visit], Response]:
    """A form that changes what is decided or known: under the lock, and written whole or not."""

    def page(visit: Visit) -> Response:
        folder = visit.folder
        try:
            with holding(folder):
                ledger = open_ledger(folder)
                stored = standing(_stored(ledger, visit.step("document")), ledger.held)
                made = change(visit, ledger, stored)
                if isinstance(made, _Wrong):
                    return _document(visit, made)
                ledger.save()
                at = made.at or _next(ledger, stored, visit.asked("at"))
        except DossierError as refused:
            return _document(visit, _Wrong(findings=refused.findings))
        where = f"reader/{stored.sha256}{f'#at-{at}' if at else ''}"
        return visit.go(where, said=made.said, at=at, done=made.done)

    return page


def _next(ledger: Ledger, before: StoredDocument, at: str) -> str | None:
    """The first that waits after a place, or before it where none does."""
    now = standing(ledger.document(before.sha256), ledger.held)
    waits = waits_in(ledger, now)
    held = now.get(at)
    start = held.start if held else 0
    later = [one for one in waits if one.start >= start and one.id != at]
    return next((one.id for one in (*later, *waits)), None)


def _decide(visit: Visit, ledger: Ledger, stored: StoredDocument) -> _Done | _Wrong:
    one = _found(stored, visit.asked("at"))
    signed = Signed(by=visit.who or "unknown", on=dt.date.today())
    place = (stored.sha256, one.id)
    what = visit.sent("do")
    if what == "undo":
        if not one.decided:
            return _Done(said=words.ALREADY, at=one.id)
        undo(ledger, *place)
        return _Done(said=words.open_again(one.id), at=one.id)
    if one.decided:
        return _Done(said=words.ALREADY, at=one.id)
    if what == "reject":
        reject(ledger, place, signed, visit.sent("note").strip() or None)
        return _Done(said=words.rejected(one.id), done=one.id)
    edits = edits_of(visit.form, one, stored, ledger) if visit.sent("edited") else None
    made = accept(ledger, place, signed, edits)
    if isinstance(made, Lacking):
        return _Wrong(reasons=made.reasons, typed=edits)
    return _Done(said=words.accepted(made.row, made.file, again=made.again), done=one.id)


def _set_day(visit: Visit, ledger: Ledger, stored: StoredDocument) -> _Done | _Wrong:
    day = _day(visit.sent("day"))
    if day is None:
        return _Wrong(reasons={"the day": words.NO_DAY})
    set_day(ledger, stored.sha256, day)
    return _Done(said=words.DAY_SET, at=visit.asked("at"))


def _move(visit: Visit, ledger: Ledger, stored: StoredDocument) -> _Done | _Wrong:
    day = _day(visit.sent("day"))
    if day is None:
        return _Wrong(reasons={"as-of": words.NO_DAY})
    move_as_of(ledger, day)
    return _Done(said=words.MOVED, at=visit.asked("at"))


def _day(text: str) -> When | None:
    try:
        return When.parse(text.strip())
    except ValidationError:
        return None


def _name(visit: Visit, ledger: Ledger, stored: StoredDocument) -> _Done | _Wrong:
    one = _found(stored, visit.asked("at"))
    kind, _, id = visit.sent("whose").partition(":")
    if kind == "party" and id in ledger.dossier.parties and one.person:
        add_person(ledger, one.person, id, visit.sent("role").strip() or words.NO_ROLE)
    elif kind == "person" and id in ledger.held.register.party_of and one.person:
        call_also(ledger, id, one.person)
    else:
        return _Wrong(reasons={"whose": words.NOBODY})
    return _Done(said=words.NAMED, at=one.id)


def _mark(visit: Visit, ledger: Ledger, stored: StoredDocument) -> _Done | _Wrong:
    made = mark(ledger, stored.sha256, visit.sent("words"))
    if made is None:
        return _Wrong(reasons={"words": words.NOT_THERE}, words=visit.sent("words"))
    return _Done(said=words.MARKED, at=made.id)


ROUTES = (
    get("/reader", show),
    post("/reader", read),
    get("/reader/{document}", document),
    post("/reader/{document}/decide", _changing(_decide)),
    post("/reader/{document}/day", _changing(_set_day)),
    post("/reader/{document}/as-of", _changing(_move)),
    post("/reader/{document}/name", _changing(_name)),
    post("/reader/{document}/words", _changing(_mark)),
)
