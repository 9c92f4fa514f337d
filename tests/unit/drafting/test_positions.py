from __future__ import annotations

import datetime as dt

import pytest

from detente.dossier.model.dossier import Dossier
from detente.drafting.positions import positions


def test_latest_first_with_the_way_back_to_the_source(dossier: Dossier) -> None:
    cell = positions(dossier).cells["north", "border"]
    assert [(one.statement, one.stance) for one in cell.said] == [
        ("s2", "rejects"),
        ("s1", "acceptable-if"),
    ]
    assert cell.said[0].text == "What s2 says."
    assert cell.said[0].quoted


def test_stated_stays_apart_from_assessed(dossier: Dossier) -> None:
    cell = positions(dossier).cells["south", "border"]
    assert [one.statement for one in cell.stated] == ["s3"]
    assert [one.statement for one in cell.assessed] == ["s4"]


def test_parties_without_a_word_are_left_out_and_order_is_the_dossiers(dossier: Dossier) -> None:
    found = positions(dossier)
    assert found.parties == ("north", "south")
    assert found.issues == ("border", "army", "dam")
    assert found.cells["south", "dam"].said == ()
    assert len(found.said) == 7


@pytest.mark.parametrize(
    ("day", "known"),
    [
        (dt.date(2031, 2, 28), []),
        (dt.date(2031, 3, 25), ["s1"]),  # s3 was said, and not yet leaked
        (dt.date(2031, 4, 5), ["s2", "s1"]),
        (dt.date(2031, 4, 29), ["s2", "s1"]),  # "in April" counts from its last day
        (dt.date(2031, 5, 1), ["s2", "s1", "s4", "s3"]),
    ],
)
def test_as_known_on_a_day(dossier: Dossier, day: dt.date, known: list[str]) -> None:
    found = positions(dossier, as_of=day, issues=["border"])
    assert [one.statement for one in found.said] == known


def test_two_people_of_one_party_who_differ(dossier: Dossier) -> None:
    cells = positions(dossier).cells
    border = cells["north", "border"]
    assert [voice.person for voice in border.voices] == ["dorn", "lis"]
    assert border.voices_differ
    # One person who repeats himself, or speaks of other options, does not differ from himself.
    assert not cells["north", "army"].voices_differ
    assert not cells["south", "border"].voices_differ


def test_what_moved_since(dossier: Dossier) -> None:
    found = positions(dossier, since=dt.date(2031, 4, 1))
    moves = {(m.party, m.issue, m.option): m for m in found.moves}
    border = moves["north", "border", "ridge"]
    assert border.before is not None
    assert (border.before.stance, border.after.stance) == ("acceptable-if", "rejects")
    # A repetition is no move; a new word on the issue as a whole is, and so is a leak.
    assert ("north", "army", "small") not in moves
    assert moves["north", "army", None].before is None
    assert moves["south", "border", "ridge"].after.statement in {"s3", "s4"}
    assert [one.statement for one in found.said if one.moved] == ["s2", "s4", "s3", "s5", "s5"]
    assert positions(dossier).moves == ()


def test_red_lines_from_the_day_they_hold(dossier: Dossier) -> None:
    def lines(day: dt.date) -> int:
        cells = positions(dossier, as_of=day).cells
        return len(cells["north", "border"].red_lines)

    assert lines(dt.date(2031, 4, 4)) == 1
    assert lines(dt.date(2031, 4, 5)) == 2


def test_misuse_is_named(dossier: Dossier) -> None:
    with pytest.raises(ValueError, match='"bordr" is not in the dossier'):
        positions(dossier, issues=["bordr"])
    with pytest.raises(ValueError, match="must not lie after"):
        positions(dossier, since=dt.date(2032, 1, 1))
