"""What moves the forecast and the ranking is found among much that does not; noise is not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from detente.dossier.files.read import read
from detente.levers.swings import swings_by_draw, swings_of_ranking
from detente.levers.tornado import Swing, Tornado, quarters
from detente.worlds.inputs import draw_inputs

ROUNDS, COST = "mediation.rounds-a-month", "war.south.cost-per-month"
EFFECT = "levers.press-south.changes.war.south.cost-per-month"


@pytest.fixture(scope="module")
def inputs():
    return draw_inputs(read("two-rivers"), draws=500, seed=6)


def rank(column):
    return np.argsort(np.argsort(column)) / len(column)


def test_the_mediator_s_rounds_are_found_where_they_move_the_forecast(inputs):
    by_draw = 0.1 + 0.2 * rank(inputs.column(ROUNDS)) - 0.1 * rank(inputs.column(COST))
    found = swings_by_draw(inputs, by_draw + np.random.default_rng(1).normal(0, 0.03, 500))
    assert [swing.name for swing in found.swings[:2]] == [ROUNDS, COST]
    first = found.swings[0]
    # From the middle of the lowest fifth, .1 of the way up, to .9 of it: .8 of .2.
    assert first.at_high - first.at_low == pytest.approx(0.16, abs=4 * first.error)
    assert found.chance == pytest.approx(0.15, abs=0.01)
    assert first.low < first.high


def test_noise_is_no_finding(inputs):
    """Some hundred inputs, of which none matters: hardly a study in twenty names one."""
    rng = np.random.default_rng(9)
    named = [bool(swings_by_draw(inputs, rng.normal(0.2, 0.1, 500)).swings) for _ in range(60)]
    assert sum(named) <= 9
    assert swings_by_draw(inputs, np.full(500, 0.3)).swings == ()


def test_what_turns_the_ranking_round_comes_first(inputs):
    luck = np.random.default_rng(3).random((500, 64))
    held = 0.2 + 0.1 * rank(inputs.column(ROUNDS))
    press = held + 0.12 * (rank(inputs.column(EFFECT)) - 0.4)
    flags = np.stack([luck < chance[:, None] for chance in (held, press)])
    first, *rest = swings_of_ranking(inputs, ("hold-course", "press"), flags)
    assert (first.name, first.ahead, first.behind) == (EFFECT, "press", "hold-course")
    assert first.at_low < 0 < first.at_high
    assert (first.best_at_low, first.best_at_high) == (("hold-course",), ("press",))
    assert ROUNDS not in [one.name for one in rest]
    assert swings_of_ranking(inputs, ("hold-course",), flags[:1]) == ()


def test_the_table_of_four_is_counted_by_halves(inputs):
    swing = Swing(
        name=ROUNDS, label="Rounds", low=0, high=1, at_low=0.2, at_high=0.6, default=False
    )
    found = Tornado(chance=0.4, swings=(swing, replace(swing, name=COST, label="Cost")), screened=2)
    outer = np.repeat(np.arange(500), 4)
    up, dear = (inputs.column(name) > np.median(inputs.column(name)) for name in (ROUNDS, COST))
    exists = (up & dear)[outer] | (np.tile([True, False, False, False], 500) & ~up[outer])
    table = quarters(inputs, found, exists, outer)
    assert [[cell.value for cell in row] for row in table.chances] == [[0.25, 0.25], [0.0, 1.0]]
    assert sum(map(sum, table.shares)) == pytest.approx(1.0)
    assert table.shares[1][1] == np.mean(up & dear)
    one = Tornado(chance=0.4, swings=(swing,), screened=1)
    assert quarters(inputs, one, exists, outer) is None
