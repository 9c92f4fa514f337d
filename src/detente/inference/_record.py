"""What the likelihood of the record reads: arrays, laid out by party, entry, option and package.

An *entry* is an issue that counts for a party. A *coordinate* is a standard normal number behind
an uncertain one; its row of ``tables`` turns it into that.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from detente.compiled import borrowing

LOWEST, NODES = -6.0, 1537
STEP = -2.0 * LOWEST / (NODES - 1)
NONE = -1

# What going on without a deal is worth: stated, by the war, by waiting, around today's, as today.
STATED, BY_WAR, BY_WAITING, AROUND_TODAY, AS_TODAY = range(5)
# Its coordinates, and those of how a party acts.
BALANCE, SPREAD, BELIEVES, ENDS, DISCOUNT, DICTATING, DICTATED_TO, COST, FALLBACK = range(9)
GOING = 9
FIRMNESS, HOLDING_OUT, PATIENCE, ROOM, NOISE, SHOW, BARGAINING, OBJECTS = range(8)
ACTING = 8
# How a piece of the record is read.
YES, NO, PART, IDEAL, FINE, AGAINST = range(6)


class Record(NamedTuple):
    """The record as arrays; ``_of`` and ``_from`` give where the parts of each begin.

    tables (coordinate, node). By party: entry_from, ranked, native, going, going_on (party, GOING),
    side, acting (party, ACTING), line_from, link_from, shift_from, fails, discount, piece_from.
    By entry: issue, weight, tie, group (-1: not ranked) and place in it, option_from; by option:
    worth, rank. today (issue,), -1 where unknown; sizes (issue,). By line: absolute, cost, pattern.
    By link: adds, today's share. By shift: adds. guards (guard,) issues, holds (guard, option)
    coordinates; horizon. Packages (package, issue), and what each meets: crosses (package, line),
    linked (package, link), shifted (package, shift). By piece: reading, months, first and last
    package, or entry and option; objects_from, accepts_from, others_from: points named, by number;
    point_first and point_last by package; held_from by point; held (pair, 2): issue and option.
    """

    tables: Any
    entry_from: Any
    ranked: Any
    native: Any
    going: Any
    going_on: Any
    side: Any
    acting: Any
    line_from: Any
    link_from: Any
    shift_from: Any
    fails: Any
    discount: Any
    piece_from: Any
    issue: Any
    weight: Any
    tie: Any
    group: Any
    place: Any
    option_from: Any
    worth: Any
    rank: Any
    today: Any
    sizes: Any
    absolute: Any
    cost: Any
    pattern: Any
    adds: Any
    link_today: Any
    shift_adds: Any
    guards: Any
    holds: Any
    horizon: Any
    packages: Any
    crosses: Any
    linked: Any
    shifted: Any
    reading: Any
    months: Any
    first: Any
    last: Any
    objects_from: Any
    accepts_from: Any
    named: Any
    point_first: Any
    point_last: Any
    held_from: Any
    held: Any


class Work(NamedTuple):
    """Room for the numbers of one party while a likelihood is worked out.

    value (issue, option), best (issue,), widths (issue,) between the best and worst worth;
    weights and sizes by entry; absolute and cost by line; adds by link, shift_adds by shift;
    fails (guard, option): the chance that each fails; acting;
    soft, barred and mask by package, for the sum over lines.
    """

    value: Any
    best: Any
    widths: Any
    weights: Any
    sizes: Any
    absolute: Any
    cost: Any
    adds: Any
    shift_adds: Any
    fails: Any
    acting: Any
    soft: Any
    barred: Any
    mask: Any


def work(record: Record) -> Work:
    """Room for the numbers of one party."""
    issues, most = len(record.sizes), int(record.sizes.max())
    longest = max(issues, most, len(record.absolute)) + 1
    return Work(
        value=np.zeros((issues, most)),
        best=np.zeros(issues),
        widths=np.ones(issues),
        weights=np.zeros(longest),
        sizes=np.zeros(longest),
        absolute=np.zeros(len(record.absolute), dtype=np.bool_),
        cost=np.zeros(len(record.absolute)),
        adds=np.zeros(len(record.adds)),
        shift_adds=np.zeros(len(record.shift_adds)),
        fails=np.zeros(record.holds.shape),
        acting=np.zeros(ACTING),
        soft=np.zeros(len(record.packages)),
        barred=np.zeros(len(record.packages)),
        mask=np.zeros(len(record.packages), dtype=np.int64),
    )


@borrowing
def number(record: Record, z: Any, at: int) -> float:
    """The uncertain number behind a coordinate."""
    place = (z[at] - LOWEST) / STEP
    place = min(max(place, 0.0), NODES - 1.000001)
    node = int(place)
    part = place - node
    row = record.tables[at]
    between: float = row[node] + part * (row[node + 1] - row[node])
    return between


@borrowing
def falling(sizes: Any, many: int) -> None:
    """Put the first so many numbers in order, the largest first."""
    for i in range(1, many):
        held = sizes[i]
        j = i - 1
        while j >= 0 and sizes[j] < held:
            sizes[j + 1] = sizes[j]
            j -= 1
        sizes[j + 1] = held
