"""Alternating offers, and one offer to be taken or left: what must hold on every path."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from detente.errors import SettingsError
from detente.talks.outcomes import ENDINGS
from detente.talks.play import play
from detente.talks.transcript import transcript
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs
from detente.worlds.packages import gain

MODEST = {"firmness": 0, "noise": 0.001, "yes-for-show": 0, "bargaining-no": 0}
SURE = {"dictating": 1, "dictated-to": 0, "believes-drift": 0, "discount-a-month": 0.01}
CALM = {
    "sides": ["a", "b"],
    "balance": 0.5,
    "moves": {"drift": 0, "spread": 1e-6},
    "ends-in-months": 20,
    "a": SURE | {"cost-per-month": 0.015},
    "b": SURE | {"cost-per-month": 0.025},
}


@pytest.fixture(scope="module")
def certain(make_split):
    """A split of which everything is known, and in which nobody holds out."""
    manner = {**MODEST, "patience-months": 500}
    return make_split(
        war=CALM,
        behaviour={"a": manner, "b": manner},
        mediation={"rounds-a-month": 4, "patience-months": 500},
    )


def zone_of(dossier) -> list[int]:
    worlds = build_worlds(dossier, draw_inputs(dossier, draws=2, seed=1), inner=1)
    gains = gain(worlds, np.arange(11)[:, None])[0]
    return np.flatnonzero((gains >= 0).all(axis=0)).tolist()


@pytest.mark.parametrize("protocol", ["alternating-offers", "take-it-or-leave-it"])
@pytest.mark.parametrize(("proposer", "end"), [("a", -1), ("b", 0)])
def test_who_tables_takes_all_that_the_other_would_leave(
    certain, set_tables, protocol, proposer, end
):
    """All is known and nobody holds out: the proposer gets its end of the zone, at once."""
    zone = zone_of(certain)
    assert 2 <= len(zone) <= 8
    tables, _ = set_tables(certain, protocol=protocol, proposer=proposer)
    for path in range(20):
        told = transcript(tables, "hold-course", draw=1, path=path, seed=3)
        assert len(told.rounds) == 1
        assert (told.package, told.rounds[0].by) == (zone[end], proposer)
        assert told.rounds[0].answers == {"a": True, "b": True}


def test_the_parties_table_in_turn_and_lots_are_drawn_who_begins(make_split, set_tables):
    tables, _ = set_tables(make_split(), protocol="alternating-offers")
    begins = []
    for path in range(40):
        rounds = transcript(tables, "hold-course", draw=1, path=path, seed=3).rounds
        if not rounds:
            continue
        begins.append(rounds[0].by)
        for one, next_one in itertools.pairwise(rounds):
            assert {one.by, next_one.by} == {"a", "b"}
        assert all(held.answers[held.by] for held in rounds[:-1])
    assert 10 < begins.count("a") < len(begins) - 10


def test_a_side_stands_by_what_it_has_tabled(make_split, set_tables):
    tables, _ = set_tables(make_split(), protocol="alternating-offers")
    again = 0
    for path in range(60):
        own = {"a": set(), "b": set()}
        for held in transcript(tables, "hold-course", draw=1, path=path, seed=3).rounds:
            own[held.by].add(held.package)
            for party in own:
                if held.package in own[party] and held.by != party:
                    again += 1
                    assert held.answers[party]
    assert again > 0


def test_a_side_comes_down_as_its_time_runs_out(make_split, set_tables):
    """In the mean, what a tables falls along a path, and what b tables rises."""
    tables, _ = set_tables(make_split(), protocol="alternating-offers", proposer="a")
    first = {"a": [], "b": []}
    last = {"a": [], "b": []}
    for path in range(60):
        rounds = transcript(tables, "hold-course", draw=1, path=path, seed=3).rounds
        for by in ("a", "b"):
            mine = [held.package for held in rounds if held.by == by]
            if len(mine) > 2:
                first[by].append(mine[0])
                last[by].append(mine[-1])
    assert len(first["a"]) > 5
    assert np.mean(first["a"]) > np.mean(last["a"])
    assert np.mean(first["b"]) < np.mean(last["b"])


@pytest.mark.parametrize(
    ("proposer", "ending"),
    [(None, "mediator-leaves"), ("a", "party-leaves"), ("b", "party-leaves")],
)
def test_a_no_to_what_is_to_be_taken_or_left_ends_the_talks(
    make_split, set_tables, proposer, ending
):
    tables, settings = set_tables(make_split(), protocol="take-it-or-leave-it", proposer=proposer)
    ends = set()
    for path in range(40):
        told = transcript(tables, "hold-course", draw=1, path=path, seed=3)
        assert len(told.rounds) <= 1
        if told.rounds:
            assert told.rounds[0].by == proposer
            assert told.week == told.rounds[0].week
            assert told.ending in ("settlement", ending)
            assert told.left == (proposer if told.ending == "party-leaves" else None)
            ends.add(told.ending)
    assert ends == {"settlement", ending}
    assert play(tables, settings=settings, seed=3).signed().mean() < 1


def test_no_other_number_of_a_path_depends_on_the_protocol(make_split, set_tables):
    plain, settings = set_tables(make_split())
    turns, _ = set_tables(make_split(), protocol="alternating-offers")
    one, other = (play(tables, settings=settings, seed=3) for tables in (plain, turns))
    unsigned = ~one.signed() & ~other.signed()
    assert unsigned.sum() > 30
    for name in ("ending", "week", "balance_end", "months_of_war"):
        assert np.array_equal(getattr(one, name)[unsigned], getattr(other, name)[unsigned]), name
    assert not np.array_equal(one.package, other.package)


def test_any_number_of_threads_gives_the_same(make_split, set_tables):
    tables, one = set_tables(make_split(), protocol="alternating-offers", threads=1, draws=16)
    _, two = set_tables(make_split(), protocol="alternating-offers", threads=2, draws=16)
    first, second = (play(tables, settings=settings, seed=3) for settings in (one, two))
    assert np.array_equal(first.package, second.package)
    assert {ENDINGS[k] for k in np.unique(first.ending)} <= set(first.endings)


def test_who_ratifies_tables_nothing(make_split, set_tables):
    plain = make_split()
    parties = {
        name: party.model_dump(by_alias=True, exclude_defaults=True)
        for name, party in plain.parties.items()
    }
    parties = {"house": parties["a"] | {"consent": "ratifies"}, **parties}
    tables, _ = set_tables(make_split(parties=parties), protocol="alternating-offers")
    tabled = {
        held.by
        for path in range(20)
        for held in transcript(tables, "hold-course", draw=0, path=path, seed=3).rounds
    }
    assert tabled == {"a", "b"}
    with pytest.raises(SettingsError, match=r"proposer is 'house'; it must be one of a, b"):
        set_tables(make_split(parties=parties), protocol="take-it-or-leave-it", proposer="house")


def test_by_the_mediators_text_no_party_is_first(make_split, set_tables):
    with pytest.raises(SettingsError, match="by single-text no party tables a text"):
        set_tables(make_split(), proposer="a")
