"""What stands in the way, the main obstacle first; and the package that stands for the zone."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pytest

import detente
from detente.worlds.packages import allowed, gain, keeping_slack

DOSSIER = detente.read("two-rivers")


@pytest.fixture(scope="module")
def deals():
    return detente.explore_deals(DOSSIER, detente.Settings(draws=80, inner=16))


def test_the_main_obstacle_comes_first_and_every_figure_is_said_once(deals):
    found = deals.obstacles
    assert [one.alone for one in found] == sorted((one.alone for one in found), reverse=True)
    for one in found:
        assert 0 <= one.alone <= 1
        assert 0 <= one.among <= 1
        if one.kind == "line":
            assert one.alone == deals.gap.binding_lines[one.name]
            assert one.name.startswith(f"{one.party}.")
        if one.kind == "no-deal":
            assert one.alone == deals.gap.single_share[one.name]
    assert len({(one.kind, one.name) for one in found}) == len(found)


def test_who_would_rather_go_on_comes_before_the_red_lines():
    """Pretoria 2022 as an analyst wrote it: two in three of the rows turn on Ethiopia alone."""
    pretoria = detente.read(Path(__file__).parents[2] / "dossiers" / "pretoria")
    deals = detente.explore_deals(pretoria, detente.Settings(draws=300, inner=32))
    first = deals.obstacles[0]
    assert (first.kind, first.party) == ("no-deal", "ethiopia")
    assert first.alone == pytest.approx(0.65, abs=0.06)
    lines = [one for one in deals.obstacles if one.kind == "line"]
    assert (lines[0].name, lines[0].alone) == ("tplf.eritrea", pytest.approx(0.17, abs=0.04))
    # In over half of the rows no package at all suits Ethiopia: the first conflict, exactly.
    conflict, share = deals.closer.conflicts.sets[0]
    assert (conflict.parties, conflict.lines, conflict.issues) == (("ethiopia",), (), ())
    assert 0.5 < share < first.alone


def test_the_representative_package_is_in_more_zones_than_any_other(deals):
    worlds = deals.worlds
    every = np.array(list(product(*(range(size) for size in worlds.sizes))))
    required = list(worlds.required)
    suits = (gain(worlds, every)[:, required] >= 0).all(axis=1)
    suits &= (keeping_slack(worlds, every)[:, required] >= 0).all(axis=1)
    inside = suits[worlds.draw_of_row] & allowed(worlds, every)
    some = inside.any(axis=1)
    assert (some == deals.zone.exists).all()
    often = inside[some].mean(axis=0)
    best = every[int(np.argmax(often))]
    found = deals.representative
    assert found.zones == pytest.approx(often.max())
    assert found.package == {
        issue: worlds.options[k][best[k]] for k, issue in enumerate(worlds.issues)
    }
    assert found.package == deals.closer.alternatives[0].package
    nash = deals.summaries["nash"].shares
    assert found.firm == {issue: nash[issue][o] for issue, o in found.package.items()}
