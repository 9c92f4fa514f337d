"""Weights of issues and worth of options, as a ranking or estimates state them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from detente.arrays import Floats
from detente.estimates import ordered_weights


def ranked_weights(
    order: tuple[tuple[str, ...], ...], uniforms: Mapping[str, Floats], ties: Mapping[str, Floats]
) -> dict[str, Floats]:
    """Weights of which only an order is known, for some issues or for all.

    Every set of weights that agrees with the order is equally likely; issues that the order
    leaves out may stand anywhere (Lahdelma & Salminen 2001).

    Parameters
    ----------
    order : tuple of groups
        From most to least important; empty where nothing is known.
    uniforms, ties : issue -> (draw,) array in (0, 1)
        For every issue: the first make the sizes, the second the order inside groups.

    Returns
    -------
    dict of issue -> (draw,)
        Summing to 1 in every draw.

    Examples
    --------
    >>> u = {name: np.random.default_rng(n).random(50_000) for n, name in enumerate("abc")}
    >>> weights = ranked_weights((("a",), ("b",)), u, u)
    >>> {name: round(float(w.mean()), 2) for name, w in weights.items()}
    {'a': 0.5, 'b': 0.17, 'c': 0.33}
    """
    ranked = [item for group in order for item in group if item in uniforms]
    groups = tuple(tuple(i for i in group if i in uniforms) for group in order)
    sizes = {item: -np.log(uniform) for item, uniform in uniforms.items()}
    if ranked:
        both = [uniforms[item] for item in ranked] + [ties[item] for item in ranked]
        ordered = ordered_weights(groups, np.stack(both, axis=1))
        # What the ranked share out among them does not depend on how much that is.
        together = np.sum([sizes[item] for item in ranked], axis=0)
        sizes.update({item: weight * together for item, weight in ordered.items()})
    return normalised(sizes)


def normalised(weights: Mapping[str, Floats]) -> dict[str, Floats]:
    """Weights scaled so that they sum to 1 in every draw; equal ones where all are 0."""
    total = np.sum(list(weights.values()), axis=0)
    none = total <= 0
    safe = np.where(none, 1.0, total)
    return {k: np.where(none, 1 / len(weights), w / safe) for k, w in weights.items()}


def ordered_worths(
    ranks: Sequence[Sequence[str]], worths: Mapping[str, Floats]
) -> dict[str, Floats]:
    """The same worths, dealt out again so that they fall in the order given, best first.

    Options of one rank are worth the same: the mean of what falls to them.

    >>> worths = {name: np.array([worth]) for name, worth in zip("abc", (0.2, 0.9, 0.4))}
    >>> dealt = ordered_worths([["a"], ["b", "c"]], worths)
    >>> [round(float(worth[0]), 2) for worth in dealt.values()]
    [0.9, 0.3, 0.3]
    """
    inside = [option for rank in ranks for option in rank if option in worths]
    if not inside:
        return dict(worths)
    falling = -np.sort(-np.stack([worths[option] for option in inside], axis=1), axis=1)
    dealt, start = dict(worths), 0
    for rank in ranks:
        tied = [option for option in rank if option in worths]
        share = falling[:, start : start + len(tied)]
        dealt.update(
            dict.fromkeys(tied, share.mean(axis=1) if len(tied) > 1 else share[:, 0])
            if tied
            else {}
        )
        start += len(tied)
    return dealt


def on_scale(worths: Floats, *, native: bool) -> Floats:
    """(draw, option) worths as stated on their native scale, else rescaled.

    >>> on_scale(np.array([[0.2, 0.4, 1.2]]), native=True).tolist()
    [[0.2, 0.4, 1.2]]
    """
    return worths if native else rescaled(worths)


def rescaled(worths: Floats) -> Floats:
    """(draw, option) worths with the worst at 0 and the best at 1; all 0 where all are alike.

    >>> rescaled(np.array([[0.2, 0.4, 1.2]])).round(3).tolist()
    [[0.0, 0.2, 1.0]]
    """
    low = worths.min(axis=1, keepdims=True)
    width = worths.max(axis=1, keepdims=True) - low
    return np.asarray((worths - low) / np.where(width > 0, width, 1.0))
