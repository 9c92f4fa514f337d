"""The path of drafts over time: what each gains whom, and whose way each change goes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from detente.arrays import Bools, Floats, Ints, evenly, first_of_each
from detente.asked import Settings, asked
from detente.dealspace.better import distances
from detente.dealspace.chance import Chance, chance, over_draws
from detente.dealspace.closer import DRAFT_ROWS
from detente.dealspace.ends import ChanceEnds, Ends, GainEnds, ends
from detente.dealspace.place import inside
from detente.dealspace.restrict import restrict
from detente.dealspace.tabled import DraftPath, Move, Step, Tabled
from detente.dealspace.zone import zone
from detente.dossier.files.read import Named
from detente.dossier.model.dossier import Dossier
from detente.drafting.lineage import follows_on, in_time
from detente.drafting.points import DraftPackage, draft_package, words_of_points
from detente.inference.predictive import shut_by, yes_to_gains
from detente.keeping import Keep
from detente.ranges import Range
from detente.results import Ground
from detente.stages import Progress
from detente.workbench import find_ground
from detente.worlds.build import Worlds, first_rows
from detente.worlds.packages import gain, package_numbers

LEAST_GAIN = 5e-3
"""In worth: less than this shows as 0.00, and a party neither gives nor gains."""


def draft_path(
    dossier: Named,
    settings: Settings = Settings(),
    *,
    seed: int = 1,
    ground: Ground | None = None,
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> DraftPath:
    """What each draft comes to for whom, in the order of time, and whose way each change goes.

    What a text says nothing of stands at today's answer. What no source gives of it may hold any
    answer: its figures have two ends, and nothing is put in its place.

    Parameters
    ----------
    ground : Ground, optional
        What :func:`detente.explore_deals` gave for the same dossier, settings and seed.

    References
    ----------
    Raiffa (1982), chapters 4 and 14, on the dance of concessions.

    Examples
    --------
    >>> import detente
    >>> found = draft_path("two-rivers", detente.Settings(draws=60, inner=4))
    >>> [(one.draft, one.settled) for one in found.drafts]
    [('sketch', True), ('first-plan', False)]
    >>> [(move.issue, move.gives) for step in found.steps for move in step.moves]
    [('guarantee', ()), ('dam', ('north',))]
    """
    known = asked(dossier, settings, seed)
    at = ground or find_ground(known, settings, seed=seed, progress=progress, keep=keep)
    return _Path(known, at, settings).found()


def tabled(dossier: Dossier, draft: str, ground: Ground, settings: Settings) -> Tabled:
    """One draft of the path."""
    return _Path(dossier, ground, settings).tabled(draft, text_of(dossier, ground.worlds, draft))


@dataclass(frozen=True, slots=True)
class _Text:
    """A draft as the model sees it: a package, and what may stand in its place."""

    package: DraftPackage
    numbers: Ints
    allowed: Bools
    free: tuple[str, ...]
    unmapped: int

    @property
    def settled(self) -> bool:
        return not self.free


class _Path:
    """The drafts of a dossier over the draws of one ground."""

    def __init__(self, dossier: Dossier, ground: Ground, settings: Settings) -> None:
        self.dossier, self.ground = dossier, ground
        self.worlds, self.space = ground.worlds, ground.space
        self.few = first_rows(self.worlds, settings.rows_a_draw)
        self.ideal = ground.ideal[first_of_each(self.space.draw_of_row, settings.rows_a_draw)]
        some = np.flatnonzero(ground.zone.exists)
        self.near = evenly(some, DRAFT_ROWS)
        self.any = evenly(np.arange(self.space.rows), DRAFT_ROWS)

    def found(self) -> DraftPath:
        order = in_time(self.dossier)
        texts = {id: text_of(self.dossier, self.worlds, id) for id in order}
        settled = [id for id in order if texts[id].settled]
        steps = [
            self._step(old, id, texts[old], texts[id])
            for id in order
            for old in follows_on(self.dossier, id, settled)
            if texts[id].package.known
        ]
        return DraftPath(
            drafts=tuple(self.tabled(id, texts[id]) for id in order),
            steps=tuple(steps),
            rows=len(self.any),
            cautions=self.ground.cautions,
        )

    def tabled(self, id: str, text: _Text) -> Tabled:
        package = text.package
        reach = self._reach(text)
        each = {self.worlds.parties[i]: self._yes(n, i, reach) for n, i in enumerate(self.required)}
        least, most = (np.prod([yes[end] for yes in each.values()], axis=0) for end in (0, 1))
        gains = {
            party: GainEnds(least=Range.of(reach.least[:, n]), most=Range.of(reach.most[:, n]))
            for n, party in enumerate(self.space.parties)
        }
        settled = text.settled
        far = distances(self.space, self.near, self.any, text.numbers) if settled else None
        return Tabled(
            draft=id,
            date=self.dossier.drafts[id].date,
            points=package.points + text.unmapped,
            unknown=len(package.unknown),
            unmapped=text.unmapped,
            settled=settled,
            free=text.free,
            silent=tuple(
                issue
                for issue in self.worlds.issues
                if issue not in package.set_by and issue not in text.free
            ),
            gain=gains,
            yes={
                party: ChanceEnds(least=over_draws(low), most=over_draws(high))
                for party, (low, high) in each.items()
            },
            all_yes=ChanceEnds(least=over_draws(least), most=over_draws(most)),
            inside=self.inside(text, reach),
            to_zone=far.to_zone if far else None,
            to_frontier=far.to_frontier if far else None,
            on_frontier=far.undominated if far else math.nan,
        )

    @property
    def required(self) -> tuple[int, ...]:
        return self.worlds.required

    def _reach(self, text: _Text) -> Ends:
        return ends(restrict(self.space, text.allowed))

    def _yes(self, n: int, at: int, reach: Ends) -> tuple[Floats, Floats]:
        """(draw,) the chance of a yes at either end; lines stand in the order of the worlds'."""
        lines = [k for k, line in enumerate(self.worlds.lines) if line.party in self.required]
        made = []
        for gains, crosses in ((reach.least, reach.may_cross), (reach.most, reach.must_cross)):
            every = np.zeros(len(self.worlds.lines), dtype=np.bool_)
            every[lines] = crosses
            shut = shut_by(self.few, at, every)
            made.append(yes_to_gains(self.few, at, gains[:, n], shut, self.ideal))
        return made[0], made[1]

    def inside(self, text: _Text, reach: Ends) -> ChanceEnds:
        """That the text lies in the zone, whatever it may hold, and if it holds what suits best."""
        rows = np.arange(self.space.rows)
        if text.settled:
            flags = inside(self.space, rows, text.numbers[None])[:, 0]
            known = self._chance(flags)
            return ChanceEnds(least=known, most=known)
        least = self._chance(reach.all_inside(self.space))
        if not text.package.known:
            return ChanceEnds(least=least, most=self.ground.chance)
        best = zone(restrict(self.space, text.allowed))
        return ChanceEnds(least=least, most=self._chance(best.exists | ~best.proved))

    def _chance(self, flags: Bools) -> Chance:
        return chance(flags, self.space.draw_of_row)

    def _step(self, old: str, new: str, before: _Text, after: _Text) -> Step:
        """What changed; of a text not settled, what its known points change."""
        stands = before.numbers.copy()
        known = [k for k, issue in enumerate(self.worlds.issues) if issue not in after.free]
        stands[known] = after.numbers[known]
        both = gain(self.worlds, np.stack([stands, before.numbers]))
        return Step(
            earlier=old,
            later=new,
            moves=moves_of(self.worlds, before.numbers, stands),
            whole=after.settled,
            **added(self.worlds, both[:, :, 0] - both[:, :, 1]),
        )


def text_of(dossier: Dossier, worlds: Worlds, id: str) -> _Text:
    """A draft over the packages that it may amount to."""
    package = draft_package(dossier, id)
    listed = dossier.drafts[id].points
    unmapped = sum(number not in listed for number in words_of_points(dossier, id))
    unknown = bool(package.unknown) or not package.points or unmapped > 0
    free = tuple(
        issue
        for issue in worlds.issues
        if issue not in package.set_by and (unknown or issue in package.open)
    )
    numbers = package_numbers(worlds, [package.options])[0]
    most = max((len(options) for options in worlds.options), default=1)
    allowed = np.arange(most) == numbers[:, None]
    allowed[[worlds.issues.index(issue) for issue in free]] = True
    return _Text(package, numbers, allowed, free, unmapped)


def added(worlds: Worlds, more: Floats, *, least: float = LEAST_GAIN) -> dict[str, Any]:
    """What (draw, party) adds to each party's gain, and who gains and gives ``least`` by it."""
    medians = np.median(more, axis=0)
    return {
        "gain": {party: Range.of(more[:, i]) for i, party in enumerate(worlds.parties)},
        "gains": _parties(worlds, medians > least),
        "gives": _parties(worlds, medians < -least),
    }


def _parties(worlds: Worlds, which: Bools) -> tuple[str, ...]:
    return tuple(party for party, true in zip(worlds.parties, which, strict=True) if true)


def moves_of(worlds: Worlds, before: Ints, after: Ints) -> tuple[Move, ...]:
    """What each change from one package to another does to all, alone."""
    changed = [int(k) for k in np.flatnonzero(before != after)]
    texts = np.repeat(before[None], len(changed) + 1, axis=0)
    for n, k in enumerate(changed):
        texts[n, k] = after[k]
    gains = gain(worlds, texts)
    return tuple(
        Move(
            issue=worlds.issues[k],
            before=worlds.options[k][before[k]],
            after=worlds.options[k][after[k]],
            **added(worlds, gains[:, :, n] - gains[:, :, -1]),
        )
        for n, k in enumerate(changed)
    )
