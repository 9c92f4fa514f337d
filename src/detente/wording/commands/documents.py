"""What ``detente read``, ``review`` and ``show`` say around the words of documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from detente.dossier.model.dossier import Dossier
    from detente.dossier.model.evidence import Position
    from detente.reading.suggestion import Saying
    from detente.review.stored import StoredSuggestion

# read
TWICE = "--into names the dossier already."
NOTHING_WAITS = "Nothing in what was read waits for a decision."
NEW_NAMES = "New names: add who matters under people: of a party in dossier.yaml"
SAID_ON = "Said by party and issue, open for review"
SAID_ON_HEADS = ("party", "issue", "statements", "for", "open", "against")
NO_PARTY, NO_ISSUE = "(no party)", "(no issue)"
MOVE_IN_REVIEW = "detente review offers to move it."
# review
_KEYS = {
    "a": "accept", "w": "words alone", "o": "position alone", "p": "position",
    "x": "answer to a draft", "d": "day", "n": "new person", "m": "move as-of", "e": "edit",
    "r": "reject", "s": "skip", "u": "undo", "q": "quit", "?": "help",
}  # fmt: skip
HELP = (
    "a accept as shown · w accept the words without a position · o accept the position without its "
    "words: the row says how they stand · p pick issue, option and stance, "
    "then a · x say which draft it answers and which points, then a · d set the day for the rest "
    "of the document · n put somebody new among the people of a party · m move as-of to the day of "
    "a later document · e edit any column · r reject · s skip for now · u undo · q quit"
)
GUESS, AS_YOU_SAID, NEW_HERE = "(a guess)", " (as you said)", " · new here"
MOVES_IT, NOTES_IT = "m moves it.", "(x notes it with the draft)"
OR_ANOTHER = "(x picks another)"
NONE_OF_THESE = "None of these: a number, or the beginning of one of them alone."
NO_DAY = "Write a day, such as 2031-05-09, or a month, such as 2031-05."
AS_OF = "as-of of the dossier"
NOBODY_NEW = "Nobody new is named here."
NO_ROLE = "role not stated"
WHOLE, WHOLE_ISSUE = "-", "the issue as a whole"
ISSUE, ANOTHER, OPTION, STANCE = "issue", "another issue, or nothing", "option", "stance"
POSITIONS, NONE = "positions", "none"
DRAFT, ACCEPTS, OBJECTS = "draft", "points it accepts", "points it objects to"
NO_DRAFT, NO_ANSWER = "The dossier has no draft.", "No answer is noted."
WHY = "why (may be left empty) > "
STAYS_OPEN = "  It stays open: d or e to say it, s to pass on."
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


def keys(*, said: bool, new: bool, later: bool) -> str:
    """The keys of a review: some only where they do something.

    >>> keys(said=False, new=False, later=False)
    'a accept · d day · e edit · r reject · s skip · u undo · q quit · ? help'
    """
    left_out = ("" if said else "wopx") + ("" if new else "n") + ("" if later else "m")
    return " · ".join(f"{key} {does}" for key, does in _KEYS.items() if key not in left_out)


def progress(document: int, documents: int, left: int) -> str:
    """How far a review is."""
    return f"document {document} of {documents}, {left} open"


def kind_of(one: Saying) -> str:
    """What a suggestion is; of an event also of which type, and whether it is past or planned.

    >>> from detente.reading.suggestion import Saying
    >>> kind_of(Saying(kind="event", start=0, end=1, text="?", confidence=1, type="attack",
    ...                happened=True))
    'event: attack, past'
    """
    time = "planned" if one.planned else "past" if one.happened else ""
    told = ", ".join(part for part in (one.type or one.status, time) if part)
    return f"{one.kind}: {told}" if told else one.kind


def in_margin(one: StoredSuggestion) -> tuple[tuple[str, str], ...]:
    """What a remark or an amendment says, beside which point, and what was answered to it."""
    if one.margin is None:
        return ()
    margin, usual = one.margin, one.usual_answer if one.answer == one.usual_answer else None
    told = answer(usual.draft, usual.stance, usual.accepts, usual.objects) if usual else ""
    return (
        ("point", " ".join(part for part in (margin.draft, margin.point) if part)),
        ("about", "" if one.text else margin.about),
        ("says", margin.said + (" (resolved)" if margin.resolved else "")),
        ("replies", "; ".join(margin.replies)),
        ("comes to", f"{told} {OR_ANOTHER}" if told else ""),
    )


def later(day: str, as_of: str) -> str:
    """A document of a day after that of the dossier."""
    return f"It is of {day}, later than the dossier (as-of {as_of}); what is of later days waits."


def more_later(more: int) -> str:
    """How many other documents are later than the dossier."""
    return f"… and {more} more documents are later than the dossier."


def stand(issue: str, option: str | None, stance: str, date: str, id: str) -> str:
    """A stance on record.

    >>> stand("border", "front-line", "rejects", "2031-04-05", "s3")
    'rejects border=front-line (2031-04-05, s3)'
    """
    return f"{stance} {issue}{'=' + option if option else ''} ({date}, {id})"


def position_alone(dossier: Dossier, positions: Iterable[Position]) -> str:
    """Positions in words, for a row that does not hold those of the speaker.

    >>> import detente
    >>> from detente.dossier.model.evidence import Position
    >>> on = [Position(issue="border", option="front-line", stance="rejects")]
    >>> position_alone(detente.read("two-rivers"), on)
    'Where the border runs: rejects “Where the armies stand”'
    """
    from detente.wording import names
    from detente.wording.stances import stance_on, stance_words

    told = []
    for one in positions:
        option = (
            one.option
            and f"{stance_on(one.stance)} “{names.option(dossier, one.issue, one.option)}”"
        )
        told.append(f"{names.issue(dossier, one.issue)}: {option or stance_words(one.stance)}")
    return "; ".join(told)


def moves(party: str, before: str) -> str:
    """What a position changes."""
    return f"  Movement: {party} until now {before}."


def whose(name: str) -> str:
    """Where somebody new belongs."""
    return f"{name} is of which party, or who of these"


def role_of(name: str, role: str | None) -> str:
    """The office of somebody new."""
    return f"role of {name}{f' [{role}]' if role else ''} > "


def day_of(document: str) -> str:
    """The day of whatever in a document states none."""
    return f"day of what in {document} states none"


def point(held: Mapping[str, str] | None) -> str:
    """What a point of a draft holds.

    >>> point({"border": "front-line"}), point(None), point({})
    ('border=front-line', 'unknown', 'of no issue here')
    """
    if held is None:
        return "unknown"
    return "; ".join(f"{issue}={option}" for issue, option in held.items()) or "of no issue here"


def answer(draft: str, stance: str, accepts: Sequence[str], objects: Sequence[str]) -> str:
    """An answer to a draft.

    >>> answer("first-plan", "objects", (), ("1", "2"))
    'answer to first-plan: objects; objects to 1, 2'
    """
    points = [("accepts", accepts), ("objects to", objects)]
    told = [f"{does} {', '.join(named)}" for does, named in points if named]
    return "; ".join([f"answer to {draft}: {stance}", *told])


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
    "begun": "begun by a person",
    "like": "perhaps the same as a row",
    "whole": "all parts together not sure",
    "span": "where it begins and ends not sure",
}


_FIRST = {
    ("lacks party", "lacks person"): "n puts new people into a party",
    ("lacks date",): "d sets the day of a document",
}
"""The keys that make room for many rows at once, by what these lack."""


def held_back(number: int, why: Mapping[str, int]) -> str:
    """How many were not accepted unasked, and for which reasons, the commonest first.

    >>> held_back(3, {"speaker": 2, "lacks date": 1, "like": 1})
    '3 held back: speaker not sure (2), lacks date (1), perhaps the same as a row (1). In the review
    d sets the day of a document; with that said, try again.'
    """
    told = ", ".join(
        f"{_HELD.get(reason) or reason + ('' if ' ' in reason else ' not sure')} ({n})"
        for reason, n in sorted(why.items(), key=lambda item: -item[1])
    )
    mends = [mend for reason, mend in _FIRST.items() if why.keys() & set(reason)]
    first = f" In the review {' and '.join(mends)}; with that said, try again." if mends else ""
    return f"{number} held back: {told}.{first}"


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
    place: tuple[int, int], document: str, what: str, paragraph: int, sure: float | None
) -> str:
    """Above one suggestion."""
    number, of = place
    how = "" if sure is None else f", sure {sure:.2f}"
    return f"{number} of {of} in {document}: {what}, paragraph {paragraph}{how}"


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
