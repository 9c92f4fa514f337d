"""What the commands say that save, resolve and score forecasts, and make them again."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from detente.wording.names import day


class Outcome(Protocol):
    """What came of a forecast."""

    @property
    def came(self) -> bool: ...
    @property
    def on(self) -> dt.date: ...
    @property
    def source(self) -> str: ...


def saved(file: str) -> str:
    """Where a forecast was put on record."""
    return f"{file}: on record."


def counts_as(words: str) -> str:
    """What counts as its having come."""
    return f"What counts: {words}"


def next_step(file: str) -> str:
    """How a forecast is resolved."""
    return f"When it is known: detente forecast resolve {file} yes|no --on DATE --source ID"


def prior(chance: str) -> str:
    """The chance without the evidence that the talks have lasted."""
    return f"if talks began now {chance}"


def beside_cases(chance: str) -> str:
    """The base rate beside a chance."""
    return f"in past cases {chance}"


def pooled(chance: str) -> str:
    """Both pooled."""
    return f"pooled {chance}"


def resolved(file: str, outcome: Outcome | None) -> str:
    """What came of a forecast, as its file has it now."""
    if outcome is None:
        return f"{file}: open."
    when = f"it came on {day(outcome.on)}" if outcome.came else f"not by {day(outcome.on)}"
    return f"{file}: {when}, says {outcome.source}."


def came(known: bool | None) -> str:
    """What came by one date."""
    return "open" if known is None else "yes" if known else "no"


def against(chance: str, came: str) -> str:
    """A chance, and what came."""
    return f"{chance}; {came}"
