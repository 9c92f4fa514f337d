"""Every uncertain number of a dossier, by name, stated or not, and what it is called in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from detente.dossier.inputs.kind import InputKind, NamedInput
from detente.dossier.inputs.names import (
    awaits,
    estimate_at,
    is_beside,
    issues_for,
    lapses,
    line_names,
    matching,
    modelled_parties,
)
from detente.dossier.inputs.registry.acting import (
    AUDIENCE_COST,
    DEADLINE_FATIGUE,
    DELAY_MONTHS,
    FIRMNESS,
    LEAK_FADES,
    LEAKS,
    LEVER_CHANGES,
    LEVER_COSTS,
    RAMP_MONTHS,
    RATIFIED,
    ROUNDS_A_MONTH,
    TAKEN_UP_AGAIN,
    TILT_STRENGTH,
)
from detente.dossier.inputs.registry.alternative import (
    AGAINST_TODAY,
    BALANCE,
    BESIDE,
    CEASEFIRE_HOLDS,
    CEASEFIRE_SPARES,
    FALLBACK,
    LAPSES_IN_MONTHS,
    STANDOFF_NO_DEAL,
    WAITING_COST,
    WAITING_DISCOUNT,
    WAR_COST,
    WAR_DISCOUNT,
    WAR_NO_DEAL,
)
from detente.dossier.inputs.registry.durability import (
    ANY_DEAL,
    BREAKING_COSTS,
    HOLDS_FOR_MONTHS,
    IF_IT_FAILS,
    LIFE_BY_OPTION,
    SHARE_OVER_MONTHS,
    SHIFT_ADDS,
    SIGNED_UNDER_DEADLINE,
)
from detente.dossier.inputs.registry.index import siblings
from detente.dossier.inputs.registry.wants import (
    ABSOLUTE,
    LINK_ADDS,
    NO_DEAL,
    OTHERWISE_COSTS,
    WEIGHTS,
    WORTH,
)
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.war import War


def inputs_of(dossier: Dossier) -> tuple[NamedInput, ...]:
    """Every number the dossier needs, in its own order; some may not be stated.

    Examples
    --------
    >>> from detente.dossier.files.read import read
    >>> [entry.name for entry in inputs_of(read("two-rivers"))][-1]
    'levers.walk-away.costs'
    """
    entries: list[NamedInput] = []
    for party in modelled_parties(dossier):
        entries += _wants(dossier, party)
    entries += _standoff(dossier) if dossier.war is None else _war(dossier, dossier.war)
    exact = all(_certain(dossier, entry) for entry in entries) and _says_nothing_of_failing(dossier)
    entries += _durability(dossier)
    if exact:
        entries = [_exactly(entry) for entry in entries]
    entries += _acting(dossier)
    entries += _levers(dossier)
    return tuple(entries)


def target_names(dossier: Dossier) -> tuple[str, ...]:
    """The names of the numbers that a lever can change.

    Examples
    --------
    >>> from detente.dossier.files.read import read
    >>> "south.red-lines.border.absolute" in target_names(read("two-rivers"))
    True
    """
    return tuple(entry.name for entry in inputs_of(dossier) if entry.kind.is_target)


def _certain(dossier: Dossier, entry: NamedInput) -> bool:
    """Whether a number of what the parties want, or of going on, leaves nothing open."""
    estimate, _ = estimate_at(dossier, entry.path)
    if estimate is not None:
        absolute = entry.kind is not ABSOLUTE or estimate.low in (0, 1)
        return estimate.exact and absolute
    if entry.kind is OTHERWISE_COSTS:
        absolute_at, _ = estimate_at(dossier, (*entry.path[:-1], ABSOLUTE.word))
        always = absolute_at is not None and absolute_at.exact and absolute_at.low == 1
        return always and not dossier.levers  # a lever might soften it
    alone = entry.kind is WEIGHTS and len(issues_for(dossier, entry.party)) == 1
    return alone or entry.kind is WAITING_DISCOUNT


def _says_nothing_of_failing(dossier: Dossier) -> bool:
    """Whether there is no war, and no word on how long a deal lives or what then."""
    stated = dossier.durability
    said = (stated.any_deal, stated.by, stated.holds_for_months, stated.if_it_fails, stated.and_)
    return dossier.war is None and not any(said)


def _exactly(entry: NamedInput) -> NamedInput:
    """A number left out of a game in which nothing is uncertain: none of its defaults blurs it."""
    exact = entry.kind.defaults.get("exact")
    return replace(entry, default=exact) if exact is not None else entry


def _named(
    kind: InputKind, *, case: str = "", number: int = 0, other: str = "", **ids: str
) -> NamedInput:
    """The input of a kind for these ids, with the default of a case if the kind has that."""
    return NamedInput(
        name=kind.of(**ids, line=other, item=number + 1, lever=other, target=ids.get("option", "")),
        kind=kind,
        path=kind.path_of(**ids, number=number, lever=other, target=ids.get("option", "")),
        default=kind.defaults.get(case),
        party=ids.get("party", ""),
        issue=ids.get("issue", ""),
        option=ids.get("option", ""),
        other=other,
    )


def _wants(dossier: Dossier, party: str) -> Iterator[NamedInput]:
    wants = dossier.parties[party].wants
    ranked = {issue for group in wants.order for issue in group} if wants else set()
    if wants and wants.no_deal is not None:
        yield _named(NO_DEAL, party=party)
    for issue in issues_for(dossier, party):
        case = "unknown"
        if wants and wants.weights:
            case = "left-out"
        elif ranked:
            case = "" if issue in ranked else "unranked"
        yield _named(WEIGHTS, case=case, party=party, issue=issue)
    for issue in issues_for(dossier, party):
        stated = wants.worth.get(issue) if wants else None
        for option in dossier.issues[issue].options:
            known = stated is not None and option in (*stated.options, *stated.ranked)
            entry = _named(WORTH, party=party, issue=issue, option=option)
            yield replace(entry, default=None) if known else entry
    if wants:
        yield from _lines(dossier, party)


def _lines(dossier: Dossier, party: str) -> Iterator[NamedInput]:
    wants = dossier.parties[party].wants
    assert wants is not None
    names = line_names(wants.red_lines)
    for n, (line, name) in enumerate(zip(wants.red_lines, names, strict=True)):
        for kind in (ABSOLUTE, OTHERWISE_COSTS):
            yield _named(kind, number=n, party=party, issue=line.issue, other=name)
    for n, link in enumerate(wants.links):
        issue = next(iter(link.when), "")
        yield _named(LINK_ADDS, number=n, party=party, issue=issue, other=str(n + 1))


def _war(dossier: Dossier, war: War) -> Iterator[NamedInput]:
    yield from (_named(kind) for kind in siblings(BALANCE) if _counts(dossier, kind))
    for party in modelled_parties(dossier):
        case = BESIDE if is_beside(dossier, party) else ""
        for kind in _war_of(dossier, war, party):
            entry = _named(kind, party=party)
            yield replace(entry, default=kind.defaults.get(case, entry.default))


def _war_of(dossier: Dossier, war: War, party: str) -> Iterator[InputKind]:
    """What the war is to a party; on no side only a cost, and how far it looks ahead."""
    wants, stated = dossier.parties[party].wants, war.parties.get(party)
    states = stated is not None and stated.no_deal is not None
    bears = not dossier.parties[party].required_on or bool(stated and stated.cost_per_month)
    if states or (wants is not None and wants.no_deal is not None):
        bears = False
    bears |= party in war.sides
    looks_ahead = bears or dossier.durability.holds_for_months is not None
    for kind in siblings(WAR_COST):
        if kind is WAR_NO_DEAL:
            applies = states
        elif kind is WAR_COST:
            applies = bears
        elif kind is WAR_DISCOUNT:
            applies = looks_ahead
        else:
            applies = party in war.sides
        if applies:
            yield kind


def _standoff(dossier: Dossier) -> Iterator[NamedInput]:
    """What happens without a deal where there is no war."""
    if lapses(dossier):
        yield _named(LAPSES_IN_MONTHS)
    for party in modelled_parties(dossier):
        yield from (_named(kind, party=party) for kind in _waiting(dossier, party))


def _waiting(dossier: Dossier, party: str) -> Iterator[InputKind]:
    """The numbers behind what waiting is worth to a party, and how far it looks ahead."""
    record, standoff = dossier.parties[party], dossier.standoff
    stated = standoff.parties.get(party) if standoff else None
    if stated is not None and stated.no_deal is not None:
        yield STANDOFF_NO_DEAL
    elif awaits(dossier, party):
        yield WAITING_COST
        if lapses(dossier):
            yield FALLBACK
    elif (record.wants is None or record.wants.no_deal is None) and not record.required_on:
        yield AGAINST_TODAY
    if record.consent is not None or awaits(dossier, party) or dossier.durability.holds_for_months:
        yield WAITING_DISCOUNT


def _durability(dossier: Dossier) -> Iterator[NamedInput]:
    durability = dossier.durability
    if not durability.by:
        yield _named(ANY_DEAL)
    for kind, issues in (
        (LIFE_BY_OPTION, durability.by),
        (BREAKING_COSTS, durability.breaking_costs),
    ):
        for issue in issues:
            options = dossier.issues[issue].options if issue in dossier.issues else ()
            yield from (_named(kind, issue=issue, option=option) for option in options)
    yield from _failing(dossier)


def _failing(dossier: Dossier) -> Iterator[NamedInput]:
    durability = dossier.durability
    by_chance = durability.holds_for_months is not None
    unused = SHARE_OVER_MONTHS if by_chance else HOLDS_FOR_MONTHS
    for kind in siblings(SIGNED_UNDER_DEADLINE):
        if kind is not unused:
            yield _named(kind)
    for party in modelled_parties(dossier):
        at_odds = dossier.standoff is not None or (dossier.war and party in dossier.war.sides)
        if dossier.parties[party].required_on:
            continue
        if at_odds or party in durability.if_it_fails:
            yield _named(IF_IT_FAILS, party=party)
    for n, shift in enumerate(durability.and_):
        issue = next(iter(shift.when), "")
        yield _named(SHIFT_ADDS, number=n, party=shift.party, issue=issue, other=str(n + 1))


def _acting(dossier: Dossier) -> Iterator[NamedInput]:
    for party in dossier.required:
        of_party = (kind for kind in siblings(FIRMNESS) if _counts(dossier, kind))
        yield from (_named(kind, party=party) for kind in of_party)
    for kind in (*siblings(DEADLINE_FATIGUE), *siblings(ROUNDS_A_MONTH)):
        if _counts(dossier, kind):
            yield _named(kind)


def _counts(dossier: Dossier, kind: InputKind) -> bool:
    """Whether a number plays a part that some do only where they, or what they go with, stand."""
    behaviour, mediation, war = dossier.behaviour, dossier.mediation, dossier.war
    if kind is RATIFIED:
        return behaviour.ratified is not None
    if kind is TAKEN_UP_AGAIN:
        return behaviour.taken_up_again_months is not None
    if kind in (LEAKS, LEAK_FADES, AUDIENCE_COST):
        return mediation.leaks is not None
    if kind is TILT_STRENGTH:
        return mediation.tilt != "none"
    if kind in (CEASEFIRE_HOLDS, CEASEFIRE_SPARES):
        return war is not None and war.ceasefire_holds_months is not None
    return True


def _levers(dossier: Dossier) -> Iterator[NamedInput]:
    for id, lever in dossier.levers.items():
        for target in lever.changes:
            yield _named(LEVER_CHANGES, other=id, option=target)
        for kind, stated in (
            (LEVER_COSTS, lever.costs),
            (DELAY_MONTHS, lever.delay_months),
            (RAMP_MONTHS, lever.ramp_months),
        ):
            if stated is not None:
                yield _named(kind, other=id)


def labels(dossier: Dossier, needed: tuple[NamedInput, ...]) -> dict[str, str]:
    """What each number is called for a person, by its name."""
    plain = [entry for entry in needed if entry.kind is not LEVER_CHANGES]
    named = {entry.name: _label(dossier, entry, "") for entry in plain}
    often = Counter(named.values())
    for entry in plain:
        if entry.other and often[named[entry.name]] > 1:
            named[entry.name] += f" ({entry.other})"
    primitives = {entry.name: entry for entry in needed if not entry.kind.of_lever}
    for entry in needed:
        if entry.kind is LEVER_CHANGES:
            meant = tuple(primitives[name] for name in matching(entry.option, primitives))
            named[entry.name] = _label(dossier, entry, _target(dossier, entry.option, meant, named))
    return named


def _target(
    dossier: Dossier, target: str, meant: tuple[NamedInput, ...], named: dict[str, str]
) -> str:
    """What a lever changes, in words: the one input it means, or those of one kind."""
    if len(meant) == 1:
        text = named[meant[0].name]
        # A name keeps its capital; the words of a label do not.
        small = ("How ", "What ", "Where ", "Months ", "The ", "Rounds ")
        return text[0].lower() + text[1:] if text.startswith(small) else text
    kinds = {entry.kind.key for entry in meant}
    parties = {entry.party for entry in meant}
    several = meant[0].kind.several if meant else ""
    if len(kinds) == 1 and len(parties) == 1 and several:
        return several.format(party=_name(dossier, parties.pop()))
    return target


def _label(dossier: Dossier, entry: NamedInput, target: str) -> str:
    issue = dossier.issues.get(entry.issue)
    lever = dossier.levers.get(entry.other)
    text = (entry.default and entry.default.label) or entry.kind.label
    return text.format(
        party=_name(dossier, entry.party),
        issue=issue.name if issue else entry.issue,
        option=issue.options.get(entry.option, entry.option) if issue else entry.option,
        other=entry.other,
        lever=lever.name if lever else entry.other,
        target=target,
    )


def _name(dossier: Dossier, party: str) -> str:
    return dossier.parties[party].name if party in dossier.parties else party
