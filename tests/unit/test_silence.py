"""What has not happened moves the figures of a study: prior and conditioned, side by side."""

import datetime as dt
import itertools

import numpy as np
import pytest

import detente
from detente.dossier.as_of import as_of

FEW = detente.Settings(draws=120, inner=8, paths=64, solved=120)
SMALL = detente.Settings(draws=40, inner=2, talk_draws=20, paths=16)


@pytest.fixture(scope="module")
def silent():
    """Forecasts of ukraine-2025 for the twelve weeks after three days, nothing new on record."""
    made = []
    for day in ("2025-12-03", "2026-01-14", "2026-04-01"):
        known = as_of("ukraine-2025", day)
        ahead = known.date + dt.timedelta(weeks=12)
        made.append(detente.make_forecast(known.set("forecast.by", [str(ahead)]), FEW))
    return made


def test_the_twelve_week_chance_never_rises_as_silent_months_pass(silent):
    deals = [one.dates[0].deal for one in silent]
    assert [one.still_open.start.weeks for one in silent] == [2, 8, 19]
    assert all(now.value <= before.value for before, now in itertools.pairwise(deals))
    assert deals[0].value - deals[2].value > 2 * deals[0].error
    # Without that evidence the clock starts anew each time, and the figure stays where it was.
    prior = [one.dates[0].prior.value for one in silent]
    assert max(prior) - min(prior) < 0.01
    assert all(deal.value < before for deal, before in zip(deals, prior))


def test_fewer_and_fewer_worlds_remain(silent):
    shares = [one.still_open.chance.value for one in silent]
    assert shares == sorted(shares, reverse=True)
    effective = [one.still_open.effective for one in silent]
    assert effective == sorted(effective, reverse=True)
    assert all(one.incidence.paths == one.still_open.left for one in silent)


def test_endings_of_the_worlds_that_remain_exhaust_them(silent):
    for one in silent:
        ends = [
            k
            for k, name in enumerate(one.incidence.endings)
            if name not in ("war over", "ceasefire")
        ]
        assert one.incidence.chance[ends].sum(axis=0) == pytest.approx(1.0)


def test_before_the_first_draft_nothing_is_conditioned():
    known = as_of("ukraine-2025", "2025-11-18")
    played = detente.play_talks(known, SMALL, levers=())
    assert played.prior is None
    assert played.talks.alive.all()
    assert "No draft and no mediated round is on record" in played.still_open.cautions[0]


def test_the_prior_is_what_talks_that_begin_on_the_day_give():
    known = detente.read("two-rivers")
    played = detente.play_talks(known, SMALL, levers=("press-south",))
    anew = detente.play_talks(known.set("mediation.since", "2031-05-12"), SMALL)
    assert anew.prior is None
    assert played.prior.levers == ("hold-course",)
    assert np.array_equal(played.prior.week[0], anew.talks.week[0])
    assert np.array_equal(played.prior.ending[0], anew.talks.ending[0])


def test_where_no_world_lasts_so_long_the_talks_begin_on_the_day():
    known = detente.read("two-rivers").set("mediation.since", "2011-05-12")
    played = detente.play_talks(known, SMALL, levers=())
    assert not played.still_open.conditioned
    assert played.still_open.left == 0
    assert played.prior is None
    assert played.talks.alive.all()
    assert any("In none of the 320 paths" in said for said in played.cautions)
    told = detente.tell_path(known, SMALL)
    assert told.path == 1
    assert told.transcript.week >= 1


def test_a_path_that_had_ended_gives_way_to_the_next_that_had_not():
    known = detente.read("two-rivers")
    talks = detente.play_talks(known, SMALL, levers=()).talks
    alive = talks.alive.T.ravel()  # in the order in which paths are counted
    gone = int(np.flatnonzero(~alive)[0])
    told = detente.tell_path(known, SMALL, path=gone + 1)
    assert told.path == gone + 1 + int(np.flatnonzero(alive[gone:])[0])
    assert f"On path {gone + 1} the talks had ended" in told.cautions[1]


def test_levers_are_compared_on_the_worlds_that_remain():
    played = detente.compare_levers("two-rivers", SMALL)
    talks, table = played.talks, played.levers
    last = (table.dates[-1] - dt.date(2031, 5, 12)).days // 7
    signed = (talks.ending == 0) & talks.alive & (talks.week <= last)
    for k, name in enumerate(talks.levers):
        by_hand = signed[k][talks.alive].mean()
        assert table.levers[name].deal_by[table.dates[-1]].value == pytest.approx(by_hand)
        if k:
            apart = by_hand - signed[0][talks.alive].mean()
            assert table.against[name].value == pytest.approx(apart)
