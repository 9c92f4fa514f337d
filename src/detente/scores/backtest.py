"""Forecasts made again as of earlier days, from what was known then, and held to what came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from detente.asked import Settings
from detente.dossier.as_of import as_of
from detente.dossier.files.read import Named, opened
from detente.dossier.model.dates import Day, when
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.evidence import Event
from detente.errors import SettingsError
from detente.forecasting.forecast import Forecast
from detente.forecasting.scoring import Scores, score
from detente.keeping import Keep
from detente.scores.keeping import asked_by
from detente.scores.reading import doubts
from detente.scores.saved import EVENT, ByDate, by_date
from detente.shown import Result, Table
from detente.stages import Progress
from detente.talks.start import talks_start
from detente.wording.questions import EVENTS
from detente.workbench import make_forecast
from detente.worlds.inputs import estimated_later

NEVER = "no"
RATIFICATION = "ratification"
"""The type under which ``events.csv`` has that what was signed is ratified."""
HINDSIGHT = (
    "Made with hindsight: statements, drafts, events and dated estimates are those known on each "
    "day, but whoever wrote an estimate without since knew what came later."
)
NOT_BEGUN = (
    "As of {days}, nothing on record shows that talks had begun: no draft, no mediated round. They "
    "are taken to begin on the day of the forecast, so that it says the same again and again until "
    "something else becomes known, and too much if talks were still far off."
)
NOTHING_YET = "nothing is on record yet: no statement and no draft"
ESTIMATED_LATER = (
    "As of {days}, the numbers had not been estimated yet (estimates-as-of is {made}): they may "
    "know more than was known then."
)
_MOST = 1_200


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay(Result):
    """Which forecasts are made again.

    Parameters
    ----------
    first, last : str, datetime.date or When
        The first and the last month, such as ``2025-01``: a forecast as of the last day of each.
    ahead : tuple of int
        How many months ahead each of them looks.
    event : str
        Which ending is asked about: ``settlement`` or, where talks can end so, ``ceasefire``.
    came : str, datetime.date, When or None
        The day it came, or ``"no"``; as the record has it if not given.
    """

    first: Day
    last: Day
    ahead: tuple[int, ...] = (3, 6, 12)
    event: str = EVENT
    came: Day | None = None

    def __post_init__(self) -> None:
        if not self.ahead or min(self.ahead) < 1 or max(self.ahead) > 120:
            raise SettingsError(f"ahead is {self.ahead}; each must lie from 1 to 120 months")
        if self.event not in EVENTS:
            raise SettingsError(f"event is {self.event!r}; it must be one of {', '.join(EVENTS)}")
        months = len(list(self.days()))
        if not 1 <= months <= _MOST:
            raise SettingsError(f"from {self.first} to {self.last} lie {months} months")

    def days(self) -> Iterator[dt.date]:
        """The last day of each month."""
        last = when(self.last, "last").latest
        day = end_of_month(when(self.first, "first").latest, 0)
        while day <= end_of_month(last, 0):
            yield day
            day = end_of_month(day, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remade(Result):
    """A forecast for one date, made again, and whether it came; None while the record is silent."""

    forecast: ByDate
    came: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Month(Result):
    """What would have been forecast on the last day of a month.

    Attributes
    ----------
    as_of : datetime.date
    said : str or None
        Why there is no forecast as of this day; None where there is.
    forecasts : tuple of Remade
        By date.
    """

    as_of: dt.date
    said: str | None
    forecasts: tuple[Remade, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened(Result):
    """When it came, and the event in the record that says so; None where the user does."""

    on: dt.date
    event: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Backtest(Table):
    """Forecasts made again as of the last day of each month, and how far off they were.

    Attributes
    ----------
    event : str
        What is forecast.
    months : tuple of Month
        What would have been forecast on the last day of each.
    record_ends : datetime.date
        The dossier's own day: what had not come by then is known only for dates up to it.
    happened : Happened or None
        When it came, and the event in the record that says so; None where it had not.
    scores : Scores or None
        None where no forecast has come true or not.
    seed, draws : int
    cautions : tuple of str
    """

    _rows_in: ClassVar = "months"

    event: str
    months: tuple[Month, ...]
    record_ends: dt.date
    happened: Happened | None
    scores: Scores | None
    seed: int
    draws: int
    cautions: tuple[str, ...]


def end_of_month(day: dt.date, months: int) -> dt.date:
    """The last day of the month so many months on.

    >>> str(end_of_month(dt.date(2025, 11, 30), 3)), str(end_of_month(dt.date(2025, 1, 9), 0))
    ('2026-02-28', '2025-01-31')
    """
    count = day.year * 12 + day.month + months
    try:
        return dt.date(count // 12, count % 12 + 1, 1) - dt.timedelta(days=1)
    except ValueError:
        raise SettingsError(f"{months} months after {day} lie beyond the calendar") from None


def backtest(
    dossier: Named,
    replay: Replay,
    settings: Settings = Settings(),
    *,
    seed: int = 1,
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> Backtest:
    """What would have been forecast at the end of each month, held to what came.

    Parameters
    ----------
    dossier : Dossier, str or Path
        Itself, the name of a case, or the path of a folder, a zip or a workbook.
    replay : Replay
        Which months, and how far ahead.
    settings : Settings
    seed : int
        The same for all months.
    progress, keep : callables, optional
        As for :func:`make_forecast`.

    Returns
    -------
    Backtest
        A month without a forecast says why.
    """
    known = opened(dossier)
    days, ahead = list(replay.days()), sorted(set(replay.ahead))
    came = happened(known, replay, after=days[0])
    months: list[Month] = []
    cautions: list[tuple[str, ...]] = []
    early: list[dt.date] = []
    later: list[dt.date] = []
    for number, day in enumerate(days):
        why = _why_not(known, day, came)
        if why is not None:
            months.append(Month(as_of=day, said=why, forecasts=()))
            continue
        # One bar for all months: it moves on as a month is done.
        tell = _within(progress, f"As of {day.isoformat()}", number / len(days))
        then = asked_by(as_of(known, day), [when(end_of_month(day, far)) for far in ahead])
        made = make_forecast(then, settings, seed=seed, progress=tell, keep=keep)
        cautions.append(made.cautions)
        early += [day] if talks_start(then).basis in ("nothing", "ahead") else []
        later += [day] if estimated_later(then) else []
        months.append(_month(known, then, made, replay.event, came))
    scored = [
        one.forecast.scored(month.as_of, one.came) for month in months for one in month.forecasts
    ]
    scores = score(scored)
    return Backtest(
        event=replay.event,
        months=tuple(months),
        record_ends=known.date,
        happened=came,
        scores=scores,
        seed=seed,
        draws=settings.draws,
        cautions=(
            HINDSIGHT,
            *_not_begun(early),
            *_estimated_later(known, later if len(cautions) > 1 else []),
            *doubts(scored, scores),
            *_of_all(cautions),
        ),
    )


def _month(
    known: Dossier, then: Dossier, made: Forecast, event: str, came: Happened | None
) -> Month:
    if event not in made.incidence.endings:
        raise SettingsError(f"event is {event!r}; talks here cannot end so")
    remade = [by_date(then, at, event) for at in made.dates]
    rows = tuple(Remade(forecast=one, came=_came(known, one.by, came)) for one in remade)
    return Month(as_of=then.date, said=None, forecasts=rows)


def happened(dossier: Dossier, replay: Replay, *, after: dt.date) -> Happened | None:
    """When the event came, as the user or the record has it; None where it had not.

    In the record it is the first event of its type after that day to which all sides are party.
    Where what is signed must be ratified, a settlement came with the last act that it took: the
    ratifications since then name, together, all whose it takes.
    """
    if replay.came is not None:
        never = isinstance(replay.came, str) and replay.came.strip().lower() == NEVER
        return None if never else Happened(on=when(replay.came, "came").latest, event=None)
    sides = set(dossier.war.sides if dossier.war is not None else dossier.required)
    kind = EVENTS[replay.event].happened
    signed = next((one for one in _events(dossier, kind, after) if sides <= set(one.parties)), None)
    left = _ratify(dossier, sides) if replay.event == EVENT else set()
    if signed is None or not left:
        return None if signed is None else _on(signed)
    for act in _events(dossier, RATIFICATION, signed.date.latest - dt.timedelta(days=1)):
        left -= set(act.parties)
        if not left:
            return _on(act)
    return None


def _events(dossier: Dossier, kind: str, after: dt.date) -> list[Event]:
    """The events of a type that had come since a day, in order."""
    there = [
        event
        for event in dossier.events
        if event.type == kind and not event.planned and after < event.date.latest <= dossier.date
    ]
    return sorted(there, key=lambda event: event.date.latest)


def _on(event: Event) -> Happened:
    return Happened(on=event.date.latest, event=event.id)


def _ratify(dossier: Dossier, sides: set[str]) -> set[str]:
    """The parties by which, or in which, what is signed must be ratified."""
    stated = dossier.behaviour.ratified
    elsewhere = sides if stated is not None and stated.low < 1 else set()
    return elsewhere | {id for id, one in dossier.parties.items() if one.consent == "ratifies"}


def _why_not(dossier: Dossier, day: dt.date, came: Happened | None) -> str | None:
    """Why no forecast can be made as of a day; None if one can."""
    if day > dossier.date:
        return f"after {dossier.date.isoformat()}, the last day that the dossier knows of"
    if came is not None and day >= came.on:
        return f"it had come on {came.on.isoformat()}"
    then = as_of(dossier, day)
    return None if len(then.statements) or then.drafts else NOTHING_YET


def _came(dossier: Dossier, by: dt.date, came: Happened | None) -> bool | None:
    if came is not None and came.on <= by:
        return True
    return False if by <= dossier.date or came is not None else None


def _within(progress: Progress | None, step: str, share: float) -> Progress | None:
    """A report of one step, whatever steps it is made of."""
    return None if progress is None else lambda _, __: progress(step, share)


def _not_begun(days: list[dt.date]) -> tuple[str, ...]:
    """That some forecasts are of talks of which nothing shows that they had begun."""
    return (NOT_BEGUN.format(days=_some(days)),) if days else ()


def _estimated_later(dossier: Dossier, days: list[dt.date]) -> tuple[str, ...]:
    """That the numbers are of a later day than some forecasts."""
    made = dossier.estimates_as_of
    return (ESTIMATED_LATER.format(days=_some(days), made=made),) if days else ()


def _some(days: list[dt.date]) -> str:
    last = days[-1].isoformat()
    return last if len(days) == 1 else f"{len(days)} of these days, from {days[0]} to {last}"


def _of_all(cautions: list[tuple[str, ...]]) -> tuple[str, ...]:
    """What every month's forecast says to bear in mind."""
    if not cautions:
        return ()
    return tuple(one for one in cautions[0] if all(one in others for others in cautions))
