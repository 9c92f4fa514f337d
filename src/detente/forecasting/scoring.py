"""Forecasts on record, how far off they were, and over many, whether they were calibrated."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from detente.forecasting.base_rates import jeffreys


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastRecord:
    """A forecast as it was made: enough to be held to it.

    Attributes
    ----------
    question : str
        What will have happened, and by when.
    resolves : str
        What counts as its having happened.
    made, by : datetime.date
        The day it was made (as of), and the day by which it comes true or does not.
    chance, low, high : float
    seed : int
    dossier : str
        The title or the hash of what it was made from.
    came : bool or None
        Whether it came; None while it is open.
    resolved, source : datetime.date or None, str or None
        When that was known, and from what.
    """

    question: str
    resolves: str
    made: dt.date
    by: dt.date
    chance: float
    low: float
    high: float
    seed: int
    dossier: str
    came: bool | None = None
    resolved: dt.date | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.chance <= self.high <= 1:
            raise ValueError("a forecast needs 0 <= low <= chance <= high <= 1")
        if self.by < self.made:
            raise ValueError(f"a forecast made on {self.made} cannot be for {self.by}")

    def resolve(self, *, came: bool, on: dt.date, source: str) -> ForecastRecord:
        """The record with what came of it.

        It cannot be resolved as *did not come* before its day is over.
        """
        if on < self.made or (not came and on < self.by):
            raise ValueError(f"a forecast for {self.by} cannot be settled so on {on}")
        return replace(self, came=came, resolved=on, source=source)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationRow:
    """Forecasts of about the same chance, and how many of them came.

    Attributes
    ----------
    least, most : float
        Chances from ``least`` up to ``most`` (the last class includes its upper end).
    n : int
    forecast, came : float
        Mean forecast, and share that came.
    low, high : float
        90 % interval of that share, after Jeffreys.
    """

    least: float
    most: float
    n: int
    forecast: float
    came: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How far off resolved forecasts were.

    Attributes
    ----------
    n : int
    brier, log_score : float
        Means; 0 is perfect for both. One that always says 50 % scores 0.25 and 0.693.
    base_rate : float
        Share that came; ``brier_of_base_rate`` is what always saying that would have scored.
    brier_of_base_rate : float
    calibration : tuple of CalibrationRow
        Classes without a forecast are left out.
    """

    n: int
    brier: float
    log_score: float
    base_rate: float
    brier_of_base_rate: float
    calibration: tuple[CalibrationRow, ...]


def brier(chance: float, came: bool) -> float:
    """The squared distance from what came (Brier 1950, halved as is usual for yes or no).

    >>> round(brier(0.8, True), 2)
    0.04
    """
    return (chance - came) ** 2


def log_score(chance: float, came: bool) -> float:
    """Minus the natural logarithm of the chance given to what came (Good 1952); may be infinite.

    >>> round(log_score(0.5, False), 3)
    0.693
    """
    given = chance if came else 1 - chance
    return -math.log(given) if given > 0 else math.inf


def calibration(
    chances: Sequence[float], came: Sequence[bool], *, classes: int = 10
) -> tuple[CalibrationRow, ...]:
    """How often forecasts came, by classes of chance of equal width.

    Parameters
    ----------
    chances, came : sequences of the same length
    classes : int

    Examples
    --------
    >>> [(row.n, row.came) for row in calibration([0.1, 0.15, 0.9], [False, True, True])]
    [(2, 0.5), (1, 1.0)]
    """
    if len(chances) != len(came):
        raise ValueError(f"{len(chances)} forecasts, but {len(came)} outcomes")
    values, outcomes = np.asarray(chances, dtype=float), np.asarray(came, dtype=bool)
    if values.size and not (values.min() >= 0 and values.max() <= 1):
        raise ValueError("every forecast must lie from 0 to 1")
    # Rounded first, so that 0.3 stands in the class that starts at 0.3 in binary fractions too.
    which = np.minimum(np.floor(np.round(values * classes, 9)).astype(int), classes - 1)
    rows = []
    for place in np.unique(which):
        inside = which == place
        n, hits = int(inside.sum()), int(outcomes[inside].sum())
        low, high = jeffreys(hits, n)
        rows.append(
            CalibrationRow(
                least=place / classes,
                most=(place + 1) / classes,
                n=n,
                forecast=float(values[inside].mean()),
                came=hits / n,
                low=low,
                high=high,
            )
        )
    return tuple(rows)


def score(records: Sequence[ForecastRecord]) -> Scores | None:
    """How far off the resolved forecasts among these were; None if none is resolved."""
    settled = [(record.chance, record.came) for record in records if record.came is not None]
    if not settled:
        return None
    chances, came = [p for p, _ in settled], [c for _, c in settled]
    share = sum(came) / len(came)
    return Scores(
        n=len(settled),
        brier=sum(brier(p, c) for p, c in settled) / len(settled),
        log_score=sum(log_score(p, c) for p, c in settled) / len(settled),
        base_rate=share,
        brier_of_base_rate=share * (1 - share),
        calibration=calibration(chances, came),
    )
