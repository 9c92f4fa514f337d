"""The points of a draft are found whatever way they are numbered."""

from __future__ import annotations

import pytest

from detente.dossier.points import MOST_POINTS, numbered, self_numbered

FORMS = [
    ("1. Arms fall silent.\n2. Troops leave.", ["1", "2"]),
    ("1) Arms fall silent.\n2) Troops leave.", ["1", "2"]),
    ("(1) Arms fall silent.\n(2) Troops leave.", ["1", "2"]),
    ("Article 1\nArms fall silent.\n\nArticle 2\nTroops leave.", ["1", "2"]),
    ("Point 1: Arms fall silent.\nPoint 2: Troops leave.", ["1", "2"]),
    ("§ 1 Arms fall silent.\n§ 2 Troops leave.", ["1", "2"]),
    ("**1.** Arms fall silent.\n**2.** Troops leave.", ["1", "2"]),
    ("- 1. Arms fall silent.\n- 2. Troops leave.", ["1", "2"]),
    ("I. Arms fall silent.\nII. Troops leave.", ["i", "ii"]),
    ("1. Arms:\n   a. fall silent;\n   b. are counted.\n2. Troops leave.", ["1", "1a", "1b", "2"]),
    ("1. Arms:\n(a) fall silent;\n(i) are counted.\n2. Go.", ["1", "1a", "1i", "2"]),
    ("1.1 Arms fall silent.\n1.2 Troops leave.\n2.1 Elections.", ["1.1", "1.2", "2.1"]),
    ("1. Arms.\n10a. Guns.\n3.2. Shells.", ["1", "10a", "3.2"]),
    ("١. تصمت المدافع.\n٢. تنسحب القوات.", ["1", "2"]),
    ("Стаття 1. Зброя мовчить.\nСтаття 2. Війська відходять.", ["1", "2"]),
]


@pytest.mark.parametrize(("text", "numbers"), FORMS)
def test_numbers(text: str, numbers: list[str]) -> None:
    made = numbered(text)
    assert [point.number for point in made.points] == numbers
    assert made.cautions == ()


def test_years_and_figures_at_the_start_of_a_line_are_no_points() -> None:
    made = numbered("1. Forces stay below\n600,000 until\n2031, when they are counted.\n2. Ends.")
    assert [point.number for point in made.points] == ["1", "2"]
    assert made.points[0].text.endswith("until 2031, when they are counted.")


def test_paragraphs_are_counted_where_there_is_no_number() -> None:
    made = numbered("# A plan\n\nArms fall silent.\n\nTroops leave.\n")
    assert [(p.number, p.text) for p in made.points] == [
        ("1", "Arms fall silent."),
        ("2", "Troops leave."),
    ]
    assert made.cautions == ("No point has a number: its paragraphs are counted as points.",)


def test_a_title_is_no_point() -> None:
    made = numbered("A plan for the river\n\n2 April 2031\n\nArms fall silent.\n\nTroops leave.\n")
    assert [(p.number, p.text) for p in made.points] == [
        ("1", "Arms fall silent."),
        ("2", "Troops leave."),
    ]
    assert made.preamble == "A plan for the river 2 April 2031"
    without_ends = numbered("Ceasefire\n\nWithdrawal\n\nElections")
    assert [point.text for point in without_ends.points] == ["Ceasefire", "Withdrawal", "Elections"]


def test_a_number_that_stands_twice_loses_nothing() -> None:
    made = numbered("1. One.\n2. Two.\n2. Other.\n3. Three.")
    assert [point.number for point in made.points] == ["1", "2", "2-2", "3"]
    assert made.cautions == ("2 stands more than once: the second is called 2-2, and so on.",)
    again = numbered("1. One.\n1-2. Two.\n1. Three.\nI. Four.\nI. Five.\ni-3. Six.")
    assert [point.number for point in again.points] == ["1", "1-2", "1-3", "i", "i-2", "i-3"]


def test_headings_belong_to_no_point() -> None:
    made = numbered("# Plan\n\n1. One.\n\n## Part II\n\n2. Two.\n")
    assert [point.text for point in made.points] == ["One.", "Two."]


def test_lines_know_where_they_stand() -> None:
    assert [point.line for point in numbered("Head\n\n1. One\nmore\n\n2. Two").points] == [3, 6]


@pytest.mark.parametrize("text", ["", "\n\n", "# Only a heading"])
def test_nothing_is_no_point(text: str) -> None:
    assert numbered(text).points == ()


def test_a_book_is_cut_and_said() -> None:
    made = numbered("\n".join(f"{n}. Words." for n in range(1, MOST_POINTS + 3)))
    assert len(made.points) == MOST_POINTS
    assert "5,002" in made.cautions[0]


def test_numbers_in_a_block_of_code_are_no_points() -> None:
    raw = "1. One:\n\n```\n1. no point\n```\n\n2. Two.\n"
    made = numbered(raw)
    assert [(one.number, one.text) for one in made.points] == [
        ("1", "One: ``` 1. no point ```"),
        ("2", "Two."),
    ]
    assert self_numbered(raw) == raw.rstrip("\n")
    unclosed = numbered("1. One.\n```\n2. Two.")
    assert [one.number for one in unclosed.points] == ["1", "2"]
