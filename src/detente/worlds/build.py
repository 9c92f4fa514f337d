"""Worlds: what may be true, one draw after another, as arrays."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from detente.arrays import Bools, Floats, Ints, first_of_each, readonly
from detente.dossier.inputs.kind import InputKind
from detente.dossier.inputs.names import issues_for, modelled_parties
from detente.dossier.inputs.registry.wants import (
    ABSOLUTE,
    LINK_ADDS,
    OTHERWISE_COSTS,
    WEIGHTS,
    WORTH,
)
from detente.dossier.model.dossier import Dossier
from detente.shown import Result
from detente.worlds.alternative import Standoff, build_standoff, build_war, no_deal_worth
from detente.worlds.durability import Durability, build_durability
from detente.worlds.inputs import Inputs, cautions, unstated
from detente.worlds.lines import (
    Conditions,
    Line,
    absolute_lines,
    conditions,
    issues_of,
    lines_of,
    share_met,
)
from detente.worlds.war import War
from detente.worlds.weights import on_scale

ENOUGH_PATTERNS = 64
"""Sets of absolute red lines in each draw from which on the chance within it is known."""


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
    standoff : Standoff or None
        One of the two.
    durability : Durability
    today_worth, no_deal : (draw, party)
        Worth of today's state, and of going on without a deal.
    draw_of_row : (row,) int
        The draw of each row.
    absolute : (row, line) bool
    inputs : Inputs
        The numbers behind it all.
    unstated_no_deal : tuple of str
        The required parties of which nobody says what going on is worth to them: a wide default
        around today's worth stands in.
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
    standoff: Standoff | None
    durability: Durability
    today_worth: Floats
    no_deal: Floats
    draw_of_row: Ints
    absolute: Bools
    inputs: Inputs
    unstated_no_deal: tuple[str, ...]
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
            "draw_of_row": (None,),
            "absolute": (len(self.draw_of_row), len(self.lines)),
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
        return len(self.draw_of_row)

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many options each issue has."""
        return tuple(len(options) for options in self.options)


def first_rows(worlds: Worlds, each: int) -> Worlds:
    """The same draws with the first so many rows of each."""
    first = first_of_each(worlds.draw_of_row, each)
    return replace(worlds, draw_of_row=worlds.draw_of_row[first], absolute=worlds.absolute[first])


def build_worlds(dossier: Dossier, inputs: Inputs, *, inner: int) -> Worlds:
    """The worlds of a dossier at the given inputs.

    Parameters
    ----------
    dossier : Dossier
    inputs : Inputs
        From ``draw_inputs``, perhaps changed by a lever.
    inner : int
        For each draw, how many sets of absolute red lines to look at; their random numbers do
        not depend on the inputs, and more of them leave the first as they are.

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
    war = build_war(dossier, inputs, parties)
    standoff = build_standoff(dossier, inputs, parties)
    span = whole_span(value, sizes)
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
        standoff=standoff,
        durability=build_durability(dossier, inputs, parties),
        today_worth=today_worth,
        no_deal=no_deal_worth(dossier, inputs, parties, (war, standoff), (today_worth, span)),
        draw_of_row=np.repeat(np.arange(inputs.draws), inner),
        absolute=absolute_lines(lines, line_absolute, inner, inputs.seed),
        inputs=inputs,
        unstated_no_deal=unstated(dossier, inputs),
        cautions=(*cautions(dossier, inputs), *_of_patterns(line_absolute, inner)),
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
        weights = inputs.values[:, [inputs.at(WEIGHTS.of(party=party, issue=i)) for i in counted]]
        total = weights.sum(axis=1, keepdims=True)
        weights = np.where(total > 0, weights / np.where(total > 0, total, 1), 1 / len(counted))
        for n, issue in enumerate(counted):
            options = dossier.issues[issue].options
            names = [WORTH.of(party=party, issue=issue, option=option) for option in options]
            columns = [inputs.at(name) for name in names]
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
                columns.append(inputs.at(LINK_ADDS.of(party=party, item=n + 1)))
    return tuple(links), inputs.values[:, columns]


def _line_numbers(
    inputs: Inputs, parties: tuple[str, ...], lines: tuple[Line, ...]
) -> tuple[Floats, Floats]:
    def numbers(kind: InputKind) -> Floats:
        columns = []
        for line in lines:
            party = parties[line.party]
            name = kind.of(party=party, line=line.name.removeprefix(f"{party}."))
            columns.append(inputs.at(name))
        return inputs.values[:, columns]

    return numbers(ABSOLUTE), numbers(OTHERWISE_COSTS)


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


def whole_span(value: Floats, sizes: tuple[int, ...]) -> Floats:
    """(draw, party) what lies between the worst and the best answer to every issue: 1 on ours."""
    span = np.zeros(value.shape[:2])
    for issue, size in enumerate(sizes):
        span += np.ptp(value[:, :, issue, :size], axis=2)
    return span


def _of_patterns(line_absolute: Floats, inner: int) -> tuple[str, ...]:
    """What too few patterns of absolute lines do to a range."""
    open_lines = (line_absolute > 0) & (line_absolute < 1)
    if inner >= ENOUGH_PATTERNS or not open_lines.any():
        return ()
    return (
        f"Each draw of the estimates is looked at in only {inner} "
        f"pattern{'s' * (inner > 1)} of which red lines are absolute (inner); it takes "
        f"{ENOUGH_PATTERNS} to know a chance within a draw, so the range of every chance is rough.",
    )
