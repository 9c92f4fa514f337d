"""Signed, then ratified or not: by a party that decides after signature, or by a stated chance."""

from __future__ import annotations

import pytest

from detente.talks.outcomes import ENDINGS
from detente.talks.play import play
from detente.talks.transcript import transcript

FAILED = ENDINGS.index("not-ratified")


def with_house(make_split, **house):
    """A split in which a house of its own must ratify what is signed; it wants what ``a`` wants."""
    parties = {
        name: party.model_dump(by_alias=True, exclude_defaults=True)
        for name, party in make_split().parties.items()
    }
    parties["house"] = parties["a"] | {"consent": "ratifies"} | house
    return make_split(parties=parties)


def test_who_ratifies_is_asked_only_once_it_is_signed_and_its_no_ends_the_talks(
    make_split, set_tables
):
    tables, _ = set_tables(with_house(make_split))
    ratified = refused = 0
    for path in range(60):
        told = transcript(tables, "hold-course", draw=0, path=path, seed=3)
        for held in told.rounds:
            signed = held.answers["a"] and held.answers["b"]
            assert ("house" in held.answers) == signed
            assert not signed or held is told.rounds[-1]
        if told.rounds and "house" in told.rounds[-1].answers:
            said = told.rounds[-1].answers["house"]
            assert told.ending == ("settlement" if said else "not-ratified")
            ratified, refused = ratified + said, refused + (not said)
    assert ratified > 20
    assert refused > 0


def test_what_leaves_the_house_worse_off_is_never_ratified(make_split, set_tables):
    worth = {str(k): k / 10 for k in range(11)}
    wants = {"weights": {"land": 1}, "worth": {"land": worth}}
    poor = {"wants": wants | {"no-deal": 2.0}}
    tables, settings = set_tables(with_house(make_split, **poor))
    talks = play(tables, settings=settings, seed=3)
    assert not talks.signed().any()
    assert "not-ratified" in talks.endings
    # What nobody could keep without the house is not even signed.
    assert set(talks.package.ravel().tolist()) == {-1}


def test_so_much_of_what_is_signed_is_ratified(make_split, set_tables):
    plain = make_split()
    behaviour = plain.behaviour.model_dump(by_alias=True, exclude_defaults=True)
    tables, settings = set_tables(make_split(behaviour=behaviour | {"ratified": 0.6}), paths=2000)
    talks = play(tables, settings=settings, seed=3)
    signed, failed = talks.signed(), talks.ending == FAILED
    many = signed.sum() + failed.sum()
    assert many > 3000
    assert signed.sum() / many == pytest.approx(0.6, abs=4 * (0.24 / many) ** 0.5)
    # The war goes on after a text that is not ratified: until it ends or the horizon.
    assert (talks.months_of_war[failed] >= talks.week[failed] * 7 / 30.4375 - 1e-4).all()
    without, _ = set_tables(make_split(), paths=2000)
    before = play(without, settings=settings, seed=3)
    assert "not-ratified" not in before.endings
    # The same texts are signed on the same paths; a draw of luck alone decides.
    assert ((before.package == talks.package) | failed).all()
