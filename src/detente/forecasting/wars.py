"""Durations of wars from a reader's own copy of the Correlates of War list."""

from __future__ import annotations

import csv
import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence

from detente.errors import DetenteError
from detente.forecasting.durations import Family, fit
from detente.forecasting.figures import WarRecord

DAYS_A_MONTH = 365.25 / 12
_FAMILIES: tuple[Family, ...] = ("lognormal", "log-logistic", "Weibull", "exponential")


def war_durations(lines: Iterable[str]) -> tuple[float, ...]:
    """Months that each war of the list lasted, from its first start to its last end, sorted.

    Parameters
    ----------
    lines : iterable of str
        The lines of the CSV file: either one line a war with ``war_num, start, end`` (ISO dates),
        or the list as published, one line a state, with ``WarNum, StartYear1, StartMonth1,
        StartDay1, EndYear1 …`` (a second spell of fighting in columns ending in 2).

    Returns
    -------
    tuple of float
        Months of 365.25 / 12 days; both the first and the last day count.

    Raises
    ------
    DetenteError
        A column is missing or a date cannot be read; the message says which line.

    Examples
    --------
    >>> war_durations(["war_num,start,end", "1,1823-04-07,1823-11-13"])
    (7.260780287474333,)
    """
    first: dict[str, dt.date] = {}
    last: dict[str, dt.date] = {}
    for number, row in enumerate(csv.DictReader(lines), start=2):
        war, start, end = _read(row, number)
        first[war] = min(start, first.get(war, start))
        last[war] = max(end, last.get(war, end))
    return tuple(sorted(((last[w] - first[w]).days + 1) / DAYS_A_MONTH for w in first))


def life_table(months: Sequence[float]) -> tuple[int, ...]:
    """How many wars were still going after 0, 1, 2, … months; the last is 0.

    >>> life_table([0.5, 1.5, 1.7])
    (3, 2, 0)
    """
    longest = math.ceil(max(months))
    return tuple(sum(duration > age for duration in months) for age in range(longest + 1))


def war_record(lines: Iterable[str], *, name: str, source: str) -> WarRecord:
    """The record of a list of wars, to take the place of the one that comes with Detente."""
    months = war_durations(lines)
    if len(months) < 2:
        raise DetenteError("The list of wars is empty.\n  Give the CSV file with its first line.")
    fits = sorted((fit(family, months) for family in _FAMILIES), key=lambda fitted: fitted.aic)
    return WarRecord(name=name, source=source, going=life_table(months), fits=tuple(fits))


def _read(row: Mapping[str, str | None], number: int) -> tuple[str, dt.date, dt.date]:
    try:
        if "start" in row:
            return (
                str(row["war_num"]),
                dt.date.fromisoformat(row["start"] or ""),
                dt.date.fromisoformat(row["end"] or ""),
            )
        starts = [_published(row, f"Start{{}}{spell}", 1) for spell in (1, 2)]
        ends = [_published(row, f"End{{}}{spell}", 28) for spell in (1, 2)]
        return (
            str(row["WarNum"]),
            min(day for day in starts if day is not None),
            max(day for day in ends if day is not None),
        )
    except KeyError as missing:
        raise DetenteError(
            f"The list of wars has no column {missing}.\n"
            "  It needs war_num, start, end, or the columns of the published list."
        ) from None
    except (ValueError, TypeError):
        raise DetenteError(
            f"Line {number} of the list of wars has a date that cannot be read.\n"
            "  Write dates as 1823-04-07."
        ) from None


def _published(row: Mapping[str, str | None], form: str, unknown_day: int) -> dt.date | None:
    """A date of the published list, whose unknown parts are negative; None for no such spell."""
    year, month, day = (int(row[form.format(part)] or -8) for part in ("Year", "Month", "Day"))
    if year < 0:
        return None
    return dt.date(year, max(month, 1), day if day > 0 else unknown_day)
