"""Plans with conditions: what is done first, and what instead once something has come about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.arrays import Bools, Ints
from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.dossier.plans import Step, Window, ways, windows
from detente.levers.bundles import Bundle, Use
from detente.talks.outcomes import ENDINGS, Talks
from detente.talks.settings import week_of


def branches(dossier: Dossier, steps: tuple[Step, ...]) -> tuple[Bundle, ...]:
    """The course of every way in which the conditions of a plan can come true.

    The bits of its place say which did: with two conditions the third, 10, is that in which the
    second alone came true.
    """
    return tuple(
        _branch(dossier, windows(dossier, steps, came), f"plan@{number}")
        for number, came in enumerate(ways(steps))
    )


def _branch(dossier: Dossier, held: Mapping[str, Window], name: str) -> Bundle:
    uses = [_use(dossier, id, *held[id]) for id in dossier.levers if id in held]
    return Bundle(name=name, uses=tuple(use for use in uses if use is not None))


def _use(dossier: Dossier, id: str, since: dt.date | None, until: dt.date | None) -> Use | None:
    """A lever in one window: from its own date at the earliest; None if it never comes to that."""
    how = dossier.levers[id]
    if since is not None and (how.from_ is None or how.from_.earliest < since):
        how = how.model_copy(update={"from_": When.parse(since)})
    if until is not None:
        if how.from_ is not None and how.from_.earliest >= until:
            return None
        if how.until is None or how.until.latest > until:
            how = how.model_copy(update={"until": When.parse(until)})
    return Use(lever=id, how=how)


def which_branch(dossier: Dossier, steps: tuple[Step, ...], talks: Talks) -> tuple[Ints, Bools]:
    """The branch that each path takes, and on which paths each condition came true.

    Up to the day of a condition, branches that differ by it alone are the same on every path, so
    that what came about by then can be read off either.

    Parameters
    ----------
    dossier : Dossier
    steps : tuple of Step
    talks : Talks
        Under every branch, in their order.

    Returns
    -------
    branch : (draw, path) int
    came : (condition, draw, path) bool
    """
    branch = np.zeros(talks.alive.shape, dtype=np.int64)
    came = np.zeros((len(steps) - 1, *branch.shape), dtype=np.bool_)
    for k, step in enumerate(steps[1:]):
        week = week_of(step.by, dossier.date) if step.by else 0
        # A mediator's leave ends nothing that the parties could not go on with by themselves.
        left = on_branch(talks.ending, branch) == ENDINGS.index("mediator-leaves")
        came[k] = talks.alive & (left | (on_branch(talks.week, branch) > week))
        if step.party is not None:
            no = on_branch(talks.refused[..., talks.parties.index(step.party)], branch)
            came[k] &= no <= week
        branch = branch + (came[k].astype(np.int64) << k)
    return branch, came


def on_branch(array: NDArray[Any], branch: Ints) -> NDArray[Any]:
    """Of a (branch, draw, path, …) array what stands on each path's own branch."""
    draws, paths = np.indices(branch.shape)
    taken: NDArray[Any] = array[branch, draws, paths]
    return taken
