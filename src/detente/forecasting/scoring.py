"""How far off forecasts were, beside what else could have been said, and whether calibrated."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.arrays import OrNaN
from detente.forecasting.rate import around
from detente.shown import Result

LEAST = 0.001
"""A mean of log scores counts a chance below this, or above 1 less it, as this far from certain:
one forecast of 0 or 1 that fails would make every mean infinite."""
FEW = 30
"""With fewer forecasts that have come true or not, scores say little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored(Result):
    """A forecast for one date, and whether it came.

    Attributes
    ----------
    question : str
    as_of, by : datetime.date
        The day from whose knowledge it was made, and the day by which it was to come.
    chance : float
        As the model has it.
    base_rate : float or None
        How often the same event came in past cases; None where no class of them fits.
    prior : float or None
        Without the evidence that the talks have lasted; None where nothing is known of it.
    pooled : float or None
        Model and base rate pooled.
    came : bool or None
        None while it is open.
    """

    question: str
    as_of: dt.date
    by: dt.date
    chance: float
    base_rate: float | None
    prior: float | None
    pooled: float | None
    came: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationRow(Result):
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
class Rival(Result):
    """What else could have been said of the same questions, and how far off that was.

    Attributes
    ----------
    n : int
        On how many of the questions it has an answer: all means are over these.
    brier, log_score : float
    own_brier, own_log_score : float
        Of the model on the same questions.
    skill : float
        Brier skill: 1 less the model's Brier score as a share of this one's. Above 0 the model was
        nearer; NaN where this one was never off.
    """

    n: int
    brier: float
    log_score: float
    own_brier: float
    own_log_score: float
    skill: OrNaN


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores(Result):
    """How far off the forecasts were that have come true or not.

    Attributes
    ----------
    n : int
        Forecasts that have, each for one date.
    open : int
        Those that have not yet.
    came : float
        Share that came.
    brier, log_score : float
        Means; 0 is perfect for both. One that always says 50 % scores 0.25 and 0.693.
    rivals : dict of name -> Rival
        ``base rate`` of past cases; ``pooled`` with it; ``prior``, without the evidence that the
        talks have lasted; and ``share that came``: one who had known that share, and no more, and
        always said it.
    calibration : tuple of CalibrationRow
        Classes without a forecast are left out.
    """

    n: int
    open: int
    came: float
    brier: float
    log_score: float
    rivals: dict[str, Rival]
    calibration: tuple[CalibrationRow, ...]


def brier(chance: float, came: bool) -> float:
    """The squared distance from what came (Brier 1950, halved as is usual for yes or no).

    >>> round(brier(0.8, True), 2)
    0.04
    """
    return (chance - came) ** 2


def log_score(chance: float, came: bool, *, least: float = 0.0) -> float:
    """Minus the natural logarithm of the chance given to what came (Good 1952).

    Parameters
    ----------
    chance : float
    came : bool
    least : float
        What a smaller chance counts as; with 0 the score may be infinite.

    Examples
    --------
    >>> round(log_score(0.5, False), 3), log_score(0.0, True)
    (0.693, inf)
    >>> round(log_score(0.0, True, least=0.001), 3)
    6.908
    """
    given = max(chance if came else 1 - chance, least)
    return -math.log(min(given, 1 - least)) if given > 0 else math.inf


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
        low, high = around(hits, n)
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


def score(forecasts: Sequence[Scored]) -> Scores | None:
    """How far off the forecasts among these were that have come true or not; None without any."""
    settled = [one for one in forecasts if one.came is not None]
    if not settled:
        return None
    came = [bool(one.came) for one in settled]
    chances = [one.chance for one in settled]
    share = sum(came) / len(came)
    others: dict[str, list[float | None]] = {
        "base rate": [one.base_rate for one in settled],
        "pooled": [one.pooled for one in settled],
        "prior": [one.prior for one in settled],
        "share that came": [share] * len(settled),
    }
    rivals = {name: _rival(chances, other, came) for name, other in others.items()}
    return Scores(
        n=len(settled),
        open=len(forecasts) - len(settled),
        came=share,
        brier=_mean_brier(chances, came),
        log_score=_mean_log(chances, came),
        rivals={name: rival for name, rival in rivals.items() if rival is not None},
        calibration=calibration(chances, came),
    )


def _rival(
    chances: Sequence[float], others: Sequence[float | None], came: Sequence[bool]
) -> Rival | None:
    """Another way to forecast beside the model's, where it has an answer at all."""
    both = [(p, q, c) for p, q, c in zip(chances, others, came, strict=True) if q is not None]
    if not both:
        return None
    model, other = [p for p, _, _ in both], [q for _, q, _ in both]
    outcomes = [c for _, _, c in both]
    ours, theirs = _mean_brier(model, outcomes), _mean_brier(other, outcomes)
    return Rival(
        n=len(both),
        brier=theirs,
        log_score=_mean_log(other, outcomes),
        own_brier=ours,
        own_log_score=_mean_log(model, outcomes),
        skill=1 - ours / theirs if theirs > 0 else math.nan,
    )


def _mean_brier(chances: Sequence[float], came: Sequence[bool]) -> float:
    return sum(map(brier, chances, came)) / len(came)


def _mean_log(chances: Sequence[float], came: Sequence[bool]) -> float:
    return sum(log_score(p, c, least=LEAST) for p, c in zip(chances, came)) / len(came)
