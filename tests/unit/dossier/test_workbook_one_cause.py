"""Nothing on a sheet is passed over in silence, and one cause is one finding."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import detente
from detente.dossier.files.workbook.read import read_workbook
from detente.dossier.files.workbook.write import write_workbook
from detente.errors import DossierError, Finding

Change = Callable[[Any], object]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, few_rows_to_fill: None) -> bytes:
    folder = tmp_path_factory.mktemp("book")
    return write_workbook("two-rivers", folder / "rivers.xlsx").read_bytes()


@pytest.fixture
def book(written: bytes, tmp_path: Path) -> Path:
    file = tmp_path / "rivers.xlsx"
    file.write_bytes(written)
    return file


def changed(book: Path, change: Change) -> Path:
    opened = openpyxl.load_workbook(book)
    change(opened)
    opened.save(book)
    return book


def findings(book: Path, change: Change) -> tuple[Finding, ...]:
    try:
        return read_workbook(changed(book, change))[1]
    except DossierError as error:
        return error.findings


def put(sheet: str, cell: str, value: Any, format: str | None = None) -> Change:
    def change(book: Any) -> None:
        book[sheet][cell].value = value
        if format is not None:
            book[sheet][cell].number_format = format

    return change


def single(what: str, value: str) -> Change:
    """The value of a row of the first sheet."""

    def change(book: Any) -> None:
        row = next(row for row in book["Dossier"].iter_rows() if row[0].value == what)
        row[1].value = value

    return change


def copied(book: Any) -> None:
    book.copy_worksheet(book["Parties"]).title = "Parties (2)"


def sheet(name: str, *cells: str) -> Change:
    return lambda book: (
        book.create_sheet(name).append(list(cells)) if cells else (book.create_sheet(name))
    )


PASSED_OVER = [
    (copied, "unknown-sheet", "Parties (2)!A1: the sheet is a copy of the sheet Parties; nothing"),
    (sheet("Budget", "", "12"), "unknown-sheet", "Budget!B1: the sheet is none of a dossier's"),
    (put("Parties", "L4", "x"), "unknown-column", "Parties!L4: values stand in a column without"),
    (put("Weights", "B1", "x"), "bad-cell", "Weights!A1: a row of values stands above the heads"),
]


@pytest.mark.parametrize(("change", "slug", "says"), PASSED_OVER)
def test_what_would_not_be_read_is_one_finding(
    change: Change, slug: str, says: str, book: Path
) -> None:
    (finding,) = findings(book, change)
    assert (finding.slug, finding.severity) == (slug, "error")
    assert finding.message.startswith(says)
    assert finding.mend


@pytest.mark.parametrize(
    "change",
    [
        sheet("# my notes", "x"),
        sheet("Sheet1"),
        lambda book: (put("Parties", "L2", "# mine")(book), put("Parties", "L4", "x")(book)),
    ],
)
def test_what_is_marked_as_ones_own_is_left_alone(change: Change, book: Path) -> None:
    assert findings(book, change) == ()


@pytest.mark.parametrize(
    ("what", "typed"),
    [
        ("war.sides", "north, south"),
        ("war.sides", "north;south"),
        ("war.sides", "[north, south]"),
    ],
)
def test_ids_are_parted_by_commas_too(what: str, typed: str, book: Path) -> None:
    known = read_workbook(changed(book, single(what, typed)))[0]
    assert known == detente.read("two-rivers")


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("2032-01-01", ["2032-01-01"]),
        ("2032-01-01, 2033", ["2032-01-01", "2033"]),
        ("2032-01-01; 2033", ["2032-01-01", "2033"]),
    ],
)
def test_one_date_is_a_list_of_one(typed: str, means: list[str], book: Path) -> None:
    known = read_workbook(changed(book, single("forecast.by", typed)))[0]
    assert known.forecast is not None
    assert [str(day) for day in known.forecast.by] == means


def test_lists_of_ids_take_commas_wherever_they_stand(book: Path) -> None:
    def change(opened: Any) -> None:
        put("Events", "G3", "lis, dorn")(opened)
        put("Drafts", "C3", "north, union")(opened)
        put("Parties", "E3", "on: border, army")(opened)

    known = read_workbook(changed(book, change))[0]
    assert known.events[0].people == ("lis", "dorn")
    assert known.drafts["sketch"].by == ("north", "union")
    assert known.parties["north"].required_on == ("border", "army")


ONE_CAUSE = [
    ("Parties", "A3"), ("Parties", "B3"), ("Parties", "C3"), ("Issues", "A3"), ("Issues", "B3"),
    ("Options", "A3"), ("Options", "B3"), ("Options", "C3"), ("People", "B3"), ("Tracks", "A3"),
    ("Drafts", "A3"), ("Drafts", "D3"), ("Points", "B3"), ("Deadlines", "A3"), ("Levers", "A3"),
    ("Levers", "B3"), ("Assumptions", "A3"), ("Assumptions", "B3"), ("Statements", "A3"),
    ("Statements", "B3"), ("Sources", "A3"), ("Sources", "C3"), ("Events", "A3"), ("Dossier", "B3"),
    ("Weights", "C3"), ("Red lines", "A3"), ("War", "A3"), ("Changes", "B3"), ("Changes", "C3"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "cell"), ONE_CAUSE)
def test_a_cell_that_cannot_be_read_is_one_finding(title: str, cell: str, book: Path) -> None:
    (finding,) = findings(book, put(title, cell, "=A1"))
    assert finding.slug == "formula"
    assert finding.message.startswith(f"{title}!{cell}: ")


@pytest.mark.parametrize(
    ("title", "cell", "value", "slug"),
    [
        ("Parties", "A3", None, "bad-cell"),
        ("Issues", "A3", "Bad Id", "bad-id"),
        ("Sources", "H3", "{", "not-json"),
        ("Statements", "A3", None, "missing"),
        ("Statements", "A3", "Bad Id", "bad-id"),
    ],
)
def test_what_only_follows_is_not_said(
    title: str, cell: str, value: str | None, slug: str, book: Path
) -> None:
    (finding,) = findings(book, put(title, cell, value))
    assert (finding.slug, finding.message.split(":")[0]) == (slug, f"{title}!{cell}")


def test_two_causes_are_two_findings(book: Path) -> None:
    def change(opened: Any) -> None:
        put("Parties", "A3", "=A1")(opened)
        put("Statements", "M3", "gazette")(opened)

    said = {finding.slug: finding.message for finding in findings(book, change)}
    assert list(said) == ["formula", "unknown-source"]
    assert said["unknown-source"].startswith('Statements!M3: "gazette"')


def test_a_point_that_became_a_number_is_told(book: Path) -> None:
    assert openpyxl.load_workbook(book)["Points"]["B3"].number_format == "@"
    (advice,) = findings(book, put("Points", "B3", 1.1, "General"))
    assert (advice.slug, advice.severity) == ("number-for-id", "advice")
    assert advice.message == (
        "Points!B3: the number 1.1 stands here; a spreadsheet makes it of 1.10 too."
    )


def test_a_point_is_read_with_the_places_that_are_shown(book: Path) -> None:
    known, told = read_workbook(changed(book, put("Points", "B3", 1.1, "0.00")))
    assert told == ()
    assert next(iter(known.drafts.values())).points.keys() == {"1.10", "2"}


def test_a_number_for_a_point_that_is_not_there_is_told_with_its_likely_cause(book: Path) -> None:
    said = findings(book, put("Responses", "F3", 1.1, "General"))
    assert [finding.slug for finding in said] == ["number-for-id", "unknown-point"]


def test_a_draft_renamed_on_its_sheet_has_no_day_of_its_own_invention(book: Path) -> None:
    (finding,) = findings(book, put("Drafts", "A4", "the-plan"))
    assert finding.slug == "unknown-draft"
    assert '"first-plan"' in finding.message
    assert "9999" not in finding.message


@pytest.mark.parametrize(
    ("title", "cell", "value", "slug", "mend"),
    [
        (
            "Worths",
            "A4",
            "North Republic",
            "bad-id",
            'That is what "north" is called: write north.',
        ),
        ("Changes", "A3", "Walk away", "bad-id", 'is what "walk-away" is called: write walk-away.'),
        ("Points", "A5", "first plan", "bad-id", "One id is written first-plan."),
        ("Worths", "D2", "value", "unknown-column", "Write estimate: that column is missing."),
        ("Parties", "B2", "nmae", "unknown-column", "Write name: that column is missing."),
        ("Dossier", "A4", "as of", "unknown-word", 'Did you mean "as-of"?'),
        ("Dossier", "A3", "titel", "unknown-word", 'Did you mean "title"?'),
        ("Statements", "A3", "s3", "duplicate-id", "See"),
        (
            "Changes",
            "B3",
            "war.souht.cost-per-month",
            "unknown-target",
            'war.south.cost-per-month"?',
        ),
        ("Options", "A6", "guarantees", "unknown-issue", 'Did you mean "guarantee"?'),
        ("Drafts", "A4", "the-plan", "unknown-draft", 'Did you mean "the-plan"?'),
        ("Worths", "D4", "#N/A", "formula", "Type its value."),
        ("Issues", "E3", "nein", "wrong-type", "Write yes or no."),
        ("Dossier", "B4", "2026-05-12", "after-as-of", "Mend as-of if that is wrong, else these"),
    ],
)
def test_a_cell_is_one_finding_with_its_own_mend(
    title: str, cell: str, value: str, slug: str, mend: str, book: Path
) -> None:
    (finding,) = findings(book, put(title, cell, value))
    assert finding.slug == slug
    assert mend in finding.mend
    if slug == "unknown-target":
        assert finding.message.startswith(f"{title}!{cell}: ")


def test_a_head_with_a_capital_is_that_head(book: Path) -> None:
    def change(opened: Any) -> None:
        put("Worths", "A2", "Party")(opened)
        put("Statements", "A2", "ID")(opened)

    known, told = read_workbook(changed(book, change))
    assert told == ()
    assert known == detente.read("two-rivers")
