"""From slopes by worths, weights and gains to slopes by coordinates, compiled (see ``_slopes``)."""

# mypy: disable-error-code="no-any-return"
from __future__ import annotations

from typing import Any

from detente.compiled import borrowing
from detente.inference._record import (
    ACTING,
    GOING,
    LOWEST,
    NODES,
    NONE,
    ROOM,
    STATED,
    STEP,
    Record,
    Work,
    number,
)
from detente.inference._slopes import LARGEST, NO_DEAL, SHIFT, Slopes, words
from detente.inference._worth import no_deal_from, today_and_span

_NEAR = 1e-5


@borrowing
def log_and_slopes(record: Record, p: int, z: Any, room: Work, back: Slopes) -> float:
    """The likelihood of all that a party said; its slope at the point is added to that in back."""
    told, no_deal = words(record, p, z, room, back)
    _manner(record, p, z, no_deal, room, back)
    _no_deal(record, p, z, no_deal, room, back)
    _terms(record, p, z, back)
    _options(record, p, z, room, back)
    return told


@borrowing
def steep(record: Record, z: Any, at: int) -> float:
    """How fast the number behind a coordinate grows with it."""
    place = (z[at] - LOWEST) / STEP
    if place < 0.0 or place >= NODES - 1.000001:
        return 0.0
    node = int(place)
    row = record.tables[at]
    return (row[node + 1] - row[node]) / STEP


@borrowing
def _manner(record: Record, p: int, z: Any, no_deal: float, room: Work, back: Slopes) -> None:
    """How it acts, and its largest gain: a share of all that it could gain."""
    at = record.acting[p]
    could = -no_deal
    for e in range(record.entry_from[p], record.entry_from[p + 1]):
        could += room.best[record.issue[e]]
    if could > 0.0:
        by_could = back.alone[LARGEST] * room.acting[ROOM]
        back.acting[ROOM] += back.alone[LARGEST] * could
        back.alone[NO_DEAL] -= by_could
        for e in range(record.entry_from[p], record.entry_from[p + 1]):
            back.best[record.issue[e]] += by_could
    for k in range(ACTING):
        back.point[at[k]] += back.acting[k] * steep(record, z, at[k])


@borrowing
def _no_deal(record: Record, p: int, z: Any, worth: float, room: Work, back: Slopes) -> None:
    """What going on is worth: by its numbers, by today's worth and by what is at stake."""
    slope = back.alone[NO_DEAL]
    if slope == 0.0:
        return
    today, span = today_and_span(record, p, z, room)
    for k in range(GOING):
        at = record.going_on[p, k]
        if at != NONE:
            was = z[at]
            z[at] = was + _NEAR
            back.point[at] += slope * (no_deal_from(record, p, z, today, span) - worth) / _NEAR
            z[at] = was
    if record.going[p] == STATED:
        return
    by_today = slope * (no_deal_from(record, p, z, today + _NEAR, span) - worth) / _NEAR
    by_span = slope * (no_deal_from(record, p, z, today, span + _NEAR) - worth) / _NEAR
    _today(record, p, by_today, by_span, room, back)


@borrowing
def _today(
    record: Record, p: int, by_today: float, by_span: float, room: Work, back: Slopes
) -> None:
    for e in range(record.entry_from[p], record.entry_from[p + 1]):
        issue = record.issue[e]
        size, now = record.sizes[issue], record.today[issue]
        row, least = room.value[issue], 0
        for o in range(size):
            least = o if row[o] < row[least] else least
            if now < 0:
                back.value[issue, o] += by_today / size
        if now >= 0:
            back.value[issue, now] += by_today
        back.best[issue] += by_span
        back.value[issue, least] -= by_span
    for k in range(record.link_from[p], record.link_from[p + 1]):
        back.adds[k] += by_today * record.link_today[k]


@borrowing
def _terms(record: Record, p: int, z: Any, back: Slopes) -> None:
    """Lines, links, shifts and guards."""
    point = back.point
    for r in range(record.line_from[p], record.line_from[p + 1]):
        point[record.cost[r]] += back.cost[r] * steep(record, z, record.cost[r])
    for k in range(record.link_from[p], record.link_from[p + 1]):
        point[record.adds[k]] += back.adds[k] * steep(record, z, record.adds[k])
    for k in range(record.shift_from[p], record.shift_from[p + 1]):
        at = record.shift_adds[k]
        point[at] += back.shift_adds[k] * steep(record, z, at)
    if record.fails[p] != NONE:
        point[record.fails[p]] += back.alone[SHIFT] * steep(record, z, record.fails[p])
    for g in range(record.holds.shape[0]):
        for o in range(record.holds.shape[1]):
            if back.fails[g, o] != 0.0:
                at = record.holds[g, o]
                point[at] -= back.fails[g, o] * steep(record, z, at)


@borrowing
def _options(record: Record, p: int, z: Any, room: Work, back: Slopes) -> None:
    """Weights and worths: what they are worth, and whose sizes they were dealt."""
    first, last = record.entry_from[p], record.entry_from[p + 1]
    mean = 0.0
    for e in range(first, last):
        back.weights[e - first] = _worths(record, p, z, e, room, back)
        mean += back.weights[e - first] * room.weights[e - first]
    total = 0.0
    for e in range(first, last):
        total += number(record, z, record.weight[e])
    if total <= 0.0:
        return
    for e in range(first, last):
        slope = (back.weights[e - first] - mean) / total
        source = _dealt_from(record, z, first, last, e, room.weights[e - first] * total)
        at = record.weight[source]
        back.point[at] += slope * steep(record, z, at)


@borrowing
def _dealt_from(record: Record, z: Any, first: int, last: int, e: int, size: float) -> int:
    """Whose size an issue was dealt."""
    if record.group[e] == NONE:
        return e
    source, off = e, 1e300
    for other in range(first, last):
        if record.group[other] != NONE:
            apart = abs(number(record, z, record.weight[other]) - size)
            if apart < off:
                source, off = other, apart
    return source


@borrowing
def _worths(record: Record, p: int, z: Any, e: int, room: Work, back: Slopes) -> float:
    """The worths of one issue's options; gives the slope by its weight."""
    issue, start = record.issue[e], record.option_from[e]
    size = record.option_from[e + 1] - start
    values, slope = room.value[issue], back.value[issue]
    weight = room.weights[e - record.entry_from[p]]
    best, least = 0, 0
    for o in range(size):
        best = o if values[o] > values[best] else best
        least = o if values[o] < values[least] else least
    slope[best] += back.best[issue]
    if weight <= 0.0:
        return 0.0
    by_weight, by_low, by_high = 0.0, 0.0, 0.0
    for o in range(size):
        worth = values[o] / weight
        by_weight += slope[o] * worth
        slope[o] *= weight / room.widths[issue]
        by_low -= slope[o] * (1.0 - worth)
        by_high -= slope[o] * worth
    if not record.native[p]:
        slope[least] += by_low
        slope[best] += by_high
    for o in range(size):
        at = record.worth[start + o]
        back.point[at] += _dealt_to(record, z, start, size, o, slope) * steep(record, z, at)
    return by_weight


@borrowing
def _dealt_to(record: Record, z: Any, start: int, size: int, option: int, slope: Any) -> float:
    """The slope by the number behind an option: that of whom it was dealt to, ties sharing."""
    if record.rank[start + option] == NONE:
        return slope[option]
    own = number(record, z, record.worth[start + option])
    place = 0
    for o in range(size):
        if record.rank[start + o] != NONE:
            worth = number(record, z, record.worth[start + o])
            place += 1 if worth > own or (worth == own and o < option) else 0
    rank, tied, shared, at = 0, 0, 0.0, 0
    while True:
        tied, shared = 0, 0.0
        for o in range(size):
            if record.rank[start + o] == rank:
                tied += 1
                shared += slope[o]
        at += tied
        if at > place or rank > size:
            return shared / max(tied, 1)
        rank += 1
