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
from detente.inference._paths import LEAST_TURN, place, walk
from detente.inference._record import NONE, PART, Record, work
from detente.inference.diagnostics import effective_draws, rhat
from detente.seeds import stream
from detente.shown import Result

CHAINS = 4
_STARTS = 64
_ROUNDS, _ROUND = 8, 15
"""Of settling: so many rounds of so many paths, each in steps of a length of its own."""
_STRIDE, _RUNG = 0.3, 2.0**0.25
_TAKEN = 0.75
"""Share of the paths to be taken: with more of them steps are too short, with fewer too long."""
_MOST_THIN = 8
_TINY = 1e-300
_LEAST = 1_000
"""Draws kept at least, to tell whether the chains have settled."""
_ENOUGH = 0.4
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
    of all chains alike. Chains go on until their draws are worth a good part of their number.

    References
    ----------
    Neal (2011) for Hamiltonian paths; Beskos et al. (2011) for those that turn about the prior.
    """
    many = -(-max(draws, _LEAST) // CHAINS)
    chains = [_Chain(record, blocks[0], seed, n) for n in range(CHAINS)]
    thin, members = 1, blocks[0]
    progress(_STEP, 0.0)
    with ThreadPoolExecutor(min(CHAINS, os.cpu_count() or 1)) as pool:
        stride = _settle(pool, chains)
        while True:
            going = [pool.submit(chain.go_on, many, thin, stride) for chain in chains]
            kept = np.stack([one.result() for one in going])
            shown = in_order(record, kept)[:, :, members]
            effective = float(effective_draws(shown).min()) if len(members) else 0.0
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
        rhat=float(rhat(shown).max()) if len(members) else 1.0,
    )


def _settle(pool: ThreadPoolExecutor, chains: list[_Chain]) -> float:
    """From the likeliest of some points of the prior, to where the start is forgotten.

    Gives the length of a step, tuned rung by rung on what all chains take: a rounding error, which
    another machine may make, is forgotten along a path, and moves no rung.
    """
    list(pool.map(_Chain.start, chains))
    rung = 0
    for _ in range(_ROUNDS):
        stride = min(_STRIDE * _RUNG**rung, LEAST_TURN)
        list(pool.map(lambda chain, by=stride: chain.go_on(_ROUND, 1, by), chains))
        taken = float(np.mean([chain.taken for chain in chains]))
        rung += int(np.clip(round(8.0 * (taken - _TAKEN)), -4, 2))
    return float(min(_STRIDE * _RUNG**rung, LEAST_TURN))


_STEP = "answers"


def chances_at(record: Record, points: Floats) -> Floats:
    """(draw, piece) the chance of each piece of the record at each point."""
    chances = np.empty((len(points), len(record.reading)))
    # Points of a result may be read alone: for them the kernel would be compiled once more.
    piece_chances(record, np.array(points), work(record), chances)
    return chances


def answers_at(record: Record, points: Floats) -> Floats:
    """(draw, piece) the same of each answer alone, whichever points were named with it."""
    none = {name: np.zeros_like(getattr(record, name)) for name in ("objects_from", "accepts_from")}
    return chances_at(record._replace(**none), points)


def lines_at(record: Record, points: Floats) -> Floats:
    """(draw, line) the chance that each line is absolute, given each point and the record."""
    chances = np.empty((len(points), len(record.absolute)))
    line_chances(record, points, told_of(record), work(record), chances)
    return chances


def told_of(record: Record) -> Bools:
    """(line,) whether its being absolute is summed over: a text that its party answered crosses it.

    Of many, those that most texts cross; the others are summed over by drawing.
    """
    crossing = _crossings(record)
    free = crossing > 0
    for p in range(len(record.line_from) - 1):
        mine = np.arange(record.line_from[p], record.line_from[p + 1])
        most = mine[np.argsort(-crossing[mine], kind="stable")][_PATTERNS:]
        free[most] = False
    return np.asarray(free)


def _crossings(record: Record) -> Ints:
    """(line,) how many packages that its party answered cross it."""
    crossing = np.zeros(len(record.absolute), dtype=np.int64)
    for p in range(len(record.line_from) - 1):
        mine = slice(record.line_from[p], record.line_from[p + 1])
        for n in range(record.piece_from[p], record.piece_from[p + 1]):
            if record.reading[n] <= PART:
                crossing[mine] += record.crosses[record.first[n] : record.last[n], mine].sum(axis=0)
    return crossing


def in_order(record: Record, points: Floats) -> Floats:
    """Points, the sizes that a ranking deals out put in order: which is which means nothing."""
    ordered = points.copy()
    for p in range(len(record.entry_from) - 1):
        mine = slice(record.entry_from[p], record.entry_from[p + 1])
        dealt = record.weight[mine][record.group[mine] != NONE]
        ordered[..., dealt] = np.sort(points[..., dealt], axis=-1)
    return ordered


class _Chain:
    """One chain, with its place and its random numbers."""

    def __init__(self, record: Record, free: Ints, seed: int, number: int) -> None:
        self.record, self.free = record, free
        self.lines = _crossings(record) > 0
        self.rng = stream(seed, "learn", number)
        self.at = place(record, len(free))
        self.taken = 0.0

    def start(self) -> None:
        """To the likeliest of some points of the prior."""
        starts = self.rng.standard_normal((_STARTS, len(self.at.z)))
        likely = np.log(np.maximum(chances_at(self.record, starts), _TINY)).sum(axis=1)
        self.at.z[:] = starts[likely.argmax()]

    def go_on(self, many: int, thin: int, stride: float) -> Floats:
        """(draw, coordinate) so many draws on, each so many paths from the last, of such steps."""
        kept = np.empty((many * thin, len(self.at.z)))
        self.taken = walk(self.record, self.lines, self.free, self.at, self.rng, stride, kept)
        return kept[thin - 1 :: thin]
