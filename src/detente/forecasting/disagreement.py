"""Where the model and the base rate of the same event disagree, by a rule that is stated."""

from __future__ import annotations

from dataclasses import dataclass

from detente.dealspace.chance import Chance
from detente.forecasting.rate import SIGNED, WAR_ENDS, BaseRate
from detente.shown import Result

APART, ODDS, FEWEST = 0.05, 2.0, 5
RULE = (
    "Model and base rate disagree where they are five points or more apart, and one lies outside "
    "the other's 90 % range or its odds are twice the other's or more; a rate of fewer than five "
    "cases is not set against the model."
)
_EVENTS = {"settlement": SIGNED, "war over": WAR_ENDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement(Result):
    """An event on which the model and what became of past cases disagree.

    Attributes
    ----------
    event : str
        The ending, as the forecast names it: ``settlement`` or ``war over``.
    model : Chance
    rate : BaseRate
        Of the same event, from the class that fits best.
    """

    event: str
    model: Chance
    rate: BaseRate


def disagreements(
    endings: dict[str, Chance], rates: tuple[BaseRate, ...]
) -> tuple[Disagreement, ...]:
    """The events on which they disagree, each beside the first base rate of the same event.

    A rate of fewer cases than five says too little to disagree with, and is passed over.

    Parameters
    ----------
    endings : dict of ending -> Chance
        The model's, by one date.
    rates : tuple of BaseRate
        By the same date.
    """
    found = []
    for ending, event in _EVENTS.items():
        enough = (rate for rate in rates if rate.event == event and rate.n >= FEWEST)
        rate = next(enough, None)
        if rate is not None and ending in endings and disagree(endings[ending], rate):
            found.append(Disagreement(event=ending, model=endings[ending], rate=rate))
    return tuple(found)


def disagree(model: Chance, rate: BaseRate) -> bool:
    """Whether they do, by the rule stated above.

    Examples
    --------
    >>> from detente.forecasting.base_rates import war_ends
    >>> wars = war_ends(12, age_months=45)[0]  # 22 % (7-49)
    >>> disagree(Chance(value=0.41, low=0.14, high=0.76), wars)
    True
    >>> disagree(Chance(value=0.29, low=0.14, high=0.76), wars)
    False
    """
    p = model.value
    if abs(p - rate.p) < APART:
        return False
    outside = not (rate.low <= p <= rate.high and model.low <= rate.p <= model.high)
    less, more = sorted((p, rate.p))
    return outside or more * (1 - less) >= ODDS * less * (1 - more)
