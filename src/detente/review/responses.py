"""What a review writes into ``dossier.yaml``: answers to drafts, people, and the day of it all."""

from __future__ import annotations

from typing import Any

from detente.dossier.change import plain
from detente.dossier.model.dates import When
from detente.dossier.model.drafts import Response
from detente.dossier.model.evidence import Statement
from detente.dossier.model.record import latin_words
from detente.review.known import match, namesake
from detente.review.ledger import Ledger
from detente.review.rows import free
from detente.review.stored import Answer, StoredDocument, StoredSuggestion


def draft_meant(
    ledger: Ledger, document: StoredDocument, suggestion: StoredSuggestion
) -> str | None:
    """The draft that a statement most likely answers: the one it is read to, or that it names."""
    read = namesake(suggestion.draft or "", ledger.dossier.drafts)
    inside = (
        match(one, document, ledger.held)
        for one in document.suggestions
        if one.kind == "draft" and one.start < suggestion.end and suggestion.start < one.end
    )
    named = {one.row for one in (read, *inside) if one is not None}
    return named.pop() if len(named) == 1 else None


def with_response(ledger: Ledger, record: Statement, answer: Answer) -> Answer:
    """Write the answer that a statement is with its draft, and keep what stood there.

    One answer of each party stands with a draft: points are added to it, and the later of two
    decides on the whole. What was said of a draft before its day is an answer of that day.
    """
    draft = ledger.dossier.drafts[answer.draft]
    before = draft.responses.get(record.party)
    _put(ledger, answer.draft, record.party, _response(record, answer, before, draft.date))
    return answer.model_copy(update={"before": before})


def without_response(ledger: Ledger, record: Statement, answer: Answer) -> bool:
    """Put what stood there back; whether it could be, since nobody changed the answer."""
    draft = ledger.dossier.drafts.get(answer.draft)
    now = draft.responses.get(record.party) if draft else None
    if draft is None or now != _response(record, answer, answer.before, draft.date):
        return False
    _put(ledger, answer.draft, record.party, answer.before)
    return True


def _response(record: Statement, answer: Answer, before: Response | None, day: When) -> Response:
    date = day if record.date.latest < day.earliest else record.date
    named = {*answer.accepts, *answer.objects}
    made = Response(
        stance=answer.stance, date=date, known=record.known, accepts=answer.accepts,
        objects=answer.objects, statement=(record.id,),
    )  # fmt: skip
    if before is None:
        return made
    update: dict[str, object] = {"complete": before.complete}
    for name in ("accepts", "objects"):
        kept = (point for point in getattr(before, name) if point not in named)
        update[name] = (*kept, *getattr(answer, name))
    update["statement"] = (*before.statement, record.id)
    later = before if before.date.earliest > date.latest else made
    return later.model_copy(update=update)


def _put(ledger: Ledger, draft: str, party: str, response: Response | None) -> None:
    def edit(data: dict[str, Any]) -> None:
        responses = data["drafts"][draft].setdefault("responses", {})
        if response is not None:
            responses[party] = plain(response)
        elif not (responses.pop(party, None) and responses):
            del data["drafts"][draft]["responses"]

    ledger.change(edit)


def add_person(ledger: Ledger, name: str, party: str, role: str) -> str:
    """Put a person among the people of a party; the id that is given."""
    id = free((latin_words(name) or ["person"])[-1], ledger.names.people)

    def edit(data: dict[str, Any]) -> None:
        data["parties"][party].setdefault("people", {})[id] = {"name": name, "role": role}

    ledger.change(edit)
    return id


def call_also(ledger: Ledger, person: str, name: str) -> None:
    """Note another name under which a person of the dossier is quoted."""

    def edit(data: dict[str, Any]) -> None:
        own = data["parties"][ledger.held.register.party_of[person]]["people"][person]
        own["also"] = [*own.get("also", ()), name]

    ledger.change(edit)


def comes_after(document: StoredDocument, as_of: When) -> When | None:
    """The day of a document that is later than that of the dossier, whose rows it cannot be."""
    day = document.published
    return day if day is not None and day.latest > as_of.latest else None


def move_as_of(ledger: Ledger, day: When) -> None:
    """Have the dossier be of another day."""
    ledger.change(lambda data: data.update({"as-of": str(day)}))


def set_day(ledger: Ledger, sha256: str, day: When | None) -> None:
    """Say on what day whatever in a document states none was said or happened."""
    ledger.put(ledger.document(sha256).model_copy(update={"day": day}))
