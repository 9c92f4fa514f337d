"""The pool: drafts keep their seats, rare worlds are heard, today's state is tabled in war."""

import numpy as np
import pytest

import detente
from detente.dossier.files.read import read
from detente.levers.effects import courses
from detente.talks.candidates import candidates, coverage, elect, frequent
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs


@pytest.fixture(scope="module")
def table():
    dossier = read("two-rivers")
    worlds = build_worlds(dossier, draw_inputs(dossier, draws=40, seed=3), inner=2)
    return courses(dossier, worlds)


@pytest.fixture(scope="module")
def every(table):
    sizes = table[0].worlds.sizes
    return np.stack(np.meshgrid(*map(np.arange, sizes), indexing="ij"), -1).reshape(-1, len(sizes))


def test_all_packages_cover_every_zone_and_a_good_pool_nearly_all(table, every):
    worlds = table[0].worlds
    some = np.array([coverage(worlds, every, np.arange(worlds.rows) == r) for r in range(80)]) > 0
    assert coverage(worlds, every, some) == 1.0
    pool = candidates(table, [every], limit=12)
    assert len(pool) == 12
    assert coverage(worlds, pool, some) > 0.9


def test_drafts_come_first_and_today_only_where_it_would_end_a_war(table, every):
    today = table[0].worlds.today
    drafts = np.array([today, every[-1], every[7]])
    pool = candidates(table, [every], drafts=drafts, limit=20)
    assert pool[:2].tolist() == drafts[1:].tolist()
    assert today.tolist() not in pool.tolist()
    assert len({tuple(row) for row in pool.tolist()}) == 20
    assert candidates(table, [today[None]], limit=20, today=True).tolist() == [today.tolist()]


def test_drafts_keep_their_seats_even_where_there_are_too_many(table, every):
    assert len(candidates(table, [], drafts=every[1:6], limit=3)) == 5


def test_nothing_to_table_is_said():
    with pytest.raises(ValueError, match="no package to table"):
        candidates(courses_without_solutions(), [np.full((3, 5), -1)])


def courses_without_solutions():
    dossier = read("two-rivers")
    worlds = build_worlds(dossier, draw_inputs(dossier, draws=2, seed=3), inner=8)
    return courses(dossier, worlds)[:1]


def test_the_minority_gets_its_share_of_seats():
    votes = np.zeros((12, 8), dtype=bool)
    votes[:8, :4] = True
    votes[8:, 4:] = True
    seats = elect(votes, seated=0, seats=6)
    assert sum(seat < 4 for seat in seats) == 4


def test_frequent_orders_ties_by_option():
    assert frequent([np.array([[1, 0], [0, 1]]), np.array([[0, 0], [-1, -1]])]) == [
        (0, 0),
        (0, 1),
        (1, 0),
    ]


@pytest.mark.parametrize(("case", "full"), [("two-rivers", False), ("ukraine-2025", True)])
def test_a_full_list_is_told_with_what_it_does_to_the_chance(case, full):
    few = detente.Settings(draws=60, inner=2, paths=8)
    played = detente.play_talks(case, few, levers=())
    assert (len(played.talks.tabled) == 64) is full
    assert any("1 to 4 points lower" in one for one in played.cautions) is full
