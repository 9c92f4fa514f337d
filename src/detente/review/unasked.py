"""Accepting without asking what is sure in every part; what is not waits for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from detente.dossier.model.evidence import Event, Statement
from detente.review.accept import Accepted, accept, propose
from detente.review.ledger import Ledger, Signed
from detente.review.rows import Lacking
from detente.review.stored import StoredSuggestion
from detente.review.waiting import Waiting, waiting

LIKE, BEGUN = "like", "begun"
KEYWORDS = "keyword"
"""What the name of every class of rule holds that rests on keywords alone."""


@dataclass(slots=True)
class Unasked:
    """What was accepted without asking, how many were ``kept`` back, and why.

    In ``held`` they are counted under each of their reasons: a part that is not sure enough (span,
    speaker, party, day, issue, stance; type, time, status; or the whole), ``like`` where it may be
    the same as a row, ``begun`` where a person has said a part of what is to be written, or
    ``lacks`` and a column.
    """

    accepted: list[tuple[Waiting, Accepted]] = field(default_factory=list)
    held: Counter[str] = field(default_factory=Counter)
    kept: int = 0


def accept_all(ledger: Ledger, above: float, signed: Signed) -> Unasked:
    """Accept what is sure enough in every part and lacks nothing; nothing is written yet."""
    unasked = Unasked()
    for item in waiting(ledger):
        suggestion = item.suggestion
        made = propose(ledger, item.place)
        if isinstance(made, Lacking):
            why = {f"lacks {column}" for column in made.reasons}
        else:
            why = set(unsure_parts(suggestion, made, above))
        why |= {LIKE} if suggestion.like is not None else set()
        why |= {BEGUN} if suggestion.in_hand else set()
        accepted = accept(ledger, item.place, signed) if not why else None
        if isinstance(accepted, Accepted):
            unasked.accepted.append((item, accepted))
        unasked.held.update(why)
        unasked.kept += bool(why)
    return unasked


def unsure_parts(
    suggestion: StoredSuggestion, record: Statement | Event, above: float
) -> Iterator[str]:
    """The parts of a row that a person has to look at first.

    A part is sure if it was counted how often such a part is right, and that is often enough; an
    issue or a stance that keywords alone gave never is.
    """
    sure = suggestion.part_confidence
    written = set(_parts(suggestion, record))
    for part in sorted(written | sure.keys()):
        by_keywords = part in ("issue", "stance") and KEYWORDS in suggestion.rules.get(part, "")
        if sure.get(part, -1.0) < above or (by_keywords and part in written):
            yield part
    if suggestion.confidence < above and sure and min(sure.values()) >= above:
        yield "whole"


def _parts(suggestion: StoredSuggestion, record: Statement | Event) -> Iterator[str]:
    """The parts that the row takes from what was read, as rules find them."""
    yield "span"
    if suggestion.date is not None and not suggestion.date_guessed:
        yield "day"
    if suggestion.kind == "deadline":
        yield "status"
    elif isinstance(record, Event):
        yield from ("type", "time")
    else:
        yield "party"
        if record.person is not None:
            yield "speaker"
        if record.positions:
            yield from ("issue", "stance")
