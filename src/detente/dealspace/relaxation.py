"""What opens a zone: a space relaxed, by red lines that give way or issues no longer in dispute."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from detente.arrays import Bools, Floats, Ints, own
from detente.dealspace.zone import has_zone
from detente.worlds.space import BY_DRAW, Space


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Relaxation:
    """What it takes to drop issues of a space from dispute, worked out once.

    Attributes
    ----------
    groups : for each issue, Groups
    lifted : (issue, line) bool
        Whether some answer to the issue satisfies the line, whatever else is chosen.
    """

    groups: tuple[Groups, ...]
    lifted: Bools

    @classmethod
    def of(cls, space: Space) -> Relaxation:
        """For the given space; its worths and rows do not matter."""
        groups = tuple(_groups(space, issue) for issue in range(len(space.issues)))
        lifted = np.zeros((len(space.issues), len(space.lines)), dtype=np.bool_)
        for issue, one in enumerate(groups):
            crossed = space.head_crossed if one.block < 0 else space.body_crossed[:, one.block]
            inside = crossed[:, one.order]
            always = np.logical_and.reduceat(inside, one.starts, axis=1)
            lifted[issue] = inside.any(axis=1) & ~always.any(axis=1)
        return cls(groups=groups, lifted=lifted)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Groups:
    """Groups of choices that differ in one issue alone.

    Attributes
    ----------
    block : int
        Where the issue is decided; -1 for the head.
    order, starts : (choice,) int, (group,) int
        The choices group by group, and where each group starts.
    of : (choice,) int
        The group of each choice.
    """

    block: int
    order: Ints
    starts: Ints
    of: Ints


def relax(space: Space, dropped: Bools, how: Relaxation) -> tuple[Floats, Floats, Bools]:
    """The worth and the absolute lines of each row, with some of its issues no longer in dispute.

    On such an issue every party has the answer it likes best, whatever the others get: each choice
    is worth to a party what the best choice with the same answers elsewhere is worth to it. A red
    line that some answer to the issue would satisfy is lifted. So no package gets worse and none
    is newly excluded: to drop an issue can open a zone and never close one.

    Parameters
    ----------
    space : Space
        Of one row a draw.
    dropped : (row, issue) bool
    how : Relaxation
        Of the same space.

    Returns
    -------
    head_worth, body_worth, absolute
        As the space has them, changed.
    """
    head, body = space.head_worth.copy(), space.body_worth.copy()
    absolute = space.absolute & ~((dropped.astype(np.float32) @ how.lifted) > 0)
    for issue in np.flatnonzero(dropped.any(axis=0)):
        rows, one = np.flatnonzero(dropped[:, issue]), how.groups[issue]
        worth = head if one.block < 0 else body[:, :, one.block, : len(one.of)]
        best = np.maximum.reduceat(worth[rows][:, :, one.order], one.starts, axis=2)
        worth[rows] = best[:, :, one.of]
    return head, body, absolute


def _groups(space: Space, issue: int) -> Groups:
    """Where an issue is decided, and the choices there that agree on all other issues."""
    block, choices = -1, space.head
    if not (choices[:, issue] >= 0).any():
        block = int(np.flatnonzero((space.blocks[:, :, issue] >= 0).any(axis=1))[0])
        choices = space.blocks[block, : space.choices[block]]
    _, group = np.unique(np.delete(choices, issue, axis=1), axis=0, return_inverse=True)
    of = group.ravel()
    order = np.argsort(of, kind="stable")
    starts = np.searchsorted(of[order], np.arange(int(of.max()) + 1))
    return Groups(block=block, order=order, starts=starts, of=of)


def opens_without(space: Space, rows: Ints, lines: Bools) -> Bools:
    """Whether each row listed has a zone once the lines marked beside it have given way.

    Parameters
    ----------
    space : Space
    rows : (row listed,) int
        A row may be listed more than once.
    lines : (row listed, line) bool
    """
    if not len(rows):
        return np.zeros(0, dtype=np.bool_)
    draws, which = np.unique(space.draw_of_row[rows], return_inverse=True)
    fewer = {name: own(getattr(space, name)[draws]) for name in BY_DRAW}
    return has_zone(
        replace(space, draw_of_row=which, absolute=space.absolute[rows] & ~lines, **fewer)
    )


def opens_alone(space: Space, rows: Ints) -> Bools:
    """(row listed, line) whether that line alone has to give way for the row to have a zone.

    Parameters
    ----------
    space : Space
    rows : (row listed,) int
        Rows without a zone. A line that is not absolute in a row opens nothing there.
    """
    opened = np.zeros((len(rows), len(space.lines)), dtype=np.bool_)
    # Where all lines together do not open the zone, none alone does.
    at_all = opens_without(space, rows, ~opened)
    at, line = np.nonzero(space.absolute[rows] & at_all[:, None])
    single = np.zeros((len(at), len(space.lines)), dtype=np.bool_)
    single[np.arange(len(at)), line] = True
    opened[at, line] = opens_without(space, rows[at], single)
    return opened
