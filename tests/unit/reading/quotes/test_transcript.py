"""Labels of transcripts in every common form, and what only looks like one."""

from __future__ import annotations

import pytest

from detente.documents.document import Document
from detente.reading.actors import Actor, Actors
from detente.reading.parsed import parse
from detente.reading.quotes.transcript import turns_in

DORN = Actors(people=(Actor(name="Ana Dorn"),))


def turns(text: str, actors: Actors | None = None) -> list[tuple[str, str, bool]]:
    parsed = parse(Document(name="a.txt", text=text, sha256="0" * 64))
    return [
        (text[t.label.start : t.label.end], text[t.words.start : t.words.end], t.floor)
        for t in turns_in(parsed, actors or Actors())
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ANA DORN: ", "TEO RUIZ: "),
        ("MS. DORN: ", "MR. RUIZ: "),
        ("A. DORN: ", "T. RUIZ: "),
        ("PRESIDENT DORN: ", "MINISTER RUIZ: "),
        ("ANA DORN, PRESIDENT OF THE NORTH: ", "TEO RUIZ (through an interpreter): "),
        ("Ana Dorn (10:08)\n", "Teo Ruiz (10:09)\n"),
        ("Ana Dorn 00:01:08\n\n", "Teo Ruiz 00:02:09\n\n"),
        ("[10:08] ANA DORN: ", "[10:09] TEO RUIZ: "),
        ("[Ana Dorn] ", "[Teo Ruiz] "),
        ("**ANA DORN:** ", "**TEO RUIZ**: "),
        (">> ANA DORN: ", ">> TEO RUIZ: "),
        ("Senator Dorn | ", "Senator Ruiz | "),
    ],
)
def test_labels_of_every_form(first: str, second: str) -> None:
    found = turns(f"{first}We are ready.\n\n{second}We are not.")
    assert [(words, floor) for _, words, floor in found] == [
        ("We are ready.", False), ("We are not.", False),
    ]  # fmt: skip
    assert all(name.casefold().split()[-1] in ("dorn", "ruiz") for name, _, _ in found)


@pytest.mark.parametrize("office", ["", ", president of the North", " (North)"])
def test_a_label_that_is_heard_once(office: str) -> None:
    text = f"Ana Dorn{office}: No.\n\nTeo Ruiz: The ridge is ours.\n\nAna Dorn: So be it."
    assert [name for name, _, _ in turns(text)] == ["Ana Dorn", "Teo Ruiz", "Ana Dorn"]


@pytest.mark.parametrize(
    "question",
    ["Q    ", "Q\t", "Q: ", "Q. ", "Q (Reuters) ", "Q (Reuters): ", "Q — ", "QUESTION: ",
     "REPORTER: ", "Reporter 2: ", "FEMALE REPORTER: ", "**Interviewer:** ", "BBC REPORTER: "],
)  # fmt: skip
def test_a_question_is_from_the_floor(question: str) -> None:
    text = f"MS. DORN: We are ready.\n\n{question}And the port?\n\nMS. DORN: That too."
    assert [floor for _, _, floor in turns(text)] == [False, True, False]
    assert turns(text)[1][1] == "And the port?"


def test_a_paragraph_without_a_label_goes_on_and_one_of_nobody_ends_it() -> None:
    text = (
        "MS. DORN: We are ready.\n\nWe wait.\n\nMR. RUIZ: We too.\n\n"
        "Note: The talks resume on Monday.\n\nThey are held in Lissa."
    )
    assert [words for _, words, _ in turns(text)] == ["We are ready.", "We wait.", "We too."]


@pytest.mark.parametrize(
    "line",
    ["10:12", "4:05 P.M. EDT", "(Laughter.)", "[Applause]", "END 4:05 P.M. EDT", "* * *", "END",
     "[End of transcript]", "OPENING STATEMENTS"],
)  # fmt: skip
def test_a_clock_or_a_stage_direction_is_nobodys_words(line: str) -> None:
    text = f"MS. DORN: We are ready.\n\n{line}\n\nMR. RUIZ: We too.\n\n{line}"
    assert [words for _, words, _ in turns(text)] == ["We are ready.", "We too."]


@pytest.mark.parametrize(
    "text",
    [
        "The announcement: talks go on.\n\nThe correction: they do not.",
        "Geneva: talks resume.\n\nContact: Ana Dorn, 555.\n\nContact: Press office.",
        "Patience: nobody wins early.\n\nMoney: someone must pay.\n\nTime: it runs out.",
        "Dorn: We keep the ridge.\n\nThe president spoke on Monday.",
    ],
)
def test_a_colon_in_prose_is_no_label(text: str) -> None:
    assert turns(text) == []


def test_a_single_label_of_the_list_holds_for_its_paragraph_alone() -> None:
    text = "Dorn: We keep the ridge.\n\nThe president spoke on Monday."
    assert turns(text, DORN) == [("Dorn", "We keep the ridge.", False)]
