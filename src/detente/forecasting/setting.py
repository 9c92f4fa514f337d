"""The case that base rates are asked for: how old war and talks are, of which kind, what counts."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from detente.dossier.model.dossier import Dossier
from detente.dossier.model.war import ConflictKind
from detente.forecasting.base_rates import BaseRate, base_rates
from detente.forecasting.classes import ConflictClass, conflict_class
from detente.shown import Result

DAYS_A_MONTH = 365.25 / 12
WEIGHT = 0.5
"""Of the model beside the base rate, where nobody says another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Result):
    """What a forecast takes from the dossier besides the talks.

    Attributes
    ----------
    as_of : datetime.date
    war_age_months : float or None
        None where there is no war or nobody says when it began.
    since_text_months : float
        Since the earliest draft known; 0 without one.
    conflict : ConflictClass
        The kind of conflict, and how it was told.
    weight : float
        Of the model where it is pooled with the base rate of the same event, 0 to 1.
    """

    as_of: dt.date
    war_age_months: float | None
    since_text_months: float
    conflict: ConflictClass
    weight: float


def setting_of(
    dossier: Dossier, *, conflict: ConflictKind | None = None, weight: float | None = None
) -> Setting:
    """What a forecast takes from the dossier: ages in months, the class, the weight.

    Parameters
    ----------
    dossier : Dossier
    conflict : str, optional
        The kind of conflict, if the user names it; it goes before the dossier's own.
    weight : float, optional
        The same of the model's weight.
    """
    as_of, war, question = dossier.date, dossier.war, dossier.forecast
    age = None
    if war is not None and war.began is not None:
        middle = war.began.earliest + (war.began.latest - war.began.earliest) / 2
        age = max((as_of - middle).days / DAYS_A_MONTH, 0.0)
    texts = [draft.date.latest for draft in dossier.drafts.values() if draft.date.latest <= as_of]
    stated = question.weight if question is not None else None
    return Setting(
        as_of=as_of,
        war_age_months=age,
        since_text_months=(as_of - min(texts)).days / DAYS_A_MONTH if texts else 0.0,
        conflict=conflict_class(dossier, conflict),
        weight=next((one for one in (weight, stated) if one is not None), WEIGHT),
    )


def rates_in(months: float, setting: Setting) -> tuple[BaseRate, ...]:
    """Every base rate within so many months from the day of the forecast."""
    return base_rates(
        months,
        kind=setting.conflict.kind,
        war_age_months=setting.war_age_months,
        since_text_months=setting.since_text_months,
    )
