from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

import detente
from detente.dossier.model.evidence import Statement
from detente.inference.completions import MANY, completions
from detente.inference.evidence import evidence

REJECTS = {"stance": "rejects", "date": "2031-04-05"}


def said(id: str, positions: str, **more: Any) -> Statement:
    return Statement.model_validate(
        {
            "id": id,
            "date": "2031-04-10",
            "party": "north",
            "form": "quote",
            "text": "…",
            "positions": positions,
            **more,
        }
    )


def read_as(dossier: Any, *statements: Statement) -> dict[str, str]:
    """What is learned from, and why the rest is not."""
    found = evidence(dossier.model_copy(update={"statements": statements}))
    used = {piece.id: piece.reading for piece in found.pieces}
    return used | {left.id: left.reason for left in found.left_out}


def test_answers_and_positions_are_read(make_dossier: Any) -> None:
    dossier = make_dossier(north=REJECTS, south={"stance": "accepts-part", "date": "2031-04-06"})
    found = read_as(
        dossier, said("s1", "border=old:demands; army=large:rejects; army=small:accepts")
    )
    assert found == {
        "north rejects plan": "no",
        "south accepts-part plan": "part",
        "north demands border=old": "ideal",
        "north rejects army=large": "against",
        "north accepts army=small": "fine",
    }


def test_what_says_nothing_is_left_out_with_its_reason(make_dossier: Any) -> None:
    found = read_as(
        make_dossier(),
        said("s1", "border=old:undecided; border:demands"),
        said("s2", "border=old:demands", status="assessed"),
        said("s3", "army=large:demands", party="union"),
    )
    assert found == {
        "north undecided border=old": '"undecided" says neither yes nor no.',
        "north demands border": "It is about the issue as a whole, and names no option.",
        "north demands border=old": "It is an assessment, and no word of the party.",
        "union demands army=large": (
            "A deal does not need its leave, so its answers are not modelled."
        ),
    }


def test_the_same_said_again_is_no_new_evidence(make_dossier: Any) -> None:
    dossier = make_dossier().model_copy(
        update={"statements": (said("s1", "border=old:demands"), said("s2", "border=old:supports"))}
    )
    found = evidence(dossier)
    assert [piece.statements for piece in found.pieces] == [("s1",)]
    assert [left.reason for left in found.left_out] == ["It was said before (2031-04-10)."]


def test_what_becomes_known_later_is_known_only_to_those_who_heard_it(make_dossier: Any) -> None:
    later = {**REJECTS, "known": "2031-06-01"}
    dossier = make_dossier(north=later)
    assert not evidence(dossier).pieces
    assert not evidence(dossier, knower="south").pieces
    for knower in ("north", "union"):  # who said it, and who wrote the text
        assert [one.id for one in evidence(dossier, knower=knower).pieces] == ["north rejects plan"]


def test_a_text_that_is_known_is_one_package(make_dossier: Any) -> None:
    known = completions(make_dossier(), "plan", seed=1)
    assert known.packages.tolist() == [[0, 0]]
    assert known.points == ((((0, 0),), ((1, 0),)),)


def test_known_points_stand_and_others_are_any_or_as_today(make_dossier: Any) -> None:
    dossier = make_dossier(points={"1": {"border": "old"}, "2": "unknown"})
    known = completions(dossier, "plan", seed=1)
    assert known.packages.shape == (MANY, 2)
    assert set(known.packages[:, 0]) == {0}
    army = known.packages[:, 1]
    assert {0, 1} == set(army)
    # Touched half the time, and then either: today's option stands in about three of four.
    assert 0.5 < np.mean(army == 1) < 0.95
    for package, points in zip(known.packages, known.points, strict=True):
        assert ((0, 0),) in points
        assert all(package[issue] == option for point in points for issue, option in point)


def test_a_rewritten_text_keeps_about_half_of_what_it_was_made_from() -> None:
    dossier = detente.read("ukraine-2025")
    names, parent = list(dossier.issues), {"donetsk": "withdrawal", "amnesty": "full"}
    packages = np.concatenate([completions(dossier, "revised", seed=s).packages for s in range(40)])
    for issue, option in parent.items():
        held = list(dossier.issues[issue].options).index(option)
        share = np.mean(packages[:, names.index(issue)] == held)
        # Touched half the time; then the parent's option half the time, else any.
        expected = 0.5 * (0.5 + 0.5 / len(dossier.issues[issue].options))
        assert abs(share - expected) < 0.05


def test_a_piece_knows_where_it_stands() -> None:
    first = evidence(detente.read("two-rivers")).pieces[0]
    assert first == replace(first, statements=("s2",), party="north", option="troops")
