"""Tracks in parallel against a single undertaking, and early harvest: against every package."""

from __future__ import annotations

import datetime as dt
from itertools import product
from typing import Any

import numpy as np
import pytest

import detente
from detente.combining.playing import play_bundles
from detente.dossier.model.dossier import Dossier
from detente.forecasting.incidence import incidence
from detente.levers.bundles import bundle
from detente.levers.effects import courses
from detente.stages import routes_of
from detente.talks.courses import sitting
from detente.talks.play import play
from detente.talks.settings import TalksSettings
from detente.talks.tables import set_table
from detente.talks.tracks import issues_by_track, texts_of, whole_of
from detente.talks.transcript import transcript
from detente.worlds.build import Worlds, build_worlds, first_rows
from detente.worlds.inputs import draw_inputs
from detente.worlds.packages import gain, keeping_slack, survival, worth

TENTHS = [str(k) for k in range(11)]
MANNER = {"firmness": 0.3, "holding-out": 1, "patience-months": 24, "noise": 0.02}
MANNER |= {"yes-for-show": 0.02, "bargaining-no": 0.05}
UP = {k: int(k) / 10 for k in TENTHS}
DOWN = {k: 1 - int(k) / 10 for k in TENTHS}
SHARED = {k: min(1.0, 1.4 - int(k) / 10) for k in TENTHS} | {"10": 0.0}


def two_tracks(a: dict[str, Any], b: dict[str, Any], **more: Any) -> Dossier:
    """Land on one track and trade on another, split in tenths between two who talk in peace."""

    def party(wants: dict[str, Any]) -> dict[str, Any]:
        return {"name": "P", "kind": "belligerent", "consent": "required", "wants": wants}

    issue = {"options": {k: k for k in TENTHS}, "today": "5"}
    known = {
        "title": "Two tracks",
        "as-of": "2031-01-06",
        "parties": {"a": party(a), "b": party(b)},
        "tracks": {"one": "One", "two": "Two"},
        "issues": {
            "land": issue | {"name": "Land", "track": "one"},
            "trade": issue | {"name": "Trade", "track": "two"},
        },
        "durability": {
            "by": {"land": dict.fromkeys(TENTHS, 0.9)},
            "signed-under-deadline": 0,
            "if-it-fails": {"a": 0, "b": 0},
        },
        "behaviour": {"deadline-fatigue": 0, "a": MANNER, "b": MANNER},
        "mediation": {"rounds-a-month": 3, "patience-months": 60, "rounds-without-mediator": 0},
        "forecast": {"event": "settlement", "by": ["2033-01-01"]},
    }
    return Dossier.model_validate(known | more)


def wants(land: float, up: Any, trade: Any, no_deal: float) -> dict[str, Any]:
    return {
        "weights": {"land": land, "trade": round(1 - land, 3)},
        "worth": {"land": up, "trade": trade},
        "no-deal": no_deal,
    }


def trading() -> Dossier:
    """Each must give what it cares little for and take what it cares for: across the tracks."""
    return two_tracks(wants(0.8, UP, UP, 0.6), wants(0.2, DOWN, DOWN, 0.6))


def apart() -> Dossier:
    """In each track there is something for both."""
    return two_tracks(wants(0.5, UP, UP, 0.55), wants(0.5, SHARED, SHARED, 0.55))


def every(worlds: Worlds) -> np.ndarray:
    return np.array(list(product(*(range(size) for size in worlds.sizes))))


def held(
    dossier: Dossier, *, parallel: bool, harvest: bool = False, seed: int = 3, **more: Any
) -> Any:
    """The talks, all packages on the table, and the worlds; on two tracks or as one text."""
    worlds = build_worlds(dossier, draw_inputs(dossier, draws=4, seed=1), inner=1)
    routes = courses(dossier, worlds)
    settings = TalksSettings(**{"draws": 4, "paths": 150, **more})
    texts = texts_of(dossier, routes, [], harvest=harvest) if parallel else None
    tables = set_table(routes, every(worlds), sitting(dossier), settings=settings, texts=texts)
    return play(tables, settings=settings, seed=seed), worlds, tables


def zone(worlds: Worlds) -> np.ndarray:
    packages = every(worlds)
    agreed = (gain(worlds, packages) >= 0) & (keeping_slack(worlds, packages) >= 0)
    return agreed[0].all(axis=0)


def test_what_only_a_trade_across_tracks_brings_is_lost_on_tracks_in_parallel():
    dossier = trading()
    together, worlds, _ = held(dossier, parallel=False)
    parallel, _, _ = held(dossier, parallel=True)
    assert zone(worlds).any()
    assert together.signed().mean() > 0.5
    assert parallel.signed().sum() == 0


def test_where_each_track_has_a_zone_of_its_own_parallel_tracks_find_deals_as_often():
    dossier = apart()
    together, worlds, _ = held(dossier, parallel=False)
    parallel, _, _ = held(dossier, parallel=True)
    assert zone(worlds).any()
    assert parallel.signed().mean() > 0.6
    error = np.sqrt(2 * 0.25 / parallel.signed().size)
    assert parallel.signed().mean() >= together.signed().mean() - 2 * error


def joined(**durability: Any) -> Dossier:
    """Worth, a red line and what a failure leaves join the tracks; a guarantee stands on one."""
    a, b = wants(0.6, UP, UP, 0.45), wants(0.4, SHARED, SHARED, 0.4)
    a["links"] = [{"when": {"land": {"at-most": "6"}, "trade": {"at-least": "5"}}, "adds": 0.1}]
    b["red-lines"] = [
        {
            "issue": "land",
            "at-most": "5",
            "unless": {"trade": {"at-most": "4"}},
            "absolute": 0.5,
            "otherwise-costs": 0.05,
        },
    ]
    holds = {k: 0.5 + int(k) / 25 for k in TENTHS}
    lasting = {
        "by": {"land": dict.fromkeys(TENTHS, 0.4), "trade": holds},
        "breaking-costs": {"trade": {k: int(k) / 100 for k in TENTHS}},
        "signed-under-deadline": 0,
        "if-it-fails": {"a": -0.02, "b": -0.03},
        "and": [{"party": "b", "when": {"land": {"at-least": "4"}, "trade": "6"}, "adds": -0.05}],
    }
    return two_tracks(a, b, durability=lasting | durability)


@pytest.mark.parametrize("durability", [{}, {"holds-for-months": 60}])
def test_a_whole_put_together_of_texts_is_worth_what_the_package_is(durability):
    parallel, worlds, _ = held(joined(**durability), parallel=True, paths=600)
    signed = parallel.signed()[0]
    assert signed.sum() > 100
    packages = parallel.candidates.astype(np.int64)
    assert len({parallel.package[0][where].item() for where in zip(*np.nonzero(signed))}) > 3
    gains, alive = gain(worlds, packages), survival(worlds, packages)
    for draw, path in zip(*np.nonzero(signed), strict=True):
        x = parallel.package[0, draw, path]
        assert parallel.gain[0, draw, path] == pytest.approx(gains[draw, :, x], abs=1e-6)
        assert parallel.lives[0, draw, path] == pytest.approx(alive[draw, :, x].mean(), abs=1e-6)
        assert (gains[draw, :, x] >= -1e-9).all()
    assert (
        keeping_slack(worlds, packages)[:, :, np.unique(parallel.package[0][signed])] >= 0
    ).all()


def harvested(line: float) -> Dossier:
    """More trade is better for both than today; on land each has a line that is absolute so often.

    The two lines leave nothing between them.
    """
    a, b = wants(0.6, UP, UP, 0.45), wants(0.6, DOWN, UP, 0.45)
    a["red-lines"] = [{"issue": "land", "at-least": "6", "absolute": line, "otherwise-costs": 0}]
    b["red-lines"] = [{"issue": "land", "at-most": "4", "absolute": line, "otherwise-costs": 0}]
    return two_tracks(a, b)


def test_an_early_harvest_is_a_loss_to_nobody_and_stands_though_the_rest_fails():
    never, _, _ = held(harvested(1.0), parallel=True, harvest=True)
    assert not never.signed().any()
    assert never.partial().mean() > 0.9
    dossier = harvested(0.5)
    talks, worlds, tables = held(dossier, parallel=True, harvest=True)
    without, _, _ = held(dossier, parallel=True)
    assert not without.partial().any()
    assert without.harvested.max() == 0
    partial = talks.partial()
    assert 0.1 < partial.mean() < 0.9
    assert not (partial & talks.signed()).any()
    texts = tables.texts
    steps = worth(worlds, texts.packages) - worlds.today_worth[:, :, None]
    for lever, draw, path, track in zip(*np.nonzero(talks.harvested), strict=True):
        text = talks.initialled[lever, draw, path, track]
        assert texts.of[text] == track
        assert (steps[draw, :, text] >= 0).all()
        assert (steps[draw, :, text] > 0).any()
    # What is signed in the end says of that track what was signed ahead.
    ahead = (talks.harvested > 0).any(axis=-1) & talks.signed()
    for lever, draw, path in zip(*np.nonzero(ahead), strict=True):
        whole = talks.candidates[talks.package[lever, draw, path]]
        for track in np.flatnonzero(talks.harvested[lever, draw, path]):
            inside = sorted(texts.issues[track])
            text = texts.packages[talks.initialled[lever, draw, path, track]]
            assert whole[inside].tolist() == text[inside].tolist()


def test_one_path_told_is_the_path_played_whatever_the_order_of_work():
    talks, _, tables = held(joined(), parallel=True, paths=40)
    again, _, _ = held(joined(), parallel=True, paths=40, threads=1)
    for name in ("ending", "week", "package", "initialled", "harvested", "gain"):
        assert np.array_equal(getattr(talks, name), getattr(again, name), equal_nan=True)
    for path in range(40):
        told = transcript(tables, "hold-course", draw=2, path=path, seed=3)
        assert told.week == talks.week[0, 2, path]
        assert (told.package >= 0) == bool(talks.signed()[0, 2, path])


def test_ways_to_hold_tracks_stand_side_by_side_on_the_same_paths():
    few = detente.Settings(draws=40, inner=2, paths=16)
    found = detente.compare_tracks("two-rivers", few)
    together = detente.play_talks("two-rivers", few, levers=()).talks
    assert found.ways["together"].signed.value == together.chance(together.signed()[0]).value
    assert found.ways["together"].against.value == 0.0
    for way in ("parallel", "early-harvest"):
        one = found.ways[way]
        assert one.against.value == pytest.approx(
            one.signed.value - found.ways["together"].signed.value, abs=1e-12
        )
    # Much of this case's zone is a trade of land for safety.
    assert found.ways["parallel"].against.value < -2 * found.ways["parallel"].against.error
    assert found.ways["parallel"].partial is None


def test_the_forecast_of_a_partial_deal_is_what_its_paths_count():
    talks, _, _ = held(harvested(0.5), parallel=True, harvest=True)
    ends = incidence(talks, lever="hold-course", as_of=dt.date(2031, 1, 6))
    assert talks.partial().any()
    for week in (1, 4, talks.weeks // 2, talks.weeks):
        counted = talks.chance(talks.partial(by_week=week)[0]).value
        told = ends.chance[ends.endings.index("partial deal"), week]
        assert told == pytest.approx(counted, abs=1e-12)


def test_issues_on_no_track_stand_together_last():
    dossier = trading()
    assert issues_by_track(dossier) == {"one": (0,), "two": (1,)}
    with pytest.raises(detente.SettingsError, match="parallel"):
        detente.Settings(tracks="parallel", protocol="alternating-offers")


def test_levers_used_together_know_the_wholes_that_either_signed():
    few = detente.Settings(draws=40, inner=2, paths=16, tracks="parallel")
    played = detente.compare_levers("two-rivers", few)
    sets = [bundle(detente.read("two-rivers"), ["press-south", "pay-for-troops"])]
    talks = play_bundles(
        detente.read("two-rivers"), few, played, sets, seed=1, progress=None, keep=None
    )
    dossier = detente.read("two-rivers")
    few_rows = first_rows(played.deals.worlds, few.rows_a_draw)
    picks = [one.packages for one in played.deals.solutions.values()]
    texts = texts_of(dossier, routes_of(courses(dossier, few_rows)), picks, harvest=False)
    again = len(played.talks.levers)
    assert talks.put_together > played.talks.put_together > 0
    assert talks.package.max() < len(talks.candidates)
    assert (talks.candidates[: len(played.talks.candidates)] == played.talks.candidates).all()
    for index, path in zip(*np.nonzero(talks.signed()[again]), strict=True):
        number = talks.package[again, index, path]
        whole = talks.initialled[again, index, path]
        if number >= len(talks.tabled):
            put = whole_of(texts, whole)
            assert talks.candidates[number].tolist() == put.tolist()
