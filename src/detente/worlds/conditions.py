"""Conditions on a package, as option numbers: "army cap-50k", "guarantee at least troops"."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from detente.arrays import Bools, Ints
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.wants import Options

Conditions = tuple[tuple[int, tuple[int, ...]], ...]


def options_meant(dossier: Dossier, issue: str, stated: Options) -> tuple[int, ...]:
    """The numbers of the options that a condition means, in the issue's order."""
    names = list(dossier.issues[issue].options)
    low = names.index(stated.at_least) if stated.at_least is not None else 0
    high = names.index(stated.at_most) if stated.at_most is not None else len(names) - 1
    if stated.any_of:
        return tuple(sorted({names.index(name) for name in stated.any_of}))
    return tuple(range(low, high + 1))


def conditions(dossier: Dossier, stated: Mapping[str, Options]) -> Conditions:
    """Conditions that hold together: pairs of an issue and the options that meet it."""
    issues = list(dossier.issues)
    return tuple(
        (issues.index(issue), options_meant(dossier, issue, options))
        for issue, options in stated.items()
    )


def matches(joined: Conditions, packages: Ints) -> Bools:
    """(package,) whether each package meets every condition; none at all is met by all.

    >>> matches(((0, (1, 2)),), np.array([[0, 0], [2, 0]]))
    array([False,  True])
    """
    met = np.ones(len(packages), dtype=np.bool_)
    for issue, options in joined:
        met &= np.isin(packages[:, issue], options)
    return met


def issues_of(joined: Conditions) -> frozenset[int]:
    """The issues that the conditions speak of."""
    return frozenset(issue for issue, _ in joined)


def share_met(joined: Conditions, today: Ints, sizes: tuple[int, ...]) -> float:
    """How far today's state meets the conditions; an unknown answer counts by its options."""
    share = 1.0
    for issue, options in joined:
        if today[issue] >= 0:
            share *= float(today[issue] in options)
        else:
            share *= len(options) / sizes[issue]
    return share
