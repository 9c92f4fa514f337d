"""What a page shows beside a study: levers together and now, plans, the record, one path."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from detente.arrays import Bools, Floats, OrNaN
from detente.asking.next import NextToAsk, ask_next
from detente.combining.plans import Followed, follow_plan
from detente.combining.playing import play_bundles
from detente.combining.timing import at_another_time
from detente.dealspace.chance import Chance
from detente.dossier.plans import plans_ahead
from detente.keeping import Keep
from detente.learning import Taught, pieces_of
from detente.levers.bundles import Bundle, bundle, bundles
from detente.levers.differences import Difference, difference, grouped
from detente.levers.front import front_by
from detente.ranges import Range
from detente.results import PathPlayed, Study
from detente.shown import Result
from detente.stages import Progress
from detente.talks.courses import HOLD
from detente.talks.outcomes import KEPT_MONTHS, Talks
from detente.talks.settings import week_of
from detente.telling import tell_median
from detente.workbench import lever_costs

_TOGETHER = 3
"""So many bundles are played: those whose levers add most alone."""
_PLAYED = 2_000
"""About so many paths of each: few, since a page has to wait for them; two a draw at least."""
_DRAWS = 1_000
"""In so many draws at most, the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried(Result):
    """Levers used together.

    Attributes
    ----------
    levers : tuple of lever
    against : Difference
        By how much the chance of a settlement by the last date is above the course held: what the
        levers add alone, on all paths, and what they add beyond that together, on the few.
    beyond : Difference
        How far the bundle adds more than its levers alone, summed; below 0 it adds less.
    kept : Chance
        Of a settlement by the last date that is kept for five years, on the few.
    cost : Range
        Of all of them, summed.
    """

    levers: tuple[str, ...]
    against: Difference
    beyond: Difference
    kept: Chance
    cost: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class AtOnce(Result):
    """One lever in full from the dossier's day on.

    Attributes
    ----------
    against : Difference
        By how much the chance of a settlement by the last date is above the course held: what it
        adds as planned, on all paths, and what it would add beyond that, on the few.
    lost : float
        What share of that it loses to date, delay and ramp; NaN where noise may be all of it.
    """

    against: Difference
    lost: OrNaN


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Further(Result):
    """What a page shows beside a study.

    Attributes
    ----------
    draws, paths : int
        Draws, and paths of each, on which bundles, other times and plans were played.
    together : dict of name -> Tried
        Those bundles whose levers add most alone.
    at_once : dict of lever -> AtOnce
    groups : tuple of tuple of name
        Levers alone and bundles by the chance of a settlement by the last date, the best first;
        those that the sampling does not tell apart share a group.
    front : tuple of name
        Those worth their cost, the cheapest first.
    plans : tuple of Followed
        What comes of the dossier's plans.
    passed : tuple of str
        That plans are left out, since a day of theirs has passed.
    taught : tuple of Taught
        Every piece of the record, with the chance the model gave to it; empty where the record was
        not let move the estimates.
    ask_next : NextToAsk
        What is not on record, by how much it would tell.
    story : PathPlayed or None
        The path in the middle, if the course is held.
    """

    draws: int
    paths: int
    together: dict[str, Tried]
    at_once: dict[str, AtOnce]
    groups: tuple[tuple[str, ...], ...]
    front: tuple[str, ...]
    plans: tuple[Followed, ...]
    passed: tuple[str, ...]
    taught: tuple[Taught, ...]
    ask_next: NextToAsk
    story: PathPlayed | None


def look_further(
    study: Study, *, progress: Progress | None = None, keep: Keep | None = None
) -> Further:
    """What a page shows beside a study, on a few of its paths where that takes time.

    Parameters
    ----------
    study : Study
    progress, keep : callable, optional
        As for :func:`detente.study`.

    Examples
    --------
    >>> import detente
    >>> few = detente.Settings(draws=40, inner=2, talk_draws=20, paths=8, swings=2)
    >>> found = look_further(detente.study("two-rivers", few))
    >>> len(found.together), found.story is None
    (3, False)
    """
    dossier, draws = study.dossier, min(len(study.talks.draws), _DRAWS)
    paths = min(study.settings.paths, max(2, _PLAYED // draws))
    few = replace(study, talks=study.talks.first(draws=draws, paths=paths))
    more: dict[str, Any] = {"seed": study.seed, "progress": progress, "keep": keep}
    run = replace(study.settings, paths=paths)
    levers = [id for id in study.levers.levers if id != HOLD]
    sets = _most_promising(study)
    now = [at_another_time(bundle(dossier, [id]), 1) for id in levers]
    talks = play_bundles(dossier, run, few, [*sets, *now], **more)
    last = week_of(study.levers.dates[-1], dossier.date)
    trial = _Trial(study=study, talks=talks, last=last)
    alone = [*few.talks.levers, *(one.name for one in sets)]
    ahead, passed = plans_ahead(dossier)
    return Further(
        draws=draws,
        paths=paths,
        together={one.name: trial.together(one) for one in sets},
        at_once={id: trial.at_once(id) for id in levers},
        groups=trial.groups(tuple(alone)),
        front=trial.front(alone),
        plans=tuple(follow_plan(dossier, id, run, played=few, **more) for id in ahead),
        passed=passed,
        taught=_taught(study),
        ask_next=ask_next(dossier, study.settings, seed=study.seed, found=study, keep=keep),
        story=tell_median(study),
    )


def _most_promising(study: Study) -> list[Bundle]:
    """The sets of two that may go together and that add most, each lever taken alone."""
    against = study.levers.against
    able = [one for one in bundles(study.dossier, most=2) if set(one.levers) <= against.keys()]
    able.sort(key=lambda one: -sum(against[id].value for id in one.levers))
    return able[:_TOGETHER]


class _Trial:
    """What came of levers together and at once, beside what each brings alone on all paths."""

    def __init__(self, *, study: Study, talks: Talks, last: int) -> None:
        self.talks, self.study, self.last = talks, study, last
        self.signed = talks.signed(by_week=last)
        self._costs = lever_costs(study.deals, study.talks.levers)
        self._all = study.talks.signed(by_week=last)
        self._few = talks.alive.size < study.talks.alive.size

    def together(self, one: Bundle) -> Tried:
        """A bundle: its levers alone on all paths, and what it adds beyond them on the few."""
        own, held = self._of(one.name), self._of(HOLD)
        beyond = difference(own - held, self._alone(self.signed, one.name), self.talks.alive)
        every = self.study.talks
        alone = self._alone(self._all, one.name)
        told = difference(alone, np.zeros_like(alone), every.alive)
        kept = self.talks.kept(KEPT_MONTHS[-1], by_week=self.last)
        return Tried(
            levers=one.levers,
            against=_added(told, beyond, difference(own, held, self.talks.alive)),
            beyond=beyond,
            kept=self.talks.chance(kept[self.talks.levers.index(one.name)]),
            cost=Range.of(self._cost(one.levers)),
        )

    def at_once(self, lever: str) -> AtOnce:
        """A lever in full now: as planned on all paths, and what it adds beyond that on the few."""
        full, planned, held = (self._of(name) for name in (f"{lever}@1", lever, HOLD))
        missing = difference(full, planned, self.talks.alive)
        told = difference(full, held, self.talks.alive)
        whole = _added(self.study.levers.against[lever], missing, told)
        known = whole.told and missing.told
        return AtOnce(against=whole, lost=missing.value / whole.value if known else np.nan)

    def groups(self, names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
        """Levers and bundles that the sampling does not tell apart, the best group first."""
        held = [self._apart(self._all, self.signed, name, HOLD).value for name in names]
        return grouped(
            names,
            np.array(held),
            lambda first, k: self._apart(self._all, self.signed, names[first], names[k]),
        )

    def front(self, names: list[str]) -> tuple[str, ...]:
        """Those worth their cost, the cheapest first."""
        every, few = (
            talks.kept(KEPT_MONTHS[-1], by_week=self.last)
            for talks in (self.study.talks, self.talks)
        )
        costs = [float(np.mean(self._cost(name.split("+")))) for name in names]
        worth = front_by(costs, lambda k, n: self._apart(every, few, names[k], names[n]))
        return tuple(names[k] for k in worth)

    def _apart(self, every: Bools, few: Bools, first: str, second: str) -> Difference:
        """How far two are apart: what levers bring alone on all paths, the rest on the few."""
        names = self.talks.levers
        own = difference(few[names.index(first)], few[names.index(second)], self.talks.alive)
        if not self._few:
            return own
        alone = difference(
            self._alone(every, first), self._alone(every, second), self.study.talks.alive
        )
        if not {"+"} & {*first, *second}:
            return alone
        one, other = (few[names.index(n)] - self._alone(few, n) for n in (first, second))
        return _added(alone, difference(one, other, self.talks.alive), own)

    def _alone(self, flags: Bools, name: str) -> Floats:
        """(draw, path): how much more often each of its levers brings it alone, summed."""
        at = [self.study.talks.levers.index(id) for id in name.split("+")]
        summed: Floats = np.sum([flags[k] - 1.0 * flags[0] for k in at], axis=0)
        return summed

    def _cost(self, levers: Any) -> Any:
        none = np.zeros(self.study.deals.worlds.draws)
        return sum((self._costs[id] for id in levers if id in self._costs), none)

    def _of(self, name: str) -> Any:
        return self.signed[self.talks.levers.index(name)].astype(np.float64)


def _added(alone: Difference, more: Difference, spread: Difference) -> Difference:
    """A difference known on all paths, and what a few paths add to it; ranges of the few."""
    value = alone.value + more.value
    return Difference(
        value=value,
        low=min(spread.low, value),
        high=max(spread.high, value),
        error=float(np.hypot(alone.error, more.error)),
    )


def _taught(study: Study) -> tuple[Taught, ...]:
    """Every piece of the record, where it was let move the estimates."""
    learned = study.deals.learned
    if learned is None:
        return ()
    zone = study.deals.zone.exists.reshape(study.deals.worlds.draws, -1).mean(axis=1)
    return pieces_of(learned.beliefs, zone)
