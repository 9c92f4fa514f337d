"""The case that base rates are asked for: how old the war and the talks are, and between whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from detente.dossier.model import Dossier
from detente.forecasting.base_rates import BaseRate, base_rates
from detente.shown import Result

DAYS_A_MONTH = 365.25 / 12


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
    between_states : bool
        Whether both sides of the war carry a state's code.
    """

    as_of: dt.date
    war_age_months: float | None
    since_text_months: float
    between_states: bool


def setting_of(dossier: Dossier) -> Setting:
    """What a forecast takes from the dossier: ages in months, and which class the case is in."""
    as_of, war = dossier.date, dossier.war
    age = None
    if war is not None and war.began is not None:
        middle = war.began.earliest + (war.began.latest - war.began.earliest) / 2
        age = max((as_of - middle).days / DAYS_A_MONTH, 0.0)
    texts = [draft.date.latest for draft in dossier.drafts.values() if draft.date.latest <= as_of]
    sides = (
        [dossier.parties[side] for side in war.sides if side in dossier.parties]
        if war is not None
        else [party for party in dossier.parties.values() if party.kind == "belligerent"]
    )
    return Setting(
        as_of=as_of,
        war_age_months=age,
        since_text_months=(as_of - min(texts)).days / DAYS_A_MONTH if texts else 0.0,
        between_states=bool(sides) and all(party.code for party in sides),
    )


def rates_in(months: float, setting: Setting) -> tuple[BaseRate, ...]:
    """Every base rate within so many months from the day of the forecast."""
    return base_rates(
        months,
        war_age_months=setting.war_age_months,
        since_text_months=setting.since_text_months,
        between_states=setting.between_states,
    )
