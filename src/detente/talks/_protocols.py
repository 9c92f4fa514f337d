"""The protocols of talks: how a round goes, under each name; a new one has its place here.

A round is compiled. It is told of the draw, the path, the week, how far the balance has moved and
what the mediator foresees; it puts a package to the parties by ``_answers.put``, and gives its
number if it is signed, else -1. Weeks, patience, war and what follows a deal are the engine's.
"""

from __future__ import annotations

from typing import Any

from detente.compiled import inner
from detente.errors import SettingsError
from detente.talks._board import Room, Stage
from detente.talks._mediator import single_text

SINGLE_TEXT = 0

PROTOCOLS = {"single-text": SINGLE_TEXT}
"""Each protocol by its name, with the number by which kernels know it."""


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
    return PROTOCOLS[protocol]


@inner
def hold_round(now: Stage, path: int, week: int, moved: float, room: Room, table: Any) -> int:
    """A round by the protocol of these talks: the package signed, or -1."""
    signed = -1
    if now.protocol == SINGLE_TEXT:
        signed = single_text(now, path, week, moved, room, table)
    return signed
