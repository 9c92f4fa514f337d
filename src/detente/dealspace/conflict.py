"""Why there is no deal: a smallest set of lines, parties and issues that forbid one together."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

import numpy as np

from detente.arrays import Bools, Ints, OrNaN, evenly, own
from detente.dealspace.alone import breaks_alone, loses_alone
from detente.dealspace.chance import chance, error_of_share
from detente.dealspace.hitting import smallest_hitting
from detente.dealspace.relaxation import Relaxation, relax
from detente.dealspace.restrict import rows_as_draws
from detente.dealspace.zone import Zone, has_zone
from detente.shown import Result
from detente.worlds.space import Space

_EFFORT = 2e6
"""Steps of each search: hundreds are asked for each row."""

Answer = TypeVar("Answer")
_Search = Generator[list[int], list[bool], Answer]
"""Asks whether sets leave a zone, several at once. A set is a number, a bit for each part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Result):
    """What together forbids a deal, each part of it being needed for that.

    With these in force no package is in the zone, even if everything else gave way; give up any
    one of them, and a package is. What each is, and what it is to give it up:

    - ``lines``: an absolute red line; given up, it may be crossed, at the cost that the dossier
      says.
    - ``parties``: that the party must gain by the deal and be better off keeping it; given up, it
      takes whatever comes, but its absolute lines stand.
    - ``issues``: that one answer must do for all; given up, the issue is no bone of contention:
      every party has there the answer it likes best, whatever the others get, and a line that some
      answer to it would satisfy is lifted (see :func:`detente.dealspace.relaxation.relax`).

    Attributes
    ----------
    lines, parties, issues : tuple of str
    smallest : bool
        Whether it is proved that no set of fewer forbids a deal.
    """

    lines: tuple[str, ...]
    parties: tuple[str, ...]
    issues: tuple[str, ...]
    smallest: bool

    @property
    def size(self) -> int:
        """How many lines, parties and issues there are in it."""
        return len(self.lines) + len(self.parties) + len(self.issues)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflicts(Result):
    """The conflicts of the rows without a zone, most frequent first.

    Attributes
    ----------
    sets : tuple of (Conflict, share)
        Shares of the rows without a zone; ``smallest`` where it is proved in each of them. A party
        that no package suits is a conflict alone, and those shares are counted in every row; a row
        with several such parties counts for each.
    rows : int
        How many rows were searched, besides those in which no package suits some party alone:
        these are all counted.
    zoneless : int
        How many rows have no zone.
    each : float
        The share that one row searched stands for.
    smallest : float
        In which share of the rows searched the set is proved to be smallest.
    alone_errors : dict of party -> float
        Standard errors of the shares of parties that no package suits.
    """

    sets: tuple[tuple[Conflict, float], ...]
    rows: int
    zoneless: int
    each: float
    smallest: float
    alone_errors: Mapping[str, OrNaN] = field(default_factory=dict)

    def error(self, lines: tuple[str, ...], parties: tuple[str, ...], share: float) -> float:
        """The standard error of a share of the rows: how far another seed would move it."""
        if not lines and len(parties) == 1 and parties[0] in self.alone_errors:
            return self.alone_errors[parties[0]]
        searched = self.each * self.rows
        return searched * error_of_share(share / searched, self.rows) if searched else math.nan


def conflicts(space: Space, zones: Zone, *, rows: int = 48, rounds: int = 2) -> Conflicts:
    """The most frequent conflicts over the rows without a zone.

    Parameters
    ----------
    space : Space
    zones : Zone
        Of the same space; rows that are not proved to lack a zone are passed over.
    rows : int
        Search no more rows than this, evenly spread over those in which some package suits each
        party taken alone.
    rounds : int
        As for :func:`conflict_sets`.
    """
    none = np.flatnonzero(~zones.exists & zones.proved)
    alone = (loses_alone(space) | breaks_alone(space))[space.draw_of_row[none]]
    others = none[~alone.any(axis=1)]
    few = evenly(others, rows)
    each = len(others) / max(len(none) * len(few), 1)
    listed = conflict_sets(space, few, rounds=rounds)
    proved = Counter((c.lines, c.parties, c.issues) for c in listed if c.smallest)
    counted = Counter((c.lines, c.parties, c.issues) for c in listed)
    sets = [
        (
            Conflict(lines=key[0], parties=key[1], issues=key[2], smallest=proved[key] == count),
            count * each,
        )
        for key, count in counted.items()
    ]
    sets += [
        (Conflict(lines=(), parties=(party,), issues=(), smallest=True), float(alone[:, i].mean()))
        for i, party in enumerate(space.parties)
        if alone[:, i].any()
    ]
    return Conflicts(
        sets=tuple(sorted(sets, key=_rank)),
        rows=len(few),
        zoneless=len(none),
        each=each,
        smallest=sum(c.smallest for c in listed) / max(len(listed), 1),
        alone_errors={
            party: chance(alone[:, i], space.draw_of_row[none]).error
            for i, party in enumerate(space.parties)
            if alone[:, i].any()
        },
    )


def _rank(found: tuple[Conflict, float]) -> tuple[object, ...]:
    one, share = found
    return -share, one.size, one.lines, one.parties, one.issues


def conflict_sets(space: Space, rows: Ints, *, rounds: int = 50) -> tuple[Conflict, ...]:
    """A conflict of each row, none of which has a zone.

    First everything that is not needed is given up in turn, issues first, then parties, then
    lines, until only what is needed is left. Then smaller sets are looked for: a set can forbid a
    deal only if it meets every *correction set* (what has to be given up for a deal, found by
    taking up as much as leaves one); the smallest set that meets all those known is tried, and
    either is the answer or leads to another correction set (implicit hitting sets; Ignatiev,
    Previti, Liffiton & Marques-Silva 2015). A zone is looked for exactly, so the answer is proved.

    Parameters
    ----------
    space : Space
    rows : (row,) int
        Rows without a zone.
    rounds : int
        How many smaller sets to try in each row before what is found stands, minimal but not
        proved to be smallest.

    Raises
    ------
    ValueError
        A row has a zone, so that nothing forbids a deal there.
    """
    rows = np.asarray(rows, dtype=np.int64)
    if not len(rows):
        return ()
    one, lines = rows_as_draws(space, rows), len(space.lines)
    others = (1 << len(space.parties) + len(space.issues)) - 1 << lines
    starts = [_bits(absolute) | others for absolute in one.absolute]
    how = Relaxation.of(one)
    if _exists(one, how, np.arange(len(rows)), starts).any():
        raise ValueError("a row has a zone; a conflict needs rows without one")
    searches = [_search(start, lines, rounds) for start in starts]
    return tuple(_named(space, *answer) for answer in _answered(one, how, searches))


def _bits(marked: Bools) -> int:
    """The set as a number, the first part in the lowest bit."""
    return int.from_bytes(np.packbits(marked, bitorder="little").tobytes(), "little")


def _members(kept: int) -> Iterator[int]:
    """The parts of a set, in order."""
    while kept:
        lowest = kept & -kept
        yield lowest.bit_length() - 1
        kept ^= lowest


def _search(start: int, lines: int, rounds: int) -> _Search[tuple[int, bool]]:
    """One row's search: yields sets to try, is sent whether they leave a zone."""
    parts = list(_members(start))
    known = yield from _shrink(start, sorted(parts, key=lambda n: (n < lines, -n)))
    if not rounds:
        return known, False
    without = [known & ~(1 << needed) for needed in _members(known)]
    corrections = yield from _side_by_side([_correction(kept, parts) for kept in without])
    for _ in range(rounds):
        least = smallest_hitting(corrections, known.bit_count())
        if least is None or len(least) >= known.bit_count():
            return known, least is not None
        tried = sum(1 << n for n in least)
        leaves_one = (yield [tried])[0]
        if not leaves_one:
            return tried, True
        corrections.append((yield from _correction(tried, parts)))
    return known, False


def _shrink(kept: int, order: list[int]) -> _Search[int]:
    """Give up in turn what is not needed to forbid a deal; whole halves at once where it goes."""
    groups = [order[at : at + 4] for at in range(0, len(order), 4)]
    while groups:
        group = groups.pop(0)
        tried = kept & ~sum(1 << n for n in group)
        leaves_one = (yield [tried])[0]
        if not leaves_one:
            kept = tried
        elif len(group) > 1:
            middle = len(group) // 2
            groups = [group[:middle], group[middle:], *groups]
    return kept


def _correction(kept: int, parts: list[int]) -> _Search[frozenset[int]]:
    """What has to be given up, after as much as leaves a zone has been taken up."""
    groups = [[n for n in parts if not kept >> n & 1]]
    while groups:
        group = groups.pop(0)
        tried = kept | sum(1 << n for n in group)
        if group and (yield [tried])[0]:
            kept = tried
        elif len(group) > 1:
            middle = len(group) // 2
            groups = [group[:middle], group[middle:], *groups]
    return frozenset(n for n in parts if not kept >> n & 1)


def _side_by_side(searches: list[_Search[Answer]]) -> _Search[list[Answer]]:
    """Several searches as one, which asks their questions together."""
    answers: dict[int, Answer] = {}
    asked: dict[int, list[int]] = {}
    replies: dict[int, list[bool]] = {}
    going = set(range(len(searches)))
    while going:
        for n in sorted(going):
            try:
                asked[n] = searches[n].send(replies[n]) if n in replies else next(searches[n])
            except StopIteration as stop:
                answers[n] = stop.value
                going.discard(n)
        if going:
            every = iter((yield [kept for n in sorted(going) for kept in asked[n]]))
            replies = {n: [next(every) for _ in asked[n]] for n in sorted(going)}
    return [answers[n] for n in range(len(searches))]


def _answered(
    space: Space, how: Relaxation, searches: list[_Search[tuple[int, bool]]]
) -> list[tuple[int, bool]]:
    """Run the searches of all rows side by side, so that their questions are asked at once."""
    asked = {row: next(search) for row, search in enumerate(searches)}
    answers: dict[int, tuple[int, bool]] = {}
    while asked:
        rows = np.array([row for row, sets in asked.items() for _ in sets], dtype=np.int64)
        sets = [kept for several in asked.values() for kept in several]
        replies = iter(_exists(space, how, rows, sets).tolist())
        before, asked = asked, {}
        for row, several in before.items():
            try:
                asked[row] = searches[row].send([next(replies) for _ in several])
            except StopIteration as stop:
                answers[row] = stop.value
    return [answers[row] for row in range(len(searches))]


def _exists(space: Space, how: Relaxation, rows: Ints, sets: list[int]) -> Bools:
    """Whether each row has a zone with only these lines, parties and issues in force."""
    lines, parties, issues = len(space.lines), len(space.parties), len(space.issues)
    size = (lines + parties + issues + 7) // 8
    bits = np.frombuffer(b"".join(kept.to_bytes(size, "little") for kept in sets), dtype=np.uint8)
    kept = np.unpackbits(bits.reshape(len(sets), size), axis=1, bitorder="little").astype(np.bool_)
    here = rows_as_draws(space, rows)
    dropped = ~kept[:, lines + parties : lines + parties + issues]
    head, body, absolute = relax(here, dropped, how)
    free = ~kept[:, lines : lines + parties]
    at_any_price = np.where(free, -1e6 * (1.0 + np.abs(here.no_deal)), here.no_deal)
    given = free[:, :, None]
    asked = replace(
        here,
        head_worth=own(head),
        body_worth=own(body),
        absolute=absolute & kept[:, :lines],
        no_deal=own(at_any_price),
        survival=own(np.where(given, 1.0, here.survival)),
        failure_shift=own(np.where(given, 0.0, here.failure_shift)),
    )
    return has_zone(asked, unproved=True, effort=_EFFORT)


def _named(space: Space, kept: int, smallest: bool) -> Conflict:
    lines, parties = len(space.lines), len(space.parties)
    names = (*space.lines, *space.parties, *space.issues)
    chosen = list(_members(kept))
    return Conflict(
        lines=tuple(names[n] for n in chosen if n < lines),
        parties=tuple(names[n] for n in chosen if lines <= n < lines + parties),
        issues=tuple(names[n] for n in chosen if n >= lines + parties),
        smallest=smallest,
    )
