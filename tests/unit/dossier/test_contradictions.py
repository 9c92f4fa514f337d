"""Answers, dates and speakers that contradict each other are said, each once and in its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from detente.dossier.files.read import check

Change = Callable[[str, str, str], tuple[int, int]]
Y, S = "dossier.yaml", "statements.csv"
NORTH = "north: {stance: rejects, date: 2031-04-05, objects: [1, 2], complete: true, statement: s3}"
SKETCH = "sketch: {name: The sketch, by: south, date: 2031-02-10, known: 2031-03-01,"


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("stance: «rejects, accepts: [1, 2], complete: true", "all points it names are accepted."),
        ("stance: «objects, accepts: [1, 2, 3, 4]", "all points it names are accepted."),
        ("stance: «red-line, accepts: 1, complete: true", "all points it names are accepted."),
        (
            "stance: «accepts, accepts: [1, 2], complete: true",
            "is said to accept 2 of its 4 points alone.",
        ),
        ("stance: rejects, complete: «true", "to name all its points, and it names none."),
    ],
)
def test_the_points_of_a_response_agree_with_its_stance(
    answer: str, message: str, folder: Path, change: Change
) -> None:
    place = change(Y, NORTH, f"north: {{date: 2031-04-05, {answer}}}")
    [finding] = check(folder)
    assert (finding.slug, finding.severity) == ("accepts-and-objects", "warning")
    assert (finding.place.line, finding.place.column) == place
    assert finding.message.endswith(message)


@pytest.mark.parametrize(
    "answer",
    [
        "stance: rejects, accepts: [1, 2]",  # the others it rejects
        "stance: accepts-part, accepts: [1, 2], complete: true",
        "stance: rejects, accepts: 1, objects: 2, complete: true",
        "stance: accepts, accepts: [1, 2, 3, 4], complete: true",
        "stance: accepts, accepts: [1, 2]",
        "stance: demands",
    ],
)
def test_an_answer_that_can_be_meant_is_let_be(answer: str, folder: Path, change: Change) -> None:
    change(Y, NORTH, f"north: {{date: 2031-04-05, «{answer}}}")
    assert check(folder) == ()


@pytest.mark.parametrize(
    ("old", "new", "slug", "message"),
    [
        (
            "known: 2031-03-01,",
            "known: «2031-02-01,",
            "known-before-date",
            "it is known from 2031-02-01, before it happened on 2031-02-10.",
        ),
        (
            "date: 2031-04-04, accepts",
            "date: 2031-04-04, known: «2031-04-03, accepts",
            "known-before-date",
            "it is known from 2031-04-03, before it happened on 2031-04-04.",
        ),
        (
            "set: 2031-04-02, due",
            "set: 2031-04-02, known: «2030-04-02, due",
            "known-before-date",
            "it is known from 2030-04-02, before it happened on 2031-04-02.",
        ),
        (
            "date: 2031-04-02\n    derived-from: sketch",
            "date: 2031-01-02\n    derived-from: «sketch",
            "draft-before-origin",
            'draft "first-plan" of 2031-01-02 is older than "sketch" of 2031-02-10, from which it '
            "derives.",
        ),
    ],
)
def test_nothing_is_known_or_made_before_it_was(
    old: str, new: str, slug: str, message: str, folder: Path, change: Change
) -> None:
    place = change(Y, old, new)
    [finding] = check(folder)
    assert (finding.slug, finding.severity) == (slug, "error")
    assert (finding.place.line, finding.place.column) == place
    assert finding.message == message


def test_a_draft_of_the_month_may_derive_from_one_of_its_days(folder: Path, change: Change) -> None:
    change(Y, "date: 2031-04-02\n    derived", "date: «2031-02\n    derived")
    assert check(folder) == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "complete: true, statement: s3",
            "complete: true, statement: «s4",
            'the answer of "north" to "first-plan" rests on s4, a statement of "south".',
        ),
        (
            "declared: s2",
            "«declared: [s4, s5]",
            'a red line that "north" has declared rests on s4, a statement of "south".',
        ),
    ],
)
def test_a_party_answers_and_declares_in_its_own_words(
    old: str, new: str, message: str, folder: Path, change: Change
) -> None:
    place = change(Y, old, new)
    [finding] = check(folder)
    assert (finding.slug, finding.severity) == ("another-speaker", "warning")
    assert (finding.place.line, finding.place.column) == place
    assert finding.message == message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("complete: true, statement: s3", "complete: true, statement: «[s3, s4]"),
        ("complete: true, statement: s3", "complete: true, statement: «s1"),  # the mediator tells
        ("stance: rejects, date: 2031-04-05, objects: [1, 2], complete: true, statement: s3",
         "stance: accepts-part, date: 2031-04-05, objects: 3, statement: «s4"),  # both, as one
        ("declared: s2",
         "assessed: «s4"),
    ],
)  # fmt: skip
def test_others_may_tell_of_it_or_speak_for_both(
    old: str, new: str, folder: Path, change: Change
) -> None:
    change(Y, old, new)
    assert check(folder) == ()


def test_a_person_speaks_for_their_own_party_and_is_told_once(folder: Path, change: Change) -> None:
    place = change(S, "s3,2031-04-05,,dorn,north", "s3,2031-04-05,,«okafor,north")
    change(S, "s2,2031-03-28,,lis,north", "s2,2031-03-28,,«okafor,north")
    [finding] = check(folder)
    assert (finding.slug, finding.severity) == ("another-speaker", "warning")
    assert (finding.place.file, finding.place.line) == (S, 3)
    assert finding.place.column == place[1]
    assert finding.mend == "Write party south; or name a person of north, or none."


def test_a_row_of_cells_met_before_is_held_to_its_speaker_too(folder: Path) -> None:
    """Person and party have each been met in good rows, not together."""
    table = folder / S
    text = table.read_text(encoding="utf-8")
    row = "s7,2031-04-05,,ruiz,north,his cabinet,leaked minutes,paraphrase,No.,en,,stated,,,,,\n"
    table.write_text(text + row.replace("stated,,", "stated,report,"), encoding="utf-8")
    [finding] = check(folder)
    assert (finding.slug, finding.place.line) == ("another-speaker", 8)


@pytest.mark.parametrize(
    ("positions", "said"),
    [
        ("border=middle-line:acceptable-if; border=middle-line:rejects", True),
        ("trade:supports; dam=joint:accepts; trade:objects", True),
        ("border=middle-line:rejects; border=middle-line:red-line", False),
        ("border=middle-line:accepts; border=front-line:rejects; border:objects", False),
    ],
)
def test_a_statement_takes_one_stance_on_one_thing(
    positions: str, said: bool, folder: Path, change: Change
) -> None:
    place = change(
        S,
        "border=middle-line:acceptable-if; guarantee=troops:demands; army=cap-50k:rejects",
        f"«{positions}",
    )
    findings = check(folder)
    assert [(f.slug, f.severity, f.place.line, f.place.column) for f in findings] == (
        [("accepts-and-objects", "warning", *place)] if said else []
    )
    if said:
        first, last = positions.split("; ")[0], positions.split("; ")[-1]
        assert findings[0].message == f"{first} and {last} stand in one statement."
