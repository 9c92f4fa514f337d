"""What is lost from a zone to a deal that is kept: every path counted once, by a loop."""

from collections import Counter

import numpy as np
import pytest

import detente
from detente.dealspace.chance import Chance
from detente.levers.losses import losses
from detente.playing import lay_talks
from detente.talks._at_hand import zone_at_hand
from detente.talks.candidates import in_zone
from detente.talks.courses import HOLD
from detente.talks.outcomes import ENDINGS
from detente.talks.settings import week_of
from detente.worlds.build import build_worlds

FEW = detente.Settings(draws=40, inner=2, talk_draws=20, paths=16)


@pytest.fixture(scope="module")
def played():
    return detente.compare_levers("two-rivers", FEW)


def counted(talks, at_hand, lever, last):
    """Where each path that is alive belongs, in words."""
    found = Counter()
    for d, p in zip(*np.nonzero(talks.alive), strict=True):
        ending, week = ENDINGS[talks.ending[lever, d, p]], talks.week[lever, d, p]
        in_time = week <= last
        if ending == "settlement" and in_time:
            found["signed"] += 1
            found["opened"] += not at_hand[d, p]
        elif at_hand[d, p]:
            if in_time and ending in ("dictated", "exhausted"):
                found["war-over"] += 1
            elif in_time and ending not in ("open", "settlement"):
                found[ending] += 1
            elif talks.found[lever, d, p] <= last:
                found["refused"] += 1
            else:
                found["not-found"] += 1
        found["at hand"] += at_hand[d, p]
    return found


@pytest.mark.parametrize("last", [20, 52])
def test_every_path_is_counted_once_and_the_parts_sum_to_the_difference(played, last):
    talks, zone = played.talks, played.deals.chance
    found = losses(talks, zone, played.at_hand, last_week=last)
    alive = int(talks.alive.sum())
    for lever, name in enumerate(talks.levers):
        by_hand = counted(talks, played.at_hand, lever, last)
        parts = {one.name: one.value for one in found[name].to_signed}
        assert found[name].at_hand.value == pytest.approx(by_hand["at hand"] / alive)
        assert parts.pop("still-open") == pytest.approx(by_hand["at hand"] / alive - zone.value)
        assert parts.pop("opened") == pytest.approx(by_hand["opened"] / alive)
        for part, value in parts.items():
            assert value == pytest.approx(-by_hand[part] / alive)
        assert found[name].signed.value == pytest.approx(by_hand["signed"] / alive)
        way = zone.value + sum(one.value for one in found[name].to_signed)
        assert way == pytest.approx(found[name].signed.value, abs=1e-12)
        kept = found[name].signed.value + sum(one.value for one in found[name].to_kept)
        assert kept == pytest.approx(found[name].kept.value, abs=1e-12)


def test_a_study_tells_it_of_every_lever(played):
    assert played.losses.keys() == played.levers.levers.keys()
    last = played.levers.dates[-1]
    for name, one in played.losses.items():
        assert one.kept == played.levers.levers[name].kept
        assert one.signed == played.levers.levers[name].deal_by[last]
    # Who walks away loses what there was by the mediator's leaving.
    left = {part.name: part.value for part in played.losses["walk-away"].to_signed}
    held = {part.name: part.value for part in played.losses[HOLD].to_signed}
    assert left["mediator-leaves"] < held["mediator-leaves"] - 0.05
    assert left["still-open"] == held["still-open"]


def test_a_text_in_the_zone_is_at_hand_as_often_as_the_deal_space_has_one(played):
    """Against the same packages in many more patterns of lines, draw by draw."""
    dossier = detente.read("two-rivers")
    lay = lay_talks(dossier, played.deals, (), FEW, lambda stage, *a, **k: stage(*a, **k))
    tables, paths, inner = lay(0, (HOLD,)), 800, 800
    flags = zone_at_hand(tables, paths=paths, seed=4)
    worlds = build_worlds(dossier, played.deals.worlds.inputs, inner=inner)
    some = in_zone(worlds, tables.candidates.astype(np.int64)).any(axis=1)
    chance = some.reshape(-1, inner).mean(axis=1)[tables.arrays.draws]
    noise = np.sqrt(chance * (1 - chance) * (1 / paths + 1 / inner))
    assert (np.abs(flags.mean(axis=1) - chance) <= 4 * noise + 1e-9).all()
    assert 0.2 < flags.mean() < 0.8


def test_nothing_is_lost_where_everything_is_signed_and_kept(played):
    talks = played.talks
    sure = Chance(value=1.0, low=1.0, high=1.0, error=0.0)
    found = losses(talks, sure, np.ones_like(played.at_hand), last_week=52)
    parts = {one.name: one.value for one in found[HOLD].to_signed}
    assert parts["still-open"] == parts["opened"] == 0.0
    assert week_of(detente.read("two-rivers").last_day, detente.read("two-rivers").date) == 52
