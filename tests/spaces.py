"""Small spaces at random, and every package of them listed: what the exact search is held to."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np

from detente.worlds.space import Space


def random_space(rng: np.random.Generator, parties: int, *, draws: int = 4) -> Space:
    """A space of a few cases and blocks; half of them rounded, so that ties and edges occur."""
    cases, blocks, most = int(rng.integers(1, 4)), int(rng.integers(1, 4)), int(rng.integers(2, 4))
    lines, inner = int(rng.integers(0, 4)), 2
    issues = blocks + (cases > 1)
    head = np.full((cases, issues), -1)
    if cases > 1:
        head[:, 0] = np.arange(cases)
    first = issues - blocks
    patterns = np.full((blocks, most, issues), -1)
    choices = rng.integers(1, most + 1, blocks)
    for b in range(blocks):
        patterns[b, : choices[b], first + b] = np.arange(choices[b])
    worth = rng.random((draws, parties, blocks, most)) / blocks
    top = rng.random((draws, parties, cases)) * 0.3 * (cases > 1)
    shift = rng.normal(0, 0.15, (draws, parties, cases))
    lives = rng.uniform(0.3, 1.0, (draws, parties, cases))
    breaking = rng.random((draws, parties, cases)) * 0.2
    no_deal = rng.uniform(0.2, 0.7, (draws, parties))
    if rng.random() < 0.5:
        worth, top, shift, breaking, no_deal = (
            np.round(x * 20) / 20 for x in (worth, top, shift, breaking, no_deal)
        )
        lives = np.round(lives * 4) / 4
    for b in range(blocks):
        worth[:, :, b, choices[b] :] = 0.0
    sizes = ([cases] if cases > 1 else []) + [int(c) for c in choices]
    return Space(
        parties=tuple(f"p{i}" for i in range(parties)),
        issues=tuple(f"i{k}" for k in range(issues)),
        options=tuple(tuple(f"o{o}" for o in range(size)) for size in sizes),
        head=head,
        head_worth=top,
        survival=lives,
        failure_shift=shift,
        breach_cost=breaking,
        no_deal=no_deal,
        blocks=patterns,
        choices=choices,
        body_worth=worth,
        draw_of_row=np.repeat(np.arange(draws), inner),
        lines=tuple(f"l{n}" for n in range(lines)),
        absolute=rng.random((draws * inner, lines)) < 0.5,
        head_crossed=rng.random((lines, cases)) < 0.2,
        body_crossed=rng.random((lines, blocks, most)) < 0.25,
    )


def joined_space(rng: np.random.Generator, parties: int, *, draws: int = 4) -> Space:
    """A small space with two of its issues joined, and worths so coarse that most packages tie.

    Some deals never live, so that what they are worth says nothing of what is gained.
    """
    space = random_space(rng, parties, draws=draws)
    issues = len(space.issues)
    choices = np.append(space.choices, 4)
    most = max(int(choices.max()), space.blocks.shape[1])
    head = np.full((len(space.head), issues + 2), -1)
    head[:, :issues] = space.head
    patterns = np.full((len(choices), most, issues + 2), -1)
    patterns[:-1, : space.blocks.shape[1], :issues] = space.blocks
    patterns[-1, :4, issues:] = list(product(range(2), repeat=2))
    worth = np.zeros((draws, parties, len(choices), most))
    worth[:, :, :-1, : space.blocks.shape[1]] = space.body_worth
    worth[:, :, -1, :4] = rng.random((draws, parties, 4)) / 2
    crossed = rng.random((len(space.lines), len(choices), most)) < 0.15
    return replace(
        space,
        issues=tuple(f"i{k}" for k in range(issues + 2)),
        options=(*space.options, ("o0", "o1"), ("o0", "o1")),
        head=head,
        head_worth=np.round(space.head_worth * 4) / 4,
        survival=np.round(space.survival * 2) / 2 * (rng.random(space.survival.shape) < 0.8),
        failure_shift=np.abs(np.round(space.failure_shift * 4) / 4),
        breach_cost=np.round(space.breach_cost * 8) / 8 + 0.25,
        no_deal=np.round(space.no_deal * 4) / 4,
        blocks=patterns,
        choices=choices,
        body_worth=np.round(worth * 8) / 8,
        body_crossed=crossed,
    )


def one_case(worth: np.ndarray) -> Space:
    """A space of (draw, party, issue, option) worths alone: no-deal 0, nothing joined, no line."""
    draws, parties, issues, options = worth.shape
    patterns = np.full((issues, options, issues), -1)
    for b in range(issues):
        patterns[b, :, b] = np.arange(options)
    nothing = np.zeros((draws, parties, 1))
    return Space(
        parties=tuple(f"p{i}" for i in range(parties)),
        issues=tuple(f"i{k}" for k in range(issues)),
        options=(tuple(f"o{o}" for o in range(options)),) * issues,
        head=np.full((1, issues), -1),
        head_worth=nothing,
        survival=nothing + 1,
        failure_shift=nothing,
        breach_cost=nothing,
        no_deal=np.zeros((draws, parties)),
        blocks=patterns,
        choices=np.full(issues, options),
        body_worth=worth,
        draw_of_row=np.arange(draws),
        lines=(),
        absolute=np.zeros((draws, 0), dtype=bool),
        head_crossed=np.zeros((0, 1), dtype=bool),
        body_crossed=np.zeros((0, issues, options), dtype=bool),
    )


def opposed_space(
    rng: np.random.Generator,
    parties: int,
    *,
    draws: int,
    issues: int = 28,
    options: int = 4,
    level: float = 0.0,
) -> Space:
    """Random weights and largely opposed interests; no-deal values within .08 of the level."""
    worth = np.sort(rng.random((draws, parties, issues, options)), axis=3)
    low, high = worth.min(axis=3, keepdims=True), worth.max(axis=3, keepdims=True)
    worth = (worth - low) / (high - low)
    against = np.arange(parties) % 2 == 1
    flips = (rng.random((draws, parties, issues)) < 0.1) ^ against[None, :, None]
    worth = np.where(flips[..., None], worth[..., ::-1], worth)
    weights = rng.exponential(size=(draws, parties, issues))
    worth = worth * (weights / weights.sum(axis=2, keepdims=True))[..., None]
    no_deal = level + rng.uniform(-0.08, 0.08, (draws, parties))
    return replace(one_case(worth), no_deal=no_deal)


class Listed:
    """Every package of one row: what it is worth, gains, and whether it is allowed and kept."""

    def __init__(self, space: Space, row: int) -> None:
        draw = int(space.draw_of_row[row])
        packages, worth, gain, slack, free = [], [], [], [], []
        ranges = [range(int(c)) for c in space.choices]
        for case, *picks in product(range(len(space.head)), *ranges):
            package = space.head[case].copy()
            total = space.head_worth[draw, :, case].copy()
            crossed = space.head_crossed[:, case].copy()
            for b, c in enumerate(picks):
                package = np.where(space.blocks[b, c] >= 0, space.blocks[b, c], package)
                total += space.body_worth[draw, :, b, c]
                crossed |= space.body_crossed[:, b, c]
            alive, shifted = space.survival[draw, :, case], space.failure_shift[draw, :, case]
            above = total - space.no_deal[draw]
            packages.append(package)
            worth.append(total)
            gain.append(alive * above + (1 - alive) * shifted)
            slack.append(above - shifted + space.breach_cost[draw, :, case])
            free.append(not (crossed & space.absolute[row]).any())
        self.packages, self.worth = np.array(packages), np.array(worth)
        self.gain, self.slack, self.free = np.array(gain), np.array(slack), np.array(free)

    def inside(self, margin: float = 0.0) -> np.ndarray:
        """(package,) in the zone, with so much to spare (or to want, if below 0)."""
        gains = (self.gain >= margin).all(axis=1)
        return self.free & gains & (self.slack >= margin).all(axis=1)

    def signed(self, margin: float = 0.0) -> np.ndarray:
        """(package,) allowed, and every party gains."""
        return self.free & (self.gain >= margin).all(axis=1)
