"""Tracks held in parallel, compiled: a text of each, initialled by itself, and the whole of them.

A track's text is judged by its own issues, against the track's share of what no deal is worth: what
a party would lose in one track it cannot win back in another. Once a text of every track is
initialled, the whole is put together, judged as any package is, and signed or not.
"""

from __future__ import annotations

from typing import Any

from detente.behaviour._kernels import yes
from detente.compiled import borrowing, entry
from detente.talks._answers import GO_ON, conclude, leak, remember, trace
from detente.talks._arrays import (
    BARGAINING,
    DISCOUNT,
    LEAN,
    LINE,
    LINK,
    NOISE,
    SHOW,
    SPAN,
    TODAY,
    DrawArrays,
    Scratch,
)
from detente.talks._mediator import chances, learn, slot_of, trust
from detente.talks._numbers import PART, uniform
from detente.talks._standing import (
    believe_lines,
    exclude,
    harden,
    share_asked,
    stand_ahead,
    weigh,
)
from detente.worlds._equations import beside_no_deal, gain, living, rate_by_chance

OUT_OF_REACH = -1e6
"""What the whole gains anybody while no texts are put together for it."""
_NO_STAKE = 1e-9


@borrowing
def begin_tracks(draw: DrawArrays, scratch: Scratch) -> None:
    """Make the scratch ready for a path: nothing is initialled."""
    for m in range(scratch.agreed.shape[0]):
        scratch.agreed[m], scratch.harvested[m] = -1, -1
    for i in range(scratch.more.shape[0]):
        scratch.more[i] = 0.0
        for t in range(scratch.spoilt.shape[0]):
            scratch.said[i, t] = 0
    for t in range(scratch.spoilt.shape[0]):
        scratch.spoilt[t] = 1.0
    if scratch.agreed.shape[0] > 0:
        draw.rise[:, :, draw.listed] = OUT_OF_REACH


@borrowing
def weigh_texts(draw: DrawArrays, level: int, scratch: Scratch) -> None:
    """Fill in what each text gains each party in its track, once the parties are weighed."""
    parts = draw.parts
    for i in range(scratch.more.shape[0]):
        ahead = scratch.worth[i] - draw.party[level, i, TODAY] - scratch.more[i]
        left = 0.0
        for m in range(scratch.agreed.shape[0]):
            left += draw.stake[level, i, m] if scratch.harvested[m] < 0 else 0.0
        for t in range(scratch.spoilt.shape[0]):
            m = parts.of[t]
            share = draw.stake[level, i, m] / left if left > _NO_STAKE else 0.0
            added = draw.text_worth[level, i, t] - draw.text_today[level, i, m]
            scratch.text_gains[i, t] = added - share * ahead
            scratch.text_barred[i, t] = False
    for r in range(scratch.lines.shape[0]):
        if scratch.lines[r] < draw.absolute[level, r]:
            for t in range(scratch.spoilt.shape[0]):
                scratch.text_barred[draw.owner[r], t] |= parts.crossed[r, t]
    for i in range(scratch.more.shape[0]):
        for m in range(scratch.agreed.shape[0]):
            scratch.text_largest[i, m] = 0.0
    for t in range(scratch.spoilt.shape[0]):
        if nobody_loses(t, scratch):
            m = parts.of[t]
            for i in range(scratch.more.shape[0]):
                best = max(scratch.text_largest[i, m], scratch.text_gains[i, t])
                scratch.text_largest[i, m] = best


@borrowing
def nobody_loses(t: int, scratch: Scratch) -> bool:
    """Whether all gain by a text in its track, and nobody's line is crossed."""
    for i in range(scratch.more.shape[0]):
        if scratch.text_barred[i, t] or scratch.text_gains[i, t] < 0.0:
            return False
    return True


@borrowing
def chance_of_yes(draw: DrawArrays, week: int, i: int, t: int, scratch: Scratch) -> float:
    """The chance that a party says yes to a text of a track.

    What its answers stray by is in proportion to what it has at stake in the track; without any
    stake, or where it only decides on what is signed, it does not stand in the way.
    """
    level = draw.level[week]
    m = draw.parts.of[t]
    stake = draw.stake[level, i, m]
    if scratch.text_barred[i, t]:
        return 0.0
    if draw.ratifies[i] or stake < _NO_STAKE:
        return 1.0
    party = draw.party[level, i]
    asks = share_asked(draw, week, i, scratch) * scratch.text_largest[i, m]
    return float(
        yes(scratch.text_gains[i, t], asks, party[NOISE] * stake, party[SHOW], party[BARGAINING])
    )


@entry
def foresee_texts(draw: DrawArrays, middle: Any, scratch: Scratch, table: Any, belief: int) -> None:
    """Chance of a yes by one belief: ``table`` is (bucket, move, party, text, belief)."""
    believe_lines(draw, scratch)
    for b in range(middle.shape[0]):
        for m in range(draw.moves.shape[0]):
            stand_ahead(draw, middle[b], m, scratch)
            weigh_texts(draw, draw.level[middle[b]], scratch)
            for i in range(scratch.more.shape[0]):
                for t in range(scratch.spoilt.shape[0]):
                    table[b, m, i, t, belief] = chance_of_yes(draw, middle[b], i, t, scratch)


@borrowing
def parallel_tracks(
    draw: DrawArrays, path: int, week: int, front: Any, scratch: Scratch, view: Any
) -> int:
    """A round of all tracks that have no text initialled, and of the whole once all have."""
    level, slot = draw.level[week], slot_of(draw, week, front[1])
    weigh_texts(draw, level, scratch)
    trust(draw, scratch)
    chances(view.texts, slot, scratch, scratch.said, scratch.text_chance)
    for m in range(scratch.agreed.shape[0]):
        if scratch.agreed[m] >= 0:
            continue
        t = likeliest(draw, level, m, scratch)
        initialled = put_text(draw, path, week, t, scratch)
        learn(view.texts, slot, t, scratch, scratch.said)
        if not initialled:
            continue
        scratch.agreed[m] = t
        if draw.harvest and all_better(draw, level, t, scratch):
            scratch.harvested[m] = week
            for i in range(scratch.more.shape[0]):
                scratch.more[i] += draw.text_alone[level, i, t]
            exclude(draw, level, scratch)
            weigh(draw, level, front, scratch)
            weigh_texts(draw, level, scratch)
    for m in range(scratch.agreed.shape[0]):
        if scratch.agreed[m] < 0:
            return GO_ON
    return int(put_whole(draw, path, week, front, scratch))


@borrowing
def likeliest(draw: DrawArrays, level: int, m: int, scratch: Scratch) -> int:
    """The text of a track likeliest to get every yes, and not to spoil the whole again.

    Or, tilted, one party's dearest of the likely.
    """
    best, every = draw.parts.first[m], scratch.text_chance[0]
    for t in range(draw.parts.first[m], draw.parts.first[m + 1]):
        every[t] *= scratch.spoilt[t]
        for i in range(1, scratch.more.shape[0]):
            every[t] *= scratch.text_chance[i, t]
        if every[t] > every[best]:
            best = t
    favour, dearest = draw.text_favour[level], best
    if favour.shape[0] > 0:
        least = (1.0 - draw.numbers[level, LEAN]) * every[best]
        for t in range(draw.parts.first[m], draw.parts.first[m + 1]):
            if every[t] >= least and favour[t] > favour[dearest]:
                dearest = t
    return int(dearest)


@borrowing
def put_text(draw: DrawArrays, path: int, week: int, t: int, scratch: Scratch) -> bool:
    """Put a track's text to the parties; whether it is initialled. Who would lose draws back."""
    agreed = True
    for i in range(scratch.more.shape[0]):
        scratch.heard[i] = not draw.ratifies[i]
        chance = chance_of_yes(draw, week, i, t, scratch)
        drawn = uniform(draw.key, PART, path, i * scratch.spoilt.shape[0] + t)
        scratch.answers[i] = scratch.heard[i] and drawn < chance
        agreed &= scratch.answers[i] or draw.ratifies[i]
    if agreed and not at_table_gain(draw, t, scratch):
        agreed = False
    for i in range(scratch.more.shape[0]):
        said_no = scratch.heard[i] and not scratch.answers[i]
        if said_no and week >= draw.elapsed and scratch.first[1 + i] < 0:
            scratch.first[1 + i] = week
    text = scratch.zone.shape[0] + t
    if not agreed and leak(draw, path, week, text, scratch):
        for i in range(scratch.more.shape[0]):
            largest = scratch.text_largest[i, draw.parts.of[t]]
            if largest > 0.0:
                harden(draw, week, i, scratch.text_gains[i, t] / largest, scratch)
    trace(week, text, scratch)
    return bool(agreed)


@borrowing
def at_table_gain(draw: DrawArrays, t: int, scratch: Scratch) -> bool:
    """Whether nobody at the table loses by a text in its track; who would says no after all."""
    gains = True
    for i in range(scratch.more.shape[0]):
        if scratch.heard[i] and (scratch.text_barred[i, t] or scratch.text_gains[i, t] < 0.0):
            scratch.answers[i], gains = False, False
    return gains


@borrowing
def all_better(draw: DrawArrays, level: int, t: int, scratch: Scratch) -> bool:
    """Whether a text, signed by itself with all else as today, is a loss to nobody.

    And something other than today's state; those who must ratify are asked too.
    """
    if draw.parts.now[t]:
        return False
    for r in range(scratch.lines.shape[0]):
        if draw.parts.alone[r, t] and scratch.lines[r] < draw.absolute[level, r]:
            return False
    better = True
    for i in range(scratch.more.shape[0]):
        better &= draw.text_alone[level, i, t] >= 0.0
    return better


@borrowing
def put_whole(draw: DrawArrays, path: int, week: int, front: Any, scratch: Scratch) -> int:
    """Put the whole together; its package if it is signed.

    If somebody would lose by it, or not keep it, every track is open again but for those that have
    signed by themselves, and the mediator comes back to none of these texts soon.
    """
    x, level = draw.listed, draw.level[week]
    assemble(draw, level, x, scratch)
    for i in range(scratch.more.shape[0]):
        scratch.heard[i], scratch.answers[i] = not draw.ratifies[i], not draw.ratifies[i]
    came = conclude(draw, path, week, x, scratch)
    remember(draw, week, x, scratch)
    trace(week, x, scratch)
    if came == GO_ON:
        draw.rise[level, :, x] = OUT_OF_REACH
        for m in range(scratch.agreed.shape[0]):
            if scratch.harvested[m] < 0:
                scratch.spoilt[scratch.agreed[m]] *= 0.5
                scratch.agreed[m] = -1
        weigh(draw, level, front, scratch)
    return int(came)


@borrowing
def assemble(draw: DrawArrays, level: int, x: int, scratch: Scratch) -> None:
    """Fill in the whole of the texts initialled, as the package ``x``: equations (2) and (3)."""
    parts, tracks = draw.parts, scratch.agreed.shape[0]
    fails, breach = 1.0, 0.0
    for m in range(tracks):
        fails *= draw.text_fails[level, scratch.agreed[m]]
        breach += draw.text_breach[level, scratch.agreed[m]]
    draw.holds[level, x] = 1.0 - fails
    scratch.zone[x] = True
    for i in range(scratch.more.shape[0]):
        worth, shift, barred = 0.0, draw.shift[level, i], False
        for m in range(tracks):
            worth += draw.text_worth[level, i, scratch.agreed[m]]
            barred |= crosses(draw, level, i, scratch.agreed[m], scratch)
        for z in range(parts.kind.shape[0]):
            if parts.party[z] == i and joins(draw, z, scratch):
                if parts.kind[z] == LINK:
                    worth += draw.adds[level, z]
                elif parts.kind[z] == LINE:
                    worth -= draw.adds[level, z]
                    barred |= scratch.lines[parts.line[z]] < draw.absolute[level, parts.line[z]]
                else:
                    shift += draw.adds[level, z]
        lives = lived(draw, level, i, x)
        draw.lives[level, i, x] = living(lives)
        draw.rise[level, i, x] = gain(lives, worth, shift)
        draw.keep[level, i, x] = worth - shift + breach
        scratch.excluded[i, x] = barred
        scratch.gains[i, x] = beside_no_deal(draw.rise[level, i, x], lives, scratch.worth[i])
        agrees = draw.keep[level, i, x] >= scratch.worth[i] and scratch.gains[i, x] >= 0.0
        scratch.zone[x] &= agrees and not barred


@borrowing
def crosses(draw: DrawArrays, level: int, i: int, t: int, scratch: Scratch) -> bool:
    """Whether a text crosses a line of the party, of its track alone, that is absolute here."""
    for r in range(scratch.lines.shape[0]):
        crossed = draw.owner[r] == i and draw.parts.crossed[r, t]
        if crossed and scratch.lines[r] < draw.absolute[level, r]:
            return True
    return False


@borrowing
def joins(draw: DrawArrays, z: int, scratch: Scratch) -> bool:
    """Whether a term that joins tracks holds of the texts initialled."""
    met, lifted = True, draw.parts.lifted[z]
    for m in range(scratch.agreed.shape[0]):
        met &= draw.parts.meets[z, scratch.agreed[m]]
        lifted &= draw.parts.lifts[z, scratch.agreed[m]]
    return bool(met and not lifted)


@borrowing
def lived(draw: DrawArrays, level: int, i: int, x: int) -> float:
    """The share of time that the whole lives, as the party discounts it."""
    holds = draw.holds[level, x]
    if not draw.by_chance:
        return float(holds)
    rate = rate_by_chance(min(holds, 1.0), draw.numbers[level, SPAN])
    waits = draw.party[level, i, DISCOUNT]
    if waits + rate <= 0.0:
        return 1.0
    return float(waits / (waits + rate)) if rate < 1e300 else 0.0
