"""What happens next, by when: dates, endings, and what happened to cases like this one."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from detente.charts.incidence import Curve, RateMark
from detente.charts.style import Span
from detente.forecasting.disagreement import FEWEST
from detente.forecasting.forecast import Forecast
from detente.forecasting.rate import SIGNED, WAR_ENDS, BaseRate
from detente.results import Study
from detente.wording import names
from detente.wording.first.when import deal_fact, rate_fact
from detente.wording.numbers import SPACE, Figure, percent, rate_figure, whole
from detente.wording.phrases import capital
from detente.wording.sections import ENDINGS
from detente.wording.story import open_since

HREF = "#basis-forecast"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRow:
    """One date of interest."""

    day: str
    deal: Figure
    word: str
    prior: Figure | None
    blended: Figure | None
    endings: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RateRow:
    """One base rate at the last date."""

    class_: str
    event: str
    chance: Figure
    n: int
    few: bool
    source: str
    caution: str
    same_event: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementRow:
    """An event on which the model and past cases disagree, by the last such date."""

    day: str
    event: str
    model: Figure
    rate: Figure
    class_: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastSection:
    """The forecast, its curves for the picture, and the base rates beside it."""

    event: str
    resolves: str
    open_since: str
    dates: tuple[DateRow, ...]
    ending_names: tuple[str, ...]
    rates: tuple[RateRow, ...]
    rates_by: str
    base_class: str
    class_rule: str
    no_rates: str
    weight: str
    disagreements: tuple[DisagreementRow, ...]
    curves: tuple[Curve, ...]
    marks: tuple[RateMark, ...]
    days: tuple[dt.date, ...]


def forecast_section(study: Study) -> ForecastSection:
    """The section; without dates ahead it has curves alone."""
    forecast = study.forecast
    endings = [e for e in forecast.incidence.endings if e != "settlement"]
    last = forecast.dates[-1] if forecast.dates else None
    return ForecastSection(
        event=forecast.question,
        resolves=f"{forecast.resolves.rstrip('. ')}." if forecast.resolves else "",
        open_since=open_since(forecast.still_open),
        dates=tuple(
            DateRow(
                day=names.day(at.date),
                deal=percent(at.deal, HREF, fact=deal_fact(at.date.isoformat())),
                word=at.words,
                prior=percent(at.prior, HREF, fact=f"prior:{at.date.isoformat()}")
                if at.prior
                else None,
                blended=percent(at.blended, HREF, fact=f"pooled:{at.date.isoformat()}")
                if at.blended
                else None,
                endings=tuple(
                    percent(at.endings[e], HREF, fact=ending_fact(e, at.date)) for e in endings
                ),
            )
            for at in forecast.dates
        ),
        ending_names=tuple(ENDINGS.get(e, e) for e in endings),
        rates=tuple(_rate(rate, last.date) for rate in last.base_rates) if last else (),
        rates_by=names.day(last.date) if last else "",
        base_class=forecast.base_class,
        class_rule=forecast.conflict.rule,
        no_rates=forecast.conflict.no_rates,
        weight=f"{whole(forecast.weight)}{SPACE}%",
        disagreements=_disagreements(forecast),
        curves=_curves(study),
        marks=_marks(study),
        days=tuple(at.date for at in forecast.dates),
    )


def ending_fact(ending: str, day: dt.date) -> str:
    """The key of the chance of an ending by a day."""
    if ending == "settlement":
        return deal_fact(day.isoformat())
    return f"ending:{ending}:{day.isoformat()}"


def _called(ending: str, forecast: Forecast) -> str:
    """What an ending is called; a settlement as the forecast has it, ratified where it must be."""
    return capital(forecast.question) if ending == "settlement" else ENDINGS.get(ending, ending)


def _disagreements(forecast: Forecast) -> tuple[DisagreementRow, ...]:
    """The last date by which they disagree on each event."""
    last = {one.event: (at.date, one) for at in forecast.dates for one in at.disagreements}
    return tuple(
        DisagreementRow(
            day=names.day(day),
            event=_called(event, forecast),
            model=percent(one.model, HREF, fact=ending_fact(event, day)),
            rate=rate_figure(one.rate, "#basis-rates", fact=rate_fact(one.rate, day.isoformat())),
            class_=one.rate.class_,
        )
        for event, (day, one) in last.items()
    )


def _rate(rate: BaseRate, day: dt.date) -> RateRow:
    return RateRow(
        class_=rate.class_,
        event=rate.event,
        chance=rate_figure(rate, "#basis-rates", fact=rate_fact(rate, day.isoformat())),
        n=rate.n,
        few=rate.n < FEWEST,
        source=rate.source,
        caution=rate.caution,
        same_event=rate.event == SIGNED,
    )


def _curves(study: Study) -> tuple[Curve, ...]:
    """Every ending that comes at all; weeks as dates."""
    ends = study.forecast.incidence
    days = tuple(ends.as_of + dt.timedelta(weeks=week) for week in range(ends.weeks + 1))
    found = []
    for ending in ends.endings:
        if ending in ("open", "war over"):
            continue
        chance, low, high = ends.curve(ending)
        if ending != "settlement" and float(chance[-1]) < 0.005:
            continue
        spans = tuple(
            Span(middle=float(c), low=float(a), high=float(b))
            for c, a, b in zip(chance, low, high, strict=True)
        )
        label = _called(ending, study.forecast)
        found.append(Curve(label=label, dates=days, spans=spans, main=ending == "settlement"))
    return tuple(found)


def _marks(study: Study) -> tuple[RateMark, ...]:
    """Dated base rates at each date: the same event, and wars counted (another event)."""
    return tuple(
        RateMark(
            label=f"{rate.event[0].upper()}{rate.event[1:]}: {rate.class_} (n = {rate.n})",
            date=at.date,
            span=Span(middle=rate.p, low=rate.low, high=rate.high),
        )
        for at in study.forecast.dates
        for rate in _drawn(at.base_rates)
    )


def _drawn(rates: tuple[BaseRate, ...]) -> list[BaseRate]:
    told = [rate for rate in rates if rate.n >= FEWEST]
    wars = [rate for rate in told if rate.event == WAR_ENDS]
    return [*(rate for rate in told if rate.event == SIGNED), *wars[:1]]
