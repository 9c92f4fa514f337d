"""What stands between the parties where there is no zone, and what would have to give way."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from detente.arrays import Bools, Floats, Ints, evenly
from detente.dealspace.concessions import least_concession, needs_of
from detente.dealspace.extra import rows_as_draws
from detente.dealspace.settle import Settling, settle
from detente.dealspace.solutions import ideal
from detente.dealspace.zone import Zone, zone
from detente.ranges import Range
from detente.worlds.space import Space

_MOST_LINES = 4
_MOST_CUT = 64.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What stands between the parties, over the rows without a zone.

    Attributes
    ----------
    zoneless, rows : int
        How many rows have no zone, and how many of them were looked at.
    lines : tuple of (names of lines, share)
        The fewest absolute lines that would have to give way (each at its cost), most frequent
        first; no lines stand where giving way alone opens nothing.
    total : Range
        The least reduction of no-deal values, summed over the parties, with every line kept.
    single : dict of party -> Range
        The least reduction for that party alone; NaN in rows where it cannot open the zone alone.
    single_share : dict of party -> share
        In which share of the rows looked at a reduction for that party alone opens the zone.
    both : Range
        What is left to reduce in total once every line has given way.
    both_single : dict of party -> Range
        What is left to reduce for that party alone once every line has given way: 0 where the
        lines were all that stood in the way, NaN where it cannot open the zone alone.
    binding_lines, binding_issues : dict of name -> share
        The share of zoneless rows that would have a zone if this line alone gave way; if this
        issue alone were settled as every party likes best.
    measured : int
        Rows in which the reductions in total were worked out, a mixed-integer programme each.
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
    measured: int


def gap(space: Space, found: Zone, *, rows: int = 400, measured: int = 16) -> Gap:
    """The gap in the rows without a zone.

    Parameters
    ----------
    space : Space
    found : Zone
        Of the same space.
    rows : int
        Look at no more rows than this, evenly spread.
    measured : int
        Work out the least total (a mixed-integer programme each) in no more rows than this.
    """
    none = np.flatnonzero(~found.exists)
    picked = evenly(none, rows)
    few, some = evenly(none, measured), evenly(none, min(rows, 4 * measured))
    inside = rows_as_draws(space, picked)
    soft = replace(space, absolute=np.zeros_like(space.absolute))
    single = {party: _single(inside, i) for i, party in enumerate(space.parties)}
    return Gap(
        zoneless=len(none),
        rows=len(picked),
        lines=_fewest(inside),
        total=Range.of(_totals(space, few)),
        single={party: Range.of(amounts) for party, amounts in single.items()},
        single_share={
            party: float(np.mean(~np.isnan(found))) if len(found) else 0.0
            for party, found in single.items()
        },
        both=Range.of(_totals(soft, few)),
        both_single={
            party: Range.of(_single(rows_as_draws(soft, some), i))
            for i, party in enumerate(space.parties)
        },
        binding_lines=_shares(space.lines, [_binding(inside, n) for n in range(len(space.lines))]),
        binding_issues=_shares(space.issues, _binding_issues(inside)),
        measured=len(few),
    )


def _exists(space: Space) -> Bools:
    return np.asarray(zone(space).exists) if space.rows else np.zeros(0, dtype=np.bool_)


def _without(space: Space, tried: list[tuple[int, tuple[int, ...]]]) -> Bools:
    """Whether there is a zone in each row named once the lines named beside it have given way."""
    rows = np.array([row for row, _ in tried], dtype=np.int64)
    kept = space.absolute[rows]
    for n, (_, lines) in enumerate(tried):
        kept[n, list(lines)] = False
    return _exists(replace(space, outer=space.outer[rows], absolute=kept))


def _binding(space: Space, line: int) -> Bools:
    """(row,) whether there is a zone once this line has given way, where it is absolute."""
    rows = np.flatnonzero(space.absolute[:, line])
    opened = np.zeros(space.rows, dtype=np.bool_)
    opened[rows] = _without(space, [(int(row), (line,)) for row in rows])
    return opened


def _binding_issues(space: Space) -> list[Bools]:
    """(row,) for each issue, whether there is a zone once it is no bone of contention."""
    single, how = rows_as_draws(space, np.arange(space.rows)), Settling.of(space)
    found = []
    for issue in range(len(space.issues)):
        dropped = np.zeros((space.rows, len(space.issues)), dtype=np.bool_)
        dropped[:, issue] = True
        head, body, absolute = settle(single, dropped, how)
        found.append(_exists(replace(single, head_worth=head, body_worth=body, absolute=absolute)))
    return found


def _fewest(space: Space) -> tuple[tuple[tuple[str, ...], float], ...]:
    """The smallest sets of lines that open each row, with the share of rows; ties to the first."""
    if not space.rows:
        return ()
    opens = _exists(replace(space, absolute=np.zeros_like(space.absolute)))
    answer: list[tuple[str, ...]] = [()] * space.rows
    left = opens.copy()
    for size in range(1, min(_MOST_LINES, len(space.lines)) + 1):
        # Every set of this size of each row's own absolute lines, all in one search.
        tried = [
            (row, lines)
            for row in np.flatnonzero(left).tolist()
            for lines in combinations(np.flatnonzero(space.absolute[row]).tolist(), size)
        ]
        for (row, lines), opened in zip(tried, _without(space, tried), strict=True):
            if opened and left[row]:
                answer[row] = tuple(space.lines[n] for n in lines)
                left[row] = False
    # More lines than were tried in combination: all the absolute ones of the row.
    for row in np.flatnonzero(left).tolist():
        answer[row] = tuple(np.asarray(space.lines)[space.absolute[row]].tolist())
    counted = Counter(answer)
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return tuple((lines, count / space.rows) for lines, count in ranked)


def _totals(space: Space, rows: Ints) -> Floats:
    return np.array([least_concession(space, int(row)).total for row in rows])


def _single(space: Space, party: int) -> Floats:
    """(row,) the least reduction of one party's no-deal value that opens the zone; NaN if none.

    The most worth above its need that the party can have where all others gain and keep is the
    ideal of a space in which its own need is as low as can be.
    """
    if not space.rows:
        return np.zeros(0)
    one = rows_as_draws(space, np.arange(space.rows))
    needs = needs_of(one, np.arange(space.rows))[:, party]
    head, lives, shift, breaking, no_deal = (
        getattr(one, name).copy()
        for name in ("head_worth", "lives", "shift", "breaking", "no_deal")
    )
    head[:, party] += no_deal[:, [party]] - needs
    lives[:, party], shift[:, party], breaking[:, party] = 1.0, 0.0, 0.0
    no_deal[:, party] -= _MOST_CUT
    free = replace(
        one, head_worth=head, lives=lives, shift=shift, breaking=breaking, no_deal=no_deal
    )
    return np.maximum(_MOST_CUT - ideal(free)[:, party], 0.0)


def _shares(names: tuple[str, ...], opened: list[Bools]) -> dict[str, float]:
    return {
        name: float(flags.mean()) if len(flags) else 0.0
        for name, flags in zip(names, opened, strict=True)
    }
