"""Which points of one draft became which of another: renumbered, moved, edited, split, merged.

Numbers are no evidence, neither those of the points nor those in them: both are what gets edited.
Points are compared by their rare words, runs of letters and names; a pair between two good pairs
gains by them; the assignment is the best of all (Hungarian method, Kuhn 1955); and a point left
over joins a pair if the pair reads more alike with it than without.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from detente.dossier.points import TextPoint
from detente.drafting.likeness import Likeness, Matrix, Rarity, words_of
from detente.drafting.meaning import Vectors
from detente.drafting.pieces import LEAST, Drafts, with_pieces

LEAST_MOVED = 0.24
"""And than this, if one of them would have been moved past others."""
LEAST_MEANT = 0.32
"""Cosine from which two points that words leave over mean the same; each the other's best."""
METHOD = "rare words, runs of letters and names; neighbours; best assignment"
_SUPPORT = 0.10
_GOOD = 0.6
_ROUNDS = 2

Fate = Literal["kept", "renumbered", "moved", "edited", "split", "merged", "dropped", "new"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Points of the earlier draft and the points of the later that they became.

    Attributes
    ----------
    before, after : tuple of str
        Numbers; one of them is empty for what is dropped or new.
    fate : str
        "kept" (same words, same number), "renumbered" (same words), "moved" (past other points),
        "edited", "split" (one into several), "merged" (several into one), "dropped" or "new".
    likeness : float
        From 0 to 1; of a pair that a person made, 1.
    by_hand : bool
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    fate: Fate
    likeness: float = 0.0
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """What became of every point, in the order of the later draft, then what was dropped.

    Attributes
    ----------
    ties : tuple of Tie
        Every point of either draft stands in exactly one.
    method : str
    """

    ties: tuple[Tie, ...]
    method: str

    @property
    def links(self) -> frozenset[tuple[str, str]]:
        """Every pair of numbers that belongs together."""
        return frozenset((b, a) for tie in self.ties for b in tie.before for a in tie.after)

    def of_fate(self, *fates: Fate) -> tuple[Tie, ...]:
        """The ties of these fates."""
        return tuple(tie for tie in self.ties if tie.fate in fates)

    def after(self, number: str) -> tuple[str, ...]:
        """What a point of the earlier draft became."""
        return next((tie.after for tie in self.ties if number in tie.before), ())


def align(
    before: Sequence[TextPoint],
    after: Sequence[TextPoint],
    *,
    links: Iterable[tuple[str, str]] = (),
    apart: Iterable[tuple[str, str]] = (),
    vectors: Vectors | None = None,
) -> Alignment:
    """What became of the points of one draft in another.

    Parameters
    ----------
    before, after : sequence of TextPoint
    links, apart : iterable of (str, str)
        Numbers that a person has said to belong together, and not to.
    vectors : callable, optional
        From texts to unit rows: points that words alone leave over are paired by meaning.

    Returns
    -------
    Alignment

    Examples
    --------
    >>> from detente.dossier.points import numbered
    >>> old = numbered("1. Troops leave the ridge.\\n2. The port is open to all ships.")
    >>> new = numbered("1. The port is open to all ships.\\n2. An envoy is named.")
    >>> [(tie.before, tie.after, tie.fate) for tie in align(old.points, new.points).ties]
    [(('2',), ('1',), 'renumbered'), ((), ('2',), 'new'), (('1',), (), 'dropped')]
    """
    drafts = _drafts(before, after)
    rows = {point.number: n for n, point in enumerate(before)}
    columns = {point.number: n for n, point in enumerate(after)}
    given = {(rows[b], columns[a]) for b, a in links if b in rows and a in columns}
    never = {(rows[b], columns[a]) for b, a in apart if b in rows and a in columns}
    never |= _unlike(before, after)
    found = _pairs(_supported(drafts.alike.matrix()), given, never)
    found = with_pieces(drafts, found, given, never)
    method = METHOD
    if vectors is not None:
        found |= _by_meaning(drafts, found, never, vectors)
        method += "; meaning for what these leave over"
    return Alignment(ties=_ties(drafts, found, given), method=method)


_CHAPTER = re.compile(r"[ivxl]+", re.IGNORECASE)
_TITLE = 6  # words of the title of a chapter at most


def is_heading(point: TextPoint) -> bool:
    """Whether a point is the heading of a chapter, not a stipulation: "II. Use of the lake"."""
    text = point.text.strip()
    chapter = _CHAPTER.fullmatch(point.number) is not None
    return chapter and len(text.split()) <= _TITLE and text[-1:] not in ".;:!?"


def _unlike(before: Sequence[TextPoint], after: Sequence[TextPoint]) -> set[tuple[int, int]]:
    """Headings with points that are none."""
    heads = [[n for n, point in enumerate(side) if is_heading(point)] for side in (before, after)]
    made = {(i, j) for i in heads[0] for j in range(len(after)) if j not in heads[1]}
    return made | {(i, j) for j in heads[1] for i in range(len(before)) if i not in heads[0]}


def _drafts(before: Sequence[TextPoint], after: Sequence[TextPoint]) -> Drafts:
    old, new = [point.text for point in before], [point.text for point in after]
    words = Rarity([*old, *new], words_of)
    return Drafts(before=before, after=after, alike=Likeness(old, new), words=words)


def _supported(alike: Matrix) -> Matrix:
    """Likeness with the support of the pair before and the pair after; the array is used up."""
    first = alike.copy() if alike.size else alike
    for _ in range(_ROUNDS if alike.size else 0):
        above = np.zeros(alike.shape[1] + 2, dtype=np.float32)
        here = _around(alike[0])
        for row in range(len(alike)):
            last = row + 1 == len(alike)
            below = np.zeros_like(above) if last else _around(alike[row + 1])
            alike[row] = first[row] + np.float32(_SUPPORT / 2) * (above[:-2] + below[2:])
            above, here = here, below
    return alike


def _around(row: Matrix) -> Matrix:
    """How good each pair of a row is, with room at both ends."""
    return np.pad(np.minimum(row, np.float32(_GOOD)) / np.float32(_GOOD), 1)


def _pairs(
    worth: Matrix, given: set[tuple[int, int]], never: set[tuple[int, int]]
) -> set[tuple[int, int]]:
    for row, column in never:
        worth[row, column] = 0
    for row, column in given:
        worth[row, :] = 0
        worth[:, column] = 0
    rows, columns = _assignment(worth)
    chosen = {(int(i), int(j)) for i, j in zip(rows, columns) if worth[i, j] >= LEAST}
    straight = set(in_order(chosen))
    return {p for p in chosen if p in straight or worth[p] >= LEAST_MOVED} | given


def _assignment(worth: Matrix) -> tuple[NDArray[Any], NDArray[Any]]:
    """The best assignment of rows to columns.

    Costs are handed over as the solver holds them, since it would copy them twice.
    """
    upright = worth.shape[0] > worth.shape[1]
    costs = np.array(worth.T if upright else worth, dtype=np.float64, order="C")
    np.negative(costs, out=costs)
    rows, columns = linear_sum_assignment(costs)
    return (columns, rows) if upright else (rows, columns)


def _by_meaning(
    drafts: Drafts, found: set[tuple[int, int]], never: set[tuple[int, int]], vectors: Vectors
) -> set[tuple[int, int]]:
    rows = sorted(set(range(len(drafts.before))) - {i for i, _ in found})
    columns = sorted(set(range(len(drafts.after))) - {j for _, j in found})
    if not rows or not columns:
        return set()
    old = vectors([drafts.before[i].text for i in rows])
    alike = old @ vectors([drafts.after[j].text for j in columns]).T
    made = set()
    for n, i in enumerate(rows):
        m = int(np.argmax(alike[n]))
        mutual = int(np.argmax(alike[:, m])) == n
        if mutual and alike[n, m] >= LEAST_MEANT and (i, columns[m]) not in never:
            made.add((i, columns[m]))
    return made


def _ties(
    drafts: Drafts, found: set[tuple[int, int]], given: set[tuple[int, int]]
) -> tuple[Tie, ...]:
    groups = _groups(found)
    straight = set(in_order((min(rows), min(columns)) for rows, columns in groups))
    ties: list[tuple[float, Tie]] = []
    links = sorted(found)
    alike = (
        dict(zip(links, drafts.alike.pairs(*map(list, zip(*links))), strict=True)) if links else {}
    )
    for rows, columns in groups:
        hand = any((i, j) in given for i in rows for j in columns)
        likely = 1.0 if hand else float(max(alike.get((i, j), 0.0) for i in rows for j in columns))
        tie = Tie(
            before=tuple(drafts.before[i].number for i in rows),
            after=tuple(drafts.after[j].number for j in columns),
            fate=_fate(drafts, rows, columns, (min(rows), min(columns)) in straight),
            likeness=round(min(likely, 1.0), 3),
            by_hand=hand,
        )
        ties.append((min(columns), tie))
    old, new = {i for i, _ in found}, {j for _, j in found}
    for j, point in enumerate(drafts.after):
        if j not in new:
            ties.append((j, Tie(before=(), after=(point.number,), fate="new")))
    for i, point in enumerate(drafts.before):
        if i not in old:
            place = len(drafts.after) + i
            ties.append((place, Tie(before=(point.number,), after=(), fate="dropped")))
    return tuple(tie for _, tie in sorted(ties, key=lambda pair: pair[0]))


def _groups(found: set[tuple[int, int]]) -> list[tuple[list[int], list[int]]]:
    """Points that hang together, over however many links."""
    of_row: dict[int, set[int]] = {}
    of_column: dict[int, set[int]] = {}
    for i, j in found:
        of_row.setdefault(i, set()).add(j)
        of_column.setdefault(j, set()).add(i)
    groups, seen = [], set[int]()
    for start in sorted(of_row):
        if start in seen:
            continue
        rows, columns, queue = {start}, set[int](), [start]
        while queue:
            for j in of_row[queue.pop()] - columns:
                columns.add(j)
                queue += of_column[j] - rows
                rows |= of_column[j]
        seen |= rows
        groups.append((sorted(rows), sorted(columns)))
    return groups


def in_order(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of places that keep their order: the others were moved past them.

    >>> in_order([(0, 1), (1, 2), (2, 0), (3, 3)])
    [(0, 1), (1, 2), (3, 3)]
    """
    tops: list[int] = []
    ends: list[tuple[int, int]] = []
    parent: dict[tuple[int, int], tuple[int, int] | None] = {}
    for place in sorted(places):
        at = bisect.bisect_left(tops, place[1])
        parent[place] = ends[at - 1] if at else None
        if at == len(tops):
            tops.append(place[1])
            ends.append(place)
        else:
            tops[at], ends[at] = place[1], place
    kept, last = list[tuple[int, int]](), ends[-1] if ends else None
    while last is not None:
        kept.append(last)
        last = parent[last]
    return kept[::-1]


def _fate(drafts: Drafts, rows: list[int], columns: list[int], straight: bool) -> Fate:
    if len(columns) > 1:
        return "split"
    if len(rows) > 1:
        return "merged"
    old, new = drafts.before[rows[0]], drafts.after[columns[0]]
    if not straight:
        return "moved"
    if old.text != new.text:
        return "edited"
    return "kept" if old.number == new.number else "renumbered"
