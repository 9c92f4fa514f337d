"""A proposal as a form: the cells of the row it would be, each with the choices there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import get_args

from pydantic import TypeAdapter, ValidationError
from starlette.datastructures import FormData

from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import EventType, Position, Positions
from detente.review.accept import cells
from detente.review.context import Context, context_in
from detente.review.known import SAID, disputed
from detente.review.ledger import Ledger
from detente.review.responses import comes_after
from detente.review.stored import StoredDocument, StoredSuggestion
from detente.wording.commands.documents import kind_of

_SAID = ("date", "person", "party", "to", "channel", "form", "text", "status")
_HAPPENED = ("date", "until", "type", "venue", "text")
_MOST_POSITIONS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One cell: its column, what stands there, and what may; without choices it is free."""

    column: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What can be corrected: cells; positions as place and stance; parties that take part."""

    fields: tuple[Field, ...]
    said: bool
    positions: tuple[tuple[str, str], ...] = ()
    parties: tuple[str, ...] = ()
    planned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told of a proposal beside its form."""

    kind: str
    context: Context
    facts: tuple[tuple[str, str], ...]
    new: bool
    dateless: bool
    later: str
    held: str


def told_of(one: StoredSuggestion, document: StoredDocument, ledger: Ledger) -> Told:
    """A proposal in its context: who, when, where, on what, why."""
    register, dossier = ledger.held.register, ledger.dossier
    party = one.party or register.side(one.person, one.party)
    known = dossier.parties.get(party or "")
    who = (one.person or one.speaker, one.role, known.name if known else party)
    day = one.day or document.day
    issues = ", ".join(dossier.issues[id].name for id in one.issues if id in dossier.issues)
    facts = (
        ("who", " · ".join(word for word in who if word)),
        ("to", " · ".join(word for word in (one.to, one.channel) if word)),
        ("day", str(day) if day else f"{one.date} (a guess)" if one.date else ""),
        ("where", one.venue or ""),
        ("people", ", ".join(one.people)),
        ("issues", f"{issues}{f': {one.stance}' if one.stance and issues else ''}"),
        ("because", "; ".join(one.why)),
    )
    later = comes_after(document, dossier.as_of)
    return Told(
        kind=kind_of(one),
        context=context_in(ledger.text(document), document, one),
        facts=tuple(fact for fact in facts if fact[1]),
        new=bool(one.person) and register.person(one.person) is None,
        dateless=day is None,
        later=str(later) if later else "",
        held=_held(one, document, ledger),
    )


def _held(one: StoredSuggestion, document: StoredDocument, ledger: Ledger) -> str:
    """The row that a proposal is, or may be."""
    other = disputed(one, document, ledger.held)
    row = other or ledger.row_of(one.row or one.like or "", one.kind)
    return f"{row.id}, {row.date}: {row.text}" if row is not None else ""


def form_of(
    one: StoredSuggestion,
    document: StoredDocument,
    ledger: Ledger,
    typed: Mapping[str, str] | None = None,
) -> Form:
    """The cells of the row that a proposal would be, with what was typed in their place."""
    place = (document.sha256, one.id)
    own = cells(ledger, place, {})
    now = {**own, **(one.edited if typed is None else typed)}
    said = one.kind in SAID
    fields = tuple(
        Field(column=name, value=now.get(name, ""), choices=_choices(name, ledger.dossier))
        for name in (_SAID if said else _HAPPENED)
    )
    return Form(
        fields=fields,
        said=said,
        positions=(*_positions(now.get("positions", "")), ("", "")) if said else (),
        parties=tuple(_several(now.get("parties", ""))),
        planned=now.get("planned") == "yes",
    )


def _choices(column: str, dossier: Dossier) -> tuple[tuple[str, str], ...]:
    people = (each for party in dossier.parties.values() for each in party.people.items())
    every: dict[str, Iterator[tuple[str, str]]] = {
        "party": ((id, party.name) for id, party in dossier.parties.items()),
        "person": ((id, person.name) for id, person in people),
        "type": ((name, name.replace("-", " ")) for name in get_args(EventType)),
        "form": iter((("quote", "its words"), ("paraphrase", "its sense"))),
        "status": iter((("stated", "stated"), ("assessed", "assessed"))),
    }
    return tuple(every.get(column, ()))


def _positions(cell: str) -> Iterator[tuple[str, str]]:
    """Each position as the issue, with its option, and the stance."""
    try:
        held: tuple[Position, ...] = TypeAdapter(Positions).validate_python(cell)
    except ValidationError:
        return
    for one in held:
        yield f"{one.issue}{f'={one.option}' if one.option else ''}", one.stance


def _several(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def edits_of(
    form: FormData, one: StoredSuggestion, document: StoredDocument, ledger: Ledger
) -> dict[str, str]:
    """What a form says otherwise than was proposed, by column."""
    own = cells(ledger, (document.sha256, one.id), {})
    said = one.kind in SAID
    sent = {name: _plain(form.get(name)) for name in (_SAID if said else _HAPPENED)}
    if said:
        pairs = (
            (_plain(form.get(f"on-{n}")), _plain(form.get(f"stance-{n}")))
            for n in range(_MOST_POSITIONS)
        )
        sent["positions"] = "; ".join(f"{on}:{stance}" for on, stance in pairs if on)
    else:
        sent["parties"] = "; ".join(map(_plain, form.getlist("parties")))
        sent["planned"] = _plain(form.get("planned"))
    return {name: cell for name, cell in sent.items() if not _same(name, cell, own.get(name, ""))}


def _same(column: str, one: str, other: str) -> bool:
    if column == "positions":
        return list(_positions(one)) == list(_positions(other)) and bool(one) == bool(other)
    if column == "parties":
        return set(_several(one)) == set(_several(other))
    return one == _plain(other)


def _plain(sent: object) -> str:
    return " ".join(sent.split()) if isinstance(sent, str) else ""
