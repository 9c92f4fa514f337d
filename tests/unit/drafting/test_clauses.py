"""Who acts, by when, measured how, verified and paid by whom: what a clause says, and no more."""

from __future__ import annotations

import pytest

from detente.dossier.points import numbered
from detente.drafting.clauses import Clause, clauses
from detente.drafting.matrix import matrix

NAMES = ("Norland", "Sudland", "the Union")


def read(text: str) -> list[Clause]:
    return list(clauses(numbered(f"1. {text}"), NAMES))


def told(clause: Clause, part: str) -> str:
    words = getattr(clause, part)
    return words.text if words else ""


@pytest.mark.parametrize(
    ("text", "actor", "act"),
    [
        ("Norland and Sudland release all prisoners.", "Norland and Sudland", "release"),
        ("Norland's armed forces are limited to 60,000.", "Norland", "limit"),
        ("Norland's sovereignty is confirmed.", "", "confirm"),
        ("The prisoners are released.", "", "release"),
        ("The prisoners are released by the Union.", "the Union", "release"),
        ("Sanctions are eased by a third.", "", "ease"),
        ("Once the line is marked, Sudland shall not fire across it.", "Sudland", ""),
        ("A joint commission of six members decides by majority.",
         "A joint commission of six members", "decide"),
        ("The line where troops stand becomes the border.", "", ""),
        ("Grain moves freely.", "", "move"),
        ("Territory: Norland keeps what it holds.", "Norland", "keep"),
        ("Fighters are integrated after vetting by a board.", "", "integrate"),
    ],
)  # fmt: skip
def test_who_acts(text: str, actor: str, act: str) -> None:
    clause = read(text)[0]
    assert (told(clause, "actor"), clause.act) == (actor, act)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("Norland opens the road within ten days of signature.", "within ten days of signature"),
        ("Norland opens the road by 1 May 2031.", "by 1 May 2031"),
        ("Norland opens the road no later than 30 months after signature.",
         "no later than 30 months after signature"),
        ("Norland opens the road at once.", "at once"),
        ("Norland opens the road once the mines are gone.", "once the mines are gone"),
        ("Norland opens the road as soon as possible.", ""),
        ("Norland reports every quarter.", "every quarter"),
        ("Norland may open the road.", ""),
        ("The guarantee takes effect upon ratification.", "upon ratification"),
    ],
)  # fmt: skip
def test_by_when(text: str, deadline: str) -> None:
    assert told(read(text)[0], "deadline") == deadline


@pytest.mark.parametrize(
    ("text", "part", "said"),
    [
        ("Norland keeps 60,000 troops, averaged over a year.", "measure", "averaged over a year"),
        ("The plant restarts under the supervision of the Agency.", "verifier", "the Agency"),
        ("Observers of the Union watch the line.", "verifier", "Observers of the Union"),
        ("Monitoring is agreed under Norland's supervision.", "verifier",
         "Norland"),
        ("Norland restarts the plant under the supervision of the Union.", "verifier",
         "the Union"),
        ("A task force promotes and enforces the agreement.", "verifier", "A task force"),
        ("Norland keeps its compliance to itself.", "verifier", ""),
        ("Drones stay on the ground, except those of the observers.", "verifier", ""),
        ("The costs are borne by Sudland.", "payer", "Sudland"),
        ("Sudland pays for the bridge.", "payer", "Sudland"),
        ("Norland is compensated, also from frozen Sudland assets.", "payer",
         "frozen Sudland assets"),
        ("Any dispute goes to an arbitrator.", "dispute", "Any dispute goes to an arbitrator"),
        ("If Norland attacks Sudland, aid ends.", "breach", "If Norland attacks Sudland, aid ends"),
    ],
)  # fmt: skip
def test_measured_verified_paid_settled(text: str, part: str, said: str) -> None:
    assert told(read(text)[0], part) == said


def test_words_stand_where_their_place_says() -> None:
    point = numbered("4. Territory: Norland leaves the ridge by 1 May; the Union verifies it.")
    text = point.points[0].text
    for clause in clauses(point, NAMES):
        for part in ("words", "label", "subject", "verb", "actor", "deadline", "verifier"):
            words = getattr(clause, part)
            assert words is None or text[words.start : words.end] == words.text, part


def test_a_matrix_has_a_row_for_each_stipulation() -> None:
    draft = numbered("1. Norland leaves by 1 May; the Union verifies it.\n2. Sudland opens a road.")
    rows = matrix(draft, clauses(draft, NAMES))
    assert [(row.point, row.actor, row.deadline, row.verifier) for row in rows] == [
        ("1", "Norland", "by 1 May", ""),
        ("1", "the Union", "", "the Union"),
        ("2", "Sudland", "", ""),
    ]


@pytest.mark.parametrize(
    ("text", "actor", "deadline"),
    [
        ("Sudland pays 12 million crowns a year.", "Sudland", ""),
        ("Both regions pay 3,000 crowns per month by 1 May 2031.", "Both regions", "by 1 May 2031"),
        ("Norland pays $5 million a year.", "Norland", ""),
        ("The board reports every month.", "The board", "every month"),
        ("The two regions share the water.", "The two regions", ""),
        ("A joint water board reports three times a year.", "A joint water board", "a year"),
    ],
)
def test_what_a_sum_is_paid_by_is_no_day(text: str, actor: str, deadline: str) -> None:
    clause = read(text)[0]
    assert (told(clause, "actor"), told(clause, "deadline")) == (actor, deadline)
