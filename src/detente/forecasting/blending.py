"""Curves over the months ahead: the base rates, and the model's forecast pooled with one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.arrays import Floats, readonly
from detente.dealspace.chance import Chance
from detente.forecasting.base_rates import SIGNED
from detente.forecasting.figures import TextRecord
from detente.forecasting.incidence import Incidence
from detente.forecasting.pooling import Hazards, of_texts, pool, scaled, smooth
from detente.forecasting.setting import DAYS_A_MONTH, Setting
from detente.shown import Result


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
    base = of_texts(record, since_text_months=setting.since_text_months)
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
