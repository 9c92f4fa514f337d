"""Every uncertain number that a dossier needs, by name, stated or not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from detente.dossier.inputs.defaults import DEFAULTS
from detente.dossier.inputs.names import line_names, war_numbers
from detente.dossier.inputs.slot import (
    Path,
    Slot,
    awaits,
    estimate_at,
    issues_for,
    lapses,
    modelled_parties,
)
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.war import War


def slots(dossier: Dossier) -> tuple[Slot, ...]:
    """Every number the dossier needs, in its own order; some may not be stated."""
    found: list[Slot] = []
    for party in modelled_parties(dossier):
        found += _wants(dossier, party)
    found += _standoff(dossier) if dossier.war is None else _war(dossier)
    exact = all(_certain(dossier, slot) for slot in found) and _nothing_said_of_failing(dossier)
    found += _durability(dossier)
    if exact:
        found = [_exactly(slot) for slot in found]
    found += _behaviour(dossier)
    found += _levers(dossier)
    return tuple(found)


def _certain(dossier: Dossier, slot: Slot) -> bool:
    """Whether a number of what the parties want, or of going on, leaves nothing open."""
    estimate, _ = estimate_at(dossier, slot.path)
    if estimate is not None:
        absolute = slot.kind != "red-lines.absolute" or estimate.low in (0, 1)
        return estimate.exact and absolute
    if slot.kind == "red-lines.otherwise-costs":
        absolute_at, _ = estimate_at(dossier, (*slot.path[:-1], "absolute"))
        always = absolute_at is not None and absolute_at.exact and absolute_at.low == 1
        return always and not dossier.levers  # a lever might soften it
    alone = slot.kind == "weights" and len(issues_for(dossier, slot.party)) == 1
    return alone or slot.kind == "standoff.discount-a-month"


def _nothing_said_of_failing(dossier: Dossier) -> bool:
    """Whether there is no war, and no word on how long a deal lives or what then."""
    stated = dossier.durability
    said = (stated.any_deal, stated.by, stated.holds_for_months, stated.if_it_fails, stated.and_)
    return dossier.war is None and not any(said)


def _exactly(slot: Slot) -> Slot:
    """A number left out of a game in which nothing is uncertain: none of its defaults blurs it."""
    exact = f"{slot.default}.exact"
    return replace(slot, default=exact) if exact in DEFAULTS else slot


def _wants(dossier: Dossier, party: str) -> Iterator[Slot]:
    wants, top = dossier.parties[party].wants, ("parties", party, "wants")
    ranked = {issue for group in wants.order for issue in group} if wants else set()
    if wants and wants.no_deal is not None:
        path: Path = (*top, "no-deal")
        yield Slot(name=f"{party}.no-deal", kind="no-deal", path=path, party=party)
    for issue in issues_for(dossier, party):
        default = "weights.unknown"
        if wants and wants.weights:
            default = "weights.left-out"
        elif ranked:
            default = "" if issue in ranked else "weights.unranked"
        path = (*top, "weights", issue)
        name = f"{party}.weights.{issue}"
        yield Slot(name=name, kind="weights", path=path, default=default, party=party, issue=issue)
    for issue in issues_for(dossier, party):
        stated = wants.worth.get(issue) if wants else None
        for option in dossier.issues[issue].options:
            known = stated is not None and option in (*stated.options, *stated.ranked)
            yield Slot(
                name=f"{party}.worth.{issue}.{option}",
                kind="worth",
                path=(*top, "worth", issue, option),
                default="" if known else "worth",
                party=party,
                issue=issue,
                option=option,
            )
    if wants:
        yield from _lines(dossier, party)


def _lines(dossier: Dossier, party: str) -> Iterator[Slot]:
    record = dossier.parties[party]
    assert record.wants is not None
    top = ("parties", party, "wants")
    for n, (line, name) in enumerate(
        zip(record.wants.red_lines, line_names(record.wants.red_lines), strict=True)
    ):
        for what in ("absolute", "otherwise-costs"):
            yield Slot(
                name=f"{party}.red-lines.{name}.{what}",
                kind=f"red-lines.{what}",
                path=(*top, "red-lines", n, what),
                default="red-lines.otherwise-costs" if what == "otherwise-costs" else "",
                party=party,
                issue=line.issue,
                other=name,
            )
    for n, link in enumerate(record.wants.links):
        yield Slot(
            name=f"{party}.links.{n + 1}.adds",
            kind="links",
            path=(*top, "links", n, "adds"),
            party=party,
            issue=next(iter(link.when), ""),
            other=str(n + 1),
        )


def _war(dossier: Dossier) -> Iterator[Slot]:
    for what, path in (
        ("balance", ("balance",)),
        ("drift", ("moves", "drift")),
        ("spread", ("moves", "spread")),
        ("ends-in-months", ("ends-in-months",)),
    ):
        kind = f"war.{what}"
        yield Slot(name=kind, kind=kind, path=("war", *path), default=kind)
    assert dossier.war is not None
    for party in modelled_parties(dossier):
        yield from _war_of(dossier, dossier.war, party)


def _standoff(dossier: Dossier) -> Iterator[Slot]:
    """What happens without a deal where there is no war."""
    if lapses(dossier):
        kind = "standoff.lapses-in-months"
        yield Slot(name=kind, kind=kind, path=tuple(kind.split(".")), default=kind)
    for party in modelled_parties(dossier):
        for what in _waiting(dossier, party):
            kind, path = f"standoff.{what}", ("standoff", party, what)
            default = "" if what == "no-deal" else kind
            name = f"standoff.{party}.{what}"
            yield Slot(name=name, kind=kind, path=path, default=default, party=party)


def _waiting(dossier: Dossier, party: str) -> Iterator[str]:
    """The numbers behind what waiting is worth to a party, and how far it looks ahead."""
    record, standoff = dossier.parties[party], dossier.standoff
    stated = standoff.parties.get(party) if standoff else None
    if stated is not None and stated.no_deal is not None:
        yield "no-deal"
    elif awaits(dossier, party):
        yield "cost-per-month"
        if lapses(dossier):
            yield "fallback"
    elif (record.wants is None or record.wants.no_deal is None) and not record.required_on:
        yield "against-today"
    if record.consent is not None or awaits(dossier, party) or dossier.durability.holds_for_months:
        yield "discount-a-month"


def _war_of(dossier: Dossier, war: War, party: str) -> Iterator[Slot]:
    """What the war is to a party; on no side only a cost, and how far it looks ahead."""
    for what in war_numbers(dossier, war, party):
        kind = default = f"war.{what}"
        if what == "no-deal":
            default = ""
        elif what == "cost-per-month" and party not in war.sides:
            default += ".beside"
        path = ("war", party, what)
        yield Slot(name=f"war.{party}.{what}", kind=kind, path=path, default=default, party=party)


def _durability(dossier: Dossier) -> Iterator[Slot]:
    durability = dossier.durability
    if not durability.by:
        yield Slot(
            name="durability.by.any-deal",
            kind="durability.any-deal",
            path=("durability", "any-deal"),
            default="durability.any-deal",
        )
    for issue in durability.by:
        for option in _options(dossier, issue):
            yield Slot(
                name=f"durability.by.{issue}.{option}",
                kind="durability.by",
                path=("durability", "by", issue, option),
                default="durability.by",
                issue=issue,
                option=option,
            )
    for issue in durability.breaking_costs:
        for option in _options(dossier, issue):
            yield Slot(
                name=f"durability.breaking-costs.{issue}.{option}",
                kind="durability.breaking-costs",
                path=("durability", "breaking-costs", issue, option),
                default="durability.breaking-costs",
                issue=issue,
                option=option,
            )
    yield from _failing(dossier)


def _options(dossier: Dossier, issue: str) -> tuple[str, ...]:
    """The options of an issue that is named; none if it is not there."""
    return tuple(dossier.issues[issue].options) if issue in dossier.issues else ()


def _failing(dossier: Dossier) -> Iterator[Slot]:
    durability = dossier.durability
    if durability.holds_for_months is not None:
        kind = "durability.holds-for-months"
        yield Slot(name=kind, kind=kind, path=("durability", "holds-for-months"))
    kind = "durability.signed-under-deadline"
    yield Slot(name=kind, kind=kind, path=tuple(kind.split(".")), default=kind)
    kind = "durability.if-it-fails"
    for party in modelled_parties(dossier):
        at_odds = dossier.standoff is not None or (dossier.war and party in dossier.war.sides)
        if dossier.parties[party].required_on:
            continue
        if at_odds or party in durability.if_it_fails:
            path = ("durability", "if-it-fails", party)
            yield Slot(name=f"{kind}.{party}", kind=kind, path=path, default=kind, party=party)
    for n, shift in enumerate(durability.and_):
        yield Slot(
            name=f"durability.and.{n + 1}.adds",
            kind="durability.and",
            path=("durability", "and", n, "adds"),
            party=shift.party,
            issue=next(iter(shift.when), ""),
            other=str(n + 1),
        )


def _behaviour(dossier: Dossier) -> Iterator[Slot]:
    for party in dossier.required:
        for what in (
            "firmness",
            "holding-out",
            "patience-months",
            "noise",
            "yes-for-show",
            "bargaining-no",
        ):
            kind = f"behaviour.{what}"
            path = ("behaviour", party, what)
            name = f"behaviour.{party}.{what}"
            yield Slot(name=name, kind=kind, path=path, default=kind, party=party)
    for kind in (
        "behaviour.deadline-fatigue",
        "mediation.rounds-a-month",
        "mediation.patience-months",
    ):
        yield Slot(name=kind, kind=kind, path=tuple(kind.split(".")), default=kind)


def _levers(dossier: Dossier) -> Iterator[Slot]:
    for id, lever in dossier.levers.items():
        for target in lever.changes:
            yield Slot(
                name=f"levers.{id}.changes.{target}",
                kind="levers.changes",
                path=("levers", id, "changes", target, "amount"),
                option=target,
                other=id,
            )
        for what, stated in (
            ("costs", lever.costs),
            ("delay-months", lever.delay_months),
            ("ramp-months", lever.ramp_months),
        ):
            if stated is not None:
                kind, path = f"levers.{what}", ("levers", id, what)
                yield Slot(name=f"levers.{id}.{what}", kind=kind, path=path, other=id)
