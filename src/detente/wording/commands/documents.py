"""What ``detente read``, ``review`` and ``show`` say around the words of documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

# read
TWICE = "--into names the dossier already."
NOTHING_WAITS = "Nothing in what was read waits for a decision."
NEW_NAMES = "New names: add who matters under people: of a party in dossier.yaml"
# review
KEYS = "a accept · e edit · r reject · s skip · u undo · q quit"
LETTERS = "One of the letters, please."
WHY = "why (may be left empty) > "
STAYS_OPEN = "  It stays open: e to say it, s to pass on."
NOTHING_TO_UNDO = "Nothing to undo in this sitting; --undo ROW takes back what was accepted."
WRITE_COLUMN = "Write column=value, such as date=2031-05-09."
HELD, LIKE = "the dossier holds it", "perhaps the same as"
ONE_MORE_SOURCE = "  a adds this document as one more source of it"
WITH_ONE_MORE = ", with one more source"
# show
NO_DATE, NO_SOURCE = "no date stated", "no source given"
NOT_KEPT = "The text is not kept here; read the document: detente read FILE --into DOSSIER."


def shown_head(id: str, kind: str, days: tuple[str | None, str | None], *, planned: bool) -> str:
    """What it is, and from which day until which.

    >>> shown_head("e4", "event", ("2031-06-01", "2031-06-02"), planned=True)
    'e4: planned event, 2031-06-01 to 2031-06-02'
    """
    first, last = days
    until = f" to {last}" if last else ""
    return f"{id}: {'planned ' if planned else ''}{kind}, {first or NO_DATE}{until}"


def where_and_how_long(venue: str | None, length: str | None) -> str:
    """Where an event was, and how long it took.

    >>> where_and_how_long("Lake House", "nine hours")
    'Lake House, nine hours'
    """
    return ", ".join(part for part in (venue, length) if part)


def next_review(folder: str) -> str:
    """What to do once documents are read."""
    return f"Next: detente review {folder}"


def something_to_bear_in_mind(some: int, documents: int) -> str:
    """How many documents were read with cautions that are not shown."""
    verb = "has" if some == 1 else "have"
    count = f"{some} of {documents} documents {verb}"
    return f"{count} something to bear in mind: see the review, or read a few at a time."


def proposed(number: int, before: int) -> str:
    """How much of a document is proposed, and how much was before."""
    return f"{number} proposed" + (f" ({before} of them before)" if before else "")


def not_decided(id: str) -> str:
    """A suggestion that cannot be undone."""
    return f"{id} was not decided here."


def made(id: str, document: str, row: str, file: str, *, again: bool) -> str:
    """What became of a suggestion."""
    return f"{id} in {document}: {row} in {file}{' (one more source)' if again else ''}"


_HELD = {
    "like": "perhaps the same as a row",
    "whole": "all parts together not sure",
    "span": "where it begins and ends not sure",
}


def held_back(number: int, why: Mapping[str, int]) -> str:
    """How many were not accepted unasked, and for which reasons, the commonest first.

    >>> held_back(3, {"speaker": 2, "lacks date": 1, "like": 1})
    '3 held back: speaker not sure (2), lacks date (1), perhaps the same as a row (1).'
    """
    told = ", ".join(
        f"{_HELD.get(reason) or reason + ('' if ' ' in reason else ' not sure')} ({n})"
        for reason, n in sorted(why.items(), key=lambda item: -item[1])
    )
    return f"{number} held back: {told}."


def contradiction(earlier: str, later: str) -> str:
    """Two stances that go against each other."""
    return f"Contradiction: {earlier}, but {later}."


def movement(stand: str, before: str, since: object) -> str:
    """A stance that is another than before."""
    first = f"first time since {since}." if since else "for the first time."
    return f"Movement: {stand}, before {before}; {first}"


def more_listed(more: int) -> str:
    """How many are not shown."""
    return f"… and {more} more; --json lists all."


def walk_over(counted: str, *, stopped: bool) -> str:
    """The end of a sitting."""
    return f"{counted}." if stopped else f"Nothing more waits. {counted}."


def bear_in_mind(document: str) -> str:
    """Above a document's cautions."""
    return f"{document}: bear in mind"


def suggestion(
    place: tuple[int, int], document: str, what: str, paragraph: int, sure: float
) -> str:
    """Above one suggestion."""
    number, of = place
    return f"{number} of {of} in {document}: {what}, paragraph {paragraph}, sure {sure:.2f}"


def said_by(who: str) -> str:
    """The row that a suggestion is like, where somebody else is said to have said it."""
    return f"the dossier has this as said by {who}"


def open_again(id: str) -> str:
    """What undoing does."""
    return f"  {id} is open again."


def edit(columns: Iterable[str]) -> str:
    """How a suggestion is corrected."""
    return "column=what it should be, an empty line when done; known columns: " + ", ".join(columns)


def not_taken(column: str, wrong: str) -> str:
    """A correction that is no good."""
    return f"  {column}: {wrong} Not taken; what else you wrote is kept."


def not_here(id: str, dossier: str) -> str:
    """An id that stands for nothing."""
    return f"{id} is no statement, event or suggestion of {dossier}."
