"""One path of the talks, round by round, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from detente.arrays import Floats
from detente.talks._arrays import (
    CEASE,
    ENDING,
    ENDINGS,
    FRONT,
    GAINS,
    LASTS,
    PACKAGE,
    PARTY_LEAVES,
    PAUSE_BROKE,
    WAR,
    WEEK,
    Scratch,
    draw_arrays,
    of_lever,
    parts_of,
    scratch,
)
from detente.talks._engine import play_paths
from detente.talks.play import blank, foreseen, keyed
from detente.talks.protocols import PROTOCOLS
from detente.talks.tables import Tables
from detente.talks.tracks import whole_of

_A_WEEK = 8  # rounds at most: thirty a month are seven


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """One round: a package is tabled, and each party answers.

    Attributes
    ----------
    week : int
        Counted from 1 at the dossier's day; those before it are left out.
    package : int
        Which candidate.
    by : str or None
        The party that tabled it; None for the mediator.
    track : str or None
        The track whose text it is; None for a whole.
    ahead : bool
        Whether all said yes to it and signed it by itself, ahead of the rest.
    leaked : bool
        Whether it was made public.
    answers : dict of party -> bool
        True for yes. A party that said yes for show and drew back at the table said no; one that
        was not asked, because it ratifies and another said no, is left out.
    """

    week: int
    package: int
    answers: dict[str, bool]
    by: str | None = None
    track: str | None = None
    ahead: bool = False
    leaked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """One path of the talks.

    Attributes
    ----------
    lever : str
        What the mediator does.
    rounds : tuple of Round
    ending : str
        One of ``ENDINGS``.
    week : int
        In which it ended, counted from 1.
    package : int
        What was signed, or -1.
    lasts : float
        Months from signature until it fails, infinite where it never does; NaN without a deal.
    balance : float
        At the end of the talks.
    left : str or None
        The party that left the talks, if one did.
    alone : int or None
        The week in which the mediator left, where the parties might go on without it.
    ceasefire : int
        The week in which a ceasefire came, 0 where none did.
    months_of_war : float
        Until the horizon; 0 where there is no war.
    protocol : str
        How the talks are held: one of ``PROTOCOLS``.
    broke : int
        The week in which the first ceasefire broke, 0 where none did.
    unratified : int
        The week in which a text that was signed was not ratified, and talks were broken off for a
        while, the last time; 0 where that did not come.
    resumed : int
        The week in which they were taken up again.
    texts : dict of number -> tuple of int
        The texts of tracks that were put, and the wholes put together of them, by the numbers of
        the rounds: an option of each issue, -1 where a text does not speak of it.
    """

    lever: str
    rounds: tuple[Round, ...]
    ending: str
    week: int
    package: int
    lasts: float
    balance: float
    left: str | None
    months_of_war: float
    protocol: str = "single-text"
    alone: int | None = None
    ceasefire: int = 0
    broke: int = 0
    unratified: int = 0
    resumed: int = 0
    texts: dict[int, tuple[int, ...]] = field(default_factory=dict)

    @property
    def goes_on(self) -> bool:
        """Whether the parties tabled texts after the mediator had left."""
        return self.alone is not None and any(held.week > self.alone for held in self.rounds)

    def __str__(self) -> str:
        lines = [f"{self.lever}"]
        for held in self.rounds:
            said = ", ".join(f"{p} {'yes' if yes else 'no'}" for p, yes in held.answers.items())
            by = "" if held.by is None else f" by {held.by}"
            lines.append(f"week {held.week}: package {held.package}{by}: {said}")
        outcome = self.ending if self.package < 0 else f"{self.ending} on package {self.package}"
        lasts = "" if self.package < 0 else f", lasts {self.lasts:.0f} months"
        lines.append(f"week {self.week}: {outcome}{lasts}; balance {self.balance:.2f}")
        return "\n".join(lines)


def transcript(tables: Tables, lever: str, *, draw: int, path: int, seed: int) -> Transcript:
    """One path of the talks, the very one that ``play`` plays with the same seed.

    Parameters
    ----------
    tables : Tables
    lever : str
    draw : int
        Which of the draws played, counted from 0.
    path : int
    seed : int
    """
    at = tables.levers.index(lever)
    arrays = keyed(tables.arrays, seed)
    drawn, work = (
        draw_arrays(arrays, at, draw),
        scratch(arrays, rounds=_A_WEEK * len(arrays.bucket) * (2 + parts_of(arrays)[0])),
    )
    record = blank(1, 1, len(tables.parties), parts_of(arrays)[0])[0]
    play_paths(drawn, path, work, foreseen(arrays, at), record)
    held = work.trace[: work.traced[0]]
    rounds = tuple(
        Round(
            week=int(row[0]) + 1 - arrays.elapsed,
            package=int(row[1]),
            answers={
                party: bool(said)
                for party, said in zip(tables.parties, row[3:-1], strict=True)
                if said >= 0
            },
            by=tables.parties[row[2]] if row[2] >= 0 else None,
            leaked=bool(row[-1]),
        )
        for row in held
        if row[0] >= arrays.elapsed
    )
    texts: dict[int, tuple[int, ...]] = {}
    if tables.texts is not None:
        rounds, texts = by_track(rounds, tables, record[0])
    whole = record[0, PACKAGE] == arrays.listed
    return Transcript(
        lever=lever,
        rounds=rounds,
        texts=texts,
        ending=ENDINGS[int(record[0, ENDING])],
        week=int(record[0, WEEK]),
        package=rounds[-1].package if whole else int(record[0, PACKAGE]),
        lasts=float(record[0, LASTS]),
        balance=float(record[0, FRONT]),
        left=_who_left(tables.parties, work) if record[0, ENDING] == PARTY_LEAVES else None,
        months_of_war=float(record[0, WAR]),
        protocol=list(PROTOCOLS)[arrays.protocol],
        alone=int(work.turn[2]) + 1 - arrays.elapsed if work.turn[2] >= 0 else None,
        ceasefire=int(record[0, CEASE]),
        broke=int(max(0, work.pause[PAUSE_BROKE] - arrays.elapsed)),
        unratified=int(work.turn[4]) + 1 - arrays.elapsed if work.turn[4] >= 0 else 0,
        resumed=int(work.turn[5]) + 1 - arrays.elapsed if work.turn[4] >= 0 else 0,
    )


def by_track(
    rounds: Iterable[Round], tables: Tables, row: Floats
) -> tuple[tuple[Round, ...], dict[int, tuple[int, ...]]]:
    """The rounds of tracks in parallel, with the texts that were put and the wholes of them.

    Parameters
    ----------
    rounds : iterable of Round
        As traced: behind the packages listed, 0 is the whole, and the texts follow.
    tables : Tables
    row : (column,) array
        What came of the path.
    """
    texts, listed = tables.texts, tables.arrays.listed
    assert texts is not None
    tracks = len(texts.tracks)
    weeks = row[GAINS + 2 * len(tables.parties) + 1 + tracks :]
    agreed, told = np.full(tracks, -1, dtype=np.int64), []
    put: dict[int, tuple[int, ...]] = {}
    numbers: dict[tuple[int, ...], int] = {}
    for held in rounds:
        number = held.package - listed - 1
        if number >= 0:
            track = int(texts.of[number])
            if all(held.answers.values()):
                agreed[track] = number
            inside = texts.issues[track]
            chosen = texts.packages[number].tolist()
            put[held.package] = tuple(o if k in inside else -1 for k, o in enumerate(chosen))
            ahead = weeks[track] == held.week and all(held.answers.values())
            held = replace(held, track=texts.tracks[track], ahead=bool(ahead))
        elif number == -1:
            whole = tuple(whole_of(texts, agreed).tolist())
            at = numbers.setdefault(whole, listed + 1 + len(texts.packages) + len(numbers))
            put[at], held = whole, replace(held, package=at)
            agreed[(weeks == 0) | (weeks > held.week)] = -1
        told.append(held)
    return tuple(told), put


def first_alive(tables: Tables, path: int, *, paths: int, seed: int) -> int | None:
    """The first path, from one on and round, on which talks are open on the dossier's day.

    Parameters
    ----------
    tables : Tables
    path : int
        Counted from 0, through the draws and then anew.
    paths : int
        How many there are in all.
    seed : int

    Returns
    -------
    int or None
        None if there is no such path.
    """
    arrays = keyed(of_lever(tables.arrays, 0), seed)
    if arrays.elapsed == 0:
        return path
    work, table = scratch(arrays), foreseen(arrays, 0)
    for step in range(paths):
        at = (path + step) % paths
        of_draw, draw = divmod(at, len(arrays.draws))
        record = blank(1, 1, len(tables.parties), parts_of(arrays)[0])[0]
        play_paths(draw_arrays(arrays, 0, draw), of_draw, work, table, record)
        if record[0, WEEK] > 0:
            return at
    return None


def _who_left(parties: tuple[str, ...], work: Scratch) -> str:
    """The party whose waiting for its leave is over."""
    return parties[int(np.argmin(work.waits[2:]))]
