"""War or standoff, how long a deal lives, how parties act, the mediator, the dates asked about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from detente.dossier.checks.desk import Desk
from detente.dossier.files.tree import Path
from detente.dossier.inputs.registry.alternative import (
    DICTATED_TO,
    DICTATING,
    STANDOFF_NO_DEAL,
    WAITING_DISCOUNT,
)
from detente.dossier.inputs.registry.durability import (
    ANY_DEAL,
    BREAKING_COSTS,
    IF_IT_FAILS,
    LIFE_BY_OPTION,
)
from detente.dossier.inputs.registry.wants import NO_DEAL
from detente.dossier.model.war import SETTLEMENT, StandoffParty, WarParty


def check_war(desk: Desk) -> None:
    """Check the sides of the war and the parties it touches."""
    war = desk.dossier.war
    if war is None:
        return
    desk.refer_each("party", war.sides, desk.names.parties, ("war", "sides"), who="a side is")
    if war.sides[0] == war.sides[1]:
        desk.add(
            "same-side",
            ("war", "sides"),
            f'both sides of the war are "{war.sides[0]}".',
            "Name the two parties that fight.",
        )
    if war.began is not None:
        desk.late(("war", "began"), war.began, None)
    _parties(desk, war.parties, ("war",), "the war touches")
    for party in war.sides:
        _stakes(desk, party, war.parties.get(party))
    for party, record in desk.dossier.parties.items():
        stated = war.parties.get(party)
        by_war = party in war.sides or (stated is not None and stated.no_deal is not None)
        if by_war and record.wants is not None and record.wants.no_deal is not None:
            desk.add_key(
                "said-twice",
                NO_DEAL.path_of(party=party),
                f'the war already says what no deal is worth to "{party}".',
                "Take no-deal away here, or the party out of the war.",
                name=party,
            )


def _stakes(desk: Desk, party: str, stated: WarParty | None) -> None:
    """Check that dictating peace is worth more to a side than being dictated to."""
    if stated is None or stated.dictating is None or stated.dictated_to is None:
        return
    best, worst = stated.dictating.centre, stated.dictated_to.centre
    if best < worst:
        desk.add(
            "upside-down-stakes",
            DICTATING.path_of(party=party),
            f'to "{party}" dictating peace ({best:.4g}) is worth less than being dictated to '
            f"({worst:.4g}).",
            "Exchange the two, or mend one: what a side dictates is worth more to it.",
        )
    elif stated.dictating.low < stated.dictated_to.high:
        desk.add(
            "overlapping-stakes",
            DICTATED_TO.path_of(party=party),
            f'to "{party}" being dictated to may be worth {stated.dictated_to.high:.4g}, dictating '
            f"as little as {stated.dictating.low:.4g}: in some draws a side would rather lose.",
            "Narrow one of the two ranges, unless that is what is meant.",
        )


def check_standoff(desk: Desk) -> None:
    """Check the standoff: that there is no war beside it, and whom it touches."""
    standoff = desk.dossier.standoff
    if standoff is None:
        return
    if desk.dossier.war is not None:
        desk.add_key(
            "war-and-standoff",
            ("standoff",),
            "what happens without a deal is described twice, as a war and as a standoff.",
            "Keep war: where the parties fight, else standoff:.",
        )
    _parties(desk, standoff.parties, ("standoff",), "the standoff touches")
    for party, stated in standoff.parties.items():
        _no_deal_once(desk, party, stated)
        patient = stated.discount_a_month is not None and stated.discount_a_month.low <= 0
        if stated.by_time and patient and standoff.lapses_in_months == "never":
            desk.add(
                "no-end",
                WAITING_DISCOUNT.path_of(party=party),
                f'the standoff never lapses, and "{party}" discounts nothing: what waiting costs '
                "it has no end.",
                "State a discount above 0, or months in which the standoff lapses.",
            )


def _no_deal_once(desk: Desk, party: str, stated: StandoffParty) -> None:
    """Check that a party's no-deal value is stated, or follows from what waiting costs it."""
    record = desk.dossier.parties.get(party)
    wants = record.wants if record is not None else None
    in_wants = wants is not None and wants.no_deal is not None
    if stated.no_deal is not None and stated.by_time:
        desk.add_key(
            "said-twice",
            STANDOFF_NO_DEAL.path_of(party=party),
            f'what no deal is worth to "{party}" is stated, and follows from what waiting costs.',
            "Keep no-deal, or cost-per-month and fallback.",
            name=party,
        )
    elif in_wants and (stated.no_deal is not None or stated.by_time):
        desk.add_key(
            "said-twice",
            NO_DEAL.path_of(party=party),
            f'the standoff already says what no deal is worth to "{party}".',
            "Take no-deal away here, or the party out of the standoff.",
            name=party,
        )


def check_durability(desk: Desk) -> None:
    """Check what a deal's life depends on."""
    durability = desk.dossier.durability
    if durability.any_deal is not None and durability.by:
        desk.add_key(
            "said-twice",
            ANY_DEAL.path_of(),
            "how long a deal lives is said for every deal, and by the issues that guard it.",
            "Keep any-deal or by, whichever is known.",
        )
    for kind, by in (
        (LIFE_BY_OPTION, durability.by),
        (BREAKING_COSTS, durability.breaking_costs),
    ):
        for issue, chances in by.items():
            path = kind.path_of(issue=issue, option="")[:-1]
            who = "durability depends on"
            if desk.refer("issue", issue, desk.names.issues, path, who=who, key=True):
                desk.options_of(issue, chances.options, path, who=who)
    _parties(
        desk,
        durability.if_it_fails,
        IF_IT_FAILS.path_of(party="")[:-1],
        "if it fails, power moves to",
    )
    for number, shift in enumerate(durability.and_):
        here: Path = ("durability", "and", number)
        desk.refer(
            "party", shift.party, desk.names.parties, (*here, "party"), who="power shifts to"
        )
        desk.conditions(shift.when, (*here, "when"), who="a shift of power names")


def check_mediation(desk: Desk) -> None:
    """Check how parties and mediator act."""
    _parties(desk, desk.dossier.behaviour.parties, ("behaviour",), "behaviour is given of")
    mediation = desk.dossier.mediation
    if mediation.by is not None:
        path = ("mediation", "by")
        desk.refer("party", mediation.by, desk.names.parties, path, who="the mediator is")
    if mediation.tilt != "none":
        path = ("mediation", "tilt")
        desk.refer("party", mediation.tilt, desk.names.parties, path, who="the text is tilted to")
    if mediation.since is not None:
        desk.late(("mediation", "since"), mediation.since, None)
    _tracks(desk)


def _tracks(desk: Desk) -> None:
    """What is said of tracks holds of something."""
    mediation = desk.dossier.mediation
    stated = {issue.track for issue in desk.dossier.issues.values()}
    if mediation.tracks == "parallel" and len(stated) < 2:
        desk.add(
            "one-track",
            ("mediation", "tracks"),
            "the tracks are negotiated in parallel, but all issues stand on one.",
            "Give issues tracks of their own, or leave this out.",
        )
    if mediation.early_harvest and mediation.tracks != "parallel":
        desk.add(
            "one-track",
            ("mediation", "early-harvest"),
            "a track is signed ahead of the rest, but nothing is agreed until everything is.",
            "Write tracks: parallel as well, or leave this out.",
        )


def check_estimates(desk: Desk) -> None:
    """Check that the numbers were estimated by the day of the dossier."""
    when = desk.dossier.estimates_as_of
    if when is not None and when.earliest > desk.dossier.date and desk.intact(("as-of",)):
        desk.add(
            "after-as-of",
            ("estimates-as-of",),
            f"the numbers were estimated on {when}, after {desk.dossier.as_of}, the day of the "
            "dossier.",
            "Mend the date, or as-of at the top.",
        )


def check_forecast(desk: Desk) -> None:
    """Check what the forecast is about: that it is a settlement, by days still to come."""
    forecast = desk.dossier.forecast
    for number, date in enumerate(forecast.by if forecast else ()):
        if date.latest <= desk.dossier.date and desk.intact(("as-of",)):
            desk.add(
                "date-passed",
                ("forecast", "by", number),
                f"{date} is not after {desk.dossier.as_of}, the day of the dossier.",
                "Ask for a later date, or mend as-of.",
            )
    if forecast and not forecast.of_a_settlement:
        desk.add(
            "other-event",
            ("forecast", "event"),
            f'"{forecast.event}" may be another event than the one that is forecast: that all '
            "whose leave is needed sign one text.",
            f"Write event: {SETTLEMENT}, or what the text is called; answers speak of a "
            "settlement signed in any case.",
        )


def _parties(desk: Desk, named: Mapping[str, Any] | Iterable[str], path: Path, who: str) -> None:
    for party in named:
        desk.refer("party", party, desk.names.parties, (*path, party), who=who, key=True)
