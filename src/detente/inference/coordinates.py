"""The uncertain numbers on which the record depends, each behind a standard normal coordinate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import scipy  # its parts load when they are first asked for

from detente.arrays import Floats
from detente.inference._record import LOWEST, NODES
from detente.worlds.inputs import Inputs

Stream = tuple[str, ...]
"""The name of the uniform numbers behind an input: see :mod:`detente.seeds`."""
SHARED = -1
"""The owner of what is no party's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coordinate:
    """One standard normal number behind what is uncertain.

    Attributes
    ----------
    stream : tuple of str
        The name of the stream whose uniform numbers it stands for.
    owner : int
        The party whose number it is, by its place in the record, or ``SHARED``.
    free : bool
        Whether anything depends on it: an exact number has none that does.
    """

    stream: Stream
    owner: int
    free: bool


class Coordinates:
    """Coordinates as they are asked for, each once, with the table of its number."""

    def __init__(self, inputs: Inputs) -> None:
        self.inputs = inputs
        self.list: list[Coordinate] = []
        self._at: dict[Stream, int] = {}
        self._tables: list[Floats] = []
        self._grid = scipy.special.ndtr(np.linspace(LOWEST, -LOWEST, NODES))

    @property
    def tables(self) -> Floats:
        """(coordinate, node) what each number is along its coordinate."""
        return np.ascontiguousarray(np.stack(self._tables))

    def of(self, name: str, owner: int) -> int:
        """The coordinate of an input."""
        entry = self.inputs.of(name)
        return self.named(("estimate", name), owner, lambda u: np.clip(entry.at(u), *entry.lawful))

    def optional(self, name: str, owner: int, otherwise: int) -> int:
        """The coordinate of an input that may play no part."""
        return self.of(name, owner) if name in self.inputs else otherwise

    def named(self, stream: Stream, owner: int, number: Callable[[Floats], Floats]) -> int:
        """The coordinate of a stream, whose uniform numbers become these."""
        if stream not in self._at:
            table = np.asarray(number(self._grid), dtype=np.float64)
            self._at[stream] = len(self.list)
            self._tables.append(table)
            free = bool(np.ptp(table) > 0.0)
            self.list.append(Coordinate(stream=stream, owner=owner, free=free))
        return self._at[stream]
