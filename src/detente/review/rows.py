"""From a suggestion to a row of ``statements.csv`` or ``events.csv``, or what it lacks for one."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from pydantic import ValidationError

from detente.dossier.checks.rows import check_row
from detente.dossier.files.explain import explain
from detente.dossier.files.tree import Tree
from detente.dossier.lookup import Names
from detente.dossier.model.drafts import STANCES
from detente.dossier.model.evidence import Event, Statement
from detente.review.context import place_of
from detente.review.known import SAID, type_of
from detente.review.names import Register
from detente.review.stored import StoredDocument, StoredSuggestion

NO_ROW = {
    "date": "a day alone has no row in a dossier; it dates the records around it",
    "draft": "a draft stands in dossier.yaml: write it there, with its points",
    "option": "an option for the mediator is a lever: write it in dossier.yaml",
    "sticking-point": "a sticking point has no row of its own; it points to an issue",
}
STATEMENT_EDITS = (
    "date", "person", "party", "to", "channel", "form", "text", "language", "positions",
    "status", "known", "grade",
)  # fmt: skip
EVENT_EDITS = (
    "date", "until", "type", "venue", "people", "parties", "length", "planned", "draft",
    "deadline", "text", "known", "grade",
)  # fmt: skip


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
    """The row that a suggestion makes, or what it lacks.

    Parameters
    ----------
    one : StoredSuggestion
        The first piece, where a quotation is in pieces: the row holds all of them.
    ground : Ground
    edits : mapping of column -> text
        What a person wrote instead; an empty text leaves a cell empty.
    taken : collection of str
        Ids that the table has already.
    """
    if suggestion.kind in NO_ROW:
        return Lacking(reasons={"kind": NO_ROW[suggestion.kind]})
    said = suggestion.kind in SAID
    wrong = wrong_edits(suggestion, ground, edits)
    cells = dict(_said(suggestion, ground) if said else _happened(suggestion, ground))
    lacks = _lacks(suggestion, cells, edits, ground)
    cells = {name: cell for name, cell in {**cells, **edits}.items() if cell.strip()}
    needed = ("date", "party") if said else ("date", "type")
    lacks |= {name: _ASK[name] for name in needed if name not in cells and name not in lacks}
    if lacks or wrong:
        return Lacking(reasons=lacks | wrong)
    cells["id"] = _free(_id(cells, suggestion), taken)
    return _made(cells, Statement if said else Event, ground.names)


def wrong_edits(
    suggestion: StoredSuggestion, ground: Ground, edits: Mapping[str, str]
) -> dict[str, str]:
    """What is wrong with what a person wrote, column by column, whatever else the row lacks."""
    said = suggestion.kind in SAID
    lawful = STATEMENT_EDITS if said else EVENT_EDITS
    told = f"is no column to change; {', '.join(lawful)} are"
    wrong = {name: told for name in edits if name not in lawful}
    left = {name: cell for name, cell in edits.items() if name not in wrong and cell.strip()}
    own = dict(_said(suggestion, ground) if said else _happened(suggestion, ground))
    fill = {"id": "x", "date": _LONG_AGO, "party": next(iter(ground.names.parties), "")}
    fill |= {"form": "quote"} if said else {"type": "other"}
    if not said:
        del fill["party"]
    while left:
        cells = {**fill, **{name: cell for name, cell in own.items() if cell.strip()}, **left}
        made = _made(cells, Statement if said else Event, ground.names)
        reasons = made.reasons if isinstance(made, Lacking) else {}
        new = {name: why for name, why in reasons.items() if name in left}
        if not new:
            break
        # What is looked at only once every cell can be read is judged of the others too.
        wrong |= new
        left = {name: cell for name, cell in left.items() if name not in new}
    return wrong


_LONG_AGO = "1000"
"""A date that stands in while there is none: nothing is known before it."""
_ASK = {
    "date": "the text does not say on what day",
    "party": "the text does not say for which party, or the dossier has none of that name",
    "type": "the text does not say what kind of event",
}


def _lacks(
    suggestion: StoredSuggestion, cells: Mapping[str, str], edits: Mapping[str, str], ground: Ground
) -> dict[str, str]:
    lacks: dict[str, str] = {}
    if suggestion.date is not None and suggestion.date_guessed and "date" not in edits:
        lacks["date"] = f"the text does not say on what day; {suggestion.date} is a guess"
    if (
        suggestion.kind in SAID
        and suggestion.person
        and "person" not in cells
        and "person" not in edits
    ):
        lacks["person"] = f"{suggestion.person} is not among the people of the dossier"
    if (
        suggestion.kind == "event"
        and suggestion.happened is False
        and not suggestion.planned
        and not edits
    ):
        lacks["type"] = "the text does not say that it happened, nor that it is planned"
    return lacks


def _said(suggestion: StoredSuggestion, ground: Ground) -> Iterator[tuple[str, str]]:
    register = ground.register
    pieces = ground.document.pieces(suggestion)
    yield "date", "" if suggestion.date is None or suggestion.date_guessed else str(suggestion.date)
    if person := register.person(suggestion.person):
        yield "person", person
    yield "party", register.side(suggestion) or ""
    yield "to", suggestion.to or ""
    yield "channel", suggestion.channel or ""
    yield "form", "quote" if suggestion.kind == "quotation" else "paraphrase"
    yield "text", " … ".join(" ".join(piece.text.split()) for piece in pieces)
    issues = [issue for issue in suggestion.issues if issue in ground.names.issues]
    if suggestion.stance in STANCES and suggestion.draft is None:  # else it answers the draft
        yield "positions", "; ".join(f"{issue}:{suggestion.stance}" for issue in issues)
    yield "status", "stated"
    yield from _anchor(suggestion, ground, max(piece.end for piece in pieces))


def _happened(suggestion: StoredSuggestion, ground: Ground) -> Iterator[tuple[str, str]]:
    register = ground.register
    people = register.of_people(
        (*suggestion.people, *((suggestion.person,) if suggestion.person else ()))
    )
    parties = dict.fromkeys(register.party_of[person] for person in people)
    if party := register.party(suggestion.party):
        parties[party] = party
    yield "date", "" if suggestion.date is None or suggestion.date_guessed else str(suggestion.date)
    yield "type", type_of(suggestion) or ""
    yield "venue", suggestion.venue or ""
    yield "people", "; ".join(people)
    yield "parties", "; ".join(parties)
    yield "planned", "yes" if suggestion.planned else ""
    if suggestion.draft in ground.names.drafts:
        yield "draft", suggestion.draft or ""
    yield "text", " ".join(suggestion.text.split())
    yield from _anchor(suggestion, ground, suggestion.end)


def _anchor(suggestion: StoredSuggestion, ground: Ground, end: int) -> Iterator[tuple[str, str]]:
    yield "source", ground.source
    yield "place-in-source", place_of(ground.text, suggestion.start)
    yield "start", str(suggestion.start)
    yield "end", str(end)


def _id(cells: Mapping[str, str], suggestion: StoredSuggestion) -> str:
    """An id that people can tell: who or what, and when."""
    who = cells["type"] if suggestion.kind not in SAID else cells.get("person") or cells["party"]
    day = "".join(c if c.isdigit() else "-" for c in cells["date"]).strip("-")
    return "-".join(part for part in (who, *day.split("-")) if part)


def _free(id: str, taken: Collection[str]) -> str:
    free, number = id, 1
    while free in taken:
        number += 1
        free = f"{id}-{number}"
    return free


def _made(
    cells: dict[str, str], model: type[Statement] | type[Event], names: Names
) -> Statement | Event | Lacking:
    try:
        record = model.model_validate(cells)
    except ValidationError as error:
        tree = Tree(file="", data=cells)
        told = [(path, finding) for path, finding in explain(error, tree, model) if finding]
        return Lacking(
            reasons={
                str(path[0]) if path else "row": f"{finding.message} {finding.mend}"
                for path, finding in told
            }
        )
    doubts = {doubt.column: f"{doubt.message} {doubt.mend}" for doubt in check_row(record, names)}
    return Lacking(reasons=doubts) if doubts else record
