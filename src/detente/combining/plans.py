"""A plan with conditions, followed on every path of the talks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from detente.asked import Settings, asked
from detente.combining.playing import Base, play_bundles
from detente.dealspace.chance import Chance
from detente.dossier.files.read import Named
from detente.dossier.plans import read_plan
from detente.errors import expect
from detente.keeping import Keep
from detente.levers.differences import Difference, difference
from detente.levers.experiment import LeverOutcome, compare
from detente.levers.plans import branches, on_branch, which_branch
from detente.shown import Result
from detente.stages import Progress
from detente.talks.outcomes import Talks
from detente.talks.settings import week_of
from detente.workbench import compare_levers, lever_costs

PLAN = "plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed(Result):
    """What comes of a plan.

    Attributes
    ----------
    text : str
        The plan as it was written.
    name : str
        What the dossier calls it; empty where it is none of the dossier's.
    steps : tuple of tuple of lever
        What is in force, step by step.
    came_true : tuple of Chance
        That each condition comes true, in the order of the steps after the first.
    outcome : LeverOutcome
    against : Difference
        By how much the chance of a settlement by the last date is above the course held.
    beyond_first : Difference
        By how much it is above that of the first step alone, whatever comes.
    cautions : tuple of str
        What to bear in mind, in words.
    """

    text: str
    name: str
    steps: tuple[tuple[str, ...], ...]
    came_true: tuple[Chance, ...]
    outcome: LeverOutcome
    against: Difference
    beyond_first: Difference
    cautions: tuple[str, ...]


def follow_plan(
    dossier: Named,
    plan: str,
    settings: Settings = Settings(),
    *,
    seed: int = 1,
    played: Base | None = None,
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> Followed:
    """What comes of a plan with conditions, such as "press; if refused by February, arm".

    Every way in which its conditions can come true is played on all paths. On each path that way
    counts which its own events lead to: until the day of a condition the ways are the same, since
    all share their random numbers and nobody foresees a lever.

    Parameters
    ----------
    plan : str
        The first levers, and after each semicolon a condition, its day and the levers in force
        from then on instead: ``press-south; if south refuses by 2031-08-01, pay-for-troops``. Or
        the id of one of the dossier's plans.
    played : Played, optional
        What :func:`compare_levers` gave for the same dossier, settings and seed.

    Examples
    --------
    >>> import detente
    >>> few = detente.Settings(draws=40, inner=2, talk_draws=20, paths=8)
    >>> plan = "press-south; if no deal by 2031-09-01, pay-for-troops"
    >>> detente.follow_plan("two-rivers", plan, few).steps
    (('press-south',), ('pay-for-troops',))
    """
    dossier = asked(dossier, settings, seed)
    expect("plan", plan, str, "a plan in words")
    known = dossier.plans.get(plan)
    text = known.steps if known else plan
    steps = read_plan(dossier, text)
    base = played or compare_levers(dossier, settings, seed=seed, progress=progress, keep=keep)
    ways = branches(dossier, steps)
    talks = play_bundles(dossier, settings, base, ways, seed=seed, progress=progress, keep=keep)
    many = len(base.talks.levers)
    tree = _some(talks, [talks.levers.index(way.name) for way in ways])
    branch, came = which_branch(dossier, steps, tree)
    joined = base.talks.beside(_followed(base.talks, tree, branch))
    table = compare(joined, base.levers.dates, as_of=dossier.date, costs=_costs(base, steps, came))
    signed = joined.signed(by_week=week_of(table.dates[-1], dossier.date))
    first = tree.signed(by_week=week_of(table.dates[-1], dossier.date))[0]
    return Followed(
        text=text,
        name=known.name if known else "",
        steps=tuple(step.levers for step in steps),
        came_true=tuple(talks.chance(one) for one in came),
        outcome=table.levers[PLAN],
        against=table.against[PLAN],
        beyond_first=difference(signed[many], first, talks.alive),
        cautions=base.cautions,
    )


def _some(talks: Talks, at: list[int]) -> Talks:
    """The talks under some of the courses alone."""
    names = tuple(talks.levers[k] for k in at)
    arrays: dict[str, Any] = {}
    for name in talks.__dataclass_fields__:
        value: Any = getattr(talks, name)
        if isinstance(value, np.ndarray) and name not in ("draws", "alive", "candidates"):
            arrays[name] = value[at]
    return replace(talks, levers=names, **arrays)


def _followed(held: Talks, tree: Talks, branch: Any) -> Talks:
    """The course held and the plan, each path on its own branch."""
    arrays: dict[str, Any] = {}
    for name in tree.__dataclass_fields__:
        value: Any = getattr(tree, name)
        if isinstance(value, np.ndarray) and name not in ("draws", "alive", "candidates"):
            arrays[name] = np.stack([getattr(held, name)[0], on_branch(value, branch)])
    return replace(tree, levers=(held.levers[0], PLAN), **arrays)


def _costs(base: Base, steps: Any, came: Any) -> dict[str, Any]:
    """What each lever costs; of a plan the first, and the others as often as they come."""
    costs = lever_costs(base.deals, base.talks.levers)
    draws = base.talks.draws
    zero = np.zeros(len(base.deals.worlds.inputs.values))
    paid = sum((costs.get(id, zero) for id in steps[0].levers), zero)
    used = set(steps[0].levers)
    alive = np.maximum(base.talks.alive.sum(axis=1), 1)
    for step, true in zip(steps[1:], came, strict=True):
        share = np.full_like(zero, true.sum() / alive.sum())  # of draws that were not played
        share[draws] = true.sum(axis=1) / alive
        paid = paid + sum((share * costs.get(id, zero) for id in set(step.levers) - used), zero)
        used |= set(step.levers)
    return {**costs, PLAN: paid}
