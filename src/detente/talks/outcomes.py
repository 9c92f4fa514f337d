"""What came of the talks, path by path, and what happens within each draw."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.arrays import Bools, Floats, readonly
from detente.dealspace.chance import Chance, chance
from detente.shown import Result
from detente.talks._arrays import ENDINGS

__all__ = ["ENDINGS", "KEPT_MONTHS", "Talks"]

KEPT_MONTHS = (36, 60)
"""Months after signature at which a deal is asked after, the one that headlines say last.

Five years without a new war is what studies of settlements count as lasting (Hartzell & Hoddie
2003). Counted from signature, not until a date, which would reward delay.
"""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Talks(Result):
    """What came of the talks under each lever, with the same chances for all.

    Attributes
    ----------
    levers : tuple of str
        The course held first.
    endings : tuple of str
        How they can end here: a war ends dictated or by exhaustion, a standoff lapses.
    parties : tuple of str
        Those whose leave a deal needs.
    draws : (draw,) int
        Which outer draws were played.
    paths, weeks, elapsed : int
        Paths a draw and lever; weeks from the dossier's day until the horizon; weeks of talks
        before that day.
    alive : (draw, path) bool
        Paths on which the talks had not ended by the dossier's day: the same under every lever,
        since none acts before it. All shares are shares of them.
    ending : (lever, draw, path) uint8
        How the talks ended: an index into ``ENDINGS``.
    week : (lever, draw, path) int16
        In which week, counted from 1 at the dossier's day; 0 or less of a path not alive then, of
        which the other arrays tell no more.
    package : (lever, draw, path) int16
        What was signed: an index into ``candidates``, or -1.
    gain : (lever, draw, path, party) float32
        From what was signed, as the party saw it then; NaN without a deal.
    fairness : (lever, draw, path) float32
        Smallest share of its largest gain that a party got; NaN without a deal.
    lives : (lever, draw, path) float32
        Share of time that the deal lives; NaN without a deal.
    fails : (lever, draw, path) float32
        Rate a month at which what was signed fails; NaN without a deal.
    lasts : (lever, draw, path) float32
        Months from signature until it fails, infinite where it never does; NaN without a deal.
    ceasefire : (lever, draw, path) int16
        In which week a ceasefire came, counted as ``week``, whether or not anybody still talked;
        0 where none came before a settlement, the end of the war or the horizon.
    balance_end : (lever, draw, path) float32
        The balance when the talks ended.
    months_of_war : (lever, draw, path) float32
        Until the horizon, whether or not anybody still talks, and again after a deal that fails;
        0 where there is no war.
    found : (lever, draw, path) float32
        The first week in which a text in the zone was put; NaN where none was.
    refused : (lever, draw, path, party) float32
        The first week from the dossier's day on in which the party said no to a text; NaN where
        it never did.
    candidates : (candidate, issue) int16
        What can come to the table, and behind it what was signed of texts put together.
    tracks : tuple of str
        Those held in parallel; none where all is one text.
    early_harvest : bool
        Whether one of them may be signed ahead of the rest.
    put_together : int
        How many of the candidates, the last, are wholes that were signed.
    initialled : (lever, draw, path, track) int16
        The text of each on which all agreed at the end, -1 for none.
    harvested : (lever, draw, path, track) int16
        In which week it was signed ahead of the rest, counted as ``week``; 0 where it was not.
    """

    levers: tuple[str, ...]
    endings: tuple[str, ...]
    parties: tuple[str, ...]
    draws: NDArray[np.int64]
    paths: int
    weeks: int
    elapsed: int
    alive: NDArray[np.bool_]
    ending: NDArray[np.uint8]
    week: NDArray[np.int16]
    package: NDArray[np.int16]
    gain: NDArray[np.float32]
    fairness: NDArray[np.float32]
    lives: NDArray[np.float32]
    fails: NDArray[np.float32]
    lasts: NDArray[np.float32]
    ceasefire: NDArray[np.int16]
    balance_end: NDArray[np.float32]
    months_of_war: NDArray[np.float32]
    found: NDArray[np.float32]
    refused: NDArray[np.float32]
    candidates: NDArray[np.int16]
    tracks: tuple[str, ...] = ()
    early_harvest: bool = False
    put_together: int = 0
    initialled: NDArray[np.int16] | None = None
    harvested: NDArray[np.int16] | None = None

    def __post_init__(self) -> None:
        played: tuple[int | None, ...] = (len(self.levers), len(self.draws), self.paths)
        shapes: dict[str, tuple[int | None, ...]] = {
            "gain": (*played, len(self.parties)),
            "refused": (*played, len(self.parties)),
            "initialled": (*played, len(self.tracks)),
            "harvested": (*played, len(self.tracks)),
            "draws": (None,),
            "alive": played[1:],
            "candidates": (None, None),
        }
        for name in self.__dataclass_fields__:
            value: Any = getattr(self, name)
            if isinstance(value, np.ndarray):
                array = readonly(value, shape=shapes.get(name, played))
                object.__setattr__(self, name, array)

    def signed(self, *, by_week: int | None = None) -> NDArray[np.bool_]:
        """(lever, draw, path): whether a settlement was signed, by the end of that week."""
        settled: NDArray[np.bool_] = (self.ending == ENDINGS.index("settlement")) & self.alive
        return settled if by_week is None else settled & (self.week <= by_week)

    def ceased(self, *, by_week: int | None = None) -> NDArray[np.bool_]:
        """(lever, draw, path): whether a ceasefire came by the end of that week."""
        came: NDArray[np.bool_] = (self.ceasefire > 0) & self.alive
        return came if by_week is None else came & (self.ceasefire <= by_week)

    def partial(self, *, by_week: int | None = None) -> NDArray[np.bool_]:
        """(lever, draw, path): a track signed ahead by the end of that week, and no settlement."""
        if self.harvested is None or not self.early_harvest:
            return np.zeros_like(self.signed())
        ahead = self.harvested > 0
        if by_week is not None:
            ahead &= self.harvested <= by_week
        came: NDArray[np.bool_] = ahead.any(axis=-1) & self.alive
        return came & ~self.signed(by_week=by_week)

    def kept(self, months: float, *, by_week: int | None = None) -> NDArray[np.bool_]:
        """(lever, draw, path): signed, by the end of that week, and kept so many months since."""
        return self.signed(by_week=by_week) & (self.lasts >= months)

    def chance(self, flags: NDArray[np.bool_]) -> Chance:
        """The chance of what is flagged (draw, path), now that the talks have lasted so long."""
        draw, _ = np.nonzero(self.alive)
        return chance(flags[self.alive], draw, paths=True)

    @property
    def at_war(self) -> bool:
        """Whether a war goes on beside the talks."""
        return "exhausted" in self.endings

    def first(self, *, draws: int, paths: int) -> Talks:
        """The talks of the first so many draws, and of the first so many paths of each."""
        arrays: dict[str, Any] = {
            "draws": self.draws[:draws],
            "alive": self.alive[:draws, :paths],
            "candidates": self.candidates,
        }
        for name in self.__dataclass_fields__:
            value: Any = getattr(self, name)
            if isinstance(value, np.ndarray) and name not in arrays:
                arrays[name] = value[:, :draws, :paths]
        return replace(self, paths=min(paths, self.paths), **arrays)

    def beside(self, more: Talks) -> Talks:
        """The same talks and those under more levers, played on the same draws and paths.

        Parameters
        ----------
        more : Talks
            Its course held is left out.
        """
        apart = ("draws", "alive", "candidates")
        if more.put_together:
            more = more._after(self.put_together)
        arrays: dict[str, Any] = {
            name: np.concatenate([value, getattr(more, name)[1:]])
            for name in self.__dataclass_fields__
            if name not in apart and isinstance(value := getattr(self, name), np.ndarray)
        }
        wholes = more.candidates[len(more.tabled) :]
        return replace(
            self,
            levers=(*self.levers, *more.levers[1:]),
            candidates=np.concatenate([self.candidates, wholes]),
            put_together=self.put_together + len(wholes),
            **arrays,
        )

    @property
    def tabled(self) -> NDArray[np.int16]:
        """(candidate, issue): those that could come to the table."""
        return self.candidates[: len(self.candidates) - self.put_together]

    def _after(self, others: int) -> Talks:
        """The same with its wholes numbered behind so many others."""
        moved = np.where(self.package >= len(self.tabled), self.package + others, self.package)
        return replace(self, package=moved.astype(np.int16))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Within:
    """Means within draws.

    Attributes
    ----------
    mean : (..., draw) array
        Over the paths alive; 0 in a draw without any, whose weight is 0.
    scatter : (..., draw) array
        The variance of each mean that comes of its few paths, estimated without bias.
    weight : (draw,) array or None
        Paths alive, where draws do not all have the same number of them: a draw in which talks
        seldom last until the dossier's day is the less likely, now that they have.
    """

    mean: Floats
    scatter: Floats
    weight: Floats | None


def within(values: Bools | Floats, alive: Bools | None = None) -> Within:
    """Means within draws, over the paths alive.

    Parameters
    ----------
    values : (..., draw, path) array
    alive : (draw, path) bool, optional
        All are, if not given.

    Examples
    --------
    Half of two paths; and the one path of two that is left:

    >>> signed = np.array([[True, False], [True, False]])
    >>> within(signed, np.array([[True, True], [False, True]])).mean
    array([0.5, 0. ])
    """
    paths = values.shape[-1]
    if alive is None or alive.all():
        mean = values.mean(axis=-1)
        scatter = values.var(axis=-1) / (paths - 1) if paths > 1 else np.zeros_like(mean)
        return Within(mean=mean, scatter=scatter, weight=None)
    left = alive.sum(axis=-1)
    mean = np.where(alive, values, 0.0).sum(axis=-1) / np.maximum(left, 1)
    squares = np.where(alive, (values - mean[..., None]) ** 2, 0.0).sum(axis=-1)
    return Within(mean=mean, scatter=scatter_of(squares, left), weight=left.astype(np.float64))


def scatter_of(squares: Floats, left: Floats | Bools) -> Floats:
    """(..., draw) variance of the mean of so many paths, from their summed squares about it.

    A single path tells nothing of its scatter, and takes that of all draws together.
    """
    several = np.maximum(left - 1, 0)
    pooled = squares.sum(axis=-1, keepdims=True) / max(several.sum(), 1)
    variance = np.where(several > 0, squares / np.maximum(several, 1), pooled)
    scatter: Floats = variance / np.maximum(left, 1)
    return scatter
