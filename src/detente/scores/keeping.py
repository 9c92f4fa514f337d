"""Forecasts put on record, and what came of them written beside: whole, and never over another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from detente.dossier.files.folder import SOURCES
from detente.dossier.files.read import Named, opened
from detente.dossier.files.sourcefile import parse_sources
from detente.dossier.lookup import suggest
from detente.dossier.model.dates import Day, When, when
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.war import Question
from detente.errors import DossierError, Place, SettingsError, expect, path_of
from detente.files import write_new, write_whole
from detente.findings.making import found
from detente.forecasting.forecast import Forecast
from detente.scores.reading import FOLDER, read_saved
from detente.scores.saved import EVENT, Outcome, SavedForecast, to_save

_MOST_ALIKE = 1_000


def save_forecast(
    dossier: Named, forecast: Forecast, *, event: str = EVENT, into: str | Path | None = None
) -> Path:
    """Put a forecast on record, in a file of its own; none that is there is ever changed.

    Parameters
    ----------
    dossier : Dossier, str or Path
        What the forecast was made from.
    forecast : Forecast
        What :func:`make_forecast` gave.
    event : str
        Which ending is asked about: ``settlement`` or, where talks can end so, ``ceasefire``.
    into : str or Path, optional
        The folder of the dossier it goes to, in ``forecasts`` there; else the one that was named.

    Returns
    -------
    Path
        ``forecasts/2031-05-12-settlement.json``, or with a number where that is taken.

    Raises
    ------
    ValueError
        Talks here cannot end so, or no date of interest lies ahead.
    SettingsError
        There is no folder to save it in.
    """
    folder = folder_of(dossier, into)
    saved = to_save(opened(dossier), forecast, made=today(), event=event)
    return put(saved, folder)


def today() -> dt.date:
    """The day on which a forecast is saved or resolved."""
    return dt.date.today()


def asked_by(dossier: Dossier, dates: Iterable[When]) -> Dossier:
    """The dossier with other dates of interest; as it is if none are named."""
    days = tuple(dates)
    if not days:
        return dossier
    asked = dossier.forecast or Question(event="settlement signed", by=days)
    return dossier.model_copy(update={"forecast": asked.model_copy(update={"by": days})})


def folder_of(dossier: Named, into: str | Path | None) -> Path:
    """The folder of a dossier in which its forecasts can stand."""
    if into is not None:
        return path_of("into", into)
    if not isinstance(dossier, Dossier) and Path(dossier).is_dir():
        return Path(dossier)
    raise SettingsError(
        "a forecast is saved in the folder of its dossier, and this is none: name a folder by "
        "--into, or copy the case first (detente cases NAME --copy-to FOLDER)"
    )


def put(saved: SavedForecast, folder: Path) -> Path:
    """Write a forecast into ``forecasts`` of a folder, under the first name that is free."""
    text = as_text(saved)
    name = f"{saved.as_of.isoformat()}-{saved.event}"
    for number in range(1, _MOST_ALIKE):
        file = folder / FOLDER / (f"{name}.json" if number == 1 else f"{name}-{number}.json")
        try:
            return write_new(file, text)
        except FileExistsError:
            continue
    raise SettingsError(f"{folder / FOLDER} holds {_MOST_ALIKE:,} forecasts of one day and event")


def as_text(saved: SavedForecast) -> str:
    """A saved forecast as its file has it."""
    return saved.model_dump_json(by_alias=True, indent=2) + "\n"


def resolve_forecast(file: str | Path, came: bool, *, on: Day, source: str) -> SavedForecast:
    """Write into a saved forecast what came of it.

    Parameters
    ----------
    file : str or Path
        A saved forecast.
    came : bool
        Whether it came.
    on : str, datetime.date or When
        The day it came; if it did not, the day up to which it had not. Dates of the forecast that
        lie later stay open.
    source : str
        What says so: the id of a source. Where the forecast stands in a dossier's folder, one of
        its ``sources.json``.

    Returns
    -------
    SavedForecast
        With its outcome, as it stands in the file now.

    Raises
    ------
    DossierError
        The file is none, or the dossier has no such source.
    SettingsError
        It cannot have come of it so: too early, still to come, or something else stands there.
    """
    expect("came", came, bool, "True or False")
    expect("source", source, str, "the id of a source")
    path = path_of("file", file)
    saved = read_saved(path)
    outcome = Outcome(came=came, on=when(on, "on").latest, source=source)
    _allowed(saved, outcome, now=today())
    _known(path, source)
    resolved = saved.model_copy(update={"outcome": outcome})
    write_whole(path, as_text(resolved))
    return resolved


def _allowed(saved: SavedForecast, outcome: Outcome, *, now: dt.date) -> None:
    """Refuse what cannot have come of a forecast."""
    before, first = saved.outcome, saved.forecasts[0].by
    # A dossier that lies ahead of the clock is made up, or an exercise: it has no clock.
    if outcome.on > now >= saved.as_of:
        raise SettingsError(f"on is {outcome.on}, which is still to come")
    if outcome.on <= saved.as_of:
        raise SettingsError(f"on is {outcome.on}; the forecast asks what comes after {saved.as_of}")
    if not outcome.came and outcome.on < first:
        raise SettingsError(f"on is {outcome.on}; nothing is over before {first}, its first date")
    if before is not None and (before.came or outcome.on <= before.on):
        said = f"it came on {before.on}" if before.came else f"it had not come by {before.on}"
        raise SettingsError(
            f"{said}, as the file has it; if that is wrong, take its outcome out by hand"
        )


def _known(path: Path, source: str) -> None:
    """Refuse a source that the dossier around the forecast does not have."""
    file = path.resolve().parent.parent / SOURCES
    if path.resolve().parent.name != FOLDER or not file.is_file():
        return
    sources, _ = parse_sources(file.read_text(encoding="utf-8-sig", errors="replace"))
    if source not in sources:
        said = f'"{source[:60]}" is no source of this dossier.'
        mend = suggest(source, sources, what="Sources")
        raise DossierError([found("unknown-source", Place(SOURCES), said, mend)])
