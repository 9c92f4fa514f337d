"""Worlds packed for exact search: the head on which durability depends, and blocks beside it."""

from __future__ import annotations

from itertools import product

import numpy as np

from detente.arrays import Bools, Floats, Ints, own
from detente.worlds import durability
from detente.worlds.build import Worlds
from detente.worlds.lines import crossed_by
from detente.worlds.packages import part_worth
from detente.worlds.space import Space


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
