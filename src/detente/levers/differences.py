"""How far one lever is ahead of another, and which of them the sampling tells apart."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from detente.arrays import Bools, OrNaN
from detente.dealspace.chance import bands, mean_over_draws, standard_error
from detente.shown import Result
from detente.talks.within import within

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


def difference(ahead: Bools, behind: Bools, alive: Bools | None = None) -> Difference:
    """How much more often the first is true than the second.

    Parameters
    ----------
    ahead, behind : (draw, path) bool
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
    pairs = len(names) * (len(names) - 1) / 2
    times = max(TELLS_APART, NormalDist().inv_cdf(1 - 0.025 / max(pairs, 1)))
    means = flags.mean(axis=(1, 2)) if alive is None else flags[:, alive].mean(axis=1)
    order = np.argsort(-means, kind="stable").tolist()
    found: list[list[int]] = []
    for k in order:
        if found and not difference(flags[found[-1][0]], flags[k], alive).beyond(times):
            found[-1].append(k)
        else:
            found.append([k])
    return tuple(tuple(names[k] for k in group) for group in found)
