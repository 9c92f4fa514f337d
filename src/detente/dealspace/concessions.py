"""The least by which no-deal values would have to fall for a zone to open, exactly."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import scipy  # its parts load when they are first asked for

from detente.arrays import Floats, Ints
from detente.dealspace.kernels.concede import Conceded, Wanting, concede
from detente.dealspace.restrict import rows_as_draws
from detente.worlds.gains import agrees_from
from detente.worlds.space import Space

_STEPS = 200_000
_EQUAL = 1e-7  # the programme's own tolerance
_CHUNK = 8


class Concessions(NamedTuple):
    """Reductions of no-deal values that open the zone, each draw a row; their sums are least."""

    amounts: Floats
    """(row, party) how far each no-deal value falls; NaN where nothing helps."""
    chosen: Ints
    """(row, 1 + block) case and choices of what they open it for; -1 where nothing helps."""
    within: float
    """By how much a sum may be too large; 0 where all are proved."""


class Totals(NamedTuple):
    """(row listed,) the sums of the least reductions; NaN where none can help.

    None can be less by more than ``within``, which is 0 where all are proved.
    """

    amounts: Floats
    within: float


def least_totals(space: Space, rows: Ints) -> Totals:
    """The sums of the least reductions in the rows listed."""
    if not len(rows):
        return Totals(np.zeros(0), 0.0)
    least = least_concessions(rows_as_draws(space, rows))
    return Totals(least.amounts.sum(axis=1), least.within)


def least_concessions(space: Space) -> Concessions:
    """The least reductions of a space each of whose rows is a draw."""
    rows, parties = space.no_deal.shape
    amounts = np.empty((rows, parties))
    chosen = np.empty((rows, 1 + len(space.choices)), dtype=np.int64)
    proved = np.empty(rows, dtype=np.bool_)
    short = (needs_of(space, np.arange(rows)) - space.head_worth).transpose(0, 2, 1)
    can_suit = np.isfinite(short).all(axis=2)
    # A tree is the smaller the more there is at stake in the blocks that it decides first.
    order = np.argsort(-np.ptp(space.body_worth, axis=3).mean(axis=0).sum(axis=0), kind="stable")
    wanting = Wanting(
        np.ascontiguousarray(space.body_worth[:, :, order]),
        np.ascontiguousarray(space.body_allowed[:, order]),
        np.ascontiguousarray(short),
        space.head_allowed & can_suit,
    )
    between = partial(concede, wanting, _STEPS, Conceded(amounts, chosen, proved))
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        starts = range(0, rows, _CHUNK)
        list(pool.map(between, starts, (min(start + _CHUNK, rows) for start in starts)))
    chosen[:, 1 + order] = chosen[:, 1:].copy()
    within = 0.0
    for row in np.flatnonzero(~proved):
        tried, picks, low = by_programme(space, int(row))
        # Where the programme stops too, the tree may have met the better package.
        if np.isnan(amounts[row]).any() or tried.sum() < amounts[row].sum():
            amounts[row], chosen[row] = tried, picks
        within = max(within, float(np.nan_to_num(amounts[row].sum() - low)))
    return Concessions(amounts, chosen, within if within > _EQUAL else 0.0)


def needs_of(space: Space, draw: int | Ints, case: Ints | None = None) -> Floats:
    """(party, case): the least worth at which the party both gains and keeps; draws go before.

    Of the cases listed, if they are. Infinite where the deal never lives and its failure is a loss.
    """
    needs = agrees_from(
        *(
            array[draw] if case is None else array[draw][..., case]
            for array in (space.survival, space.failure_shift, space.breach_cost)
        )
    )
    needs += space.no_deal[draw][..., None]
    return needs


def by_programme(space: Space, row: int) -> tuple[Floats, Ints, float]:
    """The same for one row whose tree is too large, to within the bound of a linear programme.

    One case and one choice a block, and what each party falls short of what it needs. Where shares
    of choices are allowed (HiGHS; Huangfu & Hall 2018) few blocks are shared: each takes its
    largest, and then changes one by one as long as that helps.

    Returns
    -------
    amounts : (party,)
    chosen : (1 + block,) int
        The case and the choices; -1 where nothing helps.
    float
        What the sum of the amounts cannot be less than.
    """
    parties, cases = space.head_worth.shape[1:]
    blocks, most = space.blocks.shape[:2]
    relaxed = _relaxed(space, row)
    chosen = np.full(1 + blocks, -1, dtype=np.int64)
    if relaxed.x is None:
        return np.full(parties, np.nan), chosen, 0.0
    chosen[0] = np.argmax(relaxed.x[:cases])
    chosen[1:] = np.argmax(relaxed.x[cases : cases + blocks * most].reshape(blocks, most), axis=1)
    return _one_by_one(space, row, chosen), chosen, float(relaxed.fun)


def _relaxed(space: Space, row: int) -> Any:
    """The linear programme of a row, as HiGHS answers it."""
    draw = int(space.draw_of_row[row])
    short = needs_of(space, draw) - space.head_worth[draw]
    can_suit = np.isfinite(short).all(axis=0)
    parties, cases = short.shape
    blocks, most = space.blocks.shape[:2]
    allowed = [space.head_allowed[row] & can_suit, space.body_allowed[row].reshape(blocks * most)]
    picks = cases + blocks * most
    reach = np.concatenate(
        [np.where(can_suit, -short, 0.0), space.body_worth[draw].reshape(parties, -1)], axis=1
    )
    once = np.zeros((1 + blocks, picks + parties))
    once[0, :cases] = 1
    for block in range(blocks):
        once[1 + block, cases + block * most : cases + (block + 1) * most] = 1
    top = np.concatenate([*allowed, np.full(parties, np.inf)]).astype(float)
    return scipy.optimize.linprog(
        np.concatenate([np.zeros(picks), np.ones(parties)]),
        A_ub=-np.hstack([reach, np.eye(parties)]),
        b_ub=np.zeros(parties),
        A_eq=once,
        b_eq=np.ones(1 + blocks),
        bounds=[(0.0, high) for high in top.tolist()],
    )


def _one_by_one(space: Space, row: int, chosen: Ints) -> Floats:
    """The amounts of the best package that changes of one choice at a time lead to, in place."""
    draw = int(space.draw_of_row[row])
    worth, blocks = space.body_worth[draw], np.arange(len(chosen) - 1)
    start = needs_of(space, draw) - space.head_worth[draw]
    while True:
        short = start[:, chosen[0]] - worth[:, blocks, chosen[1:]].sum(axis=1)
        least = float(np.maximum(short, 0.0).sum())
        swapped = short[:, None, None] + worth[:, blocks, chosen[1:]][:, :, None] - worth
        sums = np.where(space.body_allowed[row], np.maximum(swapped, 0.0).sum(axis=0), np.inf)
        if not sums.size or float(sums.min()) >= least - _EQUAL * 1e-2:
            amounts: Floats = np.maximum(short, 0.0)
            return amounts
        block, choice = np.unravel_index(int(np.argmin(sums)), sums.shape)
        chosen[1 + block] = choice
