"""Talks played out: a single negotiating text, tabled round after round."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from detente.seeds import stream_key
from detente.talks._engine import Record, play_draws
from detente.talks._mediator import foresee
from detente.talks.outcomes import Talks
from detente.talks.settings import TalksSettings
from detente.talks.tables import Tables

__all__ = ["Talks", "play"]

_CHUNK = 8


def play(
    tables: Tables,
    *,
    settings: TalksSettings,
    seed: int,
    progress: Callable[[float], None] | None = None,
) -> Talks:
    """What comes of the talks, in many draws, on many paths, under every lever.

    Each week the balance moves; a round may come; the mediator tables the package likeliest to
    get every yes by its own beliefs, which leave out the truth and are weighed by the answers so
    far; each party answers; a package that all accept and that is in the zone is signed. Talks
    end with a deal, when somebody's patience ends, when the war does, or at the horizon.

    Every random number belongs to a path and a purpose, never to a lever or to the order of work:
    levers differ by what they change alone, and any number of threads gives the same bytes.

    Parameters
    ----------
    tables : Tables
    settings : TalksSettings
    seed : int
    progress : callable, optional
        Told the share done, 0 to 1, from time to time.

    Notes
    -----
    What a party asks for is a share of its largest gain among the candidates in the zone *of the
    path* at that time. A mediator sees how far the front moved since the start, not where it
    stands. Nothing here is an equilibrium: parties foresee neither levers nor each other.
    """
    board = tables.board._replace(key=np.uint64(stream_key(seed, "talks") & (2**64 - 1)))
    levers, parties = len(tables.levers), len(tables.parties)
    shape = (levers, len(board.draws), settings.paths)
    record = _blank(shape, parties)
    views = (len(board.middle), len(board.moves), parties, len(board.believed))
    chunks = [
        np.arange(start, min(start + _CHUNK, shape[1])) for start in range(0, shape[1], _CHUNK)
    ]
    with ThreadPoolExecutor(settings.threads or os.cpu_count() or 1) as pool:
        for lever in range(levers):
            table = np.empty((*views, len(tables.candidates)), dtype=np.float32)
            foresee(board, lever, table)
            jobs = [
                pool.submit(play_draws, board, lever, chunk, table, record) for chunk in chunks
            ]
            for done, job in enumerate(jobs):
                job.result()
                if progress is not None:
                    progress((lever + (done + 1) / len(jobs)) / levers)
    return _talks(tables, record, settings.paths)


def _blank(shape: tuple[int, int, int], parties: int) -> Record:
    return Record(
        ending=np.zeros(shape, dtype=np.uint8),
        week=np.zeros(shape, dtype=np.int16),
        package=np.full(shape, -1, dtype=np.int16),
        gain=np.full((*shape, parties), np.nan, dtype=np.float32),
        fairness=np.full(shape, np.nan, dtype=np.float32),
        lives=np.full(shape, np.nan, dtype=np.float32),
        kept=np.zeros(shape, dtype=np.bool_),
        balance=np.zeros(shape, dtype=np.float32),
        war=np.zeros(shape, dtype=np.float32),
    )


def _talks(tables: Tables, record: Record, paths: int) -> Talks:
    return Talks(
        levers=tables.levers,
        parties=tables.parties,
        draws=tables.board.draws,
        paths=paths,
        weeks=tables.weeks,
        ending=record.ending,
        week=record.week,
        package=record.package,
        gain=record.gain,
        fairness=record.fairness,
        lives=record.lives,
        kept_until_end=record.kept,
        balance_end=record.balance,
        months_of_war=record.war,
        candidates=tables.candidates,
    )
