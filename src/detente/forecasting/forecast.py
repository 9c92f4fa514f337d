"""A dated forecast: the model's, beside base rates of the same event, and both pooled."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from detente.dealspace.chance import Chance
from detente.dossier.model import Dossier
from detente.forecasting.base_rates import BaseRate
from detente.forecasting.blending import Curve, base_curves, blend
from detente.forecasting.figures import PAX_ALL, PAX_BETWEEN_STATES, TextRecord
from detente.forecasting.incidence import Incidence, incidence
from detente.forecasting.scoring import ForecastRecord
from detente.forecasting.setting import DAYS_A_MONTH, Setting, rates_in, setting_of
from detente.forecasting.words import range_words, word
from detente.shown import Result, Table
from detente.talks.outcomes import Talks
from detente.talks.settings import week_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DateForecast(Result):
    """What is likely by one date.

    Attributes
    ----------
    date : datetime.date
    months : float
        From the day of the forecast.
    deal : Chance
        That a settlement is signed by then, as the model has it.
    words : str
        The same in words (ICD 203); ``range_words`` for its range.
    endings : dict of ending -> Chance
        Every way in which talks can end here, ``open``, and ``war over`` where there is a war.
    blended : Chance
        ``deal`` pooled with the base rate of the same event.
    base_rates : tuple of BaseRate
        Those of the same event first.
    """

    date: dt.date
    months: float
    deal: Chance
    words: str
    range_words: str
    endings: dict[str, Chance]
    blended: Chance
    base_rates: tuple[BaseRate, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Forecast(Table):
    """How likely, by when: one question, with what it rests on.

    Attributes
    ----------
    question, resolves : str, str or None
        The event, and what counts as its having happened.
    setting : Setting
    dates : tuple of DateForecast
        In order; empty where no date of interest lies ahead.
    incidence : Incidence
        Every ending, week by week.
    blend : Curve
        The pooled chance of a settlement.
    base_curves : tuple of Curve
        Base rates over the same months: the same event first.
    base_class : str
        The class in the blend.
    weight : float
        The model's weight in the blend.
    seed : int
    cautions : tuple of str
    """

    _rows_in: ClassVar = "dates"

    question: str
    resolves: str | None
    setting: Setting
    dates: tuple[DateForecast, ...]
    incidence: Incidence
    blend: Curve
    base_curves: tuple[Curve, ...]
    base_class: str
    weight: float
    seed: int
    cautions: tuple[str, ...]

    @property
    def lever(self) -> str:
        """The lever under which talks were played."""
        return self.incidence.lever

    def records(self, *, dossier: str) -> tuple[ForecastRecord, ...]:
        """The forecast as it goes on record, one for each date, to be resolved and scored."""
        return tuple(
            ForecastRecord(
                question=f"{self.question} by {at.date.isoformat()}",
                resolves=self.resolves or self.question,
                made=self.setting.as_of,
                by=at.date,
                chance=at.deal.value,
                low=at.deal.low,
                high=at.deal.high,
                seed=self.seed,
                dossier=dossier,
            )
            for at in self.dates
        )


def forecast(
    dossier: Dossier,
    talks: Talks,
    *,
    seed: int,
    lever: str = "hold-course",
    weight: float = 0.5,
) -> Forecast:
    """How likely a settlement and the other endings are by each date of interest.

    Parameters
    ----------
    dossier : Dossier
    talks : Talks
        As played from this dossier.
    seed : int
        The seed of the talks, kept with the forecast.
    lever : str
        Which of the levers played.
    weight : float
        Of the model in the blend with base rates, 0 to 1.
    """
    setting = setting_of(dossier)
    ends = incidence(talks, lever=lever, as_of=setting.as_of)
    record = PAX_BETWEEN_STATES if setting.between_states else PAX_ALL
    pooled = blend(ends, record, setting, weight=weight)
    dates, left_out = _dates(dossier, ends)
    question = dossier.forecast
    return Forecast(
        question=question.event if question else "settlement signed",
        resolves=question.resolves if question else None,
        setting=setting,
        dates=tuple(_at(date, ends, pooled, setting) for date in dates),
        incidence=ends,
        blend=pooled,
        base_curves=base_curves(pooled.months, setting),
        base_class=record.name,
        weight=weight,
        seed=seed,
        cautions=_cautions(dossier, setting, record, weight, left_out),
    )


def _dates(dossier: Dossier, ends: Incidence) -> tuple[list[dt.date], list[dt.date]]:
    """The dates of interest that were played, and those that were not."""
    if dossier.forecast is None:
        return [ends.as_of + dt.timedelta(weeks=w) for w in (13, 26) if w <= ends.weeks], []
    asked = sorted({when.latest for when in dossier.forecast.by})
    # Talks are played to the week nearest to the last date, which may end three days before it.
    inside = [day for day in asked if 0 < (day - ends.as_of).days <= 7 * ends.weeks + 3]
    return inside, [day for day in asked if day not in inside]


def _at(date: dt.date, ends: Incidence, blend: Curve, setting: Setting) -> DateForecast:
    months = (date - setting.as_of).days / DAYS_A_MONTH
    endings = ends.by(date)
    deal = endings["settlement"]
    week = week_of(date, ends.as_of)
    value, low, high = (float(curve[week]) for curve in (blend.chance, blend.low, blend.high))
    return DateForecast(
        date=date,
        months=months,
        deal=deal,
        words=word(deal.value),
        range_words=range_words(deal.low, deal.high),
        endings=endings,
        blended=Chance(value=value, low=low, high=high),
        base_rates=rates_in(months, setting),
    )


def _cautions(
    dossier: Dossier,
    setting: Setting,
    record: TextRecord,
    weight: float,
    left_out: list[dt.date],
) -> tuple[str, ...]:
    said = [
        f"The blend gives the model a weight of {weight:g} beside {record.name} "
        f"({record.reached} of {record.processes} reached an agreement): a judgement.",
        "A settlement signed is neither a ceasefire nor a peace that holds.",
    ]
    if setting.war_age_months is not None:
        said.append(
            "Base rates of wars count every way of ending, victory included: another event."
        )
    if not dossier.drafts:
        said.append("No draft is on record, so base rates of agreements count from today.")
    if dossier.war is not None and setting.war_age_months is None:
        said.append("Nobody says when the war began, so base rates of wars are left out.")
    if left_out:
        days = ", ".join(day.isoformat() for day in left_out)
        said.append(f"Not forecast, since not ahead or beyond the weeks played: {days}.")
    return tuple(said)
