"""What stands between the parties where there is no zone, and what would have to give way."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

import numpy as np

from detente.arrays import Bools, Floats, Ints, OrNaN, evenly, own
from detente.dealspace.alone import Alone
from detente.dealspace.chance import chance
from detente.dealspace.concessions import Totals, least_totals, needs_of
from detente.dealspace.kernels.principles import LINEAR
from detente.dealspace.kernels.run import free as anything
from detente.dealspace.kernels.run import run
from detente.dealspace.kernels.units import units
from detente.dealspace.relaxation import Relaxation, opens_without, relax
from detente.dealspace.restrict import rows_as_draws
from detente.dealspace.zone import has_zone
from detente.ranges import Range
from detente.shown import Result
from detente.worlds.space import Space

_MOST_LINES = 4
_MOST_CUT = 64.0
_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap(Result):
    """What stands between the parties, over the rows without a zone.

    Attributes
    ----------
    zoneless : int
        How many rows have no zone, of the first 1,000 draws; shares are shares of these.
    rows : int
        How many rows without a zone were looked at.
    lines : tuple of (names of lines, share)
        The fewest absolute lines that would have to give way (each at its cost), most frequent
        first; no lines stand where giving way alone opens nothing.
    total : Range
        The least reduction of no-deal values, summed over the parties, with every line kept.
    single : dict of party -> Range
        The least reduction for that party alone; NaN in rows where it cannot open the zone alone.
    single_share : dict of party -> share
        In which share of all zoneless rows a reduction for that party alone opens the zone.
    both : Range
        What is left to reduce in total once every line has given way.
    both_single : dict of party -> Range
        What is left to reduce for that party alone once every line has given way: 0 where the
        lines were all that stood in the way, NaN where it cannot open the zone alone.
    binding_lines : dict of name -> share
        The share of all zoneless rows that would have a zone if this line alone gave way.
    binding_issues : dict of name -> share
        The share of the rows looked at that would if this issue alone were settled as every party
        likes best.
    single_errors, binding_issue_errors : dict of name -> float
        Standard errors of ``single_share`` and ``binding_issues``: how far another seed would move
        them.
    within : float
        No reduction could be less than stated by more than this; 0 where all are proved.
    """

    zoneless: int
    rows: int
    lines: tuple[tuple[tuple[str, ...], float], ...]
    total: Range
    single: dict[str, Range]
    single_share: dict[str, float]
    both: Range
    both_single: dict[str, Range]
    binding_lines: dict[str, float]
    binding_issues: dict[str, float]
    within: float
    single_errors: Mapping[str, OrNaN] = field(default_factory=dict)
    binding_issue_errors: Mapping[str, OrNaN] = field(default_factory=dict)


def gap(space: Space, shut: Alone, *, rows: int = 400) -> Gap:
    """The gap in the rows without a zone.

    Parameters
    ----------
    space : Space
    shut : Alone
        Of the same space.
    rows : int
        Look at no more rows than this, evenly spread.
    """
    at = evenly(np.arange(len(shut.rows)), rows)
    picked, single = shut.rows[at], shut.lines[at]
    inside = rows_as_draws(space, picked)
    soft = replace(inside, absolute=np.zeros_like(inside.absolute))
    every = np.arange(inside.rows)
    opens = _exists(soft)
    closed = np.flatnonzero(~opens)
    kept = {party: _single(inside, i) for i, party in enumerate(space.parties)}
    still = rows_as_draws(soft, closed)
    left = {party: _single(still, i) for i, party in enumerate(space.parties)}
    total, both = least_totals(inside, every), least_totals(soft, closed)
    singles = [one.within for one in (*kept.values(), *left.values())]
    settled = _binding_issues(inside)
    return Gap(
        zoneless=len(shut.rows),
        rows=len(picked),
        lines=_fewest(inside, opens, single),
        total=Range.of(total.amounts),
        single={party: Range.of(one.amounts) for party, one in kept.items()},
        single_share=_shares(space.parties, list(shut.lowered.T)),
        both=Range.of(_spread(both.amounts, closed, inside.rows)),
        both_single={
            party: Range.of(_spread(one.amounts, closed, inside.rows))
            for party, one in left.items()
        },
        binding_lines=_shares(space.lines, list(shut.lines.T)),
        binding_issues=_shares(space.issues, settled),
        within=max(total.within, both.within, *singles),
        single_errors=_errors(space.parties, list(shut.lowered.T), space.draw_of_row[shut.rows]),
        binding_issue_errors=_errors(space.issues, settled, space.draw_of_row[picked]),
    )


def _exists(space: Space) -> Bools:
    return has_zone(space) if space.rows else np.zeros(0, dtype=np.bool_)


def _spread(amounts: Floats, rows: Ints, many: int) -> Floats:
    """(row,) the amounts in the rows listed, and 0 in all others."""
    every = np.zeros(many)
    every[rows] = amounts
    return every


def _binding_issues(space: Space) -> list[Bools]:
    """(row,) for each issue, whether there is a zone once it is no bone of contention."""
    if not space.rows:
        return [np.zeros(0, dtype=np.bool_)] * len(space.issues)
    how, found = Relaxation.of(space), []
    # Several issues at once, as many as make a search worth starting.
    together = max(_AT_ONCE // space.rows, 1)
    for first in range(0, len(space.issues), together):
        issues = range(first, min(first + together, len(space.issues)))
        many = rows_as_draws(space, np.tile(np.arange(space.rows), len(issues)))
        dropped = np.zeros((many.rows, len(space.issues)), dtype=np.bool_)
        dropped[np.arange(many.rows), np.repeat(issues, space.rows)] = True
        head, body, absolute = relax(many, dropped, how)
        settled = replace(many, head_worth=own(head), body_worth=own(body), absolute=absolute)
        found += list(_exists(settled).reshape(len(issues), space.rows))
    return found


def _fewest(space: Space, opens: Bools, alone: Bools) -> tuple[tuple[tuple[str, ...], float], ...]:
    """The smallest sets of lines that open each row, with the share of rows; ties to the first."""
    answer: list[tuple[str, ...]] = [()] * space.rows
    for row in np.flatnonzero(alone.any(axis=1)).tolist():
        answer[row] = (space.lines[int(np.argmax(alone[row]))],)
    left = opens & ~alone.any(axis=1)
    for size in range(2, min(_MOST_LINES, len(space.lines)) + 1):
        # Every set of this size of each row's own absolute lines, all in one search.
        tried = [
            (row, lines)
            for row in np.flatnonzero(left).tolist()
            for lines in combinations(np.flatnonzero(space.absolute[row]).tolist(), size)
        ]
        marked = np.zeros((len(tried), len(space.lines)), dtype=np.bool_)
        for n, (_, lines) in enumerate(tried):
            marked[n, list(lines)] = True
        found = opens_without(space, np.array([row for row, _ in tried], dtype=np.int64), marked)
        for (row, lines), opened in zip(tried, found, strict=True):
            if opened and left[row]:
                answer[row] = tuple(space.lines[n] for n in lines)
                left[row] = False
    # More lines than were tried in combination: all the absolute ones of the row.
    for row in np.flatnonzero(left).tolist():
        answer[row] = tuple(np.asarray(space.lines)[space.absolute[row]].tolist())
    counted = Counter(answer)
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple((lines, count / space.rows) for lines, count in ranked)


def _single(space: Space, party: int) -> Totals:
    """(row,) the least reduction of one party's no-deal value that opens the zone; NaN if none.

    The most worth above its need that the party can have where all others gain and keep is its
    largest gain in a space in which its own need is as low as can be.
    """
    if not space.rows:
        return Totals(np.zeros(0), 0.0)
    one = rows_as_draws(space, np.arange(space.rows))
    needs = needs_of(one, np.arange(space.rows))[:, party]
    never = np.isinf(needs)  # such a deal stays shut by its failure, whatever the no-deal value
    head, survival, failure_shift, breach_cost, no_deal = (
        getattr(one, name).copy()
        for name in ("head_worth", "survival", "failure_shift", "breach_cost", "no_deal")
    )
    head[:, party] += np.where(never, 0.0, no_deal[:, [party]] - needs)
    survival[:, party] = np.where(never, 0.0, 1.0)
    failure_shift[:, party] = np.where(never, -1.0, 0.0)
    breach_cost[:, party] = 0.0
    no_deal[:, party] -= _MOST_CUT
    free = replace(
        one,
        head_worth=own(head),
        survival=own(survival),
        failure_shift=own(failure_shift),
        breach_cost=own(breach_cost),
        no_deal=own(no_deal),
    )
    largest, beyond = _largest(free, party)
    return Totals(np.maximum(_MOST_CUT - largest, 0.0), beyond)


def _largest(space: Space, party: int) -> tuple[Floats, float]:
    """(row,) the largest gain of one party in the zone, NaN without one, and what it may lack."""
    rows, counts = np.arange(space.rows), np.zeros((space.rows, len(space.parties)))
    counts[:, party] = 1.0
    any_of_the_best = anything(space, rows)._replace(reach=np.full(space.rows, -np.inf))
    found = run(space, rows, LINEAR, counts, given=any_of_the_best)
    unit = units(space)[:, party]
    beyond = np.nan_to_num((found.open_to - found.values) / unit)
    return found.values / unit, float(beyond.max(initial=0.0))


def _shares(names: tuple[str, ...], opened: list[Bools]) -> dict[str, float]:
    return {
        name: float(flags.mean()) if len(flags) else 0.0
        for name, flags in zip(names, opened, strict=True)
    }


def _errors(names: tuple[str, ...], opened: list[Bools], draws: Ints) -> dict[str, float]:
    return {
        name: chance(flags, draws).error if len(flags) else math.nan
        for name, flags in zip(names, opened, strict=True)
    }
