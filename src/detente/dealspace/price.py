"""The cheapest ways to open the zone: what gives way, what that costs, and how often it opens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from detente.arrays import Bools, Ints, evenly
from detente.dealspace.alone import Alone
from detente.dealspace.gap import Gap
from detente.dealspace.relaxation import opens_without
from detente.ranges import Range
from detente.shown import Result
from detente.worlds.build import Worlds
from detente.worlds.space import Space

_LEAST = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Way(Result):
    """One way to open the zone.

    Attributes
    ----------
    kind : str
        ``lines``: these absolute lines become costs. ``no-deal``: this party's no-deal value falls.
    what : tuple of str
        Names of the lines, or the party.
    price : Range
        In worth to whoever gives way, where the way opens the zone: what crossing the lines costs
        together, as the dossier estimates it; by how much the no-deal value must fall at least.
    opens : float
        In which share of the rows without a zone it opens one.
    """

    kind: Literal["lines", "no-deal"]
    what: tuple[str, ...]
    price: Range
    opens: float

    @property
    def per_opening(self) -> float:
        """The price for each draw opened: the median price over the share of draws it opens."""
        return self.price.median / self.opens


def cheapest(
    worlds: Worlds, space: Space, shut: Alone, between: Gap, *, k: int = 5
) -> tuple[Way, ...]:
    """The k cheapest ways to open the zone, by their price for each draw opened.

    Looked at are each red line alone, the sets of lines that are most often the fewest to give
    way, and each party's no-deal value alone. A way that opens fewer than one in a hundred of the
    rows without a zone is left out, and so is a set of lines that opens hardly more, by less than a
    tenth, than a part of it. Prices of different parties are set side by side as if worth
    to one were worth to another: a judgement.

    Parameters
    ----------
    worlds, space : Worlds, Space
        The same draws.
    shut : Alone
    between : Gap
        Of the same space.
    k : int
    """
    few = evenly(shut.rows, between.rows)
    if not len(few):
        return ()
    ways = [
        _given_up(worlds, space.draw_of_row[shut.rows], (name,), opens)
        for name, opens in zip(space.lines, shut.lines.T, strict=True)
    ]
    ways += [
        _given_up(worlds, space.draw_of_row[few], lines, _opened(space, few, lines))
        for lines, _ in between.lines[:8]
        if len(lines) > 1
    ]
    ways += [
        Way(kind="no-deal", what=(party,), price=price, opens=between.single_share[party])
        for party, price in between.single.items()
    ]
    worth_naming = [way for way in ways if way.opens >= _LEAST and not _idle(way, ways)]
    return tuple(sorted(worth_naming, key=lambda way: way.per_opening)[:k])


def _idle(way: Way, ways: list[Way]) -> bool:
    """Whether fewer lines open nearly as much."""
    return any(
        set(other.what) < set(way.what) and way.opens < 1.1 * other.opens
        for other in ways
        if other.kind == way.kind == "lines"
    )


def _opened(space: Space, rows: Ints, lines: tuple[str, ...]) -> Bools:
    """(row listed,) whether these lines together open the zone."""
    given_up = np.zeros((len(rows), len(space.lines)), dtype=np.bool_)
    given_up[:, [space.lines.index(name) for name in lines]] = True
    opened = np.zeros(len(rows), dtype=np.bool_)
    matter = np.flatnonzero((space.absolute[rows] & given_up).any(axis=1))
    opened[matter] = opens_without(space, rows[matter], given_up[matter])
    return opened


def _given_up(worlds: Worlds, draws: Ints, lines: tuple[str, ...], opened: Bools) -> Way:
    names = [line.name for line in worlds.lines]
    costs = worlds.line_costs[:, [names.index(name) for name in lines]].sum(axis=1)
    price = Range.of(costs[draws[opened]])
    return Way(kind="lines", what=lines, price=price, opens=float(opened.mean()))
