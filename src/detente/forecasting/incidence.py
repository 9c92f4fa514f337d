"""How the talks end, and by when: cumulative incidence of each ending, with bands."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.arrays import Bools, Floats, readonly
from detente.dealspace.chance import Chance, bands, mean_over_draws, standard_error, unseen
from detente.shown import Result
from detente.talks.outcomes import ENDINGS, Talks, scatter_of
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
        ``ceasefire`` (one has come, and no settlement before it; the talks may go on or not) and
        ``war over`` (any ending that stops the fighting for good); and, where tracks may be signed
        ahead, ``partial deal`` (one has been, and no settlement before it or since).
    chance, low, high : (ending, week) arrays
        The mean and its 5–95 % band over draws, inner noise removed; since that noise differs from
        week to week, a band may bend a little where the mean cannot. At each week the endings
        with ``open`` sum to 1.
    error : (ending, week) array
        Standard error of the mean: how far another seed would move it.
    draws, paths : int
        How many draws were played, and on how many paths of all of them the talks were still open
        on the day of the forecast.
    each : int
        How many paths were played of each draw, whether the talks were still open on them or not.
    learned : bool
        Whether they were played on draws that what the parties said has moved.
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
    each: int
    learned: bool = False

    def __post_init__(self) -> None:
        shape = (len(self.endings), self.chance.shape[1])
        for name in ("chance", "low", "high", "error"):
            object.__setattr__(self, name, readonly(getattr(self, name), shape=shape))

    @property
    def weeks(self) -> int:
        """How many weeks were played."""
        return int(self.chance.shape[1]) - 1

    @property
    def ratified(self) -> bool:
        """Whether what is signed must be ratified, and is a settlement only then."""
        return "not-ratified" in self.endings

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
    share, left = _ended(talks, place), talks.alive.sum(axis=1).astype(np.float64)
    names = [ending for ending in talks.endings if ending != "open"]
    ends = [share[:, ENDINGS.index(name)] for name in names]
    columns = {**dict(zip(names, ends, strict=True)), "open": 1.0 - np.sum(ends, axis=0)}
    if talks.at_war:
        columns["ceasefire"] = _come(talks, talks.ceased()[place], talks.ceasefire[place])
        columns["war over"] = np.sum([share[:, ENDINGS.index(name)] for name in WAR_OVER], axis=0)
    if talks.early_harvest and talks.harvested is not None:
        columns["partial deal"] = _partial(talks, place, share)
    by_draw = np.stack(list(columns.values()), axis=1)
    squares = np.moveaxis(by_draw * (1.0 - by_draw), 0, -1) * left
    scatter = np.moveaxis(scatter_of(squares, left), -1, 0)
    low, high = bands(by_draw, scatter, left)
    chance = mean_over_draws(by_draw, left if np.ptp(left) > 0.0 else None)
    # What no path has is open as far as so few can miss it; but nothing ends in week 0.
    miss = np.where(np.arange(talks.weeks + 1) > 0, unseen(int(left.sum())), 0.0)
    low = np.clip(np.where(chance == 1.0, 1.0 - miss, low), 0.0, 1.0)
    high = np.clip(np.where(chance == 0.0, miss, high), 0.0, 1.0)
    return Incidence(
        lever=lever,
        as_of=as_of,
        endings=tuple(columns),
        chance=chance,
        low=low,
        high=high,
        error=standard_error(by_draw, left),
        draws=by_draw.shape[0],
        paths=int(left.sum()),
        each=int(talks.alive.shape[1]),
    )


def _partial(talks: Talks, lever: int, ended: Floats) -> Floats:
    """(draw, week) share on which a track has been signed ahead, and no settlement yet."""
    assert talks.harvested is not None
    weeks = np.where(talks.harvested[lever] > 0, talks.harvested[lever], np.iinfo(np.int16).max)
    first = weeks.min(axis=-1, initial=np.iinfo(np.int16).max)
    came = (first <= talks.weeks) & talks.alive
    settled = came & talks.signed()[lever]
    return _come(talks, came, first) - _come(talks, settled, talks.week[lever])


def _come(talks: Talks, came: Bools, week: NDArray[np.int16]) -> Floats:
    """(draw, week) share of the paths alive on which something has come by then."""
    columns = talks.weeks + 1
    cell = np.arange(len(came))[:, None] * columns + week
    counted = np.bincount(cell[came], minlength=len(came) * columns).reshape(-1, columns)
    share: Floats = np.cumsum(counted, axis=1) / np.maximum(talks.alive.sum(axis=1), 1)[:, None]
    return share


def _ended(talks: Talks, lever: int) -> Floats:
    """(draw, ending, week) share of the paths alive that have ended so by the end of the week."""
    ending, week = talks.ending[lever], talks.week[lever]
    kinds, columns = len(ENDINGS), talks.weeks + 1
    draw = np.arange(len(ending))[:, None]
    cell = (draw * kinds + ending) * columns + np.clip(week, 0, talks.weeks)
    ended = cell[(ending != _OPEN) & talks.alive]
    counted = np.bincount(ended, minlength=len(ending) * kinds * columns)
    table = counted.reshape(len(ending), kinds, columns)
    left = np.maximum(talks.alive.sum(axis=1), 1)[:, None, None]
    share: Floats = np.cumsum(table, axis=2) / left
    return share
