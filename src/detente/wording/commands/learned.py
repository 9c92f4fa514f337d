"""What ``detente learn`` says around its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from detente.wording.numbers import twice

PIECES = (
    "What was said, the chance that the model gave to it (to an answer, whichever points it "
    "names), and by how many points it moves the chance of a zone, give or take twice the error"
)
PIECES_HEADS = ("date", "said", "at first", "by all else", "zone")
MOVED = "What it tells: the numbers that moved most, as estimated and given the record"
MOVED_HEADS = ("", "estimated", "given the record")
NOTHING_MOVED = "No number moved by more than chance would have it."
NONE = "Nothing on record teaches the model anything."
NEXT_HEADS = ("", "what", "then", "zone", "deal", "choice")
_WHAT = {
    "zone": "the chance of a zone",
    "deal": "the chance of a deal by the last date",
    "choice": "the choice of a lever",
}


def next_title(by: str) -> str:
    """Over what to ask next; ``by`` is what puts it in order."""
    then = _WHAT["deal" if by == "choice" else by]
    moved = "the chance of a zone" if by == "zone" else "the chance of a zone and of a deal"
    more = "" if by == "zone" else "; and what a better choice of lever adds to that of a deal"
    return (
        f"What to ask next, by how much it would tell of {_WHAT[by]}: what may be heard, how "
        f"likely, and {then} then; by how many points it is expected to move {moved}{more}; give "
        "or take twice the error. Those with the same number are not told apart."
    )


def size(moves: float, error: float) -> str:
    """By how many points something is expected to move a chance, up or down; twice the error.

    >>> size(0.1621, 0.0091)
    '16.2 ±1.8'
    """
    return f"{100 * moves:.1f} {twice(error)}"


def next_rest(left: int, *, told: bool) -> str:
    """What else was looked at, and tells nothing."""
    if not told:
        return f"What to ask next: of {left} things that could be asked none tells more than noise."
    return f"{left} more that could be asked tell no more than noise."


def zone(prior: str, given: str) -> str:
    """The chance of a zone before and after."""
    return f"Chance of a zone: {prior} as estimated, {given} given what is on record."


def learned_from(pieces: int, numbers: int, narrower: int) -> str:
    """From how much was learned, and of how much."""
    said = "one piece" if pieces == 1 else f"{pieces} pieces"
    return (
        f"Learned from {said} of what was said, which depend on {numbers} uncertain numbers; "
        f"{narrower} of them are narrower by a tenth or more."
    )


def as_known_to(party: str) -> str:
    """As whose knowledge the record was read."""
    return f"As {party} knew it."


def unknown_party(name: str, there: Iterable[str]) -> str:
    """A name that is no party."""
    return f"{name!r} is no party here: {', '.join(there)}."


ALL_KNOW = "What to ask next is asked of what everybody knows: leave out --known-to."
NOTHING_PLAYED = (
    "What is on record teaches without talks; they are played for what to ask next: add --ask-next."
)


def left_out(reasons: Iterable[str]) -> str:
    """What teaches nothing, counted by its reason."""
    counted = Counter(reason.rstrip(".") for reason in reasons)
    told = "; ".join(f"{reason} ({number})" for reason, number in counted.most_common())
    return f"On record, and not learned from: {told}."
