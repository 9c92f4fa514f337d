"""A forecast as it goes on record: all that it takes to be held to it, and to make it again."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from detente._version import __version__
from detente.dealspace.chance import Chance
from detente.dossier.files.plain import digest
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.record import kebab
from detente.forecasting.forecast import DateForecast, Forecast
from detente.forecasting.scoring import Scored
from detente.prompt import Shown
from detente.wording.questions import EVENTS, counts_as, question

FORMAT = 1
EVENT = "settlement"
"""What is saved unless another event is named."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOST = 10_000


def _day(value: Any) -> Any:
    """A day as JSON has it: a text such as 2026-02-24."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            pass
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    raise PydanticCustomError(
        "not-a-date", "{value} is not a day", {"value": str(value)[:40], "mend": "As 2026-02-24."}
    )


def _share(value: float) -> float:
    """A share from 0 to 1; NaN is none."""
    if not 0 <= value <= 1:
        context = {"value": f"{value:g}", "mend": "A chance stands as a number from 0 to 1."}
        raise PydanticCustomError("out-of-range", "{value} is no chance", context)
    return value


Day = Annotated[dt.date, BeforeValidator(_day, json_schema_input_type=str)]
Share = Annotated[float, Field(strict=True), AfterValidator(_share)]
Count = Annotated[int, Field(strict=True, ge=0, le=10**15)]
Words = Annotated[str, Field(strict=True, min_length=1, max_length=_MOST)]


class Part(Shown, BaseModel):
    """What a saved forecast and its parts have: frozen, and no word but their own."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", alias_generator=kebab, populate_by_name=True
    )


class Ranged(Part):
    """A chance with its 90 % range over draws."""

    chance: Share = Field(description="0 to 1.")
    low: Share = Field(description="The lower end of its 90 % range.")
    high: Share = Field(description="The upper end of its 90 % range.")


class PastCases(Ranged):
    """How often the same event came in past cases, with the 90 % interval of that share."""

    cases: Words = Field(description="The class of past cases.")
    event: Words = Field(description="What happened in them.")
    n: Count = Field(description="How many cases the share rests on.")
    source: Words = Field(description="The record they stand in.")


class ByDate(Ranged):
    """The forecast for one date, as the model has it, with what stands beside it."""

    by: Day = Field(description="The last day on which it can come.")
    question: Words = Field(description="The question, as it can be put to anybody.")
    base_rate: PastCases | None = Field(
        default=None, description="Past cases of the same event; null where no class fits."
    )
    prior: Ranged | None = Field(
        default=None,
        description="The chance if the talks began on the day of the forecast: without the "
        "evidence that they have lasted until then; null where they do, or nothing is known of it.",
    )
    pooled: Ranged | None = Field(
        default=None, description="The model pooled with past cases; null where no class fits."
    )

    def scored(self, as_of: dt.date, came: bool | None) -> Scored:
        """The forecast made from what was known on a day, with what came of it."""
        return Scored(
            question=self.question,
            as_of=as_of,
            by=self.by,
            chance=self.chance,
            base_rate=self.base_rate.chance if self.base_rate else None,
            prior=self.prior.chance if self.prior else None,
            pooled=self.pooled.chance if self.pooled else None,
            came=came,
        )


class Run(Part):
    """How the forecast was made."""

    draws: Count = Field(description="Samples of everything uncertain.")
    paths: Count = Field(description="Ways the talks went on, of each draw.")
    still_open: Count | None = Field(
        default=None,
        description="Of all paths of all draws, those on which the talks were open on that day.",
    )
    learned: Annotated[bool, Field(strict=True)] = Field(
        default=False, description="Whether what the parties said moved the estimates."
    )
    lever: Words = Field(description="The lever under which talks were played.")
    class_: Words | None = Field(description="The kind of conflict; null where it is not known.")
    weight: Share = Field(description="Of the model beside past cases.")


class Outcome(Part):
    """What came."""

    came: Annotated[bool, Field(strict=True)] = Field(description="Whether it came.")
    on: Day = Field(description="The day it came; if not, the day up to which it had not.")
    source: Words = Field(description="What says so: the id of a source.")


class SavedForecast(Part):
    """A forecast on record: one event, by one date or several, and all it takes to make it anew."""

    format: Literal[1] = Field(description="The version of this format.")
    title: Words = Field(description="The title of the dossier.")
    event: Words = Field(description="What is forecast: settlement or ceasefire.")
    counts_as: Words = Field(
        description="What counts as its having come, so that anybody can tell."
    )
    made: Day = Field(description="The day it was saved.")
    as_of: Day = Field(description="The day up to which things were known.")
    seed: Count = Field(description="The one number behind all random ones.")
    version: Words = Field(description="The version of detente.")
    dossier: Annotated[str, Field(strict=True, pattern=r"^[0-9a-f]{64}$")] = Field(
        description="The SHA-256 of the dossier's content on that day."
    )
    settings: Run = Field(description="How it was made.")
    forecasts: tuple[ByDate, ...] = Field(min_length=1, description="By date, in order.")
    outcome: Outcome | None = Field(default=None, description="What came; null while it is open.")

    def came(self, by: dt.date) -> bool | None:
        """Whether it came by a day; None while nobody knows."""
        known = self.outcome
        if known is None:
            return None
        if known.came:
            return known.on <= by
        return False if by <= known.on else None

    def scored(self) -> tuple[Scored, ...]:
        """The forecast for each date, with what came of it."""
        return tuple(one.scored(self.as_of, self.came(one.by)) for one in self.forecasts)


def to_save(
    dossier: Dossier, forecast: Forecast, *, made: dt.date, event: str = EVENT
) -> SavedForecast:
    """A forecast as it goes on record.

    Parameters
    ----------
    dossier : Dossier
        What it was made from.
    forecast : Forecast
    made : datetime.date
        Today.
    event : str
        Which ending is asked about: ``settlement`` or, where talks can end so, ``ceasefire``.

    Raises
    ------
    ValueError
        Talks here cannot end so, or no date of interest lies ahead.
    """
    endings = [name for name in EVENTS if name in forecast.incidence.endings]
    if event not in endings:
        raise ValueError(f"event is {event!r}; what can be saved here is {', '.join(endings)}")
    if not forecast.dates:
        raise ValueError("by names no date that lies ahead; there is nothing to save")
    setting, ends = forecast.setting, forecast.incidence
    return SavedForecast(
        format=FORMAT,
        title=dossier.title,
        event=event,
        counts_as=counts_as(dossier, event, ratified=ends.ratified),
        made=made,
        as_of=setting.as_of,
        seed=forecast.seed,
        version=__version__,
        dossier=digest(dossier),
        settings=Run(
            draws=ends.draws,
            paths=ends.each,
            still_open=ends.paths,
            learned=forecast.learned,
            lever=forecast.lever,
            class_=forecast.conflict.kind,
            weight=forecast.weight,
        ),
        forecasts=tuple(by_date(dossier, at, event) for at in forecast.dates),
    )


def by_date(dossier: Dossier, at: DateForecast, event: str) -> ByDate:
    """What is said of one event by one date."""
    rate = next((rate for rate in at.base_rates if rate.event == EVENTS[event].past), None)
    pooled, prior = (at.blended, at.prior) if event == EVENT else (None, None)
    return ByDate(
        **_ranged(at.endings[event]),
        by=at.date,
        question=question(dossier, event, at.date, ratified="not-ratified" in at.endings),
        base_rate=None
        if rate is None
        else PastCases(
            chance=rate.p,
            low=rate.low,
            high=rate.high,
            cases=rate.class_,
            event=rate.event,
            n=rate.n,
            source=rate.source,
        ),
        prior=None if prior is None else Ranged(**_ranged(prior)),
        pooled=None if pooled is None else Ranged(**_ranged(pooled)),
    )


def _ranged(one: Chance) -> dict[str, float]:
    return {"chance": float(one.value), "low": float(one.low), "high": float(one.high)}
