"""The model's forecast and a base rate of the same event, pooled without ever falling.

Pooling two cumulative curves date by date can make the result fall. Their monthly hazards are
pooled instead, each smoothed first so that a month in which nothing happened is not taken for one
in which nothing can: ``logit h = w · logit h_model + (1 − w) · logit h_base``, the logarithmic
pool of two yes-or-no forecasts (Genest & Zidek 1986).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy  # its parts load when they are first asked for

from detente.arrays import Floats, readonly
from detente.dealspace.chance import Chance
from detente.forecasting.classes import DAYS_A_MONTH, Setting
from detente.forecasting.figures import TextRecord
from detente.forecasting.incidence import Incidence
from detente.forecasting.rate import SIGNED
from detente.shown import Result

# A hazard of exactly 0 or 1 has no logit; nothing here is known to such a degree.
_LEAST = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Hazards:
    """A chance a month, constant within each interval.

    Attributes
    ----------
    edges : (edge,) array
        Months, from 0 on, rising.
    chance : (edge - 1,) array
        That the event comes within a month, for those to whom it has not come yet.
    """

    edges: Floats
    chance: Floats

    def __post_init__(self) -> None:
        edges = readonly(np.asarray(self.edges, dtype=float), shape=(None,))
        object.__setattr__(self, "edges", edges)
        object.__setattr__(
            self, "chance", readonly(np.asarray(self.chance, dtype=float), shape=(len(edges) - 1,))
        )
        if edges[0] != 0 or np.any(np.diff(edges) <= 0):
            raise ValueError("edges of hazards must start at 0 and rise")

    def by(self, months: Floats) -> Floats:
        """(month,) chance that the event has come by then; the last hazard goes on for ever.

        >>> hazards = Hazards(edges=np.array([0.0, 6.0]), chance=np.array([0.1]))
        >>> hazards.by(np.array([0.0, 1.0, 2.0])).round(2).tolist()
        [0.0, 0.1, 0.19]
        """
        times = np.asarray(months, dtype=float)
        ends = np.append(self.edges[1:-1], np.inf)
        inside = np.clip(np.minimum(times[:, None], ends) - self.edges[:-1], 0.0, None)
        hazard: Floats = inside @ -np.log1p(-self.chance)
        return 0.0 - np.expm1(-hazard)

    def at(self, months: Floats) -> Floats:
        """(month,) the chance a month that holds then."""
        place = np.searchsorted(self.edges[1:-1], months, side="right")
        chance: Floats = self.chance[place]
        return chance


def smooth(edges: Floats, cumulative: Floats, *, cases: float) -> Hazards:
    """The hazards behind a curve, each drawn a little towards the overall hazard.

    Parameters
    ----------
    edges : (edge,) array
        Months from 0 on.
    cumulative : (edge,) array
        Chance that the event has come by then; 0 at first, never falling.
    cases : float
        How many cases the curve was counted from: the fewer, the stronger the smoothing.

    Examples
    --------
    >>> curve = smooth(np.array([0.0, 6.0, 12.0]), np.array([0.0, 0.0, 0.1]), cases=28)
    >>> bool(0 < curve.chance[0] < curve.chance[1])
    True
    """
    cumulative = np.asarray(cumulative, dtype=float)
    if cumulative[0] != 0 or np.any(np.diff(cumulative) < 0) or cumulative[-1] > 1:
        raise ValueError("a cumulative curve starts at 0, never falls, and ends at 1 at most")
    survival = np.clip(1 - cumulative, 1e-12, 1)
    width = np.diff(np.asarray(edges, dtype=float))
    fall = np.log(survival[:-1] / survival[1:])
    events = cases * (survival[:-1] - survival[1:])
    # Time at risk under a constant hazard; where nothing happens it is everybody's whole time.
    mean_survival = np.where(
        fall > 1e-12, (survival[:-1] - survival[1:]) / np.maximum(fall, 1e-12), survival[:-1]
    )
    exposure = cases * mean_survival * width
    # Half an event more, after Jeffreys, so that a record without any has a hazard too; and each
    # interval gets half an event at the overall hazard, so that none is without.
    overall = (events.sum() + 0.5) / exposure.sum()
    rate = (events + 0.5) / (exposure + 0.5 / overall)
    return Hazards(edges=edges, chance=-np.expm1(-rate))


def of_texts(record: TextRecord, *, since_text_months: float = 0.0) -> Hazards:
    """The smoothed hazards of a class of processes, counted from so long after the first text.

    Beyond the last printed month the last hazard goes on.
    """
    months = np.array([0.0, *record.months])
    whole = smooth(months, np.array([0.0, *record.share]), cases=record.processes)
    left = np.array([edge - since_text_months for edge in record.months[:-1]])
    ahead = left[left > 0]
    edges = np.concatenate([[0.0], ahead, [max(record.months[-1] - since_text_months, 1.0)]])
    return Hazards(edges=edges, chance=whole.at(edges[:-1] + since_text_months))


def scaled(hazards: Hazards, *, events: float) -> tuple[Hazards, Hazards]:
    """The hazards at both ends of their 90 % interval, if they were counted from so many events.

    All move together by the Jeffreys interval of a rate (a gamma distribution).
    """
    shape = events + 0.5
    low, high = (float(scipy.special.gammaincinv(shape, q)) / shape for q in (0.05, 0.95))
    chances = [-np.expm1(np.log1p(-hazards.chance) * factor) for factor in (low, high)]
    return (
        Hazards(edges=hazards.edges, chance=chances[0]),
        Hazards(edges=hazards.edges, chance=chances[1]),
    )


def pool(model: Hazards, base: Hazards, *, weight: float) -> Hazards:
    """The logarithmic pool of two sets of hazards of the same event, on the model's months.

    Parameters
    ----------
    model, base : Hazards
    weight : float
        Of the model, 0 to 1; a judgement, which the forecast states.

    Examples
    --------
    >>> model = Hazards(edges=np.array([0.0, 6.0]), chance=np.array([0.2]))
    >>> base = Hazards(edges=np.array([0.0, 6.0]), chance=np.array([0.05]))
    >>> round(float(pool(model, base, weight=0.5).chance[0]), 3)
    0.103
    """
    if not 0 <= weight <= 1:
        raise ValueError(f"weight is {weight}; it must lie from 0 to 1")
    edges = np.union1d(model.edges, base.edges[base.edges < model.edges[-1]])
    mine, others = (np.clip(h.at(edges[:-1]), _LEAST, 1 - _LEAST) for h in (model, base))
    pooled = scipy.special.expit(
        weight * scipy.special.logit(mine) + (1 - weight) * scipy.special.logit(others)
    )
    return Hazards(edges=edges, chance=pooled)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Curve(Result):
    """A chance over time: (month,) arrays from 0 months on."""

    name: str
    event: str
    months: Floats
    chance: Floats
    low: Floats
    high: Floats

    def __post_init__(self) -> None:
        for name in ("months", "chance", "low", "high"):
            object.__setattr__(self, name, readonly(getattr(self, name), shape=(len(self.months),)))

    def at(self, place: int) -> Chance:
        """The chance, with its range, at one of the months."""
        return Chance(
            value=float(self.chance[place]),
            low=float(self.low[place]),
            high=float(self.high[place]),
        )


def blend(ends: Incidence, record: TextRecord, setting: Setting) -> Curve:
    """Hazards of a settlement pooled; the band pools low with low and high with high."""
    weeks = np.arange(ends.weeks + 1, dtype=np.float64) * (7 / DAYS_A_MONTH)
    edges: Floats = np.append(np.arange(0.0, weeks[-1]), weeks[-1])
    base = of_texts(record, since_text_months=setting.record_begun_months)
    low, high = scaled(base, events=record.reached)
    mean, least, most = ends.curve("settlement")
    # A band may bend a little the wrong way; a cumulative curve must not. Both ends give way.
    least, most = np.minimum.accumulate(least[::-1])[::-1], np.maximum.accumulate(most)
    curves: list[Floats] = []
    for model, rate in zip((mean, least, most), (base, low, high), strict=True):
        pooled = pool(_smoothed(edges, weeks, model, ends.paths), rate, weight=setting.weight)
        curves.append(pooled.by(weeks))
    return Curve(
        name="model and base rate pooled",
        event=SIGNED,
        months=weeks,
        chance=curves[0],
        low=np.minimum(curves[1], curves[0]),
        high=np.maximum(curves[2], curves[0]),
    )


def _smoothed(edges: Floats, weeks: Floats, model: Floats, paths: int) -> Hazards:
    # A deal cannot be signed in week 0, so that the curve starts at 0 as hazards do.
    started = np.interp(edges, weeks, model)
    started[0] = 0.0
    return smooth(edges, started, cases=paths)
