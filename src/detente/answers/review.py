"""What is proposed, accepted and in doubt, as ``detente review`` prints it as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.answers.derive import publish, same
from detente.answers.heads import Named, named
from detente.answers.reading import RecordAnswer, stored_record
from detente.errors import Finding
from detente.review.accept import Accepted, propose
from detente.review.contradictions import Contradiction, Movement, doubts
from detente.review.ledger import Ledger
from detente.review.rows import Lacking
from detente.review.waiting import waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenAnswer:
    """A suggestion that waits for a decision.

    Attributes
    ----------
    lacks : dict of column -> reason
        What a person has to say before it can be a row, by column.
    """

    record: RecordAnswer
    lacks: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptedAnswer:
    """A suggestion that was accepted."""

    id: str
    document: str
    made: Accepted


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewAnswer(Named):
    """The answer of ``detente review``."""

    accepted: tuple[AcceptedAnswer, ...]
    undone: tuple[str, ...]
    open: tuple[OpenAnswer, ...]
    contradictions: tuple[Contradiction, ...]
    movements: tuple[Movement, ...]
    findings: tuple[Finding, ...]


def review_answer(
    ledger: Ledger,
    accepted: Sequence[AcceptedAnswer],
    undone: Sequence[str],
    findings: list[Finding],
) -> ReviewAnswer:
    """What was done and what waits; what is wrong with files is added to the findings."""
    opposed, moved = doubts(ledger)
    waits = tuple(_open(ledger, findings))
    return ReviewAnswer(
        **named(ledger.dossier),
        accepted=tuple(accepted),
        undone=tuple(undone),
        open=waits,
        contradictions=opposed,
        movements=moved,
        findings=tuple(findings),
    )


def _open(ledger: Ledger, findings: list[Finding]) -> list[OpenAnswer]:
    waits = []
    for item in waiting(ledger, findings):
        made = propose(ledger, item.document.sha256, item.suggestion.id)
        lacks = made.reasons if isinstance(made, Lacking) else {}
        record = stored_record(item.document.name, item.suggestion)
        waits.append(OpenAnswer(record=record, lacks=lacks))
    return waits


publish(AcceptedAnswer, {**same("id document"), **same("row file again", "made")})
