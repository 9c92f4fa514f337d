"""The record that base rates are read from: figures alone, each with its source.

The data files themselves are not part of Detente. Whoever has a copy of the list of wars makes
the same figures from it with :func:`detente.forecasting.wars.war_record`.
"""

from __future__ import annotations

from dataclasses import dataclass

from detente.forecasting.durations import Fit


@dataclass(frozen=True, slots=True, kw_only=True)
class WarRecord:
    """How long the wars of a list lasted.

    Attributes
    ----------
    name, source : str
    going : tuple of int
        How many were still going after 0, 1, 2, … months (a life table); the last is 0.
    fits : tuple of Fit
        Distributions fitted to the durations, the best (AIC) first.
    """

    name: str
    source: str
    going: tuple[int, ...]
    fits: tuple[Fit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRecord:
    """What became of peace processes after their first pre-negotiation text.

    Attributes
    ----------
    name, source : str
    processes, reached : int
        How many there are, and how many reached a comprehensive agreement.
    months, share : tuple of float
        Share with a comprehensive agreement by then (Kaplan–Meier, right-censored April 2020).
    """

    name: str
    source: str
    processes: int
    reached: int
    months: tuple[float, ...]
    share: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrisisRecord:
    """How a class of international crises ended, without a date."""

    name: str
    source: str
    crises: int
    formal: float


_COW = (
    "Correlates of War, inter-state wars 4.0 (Sarkees & Wayman 2010), "
    "first start to last end, months of 30.4375 days"
)
_PAX = "PA-X 4 (Bell & Badanjak 2019), aggregates"
_ICB = "International Crisis Behavior 13 (Brecher & Wilkenfeld), aggregates; labels inferred"

# How many of the 95 wars were still going after 0, 1, 2, … months.
_COW_GOING = tuple(
    int(count)
    for count in """
    95 82 70 61 54 49 45 43 36 33 31 31 30 28 27 25 21 19 17 17 16 15 15 15 14 14 14 14 14 13 13 13
    12 12 12 12 11 11 10 10 10 10 9 9 9 9 9 9 9 9 9 9 8 8 7 7 7 7 5 5 5 5 5 5 3 3 3 3 3 3 3 3 2 2 2
    2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1
    1 0
    """.split()  # noqa: SIM905 - a table to read, not a list
)

#: 95 wars, 1823-2003. The parameters are maximum likelihood, as published with the record.
COW_WARS = WarRecord(
    name="inter-state wars since 1823",
    source=_COW,
    going=_COW_GOING,
    fits=(
        Fit.lognormal(mu=1.6529, sigma=1.4701, n=95, aic=660.86),
        Fit.loglogistic(scale=5.2567, shape=1.1702, n=95, aic=664.74),
        Fit.weibull(scale=10.8437, shape=0.7226, n=95, aic=670.10),
        Fit.exponential(mean=13.7293, n=95, aic=689.71),
    ),
)

#: Months from the first pre-negotiation text to the first comprehensive agreement.
PAX_ALL = TextRecord(
    name="peace processes with a pre-negotiation text",
    source=_PAX,
    processes=84,
    reached=32,
    months=(3, 6, 12, 24, 36, 60, 120),
    share=(0.024, 0.071, 0.119, 0.179, 0.215, 0.304, 0.343),
)
PAX_BETWEEN_STATES = TextRecord(
    name="inter-state or mixed peace processes with a pre-negotiation text",
    source=_PAX,
    processes=28,
    reached=3,
    months=(3, 6, 12, 24, 36, 60, 120),
    share=(0.0, 0.0, 0.0, 0.036, 0.074, 0.074, 0.074),
)

#: Full-scale wars among the crises first: the nearest class; mediation was not dealt by lot.
ICB_CRISES = (
    CrisisRecord(name="mediated crises at full-scale war", source=_ICB, crises=45, formal=0.4667),
    CrisisRecord(
        name="crises at full-scale war without mediation", source=_ICB, crises=56, formal=0.1071
    ),
    CrisisRecord(name="mediated international crises", source=_ICB, crises=150, formal=0.44),
    CrisisRecord(
        name="international crises without mediation", source=_ICB, crises=327, formal=0.1131
    ),
)
