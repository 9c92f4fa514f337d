"""How a round goes by each of ``PROTOCOLS``; a new one has its number and its branch here.

A round is compiled. It is told of the draw, the path, the week, how far the balance has moved and
what is foreseen of the answers; it puts a package to the parties by ``_answers.put``, and gives its
number if it is signed. Else it gives ``GO_ON``, or ``_answers.ends`` of an ending if the talks end
with it. Weeks, patience, war and what follows a deal are the engine's.
"""

from __future__ import annotations

from typing import Any

from detente.compiled import step
from detente.errors import SettingsError
from detente.talks._answers import GO_ON
from detente.talks._arrays import DrawArrays, Scratch
from detente.talks._mediator import single_text
from detente.talks._offers import alternating_offers, take_it_or_leave_it
from detente.talks.protocols import PROTOCOLS

SINGLE_TEXT, ALTERNATING_OFFERS, TAKE_IT_OR_LEAVE_IT = range(len(PROTOCOLS))


def number_of(protocol: str) -> int:
    """The number by which kernels know a protocol.

    Raises
    ------
    SettingsError
        There is none of that name.

    Examples
    --------
    >>> number_of("single-text")
    0
    """
    if protocol not in PROTOCOLS:
        names = ", ".join(PROTOCOLS)
        raise SettingsError(f"talks.protocol is {protocol!r}; it must be one of {names}")
    return list(PROTOCOLS).index(protocol)


def party_tables(protocol: str, proposer: str | None) -> bool:
    """Whether parties table packages themselves.

    >>> party_tables("take-it-or-leave-it", None), party_tables("take-it-or-leave-it", "north")
    (False, True)
    """
    number = number_of(protocol)
    return number == ALTERNATING_OFFERS or (number == TAKE_IT_OR_LEAVE_IT and proposer is not None)


@step
def hold_round(
    draw: DrawArrays, path: int, week: int, moved: float, scratch: Scratch, view: Any
) -> int:
    """A round by the protocol of these talks: the package signed, or less than 0."""
    signed = GO_ON
    if draw.protocol == SINGLE_TEXT:
        signed = single_text(draw, path, week, moved, scratch, view.chance)
    elif draw.protocol == ALTERNATING_OFFERS:
        signed = alternating_offers(draw, path, week, moved, scratch, view)
    elif draw.protocol == TAKE_IT_OR_LEAVE_IT:
        signed = take_it_or_leave_it(draw, path, week, moved, scratch, view)
    return signed
