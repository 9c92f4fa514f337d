"""What opens the zone, against building each world anew."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import detente
from detente.dealspace import alone as standing
from detente.dealspace.alone import alone
from detente.dealspace.chance import chance
from detente.dealspace.zone import zone
from detente.levers import openings as module
from detente.levers.effects import apply
from detente.worlds.build import build_worlds
from detente.worlds.space import space

DOSSIER = detente.read("two-rivers")


@pytest.fixture(scope="module")
def deals():
    return detente.explore_deals(DOSSIER, detente.Settings(draws=60, inner=3))


def test_a_line_with_a_price_is_a_world_without_the_line(deals):
    names = [line.name for line in deals.worlds.lines]
    seen = 0
    for opening in deals.openings:
        if opening.kind == "line":
            absolute = np.array(deals.worlds.absolute)
            absolute[:, names.index(opening.name)] = False
            anew = space(replace(deals.worlds, absolute=absolute))
            assert opening.after == chance(zone(anew).exists, anew.draw_of_row)
            assert opening.before == deals.chance
            seen += 1
    assert seen == len(deals.space.lines)


def test_all_is_tried_on_the_same_first_draws(deals, monkeypatch):
    monkeypatch.setattr(module, "FIRST_DRAWS", 20)
    monkeypatch.setattr(standing, "FIRST_DRAWS", 20)
    tried = module.openings(
        DOSSIER, deals.worlds, deals.space, deals.zone, alone(deals.space, deals.zone)
    )
    lever = next(one for one in tried if one.kind == "lever")
    inputs = apply(DOSSIER, lever.name, deals.worlds.inputs)
    anew = space(build_worlds(DOSSIER, inputs, inner=3))
    few = anew.draw_of_row < 20
    assert lever.after == chance(zone(anew).exists[few], anew.draw_of_row[few])
    assert lever.before == chance(deals.zone.exists[few], anew.draw_of_row[few])
    first = detente.explore_deals(DOSSIER, detente.Settings(draws=20, inner=3)).openings
    for one in tried:
        alike = next(other for other in first if (other.kind, other.name) == (one.kind, one.name))
        assert one.before == alike.before
        if one.kind == "line":
            assert one.after == alike.after


def test_a_lower_no_deal_value_is_a_world_in_which_going_on_is_worth_less(deals):
    seen = {}
    for opening in deals.openings:
        if opening.kind == "no-deal":
            no_deal = np.array(deals.worlds.no_deal)
            # The worths of two-rivers run from 0 to 1, so that a tenth of them is .1.
            no_deal[:, deals.worlds.parties.index(opening.name)] -= 0.1
            anew = space(replace(deals.worlds, no_deal=no_deal))
            assert opening.after == chance(zone(anew).exists, anew.draw_of_row)
            assert opening.before == deals.chance
            seen[opening.name] = opening.size
    assert seen == {party: pytest.approx(0.1) for party in deals.space.parties}


def test_what_opens_most_comes_first_whatever_its_kind(deals):
    rises = [opening.rise for opening in deals.openings]
    assert rises == sorted(rises, reverse=True)
    assert {opening.kind for opening in deals.openings} == {"lever", "line", "no-deal"}
