"""What the commands say that save, resolve and score forecasts, and make them again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Protocol

# score
NONE_SAVED = "No forecast is on record here; detente forecast save puts one there."
NONE_RESOLVED = "None of them is resolved yet, so there is nothing to score."
NO_PICTURE = "No picture is written: no forecast has come true or not yet."
ON_RECORD = "Forecasts on record, each with the day it was made as of"
ON_RECORD_HEADS = ("question", "chance", "past cases", "came", "Brier")
HOW_FAR_OFF = (
    "How far off: 0 is perfect; always saying 50 % scores Brier 0.25 and logarithmic 0.693. Skill: "
    "above 0 the model was nearer"
)
OFF_HEADS = ("", "questions", "Brier", "log score", "model's Brier", "model's skill")
CLASS_HEADS = ("chance", "forecasts", "mean forecast", "came")
MODEL = "the model"
RIVALS = {
    "base rate": "past cases",
    "pooled": "model and past cases pooled",
    "prior": "the model, if talks began then",
    "share that came": "always the share that came",
}
# backtest
AS_OF = "as of"
MADE_AGAIN = "Chance as it would have been forecast from what was known then; and what came"


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
    from detente.wording.names import day

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


def scored(n: int, came: int, open: int) -> str:
    """How many forecasts have come true or not."""
    from detente.wording.phrases import count

    left = f"; {open:,} still open" if open else ""
    return f"{count(n, 'forecast')} resolved, of which {came or 'none'} came true{left}."


def between(least: float, most: float) -> str:
    """A class of chances."""
    ends = [str(round(100 * end)) for end in (least, most)]
    return f"{ends[0]}–{ends[1]} %"


def no_picture(file: object) -> str:
    """Where no picture can be written."""
    return f"{file} is no file for a picture: name one that ends in .svg."


def written(file: object) -> str:
    """What was written."""
    return f"Written: {file}"


def dates_ahead(months: Iterable[int]) -> list[str]:
    """The heads of columns: how far ahead."""
    from detente.wording.phrases import count

    return [f"within {count(far, 'month')}" for far in months]


def no_month(as_of: dt.date, why: str) -> str:
    """Why there is no forecast as of a day."""
    return f"{as_of}: no forecast; {why}."


class Happened(Protocol):
    """When an event came."""

    @property
    def on(self) -> dt.date: ...
    @property
    def event(self) -> str | None: ...


def what_came(event: str, ends: dt.date, happened: Happened | None) -> str:
    """What came, as far as the record goes."""
    from detente.wording.names import day

    if happened is None:
        return f"No {event} by {day(ends)}, the last day on record; later dates are open."
    by = f"as the event {happened.event} has it" if happened.event else "as you say"
    return f"The {event} came on {day(happened.on)}, {by}."
