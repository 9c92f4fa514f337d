from __future__ import annotations

from detente.dossier.model import Dossier
from detente.drafting.responses import answer_matrix, answers_to, point_answers


def test_those_who_answered_and_those_whose_leave_is_needed(dossier: Dossier) -> None:
    answers = {answer.party: answer for answer in answers_to(dossier, "first")}
    assert list(answers) == ["north", "south", "union"]
    assert answers["north"].stance == "rejects"
    assert answers["north"].objects == ("1", "2")
    assert answers["south"].stance is None
    assert answers["union"].voices == ()


def test_voices_behind_an_answer_in_order_of_date(dossier: Dossier) -> None:
    north = answers_to(dossier, "first")[0]
    assert [(voice.statement, voice.person) for voice in north.voices] == [
        ("s1", "lis"),
        ("s2", "dorn"),
    ]
    assert north.several_voices
    assert [voice.quoted for voice in north.voices] == [False, True]


def test_who_objects_to_which_point(dossier: Dossier) -> None:
    points = point_answers(dossier, "first")
    assert [point.point for point in points] == ["1", "2", "3"]
    assert [point.objected_by for point in points] == [("north",), ("north",), ()]
    assert points[2].accepted_by == ("north",)
    assert points[2].holds == {}
    assert point_answers(dossier, "third")[1].holds is None


def test_matrix_in_order_of_dates(dossier: Dossier) -> None:
    matrix = answer_matrix(dossier)
    assert list(matrix) == ["first", "second", "third", "rumour"]
    assert set(matrix["second"]) == {"north", "south"}
