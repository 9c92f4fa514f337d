"""What would change our mind: the inputs that matter are found and held at their ends."""

import numpy as np
import pytest
from scipy.stats import rankdata

from detente.dossier.files.read import read
from detente.levers.tornado import _ranks, screen, tornado
from detente.worlds.inputs import draw_inputs

STRONG, WEAK = "north.red-lines.border.absolute", "war.south.cost-per-month"


@pytest.fixture(scope="module")
def inputs():
    return draw_inputs(read("two-rivers"), draws=400, seed=6)


def chance_of(inputs):
    return np.clip(0.9 - inputs.column(STRONG) + 5 * inputs.column(WEAK), 0, 1)


def test_the_widest_swing_comes_first(inputs):
    found = tornado(inputs, chance_of, swings=6)
    assert [swing.name for swing in found.swings[:2]] == [STRONG, WEAK]
    assert found.chance == pytest.approx(chance_of(inputs).mean())
    first, second = found.swings[:2]
    # The line's 5th and 95th percentile lie some 0.4 apart, and stand against the chance.
    assert first.at_low - first.at_high == pytest.approx(0.4, abs=0.05)
    assert second.at_high > second.at_low
    assert all(swing.width == 0 for swing in found.swings[2:])
    assert len(found.swings) == 6
    assert first.label


def test_only_the_most_telling_are_worked_out(inputs):
    calls = []

    def counted(changed):
        calls.append(1)
        return chance_of(changed)

    found = tornado(inputs, counted, swings=4)
    assert len(calls) == 9
    assert found.screened > 40


def test_levers_are_no_part_of_what_is_not_known(inputs):
    names = {swing.name for swing in tornado(inputs, chance_of, swings=200).swings}
    assert names
    assert not any(name.startswith("levers.") for name in names)


def test_a_chance_that_never_moves_has_no_swing(inputs):
    found = tornado(inputs, lambda given: np.full(given.draws, 0.3))
    assert found.swings == ()
    assert found.chance == pytest.approx(0.3)


def test_screening_sees_direction_either_way_and_ignores_noise():
    rng = np.random.default_rng(3)
    columns = rng.normal(size=(300, 4))
    assert screen(columns, np.exp(-columns[:, 2]))[0] == 2


def test_ranks_are_those_of_scipy():
    values = np.random.default_rng(1).integers(0, 20, 300) / 7
    assert (_ranks(values) == rankdata(values)).all()
