"""Distributions fitted to durations: how the figures of the record of wars were made."""

from __future__ import annotations

import csv
import datetime as dt
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import scipy

from detente.arrays import Floats
from detente.forecasting.durations import Family, Fit

DAYS_A_MONTH = 365.25 / 12


def durations(path: Path) -> list[float]:
    """Months that each war of a list (``war_num, start, end``) lasted; both end days count."""
    with path.open() as lines:
        days = [
            (dt.date.fromisoformat(row["end"]) - dt.date.fromisoformat(row["start"])).days + 1
            for row in csv.DictReader(lines)
        ]
    return sorted(day / DAYS_A_MONTH for day in days)


def fit(family: Family, months: Sequence[float]) -> Fit:
    """The distribution of that family which makes the durations likeliest."""
    logs = np.log(np.asarray(months, dtype=float))
    if family == "lognormal":
        location, spread = float(logs.mean()), float(logs.std())
    elif family == "exponential":
        location, spread = math.log(float(np.exp(logs).mean())), 1.0
    else:
        start = np.array([logs.mean(), math.log(float(logs.std()))])
        minimize: Any = scipy.optimize.minimize  # its published types refuse a plain function
        solved = minimize(
            lambda x: -_log_likelihood(family, float(x[0]), math.exp(float(x[1])), logs),
            start,
            method="Nelder-Mead",
            tol=1e-10,
        )
        location, spread = float(solved.x[0]), math.exp(float(solved.x[1]))
    parameters = 1 if family == "exponential" else 2
    aic = 2 * parameters - 2 * _log_likelihood(family, location, spread, logs)
    return Fit(family=family, location=location, spread=spread, n=int(logs.size), aic=aic)


def _log_likelihood(
    family: Family,
    location: float,
    spread: float,
    logs: Floats,
) -> float:
    """Log likelihood of durations, given their logarithms."""
    z = (logs - location) / spread
    if family == "lognormal":
        density = -0.5 * z * z - 0.5 * math.log(2 * math.pi)
    elif family == "log-logistic":
        density = scipy.special.log_expit(z) + scipy.special.log_expit(-z)
    else:
        density = z - np.exp(z)
    return float(np.sum(density - math.log(spread) - logs))
