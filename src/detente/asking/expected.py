"""What an observation is expected to do to a chance, and to the choice of a lever, from draws."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.arrays import Floats, Ints
from detente.levers.deciding import times_for
from detente.levers.differences import TELLS_APART, led
from detente.shown import Result

_FOLDS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling(Result):
    """How much an observation is expected to tell of something.

    Attributes
    ----------
    moves : float
        Of a chance: by how much what is heard moves it, the root of the mean square over what may
        be heard. Of the choice of a lever: by how much the chance of a deal rises, on average, by
        choosing after it was heard.
    error : float
        Standard error of that: how far another seed would move it.
    told : bool
        Whether it is more than noise, of so many that are looked at.
    rank : int
        1 of the most telling; those that are not told apart share a rank, and what is noise stands
        last.
    """

    moves: float
    error: float
    told: bool
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sums:
    """What draws add up to, for one observation.

    Attributes
    ----------
    weight : (draw, result)
        How much each draw counts where this is heard.
    joint : (draw, result, value)
        The same times what is asked about, value by value.
    """

    weight: Floats
    joint: Floats

    @property
    def chance(self) -> Floats:
        """(result,) that it is heard."""
        return np.asarray(self.weight.sum(axis=0) / self.weight.sum())

    @property
    def given(self) -> Floats:
        """(result, value) the mean of what is asked about, once it was heard; NaN if it cannot."""
        with np.errstate(invalid="ignore"):
            return np.asarray(self.joint.sum(axis=0) / self.weight.sum(axis=0)[:, None])


def sums(chances: Floats, values: Floats) -> Sums:
    """What draws add up to.

    Parameters
    ----------
    chances : (row, result) array
        Of what may be heard; as many rows of each draw in turn.
    values : (draw, 1 + value, row) array
        How much each row of a draw counts, and that times what is asked about.
    """
    draws, _, rows = values.shape
    added = values @ chances.reshape(draws, rows, -1)
    return Sums(weight=added[:, 0], joint=np.moveaxis(added[:, 1:], 1, 2))


def square_moved(heard: Sums, value: int = 0) -> Floats:
    """(draw,) pseudo-values of the mean square by which what is heard moves a mean.

    Their mean is that square, without the bias that few draws give it, and the scatter of that
    mean is its error. It is the expected fall of the variance, too: what is known afterwards is on
    average so much narrower.

    References
    ----------
    Efron & Stein (1981) for the jackknife.

    Examples
    --------
    Heard for certain, what is true of half the draws:

    >>> true = np.array([1.0, 0.0] * 50)
    >>> said = np.stack([true, 1.0 - true], axis=1)
    >>> heard = sums(said, np.stack([np.ones(100), true], axis=1)[..., None])
    >>> round(float(square_moved(heard).mean()), 2)
    0.25
    """
    weight, joint = heard.weight, heard.joint[..., value]
    draws = len(weight)
    every = _square(weight.sum(axis=0), joint.sum(axis=0))
    without = _square(weight.sum(axis=0) - weight, joint.sum(axis=0) - joint)
    return np.asarray(draws * every - (draws - 1) * without)


def _square(weight: Floats, joint: Floats) -> Floats:
    total = weight.sum(axis=-1)
    share = np.divide(joint**2, weight, out=np.zeros_like(joint), where=weight > 0)
    return np.asarray(share.sum(axis=-1) / total - (joint.sum(axis=-1) / total) ** 2)


def choice_gained(heard: Sums) -> Floats:
    """(draw,) what choosing after it was heard adds to the mean, draw by draw.

    The best of noisy means is too good. So draws judge what others have chosen: a tenth of them
    after the other, by all but that tenth, with the answer and without. The mean is then at most
    what the answer is worth, and may fall below 0 where it is worth nothing.

    References
    ----------
    Expected value of sample information: Raiffa & Schlaifer (1961).

    Examples
    --------
    Two levers, each of which brings a deal where the other does not:

    >>> first = np.array([1.0, 0.0, 0.0, 1.0] * 25)
    >>> levers = np.stack([0 * first + 1, first, 1.0 - first], axis=1)[..., None]
    >>> heard = sums(np.stack([first, 1.0 - first], axis=1), levers)
    >>> float(choice_gained(heard).mean())
    0.5
    """
    draws = len(heard.weight)
    fold = np.arange(draws) * _FOLDS // draws
    gained = np.zeros(draws)
    for k in range(_FOLDS):
        mine, others = heard.joint[fold == k], heard.joint[fold != k].sum(axis=0)
        after, before = others.argmax(axis=1), int(others.sum(axis=0).argmax())
        chosen = np.take_along_axis(mine, after[None, :, None], axis=2)[..., 0]
        gained[fold == k] = (chosen - mine[..., before]).sum(axis=1)
    return np.asarray(gained * draws / heard.weight.sum())


def telling(by_draw: Sequence[Floats], *, worth: float, squared: bool) -> tuple[Telling, ...]:
    """How much each observation tells, and which share a rank.

    Parameters
    ----------
    by_draw : sequence of (draw,) array
        Whose means they are: from :func:`square_moved` or :func:`choice_gained`.
    worth : float
        How many independent draws a draw is worth.
    squared : bool
        Whether they are squares of what is to be told.

    Notes
    -----
    In order of their means the first leads a group; each further one joins it if its paired
    difference from the leader is no more than noise, and else leads the next.
    """
    if not by_draw:
        return ()
    every = np.stack(by_draw)
    means, errors = every.mean(axis=1), _error(every, worth)
    moves = np.sqrt(np.maximum(means, 0.0)) if squared else means
    if squared:
        with np.errstate(divide="ignore", invalid="ignore"):
            errors = np.fmin(errors / (2.0 * moves), np.sqrt(errors))
    told = moves > max(TELLS_APART, times_for(len(every))) * errors
    ranks = _ranks(every, means, told, worth)
    return tuple(
        Telling(moves=float(m), error=float(e), told=bool(t), rank=int(r))
        for m, e, t, r in zip(moves, errors, told, ranks, strict=True)
    )


def _error(every: Floats, worth: float) -> Floats:
    draws = every.shape[-1]
    return np.asarray(every.std(axis=-1, ddof=1) / np.sqrt(max(1.0, worth * draws)))


def _ranks(every: Floats, means: Floats, told: Floats, worth: float) -> Ints:
    def apart(leader: int, k: int) -> bool:
        ahead = every[leader] - every[k]
        return bool(ahead.mean() > TELLS_APART * _error(ahead, worth))

    order = np.argsort(-np.where(told, means, -np.inf), kind="stable")
    groups = led([k for k in order.tolist() if told[k]], apart)
    ranks = np.full(len(every), len(groups) + 1, dtype=np.int64)
    for rank, group in enumerate(groups, start=1):
        ranks[group] = rank
    return ranks
