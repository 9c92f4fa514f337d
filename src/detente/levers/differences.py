"""How far one lever is ahead of another, what sampling tells apart, what a wrong pick costs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from detente.arrays import Bools, Floats, OrNaN
from detente.dealspace.chance import bands, mean_over_draws, standard_error
from detente.shown import Result
from detente.talks.outcomes import within

TELLS_APART = 2.0
"""A difference no larger than so many times its paired error is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Result):
    """A difference of two chances, paired: on the same draws, with the same random numbers.

    Attributes
    ----------
    value : float
        The difference of the means.
    low, high : float
        5 to 95 % over the draws, inner noise removed.
    error : float
        Standard error of the value: how far another seed would move it.
    """

    value: OrNaN
    low: OrNaN
    high: OrNaN
    error: OrNaN

    @property
    def told(self) -> bool:
        """Whether it is more than twice its error, so that there is a difference at all."""
        return self.beyond(TELLS_APART)

    def beyond(self, times: float) -> bool:
        """Whether it is more than so many times its error."""
        return not abs(self.value) <= times * self.error


def difference(
    ahead: Bools | Floats, behind: Bools | Floats, alive: Bools | None = None
) -> Difference:
    """How much more often the first is true than the second; of numbers, how much larger it is.

    Parameters
    ----------
    ahead, behind : (draw, path) bool or number
        Of two levers with the same random numbers.
    alive : (draw, path) bool, optional
        The paths that count, the same under both; all if not given.

    Examples
    --------
    >>> always = np.ones((4, 2), dtype=bool)
    >>> difference(always, ~always)
    Difference(value=1.0, low=1.0, high=1.0, error=0.0)
    """
    apart = within(ahead.astype(np.float64) - behind, alive)
    low, high = bands(apart.mean, apart.scatter, apart.weight)
    return Difference(
        value=float(mean_over_draws(apart.mean, apart.weight)),
        low=float(low),
        high=float(high),
        error=float(standard_error(apart.mean, apart.weight)),
    )


def groups(
    names: tuple[str, ...], flags: Bools, alive: Bools | None = None
) -> tuple[tuple[str, ...], ...]:
    """Levers in groups whose members the sampling does not tell apart, the best group first.

    The levers stand in the order of their chance, ties in their own. The first leads a group; each
    further one joins it if its paired difference from the *leader* is noise, and else leads the
    next. So every lever is in one group, and the groups do not overlap. Noise is more than twice
    the error here, since of many pairs a few lie beyond that by accident: so many times as, with
    nothing between any two levers, one ranking in twenty would pass (Bonferroni; 2.9 for six).

    Parameters
    ----------
    names : tuple of lever
    flags : (lever, draw, path) bool
        Whether what is wanted came about.
    alive : (draw, path) bool, optional
        The paths that count; all if not given.

    Examples
    --------
    >>> flags = np.zeros((3, 4, 2), dtype=bool)
    >>> flags[1] = True
    >>> groups(("hold-course", "press", "aid"), flags)
    (('press',), ('hold-course', 'aid'))
    """
    means = flags.mean(axis=(1, 2)) if alive is None else flags[:, alive].mean(axis=1)
    return grouped(names, means, lambda first, k: difference(flags[first], flags[k], alive))


def grouped(
    names: tuple[str, ...], chances: Floats, apart: Callable[[int, int], Difference]
) -> tuple[tuple[str, ...], ...]:
    """As :func:`groups`, of any chances and the differences of two of them by their numbers."""
    pairs = len(names) * (len(names) - 1) / 2
    times = max(TELLS_APART, NormalDist().inv_cdf(1 - 0.025 / max(pairs, 1)))
    order = np.argsort(-chances, kind="stable").tolist()
    found = led(order, lambda first, k: apart(first, k).beyond(times))
    return tuple(tuple(names[k] for k in group) for group in found)


def led(order: Iterable[int], apart: Callable[[int, int], bool]) -> list[list[int]]:
    """Groups of what stands in an order: whatever is not apart from the first of a group joins it.

    >>> led([5, 4, 2, 1], lambda first, k: first - k > 1)
    [[5, 4], [2, 1]]
    """
    found: list[list[int]] = []
    for k in order:
        if found and not apart(found[-1][0], k):
            found[-1].append(k)
        else:
            found.append([k])
    return found


def regret(chances: Floats) -> Floats:
    """How far each lever stays behind the best one, draw by draw.

    Parameters
    ----------
    chances : (lever, draw) array
        Of what is wanted, larger is better.

    Returns
    -------
    (lever, draw) array, 0 for the best

    Examples
    --------
    >>> import numpy as np
    >>> regret(np.array([[0.2, 0.6], [0.5, 0.5]])).round(1)
    array([[0.3, 0. ],
           [0. , 0.1]])
    """
    result: Floats = chances.max(axis=0) - chances
    return result


def without_noise(flags: Bools, alive: Bools | None = None) -> Floats:
    """(lever, draw) chances that differ by what the draws are, not by which paths were played.

    The largest of several noisy numbers is too large, so that raw frequencies would make a regret
    of noise. Each lever's paired difference from the first is drawn towards its mean by the share
    of its variance that its few paths explain (the best linear estimate; James & Stein 1961).

    Parameters
    ----------
    flags : (lever, draw, path) bool
        The first lever is the course held.
    alive : (draw, path) bool, optional
        The paths that count; all if not given.
    """
    held = within(flags[0], alive).mean
    apart = within(flags.astype(np.float64) - flags[0], alive)

    def over_draws(by_draw: Floats) -> Floats:
        return mean_over_draws(by_draw.T, apart.weight)[:, None]

    mean = over_draws(apart.mean)
    between = over_draws((apart.mean - mean) ** 2)
    left = np.clip(between - over_draws(apart.scatter), 0.0, None)
    keep = np.divide(left, between, out=np.zeros_like(between), where=between > 0)
    result: Floats = held + mean + keep * (apart.mean - mean)
    return result


def best_share(flags: Bools, alive: Bools | None = None) -> Floats:
    """The share of draws in which no lever does better, ties being ties.

    In a draw a lever does better than another if it is ahead by more than twice the paired error
    of its paths there; levers that tie are each among the best, so that shares may sum to more
    than 1.

    Parameters
    ----------
    flags : (lever, draw, path) bool
    alive : (draw, path) bool, optional
        The paths that count; all if not given.

    Returns
    -------
    (lever,) array

    Examples
    --------
    Ahead in one draw of two, and level in the other:

    >>> flags = np.zeros((2, 2, 8), dtype=bool)
    >>> flags[1, 0] = True
    >>> best_share(flags).tolist()
    [0.5, 1.0]
    """
    result = np.empty(len(flags))
    for k in range(len(flags)):
        apart = within(flags.astype(np.float64) - flags[k], alive)
        ahead = (apart.mean > TELLS_APART * np.sqrt(apart.scatter) + 1e-12).any(axis=0)
        result[k] = 1.0 - mean_over_draws(np.asarray(ahead, dtype=np.float64), apart.weight)
    return result
