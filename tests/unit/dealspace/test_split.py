"""How draws divide, against enumerating every pattern of red lines; and the chance beside it."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

import detente
from detente.dealspace.chance import chance
from detente.dealspace.split import split
from detente.dealspace.zone import zone
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs
from detente.worlds.space import space


def by_pattern(dossier, draws):
    """(draw,) the exact chance of a zone, and (draw, pattern) which patterns leave one."""
    worlds = build_worlds(dossier, draw_inputs(dossier, draws=draws, seed=3), inner=1)
    room = space(worlds)
    names = [line.name for line in worlds.lines]
    absolute = np.asarray(worlds.line_absolute)[:, [names.index(name) for name in room.lines]]
    patterns = np.array(list(product((False, True), repeat=len(room.lines))))
    leaves = np.stack(
        [zone(replace(room, absolute=np.tile(one, (draws, 1)))).exists for one in patterns], axis=1
    )
    weight = np.where(patterns[None], absolute[:, None], 1 - absolute[:, None]).prod(axis=2)
    return (leaves * weight).sum(axis=1), leaves, weight > 0, absolute


def test_the_split_and_the_chance_are_those_of_every_pattern_of_lines():
    dossier, draws = detente.read("two-rivers"), 240
    exact, leaves, possible, absolute = by_pattern(dossier, draws)
    room = space(build_worlds(dossier, draw_inputs(dossier, draws=draws, seed=3), inner=64))
    found = zone(room)
    divided = split(room, found, absolute)
    never = ~(leaves & possible).any(axis=1)
    assert divided.never == np.mean(never)
    assert divided.always == np.mean((leaves | ~possible).all(axis=1))
    assert divided.never + divided.always + divided.between == pytest.approx(1.0)
    assert divided.in_rest == pytest.approx(exact[~never].mean(), abs=0.02)
    # 64 rows of lines a draw against all 32 patterns: value, ends of the range, and its error.
    sampled = chance(found.exists, room.draw_of_row)
    assert sampled.value == pytest.approx(exact.mean(), abs=0.02)
    low, high = np.quantile(exact, [0.05, 0.95])
    assert (sampled.low, sampled.high) == pytest.approx((low, high), abs=0.05)
    assert sampled.error == pytest.approx(exact.std(ddof=1) / np.sqrt(draws), rel=0.1)


def test_more_rows_leave_the_first_as_they_were():
    dossier = detente.read("two-rivers")
    inputs = draw_inputs(dossier, draws=5, seed=3)
    few, many = (build_worlds(dossier, inputs, inner=n).absolute for n in (4, 64))
    assert (few.reshape(5, 4, -1) == many.reshape(5, 64, -1)[:, :4]).all()


def test_the_error_is_how_far_another_seed_moves_the_chance():
    rng = np.random.default_rng(4)
    found = []
    for _ in range(300):
        rates = rng.beta(0.5, 0.5, 50)
        flags = rng.random((50, 16)) < rates[:, None]
        found.append(chance(flags.ravel(), np.repeat(np.arange(50), 16)))
    told = np.mean([one.error for one in found])
    assert told == pytest.approx(np.std([one.value for one in found]), rel=0.12)


def test_the_errors_of_the_shares_are_those_of_counting_draws() -> None:
    deals = detente.explore_deals("two-rivers", detente.Settings(draws=60, solved=20), seed=4)
    parts = deals.split
    for name in ("never", "always", "between"):
        share = getattr(parts, name)
        assert parts.errors[name] == pytest.approx((share * (1 - share) / 59) ** 0.5)
    first = deals.obstacles[0]
    assert 0 < first.error < 0.2
    assert deals.representative is not None
    assert 0 < deals.representative.error < 0.2
    assert set(deals.representative.errors) == set(deals.representative.firm)
