"""The arrays that kernels hand one another, by name.

Within a case the gain of a party is ``slope * worth + constant``, the worth being that of the body,
and the zone is ``worth >= floor``. A body is one choice for each block, and a choice a number for
each party. Fields are read where they stand; what several kernels write is an array of one entry.
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

from typing import Any, NamedTuple

from detente.arrays import Bools, Floats, Ints
from detente.compiled import borrowing


class SpaceArrays(NamedTuple):
    """What kernels read of a ``Space``: its fields of these names (``kernel_arrays``)."""

    head: Ints
    head_worth: Floats
    survival: Floats
    failure_shift: Floats
    breach_cost: Floats
    no_deal: Floats
    blocks: Ints
    choices: Ints
    body_worth: Floats
    draw_of_row: Ints
    absolute: Bools
    head_crossed: Bools
    body_crossed: Bools


class Body(NamedTuple):
    """The choices left in each block."""

    worth: Floats  # (block, choice, party)
    many: Ints  # (block,) how many are left
    number: Ints  # (block, choice) which of the space's they are


class Case(NamedTuple):
    """One answer to the issues of the head."""

    number: int  # which of the space's it is
    floor: Floats  # (party,)
    slope: Floats  # (party,)
    constant: Floats  # (party,)


class Cases(NamedTuple):
    """The cases that may hold a package of the zone: fields as in ``Case``, cases first."""

    number: Ints
    floor: Floats
    slope: Floats
    constant: Floats


class Goal(NamedTuple):
    """What is looked for."""

    kind: int  # of value, as ``principles`` numbers them
    weights: Floats  # (party,)
    enough: bool  # the first package that reaches the value asked for will do
    any_best: bool  # ties need not be compared


class Best(NamedTuple):
    """The best package so far; before there is one, the value to reach."""

    value: Floats  # (1,)
    ties: Ints  # (1,) how often it was tied
    known: Bools  # (1,) whether there is one
    shares: Floats  # (party,) gains over weights, smallest first
    package: Ints  # (issue,)
    offered: Floats  # (party,) room for the shares of another


class Row(NamedTuple):
    """What stays the same while one row is searched."""

    head: Ints  # (case, issue) options, -1 where it settles none
    blocks: Ints  # (block, choice, issue)
    best: Best
    package: Ints  # (issue,) room to write one
    work: Floats  # (1,) steps allowed; what is left of them


class Met(NamedTuple):
    """A package met on the way."""

    worth: Floats  # (party,) of its body
    pick: Ints  # (block,) by number among the choices left


class Descent(NamedTuple):
    """How multipliers are improved, and what is met on the way."""

    lam: Floats  # (party,) where to start; then where it ends
    kept: Floats  # (place, party) those of the lowest bounds, the best first
    met: Met  # the best package met
    here: Met  # room for the package of one step
    at: Floats  # (party,) room for where the multipliers touch the goal
    trial: Floats  # (party,) room for multipliers or worths that are tried


class Multipliers(NamedTuple):
    """Vectors of multipliers; the first decides in which order choices are tried."""

    rows: Floats  # (multiplier, party)
    alone: Any  # int: where the unit vectors begin


class Pool(NamedTuple):
    """Multipliers kept for all cases of a row."""

    rows: Floats  # (place, party)
    bounds: Floats  # (place,) the most that a body can be worth by each
    prices: Floats  # (place,) their part of a Nash bound
    size: Ints  # (1,) how many are kept
    fresh: Ints  # (1,) the first by which not every case has been measured
    at: Floats  # (party,) room for where multipliers touch the goal


class Path(NamedTuple):
    """Where the search of a tree stands."""

    so_far: Floats  # (depth + 1, multiplier) sums of what is decided
    place: Ints  # (depth + 1,) which of the choices left comes next
    pick: Ints  # (block,) choices decided
    worth: Floats  # (party,) room for the worth of a package
    at: Floats  # (party,) room for where multipliers touch the goal


class Tree(NamedTuple):
    """What a tree is searched by. Sums are of what choices give by each multiplier."""

    gives: Floats  # (block, choice, multiplier)
    left: Ints  # (block, place) choices, the most promising first
    many: Ints  # (block,)
    order: Ints  # (depth,) blocks
    most: Floats  # (depth + 1, multiplier) the blocks from one on add at most
    needed: Floats  # (multiplier,) sums to be reached
    number: Ints  # (block, choice), as in ``Body``
    multipliers: Multipliers
    path: Path


class Asked(NamedTuple):
    """What is asked of each row listed."""

    keeping: bool  # whether keeping the deal must pay too
    rows: Ints
    kind: int
    weights: Floats  # (row listed, party) in units
    least: Floats  # (row listed, party) gains that each party must have
    fixed: Any  # (row listed, issue) options settled beforehand, -1 else
    reach: Floats  # (row listed,) any package worth that will do; -inf: any of the best; nan: best
    effort: Floats  # (row listed,) steps allowed; what is left of them


class Answers(NamedTuple):
    """For each row listed: the package, its value in units, and a bound on what is left open."""

    packages: Ints  # (row listed, issue) -1 without a zone
    values: Floats  # nan without a zone
    open_to: Floats  # nan where the answer is proved


class Laid(NamedTuple):
    """Room in which one row after another is laid out."""

    body: Body
    cases: Cases
    low: Floats  # (party,) the least that the body can be worth
    high: Floats  # (party,) and the most
    unit: Floats  # (party,) units of one of worth
    counts: Bools  # (party,) whether a choice that is worse for the party alone is worse


@borrowing
def copy(source: Any, to: Any) -> None:
    """Copy the entries of a row over those of another."""
    for i in range(len(source)):
        to[i] = source[i]


@borrowing
def fill(to: Any, value: Any) -> None:
    """Set every entry of a row."""
    for i in range(len(to)):
        to[i] = value


@borrowing
def copy_body(body: Body, to: Body) -> None:
    """Copy the choices left in each block: their worth, how many, which they were."""
    for b in range(len(body.many)):
        to.many[b] = body.many[b]
        for c in range(body.many[b]):
            to.number[b, c] = body.number[b, c]
            for i in range(body.worth.shape[2]):
                to.worth[b, c, i] = body.worth[b, c, i]
