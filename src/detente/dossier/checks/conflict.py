"""The war, how long a deal lives, how parties act, the mediator, the dates of interest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from detente.dossier.checks.desk import Desk
from detente.dossier.tree import Path


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
    _parties(desk, war.parties, ("war",), "the war touches")
    for party, record in desk.dossier.parties.items():
        stated = war.parties.get(party)
        by_war = party in war.sides or (stated is not None and stated.no_deal is not None)
        if by_war and record.wants is not None and record.wants.no_deal is not None:
            desk.add_key(
                "said-twice",
                ("parties", party, "wants", "no-deal"),
                f'the war already says what no deal is worth to "{party}".',
                "Take no-deal away here, or the party out of the war.",
            )


def check_durability(desk: Desk) -> None:
    """Check what a deal's life depends on."""
    durability = desk.dossier.durability
    if durability.any_deal is not None and durability.by:
        desk.add_key(
            "said-twice",
            ("durability", "any-deal"),
            "how long a deal lives is said for every deal, and by the issues that guard it.",
            "Keep any-deal or by, whichever is known.",
        )
    for word, by in (("by", durability.by), ("breaking-costs", durability.breaking_costs)):
        for issue, chances in by.items():
            path: Path = ("durability", word, issue)
            who = "durability depends on"
            if desk.refer("issue", issue, desk.names.issues, path, who=who, key=True):
                for option in chances.options:
                    known = desk.names.issues[issue]
                    desk.refer("option", option, known, (*path, option), who=who, key=True)
    _parties(
        desk, durability.if_it_fails, ("durability", "if-it-fails"), "if it fails, power moves to"
    )
    for number, shift in enumerate(durability.and_):
        here: Path = ("durability", "and", number)
        desk.refer(
            "party", shift.party, desk.names.parties, (*here, "party"), who="power shifts to"
        )
        desk.conditions(shift.when, (*here, "when"), who="a shift of power names")


def check_mediation(desk: Desk) -> None:
    """Check how parties and mediator act, and the question that the forecast is about."""
    _parties(desk, desk.dossier.behaviour.parties, ("behaviour",), "behaviour is given of")
    mediation = desk.dossier.mediation
    if mediation.by is not None:
        path = ("mediation", "by")
        desk.refer("party", mediation.by, desk.names.parties, path, who="the mediator is")
    if mediation.tilt != "none":
        path = ("mediation", "tilt")
        desk.refer("party", mediation.tilt, desk.names.parties, path, who="the text is tilted to")
    forecast = desk.dossier.forecast
    for number, date in enumerate(forecast.by if forecast else ()):
        if date.latest <= desk.dossier.date and desk.intact(("as-of",)):
            desk.add(
                "date-passed",
                ("forecast", "by", number),
                f"{date} is not after {desk.dossier.as_of}, the day of the dossier.",
                "Ask for a later date, or mend as-of.",
            )


def _parties(desk: Desk, named: Mapping[str, Any] | Iterable[str], path: Path, who: str) -> None:
    for party in named:
        desk.refer("party", party, desk.names.parties, (*path, party), who=who, key=True)
