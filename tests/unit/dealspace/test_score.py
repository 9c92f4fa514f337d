"""A package against the zone, held to a count over all packages of a small dossier."""

import numpy as np
import pytest

from detente.dealspace.score import score
from detente.dossier.files.read import read
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs
from detente.worlds.packages import allowed, gain, keeping_slack, package_numbers


@pytest.fixture(scope="module")
def worlds():
    dossier = read("two-rivers")
    return build_worlds(dossier, draw_inputs(dossier, draws=60, seed=3), inner=4)


def packages(worlds):
    grid = np.meshgrid(*(np.arange(len(o)) for o in worlds.options), indexing="ij")
    return np.stack([axis.ravel() for axis in grid], axis=1)


def test_inside_is_the_share_of_rows_in_which_nothing_keeps_it_out(worlds):
    every = packages(worlds)
    free = allowed(worlds, every)
    required = list(worlds.required)
    gains, slack = gain(worlds, every), keeping_slack(worlds, every)
    for p in range(0, len(every), 7):
        found = score(worlds, every[p])
        inside = 0
        for row, draw in enumerate(worlds.draw_of_row):
            good = all(gains[draw, i, p] >= 0 and slack[draw, i, p] >= 0 for i in required)
            inside += bool(good and free[row, p])
        assert found.inside.value == pytest.approx(inside / len(worlds.draw_of_row))


def test_what_keeps_it_out_explains_every_row_outside(worlds):
    for package in packages(worlds)[::11]:
        found = score(worlds, package)
        outside = 1 - found.inside.value
        assert max((o.share for o in found.keeps_out), default=0) <= outside + 1e-12
        assert sum(o.share for o in found.keeps_out) >= outside - 1e-12


def test_ranges_are_in_order_and_name_every_party_that_wants(worlds):
    found = score(worlds, package_numbers(worlds, [{}])[0], {"north": "North Republic"})
    assert set(found.worth) == set(found.gain) == set(worlds.parties)
    for one in (*found.worth.values(), *found.gain.values()):
        assert one.low <= one.median <= one.high
