"""A package explained: what each party gains and gives by issue, and whether it could be better."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.arrays import Floats, Ints, evenly
from detente.dealspace.alternatives import named
from detente.dealspace.better import Swaps, nearest_better, swaps
from detente.dealspace.chance import Chance, chance
from detente.dealspace.place import place
from detente.ranges import Range
from detente.shown import Result
from detente.worlds.build import Worlds
from detente.worlds.space import Space

_MOST_ROWS = 4_000  # for the ranges of an account


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Result):
    """One party's account of a package; in each draw its parts add up to the gain.

    Attributes
    ----------
    by_issue : dict of issue -> Range
        Worth of the package's answer less that of today's; where that is not known, of the mean of
        all answers. Only issues that count for the party.
    together : Range
        What several answers are worth only together (links), and what crossing its lines costs.
    instead_of_going_on : Range
        Worth of today's state as a peace less the no-deal value: what an end of the fighting alone
        would bring it.
    if_it_fails : Range
        What the chance that the deal fails adds or takes.
    gain : Range
    """

    by_issue: dict[str, Range]
    together: Range
    instead_of_going_on: Range
    if_it_fails: Range
    gain: Range

    def gives(self) -> list[str]:
        """Issues on which it ends below today's state, the largest loss first."""
        lost = {issue: r.median for issue, r in self.by_issue.items() if r.median < -5e-3}
        return sorted(lost, key=lambda issue: lost[issue])

    def gets(self) -> list[str]:
        """Issues on which it ends above today's state, the largest first."""
        won = {issue: r.median for issue, r in self.by_issue.items() if r.median > 5e-3}
        return sorted(won, key=lambda issue: -won[issue])


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained(Result):
    """A package explained.

    Attributes
    ----------
    package : dict of issue -> option
    inside : Chance
        That it lies in the zone.
    accounts : dict of party -> Account
        Over the draws in which the package lies in the zone, or over all if there is none.
    undominated : float
        Share of the rows looked at in which it is proved that no package gains nobody less and
        somebody more.
    changes : Range
        Where there is such a package: on how many issues the nearest differs.
    nearest : dict of issue -> option
        The answers that the nearest such package changes most often; empty if none does.
    swaps : Swaps
        Changes of one answer or two together that help.
    smallest_gain, share_of_ideal, nash_share : Range
        Fairness, where the package is in the zone: the smallest gain (compares parties); the
        smallest share that a party gets of the most it could gain in the zone; the geometric mean
        of gains as a share of the Nash package's. *Envy* of another's gain is not defined here:
        worths of different parties are not compared.
    rows : int
        How many rows the better packages were looked for in.
    """

    package: dict[str, str]
    inside: Chance
    accounts: dict[str, Account]
    undominated: float
    changes: Range
    nearest: dict[str, str]
    swaps: Swaps
    smallest_gain: Range
    share_of_ideal: Range
    nash_share: Range
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Yardstick:
    """What fairness is measured by: (row, party) ideal gains, and gains of the Nash package."""

    ideal: Floats
    nash: Floats


def explain(
    worlds: Worlds, space: Space, package: Ints, yardstick: Yardstick, *, rows: int = 120
) -> Explained:
    """What a package gives whom, and whether everybody could be better off.

    Parameters
    ----------
    worlds, space : Worlds, Space
        The same draws.
    package : (issue,) int
        In or outside the zone.
    yardstick : Yardstick
    rows : int
        Look for better packages in no more rows than this, evenly spread: those in which the
        package lies in the zone, or all if there is none.
    """
    one = np.asarray(package, dtype=np.int64)
    every = np.arange(space.rows)
    placed = place(space, every, one[None])
    inside = placed.inside[:, 0]
    there = np.flatnonzero(inside) if inside.any() else every
    few, told = evenly(there, rows), evenly(there, _MOST_ROWS)
    better = nearest_better(space, few, one)
    gains = placed.gain[:, :, 0]
    return Explained(
        package=named(space, one),
        inside=chance(inside, space.draw_of_row),
        accounts=_accounts(
            worlds, one, space.draw_of_row[told], placed.worth[told, :, 0], gains[told]
        ),
        undominated=float(np.mean(better.changes == 0)),
        changes=Range.of(np.where(better.changes > 0, better.changes, np.nan)),
        nearest=_most_often(space, one, better.packages[better.changes > 0]),
        swaps=swaps(space, few, one),
        smallest_gain=Range.of(gains.min(axis=1)[inside]),
        share_of_ideal=Range.of(_share(gains, yardstick.ideal)[inside]),
        nash_share=Range.of(_nash_share(gains, yardstick)[inside]),
        rows=len(few),
    )


def _accounts(
    worlds: Worlds, package: Ints, draws: Ints, worth: Floats, gained: Floats
) -> dict[str, Account]:
    """Every required party's account over the draws listed; (draw listed, required) are given."""
    who = list(worlds.required)
    value = worlds.value[draws][:, who]
    by_issue = np.stack(
        [
            _from_today(value[:, :, issue, : worlds.sizes[issue]], int(option), int(today))
            for issue, (option, today) in enumerate(zip(package, worlds.today, strict=True))
        ],
        axis=2,
    )
    today, no_deal = worlds.today_worth[draws][:, who], worlds.no_deal[draws][:, who]
    # Today's own links stand in today's worth; what the package's joint answers add is the rest.
    together = worth - today - by_issue.sum(axis=2)
    counts = (np.ptp(value, axis=3) > 0).any(axis=0)
    return {
        worlds.parties[p]: Account(
            by_issue={
                issue: Range.of(by_issue[:, n, k])
                for k, issue in enumerate(worlds.issues)
                if counts[n, k]
            },
            together=Range.of(together[:, n]),
            instead_of_going_on=Range.of((today - no_deal)[:, n]),
            if_it_fails=Range.of((gained - (worth - no_deal))[:, n]),
            gain=Range.of(gained[:, n]),
        )
        for n, p in enumerate(who)
    }


def _from_today(value: Floats, option: int, today: int) -> Floats:
    """(draw, party) worth of an answer less today's, of (draw, party, option) worths of one issue.

    Of the mean of all answers, where today's is not known.
    """
    before = value[:, :, today] if today >= 0 else value.mean(axis=2)
    return np.asarray(value[:, :, option] - before)


def _most_often(space: Space, package: Ints, better: Ints) -> dict[str, str]:
    """The set of changes that makes a package the nearest better one most often."""
    if not len(better):
        return {}
    every, counted = np.unique(better, axis=0, return_counts=True)
    best = every[int(np.argmax(counted))]
    return {
        space.issues[k]: space.options[k][int(best[k])] for k in np.flatnonzero(best != package)
    }


def _share(gains: Floats, ideal: Floats) -> Floats:
    """(row,) the smallest share of its ideal gain that a party gets, of those that can gain."""
    share = np.divide(gains, ideal, out=np.full(gains.shape, np.inf), where=ideal > 1e-12)
    smallest: Floats = share.min(axis=1)
    return np.where(np.isfinite(smallest), smallest, np.nan)


def _nash_share(gains: Floats, yardstick: Yardstick) -> Floats:
    """(row,) the geometric mean of gains as a share of the most there is in the zone."""
    some = yardstick.ideal > 1e-12
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log(np.maximum(gains, 0.0)) - np.log(yardstick.nash)
        mean = np.where(some, logs, 0.0).sum(axis=1) / some.sum(axis=1)
    found: Floats = np.exp(mean)
    return np.where(np.isfinite(found), np.minimum(found, 1.0), np.nan)
