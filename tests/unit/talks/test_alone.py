"""Rounds between the parties once the mediator has left."""

from __future__ import annotations

import itertools

import pytest

from detente.talks.outcomes import ENDINGS
from detente.talks.play import play
from detente.talks.transcript import transcript

LEFT = ENDINGS.index("mediator-leaves")
AWAY = {"away": {"name": "Away", "from": "2031-01-20", "ends-mediation": True}}


def leaving(make_split, rounds, **changes):
    mediation = {"rounds-a-month": 3, "patience-months": 24, "rounds-without-mediator": rounds}
    return make_split(levers=AWAY, mediation=mediation, **changes)


def test_without_rounds_nothing_is_signed_once_the_mediator_has_left(make_split, set_tables):
    tables, settings = set_tables(leaving(make_split, 0))
    talks = play(tables, settings=settings, seed=3)
    assert (talks.week[1][talks.signed()[1]] <= 2).all()
    assert (talks.ending[1] == LEFT).mean() > 0.5


def test_the_more_often_they_meet_the_more_they_sign(make_split, set_tables):
    shares = []
    for rounds in (0, 0.2, 3):
        tables, settings = set_tables(leaving(make_split, rounds))
        shares.append(play(tables, settings=settings, seed=3).signed()[1].mean())
    assert shares[0] + 0.1 < shares[1] < shares[2] - 0.1


def test_until_the_mediator_leaves_its_absence_changes_nothing(make_split, set_tables):
    tables, settings = set_tables(leaving(make_split, 0))
    others, _ = set_tables(leaving(make_split, 3))
    without, later = (play(one, settings=settings, seed=3) for one in (tables, others))
    same = without.ending != LEFT
    for name in ("ending", "week", "package", "months_of_war"):
        assert (getattr(without, name)[same] == getattr(later, name)[same]).all()
    # Where nothing is signed then either, the talks ended in the week in which it left.
    still = later.ending == LEFT
    assert (without.week[still] == later.week[still]).all()


def test_they_table_in_turn_and_the_story_knows_when_it_left(make_split, set_tables):
    tables, _ = set_tables(leaving(make_split, 3))
    alone = 0
    for path in range(20):
        told = transcript(tables, "away", draw=0, path=path, seed=3)
        after = [held for held in told.rounds if held.week > 3]
        alone += len(after)
        assert all(held.by is not None for held in after)
        turns = [held.by for held in after]
        assert all(one != next_one for one, next_one in itertools.pairwise(turns))
        assert told.alone in (None, 3)
        assert told.goes_on == bool(after)
    assert alone > 20


@pytest.mark.parametrize("proposer", [None, "a"])
def test_after_one_text_to_be_taken_or_left_there_is_nothing_to_go_on_with(
    make_split, set_tables, proposer
):
    once = {"protocol": "take-it-or-leave-it", "proposer": proposer}
    tables, settings = set_tables(leaving(make_split, 0), **once)
    others, _ = set_tables(leaving(make_split, 3), **once)
    one, other = (play(each, settings=settings, seed=3) for each in (tables, others))
    assert one.ending.tobytes() == other.ending.tobytes()
