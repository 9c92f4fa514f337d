"""How the talks end, and by when: cumulative incidence of each ending, with bands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.arrays import Floats, readonly
from detente.dealspace.chance import Chance, bands, standard_error
from detente.shown import Result
from detente.talks.outcomes import ENDINGS, Talks
from detente.talks.settings import week_of

#: After these the fighting has stopped; after the others it goes on beyond what talks can show.
WAR_OVER = ("settlement", "dictated", "exhausted")
_OPEN = ENDINGS.index("open")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Incidence(Result):
    """The chance of each ending by the end of each week, if one lever is used.

    Attributes
    ----------
    lever : str
    as_of : datetime.date
        Week 0 is this day.
    endings : tuple of str
        Ways in which talks can end here, then ``open`` (not ended yet) and, where there is a war,
        ``war over`` (any ending that stops the fighting).
    chance, low, high : (ending, week) arrays
        The mean and its 5–95 % band over draws, inner noise removed; since that noise differs from
        week to week, a band may bend a little where the mean cannot. At each week the endings
        with ``open`` sum to 1.
    error : (ending, week) array
        Standard error of the mean: how far another seed would move it.
    draws, paths : int
        How many draws were played, and how many paths in all of them.
    """

    lever: str
    as_of: dt.date
    endings: tuple[str, ...]
    chance: Floats
    low: Floats
    high: Floats
    error: Floats
    draws: int
    paths: int

    def __post_init__(self) -> None:
        shape = (len(self.endings), self.chance.shape[1])
        for name in ("chance", "low", "high", "error"):
            object.__setattr__(self, name, readonly(getattr(self, name), shape=shape))

    @property
    def weeks(self) -> int:
        """How many weeks were played."""
        return int(self.chance.shape[1]) - 1

    def by(self, date: dt.date) -> dict[str, Chance]:
        """The chance of each ending by that day, to the nearest whole week.

        Raises
        ------
        ValueError
            The day lies before the first or after the last that was played.
        """
        week = week_of(date, self.as_of)
        if date < self.as_of or week > self.weeks:
            raise ValueError(f"{date} lies outside the {self.weeks} weeks played from {self.as_of}")
        return {
            ending: Chance(
                value=float(self.chance[e, week]),
                low=float(self.low[e, week]),
                high=float(self.high[e, week]),
                error=float(self.error[e, week]),
            )
            for e, ending in enumerate(self.endings)
        }

    def curve(self, ending: str) -> tuple[Floats, Floats, Floats]:
        """Chance, low and high of one ending, by week from week 0."""
        e = self.endings.index(ending)
        return self.chance[e], self.low[e], self.high[e]


def incidence(talks: Talks, *, lever: str, as_of: dt.date) -> Incidence:
    """How the talks end under one lever, week by week.

    Parameters
    ----------
    talks : Talks
    lever : str
        One of the levers that were played.
    as_of : datetime.date
        The day the talks start from.
    """
    if lever not in talks.levers:
        raise ValueError(f'lever "{lever}" was not played; played: {", ".join(talks.levers)}')
    place = talks.levers.index(lever)
    share = _ended(talks.ending[place], talks.week[place], talks.weeks)
    names = [ending for ending in talks.endings if ending != "open"]
    ends = [share[:, ENDINGS.index(name)] for name in names]
    columns = {**dict(zip(names, ends, strict=True)), "open": 1.0 - np.sum(ends, axis=0)}
    if talks.at_war:
        columns["war over"] = np.sum([share[:, ENDINGS.index(name)] for name in WAR_OVER], axis=0)
    by_draw = np.stack(list(columns.values()), axis=1)
    paths = talks.ending.shape[2]
    scatter = by_draw * (1 - by_draw) / (paths - 1) if paths > 1 else np.zeros_like(by_draw)
    low, high = (np.clip(band, 0.0, 1.0) for band in bands(by_draw, scatter))
    return Incidence(
        lever=lever,
        as_of=as_of,
        endings=tuple(columns),
        chance=by_draw.mean(axis=0),
        low=low,
        high=high,
        error=standard_error(by_draw),
        draws=by_draw.shape[0],
        paths=paths * by_draw.shape[0],
    )


def _ended(ending: NDArray[np.uint8], week: NDArray[np.int16], weeks: int) -> Floats:
    """(draw, ending, week) share of paths that have ended so by the end of the week."""
    draws, paths = ending.shape
    kinds, columns = len(ENDINGS), weeks + 1
    cell = (np.arange(draws)[:, None] * kinds + ending) * columns + np.clip(week, 0, weeks)
    counted = np.bincount(cell[ending != _OPEN].ravel(), minlength=draws * kinds * columns)
    table = counted.reshape(draws, kinds, columns)
    share: Floats = np.cumsum(table, axis=2) / paths
    return share
