"""What deadlines are worth: each one missed takes its share, and horizons follow."""

import pytest

from detente.behaviour.deadlines import credibility, missed_deadlines, perceived_horizon
from detente.dossier.model.dossier import Dossier


def dossier(**deadlines):
    return Dossier.model_validate(
        {
            "title": "T",
            "as-of": "2031-06-01",
            "parties": {"a": {"name": "A", "kind": "belligerent", "consent": "required"}},
            "issues": {"land": {"name": "Land", "options": {"x": "X", "y": "Y"}}},
            "deadlines": {
                key: {"set-by": "m", "for": "a", "set": "2031-01-01", **value}
                for key, value in deadlines.items()
            },
        }
    )


def test_each_missed_deadline_takes_its_share_of_what_is_left():
    assert credibility([0, 1, 2, 3], 0.2) == pytest.approx([1.0, 0.8, 0.64, 0.512])


def test_fatigue_of_nothing_and_of_all():
    assert credibility([0, 5], 0.0).tolist() == [1.0, 1.0]
    assert credibility([0, 1], 1.0).tolist() == [1.0, 0.0]


def test_only_what_passed_without_effect_counts():
    found = missed_deadlines(
        dossier(
            **{
                "gone": {"due": "2031-02-01", "became": "missed"},
                "put-off": {"due": "2031-02-01", "became": "moved"},
                "met": {"due": "2031-02-01", "became": "kept"},
                "given-up": {"due": "2031-02-01", "became": "dropped"},
                "forgotten": {"due": "2031-05-31"},
                "ahead": {"due": "2031-07-01"},
            }
        )
    )
    assert found == {"m": 3}


def test_setters_are_counted_apart():
    found = missed_deadlines(
        dossier(
            first={"due": "2031-02-01", "became": "missed"},
            second={"due": "2031-03-01", "became": "missed", "set-by": "other"},
        )
    )
    assert found == {"m": 1, "other": 1}


def test_a_deadline_beyond_patience_changes_nothing():
    assert perceived_horizon(6.0, 9.0, 1.0) == 6.0


def test_a_deadline_that_is_past_leaves_no_time():
    assert perceived_horizon(6.0, -1.0, 1.0) == 0.0
