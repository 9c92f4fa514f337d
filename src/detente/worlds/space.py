"""What the exact search sees: worlds packed into cases and blocks of packages.

The head holds the issues on which durability depends, and blocks stand beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from detente.arrays import Bools, Floats, Ints, own, readonly
from detente.shown import Result
from detente.worlds import durability
from detente.worlds.build import Worlds
from detente.worlds.lines import crossed_by
from detente.worlds.packages import part_worth

BY_DRAW = ("head_worth", "survival", "failure_shift", "breach_cost", "no_deal", "body_worth")
"""The arrays of a space whose first axis is the draw."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Space(Result):
    """The packages of a dossier, split so that worth adds up.

    The issues on which durability depends, and those joined to them, form the head; each
    combination of their options is a case. Given a case, the worth of a package to a party is the
    case's worth plus one term from each block, and a block is an issue or some joined issues.

    Attributes
    ----------
    parties : tuple of str
        The parties whose leave a deal needs.
    issues, options : tuple of str, tuple of tuple of str
        Every issue, and the names of its options.
    head : (case, issue) int16
        Option of each head issue in each case, -1 for the other issues; at least one case.
    head_worth : (draw, party, case)
        Worth of the head's options.
    survival, failure_shift, breach_cost : (draw, party, case)
        Share of time that a deal lives, what a failed deal adds to the no-deal value, and what
        breaking costs.
    no_deal : (draw, party)
        Worth of going on without a deal.
    blocks : (block, choice, issue) int16
        Options of each choice, -1 outside the block and in padding.
    choices : (block,) int
        How many choices each block has; 1 or more.
    body_worth : (draw, party, block, choice)
        Worth of each choice; padding is 0.
    draw_of_row : (row,) int
        The draw to which each row belongs; a row adds which lines are absolute.
    lines : tuple of str
        The red lines of the parties named.
    absolute : (row, line) bool
        Whether the line excludes what crosses it.
    head_crossed : (line, case) bool
    body_crossed : (line, block, choice) bool
        What crosses each line.
    """

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
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
    lines: tuple[str, ...]
    absolute: Bools
    head_crossed: Bools
    body_crossed: Bools

    def __post_init__(self) -> None:
        parties, issues, lines = len(self.parties), len(self.issues), len(self.lines)
        draws, cases = self.no_deal.shape[0], self.head.shape[0]
        blocks, most = self.blocks.shape[:2]
        by_case = (draws, parties, cases)
        shapes: dict[str, tuple[type, tuple[int | None, ...]]] = {
            "head": (np.int16, (cases, issues)),
            "head_worth": (np.float64, by_case),
            "survival": (np.float64, by_case),
            "failure_shift": (np.float64, by_case),
            "breach_cost": (np.float64, by_case),
            "no_deal": (np.float64, (draws, parties)),
            "blocks": (np.int16, (blocks, most, issues)),
            "choices": (np.int64, (blocks,)),
            "body_worth": (np.float64, (draws, parties, blocks, most)),
            "draw_of_row": (np.int64, (None,)),
            "absolute": (np.bool_, (len(self.draw_of_row), lines)),
            "head_crossed": (np.bool_, (lines, cases)),
            "body_crossed": (np.bool_, (lines, blocks, most)),
        }
        for name, (kind, shape) in shapes.items():
            array: Any = np.ascontiguousarray(getattr(self, name), dtype=kind)
            try:
                object.__setattr__(self, name, readonly(array, shape=shape))
            except ValueError as error:
                raise ValueError(f"space.{name}: {error}") from None
        if not cases:
            raise ValueError("space.head has no case; a space without head issues has one")
        if blocks and not 1 <= int(self.choices.min()) <= int(self.choices.max()) <= most:
            raise ValueError(f"space.choices must lie from 1 to {most}")

    @property
    def rows(self) -> int:
        """How many rows the space has: draws times sets of absolute lines."""
        return len(self.draw_of_row)

    @property
    def head_allowed(self) -> Bools:
        """(row, case): no absolute line excludes the case."""
        return self._free(self.head_crossed)

    @property
    def body_allowed(self) -> Bools:
        """(row, block, choice): no absolute line excludes the choice; padding is false."""
        real = np.arange(self.blocks.shape[1]) < self.choices[:, None]
        free = self._free(self.body_crossed.reshape(len(self.lines), real.size))
        allowed: Bools = real[None] & free.reshape(self.rows, *real.shape)
        return allowed

    def _free(self, crossed: Bools) -> Bools:
        # A product of small numbers counts the lines that exclude, exactly and fast.
        count = self.absolute.astype(np.float32) @ crossed.astype(np.float32)
        free: Bools = count == 0
        return free


def space(worlds: Worlds) -> Space:
    """The packages of the worlds as the exact search sees them.

    Issues that a link or a red line of a required party joins are merged; so are all on which
    durability depends, which form the head.

    Returns
    -------
    Space
        Cases and choices in the lexicographic order of their issues' options.
    """
    who = list(worlds.required)
    head, blocks = _divide(worlds)
    cases = _combinations(worlds, head)
    choices = [_combinations(worlds, block) for block in blocks]
    most = max((len(choice) for choice in choices), default=1)
    lines = [n for n, line in enumerate(worlds.lines) if line.party in worlds.required]
    whole = np.where(cases < 0, 0, cases)
    rules = worlds.durability
    breach_cost = durability.breach_costs(rules, whole)[:, None]
    shape = (worlds.draws, len(who), len(cases))
    return Space(
        parties=tuple(worlds.parties[n] for n in who),
        issues=worlds.issues,
        options=worlds.options,
        head=cases,
        head_worth=own(np.take(part_worth(worlds, cases, head), who, axis=1)),
        survival=own(np.take(durability.survival(rules, whole), who, axis=1)),
        failure_shift=own(np.take(durability.failure_shifts(rules, whole), who, axis=1)),
        breach_cost=own(np.broadcast_to(breach_cost, shape).copy()),
        no_deal=worlds.no_deal[:, who],
        blocks=_padded(choices, most, len(worlds.issues)),
        choices=np.array([len(choice) for choice in choices], dtype=np.int64),
        body_worth=own(np.take(_body_worth(worlds, blocks, choices, most), who, axis=1)),
        draw_of_row=worlds.draw_of_row,
        lines=tuple(worlds.lines[n].name for n in lines),
        absolute=worlds.absolute[:, lines],
        head_crossed=_crossed(worlds, lines, head, cases),
        body_crossed=_body_crossed(worlds, lines, blocks, choices),
    )


def _divide(worlds: Worlds) -> tuple[frozenset[int], tuple[frozenset[int], ...]]:
    """The head, and the other groups of joined issues in the order of their first issue."""
    joined = [worlds.durability.issues]
    joined += [link.issues for link in worlds.links if link.party in worlds.required]
    joined += [line.issues for line in worlds.lines if line.party in worlds.required]
    group = {issue: frozenset([issue]) for issue in range(len(worlds.issues))}
    for issues in joined:
        merged = frozenset().union(*(group[issue] for issue in issues))
        group.update(dict.fromkeys(merged, merged))
    head = group[min(worlds.durability.issues)] if worlds.durability.issues else frozenset()
    blocks = dict.fromkeys(group[issue] for issue in range(len(worlds.issues)))
    return head, tuple(block for block in blocks if block != head)


def _combinations(worlds: Worlds, issues: frozenset[int]) -> Ints:
    """(combination, issue) every answer to the given issues, -1 on the others."""
    inside = sorted(issues)
    found = list(product(*(range(worlds.sizes[issue]) for issue in inside)))
    table = np.full((len(found), len(worlds.issues)), -1, dtype=np.int64)
    table[:, inside] = found
    return table


def _padded(choices: list[Ints], most: int, issues: int) -> Ints:
    table = np.full((len(choices), most, issues), -1, dtype=np.int64)
    for n, choice in enumerate(choices):
        table[n, : len(choice)] = choice
    return table


def _body_worth(
    worlds: Worlds, blocks: tuple[frozenset[int], ...], choices: list[Ints], most: int
) -> Floats:
    worth = np.zeros((worlds.draws, len(worlds.parties), len(blocks), most))
    for n, (block, choice) in enumerate(zip(blocks, choices, strict=True)):
        worth[:, :, n, : len(choice)] = part_worth(worlds, choice, block)
    return worth


def _crossed(worlds: Worlds, lines: list[int], issues: frozenset[int], packages: Ints) -> Bools:
    """(line, combination) what crosses each line that lies wholly on the given issues."""
    found = np.zeros((len(lines), len(packages)), dtype=np.bool_)
    for n, line in enumerate(worlds.lines[at] for at in lines):
        if line.issues <= issues:
            found[n] = crossed_by(line, packages)
    return found


def _body_crossed(
    worlds: Worlds, lines: list[int], blocks: tuple[frozenset[int], ...], choices: list[Ints]
) -> Bools:
    most = max((len(choice) for choice in choices), default=1)
    found = np.zeros((len(lines), len(blocks), most), dtype=np.bool_)
    for n, (block, choice) in enumerate(zip(blocks, choices, strict=True)):
        found[:, n, : len(choice)] = _crossed(worlds, lines, block, choice)
    return found
