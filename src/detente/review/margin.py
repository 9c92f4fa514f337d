"""What stands in the margin of a draft, kept for review: remarks and amendments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from detente.documents.document import Document, Reply
from detente.dossier.model.dates import When
from detente.dossier.register import Register, register_of
from detente.drafting.adding import Added
from detente.drafting.margin import Amendment, Remark
from detente.review.into import beside_draft
from detente.review.shelf import Shelf
from detente.review.stored import Answer, Margin, StoredSuggestion, ids_of, in_order

WHY = {
    "remark": "it stands in the margin of the draft; whether it objects is for you to say",
    "amendment": "it is a tracked change of the draft",
}


def margin_files(
    folder: Path, file: Path, document: Document, added: Added
) -> tuple[dict[str, bytes], list[str]]:
    """The files, and those to take away, by which a dossier keeps what was beside a draft's text.

    None where nothing was.
    """
    if not (added.remarks or added.tracked):
        return {}, []
    margin = suggestions_of(added, document.sha256)
    day = added.dossier.drafts[added.id].date
    return beside_draft(Shelf(folder=folder), file, document, margin, day)


def suggestions_of(added: Added, sha256: str) -> tuple[StoredSuggestion, ...]:
    """Each remark as an objection to its point, each amendment as one to the point it changes."""
    register = register_of(added.dossier)
    remarks = (_remark(one, added, register) for one in added.remarks)
    amendments = (_amendment(one, added, register) for one in added.tracked)
    every = ids_of(sha256, [*remarks, *amendments])
    return in_order(StoredSuggestion(id=id, **values) for id, values in every)


def in_margin(shelf: Shelf | None) -> Iterator[tuple[Margin, StoredSuggestion]]:
    """What was written and changed beside the texts of drafts, and what was made of it."""
    for document, _ in shelf.documents() if shelf is not None else ():
        for one in document.suggestions if document is not None else ():
            if one.margin is not None:
                yield one.margin, one


def _remark(one: Remark, added: Added, register: Register) -> dict[str, Any]:
    draft, point = added.id, one.point
    if not point and one.point_before and added.before is not None:
        draft, point = added.before, one.point_before  # its words are gone
    beside = Margin(
        draft=added.id,
        point=one.point,
        said=one.text or "…",
        about=one.about,
        resolved=one.resolved,
        replies=tuple(map(_reply, one.replies)),
        answer=_objects(draft, point),
    )
    return _values("remark", one, beside, register)


def _amendment(one: Amendment, added: Added, register: Register) -> dict[str, Any]:
    point = one.point_before
    answer = _objects(added.before, point) if added.before is not None and point else None
    beside = Margin(draft=added.id, point=one.point, said=amendment(one), answer=answer)
    return _values("amendment", one, beside, register)


def _values(
    kind: str, one: Remark | Amendment, beside: Margin, register: Register
) -> dict[str, Any]:
    author, stands = " ".join(one.author.split()) or None, one.place.start < one.place.end
    party = register.party(author) if register.person(author) is None else None
    return {
        "kind": kind,
        "start": one.place.start,
        "end": one.place.end,
        "text": (one.come if isinstance(one, Amendment) else one.about) if stands else "",
        "speaker": author,
        "person": None if party else author,
        "party": party,
        "date": None if one.date is None else When.parse(str(one.date)),
        "draft": beside.answer.draft if beside.answer else beside.draft,
        "stance": "objects" if beside.answer else None,
        "confidence": 1.0,
        "why": (WHY[kind],),
        "margin": beside,
        "answer": beside.answer,
    }


def _objects(draft: str, point: str) -> Answer:
    return Answer(draft=draft, stance="objects", objects=(point,) if point else ())


def _reply(one: Reply) -> str:
    who = ", ".join(part for part in (one.author, str(one.date or "")) if part)
    return f"{who}: {' '.join(one.text.split())}" if who else one.text


def amendment(one: Amendment) -> str:
    """What an amendment changes, in words.

    >>> amendment(Amendment(author="Lis", point="2", point_before="3", gone="Go.", come="Go.",
    ...                     moved=True))
    'moves “Go.” from point 3 to point 2'
    >>> amendment(Amendment(author="Lis", point="2", point_before="2", gone="600", come="800"))
    'puts “800” for “600” in point 2'
    """
    gone, come = " ".join(one.gone.split()), " ".join(one.come.split())
    there = _at(one.point or one.point_before)
    if one.moved and gone and come:
        return f"moves “{come}”{_at(one.point_before, ' from')}{_at(one.point, ' to')}"
    if gone and come:
        return f"puts “{come}” for “{gone}”{there}"
    if come:
        return f"adds “{come}”{there}"
    return f"takes “{gone}” out{_at(one.point_before, ' of') or there}"


def _at(point: str, where: str = " in") -> str:
    return f"{where} point {point}" if point else ""
