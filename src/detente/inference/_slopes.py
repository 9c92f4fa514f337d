"""How fast the likelihood of the record changes with each coordinate: its kernels, backwards.

What was said hands its slope back to gains and losses, these to worths and weights, and these to
coordinates. A step (a tie, a ``one of``, a line that is absolute or not) has no slope: whoever uses
slopes accepts or refuses by the likelihood itself.
"""

# mypy: disable-error-code="no-any-return"
from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np

from detente.behaviour._kernels import logistic, share_asked
from detente.compiled import borrowing
from detente.inference._likelihood import LEAST, lost_at, objects_at, settle
from detente.inference._record import (
    ACTING,
    AGAINST,
    BARGAINING,
    FIRMNESS,
    HOLDING_OUT,
    IDEAL,
    NOISE,
    NONE,
    OBJECTS,
    PART,
    PATIENCE,
    SHOW,
    YES,
    Record,
    Work,
)
from detente.inference._worth import bars, fails_by, lives, of_package
from detente.worlds._equations import NEVER, gain

_NEAR = 1e-5
NO_DEAL, LARGEST, ASKED, SHIFT = range(4)


class Slopes(NamedTuple):
    """Of the likelihood of one party's words, by what they hang on.

    value (issue, option), best (issue,), weights by entry, acting (ACTING,), cost by line, adds
    by link, shift_adds by shift, fails (guard, option); alone: of its no-deal value, its largest
    gain, what it asks for now and what a failure leaves. By package: above, shift, alive, willing
    and chance, as they were on the way there. At last point (coordinate,).
    """

    value: Any
    best: Any
    weights: Any
    acting: Any
    cost: Any
    adds: Any
    shift_adds: Any
    fails: Any
    alone: Any
    above: Any
    shift: Any
    alive: Any
    willing: Any
    chance: Any
    point: Any


def slopes(record: Record) -> Slopes:
    """Room for the slopes of one party."""
    issues, most, packages = len(record.sizes), int(record.sizes.max()), len(record.packages)
    return Slopes(
        value=np.zeros((issues, most)),
        best=np.zeros(issues),
        weights=np.zeros(issues),
        acting=np.zeros(ACTING),
        cost=np.zeros(len(record.cost)),
        adds=np.zeros(len(record.adds)),
        shift_adds=np.zeros(len(record.shift_adds)),
        fails=np.zeros(record.holds.shape),
        alone=np.zeros(4),
        above=np.zeros(packages),
        shift=np.zeros(packages),
        alive=np.zeros(packages),
        willing=np.zeros(packages),
        chance=np.zeros(packages),
        point=np.zeros(len(record.tables)),
    )


@borrowing
def words(record: Record, p: int, z: Any, room: Work, back: Slopes) -> Any:
    """The likelihood of all that a party said, and its no-deal value; the slopes are in back."""
    settled = settle(record, p, z, room)
    back.value[:] = 0.0
    back.best[:] = 0.0
    back.acting[:] = 0.0
    back.cost[:] = 0.0
    back.adds[:] = 0.0
    back.shift_adds[:] = 0.0
    back.fails[:] = 0.0
    back.alone[:] = 0.0
    total = 0.0
    for n in range(record.piece_from[p], record.piece_from[p + 1]):
        if record.reading[n] > PART:
            total += _report(record, n, room, back)
        else:
            total += _answer(record, p, z, n, settled, room, back)
            total += _named(record, n, room, back)
    return total, settled[0]


@borrowing
def _report(record: Record, n: int, room: Work, back: Slopes) -> float:
    """What is said of one option."""
    issue, option = record.first[n], record.last[n]
    row, slope, noise = room.value[issue], back.value[issue], room.acting[NOISE]
    best = room.best[issue]
    if record.reading[n] != IDEAL:
        lost = best - row[option]
        told = _objecting(lost, record.reading[n] == AGAINST, 1.0, room, back)
        back.best[issue] += told[1]
        slope[option] -= told[1]
        return math.log(max(told[0], LEAST))
    total, mean = 0.0, 0.0
    for o in range(record.sizes[issue]):
        share = math.exp((row[o] - best) / noise)
        total += share
        mean += share * row[o]
    for o in range(record.sizes[issue]):
        slope[o] -= math.exp((row[o] - best) / noise) / total / noise
    slope[option] += 1.0 / noise
    back.acting[NOISE] -= (row[option] - mean / total) / (noise * noise)
    return (row[option] - best) / noise - math.log(total)


@borrowing
def _objecting(lost: float, objects: bool, much: float, room: Work, back: Slopes) -> Any:
    """The chance that it objects to a loss, or bears it; and the slope of its log by the loss."""
    chance = objects_at(lost, room)
    noise = room.acting[NOISE]
    slope = much * ((1.0 - chance) if objects else -chance) / noise
    back.acting[OBJECTS] -= slope
    back.acting[NOISE] -= slope * (lost - room.acting[OBJECTS]) / noise
    return (chance if objects else 1.0 - chance), slope


@borrowing
def _losing(record: Record, point: int, slope: float, back: Slopes) -> None:
    """Hand a slope by the loss at a point back."""
    for h in range(record.held_from[point], record.held_from[point + 1]):
        issue = record.held[h, 0]
        back.best[issue] += slope
        back.value[issue, record.held[h, 1]] -= slope


@borrowing
def _named(record: Record, n: int, room: Work, back: Slopes) -> float:
    """The points named, given that the answer is no."""
    if record.reading[n] == YES:
        return 0.0
    total = 0.0
    for k in range(record.objects_from[n], record.objects_from[n + 1]):
        point = record.named[k]
        lost, objects = lost_at(record, point, room), k < record.accepts_from[n]
        chance, slope = _objecting(lost, objects, 1.0, room, back)
        _losing(record, point, slope, back)
        total += math.log(max(chance, LEAST))
    return total


@borrowing
def _answer(record: Record, p: int, z: Any, n: int, settled: Any, room: Work, back: Slopes) -> Any:
    """An answer to a text that may be any of some packages."""
    acts, months, agrees = room.acting, record.months[n], record.reading[n] == YES
    share = share_asked(months, acts[FIRMNESS], acts[HOLDING_OUT], acts[PATIENCE])
    asked, noise = settled[1] * share, acts[NOISE]
    heeds = max(0.0, 1.0 - acts[SHOW] - acts[BARGAINING])
    parted = record.reading[n] == PART and record.objects_from[n] == record.objects_from[n + 1]
    first, last = record.first[n], record.last[n]
    total = 0.0
    for m in range(first, last):
        back.willing[m] = 0.0
        if not bars(record, p, m, room):
            above, shift, alive = of_package(record, p, z, m, settled[0], room)
            back.above[m], back.shift[m], back.alive[m] = above, shift, alive
            gains = gain(alive, above, shift)
            back.willing[m] = 1.0 if gains >= asked else 0.0
            if noise > 0.0:
                back.willing[m] = logistic((gains - asked) / noise)
        yes = acts[SHOW] + heeds * back.willing[m]
        back.chance[m] = yes if agrees else 1.0 - yes
        if parted:
            back.chance[m] *= _parted(record, m, 0.0, room, back)
        total += back.chance[m]
    back.alone[ASKED] = 0.0
    if total > 0.0:
        for m in range(first, last):
            _package(record, p, z, n, m, (agrees, parted, asked, heeds, total), room, back)
        _asked(months, settled[1], share, room, back)
    return math.log(max(total / (last - first), LEAST))


@borrowing
def _parted(record: Record, m: int, much: float, room: Work, back: Slopes) -> float:
    """The chance that it objects to some points and not to all; hands back so much of its slope."""
    first, last = record.point_first[m], record.point_last[m]
    if last - first < 2:
        return 1.0
    every, none = 1.0, 1.0
    for point in range(first, last):
        objects = objects_at(lost_at(record, point, room), room)
        every *= objects
        none *= 1.0 - objects
    if much != 0.0:
        for point in range(first, last):
            lost = lost_at(record, point, room)
            _, all_of = _objecting(lost, True, -much * every, room, back)
            _, none_of = _objecting(lost, False, -much * none, room, back)
            _losing(record, point, all_of + none_of, back)
    return 1.0 - every - none


@borrowing
def _package(
    record: Record, p: int, z: Any, n: int, m: int, told: Any, room: Work, back: Slopes
) -> None:
    """Hand back what one package of a text has of the slope of an answer."""
    agrees, parted, asked, heeds, total = told
    acts = room.acting
    noise, willing = acts[NOISE], back.willing[m]
    much = 1.0 / total if agrees else -1.0 / total
    if parted:
        refuses = 1.0 - acts[SHOW] - heeds * willing
        much *= _parted(record, m, refuses / total, room, back)
    back.acting[SHOW] += much
    if heeds <= 0.0:
        return
    back.acting[SHOW] -= much * willing
    back.acting[BARGAINING] -= much * willing
    if willing <= 0.0 or noise <= 0.0 or bars(record, p, m, room):
        return
    by_gain = much * heeds * willing * (1.0 - willing) / noise
    alive = back.alive[m] if back.alive[m] > NEVER else 0.0
    gains = gain(back.alive[m], back.above[m], back.shift[m])
    back.alone[ASKED] -= by_gain
    back.acting[NOISE] -= by_gain * (gains - asked) / noise
    _gaining(record, p, m, by_gain * alive, by_gain * (1.0 - alive), back)
    if alive > 0.0:
        _living(record, p, z, m, by_gain * (back.above[m] - back.shift[m]), room, back)


@borrowing
def _gaining(
    record: Record, p: int, m: int, by_worth: float, by_shift: float, back: Slopes
) -> None:
    """Hand slopes by the worth of a package, and by what its failure leaves, back."""
    package = record.packages[m]
    back.alone[NO_DEAL] -= by_worth
    back.alone[SHIFT] += by_shift
    for e in range(record.entry_from[p], record.entry_from[p + 1]):
        issue = record.issue[e]
        back.value[issue, package[issue]] += by_worth
    for r in range(record.line_from[p], record.line_from[p + 1]):
        if record.crosses[m, r]:
            back.cost[r] -= by_worth
    for k in range(record.link_from[p], record.link_from[p + 1]):
        if record.linked[m, k]:
            back.adds[k] += by_worth
    for k in range(record.shift_from[p], record.shift_from[p + 1]):
        if record.shifted[m, k]:
            back.shift_adds[k] += by_shift


@borrowing
def _living(record: Record, p: int, z: Any, m: int, slope: float, room: Work, back: Slopes) -> None:
    """Hand a slope by how long a package lives back, to its guards and to the point itself."""
    package = record.packages[m]
    fails = fails_by(record, package, room)
    alive = back.alive[m]
    by_fails = -1.0
    if record.horizon != NONE:
        by_fails = (lives(record, p, z, fails + _NEAR) - alive) / _NEAR
        if record.discount[p] != NONE:
            _nudge_life(record, p, z, record.discount[p], fails, slope, alive, back)
        _nudge_life(record, p, z, record.horizon, fails, slope, alive, back)
    for g in range(record.guards.shape[0]):
        option = package[record.guards[g]] if record.guards[g] != NONE else 0
        own = room.fails[g, option]
        if own > 0.0:
            back.fails[g, option] += slope * by_fails * fails / own


@borrowing
def _nudge_life(
    record: Record, p: int, z: Any, at: int, fails: float, slope: float, alive: float, back: Slopes
) -> None:
    was = z[at]
    z[at] = was + _NEAR
    back.point[at] += slope * (lives(record, p, z, fails) - alive) / _NEAR
    z[at] = was


@borrowing
def _asked(months: float, largest: float, share: float, room: Work, back: Slopes) -> None:
    """Hand the slope by what it asked for back."""
    slope, acts = back.alone[ASKED], room.acting
    back.alone[LARGEST] += slope * share
    horizon, firmness, bends = acts[PATIENCE], acts[FIRMNESS], acts[HOLDING_OUT]
    if months >= horizon or horizon <= 0.0:
        return
    fallen = (max(months, 0.0) / horizon) ** bends
    back.acting[FIRMNESS] += slope * largest * (1.0 - fallen)
    back.acting[PATIENCE] += slope * largest * firmness * fallen * bends / horizon
    if months > 0.0:
        back.acting[HOLDING_OUT] -= slope * largest * firmness * fallen * math.log(months / horizon)
