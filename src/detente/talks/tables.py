"""Everything the talks are played on, laid out in arrays once."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.arrays import Floats, Ints, readonly
from detente.behaviour.concession import aspiration_share
from detente.behaviour.deadlines import credibility, perceived_horizon
from detente.dossier.inputs.registry.acting import (
    DEADLINE_FATIGUE,
    FIRMNESS,
    HOLDING_OUT,
    PATIENCE_MONTHS,
)
from detente.errors import SettingsError
from detente.talks import _arrays as at
from detente.talks._arrays import TalksArrays
from detente.talks._protocols import number_of, party_tables
from detente.talks._tracks import OUT_OF_REACH
from detente.talks.columns import by_party, of_all, sides_of
from detente.talks.courses import Course, Due, Sitting
from detente.talks.parts import no_texts, numbers_of_texts, parts_of_texts
from detente.talks.settings import MONTHS_A_WEEK, TalksSettings
from detente.talks.tracks import Texts
from detente.worlds.build import Worlds
from detente.worlds.gains import beside_no_deal, living
from detente.worlds.packages import crossed, gain, holding, keeping_slack, survival

__all__ = ["NEVER", "Sitting", "Tables", "set_table"]

NEVER = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tables:
    """What the talks are played on.

    Attributes
    ----------
    levers, parties, lines : tuple of str
        The course held first; the parties whose leave is needed; their red lines.
    weeks : int
        From the dossier's day to the horizon.
    candidates : (candidate, issue) int16
    texts : Texts or None
        Those of tracks held in parallel; None where all is one text.
    arrays : TalksArrays
        Every number the kernels read; its axes stand beside its fields.
    """

    levers: tuple[str, ...]
    parties: tuple[str, ...]
    lines: tuple[str, ...]
    weeks: int
    candidates: NDArray[np.int16]
    texts: Texts | None = None
    arrays: TalksArrays


def set_table(
    courses: tuple[Course, ...],
    packages: Ints,
    sitting: Sitting,
    *,
    settings: TalksSettings,
    texts: Texts | None = None,
) -> Tables:
    """Lay out the numbers of the talks.

    Parameters
    ----------
    courses : tuple of Course
        The course held first; all with the same draws, parties, lines and weeks.
    packages : (candidate, issue) int array
        What can come to the table.
    sitting : Sitting
    settings : TalksSettings
    texts : Texts, optional
        Those of tracks that are held in parallel from the dossier's day on.
    """
    base = courses[0].worlds
    required = np.asarray(base.required, dtype=np.int64)
    draws = np.arange(min(settings.draws, len(base.inputs.values)))
    names = tuple(base.parties[i] for i in required)
    lines = [r for r, line in enumerate(base.lines) if line.party in base.required]
    weeks = courses[0].strength.shape[1]
    sat = sitting.elapsed
    pool = readonly(np.array(packages, dtype=np.int16))

    corner, corners = _corners(courses)

    def each(numbers: Callable[[Worlds], Floats]) -> Floats:
        return np.ascontiguousarray(np.stack([numbers(one)[draws] for one in corners]))

    strength, level = _levels([_from_start(c, sat)[draws] for c in courses])
    asks, shadow = _asks(courses, names, draws, sitting)
    numbers = each(of_all)
    moves = _moves(numbers, weeks, base.war is not None, settings)
    bucket, middle = _buckets(sat, weeks, settings)
    arrays = TalksArrays(
        key=np.uint64(0),
        step=MONTHS_A_WEEK,
        elapsed=sat,
        draws=draws,
        corner=corner,
        strength=strength,
        level=level,
        rise=each(lambda w: gain(w, pool, over=0.0)[:, required]),
        lives=each(lambda w: living(survival(w, pool)[:, required])),
        holds=each(lambda w: holding(w, pool)),
        by_chance=base.durability.horizon is not None,
        keep=each(lambda w: keeping_slack(w, pool, over=0.0)[:, required]),
        crossed=np.ascontiguousarray(crossed(base, pool)[lines]),
        owner=np.array([base.required.index(base.lines[r].party) for r in lines], dtype=np.int64),
        absolute=each(lambda w: w.line_absolute[:, lines]),
        side=sides_of(base)[required],
        ratifies=np.array([name in sitting.ratifies for name in names]),
        at_war=base.war is not None,
        protocol=number_of(settings.protocol),
        proposer=number_of_proposer(settings, names, sitting.ratifies),
        party=each(lambda w: by_party(w, names)),
        numbers=numbers,
        asks=asks,
        shadow=shadow,
        leaves=np.array([NEVER if c.leaves_week is None else sat + c.leaves_week for c in courses]),
        favour=np.empty((len(corners), 0)),
        text_favour=np.empty((len(corners), 0)),
        least_share=settings.least_share,
        bucket=bucket,
        middle=middle,
        moves=moves,
        believed=np.unique(np.linspace(0, len(draws) - 1, settings.beliefs).astype(np.int64)),
        leans_from=sat if sitting.leans_today else 0,
        listed=len(pool),
        harvest=texts is not None and texts.harvest,
        **no_texts(len(names), len(draws), len(corners)),
    )
    if texts is not None:
        several = [numbers_of_texts(one, texts) for one in corners]
        laid: dict[str, Any] = {
            name: np.ascontiguousarray(np.stack([one[name][draws] for one in several]))
            for name in several[0]
        }
        arrays = _with_whole(arrays)._replace(
            parts=parts_of_texts(base, texts, lines, pool), **laid
        )
    return Tables(
        levers=tuple(course.name for course in courses),
        parties=names,
        lines=tuple(f"{base.parties[base.lines[r].party]}.{base.lines[r].name}" for r in lines),
        weeks=weeks,
        candidates=pool,
        texts=texts,
        arrays=_tilted(arrays, names, sitting.tilt),
    )


def _with_whole(arrays: TalksArrays) -> TalksArrays:
    """The arrays with one package more, behind those listed: the whole of the texts of tracks."""

    def wider(numbers: Floats, by: float) -> Floats:
        pad = [(0, 0)] * (numbers.ndim - 1) + [(0, 1)]
        return np.pad(numbers, pad, constant_values=by)

    return arrays._replace(
        rise=wider(arrays.rise, OUT_OF_REACH),
        lives=wider(arrays.lives, 0.0),
        holds=wider(arrays.holds, 0.0),
        keep=wider(arrays.keep, OUT_OF_REACH),
        crossed=np.pad(arrays.crossed, [(0, 0), (0, 1)]),
    )


def _corners(courses: tuple[Course, ...]) -> tuple[Ints, list[Worlds]]:
    """(lever, corner) which worlds each is, -1 for none; and the worlds, of levers in full first.

    What several levers share is laid out once.
    """
    worlds = [course.worlds for course in courses]
    place = {id(one): n for n, one in enumerate(worlds)}
    corner = np.full((len(courses), max(1 + len(course.corners) for course in courses)), -1)
    for k, course in enumerate(courses):
        corner[k, 0] = k
        for v, one in enumerate(course.corners, start=1):
            if id(one) not in place:
                place[id(one)] = len(worlds)
                worlds.append(one)
            corner[k, v] = place[id(one)]
    return corner, worlds


def _from_start(course: Course, elapsed: int) -> Floats:
    """(draw, week, corner): how strong a course is from the start of the talks; none before it."""
    return np.pad(course.strength, ((0, 0), (elapsed, 0), (0, 0)))


def _levels(strength: list[Floats]) -> tuple[Floats, Ints]:
    """The distinct strengths of each lever and draw, and which holds in each week."""
    levers, (draws, weeks, _) = len(strength), strength[0].shape
    found = np.zeros((levers, draws, weeks, max(one.shape[2] for one in strength)))
    level = np.zeros((levers, draws, weeks), dtype=np.int64)
    for k, by_draw in enumerate(strength):
        order = np.lexsort(np.moveaxis(by_draw, 2, 0)[::-1])
        in_order = np.take_along_axis(by_draw, order[..., None], axis=1)
        rank = np.zeros((draws, weeks), dtype=np.int64)
        rank[:, 1:] = (in_order[:, 1:] != in_order[:, :-1]).any(axis=2).cumsum(axis=1)
        np.put_along_axis(level[k], order, rank, axis=1)
        found[k, np.arange(draws)[:, None], rank, : by_draw.shape[2]] = in_order
    return np.ascontiguousarray(found[:, :, : level.max() + 1]), level


def _asks(
    courses: tuple[Course, ...], names: tuple[str, ...], draws: Ints, sitting: Sitting
) -> tuple[Floats, Floats]:
    """What each asks for, (lever, draw, week, party); and how far deadlines shorten horizons."""
    weeks = sitting.elapsed + courses[0].strength.shape[1]
    time = (np.arange(weeks) + 1) * MONTHS_A_WEEK
    asks = np.empty((len(courses), len(draws), weeks, len(names)))
    shadow = np.zeros(asks.shape[:-1])
    for k, course in enumerate(courses):
        share = _from_start(course, sitting.elapsed)[draws]
        for i, name in enumerate(names):
            firm, out, patience = (
                _course_number(courses[0], course, kind.of(party=name), draws, share)
                for kind in (FIRMNESS, HOLDING_OUT, PATIENCE_MONTHS)
            )
            seen = patience.copy()
            for due in course.deadlines:
                if name in due.parties:
                    seen = np.minimum(seen, _under(due, course, patience, draws, sitting))
            # The share by which deadlines shorten the horizon that they shorten most.
            shadow[k] = np.maximum(shadow[k], 1.0 - seen / patience)
            asks[k, :, :, i] = aspiration_share(
                time, firmness=firm, holding_out=out, horizon_months=seen
            )
    return asks, shadow


def _course_number(base: Course, course: Course, name: str, draws: Ints, share: Floats) -> Floats:
    """(draw, week): an input on its way from the course held to the lever's full strength."""
    start = base.worlds.inputs.column(name)[draws, None]
    reached = start
    for v, corner in enumerate((course.worlds, *course.corners)):
        reached = reached + share[..., v] * (corner.inputs.column(name)[draws, None] - start)
    return reached


def _under(due: Due, course: Course, patience: Floats, draws: Ints, sitting: Sitting) -> Floats:
    """(draw, week): the horizon under one deadline, while it is open."""
    week = np.arange(patience.shape[1]) - sitting.elapsed
    # Had an earlier deadline of the same setter been met, there would be no talks any more.
    earlier = sum(
        (other.from_week <= week) & (other.week < due.week)
        for other in course.deadlines
        if other.set_by == due.set_by
    )
    fatigue = course.worlds.inputs.column(DEADLINE_FATIGUE.name)[draws, None]
    believed = credibility(sitting.missed.get(due.set_by, 0) + earlier, fatigue)
    is_open = (week >= due.from_week) & (week < due.week)
    due_months = (sitting.elapsed + due.week) * MONTHS_A_WEEK
    return np.where(is_open, perceived_horizon(patience, due_months, believed), patience)


def _moves(numbers: Floats, weeks: int, at_war: bool, settings: TalksSettings) -> Floats:
    """Moves of the front that the mediator tells apart."""
    half = settings.moves // 2 if at_war else 0
    reach = float(np.median(numbers[0, :, at.SPREAD])) * np.sqrt(weeks * MONTHS_A_WEEK)
    moves: Floats = np.arange(-half, half + 1) * (1.5 * reach / max(half, 1))
    return moves


def _buckets(elapsed: int, weeks: int, settings: TalksSettings) -> tuple[Ints, Ints]:
    """Which bucket of weeks each belongs to, and the week that stands for each bucket.

    None reaches across the dossier's day, so that what comes after it changes nothing before.
    """
    before = np.arange(elapsed) // settings.bucket_weeks
    after = np.arange(weeks) // settings.bucket_weeks + (before[-1] + 1 if elapsed else 0)
    bucket = np.concatenate([before, after])
    middle = np.array([int(np.flatnonzero(bucket == b).mean()) for b in range(bucket[-1] + 1)])
    return bucket, middle


def number_of_proposer(
    settings: TalksSettings, parties: Collection[str], ratifies: Collection[str]
) -> int:
    """The number of the party that tables first, or -1 for none named.

    Raises
    ------
    SettingsError
        The one named cannot table a package.
    """
    named = settings.proposer
    if named is None:
        return -1
    if not party_tables(settings.protocol, named):
        raise SettingsError(
            f"talks.proposer is {named!r}, but by {settings.protocol} no party tables a text; "
            "leave it out, or name another protocol"
        )
    able = [party for party in parties if party not in ratifies]
    if named not in able:
        raise SettingsError(f"talks.proposer is {named!r}; it must be one of {', '.join(able)}")
    return list(parties).index(named)


def _tilted(arrays: TalksArrays, names: tuple[str, ...], tilt: str) -> TalksArrays:
    """The arrays with what the favoured party would gain, as the mediator sees it."""
    if tilt not in names:
        return arrays
    i = names.index(tilt)
    value = arrays.party[:, :, i, at.NO_DEAL, None]
    gains = beside_no_deal(arrays.rise[:, :, i], arrays.lives[:, :, i], value)
    # A track's share of what no deal is worth is the same for all its texts.
    texts = arrays.text_worth[:, arrays.believed, i].mean(axis=1)
    return arrays._replace(
        favour=np.ascontiguousarray(gains[:, arrays.believed].mean(axis=1)),
        text_favour=np.ascontiguousarray(texts),
    )
