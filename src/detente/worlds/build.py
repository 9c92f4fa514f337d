"""Worlds: what may be true, one draw after another, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.arrays import Bools, Floats, Ints, readonly
from detente.dossier.model import Dossier
from detente.shown import Result
from detente.worlds.conditions import Conditions, conditions, issues_of, share_met
from detente.worlds.durability import Durability, build_durability
from detente.worlds.inputs import Inputs
from detente.worlds.lines import Line, absolute_lines, lines_of
from detente.worlds.slot import issues_for, modelled_parties
from detente.worlds.war import War, war_worth
from detente.worlds.weights import on_scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Result):
    """Worth that a party finds in several answers only together."""

    party: int
    conditions: Conditions

    @property
    def issues(self) -> frozenset[int]:
        """The issues it joins."""
        return issues_of(self.conditions)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Worlds(Result):
    """What may be true: everything estimated, drawn; and which red lines are absolute.

    Attributes
    ----------
    parties : tuple of str
        Those with wants and those whose leave is needed, in the dossier's order.
    required : tuple of int
        Which of them must agree.
    issues, options : tuple of str, tuple of tuple of str
    today : (issue,) int
        Today's option; -1 where it is not known.
    value : (draw, party, issue, option)
        Weight times worth; 0 in padding, and on issues that do not count for a party.
    links : tuple of Link
    link_adds : (draw, link)
    lines : tuple of Line
    line_absolute, line_costs : (draw, line)
        Chance that the line is absolute; what crossing it costs where it is not.
    war : War or None
    durability : Durability
    today_worth, no_deal : (draw, party)
        Worth of today's state, and of going on without a deal.
    outer : (row,) int
        The draw of each row.
    absolute : (row, line) bool
    inputs : Inputs
        The numbers behind it all.
    cautions : tuple of str
        What the dossier leaves open, in words.
    """

    parties: tuple[str, ...]
    required: tuple[int, ...]
    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    today: Ints
    value: Floats
    links: tuple[Link, ...]
    link_adds: Floats
    lines: tuple[Line, ...]
    line_absolute: Floats
    line_costs: Floats
    war: War | None
    durability: Durability
    today_worth: Floats
    no_deal: Floats
    outer: Ints
    absolute: Bools
    inputs: Inputs
    cautions: tuple[str, ...]

    def __post_init__(self) -> None:
        draws, parties, issues = len(self.value), len(self.parties), len(self.issues)
        shapes: dict[str, tuple[int | None, ...]] = {
            "today": (issues,),
            "value": (draws, parties, issues, None),
            "link_adds": (draws, len(self.links)),
            "line_absolute": (draws, len(self.lines)),
            "line_costs": (draws, len(self.lines)),
            "today_worth": (draws, parties),
            "no_deal": (draws, parties),
            "outer": (None,),
            "absolute": (len(self.outer), len(self.lines)),
        }
        for name, shape in shapes.items():
            object.__setattr__(self, name, readonly(getattr(self, name), shape=shape))

    @property
    def draws(self) -> int:
        """How many draws of everything estimated there are."""
        return len(self.value)

    @property
    def rows(self) -> int:
        """Draws times the sets of absolute lines looked at in each."""
        return len(self.outer)

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many options each issue has."""
        return tuple(len(options) for options in self.options)


def build_worlds(dossier: Dossier, inputs: Inputs, *, inner: int = 8) -> Worlds:
    """The worlds of a dossier at the given inputs.

    Parameters
    ----------
    dossier : Dossier
    inputs : Inputs
        From ``draw_inputs``, perhaps changed by a lever.
    inner : int
        For each draw, how many sets of absolute red lines to look at; their random numbers do
        not depend on the inputs.

    Returns
    -------
    Worlds
    """
    if inner < 1:
        raise ValueError(f"inner is {inner}; it must be 1 or more")
    parties = modelled_parties(dossier)
    today = _today(dossier)
    value = _value(dossier, inputs, parties)
    links, link_adds = _links(dossier, inputs, parties)
    lines = lines_of(dossier, parties)
    line_absolute, line_costs = _line_numbers(inputs, parties, lines)
    sizes = tuple(len(issue.options) for issue in dossier.issues.values())
    today_worth = _today_worth(value, today, sizes, links, link_adds)
    war = _war(dossier, inputs, parties)
    return Worlds(
        parties=parties,
        required=tuple(parties.index(party) for party in dossier.required),
        issues=tuple(dossier.issues),
        options=tuple(tuple(issue.options) for issue in dossier.issues.values()),
        today=today,
        value=value,
        links=links,
        link_adds=link_adds,
        lines=lines,
        line_absolute=line_absolute,
        line_costs=line_costs,
        war=war,
        durability=build_durability(dossier, inputs, parties),
        today_worth=today_worth,
        no_deal=_no_deal(dossier, inputs, parties, war, today_worth),
        outer=np.repeat(np.arange(inputs.draws), inner),
        absolute=absolute_lines(lines, line_absolute, inner, inputs.seed),
        inputs=inputs,
        cautions=_cautions(dossier, inputs),
    )


def _today(dossier: Dossier) -> Ints:
    return np.array(
        [
            -1 if issue.today is None else list(issue.options).index(issue.today)
            for issue in dossier.issues.values()
        ],
        dtype=np.int64,
    )


def _value(dossier: Dossier, inputs: Inputs, parties: tuple[str, ...]) -> Floats:
    """(draw, party, issue, option) weight times worth, made to hang together once more.

    Inputs may have been changed one at a time since they were drawn.
    """
    most = max(len(issue.options) for issue in dossier.issues.values())
    value = np.zeros((inputs.draws, len(parties), len(dossier.issues), most))
    for p, party in enumerate(parties):
        counted = issues_for(dossier, party)
        wants = dossier.parties[party].wants
        native = wants is not None and wants.scale == "native"
        weights = inputs.values[:, [inputs.at(f"{party}.weights.{i}") for i in counted]]
        total = weights.sum(axis=1, keepdims=True)
        weights = np.where(total > 0, weights / np.where(total > 0, total, 1), 1 / len(counted))
        for n, issue in enumerate(counted):
            options = dossier.issues[issue].options
            columns = [inputs.at(f"{party}.worth.{issue}.{option}") for option in options]
            worths = on_scale(inputs.values[:, columns], native=native)
            at = list(dossier.issues).index(issue)
            value[:, p, at, : len(options)] = weights[:, n, None] * worths
    return value


def _links(
    dossier: Dossier, inputs: Inputs, parties: tuple[str, ...]
) -> tuple[tuple[Link, ...], Floats]:
    links: list[Link] = []
    columns: list[int] = []
    for p, party in enumerate(parties):
        wants, counted = dossier.parties[party].wants, set(issues_for(dossier, party))
        for n, link in enumerate(wants.links if wants else ()):
            if set(link.when) <= counted:
                links.append(Link(party=p, conditions=conditions(dossier, link.when)))
                columns.append(inputs.at(f"{party}.links.{n + 1}.adds"))
    return tuple(links), inputs.values[:, columns]


def _line_numbers(
    inputs: Inputs, parties: tuple[str, ...], lines: tuple[Line, ...]
) -> tuple[Floats, Floats]:
    tops = []
    for line in lines:
        party = parties[line.party]
        tops.append(f"{party}.red-lines.{line.name.removeprefix(party + '.')}")
    absolute = inputs.values[:, [inputs.at(f"{top}.absolute") for top in tops]]
    return absolute, inputs.values[:, [inputs.at(f"{top}.otherwise-costs") for top in tops]]


def _today_worth(
    value: Floats, today: Ints, sizes: tuple[int, ...], links: tuple[Link, ...], adds: Floats
) -> Floats:
    """(draw, party) worth of today's state.

    A red line costs nothing here: to live with something is not to sign it. Where today's answer
    is not known, every option counts alike.
    """
    worth = np.zeros(value.shape[:2])
    for issue, option in enumerate(today):
        if option >= 0:
            worth += value[:, :, issue, option]
        else:
            worth += value[:, :, issue, : sizes[issue]].mean(axis=2)
    for n, link in enumerate(links):
        worth[:, link.party] += adds[:, n] * share_met(link.conditions, today, sizes)
    return worth


def _war(dossier: Dossier, inputs: Inputs, parties: tuple[str, ...]) -> War | None:
    if dossier.war is None:
        return None
    first, second = dossier.war.sides

    def by_party(what: str, otherwise: float) -> Floats:
        names = [f"war.{party}.{what}" for party in parties]
        absent = np.full(inputs.draws, otherwise)
        return np.stack([inputs.column(n) if n in inputs else absent for n in names], axis=1)

    return War(
        balance=inputs.column("war.balance"),
        drift=inputs.column("war.drift"),
        spread=inputs.column("war.spread"),
        rate=1.0 / inputs.column("war.ends-in-months"),
        dictating=by_party("dictating", np.nan),
        dictated_to=by_party("dictated-to", np.nan),
        cost=by_party("cost-per-month", 0.0),
        believes=by_party("believes-drift", np.nan),
        belief_spread=by_party("belief-spread", np.nan),
        discount=by_party("discount-a-month", 0.0),
        side=np.array([(p == first) - (p == second) for p in parties], dtype=np.int8),
    )


def _no_deal(
    dossier: Dossier,
    inputs: Inputs,
    parties: tuple[str, ...],
    war: War | None,
    today_worth: Floats,
) -> Floats:
    """(draw, party) worth of going on: by the war, as stated, or as today.

    One whose leave is needed on some issues only goes on as today, unless a cost is stated.
    """
    no_deal = today_worth.copy() if war is None else war_worth(war, today_worth)
    for p, party in enumerate(parties):
        if f"war.{party}.cost-per-month" not in inputs:
            no_deal[:, p] = today_worth[:, p]
            if f"{party}.no-deal" in inputs:
                no_deal[:, p] = inputs.column(f"{party}.no-deal")
        if f"war.{party}.no-deal" in inputs:
            no_deal[:, p] = inputs.column(f"war.{party}.no-deal")
    return no_deal


def _states_no_deal(dossier: Dossier, party: str) -> bool:
    """Whether a party's no-deal value is stated, so that it does not follow from today's state."""
    wants, war = dossier.parties[party].wants, dossier.war
    beside = war.parties.get(party) if war is not None and party not in war.sides else None
    return (wants is not None and wants.no_deal is not None) or (
        beside is not None and beside.no_deal is not None
    )


def _cautions(dossier: Dossier, inputs: Inputs) -> tuple[str, ...]:
    open_issues = [issue.name for issue in dossier.issues.values() if issue.today is None]
    found: list[str] = []
    by_today = [id for id in dossier.required if not _states_no_deal(dossier, id)]
    if open_issues and by_today:
        named = "; ".join(open_issues)
        found.append(
            "Today's answer is not known on some issues, where every option counts alike "
            f"in the worth of going on: {named}."
        )
    for id in dossier.required:
        if dossier.parties[id].wants is None:
            name = dossier.parties[id].name
            found.append(f"What {name} wants is not known: any wants are taken as equally likely.")
    if dossier.war is None and by_today:
        found.append("No war is described: going on without a deal is worth what today is worth.")
    if not dossier.durability.by and dossier.durability.any_deal is None:
        found.append("Nothing says what makes a deal last: every deal is taken to live as long.")
    for lever in dossier.levers.values():
        idle = [target for target in lever.changes if not inputs.matching(target)]
        if idle:
            found.append(f"“{lever.name}” changes what plays no part here: {', '.join(idle)}.")
    return tuple(found)
