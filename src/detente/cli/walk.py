"""The walk of ``detente review``: one suggestion after the other, one key for each decision.

Where standard input is no terminal it reads lines, so that a script or a test can walk too.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from detente.cli.pick import answered, day_typed, edited, pick, position_alone, positions
from detente.cli.screen import console, pressed, typed, write, write_parts, write_text
from detente.errors import DossierError
from detente.wording.commands import documents as words

if TYPE_CHECKING:
    from detente.review.ledger import Ledger, Signed
    from detente.review.proposed import Overview
    from detente.review.stored import StoredSuggestion
    from detente.review.waiting import Waiting


@dataclass(slots=True)
class _Walk:
    """One sitting: what was passed over, what was decided, and whether it is over."""

    dossier: str
    signed: Signed
    ledger: Ledger
    seen: Overview
    skipped: set[str] = field(default_factory=set)
    introduced: set[str] = field(default_factory=set)
    done: list[tuple[str, str]] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    over: bool = False

    def anew(self) -> bool:
        """Open the dossier again, as it is on disk, and begin where nothing is decided."""
        from detente.review.ledger import open_ledger

        self.ledger = open_ledger(self.dossier)
        return True


def walk(dossier: str, signed: Signed, ledger: Ledger, seen: Overview) -> None:
    """Walk through what waits.

    Every decision is written at once. The walk ends with the last suggestion, with ``q``, or where
    standard input ends.
    """
    from detente.review.waiting import waiting

    tour = _Walk(dossier, signed, ledger, seen)
    again = True
    while again and not tour.over:
        again = False
        for item in waiting(tour.ledger, order=list(seen.waiting)):
            if item.suggestion.id in tour.skipped:
                continue
            _introduce(item, tour)
            _show(item, tour)
            again = _decide(item, tour)
            if again or tour.over:
                break
    counted = ", ".join(
        f"{tour.counts[what]} {what}" for what in ("accepted", "rejected", "skipped", "undone")
    )
    write(words.walk_over(counted, stopped=tour.over))


def _introduce(item: Waiting, tour: _Walk) -> None:
    """Write once in a sitting what to bear in mind of how a document was read."""
    from detente.review.responses import comes_after

    document = item.document
    if document.sha256 in tour.introduced:
        return
    tour.introduced.add(document.sha256)
    as_of = tour.ledger.dossier.as_of
    later = comes_after(document, as_of)
    if document.cautions or later:
        write("")
        write_text(words.bear_in_mind(document.name))
    if later:
        write_text(f"- {words.later(str(later), str(as_of))} {words.MOVES_IT}", indent=2)
    for caution in document.cautions:
        write_text(f"- {caution}", indent=2)


def _show(item: Waiting, tour: _Walk) -> None:
    """Write a suggestion: who, what, where it stands, why it was found, what it may be."""
    from detente.review.context import context_in

    one, document, ledger = item.suggestion, item.document, tour.ledger
    around = context_in(ledger.text(document), document, one)
    every = list(tour.seen.waiting)
    at = every.index(document.sha256) + 1 if document.sha256 in every else len(every)
    write("")
    write_text(words.progress(at, max(len(every), 1), item.left))
    kind = words.kind_of(one)
    place, sure = (item.number, item.of), None if one.margin is not None else one.confidence
    write_text(words.suggestion(place, document.name, f"{kind} {one.id}", around.paragraph, sure))
    write_parts(around.pieces)
    for head, told in _facts(item, tour):
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


def _facts(item: Waiting, tour: _Walk) -> list[tuple[str, str]]:
    from detente.review.known import SAID

    one, register = item.suggestion, tour.ledger.held.register
    party = one.party or register.side(one.person, one.party)
    who = " · ".join(word for word in (one.person or one.speaker, one.role, party) if word)
    day = one.day or item.document.day
    guess = f"{one.date} {words.GUESS}" if one.date and one.date_guessed else ""
    stance = f": {one.stance}" if one.stance and not one.draft else ""
    answers = one.draft if one.kind in SAID and one.draft and one.margin is None else ""
    return [
        ("who", who + (words.NEW_HERE if _is_new(one, tour) else "")),
        ("to", " · ".join(word for word in (one.to, one.channel) if word)),
        ("date", str(day) + ("" if one.day else words.AS_YOU_SAID) if day else guess),
        ("where", one.venue or ""),
        ("people", ", ".join(one.people)),
        *words.in_margin(one),
        ("issues", ", ".join(one.issues) + stance if one.issues else ""),
        ("answers", f"{answers}: {one.stance or ''} {words.NOTES_IT}" if answers else ""),
        ("begun", "; ".join(_begun(one))),
        ("so far", "; ".join(_so_far(one, register.side(one.person, one.party), tour))),
        ("sure", ", ".join(f"{part} {sure:.2f}" for part, sure in one.part_confidence.items())),
        ("because", "; ".join(one.why)),
    ]


def _begun(one: StoredSuggestion) -> list[str]:
    """What a person has said of a suggestion so far, in this sitting or an earlier one."""
    told = [f"{column} = {cell or words.NONE}" for column, cell in one.edited.items()]
    a = one.answer if one.answer != one.usual_answer else None
    return [*told, words.answer(a.draft, a.stance, a.accepts, a.objects)] if a else told


def _is_new(one: StoredSuggestion, tour: _Walk) -> bool:
    return bool(one.person) and tour.ledger.held.register.person(one.person) is None


def _so_far(one: StoredSuggestion, party: str | None, tour: _Walk) -> list[str]:
    """The party's last stances on the issues of a suggestion, wherever they stand."""
    from detente.drafting.stands import so_far

    every = (
        stand
        for issue in one.issues
        for stand in so_far(tour.seen.stands, party or "", issue, one.day)
    )
    return [words.stand(s.issue, s.option, s.stance, str(s.date), s.id) for s in every]


def _decide(item: Waiting, tour: _Walk) -> bool:
    """Ask until there is a decision; whether the walk has to begin anew."""
    try:
        return _asked(item, tour)
    except DossierError as refused:
        write(str(refused))
        return tour.anew()


def _asked(item: Waiting, tour: _Walk) -> bool:
    from detente.review.known import SAID
    from detente.review.responses import comes_after

    one, said = item.suggestion, item.suggestion.kind in SAID
    later = comes_after(item.document, tour.ledger.dossier.as_of) is not None
    keys = words.keys(said=said, new=_is_new(one, tour), later=later)
    while True:
        write(_in_lines(keys))
        key = pressed("> ")
        if key is None or key == "q":
            tour.over = True
            return False
        if key == "s":
            tour.skipped.add(one.id)
            tour.counts["skipped"] += 1
            return False
        if key == "r":
            _reject(item, tour)
            return False
        if key in _CHANGES and _CHANGES[key](item, tour):
            return tour.anew()
        if key == "e" or (said and key in ("o", "p", "w", "x")):
            _begin(key, item, tour)
        if key in ("a", "e", "o", "w") and _accept(item, tour):
            return False
        if key not in {*_CHANGES, *"aeopwx"}:
            write("\n".join(f"  {line}" for line in words.HELP.split(" · ")))


def _begin(key: str, item: Waiting, tour: _Walk) -> None:
    """Ask for a part of what is to be written, and keep it: whoever stops here finds it again."""
    from detente.review.accept import begin

    ledger, stands = tour.ledger, tour.seen.stands
    begun = ledger.document(item.place[0]).get(item.place[1]) or item.suggestion
    edits, answer = dict(begun.edited), begun.answer
    if key == "e":
        edits |= edited(item, ledger, edits)
    elif key == "p":
        edits["positions"] = positions(item, ledger, stands)
    elif key == "w":
        edits["positions"] = ""
    elif key == "o":
        edits |= position_alone(item, ledger, edits, stands)
    else:
        answer = answered(item, ledger)
    if (edits, answer) != (begun.edited, begun.answer):
        begin(ledger, item.place, edits, answer)
        ledger.save()


def _in_lines(keys: str) -> str:
    """The keys in lines of the screen's width; none stands apart from what it does."""
    whole = "\xa0· ".join(key.replace(" ", "\xa0") for key in keys.split(" · "))
    lines = textwrap.fill(whole, console().width, break_on_hyphens=False)
    return lines.replace("\xa0", " ")


def _accept(item: Waiting, tour: _Walk) -> bool:
    from detente.dossier.model.evidence import Statement
    from detente.drafting.stands import stands_in
    from detente.review.accept import accept
    from detente.review.rows import Lacking

    made = accept(tour.ledger, item.place, tour.signed)
    if isinstance(made, Lacking):
        for column, reason in made.reasons.items():
            write_text(f"  {column}: {reason}", indent=4)
        write(words.STAYS_OPEN)
        return False
    tour.ledger.save()
    tour.done.append(item.place)
    tour.counts["accepted"] += 1
    record = tour.ledger.row_of(made.row, item.suggestion.kind)
    if isinstance(record, Statement):
        tour.seen.stands += stands_in(record)
    write(f"  {made.row} in {made.file}{words.WITH_ONE_MORE if made.again else ''}")
    return True


def _reject(item: Waiting, tour: _Walk) -> None:
    from detente.review.accept import reject

    reject(tour.ledger, item.place, tour.signed, typed(words.WHY))
    tour.ledger.save()
    tour.done.append(item.place)
    tour.counts["rejected"] += 1


def _undo(item: Waiting, tour: _Walk) -> bool:
    """Undo the last decision of this sitting."""
    from detente.review.accept import undo

    if not tour.done:
        write(words.NOTHING_TO_UNDO)
        return False
    undo(tour.ledger, *tour.done[-1])
    tour.ledger.save()
    tour.counts["undone"] += 1
    write(words.open_again(tour.done.pop()[1]))
    return True


def _day(item: Waiting, tour: _Walk) -> bool:
    """Set the day of what states none in this document; that of publication is offered."""
    from detente.review.responses import set_day

    day = day_typed(words.day_of(item.document.name), item.document.published)
    if day is None:
        return False
    set_day(tour.ledger, item.document.sha256, day)
    tour.ledger.save()
    return True


def _move(item: Waiting, tour: _Walk) -> bool:
    """Move the dossier to the day of a later document."""
    from detente.review.responses import move_as_of

    day = day_typed(words.AS_OF, item.document.published)
    if day is None:
        return False
    move_as_of(tour.ledger, day)
    tour.ledger.save()
    return True


def _new_person(item: Waiting, tour: _Walk) -> bool:
    """Put somebody whom the dossier lacks among the people of a party."""
    from detente.review.responses import add_person, call_also

    one, dossier = item.suggestion, tour.ledger.dossier
    if not one.person or not _is_new(one, tour):
        write(words.NOBODY_NEW)
        return False
    names = {id: party.name for id, party in dossier.parties.items()}
    people = {id: p.name for party in dossier.parties.values() for id, p in party.people.items()}
    chosen = pick(
        words.whose(one.person),
        names | people,
        tour.ledger.held.register.side(one.person, one.party),
    )
    if chosen is None:
        return False
    if chosen in people:
        call_also(tour.ledger, chosen, one.person)
    else:
        role = typed(words.role_of(one.person, one.role)) or one.role or words.NO_ROLE
        add_person(tour.ledger, one.person, chosen, role)
    tour.ledger.save()
    return True


_CHANGES = {"u": _undo, "d": _day, "m": _move, "n": _new_person}
"""Keys that change what the walk stands on, so that it begins anew with what is left."""
