"""What a forecast on record asks, in words that a public forecaster could take."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from detente.dossier.model.dossier import Dossier
from detente.forecasting.rate import BY_CEASEFIRE, SIGNED
from detente.phrases import listed
from detente.wording.names import day, party, with_article
from detente.wording.phrases import capital


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An ending of talks that can be asked about.

    Attributes
    ----------
    past : str
        The same event among past cases, as base rates name it.
    ask : str
        The question, but for who and by when.
    happened : str
        The type under which ``events.csv`` has it.
    """

    past: str
    ask: str
    happened: str


EVENTS = {
    "settlement": Event(
        past=SIGNED,
        ask="Will {who} have signed{ratified} a settlement by {day}?",
        happened="agreement",
    ),
    "ceasefire": Event(
        past=BY_CEASEFIRE,
        ask="Will a ceasefire between {who} be in force on or before {day}?",
        happened="ceasefire",
    ),
}
"""The endings that a forecast can be saved of."""
_SETTLED = (
    "{who} have each signed, by their head of state or government or a plenipotentiary, one text "
    "that {ends}; a part of it alone{but} does not count."
)
_STOPPED = (
    "{who} have both declared, or a mediator has announced with their consent, that all fighting "
    "between them stops, and the day on which it was to stop has come; a pause for a holiday, for "
    "an exchange or on a part of the front does not count, nor does a settlement that ends the war."
)
_RATIFIED = (
    " Here what is signed must be ratified, and counts only once it is: {by}; the day that counts "
    "is that of the last of these acts."
)
_RULES = (
    " It counts from {first} on, up to the end of the day asked about (UTC), whatever becomes of "
    "it later. It is resolved by the text itself, by what the parties announce, or by two "
    "independent news agencies; if none of them has it by then, it has not come."
)


def question(dossier: Dossier, event: str, by: dt.date, *, ratified: bool = False) -> str:
    """The question by one date; ``ratified`` is whether a settlement must be."""
    also = " and ratified" if ratified else ""
    return EVENTS[event].ask.format(who=_who(dossier), day=day(by), ratified=also)


def counts_as(dossier: Dossier, event: str, *, ratified: bool = False) -> str:
    """What counts as its having come: the dossier's own words for a settlement, if it has any."""
    stated = dossier.forecast.resolves if dossier.forecast and event == "settlement" else None
    first = day(dossier.date + dt.timedelta(days=1))
    said = capital((stated or _standard(dossier, event)).strip())
    stop = "" if said.endswith((".", "!", "?")) else "."
    also = _ratified(dossier) if ratified and event == "settlement" else ""
    return f"{said}{stop}{also}{_RULES.format(first=first)}"


def _ratified(dossier: Dossier) -> str:
    """That what is signed counts only once those have ratified it who must."""
    parties = dossier.parties.items()
    who = [with_article(party(dossier, id)) for id, one in parties if one.consent == "ratifies"]
    if dossier.behaviour.ratified is not None or not who:
        who.append("every parliament or vote whose leave it needs")
    return _RATIFIED.format(by=f"by {listed(who)}")


def _standard(dossier: Dossier, event: str) -> str:
    who = _who(dossier)
    if event == "ceasefire":
        return _STOPPED.format(who=capital(who))
    war = dossier.war is not None
    ends = "ends the war or binds them to end it" if war else "settles what is between them"
    return _SETTLED.format(who=capital(who), ends=ends, but=", or a ceasefire," if war else "")


def _who(dossier: Dossier) -> str:
    """Whose names stand in the question: the sides of the war, else all that a deal needs."""
    sides = dossier.war.sides if dossier.war is not None else dossier.required
    return listed(with_article(party(dossier, side)) for side in sides)
