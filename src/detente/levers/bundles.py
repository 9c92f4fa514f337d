"""Levers used together: which may be, and the course of the talks under several at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from detente.arrays import Floats
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.levers import Lever
from detente.dossier.plans import JOINT, in_order
from detente.levers.effects import (
    apply,
    horizon_weeks,
    leaving_week,
    open_deadlines,
    set_deadlines,
    strength_of,
)
from detente.talks.courses import HOLD, Course
from detente.worlds.build import Worlds, build_worlds

WorldsOf = Callable[[tuple[str, ...]], Worlds]
"""Levers, in the dossier's order, to the worlds in which all of them are at full strength."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One lever as it is used: as the dossier has it, in other weeks, or in full from the start.

    Attributes
    ----------
    lever : str
    how : Lever
        The lever itself, or the same with other dates.
    at_once : bool
        Whether it works in full from its first day, without delay or ramp.
    """

    lever: str
    how: Lever
    at_once: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """Several levers, or one in another way, as one course of the talks.

    Attributes
    ----------
    name : str
        By which its course is known.
    uses : tuple of Use
        In the dossier's order of levers, in which what they change is worked out.
    """

    name: str
    uses: tuple[Use, ...]

    @property
    def levers(self) -> tuple[str, ...]:
        """Those that are used."""
        return tuple(use.lever for use in self.uses)


def bundle(dossier: Dossier, levers: Iterable[str]) -> Bundle:
    """These levers together, each as the dossier has it.

    Parameters
    ----------
    dossier : Dossier
    levers : iterable of lever
        In any order; the course held adds nothing.

    Raises
    ------
    SettingsError
        One of them is no lever of the dossier.

    Examples
    --------
    >>> import detente
    >>> rivers = detente.read("two-rivers")
    >>> bundle(rivers, ["pay-for-troops", "press-south"]).name
    'press-south+pay-for-troops'
    """
    uses = tuple(Use(lever=id, how=dossier.levers[id]) for id in in_order(dossier, levers))
    return Bundle(name=JOINT.join(use.lever for use in uses) or HOLD, uses=uses)


def bundles(dossier: Dossier, *, most: int) -> tuple[Bundle, ...]:
    """Every set of two levers up to ``most`` that may go together, small sets first.

    Left out are a lever that ends the mediation, since it is no help to talks but leaving them, and
    two that set the same number, or a deadline for the same party.
    """
    able = [id for id, lever in dossier.levers.items() if id != HOLD and not lever.ends_mediation]
    return tuple(
        bundle(dossier, some)
        for size in range(2, most + 1)
        for some in combinations(able, size)
        if not any(_clash(dossier.levers[a], dossier.levers[b]) for a, b in combinations(some, 2))
    )


def _clash(first: Lever, second: Lever) -> bool:
    """Whether the two cannot both be done."""
    both_set = any(
        change.operator == "set" and second.changes[target].operator == "set"
        for target, change in first.changes.items()
        if target in second.changes
    )
    due = first.deadline, second.deadline
    return both_set or (None not in due and due[0].for_ == due[1].for_)  # type: ignore[union-attr]


def worlds_under(dossier: Dossier, held: Worlds) -> WorldsOf:
    """What builds the worlds under several levers at full strength; each set once."""
    inner = len(held.draw_of_row) // held.inputs.draws
    built: dict[tuple[str, ...], Worlds] = {(): held}

    def under(levers: tuple[str, ...]) -> Worlds:
        if levers not in built:
            inputs = held.inputs
            for lever in levers:
                inputs = apply(dossier, lever, inputs)
            built[levers] = build_worlds(dossier, inputs, inner=inner)
        return built[levers]

    return under


def bundle_course(dossier: Dossier, used: Bundle, under: WorldsOf) -> Course:
    """The course of the talks under a bundle.

    Each lever keeps its own date, delay and ramp. Where not all are at full strength, numbers lie
    between the worlds of the sets that are: of levers that each change a number of their own, as
    each alone would have it.

    Parameters
    ----------
    dossier : Dossier
    used : Bundle
    under : callable
        As :func:`worlds_under` gives it.

    References
    ----------
    Lovász (1983): the piecewise linear way through a cube, which every set of its corners meets.
    """
    inputs, weeks = under(()).inputs, horizon_weeks(dossier)
    strengths = [
        strength_of(dossier, use.lever, use.how, inputs, at_once=use.at_once) for use in used.uses
    ]
    share = corner_shares(np.stack(strengths)) if strengths else {}
    whole = tuple(range(len(used.uses)))
    rest = [some for some in share if some != whole]
    none = np.zeros((inputs.draws, weeks))
    leaves = [week for use in used.uses if (week := leaving_week(dossier, use.how)) is not None]
    return Course(
        name=used.name,
        worlds=under(used.levers),
        strength=np.stack([share.get(whole, none), *(share[some] for some in rest)], axis=-1),
        corners=tuple(under(tuple(used.levers[k] for k in some)) for some in rest),
        deadlines=(
            *open_deadlines(dossier),
            *(due for use in used.uses for due in set_deadlines(dossier, use.how)),
        ),
        leaves_week=min(leaves, default=None),
    )


def corner_shares(strengths: Floats) -> dict[tuple[int, ...], Floats]:
    """What share of the way is gone to each set of levers at full strength.

    Parameters
    ----------
    strengths : (lever, draw, week) array
        Of each, 0 to 1.

    Returns
    -------
    dict of levers -> (draw, week) array
        The rest of the way is not gone.

    Examples
    --------
    One in full, the other half: half the way to both, the other half to the first alone:

    >>> corner_shares(np.array([[[1.0]], [[0.5]]]))
    {(0,): array([[0.5]]), (0, 1): array([[0.5]])}
    """
    order = np.argsort(-strengths, axis=0, kind="stable")
    sorted_down = np.take_along_axis(strengths, order, axis=0)
    steps = sorted_down - np.concatenate([sorted_down[1:], np.zeros_like(sorted_down[:1])])
    sets = np.cumsum(1 << order, axis=0)
    found = {}
    for number in np.unique(sets[steps > 0]).tolist():
        share = np.where(sets == number, steps, 0.0).sum(axis=0)
        found[tuple(k for k in range(len(strengths)) if number >> k & 1)] = share
    return found


def begun(use: Use, *, at_once: bool) -> Use:
    """The same lever begun on the dossier's day: with its own delay and ramp, or in full."""
    return replace(use, how=use.how.model_copy(update={"from_": None}), at_once=at_once)
