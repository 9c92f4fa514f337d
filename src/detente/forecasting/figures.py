"""The record that base rates are read from: figures alone, each with its source.

The data files themselves are not part of Detente; where a copy of the list of wars lies beside the
checkout, the tests make these figures from it anew.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeRecord:
    """How the armed conflicts of a class ended, and after how many whole months.

    Attributes
    ----------
    name, source : str
    by_peace_agreement, by_ceasefire, otherwise : tuple of int
        Whole months that those lasted which ended so; victory, low activity and an actor that
        ceased to be are ``otherwise``.
    going : tuple of int
        Whole months that those had lasted which still went on when the record closes.
    """

    name: str
    source: str
    by_peace_agreement: tuple[int, ...]
    by_ceasefire: tuple[int, ...]
    otherwise: tuple[int, ...]
    going: tuple[int, ...]


_COW = (
    "Correlates of War, inter-state wars 4.0 (Sarkees & Wayman 2010), "
    "first start to last end, months of 30.4375 days"
)
_PAX = "PA-X 4 (Bell & Badanjak 2019), aggregates"
_UCDP = (
    "UCDP Conflict Termination 3-2021 (Kreutz 2010), episodes of 1946-2020, first to last day, "
    "whole months of 30.4375 days"
)
#: The last year in which a case of any record can have ended.
RECORDS_END = 2020
_ICB = "International Crisis Behavior 13 (Brecher & Wilkenfeld), aggregates; labels inferred"


def _months(table: str) -> tuple[int, ...]:
    return tuple(map(int, table.split()))


# How many of the 95 wars were still going after 0, 1, 2, … months.
_COW_GOING = _months(
    """
    95 82 70 61 54 49 45 43 36 33 31 31 30 28 27 25 21 19 17 17 16 15 15 15 14 14 14 14 14 13 13 13
    12 12 12 12 11 11 10 10 10 10 9 9 9 9 9 9 9 9 9 9 8 8 7 7 7 7 5 5 5 5 5 5 3 3 3 3 3 3 3 3 2 2 2
    2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1
    1 0
    """
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

#: 128 episodes (types 3 and 4, intensity 2): a year of 1,000 battle deaths or more among them.
UCDP_WITHIN_STATES = EpisodeRecord(
    name="wars within a state since 1946",
    source=_UCDP,
    by_peace_agreement=_months(
        "2 15 17 19 20 30 41 44 46 59 69 80 90 97 98 116 120 128 143 146 177 259"
    ),
    by_ceasefire=_months("5 10 13 19 23 30 30 44 95 207 313 342 382 623"),
    otherwise=_months(
        """
        0 0 0 0 0 0 0 1 1 1 2 3 4 4 7 8 8 8 9 11 14 14 21 21 22 22 23 24 30 30 31 34 35 36 39 40 42
        43 45 45 48 51 52 54 67 73 78 85 94 97 101 106 108 116 119 129 133 156 162 168 179 194 207
        212 223 237 239 241 323 326 427 490 526 560
        """
    ),
    going=_months("22 52 54 65 69 69 75 89 111 112 118 132 161 170 203 334 370 512"),
)
#: 71 episodes (type 2) of any intensity: most are short, and few reached the intensity of a war.
UCDP_BETWEEN_STATES = EpisodeRecord(
    name="armed conflicts between states since 1946, small ones included",
    source=_UCDP,
    by_peace_agreement=_months("0 0 0 0 0 0 6 7 8 9 10 11 24 31"),
    by_ceasefire=_months("0 0 0 0 0 1 1 1 6 8 13 17 49 82 94"),
    otherwise=_months(
        """
        0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 1 1 1 2 5 6 6 8 9 10 10 11 11 12 13 14 24 24
        36 36 111
        """
    ),
    going=_months("32 86"),
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
