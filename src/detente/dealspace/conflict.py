"""Why there is no deal: a smallest set of lines, parties and issues that forbid one together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator
from dataclasses import dataclass, replace

import numpy as np

from detente.arrays import Bools, Ints, evenly
from detente.dealspace.extra import rows_as_draws
from detente.dealspace.hitting import smallest_hitting
from detente.dealspace.settle import Settling, settle
from detente.dealspace.zone import Zone, zone
from detente.worlds.space import Space

_Mask = tuple[bool, ...]
_Search = Generator[_Mask, bool, "tuple[_Mask, bool]"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """What together forbids a deal, each part of it being needed for that.

    With these in force no package is in the zone, even if everything else gave way; give up any
    one of them, and a package is. What each is, and what it is to give it up:

    - ``lines``: an absolute red line; given up, it may be crossed, at the cost that the dossier
      says.
    - ``parties``: that the party must gain by the deal and be better off keeping it; given up, it
      takes whatever comes, but its absolute lines stand.
    - ``issues``: that one answer must do for all; given up, the issue is no bone of contention:
      every party has there the answer it likes best, whatever the others get, and a line that some
      answer to it would satisfy is lifted (see :func:`detente.dealspace.settle.settle`).

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
class Conflicts:
    """The conflicts of the rows without a zone, most frequent first.

    Attributes
    ----------
    sets : tuple of (Conflict, share)
        Shares of the rows looked at; ``smallest`` where it is proved in each of them.
    rows, zoneless : int
        How many rows were looked at, of how many without a zone.
    smallest : float
        In which share of the rows looked at the set is proved to be smallest.
    """

    sets: tuple[tuple[Conflict, float], ...]
    rows: int
    zoneless: int
    smallest: float


def conflicts(space: Space, found: Zone, *, rows: int = 48, rounds: int = 2) -> Conflicts:
    """The most frequent conflicts over the rows without a zone.

    Parameters
    ----------
    space : Space
    found : Zone
        Of the same space; rows that are not proved to lack a zone are passed over.
    rows : int
        Look at no more rows than this, evenly spread.
    rounds : int
        As for :func:`conflict_sets`.
    """
    none = np.flatnonzero(~found.exists & found.proved)
    few = evenly(none, rows)
    listed = conflict_sets(space, few, rounds=rounds)
    proved = Counter((c.lines, c.parties, c.issues) for c in listed if c.smallest)
    counted = Counter((c.lines, c.parties, c.issues) for c in listed)
    ranked = sorted(counted.items(), key=lambda item: (-item[1], len(sum(item[0], ())), item[0]))
    return Conflicts(
        sets=tuple(
            (
                Conflict(
                    lines=key[0], parties=key[1], issues=key[2], smallest=proved[key] == count
                ),
                count / len(listed),
            )
            for key, count in ranked
        ),
        rows=len(few),
        zoneless=len(none),
        smallest=sum(c.smallest for c in listed) / max(len(listed), 1),
    )


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
    one = rows_as_draws(space, rows)
    parts = len(space.lines) + len(space.parties) + len(space.issues)
    starts = np.ones((len(rows), parts), dtype=np.bool_)
    starts[:, : len(space.lines)] = one.absolute
    how = Settling.of(one)
    if _exists(one, how, np.arange(len(rows)), starts).any():
        raise ValueError("a row has a zone; a conflict needs rows without one")
    searches = [_search(tuple(start), len(space.lines), rounds) for start in starts.tolist()]
    return tuple(_named(space, *answer) for answer in _together(one, how, searches))


def _search(start: _Mask, lines: int, rounds: int) -> _Search:
    """One row's search: yields sets to try, is sent whether they leave a zone."""
    parts = [n for n, kept in enumerate(start) if kept]
    known = yield from _shrink(start, sorted(parts, key=lambda n: (n < lines, -n)))
    if not rounds:
        return known, False
    corrections: list[frozenset[int]] = []
    for needed in [n for n, kept in enumerate(known) if kept]:
        without = tuple(kept and n != needed for n, kept in enumerate(known))
        corrections.append((yield from _correction(without, parts)))
    for _ in range(rounds):
        least = smallest_hitting(corrections, sum(known))
        if least is None or len(least) >= sum(known):
            return known, least is not None
        tried = tuple(n in least for n in range(len(start)))
        leaves_one = yield tried
        if not leaves_one:
            return tried, True
        corrections.append((yield from _correction(tried, parts)))
    return known, False


def _shrink(kept: _Mask, order: list[int]) -> Generator[_Mask, bool, _Mask]:
    """Give up in turn what is not needed to forbid a deal; whole halves at once where it goes."""
    groups = [order[at : at + 4] for at in range(0, len(order), 4)]
    while groups:
        group = groups.pop(0)
        tried = tuple(k and n not in group for n, k in enumerate(kept))
        leaves_one = yield tried
        if not leaves_one:
            kept = tried
        elif len(group) > 1:
            middle = len(group) // 2
            groups = [group[:middle], group[middle:], *groups]
    return kept


def _correction(kept: _Mask, parts: list[int]) -> Generator[_Mask, bool, frozenset[int]]:
    """What has to be given up, after as much as leaves a zone has been taken up."""
    groups = [[n for n in parts if not kept[n]]]
    while groups:
        group = groups.pop(0)
        tried = tuple(k or n in group for n, k in enumerate(kept))
        if group and (yield tried):
            kept = tried
        elif len(group) > 1:
            middle = len(group) // 2
            groups = [group[:middle], group[middle:], *groups]
    return frozenset(n for n in parts if not kept[n])


def _together(space: Space, how: Settling, searches: list[_Search]) -> list[tuple[_Mask, bool]]:
    """Run the searches of all rows side by side, so that their questions are asked at once."""
    answers: dict[int, tuple[_Mask, bool]] = {}
    asked = dict(enumerate(next(search) for search in searches))
    while asked:
        rows = np.array(list(asked), dtype=np.int64)
        replies = _exists(space, how, rows, np.array(list(asked.values())))
        asked = {}
        for row, reply in zip(rows.tolist(), replies.tolist(), strict=True):
            try:
                asked[row] = searches[row].send(reply)
            except StopIteration as stop:
                answers[row] = stop.value
    return [answers[row] for row in range(len(searches))]


def _exists(space: Space, how: Settling, rows: Ints, kept: Bools) -> Bools:
    """Whether each row has a zone with only these lines, parties and issues in force."""
    lines, parties = len(space.lines), len(space.parties)
    here = rows_as_draws(space, rows)
    head, body, absolute = settle(here, ~kept[:, lines + parties :], how)
    free = ~kept[:, lines : lines + parties]
    at_any_price = np.where(free, -1e6 * (1.0 + np.abs(here.no_deal)), here.no_deal)
    given = free[:, :, None]
    opened = zone(
        replace(
            here,
            head_worth=head,
            body_worth=body,
            absolute=absolute & kept[:, :lines],
            no_deal=at_any_price,
            lives=np.where(given, 1.0, here.lives),
            shift=np.where(given, 0.0, here.shift),
        )
    )
    return np.asarray(opened.exists | ~opened.proved)


def _named(space: Space, kept: _Mask, smallest: bool) -> Conflict:
    lines, parties = len(space.lines), len(space.parties)
    names = (*space.lines, *space.parties, *space.issues)
    chosen = [n for n, keep in enumerate(kept) if keep]
    return Conflict(
        lines=tuple(names[n] for n in chosen if n < lines),
        parties=tuple(names[n] for n in chosen if lines <= n < lines + parties),
        issues=tuple(names[n] for n in chosen if n >= lines + parties),
        smallest=smallest,
    )
