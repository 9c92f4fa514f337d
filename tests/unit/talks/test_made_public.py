"""Texts made public, ceasefires that hold, talks taken up again, and who holds the pen."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import detente
from detente.combining.pens import compare_pens
from detente.dossier.model.dossier import Dossier
from detente.talks.outcomes import ENDINGS
from detente.talks.play import play
from detente.talks.transcript import transcript

COMPARED = ("ending", "week", "package", "gain", "ceasefire", "months_of_war")


def with_more(make_split: Any, **parts: dict[str, Any]) -> Dossier:
    """The split with further fields in some of its parts; those of a party under its name."""
    plain = make_split()
    changed = {}
    for name, more in parts.items():
        fields = getattr(plain, name).model_dump(by_alias=True, exclude_defaults=True)
        for key, value in more.items():
            fields[key] = {**fields[key], **value} if isinstance(value, dict) else value
        changed[name] = fields
    return make_split(**changed)


def same(one: Any, other: Any) -> bool:
    return all(
        np.array_equal(getattr(one, name), getattr(other, name), equal_nan=True)
        for name in COMPARED
    )


def leaky(make_split: Any, leaks: float, cost: float, **more: Any) -> Dossier:
    audience = {"a": {"audience-cost": cost}, "b": {"audience-cost": cost}}
    mediation = {"leaks": leaks, "leak-fades-months": 4, **more}
    return with_more(make_split, behaviour=audience, mediation=mediation)


def test_what_is_made_public_costs_deals_by_what_it_costs_those_who_are_read(
    make_split, set_tables
):
    tables, settings = set_tables(make_split(), paths=1500)
    none = play(tables, settings=settings, seed=3)
    shares = []
    for leaks, cost in ((0.0, 0.6), (0.5, 0.0), (0.5, 0.3), (1.0, 0.6)):
        tables, _ = set_tables(leaky(make_split, leaks, cost), paths=1500)
        talks = play(tables, settings=settings, seed=3)
        if leaks * cost == 0.0:
            assert same(talks, none)
        shares.append(talks.signed(by_week=26).mean())
    assert shares[0] == shares[1] > shares[2] + 0.01 > shares[3] + 0.02


def test_a_leak_is_dated_and_comes_as_often_as_it_is_said(make_split, set_tables):
    tables, _ = set_tables(leaky(make_split, 0.3, 0.2))
    put = public = 0
    for path in range(80):
        told = transcript(tables, "hold-course", draw=1, path=path, seed=3)
        refused = [held for held in told.rounds if not all(held.answers.values())]
        put, public = put + len(refused), public + sum(held.leaked for held in refused)
        assert not any(held.leaked for held in told.rounds if held not in refused)
    assert put > 100
    assert public / put == pytest.approx(0.3, abs=4 * (0.21 / put) ** 0.5)


def pausing(make_split: Any, **more: Any) -> Dossier:
    """Both would rather pause from the first week on."""
    war = {"ceasefire-in-months": 0.25, **more}
    return with_more(make_split, war=war)


def test_a_ceasefire_that_holds_stops_the_front_and_exhaustion_and_spares_months_of_war(
    make_split, set_tables
):
    tables, settings = set_tables(pausing(make_split), paths=800)
    date = play(tables, settings=settings, seed=3)
    months = []
    for holds in (1, 6, 600):
        dossier = pausing(make_split, **{"ceasefire-holds-months": holds, "ceasefire-spares": 0})
        tables, _ = set_tables(dossier, paths=800)
        talks = play(tables, settings=settings, seed=3)
        # It comes when it comes: its own wait is the same; and never once the war is over.
        both = (talks.ceasefire > 0) & (date.ceasefire > 0)
        assert (talks.ceasefire[both] == date.ceasefire[both]).all()
        unsigned = ~(talks.signed() | date.signed())
        months.append(talks.months_of_war[unsigned].mean())
    assert date.months_of_war[~date.signed()].mean() > months[0] > months[1] + 0.5
    assert months[1] > months[2] + 0.1
    exhausted = date.endings.index("exhausted") if "exhausted" in date.endings else -1
    assert exhausted >= 0
    # The longer it holds, the fewer wars end by exhaustion.
    ends = ENDINGS.index("exhausted")
    assert (talks.ending == ends).mean() < 0.5 * (date.ending == ends).mean()


def test_costs_that_a_ceasefire_spares_no_longer_press_for_a_deal(make_split, set_tables):
    shares = []
    for spares in (0, 0.5, 1):
        dossier = pausing(make_split, **{"ceasefire-holds-months": 600, "ceasefire-spares": spares})
        tables, settings = set_tables(dossier, paths=1500)
        talks = play(tables, settings=settings, seed=3)
        shares.append(talks.signed(by_week=20).mean())
    assert shares[0] > shares[1] + 0.01 > shares[2] + 0.02


def test_talks_taken_up_again_after_a_no_of_ratification_may_still_be_ratified(
    make_split, set_tables
):
    never = with_more(make_split, behaviour={"ratified": 0.5})
    tables, settings = set_tables(never, paths=1500)
    once = play(tables, settings=settings, seed=3)
    again = with_more(make_split, behaviour={"ratified": 0.5, "taken-up-again-months": 2})
    tables, _ = set_tables(again, paths=1500)
    talks = play(tables, settings=settings, seed=3)
    # Whatever was ratified at first is so still; of the others some are later, none before.
    first = once.signed()
    assert (talks.package[first] == once.package[first]).all()
    later = talks.signed() & ~first
    failed = once.ending == ENDINGS.index("not-ratified")
    assert failed[later].all()
    assert later.sum() > 0.1 * failed.sum()
    assert (talks.week[later] > once.week[later]).all()
    path = int(np.nonzero(later[0, 1])[0][0])
    told = transcript(tables, "hold-course", draw=1, path=path, seed=3)
    assert 0 < told.unratified < told.resumed <= told.week
    assert all(h.week <= told.unratified or h.week >= told.resumed for h in told.rounds)


def test_who_holds_the_pen_gains_by_it_where_something_is_signed():
    few = detente.Settings(draws=100, inner=2, paths=32)
    found = compare_pens("two-rivers", few)
    level = detente.play_talks("two-rivers", few, levers=()).talks
    assert found.pens["none"].signed.value == level.chance(level.signed()[0]).value
    talks = {
        pen: detente.play_talks(
            "two-rivers", detente.Settings(draws=100, inner=2, paths=32, pen=pen), levers=()
        ).talks
        for pen in ("north", "south")
    }
    # Of deals, each side's are better for it where the texts lean to it.
    for side, other in (("north", "south"), ("south", "north")):
        at = level.parties.index(side)
        mine, theirs = (np.nanmean(talks[pen].gain[0, :, :, at]) for pen in (side, other))
        assert mine > theirs
    assert np.array_equal(talks["north"].alive, level.alive)


def test_a_stronger_tilt_gives_its_party_more_of_what_is_signed(make_split, set_tables):
    gains = []
    for strength in (0.0, 0.4, 0.8):
        dossier = with_more(make_split, mediation={"tilt": "a", "tilt-strength": strength})
        tables, settings = set_tables(dossier, paths=1500, tilt="a")
        talks = play(tables, settings=settings, seed=3)
        gains.append(np.nanmean(talks.gain[..., 0]))
    tables, settings = set_tables(make_split(), paths=1500)
    even = play(tables, settings=settings, seed=3)
    # At 0 only texts that are as likely give way.
    assert np.nanmean(even.gain[..., 0]) <= gains[0] < gains[1] < gains[2]


def test_what_is_not_stated_of_leaks_and_of_talks_after_a_no_is_said():
    few = detente.Settings(draws=20, inner=2, paths=2)
    known = detente.read("two-rivers")
    for path, value, words in (
        ("mediation.leaks", "0.1", "made public"),
        ("behaviour.taken-up-again-months", "3", "taken up again"),
    ):
        ratified = known.set("behaviour.ratified", "0.8")
        played, stated = (
            detente.play_talks(one, few, levers=()).cautions
            for one in (ratified, ratified.set(path, value))
        )
        assert sum(words in one for one in played) == 1
        assert not any(words in one for one in stated)
