"""A dossier in a workbook and back: equal, or changed where a person changed it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation

import detente
from detente.dossier.files.workbook.read import read_sheets, read_workbook
from detente.dossier.files.workbook.write import write_workbook
from detente.exchange.importing import import_xlsx


@pytest.mark.parametrize("case", ["two-rivers", "ukraine-2025", "vienna-2015", "pretoria-2022"])
def test_what_was_written_is_read_again(case: str, tmp_path: Path) -> None:
    known = detente.read(case)
    file = write_workbook(known, tmp_path / "a.xlsx")
    assert read_workbook(file) == (known, ())
    assert write_workbook(known, tmp_path / "b.xlsx").read_bytes() == file.read_bytes()
    # Saved by another program, texts stand in a table of their own instead of in the cells.
    openpyxl.load_workbook(file).save(tmp_path / "c.xlsx")
    assert read_workbook(tmp_path / "c.xlsx")[0] == known


@pytest.mark.usefixtures("few_empty_rows")
@pytest.mark.parametrize(
    ("typed", "means"), [("0.35 (0.1..0.6)", "0.35 (0.1..0.6)"), (0.35, "0.35"), ("0.35", "0.35")]
)
def test_a_changed_cell_is_a_changed_estimate(
    typed: str | float, means: str, tmp_path: Path
) -> None:
    known = detente.read("two-rivers")
    into = detente.write(known, tmp_path / "rivers")
    page = into / "dossier.yaml"
    page.write_text("# mine\n" + page.read_text(encoding="utf-8"), encoding="utf-8")
    book = openpyxl.load_workbook(write_workbook(known, tmp_path / "a.xlsx"))
    assert [cell.value for cell in book["Weights"][3]][:2] == ["south", "border"]
    book["Weights"]["C3"].value = typed
    book.save(tmp_path / "a.xlsx")
    imported = import_xlsx(tmp_path / "a.xlsx", into)
    wants = detente.read(into).parties["south"].wants
    assert imported.updated
    assert wants is not None
    assert str(wants.weights["border"]) == means
    assert page.read_text(encoding="utf-8").startswith("# mine")


@pytest.mark.usefixtures("few_empty_rows")
@pytest.mark.parametrize(
    "text", ["=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", "🕊 Мир", "_x000D_", "a\rb\x0c", "(empty)"]
)
def test_texts_stay_texts(text: str, tmp_path: Path) -> None:
    known = detente.read("two-rivers").model_copy(update={"title": text})
    file = write_workbook(known, tmp_path / "a.xlsx")
    assert read_workbook(file)[0] == known
    cells = [cell for sheet in openpyxl.load_workbook(file) for row in sheet for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}


def test_it_is_made_to_be_filled_in(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_workbook(detente.read("two-rivers"), tmp_path / "a.xlsx"))
    guide = " ".join(str(cell.value) for row in book["Read me"] for cell in row)
    assert "detente import xlsx" in guide
    assert all(len(name) <= 31 for name in book.sheetnames)
    lists = {
        str(one.sqref).split(":")[0]: one.formula1
        for one in book["Parties"].data_validations.dataValidation
    }
    assert "stakeholder" in lists["C3"]
    for sheet in book.worksheets[1:-1]:
        assert sheet.freeze_panes.endswith("3")
        assert sheet.print_title_rows == "$1:$2"
        assert sheet.page_setup.orientation == "landscape"


def lists_of(book: openpyxl.Workbook, sheet: str) -> dict[str, DataValidation]:
    """The drop-downs of a sheet, by the first cell of each."""
    every = book[sheet].data_validations.dataValidation
    return {str(one.sqref).split(":")[0]: one for one in every}


def test_a_drop_down_stops_a_wrong_word(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_workbook(detente.read("two-rivers"), tmp_path / "a.xlsx"))
    kind = lists_of(book, "Parties")["C3"]
    assert (kind.showErrorMessage, kind.errorStyle) == (True, "stop")
    assert lists_of(book, "Weights")["A3"].formula1.startswith("OFFSET('Parties'!$A$3,")
    # The options offered are those of the issue in the same row, wherever the row is.
    option = "OFFSET('Options'!$B$3,MATCH({0},'Options'!$A$3:$A$20000,0)-1,0,"
    for sheet, cell, issue in (("Worths", "C3", "$B3"), ("Points", "D3", "$C3")):
        made = lists_of(book, sheet)[cell]
        assert made.formula1.startswith(option.format(issue))
        assert made.showErrorMessage
    # Several may stand in one cell: the list is offered, and the cell is free.
    assert not lists_of(book, "Red lines")["D3"].showErrorMessage
    assert "required, ratifies, or on:" in lists_of(book, "Parties")["E3"].error
    assert lists_of(book, "Changes")["B3"].formula1.startswith("OFFSET('Targets'!$A$3,")
    targets = [row[0] for row in book["Targets"].iter_rows(min_row=3, values_only=True)]
    assert "south.red-lines.border.absolute" in targets


def test_a_drop_down_lets_a_word_stand_beside_its_ids(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_workbook(detente.read("two-rivers"), tmp_path / "a.xlsx"))
    sheet = next(s for s in book if any(c.value == "mediation.tilt" for c in s["A"]))
    row = next(cell.row for cell in sheet["A"] if cell.value == "mediation.tilt")
    made = next(one for at, one in lists_of(book, sheet.title).items() if at == f"B{row}")
    assert made.formula1.startswith("OFFSET('Parties'!$A$3,")
    assert (made.errorStyle, made.error) == ("warning", "Choose one of the list, or write none.")


def test_the_sheets_to_fill_in_first_come_first_and_are_enough(tmp_path: Path) -> None:
    file = write_workbook(detente.read("two-rivers"), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(file)
    first = book.sheetnames[1:6]
    assert first == ["Dossier", "Parties", "Issues", "Options", "Worths"]
    for number, name in enumerate(first, start=1):
        assert book[name]["A1"].value.startswith(f"Fill in first ({number} of 5).")
    known = detente.Dossier.model_validate(
        {
            "title": "Two sheets and three",
            "as-of": "2031",
            "parties": {
                party: {
                    "name": party,
                    "kind": "stakeholder",
                    "consent": "required",
                    "wants": {"worth": {"land": order}},
                }
                for party, order in (("north", "old, new, none"), ("south", "new, old, none"))
            },
            "issues": {"land": {"name": "Land", "options": {"old": "A", "new": "B", "none": "C"}}},
        }
    )
    file = write_workbook(known, tmp_path / "b.xlsx")
    for sheet in openpyxl.load_workbook(file).worksheets[7:-1]:
        assert not any(row[0].value for row in sheet.iter_rows(min_row=3)), sheet.title
    deals = detente.explore_deals(read_workbook(file)[0], detente.Settings(draws=20), seed=1)
    assert deals.chance.value > 0.5


def test_empty_cells_are_for_texts_far_below_the_filled_ones(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_workbook(detente.read("two-rivers"), tmp_path / "a.xlsx"))
    for sheet in book.worksheets[1:-1]:
        filled = sum(1 for row in sheet.iter_rows(min_row=3) if row[0].value)
        for number, head in enumerate(sheet[2], start=1):
            assert sheet.column_dimensions[head.column_letter].number_format == "@"
            assert sheet.cell(filled + 50, number).number_format == "@"
            assert {cell.number_format for cell in sheet[3]} == {"@"}


DATES = [
    ("F3", dt.datetime(2031, 3, 1), "mmm-yy", "2031-03"),
    ("F4", dt.datetime(2031, 3, 1), 'yyyy"年"m"月"', "2031-03"),
    ("F5", dt.datetime(2031, 3, 1), "[$-409]mmmm\\ yyyy;@", "2031-03"),
    ("F6", dt.datetime(2031, 1, 1), "yyyy", "2031"),
    ("G3", dt.datetime(2031, 3, 4), "dd/mm/yyyy", "2031-03-04"),
    ("G4", dt.datetime(2032, 3, 4), "mm-dd-yy", "2032-03-04"),
    ("G5", 2033, "General", "2033"),
]
NUMBERS = [
    ("C3", 0.7, "0%", "0.7"),
    ("C4", 0.07, "0.00%", "0.07"),
    ("C5", 0.01, "0.00E+00", "0.01"),
    ("C6", 0.25, "# ?/?", "0.25"),
]


@pytest.mark.usefixtures("few_empty_rows")
def test_what_a_spreadsheet_keeps_as_a_number_is_read_as_it_is_shown(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write_workbook(detente.read("two-rivers"), tmp_path / "a.xlsx"))
    assert [book["People"][cell].value for cell in ("F2", "G2")] == ["from", "until"]
    people = [row[1].value for row in book["People"].iter_rows(min_row=3, max_row=6)]
    for cell, value, format, _ in DATES:
        book["People"][cell].value = value
        book["People"][cell].number_format = format
    for cell, number, format, _ in NUMBERS:
        book["Weights"][cell].value = number
        book["Weights"][cell].number_format = format
    book.save(tmp_path / "a.xlsx")
    known = read_sheets(tmp_path / "a.xlsx").dossier
    assert known is not None
    said = {id: person for party in known.parties.values() for id, person in party.people.items()}
    for cell, _, _, means in DATES:
        person = said[people[int(cell[1]) - 3]]
        assert str(person.from_ if cell[0] == "F" else person.until) == means
    wants = known.parties["south"].wants
    assert wants is not None
    assert [str(weight) for weight in wants.weights.values()][: len(NUMBERS)] == [
        means for *_, means in NUMBERS
    ]
