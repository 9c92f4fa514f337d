"""Issues negotiated track by track: which they are, the texts that can come up, and their numbers.

A single undertaking is one text of all issues: nothing is agreed until everything is agreed. On
parallel tracks each has a text of its own, judged by its own issues; an early harvest signs one
ahead of the rest.

References
----------
WTO (2001), Doha Ministerial Declaration, paragraph 47: a single undertaking, and what is reached
early. Sebenius (1983), Negotiation arithmetic: adding and subtracting issues and parties.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Literal, get_args

import numpy as np

from detente.arrays import Bools, Floats, Ints, first_of_each
from detente.dossier.model.dossier import Dossier
from detente.errors import SettingsError
from detente.shown import Result
from detente.talks.candidates import elect
from detente.talks.courses import Course
from detente.worlds.build import Worlds, whole_span
from detente.worlds.lines import crossed_by, share_met
from detente.worlds.packages import part_worth

Tracks = Literal["together", "parallel"]
TOGETHER, PARALLEL = get_args(Tracks)

TEXTS = 32
"""Texts of one track that can come to the table."""
_ALL_OF_A_TRACK = 2_048  # answers to a track's issues that are all looked at; of more, what is near
_BLOCK = 256


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Texts(Result):
    """The texts that can come up on each track.

    Attributes
    ----------
    tracks : tuple of str
        Their ids; what stands on none has an empty one.
    issues : tuple of tuple of int
        The issues of each.
    first : tuple of int
        The first text of each track, and behind the last how many there are in all.
    packages : (text, issue) int array
        Each with all other issues as they are today.
    harvest : bool
        Whether one may be signed ahead of the rest.
    """

    tracks: tuple[str, ...]
    issues: tuple[tuple[int, ...], ...]
    first: tuple[int, ...]
    packages: Ints
    harvest: bool

    @property
    def of(self) -> Ints:
        """(text,) the track of each."""
        return np.repeat(np.arange(len(self.issues)), np.diff(self.first))


def issues_by_track(dossier: Dossier) -> dict[str, tuple[int, ...]]:
    """The issues of each track in the dossier's order; those on none stand together, last.

    >>> import detente
    >>> issues_by_track(detente.read("two-rivers"))
    {'land': (0, 3), 'safety': (1, 2), 'trade': (4,)}
    """
    found: dict[str, list[int]] = {track: [] for track in (*dossier.tracks, "")}
    for number, issue in enumerate(dossier.issues.values()):
        found[issue.track or ""].append(number)
    return {track: tuple(issues) for track, issues in found.items() if issues}


def expect_tracks(dossier: Dossier, tracks: str | None) -> None:
    """Refuse tracks in parallel where a dossier has no two of them.

    Raises
    ------
    SettingsError
        It has not.
    """
    if tracks == PARALLEL and len(issues_by_track(dossier)) < 2:
        raise SettingsError(
            "tracks is 'parallel', but the issues of this dossier stand on one track; name two or "
            "more under tracks:, and the track of each issue"
        )


def texts_of(
    dossier: Dossier, courses: tuple[Course, ...], picks: Iterable[Ints], *, harvest: bool
) -> Texts:
    """The texts that can come up on each track, by a vote of the worlds, as packages are.

    A world approves of the texts by which nobody loses in their track.

    Parameters
    ----------
    dossier : Dossier
    courses : tuple of Course
        The levers, at full strength.
    picks : iterable of (row, issue) int arrays
        What solves many draws: where a track has too many answers to look at them all, its texts
        are the parts of these, and what lies one answer away.
    harvest : bool
    """
    worlds = courses[0].worlds
    by_track = issues_by_track(dossier)
    found, first = [], [0]
    several = list(picks)
    for issues in by_track.values():
        every = _answers(worlds, issues, several)
        votes = np.concatenate([_approves(c.worlds, every, frozenset(issues)) for c in courses])
        seats = elect(votes, seated=0, seats=min(TEXTS, len(every)))
        found.append(every[sorted(seats)])
        first.append(first[-1] + len(seats))
    return Texts(
        tracks=tuple(by_track),
        issues=tuple(by_track.values()),
        first=tuple(first),
        packages=np.concatenate(found),
        harvest=harvest,
    )


def whole_of(texts: Texts, chosen: Ints) -> Ints:
    """(issue,) the package that one text of each track makes."""
    whole = np.zeros(texts.packages.shape[1], dtype=np.int64)
    for issues, text in zip(texts.issues, chosen.tolist(), strict=True):
        inside = list(issues)
        whole[inside] = texts.packages[text, inside]
    return whole


def _answers(worlds: Worlds, issues: tuple[int, ...], picks: Iterable[Ints]) -> Ints:
    """(text, issue) answers to a track's issues, all else as today."""
    today = np.maximum(np.asarray(worlds.today, dtype=np.int64), 0)
    sizes = [worlds.sizes[issue] for issue in issues]
    if np.prod(sizes) <= _ALL_OF_A_TRACK:
        rows = list(product(*(range(size) for size in sizes)))
    else:
        rows = _near(issues, sizes, [today[None], *picks])
    table = np.tile(today, (len(rows), 1))
    table[:, issues] = rows
    return table


def _near(
    issues: tuple[int, ...], sizes: list[int], picks: Iterable[Ints]
) -> list[tuple[int, ...]]:
    """The parts of what solves the draws, the most frequent first, and their neighbours."""
    counted: dict[tuple[int, ...], int] = {}
    for rows in picks:
        kept = np.asarray(rows, dtype=np.int64)
        kept = kept[kept[:, 0] >= 0][:, issues]
        unique, counts = np.unique(kept, axis=0, return_counts=True)
        for row, count in zip(map(tuple, unique.tolist()), counts.tolist(), strict=True):
            counted[row] = counted.get(row, 0) + count
    order = sorted(counted, key=lambda row: (-counted[row], row))
    found = dict.fromkeys(order)
    for row in order:
        if len(found) >= _ALL_OF_A_TRACK:
            break
        for at, size in enumerate(sizes):
            found.update(dict.fromkeys((*row[:at], n, *row[at + 1 :]) for n in range(size)))
    return list(found)[:_ALL_OF_A_TRACK]


def _approves(worlds: Worlds, texts: Ints, issues: frozenset[int]) -> Bools:
    """(draw, text) whether nobody loses by a text in its track."""
    required = list(worlds.required)
    first = first_of_each(worlds.draw_of_row, 1)
    least = worlds.draws, len(texts)
    approves = np.ones(least, dtype=np.bool_)
    ahead = (worlds.no_deal - worlds.today_worth)[:, required]
    bar = today_part(worlds, issues)[:, required] + stake(worlds, issues)[:, required] * ahead
    for at in range(0, len(texts), _BLOCK):
        some = slice(at, at + _BLOCK)
        gained = part_worth(worlds, texts[some], issues)[:, required] >= bar[..., None]
        approves[:, some] &= gained.all(axis=1)
    for n, line in enumerate(worlds.lines):
        if line.party in worlds.required and line.issues <= issues:
            crossing = crossed_by(line, texts)
            approves[np.ix_(worlds.absolute[first, n], crossing)] = False
    return approves


def today_part(worlds: Worlds, issues: frozenset[int]) -> Floats:
    """(draw, party) what today's answers to some issues are worth; as of all in ``Worlds``."""
    total = np.zeros(worlds.today_worth.shape)
    for issue in sorted(issues):
        option = int(worlds.today[issue])
        values = worlds.value[:, :, issue, : worlds.sizes[issue]]
        total += values[:, :, option] if option >= 0 else values.mean(axis=2)
    for n, link in enumerate(worlds.links):
        if link.issues <= issues:
            share = share_met(link.conditions, worlds.today, worlds.sizes)
            total[:, link.party] += worlds.link_adds[:, n] * share
    return total


def stake(worlds: Worlds, issues: frozenset[int]) -> Floats:
    """(draw, party) the share of all that is at stake which lies in some issues."""
    inside = sorted(issues)
    whole = whole_span(worlds.value, worlds.sizes)
    part = whole_span(worlds.value[:, :, inside], tuple(worlds.sizes[n] for n in inside))
    return np.asarray(np.divide(part, whole, out=np.zeros_like(part), where=whole > 0))
