"""What a party makes of packages, compiled: its weights, worths, and what going on is worth to it.

The same numbers as :mod:`detente.worlds` draws, for one party at one point; a test holds the two
together.
"""

# mypy: disable-error-code="no-any-return"
from __future__ import annotations

import math
from typing import Any

from detente.compiled import borrowing
from detente.inference._record import (
    AROUND_TODAY,
    BALANCE,
    BELIEVES,
    BY_WAITING,
    BY_WAR,
    COST,
    DICTATED_TO,
    DICTATING,
    DISCOUNT,
    ENDS,
    FALLBACK,
    NONE,
    SPREAD,
    STATED,
    Record,
    Work,
    falling,
    number,
)
from detente.worlds._equations import gain, no_deal_value, rate_by_chance, waiting_value

_STATED_AT = BALANCE


@borrowing
def weigh_issues(record: Record, p: int, z: Any, room: Work) -> None:
    """The party's weights, summing to 1."""
    first, last = record.entry_from[p], record.entry_from[p + 1]
    total = 0.0
    for e in range(first, last):
        room.weights[e - first] = number(record, z, record.weight[e])
        total += room.weights[e - first]
    if record.ranked[p]:
        _deal(record, first, last, z, room)
    for e in range(first, last):
        room.weights[e - first] = (
            room.weights[e - first] / total if total > 0.0 else 1.0 / (last - first)
        )


@borrowing
def _deal(record: Record, first: int, last: int, z: Any, room: Work) -> None:
    """Deal the sizes of the ranked issues out again in their order, ties as their numbers fall."""
    many, groups = 0, 0
    for e in range(first, last):
        if record.group[e] != NONE:
            room.sizes[many] = room.weights[e - first]
            many += 1
            groups = max(groups, record.group[e] + 1)
    falling(room.sizes, many)
    start = 0
    for g in range(groups):
        inside = 0
        for e in range(first, last):
            if record.group[e] == g:
                # The issue at a place of its group takes the size at the place of the tie that
                # stands there when ties are put in order.
                place = _tied(record, first, last, z, g, record.place[e])
                room.weights[e - first] = room.sizes[start + place]
                inside += 1
        start += inside


@borrowing
def _tied(record: Record, first: int, last: int, z: Any, g: int, rank: int) -> int:
    """At which place of a group stands the tie that so many others lie below."""
    for e in range(first, last):
        if record.group[e] != g:
            continue
        below = 0
        for other in range(first, last):
            if record.group[other] == g and z[record.tie[other]] < z[record.tie[e]]:
                below += 1
        if below == rank:
            return record.place[e]
    return 0


@borrowing
def value_options(record: Record, p: int, z: Any, room: Work) -> None:
    """Weight times worth of every option that counts for the party, and the best of each issue."""
    weigh_issues(record, p, z, room)
    first = record.entry_from[p]
    room.value[:] = 0.0
    room.best[:] = 0.0
    for e in range(first, record.entry_from[p + 1]):
        issue, start = record.issue[e], record.option_from[e]
        size = record.option_from[e + 1] - start
        row = room.value[issue]
        for o in range(size):
            row[o] = number(record, z, record.worth[start + o])
        _rank(record, start, size, row, room)
        low, high = row[0], row[0]
        for o in range(1, size):
            low, high = min(low, row[o]), max(high, row[o])
        width = high - low if high > low and not record.native[p] else 1.0
        room.widths[issue] = width
        weight, best = room.weights[e - first], -math.inf
        for o in range(size):
            worth = row[o] if record.native[p] else (row[o] - low) / width
            row[o] = weight * worth
            best = max(best, row[o])
        room.best[issue] = best


@borrowing
def _rank(record: Record, start: int, size: int, row: Any, room: Work) -> None:
    """Deal worths out again so that they fall in the order known; those of a rank share theirs."""
    many, ranks = 0, 0
    for o in range(size):
        if record.rank[start + o] != NONE:
            room.sizes[many] = row[o]
            many += 1
            ranks = max(ranks, record.rank[start + o] + 1)
    if many == 0:
        return
    falling(room.sizes, many)
    at = 0
    for r in range(ranks):
        tied, total = 0, 0.0
        for o in range(size):
            if record.rank[start + o] == r:
                total += room.sizes[at + tied]
                tied += 1
        for o in range(size):
            if record.rank[start + o] == r:
                row[o] = total / tied
        at += tied


@borrowing
def going_on(record: Record, p: int, z: Any, room: Work) -> float:
    """What going on without a deal is worth to the party."""
    if record.going[p] == STATED:
        return no_deal_from(record, p, z, 0.0, 0.0)
    today, span = today_and_span(record, p, z, room)
    return no_deal_from(record, p, z, today, span)


@borrowing
def today_and_span(record: Record, p: int, z: Any, room: Work) -> Any:
    """What today's state is worth to the party, and how far its best and worst are apart."""
    today, span = 0.0, 0.0
    for e in range(record.entry_from[p], record.entry_from[p + 1]):
        issue = record.issue[e]
        size = record.sizes[issue]
        row = room.value[issue]
        low, total = row[0], 0.0
        for o in range(size):
            low = min(low, row[o])
            total += row[o]
        now = record.today[issue]
        today += row[now] if now >= 0 else total / size
        span += room.best[issue] - low
    for k in range(record.link_from[p], record.link_from[p + 1]):
        today += number(record, z, record.adds[k]) * record.link_today[k]
    return today, span


@borrowing
def no_deal_from(record: Record, p: int, z: Any, today: float, span: float) -> float:
    """What going on is worth to a party to whom today's state is worth so much."""
    kind, at = record.going[p], record.going_on[p]
    if kind == STATED:
        return number(record, z, at[_STATED_AT])
    if kind == AROUND_TODAY:
        return today + span * number(record, z, at[_STATED_AT])
    if kind == BY_WAITING:
        rate = 1.0 / number(record, z, at[ENDS]) if at[ENDS] != NONE else 0.0
        fallback = number(record, z, at[FALLBACK]) if at[FALLBACK] != NONE else 0.0
        cost, discount = number(record, z, at[COST]), number(record, z, at[DISCOUNT])
        return waiting_value(today, cost, fallback, rate, discount)
    if kind == BY_WAR:
        return _by_war(record, p, z, today)
    return today


@borrowing
def _by_war(record: Record, p: int, z: Any, today: float) -> float:
    at, side = record.going_on[p], record.side[p]
    sided = side != 0
    return no_deal_value(
        number(record, z, at[BALANCE]) if sided else 0.5,
        number(record, z, at[SPREAD]) if sided else 0.0,
        number(record, z, at[BELIEVES]) if sided else 0.0,
        1.0 / number(record, z, at[ENDS]),
        number(record, z, at[DISCOUNT]),
        number(record, z, at[DICTATING]) if sided else 0.0,
        number(record, z, at[DICTATED_TO]) if sided else 0.0,
        side,
        today,
        number(record, z, at[COST]),
    )


@borrowing
def settle_terms(record: Record, p: int, z: Any, room: Work) -> None:
    """What lines cost, links add and failing shifts; what guards do."""
    for r in range(record.line_from[p], record.line_from[p + 1]):
        room.cost[r] = number(record, z, record.cost[r])
    for k in range(record.link_from[p], record.link_from[p + 1]):
        room.adds[k] = number(record, z, record.adds[k])
    for k in range(record.shift_from[p], record.shift_from[p + 1]):
        room.shift_adds[k] = number(record, z, record.shift_adds[k])
    for g in range(record.holds.shape[0]):
        for o in range(record.holds.shape[1]):
            room.fails[g, o] = 1.0 - number(record, z, record.holds[g, o])


@borrowing
def settle_lines(record: Record, p: int, z: Any, room: Work) -> None:
    """Which lines are absolute at a point."""
    for r in range(record.line_from[p], record.line_from[p + 1]):
        chance = number(record, z, record.absolute[r])
        room.absolute[r] = number(record, z, record.pattern[r]) < chance


@borrowing
def bars(record: Record, p: int, m: int, room: Work) -> bool:
    """Whether a package lies beyond a line of the party that is absolute."""
    for r in range(record.line_from[p], record.line_from[p + 1]):
        if record.crosses[m, r] and room.absolute[r]:
            return True
    return False


@borrowing
def of_package(record: Record, p: int, z: Any, m: int, no_deal: float, room: Work) -> Any:
    """What a package is worth above going on, what its failure leaves, and how long it lives."""
    package = record.packages[m]
    worth = -no_deal
    for r in range(record.line_from[p], record.line_from[p + 1]):
        if record.crosses[m, r]:
            worth -= room.cost[r]
    for e in range(record.entry_from[p], record.entry_from[p + 1]):
        issue = record.issue[e]
        worth += room.value[issue, package[issue]]
    for k in range(record.link_from[p], record.link_from[p + 1]):
        if record.linked[m, k]:
            worth += room.adds[k]
    shift = number(record, z, record.fails[p]) if record.fails[p] != NONE else 0.0
    for k in range(record.shift_from[p], record.shift_from[p + 1]):
        if record.shifted[m, k]:
            shift += room.shift_adds[k]
    return worth, shift, lives(record, p, z, fails_by(record, package, room))


@borrowing
def gain_from(record: Record, p: int, z: Any, m: int, no_deal: float, room: Work) -> float:
    """What the party gains by a package over going on; minus infinity beyond an absolute line."""
    if bars(record, p, m, room):
        return -math.inf
    above, shift, alive = of_package(record, p, z, m, no_deal, room)
    return gain(alive, above, shift)


@borrowing
def fails_by(record: Record, package: Any, room: Work) -> float:
    """The chance that every guard of a package fails."""
    fails = 1.0
    for g in range(record.guards.shape[0]):
        option = package[record.guards[g]] if record.guards[g] != NONE else 0
        fails *= room.fails[g, option]
    return fails


@borrowing
def lives(record: Record, p: int, z: Any, fails: float) -> float:
    """The share of discounted time that a deal lives whose guards all fail by such a chance."""
    if record.horizon == NONE:
        return 1.0 - fails
    discount = number(record, z, record.discount[p]) if record.discount[p] != NONE else 0.0
    rate = rate_by_chance(min(1.0 - fails, 1.0), number(record, z, record.horizon))
    if math.isinf(rate):
        return 0.0
    return discount / (discount + rate) if discount + rate > 0.0 else 1.0
