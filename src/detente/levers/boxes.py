"""Rules in words, found by peeling: where something fails most, in few inputs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from detente.arrays import Bools, Floats, OrNaN
from detente.shown import Result

_PEEL, _LEAST, _MOST_LIMITS = 0.05, 0.1, 3
_ENDS = ("at-least", "at-most")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit(Result):
    """One limit of a rule: an input at least, or at most, so much.

    Attributes
    ----------
    name, label : str
    end : str
        ``at-least`` or ``at-most``.
    value : float
    unit : str
        What the input is counted in, such as ``worth a month``; empty where nothing says it.
    """

    name: str
    label: str
    end: str
    value: OrNaN
    unit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(Result):
    """Where a chance is lowest: several limits that hold together.

    Attributes
    ----------
    limits : tuple of Limit
    inside : float
        The chance where they hold, in the half of the draws that had no part in finding them.
    outside : float
        And where they do not.
    error : float
        Standard error of the difference.
    support : float
        In what share of those draws they hold.
    coverage : float
        What share of all that fails fails there.
    """

    limits: tuple[Limit, ...]
    inside: OrNaN
    outside: OrNaN
    error: OrNaN
    support: float
    coverage: OrNaN


def find_rule(
    names: tuple[str, ...], labels: tuple[str, ...], columns: Floats, chance: Floats
) -> Rule | None:
    """Where a chance is lowest, by the patient rule induction method (PRIM).

    From all draws one twentieth is peeled off again and again, at whichever end of whichever input
    leaves the lowest chance inside, as long as a tenth is left. Of the limits the three stay
    without which the chance inside would rise most. Found in every second draw, and told by the
    others.

    Parameters
    ----------
    names, labels : tuple of str
        Of the inputs.
    columns : (draw, input) array
    chance : (draw,) array

    Returns
    -------
    Rule or None
        None where the others do not bear it out by more than three errors.

    References
    ----------
    Friedman & Fisher (1999); Bryant & Lempert (2010) for rules of failure.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> x = rng.random((2000, 5))
    >>> fails = (x[:, 1] > 0.7) & (x[:, 3] < 0.4)
    >>> rule = find_rule(tuple("abcde"), tuple("abcde"), x, 1.0 - fails)
    >>> [(one.name, one.end, round(one.value, 1)) for one in rule.limits]
    [('b', 'at-least', 0.7), ('d', 'at-most', 0.4)]
    """
    box = _peeled(columns[::2], chance[::2])
    box = _fewer(box, columns[::2], chance[::2])
    if not box:
        return None
    held, other = columns[1::2], chance[1::2]
    inside = _inside(box, held)
    if not 2 <= inside.sum() <= len(other) - 2:
        return None
    parts = other[inside], other[~inside]
    error = float(np.hypot(*(one.std(ddof=1) / np.sqrt(len(one)) for one in parts)))
    if not parts[1].mean() - parts[0].mean() > 3 * error:
        return None
    fails = 1.0 - other
    return Rule(
        limits=tuple(
            Limit(name=names[k], label=labels[k], end=_ENDS[end], value=value)
            for (k, end), value in box.items()
        ),
        inside=float(parts[0].mean()),
        outside=float(parts[1].mean()),
        error=error,
        support=float(inside.mean()),
        coverage=float(fails[inside].sum() / fails.sum()) if fails.sum() > 0 else float("nan"),
    )


Box = dict[tuple[int, int], float]
"""(input, end) to limit: end 0 is at least, 1 at most."""


def _inside(box: Box, columns: Floats) -> Bools:
    held = np.ones(len(columns), dtype=np.bool_)
    for (k, end), value in box.items():
        held &= columns[:, k] >= value if end == 0 else columns[:, k] <= value
    return held


def _peeled(columns: Floats, chance: Floats) -> Box:
    """The box after the last peel."""
    box: Box = {}
    left = np.arange(len(chance))
    while len(left) * (1 - _PEEL) >= _LEAST * len(chance):
        here, value = columns[left], chance[left]
        cuts = np.quantile(here, [_PEEL, 1 - _PEEL], axis=0)
        best: tuple[float, int, int] | None = None
        for end in (0, 1):
            stay = here >= cuts[0] if end == 0 else here <= cuts[1]
            many = stay.sum(axis=0)
            means = (value[:, None] * stay).sum(axis=0) / np.maximum(many, 1)
            means[(many == len(left)) | (many == 0)] = np.inf
            k = int(np.argmin(means))
            if best is None or means[k] < best[0]:
                best = (float(means[k]), k, end)
        if best is None or not best[0] < value.mean():
            break
        _, k, end = best
        box[k, end] = float(cuts[end, k])
        left = left[_inside({(k, end): box[k, end]}, here)]
    return box


def _fewer(box: Box, columns: Floats, chance: Floats) -> Box:
    """The few limits that matter: the one is dropped whose loss raises the chance inside least."""
    box = dict(box)

    def without(limit: tuple[int, int]) -> float:
        rest = {key: value for key, value in box.items() if key != limit}
        return float(chance[_inside(rest, columns)].mean())

    while box:
        inside = _inside(box, columns)
        noise = float(chance[inside].std() / np.sqrt(max(inside.sum(), 1)))
        least = min(box, key=without)
        if len(box) <= _MOST_LIMITS and without(least) - chance[inside].mean() > 2 * noise:
            break
        del box[least]
    return box
