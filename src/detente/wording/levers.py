"""Levers in words: their names, who pays which price, and their figures, each defined once."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from detente.dealspace.chance import Chance
from detente.dossier.inputs.registry.acting import LEVER_COSTS
from detente.levers.differences import Difference
from detente.levers.losses import Loss
from detente.results import Study
from detente.wording import names, numbers
from detente.wording.numbers import (
    SPACE,
    Figure,
    number,
    percent,
    points,
    points_between,
    quantity,
    tenths,
    twice,
)

HOLD = "hold-course"
HREF = "#basis-levers"

LOSSES = {
    "still-open": ("at hand", "Talks still open, texts at hand"),
    "opened": ("opened", "A zone opened later"),
    "not-ratified": ("not ratified", "Signed, and not ratified"),
    "mediator-leaves": ("mediator left", "The mediator left"),
    "party-leaves": ("a party left", "A party left"),
    "war-over": ("war over", "The war ended first"),
    "lapsed": ("lapsed", "The standoff lapsed"),
    "not-found": ("not found", "No text in the zone was found"),
    "refused": ("refused", "One was found, and still refused"),
    "not-kept": ("not kept", "Signed, and not kept"),
}
"""What is lost on the way from a zone to a deal: in a table's head, and in words."""

LOST_WHOLES = ("A zone", "A deal signed", "A deal kept for five years")
"""What stands at the beginning, between and at the end of what is lost."""


def lever_order(study: Study) -> list[str]:
    """The levers, the best group first."""
    return [id for group in study.levers.groups for id in group]


def lever_name(study: Study, id: str) -> str:
    """The lever's name; holding course has one even where the dossier does not list it."""
    known = study.dossier.levers.get(id)
    return known.name if known else id.replace("-", " ").capitalize()


def payer(study: Study, id: str) -> str:
    """Who pays the price of a lever, by name; empty where that is the mediator."""
    party = study.dossier.payer(id)
    return names.said_party(study.dossier, party) if party else ""


def cost(study: Study, id: str) -> Figure | None:
    """What a lever costs whoever uses it, over the draws; None where the dossier states nothing."""
    known = study.dossier.levers.get(id)
    if known is None or known.costs is None:
        return None
    href = f"#input-{LEVER_COSTS.of(lever=id)}"
    return quantity(study.levers.levers[id].cost, href, fact=f"cost:{id}")


def price(study: Study, id: str) -> str:
    """The price in the dossier's words, or the cost in figures, and to whom."""
    known = study.dossier.levers.get(id)
    if known is None:
        return ""
    who = payer(study, id)
    if known.price:
        words = "; ".join(known.price)
        return f"{words} (paid by {who})" if who else words
    figure = cost(study, id)
    return f"{figure} of the most {who or 'the mediator'} would bear" if figure else ""


def deal_by(study: Study, id: str, day: dt.date) -> Figure:
    """The chance of a deal by a day under a lever; of the course held it is the forecast's."""
    fact = f"deal-by:{day.isoformat()}" if id == HOLD else f"lever:{id}:{day.isoformat()}"
    href = "#basis-forecast" if id == HOLD else HREF
    return percent(study.levers.levers[id].deal_by[day], href, fact=fact)


def against(study: Study, id: str) -> Figure | None:
    """Points against holding course by the last date; None for the course held itself."""
    found = study.levers.against.get(id)
    if found is None or id == HOLD:
        return None
    spread = f"{points(found.low)} to {points(found.high)}"
    day, table = study.levers.dates[-1], study.levers.levers
    text = points_between(table[next(iter(table))].deal_by[day].value, table[id].deal_by[day].value)
    return Figure(text=text, range=spread, href=HREF, fact=f"against:{id}")


def narrow_leads(study: Study) -> tuple[str, ...]:
    """Where two groups print the same figure: by how much the first of the one leads, all the same.

    Groups are parted by the paired error of their first levers, which a rounded figure cannot show.
    """
    groups = study.levers.groups
    if not study.levers.dates:
        return ()
    day = study.levers.dates[-1]
    return tuple(
        f"“{lever_name(study, ahead[0])}” leads “{lever_name(study, behind[0])}” by "
        f"{lead(study, ahead[0], behind[0])}"
        for ahead, behind in pairwise(groups)
        if any(deal_by(study, id, day).text == deal_by(study, behind[0], day).text for id in ahead)
    )


def lead(study: Study, ahead: str, behind: str) -> str:
    """By how many points one lever leads another by the last date; parts of a point are shown."""
    day, table = study.levers.dates[-1], study.levers.levers
    gap = 100 * (table[ahead].deal_by[day].value - table[behind].deal_by[day].value)
    words = f"{gap:.1f}" if gap < 1 else f"{gap + 1e-9:.0f}"
    return f"{words}{SPACE}{'point' if words in ('1', '1.0') else 'points'}"


def moved(found: Difference) -> str:
    """A paired difference in points, with its sign, give or take twice its error.

    >>> moved(Difference(value=0.0528, low=0.0, high=0.1, error=0.004))
    '+5.3 ±0.8'
    >>> moved(Difference(value=-0.0001, low=0.0, high=0.0, error=0.0))
    '0.0 ±0.0'
    """
    return numbers.moved(found.value, found.error)


def lost_figure(one: Chance | Loss, *, whole: bool) -> Figure:
    """A chance in tenths of a per cent, or a step of one in points; give or take twice its error.

    >>> from detente.levers.losses import Loss
    >>> str(lost_figure(Loss(name="refused", value=-0.0412, error=0.004), whole=False))
    '−4.1 ±0.8'
    """
    text = f"{number(100 * one.value, 1)}{SPACE}%" if whole else tenths(one.value)
    return Figure(text=text, range=twice(one.error), href=HREF)


def give_or_take(error: float) -> str:
    """How far another seed would move a figure, in points.

    >>> give_or_take(0.0061).replace(SPACE, " "), give_or_take(0.0001).replace(SPACE, " ")
    ('±1 point', 'less than ±1 point')
    """
    twice = round(200 * error)
    if error != error:
        return ""
    if twice < 1:
        return f"less than ±1{SPACE}point"
    return f"±{twice}{SPACE}{'point' if twice == 1 else 'points'}"
