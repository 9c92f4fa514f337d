from __future__ import annotations

from typing import Any

import pytest

from detente.inference.answers import NO, YES, recorded_answers
from detente.inference.predictive import unlearned


@pytest.mark.parametrize(
    ("stance", "said_yes"),
    [
        ("accepts", True),
        ("supports", True),
        ("accepts-part", False),
        ("acceptable-if", False),
        ("rejects", False),
        ("objects", False),
        ("red-line", False),
    ],
)
def test_how_a_stance_is_read(make_dossier: Any, stance: str, said_yes: bool) -> None:
    [answer], left = recorded_answers(make_dossier(north={"stance": stance, "date": "2031-04-05"}))
    assert answer.said_yes is said_yes
    assert left == ()


@pytest.mark.parametrize("stance", ["undecided", "silent"])
def test_no_answer_is_missing_and_not_a_no(make_dossier: Any, stance: str) -> None:
    used, [left] = recorded_answers(make_dossier(north={"stance": stance, "date": "2031-04-05"}))
    assert used == ()
    assert "neither" in left.reason
    assert stance not in YES | NO


def test_drafts_too_little_known_are_left_out(make_dossier: Any) -> None:
    said = {"stance": "rejects", "date": "2031-04-05"}
    points: dict[str, Any] = {"1": {"border": "old"}, "2": "unknown", "3": "unknown"}
    _, [left] = recorded_answers(make_dossier(north=said, points=points))
    assert "2 of the draft's 3 points" in left.reason
    half = {"1": {"border": "old"}, "2": "unknown"}
    assert len(recorded_answers(make_dossier(north=said, points=half))[0]) == 1
    _, [left] = recorded_answers(make_dossier(north=said, points={"1": {}}))
    assert "No point" in left.reason


def test_answers_known_later_do_not_count_yet(make_dossier: Any) -> None:
    said = {"stance": "rejects", "date": "2031-04-05", "known": "2031-06-01"}
    assert recorded_answers(make_dossier(north=said)) == ((), ())


def test_in_order_of_date(make_dossier: Any) -> None:
    dossier = make_dossier(
        north={"stance": "rejects", "date": "2031-04-09"},
        south={"stance": "accepts", "date": "2031-04-02"},
    )
    assert [answer.party for answer in recorded_answers(dossier)[0]] == ["south", "north"]


def test_what_was_not_let_teach_is_said(make_dossier: Any) -> None:
    dossier = make_dossier(north={"stance": "rejects", "date": "2031-04-09", "objects": ["1"]})
    assert "nothing was learned from the 1 answer" in unlearned(dossier)
    assert "the 1 objection in them" in unlearned(dossier)
    assert "learned" not in unlearned(make_dossier())
