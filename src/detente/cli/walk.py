"""The walk of ``detente review``: one suggestion after the other, one key for each decision.

It reads lines from standard input, so that a script or a test can walk too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from detente.cli.screen import typed, write, write_text
from detente.errors import DossierError, Finding
from detente.wording.commands import documents as words

if TYPE_CHECKING:
    from detente.review.ledger import Ledger, Signed
    from detente.review.stored import StoredSuggestion
    from detente.review.waiting import Waiting


@dataclass(slots=True)
class _Walk:
    """One sitting: what was passed over, what was decided, and whether it is over."""

    dossier: str
    signed: Signed
    ledger: Ledger
    skipped: set[str] = field(default_factory=set)
    introduced: set[str] = field(default_factory=set)
    done: list[tuple[str, str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    over: bool = False


def walk(dossier: str, signed: Signed) -> list[Finding]:
    """Walk through what waits; what is wrong with files of suggestions is returned.

    Every decision is written at once. The walk ends with the last suggestion, with ``q``, or where
    standard input ends.
    """
    from detente.review.ledger import open_ledger
    from detente.review.waiting import waiting

    tour = _Walk(dossier, signed, open_ledger(dossier))
    again = True
    while again and not tour.over:
        again = False
        tour.findings.clear()
        for item in waiting(tour.ledger, tour.findings):
            if item.suggestion.id in tour.skipped:
                continue
            _introduce(item, tour)
            _show(item, tour.ledger)
            again = _decide(item, tour)
            if again or tour.over:
                break
    counted = ", ".join(
        f"{tour.counts[what]} {what}" for what in ("accepted", "rejected", "skipped", "undone")
    )
    write(words.walk_over(counted, stopped=tour.over))
    return tour.findings


def _introduce(item: Waiting, tour: _Walk) -> None:
    """Write once in a sitting what to bear in mind of how a document was read."""
    if item.document.sha256 in tour.introduced:
        return
    tour.introduced.add(item.document.sha256)
    if item.document.cautions:
        write("")
        write_text(words.bear_in_mind(item.document.name))
        for caution in item.document.cautions:
            write_text(f"- {caution}", indent=2)


def _show(item: Waiting, ledger: Ledger) -> None:
    """Write a suggestion: who, what, where it stands, why it was found, what it may be."""
    from detente.review.context import context_of

    one, document = item.suggestion, item.document
    around = context_of(ledger.text(document), one.start, document.pieces(one)[-1].end)
    write("")
    place, what = (item.number, item.of), f"{one.kind} {one.id}"
    write_text(words.suggestion(place, document.name, what, around.paragraph, one.confidence))
    write_text(f"  {around.marked().strip()}", indent=2)
    for head, told in _facts(one):
        if told:
            write_text(f"  {head + ':':<10} {told}", indent=13)
    for id, head in ((one.row, words.HELD), (one.like, _like(item, ledger))):
        row = ledger.row_of(id, one.kind) if id else None
        if row is not None:
            write_text(f"  {head}: {row.id}, {row.date}: {row.text}", indent=2)
    if one.row:
        write(words.ONE_MORE_SOURCE)


def _like(item: Waiting, ledger: Ledger) -> str:
    """What a suggestion has to do with the row that it is like."""
    from detente.review.known import disputed
    from detente.wording import names

    row = disputed(item.suggestion, item.document, ledger.held)
    if row is None:
        return words.LIKE
    who = names.person(ledger.dossier, row.person) or names.party(ledger.dossier, row.party)
    return words.said_by(who)


def _facts(one: StoredSuggestion) -> list[tuple[str, str]]:
    who = " · ".join(word for word in (one.person or one.speaker, one.role, one.party) if word)
    guess = " (a guess)" if one.date_guessed else ""
    stance = f": {one.stance}" if one.stance else ""
    return [
        ("who", who),
        ("to", " · ".join(word for word in (one.to, one.channel) if word)),
        ("date", f"{one.date}{guess}" if one.date else ""),
        ("what", one.type or one.status or ""),
        ("where", one.venue or ""),
        ("people", ", ".join(one.people)),
        ("issues", ", ".join(one.issues) + stance if one.issues else ""),
        ("because", "; ".join(one.why)),
    ]


def _decide(item: Waiting, tour: _Walk) -> bool:
    """Ask until there is a decision; whether the walk has to begin anew."""
    edits: dict[str, str] = {}
    while True:
        key = typed(f"{words.KEYS} > ")
        if key is None or key == "q":
            tour.over = True
            return False
        if key == "s":
            tour.skipped.add(item.suggestion.id)
            tour.counts["skipped"] += 1
            return False
        if key == "r":
            _reject(item, tour)
            return False
        if key == "u" and _undo(tour):
            return True
        if key == "e":
            edits |= _edits(item, tour.ledger, edits)
        if key in ("a", "e") and _accept(item, tour, edits):
            return False
        if key not in ("a", "e", "u"):
            write(words.LETTERS)


def _accept(item: Waiting, tour: _Walk, edits: dict[str, str]) -> bool:
    from detente.review.accept import accept
    from detente.review.rows import Lacking

    one = item.suggestion
    made = accept(tour.ledger, item.document.sha256, one.id, tour.signed, edits)
    if isinstance(made, Lacking):
        for column, reason in made.reasons.items():
            write_text(f"  {column}: {reason}", indent=4)
        write(words.STAYS_OPEN)
        return False
    tour.ledger.save()
    tour.done.append((item.document.sha256, one.id))
    tour.counts["accepted"] += 1
    write(f"  {made.row} in {made.file}{words.WITH_ONE_MORE if made.again else ''}")
    return True


def _reject(item: Waiting, tour: _Walk) -> None:
    from detente.review.accept import reject

    why = typed(words.WHY)
    reject(tour.ledger, item.document.sha256, item.suggestion.id, tour.signed, why)
    tour.ledger.save()
    tour.done.append((item.document.sha256, item.suggestion.id))
    tour.counts["rejected"] += 1


def _undo(tour: _Walk) -> bool:
    """Undo the last decision of this sitting."""
    from detente.review.ledger import open_ledger
    from detente.review.undo import undo

    if not tour.done:
        write(words.NOTHING_TO_UNDO)
        return False
    last = tour.done[-1]
    try:
        undo(tour.ledger, *last)
        tour.ledger.save()
    except DossierError as refused:
        write(str(refused))
        return False
    tour.done.pop()
    tour.counts["undone"] += 1
    tour.ledger = open_ledger(tour.dossier)
    write(words.open_again(last[1]))
    return True


def _edits(item: Waiting, ledger: Ledger, before: Mapping[str, str]) -> dict[str, str]:
    """What a person writes instead, each line judged at once; what is wrong is not taken."""
    from detente.review.accept import judge
    from detente.review.known import SAID
    from detente.review.rows import EVENT_EDITS, STATEMENT_EDITS

    columns = STATEMENT_EDITS if item.suggestion.kind in SAID else EVENT_EDITS
    write_text(words.edit(columns))
    edits: dict[str, str] = {}
    while line := typed("edit > "):
        column, equals, value = (part.strip() for part in line.partition("="))
        if not equals:
            write(words.WRITE_COLUMN)
            continue
        tried = {**before, **edits, column: value}
        wrong = judge(ledger, item.document.sha256, item.suggestion.id, tried).get(column)
        if wrong is None:
            edits[column] = value
        else:
            write_text(words.not_taken(column, wrong), indent=4)
    return edits
