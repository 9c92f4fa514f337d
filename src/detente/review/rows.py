"""From a suggestion to a row of ``statements.csv`` or ``events.csv``, or what it lacks for one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from pydantic import ValidationError

from detente.dossier.checks.rows import check_row
from detente.dossier.files.explain import explain
from detente.dossier.files.tree import Tree
from detente.dossier.lookup import Names
from detente.dossier.model.drafts import STANCES
from detente.dossier.model.evidence import Event, Statement
from detente.dossier.register import Register
from detente.review.context import place_of
from detente.review.known import SAID, type_of
from detente.review.stored import StoredDocument, StoredSuggestion

NO_ROW = {
    "date": "a day alone has no row in a dossier; it dates the records around it",
    "draft": "a draft stands in dossier.yaml: write it there, with its points",
    "option": "an option for the mediator is a lever: write it in dossier.yaml",
}
STATEMENT_EDITS = (
    "date", "person", "party", "to", "channel", "form", "text", "language", "positions",
    "status", "known", "grade",
)  # fmt: skip
EVENT_EDITS = (
    "date", "until", "type", "venue", "people", "parties", "length", "planned", "draft",
    "deadline", "text", "known", "grade",
)  # fmt: skip
_ASK = {
    "date": "the text does not say on what day",
    "party": "the text does not say for which party, or the dossier has none of that name",
    "type": "the text does not say what kind of event",
}
_LONG_AGO = "1000"
"""A date that stands in while there is none: nothing is known before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """Why a suggestion stays open, field by field: what a person has to say first."""

    reasons: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a row is made from beside its suggestion."""

    document: StoredDocument
    text: str
    source: str
    names: Names
    register: Register


def row_of(
    suggestion: StoredSuggestion, ground: Ground, edits: Mapping[str, str], taken: Collection[str]
) -> Statement | Event | Lacking:
    """The row that a suggestion makes, or all that it lacks.

    Of a quotation in pieces it is the first, and the row holds all of them. An edit that is empty
    leaves a cell empty; ``taken`` are the ids that the table has already.
    """
    if suggestion.kind in NO_ROW:
        return Lacking(reasons={"kind": NO_ROW[suggestion.kind]})
    said = suggestion.kind in SAID
    lawful = STATEMENT_EDITS if said else EVENT_EDITS
    told = f"is no column to change; {', '.join(lawful)} are"
    reasons = {name: told for name in edits if name not in lawful}
    cells = cells_of(suggestion, ground, edits)
    reasons |= _lacks(suggestion, cells, edits)
    fill = {"date": _LONG_AGO, "type": "other", "party": next(iter(ground.names.parties), "x")}
    needed = ("date", "party") if said else ("date", "type")
    reasons |= {name: _ASK[name] for name in needed if name not in cells and name not in reasons}
    cells["id"] = free(_id(cells, suggestion), taken)
    model = Statement if said else Event
    fill = {name: fill[name] for name in needed}
    made = _made(fill | cells, model, ground.names)
    if isinstance(made, Lacking):
        # Some doubts are looked at only once every cell can be read.
        good = {name: cell for name, cell in cells.items() if name not in made.reasons}
        again = _made(fill | good, model, ground.names)
        reasons |= made.reasons | (again.reasons if isinstance(again, Lacking) else {})
    return made if isinstance(made, model) and not reasons else Lacking(reasons=reasons)


def cells_of(
    suggestion: StoredSuggestion, ground: Ground, edits: Mapping[str, str] = {}
) -> dict[str, str]:
    """The cells of the row that a suggestion would make, those that hold anything, by column."""
    said = suggestion.kind in SAID
    lawful = STATEMENT_EDITS if said else EVENT_EDITS
    own = dict(_said(suggestion, ground) if said else _happened(suggestion, ground))
    cells = {**own, **{name: cell for name, cell in edits.items() if name in lawful}}
    cells = {name: cell for name, cell in cells.items() if cell.strip()}
    if said and "party" not in cells and cells.get("person") in ground.register.party_of:
        cells["party"] = ground.register.party_of[cells["person"]]
    return cells


def _lacks(
    suggestion: StoredSuggestion, cells: Mapping[str, str], edits: Mapping[str, str]
) -> dict[str, str]:
    lacks: dict[str, str] = {}
    if suggestion.date_guessed and suggestion.date is not None and "date" not in cells:
        lacks["date"] = f"{_ASK['date']}; {suggestion.date} is a guess"
    if suggestion.kind in SAID:
        if suggestion.person and "person" not in cells and "person" not in edits:
            lacks["person"] = f"{suggestion.person} is not among the people of the dossier"
    elif suggestion.happened is False and not suggestion.planned and not edits:
        lacks["type"] = "the text does not say that it happened, nor that it is planned"
    return lacks


def _said(suggestion: StoredSuggestion, ground: Ground) -> Iterator[tuple[str, str]]:
    pieces, beside = ground.document.pieces(suggestion), suggestion.margin
    issues = [issue for issue in suggestion.issues if issue in ground.names.issues]
    yield "person", ground.register.person(suggestion.person) or ""
    yield "party", ground.register.side(suggestion.person, suggestion.party) or ""
    yield "to", suggestion.to or ""
    yield "channel", suggestion.channel or ""
    yield "form", "quote" if suggestion.kind in ("quotation", "remark") else "paraphrase"
    said = [beside.said] if beside is not None else [piece.text for piece in pieces]
    yield "text", " … ".join(" ".join(words.split()) for words in said)
    if suggestion.stance in STANCES and suggestion.draft is None:  # else it answers the draft
        yield "positions", "; ".join(f"{issue}:{suggestion.stance}" for issue in issues)
    yield "status", "stated"
    yield from _anchor(suggestion, ground, max(piece.end for piece in pieces))


def _happened(suggestion: StoredSuggestion, ground: Ground) -> Iterator[tuple[str, str]]:
    register = ground.register
    people = register.of_people((*suggestion.people, suggestion.person or ""))
    parties = (*map(register.party_of.__getitem__, people), register.party(suggestion.party) or "")
    yield "type", type_of(suggestion) or ""
    yield "venue", suggestion.venue or ""
    yield "people", "; ".join(people)
    yield "parties", "; ".join(party for party in dict.fromkeys(parties) if party)
    yield "planned", "yes" if suggestion.planned else ""
    yield "draft", (suggestion.draft or "") if suggestion.draft in ground.names.drafts else ""
    yield "text", " ".join(suggestion.text.split())
    yield from _anchor(suggestion, ground, suggestion.end)


def _anchor(suggestion: StoredSuggestion, ground: Ground, end: int) -> Iterator[tuple[str, str]]:
    yield "date", str(suggestion.day or ground.document.day or "")
    yield "source", ground.source
    yield "place-in-source", place_of(ground.text, suggestion.start)
    yield "start", str(suggestion.start)
    yield "end", str(end)


def _id(cells: Mapping[str, str], suggestion: StoredSuggestion) -> str:
    """An id that people can tell: who or what, and when."""
    said = cells.get("person") or cells.get("party", "")
    who = said if suggestion.kind in SAID else cells.get("type", "")
    day = "".join(c if c.isdigit() else "-" for c in cells.get("date", "")).strip("-")
    return "-".join(part for part in (who, *day.split("-")) if part) or "x"


def free(id: str, taken: Collection[str]) -> str:
    """An id, or the first of those with a number behind it, that is not taken."""
    return next(name for n in count(1) if (name := id if n == 1 else f"{id}-{n}") not in taken)


def _made(
    cells: dict[str, str], model: type[Statement] | type[Event], names: Names
) -> Statement | Event | Lacking:
    try:
        record = model.model_validate(cells)
    except ValidationError as error:
        told = explain(error, Tree(file="", data=cells), model)
        wrong = ((str(path[0]) if path else "row", told) for path, told in told if told)
        return Lacking(reasons={name: f"{told.message} {told.mend}" for name, told in wrong})
    doubts = {doubt.column: f"{doubt.message} {doubt.mend}" for doubt in check_row(record, names)}
    return Lacking(reasons=doubts) if doubts else record
