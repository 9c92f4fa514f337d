"""The dotted names of a dossier's uncertain numbers, and which of them a lever's target means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from detente.dossier.model.behaviour import PartyBehaviour
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.parties import Party
from detente.dossier.model.record import kebab
from detente.dossier.model.wants import RedLine
from detente.dossier.model.war import Standoff, War


def input_names(dossier: Dossier) -> tuple[str, ...]:
    """Every uncertain number that the dossier has or could have, by its dotted name.

    Examples
    --------
    >>> from detente.dossier.files.read import read
    >>> "south.red-lines.border.absolute" in input_names(read("two-rivers"))
    True
    """
    names: list[str] = []
    for id, party in dossier.parties.items():
        if party.wants is not None or party.consent is not None:
            names += _wants(dossier, id, party)
    names += _war(dossier)
    names += _standoff(dossier)
    names += _durability(dossier)
    names += _acting(dossier)
    return tuple(dict.fromkeys(names))


def matching(target: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names that a target means: those that begin as it does and hold its words in order.

    Examples
    --------
    >>> matching("south.red-lines.absolute", ["south.red-lines.border.absolute", "war.drift"])
    ('south.red-lines.border.absolute',)
    >>> matching("durability", ["durability.by.guarantee.none", "durability.if-it-fails.south"])
    ('durability.by.guarantee.none',)
    """
    words = (target if target != "durability" else "durability.by").split(".")
    return tuple(name for name in names if _holds(name.split("."), words))


def line_names(lines: Iterable[RedLine]) -> tuple[str, ...]:
    """A name for each red line of a party: its id, else its issue, numbered where repeated."""
    names: list[str] = []
    for line in lines:
        plain = name = line.id or line.issue
        count = 1
        while name in names:
            count += 1
            name = f"{plain}-{count}"
        names.append(name)
    return tuple(names)


def _holds(segments: list[str], words: list[str]) -> bool:
    if segments[0] != words[0]:
        return False
    rest = iter(segments)
    return all(word in rest for word in words)


def _wants(dossier: Dossier, id: str, party: Party) -> Iterator[str]:
    only = party.required_on
    issues = [issue for issue in dossier.issues if not only or issue in only]
    if party.wants is not None and party.wants.no_deal is not None:
        yield f"{id}.no-deal"
    yield from (f"{id}.weights.{issue}" for issue in issues)
    for issue in issues:
        yield from (f"{id}.worth.{issue}.{option}" for option in dossier.issues[issue].options)
    for name in line_names(party.wants.red_lines if party.wants else ()):
        yield f"{id}.red-lines.{name}.absolute"
        yield f"{id}.red-lines.{name}.otherwise-costs"
    for number in range(len(party.wants.links) if party.wants else 0):
        yield f"{id}.links.{number + 1}.adds"


def _war(dossier: Dossier) -> Iterator[str]:
    if dossier.war is None:
        return
    yield from (f"war.{what}" for what in ("balance", "drift", "spread", "ends-in-months"))
    for id, party in dossier.parties.items():
        if party.wants is not None or party.consent is not None:
            yield from (f"war.{id}.{what}" for what in war_numbers(dossier, dossier.war, id))


def war_numbers(dossier: Dossier, war: War, party: str) -> tuple[str, ...]:
    """What the war is to a party, by word; on no side only a cost, and how far it looks ahead."""
    wants, stated = dossier.parties[party].wants, war.parties.get(party)
    asks: list[str] = []
    if stated is not None and stated.no_deal is not None:
        asks = ["no-deal"]
    elif wants is not None and wants.no_deal is not None:
        asks = []
    elif not dossier.parties[party].required_on or (stated and stated.cost_per_month):
        asks = ["cost-per-month"]
    if party in war.sides:
        asks += [] if "cost-per-month" in asks else ["cost-per-month"]
        asks += ["dictating", "dictated-to", "believes-drift", "belief-spread"]
    if "cost-per-month" in asks or dossier.durability.holds_for_months is not None:
        asks.append("discount-a-month")
    return tuple(asks)


def _standoff(dossier: Dossier) -> Iterator[str]:
    """Of a party, only what its no-deal value follows from: a lever never changes that itself."""
    stated = dossier.standoff or Standoff()
    for id in dossier.parties:
        party = stated.parties.get(id)
        if party is not None and party.no_deal is not None:
            yield f"standoff.{id}.no-deal"
        elif party is not None and party.by_time:
            yield f"standoff.{id}.cost-per-month"
            yield f"standoff.{id}.discount-a-month"
            if stated.lapses_in_months != "never":
                yield from ("standoff.lapses-in-months", f"standoff.{id}.fallback")


def _durability(dossier: Dossier) -> Iterator[str]:
    durability = dossier.durability
    if not durability.by:
        yield "durability.by.any-deal"
    for word, issues in (("by", durability.by), ("breaking-costs", durability.breaking_costs)):
        for issue in issues:
            options = dossier.issues[issue].options if issue in dossier.issues else ()
            yield from (f"durability.{word}.{issue}.{option}" for option in options)
    yield "durability.holds-for-months"
    yield "durability.signed-under-deadline"
    yield from (f"durability.if-it-fails.{party}" for party in dossier.parties)
    yield from (f"durability.and.{n + 1}.adds" for n in range(len(durability.and_)))


def _acting(dossier: Dossier) -> Iterator[str]:
    manners = [kebab(field) for field in PartyBehaviour.model_fields if field != "why"]
    for party in dossier.required:
        yield from (f"behaviour.{party}.{manner}" for manner in manners)
    yield "behaviour.deadline-fatigue"
    yield "mediation.rounds-a-month"
    yield "mediation.patience-months"
