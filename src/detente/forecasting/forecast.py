"""A dated forecast: the model's, beside base rates of the same event, and both pooled."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from detente.dealspace.chance import Chance
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.war import RATIFIED, SETTLEMENT
from detente.forecasting.classes import DAYS_A_MONTH, ConflictClass, Setting, rates_in, setting_of
from detente.forecasting.disagreement import RULE, Disagreement, disagreements
from detente.forecasting.figures import RECORDS_END, TextRecord
from detente.forecasting.incidence import Incidence, incidence
from detente.forecasting.pooling import Curve, blend
from detente.forecasting.rate import WAR_ENDS, BaseRate
from detente.forecasting.words import range_words, word
from detente.shown import Result, Table
from detente.talks.outcomes import KEPT_MONTHS, Talks
from detente.talks.settings import week_of
from detente.talks.still_open import StillOpen

CEASEFIRE_ALONE = (
    "A ceasefire may come while a month of fighting costs each side more than it believes that it "
    "wins; it then changes neither the front nor what the talks are about."
)
CEASEFIRE_HOLDS = (
    "While a ceasefire holds the front stands still, nobody is exhausted, and each side reckons as "
    "if the costs that it spares stayed away; what the talks are about stays the same."
)
AT_ONCE = (
    "What is signed is ratified, or not, in the week of its signature; where that takes months, "
    "the chance by a date is that of a signature by then and of its ratification, whenever."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateForecast(Result):
    """What is likely by one date.

    Attributes
    ----------
    date : datetime.date
    months : float
        From the day of the forecast.
    deal : Chance
        That a settlement is signed by then, and ratified where it must be, as the model has it.
    words : str
        The same in words (ICD 203).
    range_words : str
        The words for its range.
    kept : dict of int -> Chance
        The same, and that it is kept for so many months after signature.
    endings : dict of ending -> Chance
        Every way in which talks can end here, ``open``, and, where there is a war, ``ceasefire``
        (one has come, without a settlement before it) and ``war over``.
    prior : Chance or None
        The same as ``deal`` if the talks began on the day of the forecast: without the evidence
        that they have lasted until then; None where they do begin on it.
    blended : Chance or None
        ``deal`` pooled with the base rate of the same event; None where no class of past cases
        fits.
    base_rates : tuple of BaseRate
        Those of the same event first.
    disagreements : tuple of Disagreement
        Where the model and the base rate of the same event disagree.
    """

    date: dt.date
    months: float
    deal: Chance
    words: str
    range_words: str
    kept: dict[int, Chance]
    endings: dict[str, Chance]
    prior: Chance | None
    blended: Chance | None
    base_rates: tuple[BaseRate, ...]
    disagreements: tuple[Disagreement, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Forecast(Table):
    """How likely, by when: one question, with what it rests on.

    Attributes
    ----------
    question : str
        What is forecast.
    resolves : str or None
        What counts as its having happened.
    setting : Setting
        With the class of conflict and the model's weight.
    dates : tuple of DateForecast
        In order; empty where no date of interest lies ahead.
    incidence : Incidence
        Every ending, week by week.
    still_open : StillOpen or None
        When the talks began, and how many worlds remain in which they have not ended; None where
        nobody says.
    blend : Curve or None
        The pooled chance of a settlement; None where no class of past cases fits.
    base_class : str
        The class of past cases in the blend; empty without one.
    seed : int
    cautions : tuple of str
    """

    _rows_in: ClassVar = "dates"

    question: str
    resolves: str | None
    setting: Setting
    dates: tuple[DateForecast, ...]
    incidence: Incidence
    still_open: StillOpen | None
    blend: Curve | None
    base_class: str
    seed: int
    cautions: tuple[str, ...]

    @property
    def learned(self) -> bool:
        """Whether what the parties said moved the estimates."""
        return self.incidence.learned

    @property
    def lever(self) -> str:
        """The lever under which talks were played."""
        return self.incidence.lever

    @property
    def conflict(self) -> ConflictClass:
        """The kind of conflict, and how it was told."""
        return self.setting.conflict

    @property
    def weight(self) -> float:
        """The model's weight in the blend."""
        return self.setting.weight


def forecast(
    dossier: Dossier,
    talks: Talks,
    *,
    seed: int,
    lever: str = "hold-course",
    setting: Setting | None = None,
    prior: Talks | None = None,
    still_open: StillOpen | None = None,
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
    setting : Setting, optional
        What it is set beside, if not as the dossier has it: :func:`setting_of` with the user's own
        class of conflict or weight.
    prior : Talks, optional
        The same talks as if they began on the day of the forecast.
    still_open : StillOpen, optional
        When they began, and how many worlds remain in which they have not ended.
    """
    setting = setting or setting_of(dossier)
    ends = incidence(talks, lever=lever, as_of=setting.as_of)
    record = setting.record
    pooled = blend(ends, record, setting) if record else None
    days, left_out = _dates(dossier, ends)
    before = incidence(prior, lever=lever, as_of=setting.as_of) if prior is not None else None
    at = talks.levers.index(lever)

    def kept(day: dt.date) -> dict[int, Chance]:
        week = week_of(day, ends.as_of)
        return {n: talks.chance(talks.kept(n, by_week=week)[at]) for n in KEPT_MONTHS}

    dates = tuple(_at(day, (ends, before), kept(day), pooled, setting) for day in days)
    question = dossier.forecast
    return Forecast(
        question=RATIFIED if ends.ratified else SETTLEMENT,
        resolves=question.resolves if question else None,
        setting=setting,
        dates=dates,
        incidence=ends,
        still_open=still_open,
        blend=pooled,
        base_class=record.name if record else "",
        seed=seed,
        cautions=(
            *_of_blend(setting, record),
            *_of_record(dossier, setting, dates),
            *((AT_ONCE,) if ends.ratified else ()),
            *_of_dates(left_out),
        ),
    )


def _dates(dossier: Dossier, ends: Incidence) -> tuple[list[dt.date], list[dt.date]]:
    """The dates of interest that were played, and those that were not."""
    if dossier.forecast is None:
        return [ends.as_of + dt.timedelta(weeks=w) for w in (13, 26) if w <= ends.weeks], []
    asked = sorted({when.latest for when in dossier.forecast.by})
    # Talks are played to the week nearest to the last date, which may end three days before it.
    inside = [day for day in asked if 0 < (day - ends.as_of).days <= 7 * ends.weeks + 3]
    return inside, [day for day in asked if day not in inside]


def _at(
    date: dt.date,
    ended: tuple[Incidence, Incidence | None],
    kept: dict[int, Chance],
    blend: Curve | None,
    setting: Setting,
) -> DateForecast:
    """What is likely by a date; how talks end, given that they are open, and without that."""
    months = (date - setting.as_of).days / DAYS_A_MONTH
    ends, before = ended
    endings = ends.by(date)
    deal = endings["settlement"]
    rates = rates_in(months, setting)
    return DateForecast(
        date=date,
        months=months,
        deal=deal,
        words=word(deal.value),
        range_words=range_words(deal.low, deal.high),
        kept=kept,
        endings=endings,
        prior=before.by(date)["settlement"] if before is not None else None,
        blended=None if blend is None else blend.at(week_of(date, ends.as_of)),
        base_rates=rates,
        disagreements=disagreements(endings, rates),
    )


def _of_blend(setting: Setting, record: TextRecord | None) -> tuple[str, ...]:
    """What the blend gives to which; the class of conflict has a place of its own."""
    if record is None:
        return ()
    return (
        f"The blend gives the model a weight of {setting.weight:g} beside {record.name} "
        f"({record.reached} of {record.processes} reached an agreement): a judgement.",
    )


def _of_record(
    dossier: Dossier, setting: Setting, dates: tuple[DateForecast, ...]
) -> tuple[str, ...]:
    """What to bear in mind of the base rates and the event."""
    said = []
    if (asked := dossier.forecast) and asked.event.strip().casefold() != SETTLEMENT:
        said.append(
            f"The dossier asks for “{asked.event}”; what is forecast is that all whose leave is "
            "needed sign one text."
        )
    if dossier.war is not None:
        said.append("A settlement signed is neither a ceasefire nor a peace that holds.")
        holds = dossier.war.ceasefire_holds_months is not None
        said.append(CEASEFIRE_HOLDS if holds else CEASEFIRE_ALONE)
    if any(rate.event == WAR_ENDS for at in dates for rate in at.base_rates):
        said.append("Base rates of wars count every way of ending, victory included.")
    said += [] if setting.conflict.no_rates else _of_clocks(dossier, setting)
    if any(at.disagreements for at in dates):
        said.append(RULE)
    return tuple(said)


def _of_clocks(dossier: Dossier, setting: Setting) -> list[str]:
    """From when on past cases are counted, and until when."""
    said = []
    if not dossier.drafts:
        said.append(
            "No draft is on record, so base rates of agreements count from today; the first text "
            "tabled, under drafts:, would start their clock."
        )
    if dossier.war is not None and setting.war_age_months is None:
        said.append("Nobody says when the war began, so base rates of wars are left out.")
    if setting.as_of.year <= RECORDS_END:
        said.append(
            f"The past cases end in {RECORDS_END} or before: this very conflict may be one of "
            "them, with an end that nobody knew on that day."
        )
    return said


def _of_dates(left_out: list[dt.date]) -> tuple[str, ...]:
    if not left_out:
        return ()
    days = ", ".join(day.isoformat() for day in left_out)
    return (f"Not forecast, since not ahead or beyond the weeks played: {days}.",)
