"""Draws of what is uncertain, given the record: chains that each go on from their own start."""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from detente.arrays import Bools, Floats, Ints
from detente.inference._likelihood import piece_chances
from detente.inference._lines import line_chances
from detente.inference._record import Record, work
from detente.inference._slices import likeliest, walk
from detente.inference.diagnostics import effective_draws, rhat
from detente.seeds import stream
from detente.shown import Result

CHAINS = 4
_STARTS = 64
_SETTLING = 200
_THIN = 4
_MOST_THIN = 16
_LEAST = 1_000
"""Draws kept at least, to tell whether the chains have settled."""
_ENOUGH = 0.6
"""Share of the draws kept that they are to be worth; with fewer the chains go on."""
_PATTERNS = 8
"""Lines of a party over whose being absolute the chance of each is summed."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sampled(Result):
    """Draws of the coordinates, given the record.

    Attributes
    ----------
    points : (draw, coordinate)
    chances : (draw, piece)
        Of each piece of the record, at each draw.
    lines : (draw, line)
        The chance that each line of these parties is absolute, given each draw and the record.
    effective : float
        How many independent draws the kept ones are worth, for the coordinate that mixes worst.
    kept : int
        How many draws were kept in all; ``points`` are some of them.
    rhat : float
        The largest of all coordinates.
    """

    points: Floats
    chances: Floats
    lines: Floats
    effective: float
    kept: int
    rhat: float


def sample(
    record: Record,
    blocks: tuple[Ints, Ints],
    *,
    draws: int,
    seed: int,
    progress: Callable[[str, float], None],
) -> Sampled:
    """Draw the coordinates, given the record.

    Parameters
    ----------
    record : Record
    blocks : two int arrays
        The free coordinates, party after party, then those that parties share; and where in them
        each block begins.
    draws : int
    seed : int
    progress : callable
        Told the step and the share of it done.

    Notes
    -----
    Chain after chain has its own named stream, so that threads change nothing. The first draws are
    of all chains alike. Chains go on until their draws are worth most of their number.

    References
    ----------
    Murray, Adams & MacKay (2010), elliptical slice sampling; Neal (2003) for slices by blocks.
    """
    many = -(-max(draws, _LEAST) // CHAINS)
    chains = [_Chain(record, blocks, seed, n) for n in range(CHAINS)]
    thin, members = _THIN, blocks[0]
    progress(_STEP, 0.0)
    with ThreadPoolExecutor(min(CHAINS, os.cpu_count() or 1)) as pool:
        list(pool.map(_Chain.settle, chains))
        while True:
            going = [pool.submit(chain.go_on, many, thin) for chain in chains]
            kept = np.stack([one.result() for one in going])
            effective = float(effective_draws(kept[:, :, members]).min()) if len(members) else 0.0
            if effective >= _ENOUGH * many * CHAINS or thin >= _MOST_THIN or not len(members):
                break
            thin *= 2
            progress(_STEP, 0.5)
    # Draw after draw in turn from each chain; some of them, evenly, where fewer are asked for.
    together = kept.transpose(1, 0, 2).reshape(many * CHAINS, -1)
    points = together[np.arange(draws) * (many * CHAINS) // draws]
    chances, lines = chances_at(record, points), lines_at(record, points)
    progress(_STEP, 1.0)
    return Sampled(
        points=points,
        chances=chances,
        lines=lines,
        effective=effective,
        kept=many * CHAINS,
        rhat=float(rhat(kept[:, :, members]).max()) if len(members) else 1.0,
    )


_STEP = "answers"


def chances_at(record: Record, points: Floats) -> Floats:
    """(draw, piece) the chance of each piece of the record at each point."""
    chances = np.empty((len(points), len(record.reading)))
    piece_chances(record, points, work(record), chances)
    return chances


def lines_at(record: Record, points: Floats) -> Floats:
    """(draw, line) the chance that each line is absolute, given each point and the record."""
    chances = np.empty((len(points), len(record.absolute)))
    line_chances(record, points, told_of(record), work(record), chances)
    return chances


def told_of(record: Record) -> Bools:
    """(line,) whether the record can tell of it: some text that was answered crosses it.

    Of many, those that most texts cross; the others are summed over by drawing.
    """
    free = record.crosses.any(axis=0)
    crossing = record.crosses.sum(axis=0)
    for p in range(len(record.line_from) - 1):
        mine = np.arange(record.line_from[p], record.line_from[p + 1])
        most = mine[np.argsort(-crossing[mine], kind="stable")][_PATTERNS:]
        free[most] = False
    return np.asarray(free)


class _Chain:
    """One chain, with its place and its random numbers."""

    def __init__(self, record: Record, blocks: tuple[Ints, Ints], seed: int, number: int) -> None:
        self.record, self.blocks = record, blocks
        self.rng = stream(seed, "learn", number)
        self.z = np.zeros(len(record.tables))
        many = len(blocks[0])
        self.state = (np.zeros(many), np.zeros(many), work(record))

    def settle(self) -> None:
        """From the likeliest of some points of the prior, to where the start is forgotten."""
        starts = self.rng.standard_normal((_STARTS, len(self.z)))
        self.z[:] = starts[likeliest(self.record, starts, self.state[2])]
        self.go_on(1, _SETTLING)

    def go_on(self, many: int, thin: int) -> Floats:
        """(draw, coordinate) so many draws on."""
        kept = np.empty((many, len(self.z)))
        walk(self.record, self.blocks, self.z, self.rng, self.state, kept, thin)
        return kept
