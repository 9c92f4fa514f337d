"""Every uncertain number: one is changed with range and reason, and at once it shows what it does.

Beside the table stands a guided walk: the numbers that decide most, asked one after the other.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.responses import Response

from detente.dossier.change import places_of
from detente.dossier.files.edit import block
from detente.dossier.files.folder import DOSSIER
from detente.dossier.files.plain import plain_dossier
from detente.dossier.files.tree import Path, at
from detente.dossier.files.yamltree import parse_yaml
from detente.dossier.model.dossier import Dossier
from detente.editing.edit import Edit
from detente.editing.save import InvalidError
from detente.errors import DossierError
from detente.findings.making import errors_in
from detente.web.visit import Visit, get, post
from detente.wording import names
from detente.wording import web_estimates as words

if TYPE_CHECKING:
    from detente.asking.answers import Level
    from detente.asking.questions import Question
    from detente.estimates import Estimate
    from detente.worlds.build import Worlds
    from detente.worlds.inputs import Input

DRAWS, SEED = 100, 1
"""Draws in which it is found what decides most; what a change does is told by more of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What was typed: what is wrong with it, or what it does."""

    value: str
    why: str
    wrong_value: str = ""
    wrong_why: str = ""
    doubts: tuple[str, ...] = ()
    before: object = None
    after: object = None
    told: str = ""


def worlds_of(dossier: Dossier) -> Worlds:
    """Every number of a dossier, drawn a few times."""
    from detente.worlds.build import build_worlds
    from detente.worlds.inputs import draw_inputs

    return build_worlds(dossier, draw_inputs(dossier, draws=DRAWS, seed=SEED), inner=1)


def level(dossier: Dossier) -> Level:
    """The chance of a zone as the numbers stand."""
    from detente.asking.answers import zones

    return zones(dossier, seed=SEED)


def walk(dossier: Dossier) -> tuple[Question, ...]:
    """The questions of the guided walk, the one that decides most first."""
    from detente.asked import Settings
    from detente.asking.questions import questions

    return questions(dossier, Settings(draws=DRAWS), seed=SEED)


def subjects(dossier: Dossier) -> tuple[tuple[str, str, tuple[Input, ...]], ...]:
    """The numbers by party and subject: id, name, and those that stand there."""
    found: dict[str, list[Input]] = {}
    for entry in worlds_of(dossier).inputs.inputs:
        if entry.declared.is_target:
            found.setdefault(entry.name.partition(".")[0], []).append(entry)
    return tuple(
        (id, names.party(dossier, id) if id in dossier.parties else words.SUBJECTS[id], (*them,))
        for id, them in found.items()
    )


def show(visit: Visit) -> Response:
    """The table, and the number beside it that is open."""
    name = visit.step("name")
    question = _question(visit, name) if name else None
    tried = None
    if question is not None and visit.asked("value"):
        tried = _tried(visit, question, visit.asked("value"), visit.asked("why"))
    return _page(visit, question, tried)


def ask(visit: Visit) -> Response:
    """The guided walk at one of its questions."""
    asked = visit.derive(walk)
    number = _number(visit.asked("from"))
    question = asked[number] if number < len(asked) else None
    tried = None
    if question is not None and visit.asked("value"):
        tried = _tried(visit, question, visit.asked("value"), visit.asked("why"))
    return _page(visit, question, tried, number=number, of=len(asked))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 0


def save(visit: Visit) -> Response:
    """Show what a number would do, or save it with its reason."""
    from detente.asking.answers import Slip, answered, read_answer

    walking = bool(visit.sent("from"))
    question = _question(visit, visit.step("name"), visit.derive(walk) if walking else ())
    value, why = visit.sent("value").strip(), visit.sent("why").strip()
    back = "estimates/ask" if walking else f"estimates/{visit.step('name')}"
    number = _number(visit.sent("from")) if walking else None
    if visit.sent("do") != "save":
        return visit.go(f"{back}#panel", value=value or None, why=why or None, **_from(number))
    tried = _tried(visit, question, value, why)
    if tried.wrong_value:
        return _refused(visit, question, tried, number)
    if not why:
        wrong = Tried(value=value, why=why, wrong_why=words.NEEDS_A_REASON)
        return _refused(visit, question, wrong, number)
    known = visit.known.dossier
    assert known is not None  # a page of a dossier that cannot be used is not reached
    path = _path(known, question)
    edit = Edit(file=DOSSIER, path=path, seen=_seen(visit), wanted=value)
    try:
        made = answered(known, question, read_answer(value, question), why)
        visit.save(*_edits(known, made, edit))
    except Slip as slip:
        return _refused(visit, question, Tried(value=value, why=why, wrong_value=str(slip)), number)
    except (DossierError, InvalidError) as error:
        visit.keep_typed(edit, value)
        said = " ".join(f"{one.message} {one.mend}" for one in errors_in(error.findings))
        return _refused(visit, question, Tried(value=value, why=why, wrong_why=said), number)
    said = words.saved(question.input.label)
    if walking:
        return visit.go("estimates/ask", said=said, **_from(number))
    return visit.go(f"{back}#panel", said=said)


def _from(number: int | None) -> dict[str, Any]:
    return {} if number is None else {"from": number}


def _seen(visit: Visit) -> object:
    try:
        return json.loads(visit.sent("seen"))
    except (ValueError, RecursionError) as error:
        raise HTTPException(HTTPStatus.BAD_REQUEST, words.NEEDS_A_NUMBER) from error


def _edits(before: Dossier, after: Dossier, edit: Edit) -> tuple[Edit, ...]:
    """The edits of the file that an answer is: the number, and the words of its reason."""
    plain = parse_yaml(block(plain_dossier(after)), DOSSIER).data
    new = [id for id in after.assumptions if id not in before.assumptions]
    return (
        Edit(file=DOSSIER, path=edit.path, seen=edit.seen, wanted=at(plain, edit.path)),
        *(Edit(file=DOSSIER, path=("assumptions", id), wanted=after.assumptions[id]) for id in new),
    )


def _refused(visit: Visit, question: Question, tried: Tried, number: int | None) -> Response:
    of = len(visit.derive(walk)) if number is not None else 0
    status = HTTPStatus.UNPROCESSABLE_ENTITY
    return _page(visit, question, tried, number=number, of=of, status=status)


def _question(visit: Visit, name: str, walked: tuple[Question, ...] = ()) -> Question:
    """The question that a number of the table is, or one of the walk."""
    from detente.asking.questions import Question, question_of

    for question in walked:
        if question.name == name:
            return question
    worlds = visit.derive(worlds_of)
    for entry in worlds.inputs.inputs:
        asked = question_of(visit.dossier, worlds, entry)
        if name == entry.name or (asked is not None and asked.name == name):
            party = next((part for part in name.split(".") if part in visit.dossier.parties), "")
            plain = Question(name=name, kind=entry.declared, party=party, input=entry)
            return asked or plain
    raise HTTPException(HTTPStatus.NOT_FOUND, words.nothing_of(name))


def _path(dossier: Dossier, question: Question) -> Path:
    try:
        return places_of(dossier, question.name)[0]
    except ValueError as error:
        missing = words.nothing_of(question.name)
        raise HTTPException(HTTPStatus.NOT_FOUND, missing) from error


def _tried(visit: Visit, question: Question, value: str, why: str) -> Tried:
    """What was typed, and what it does to the chance of a zone."""
    from detente.asking.answers import Slip, doubts, effect, read_answer, zones

    if not value:
        return Tried(value=value, why=why, wrong_value=words.NEEDS_A_NUMBER)
    try:
        estimate: Estimate = read_answer(value, question)
        changed = visit.dossier.set(question.name, estimate)
    except Slip as slip:
        return Tried(value=value, why=why, wrong_value=str(slip))
    except DossierError as refused:
        said = " ".join(f"{one.message} {one.mend}" for one in errors_in(refused.findings))
        return Tried(value=value, why=why, wrong_value=said)
    found = effect(visit.derive(level), zones(changed, seed=SEED))
    return Tried(
        value=value,
        why=why,
        doubts=tuple(f"{one.message} {one.mend}" for one in doubts(visit.dossier, changed)),
        before=found.before,
        after=found.after,
        told=words.told(found.moves, found.error),
    )


def _page(
    visit: Visit,
    question: Question | None,
    tried: Tried | None,
    *,
    number: int | None = None,
    of: int = 0,
    status: int = HTTPStatus.OK,
) -> Response:
    from detente.asking import told
    from detente.asking.answers import DRAWS as TOLD_BY

    shown = {}
    if question is not None:
        shown = {
            "what": told.what(question, visit.dossier),
            "meaning": told.meaning(question),
            "so_far": told.so_far(question),
            "unit": told.unit(question),
            "matters": told.matters(question, visit.dossier) if question.swing else "",
            "seen": visit.stands(_path(visit.dossier, question)),
        }
    return visit.page(
        "estimates.html",
        status=status,
        subjects=visit.derive(subjects),
        question=question,
        tried=tried,
        number=number,
        of=of,
        zone=visit.derive(level).chance,
        not_alone=words.NOT_ALONE,
        run=words.run(TOLD_BY, SEED),
        **shown,
    )


ROUTES = (
    get("/estimates", show),
    get("/estimates/ask", ask),
    get("/estimates/{name}", show),
    post("/estimates/{name}", save),
)
