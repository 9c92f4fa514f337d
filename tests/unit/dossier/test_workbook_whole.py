"""No word is lost between a dossier and its workbook, whichever fields the model has."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

import detente
from detente.dossier.files.plain import plain_dossier
from detente.dossier.files.workbook import read, rows, write
from detente.dossier.files.workbook.read import read_sheets, read_workbook
from detente.dossier.files.workbook.sheets import SHEETS
from detente.dossier.files.workbook.write import write_workbook
from detente.dossier.model.evidence import Event, Statement
from detente.dossier.model.record import kebab
from detente.errors import DossierError
from filled import CHOICES, filled


@pytest.mark.parametrize("choice", range(CHOICES))
def test_a_dossier_with_every_field_comes_back_whole(choice: int, tmp_path: Path) -> None:
    known = filled(choice)
    held = read_sheets(write_workbook(known, tmp_path / "a.xlsx"))
    assert held.findings == []
    assert held.dossier is not None
    assert plain_dossier(held.dossier) == plain_dossier(known)
    for beside in ("statements", "events", "sources", "texts"):
        assert getattr(held.dossier, beside) == getattr(known, beside), beside


def test_what_has_no_column_stands_on_the_last_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = ("also", "declared")
    fewer = tuple(
        replace(sheet, columns=tuple(c for c in sheet.columns if c.head not in gone))
        if sheet.kind == "records"
        else sheet
        for sheet in SHEETS
    )
    for module in (rows, read, write):
        monkeypatch.setattr(module, "SHEETS", fewer)
    known = filled(0)
    file = write_workbook(known, tmp_path / "a.xlsx")
    more = openpyxl.load_workbook(file)["More"].iter_rows(min_row=3, values_only=True)
    stated = {str(where): value for where, value in more if where}
    assert stated["parties / y / also"] == "[x, y]"
    assert stated["parties / x / wants / red-lines / 2 / declared"] == "x"
    held = read_sheets(file)
    assert held.findings == []
    assert held.dossier == known


@pytest.mark.parametrize(("title", "model"), [("Statements", Statement), ("Events", Event)])
def test_tables_have_a_column_for_each_field(title: str, model: type[Statement]) -> None:
    sheet = next(sheet for sheet in SHEETS if sheet.title == title)
    assert set(sheet.heads) == {kebab(name) for name in model.model_fields}


def test_a_row_of_the_rest_that_leads_nowhere_is_found(tmp_path: Path) -> None:
    file = write_workbook(filled(0), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(file)
    book["More"]["A3"].value = "parties / x / wants / red-lines / 9 / since"
    book["More"]["B3"].value = "2031"
    book.save(file)
    with pytest.raises(DossierError, match="More!A3: there is no"):
        read_workbook(file)


def test_a_workbook_of_an_earlier_version_deletes_nothing_it_has_no_place_for(
    tmp_path: Path,
) -> None:
    into = detente.write(detente.read("two-rivers"), tmp_path / "rivers")
    page = into / "dossier.yaml"
    text = page.read_text(encoding="utf-8").replace(
        "role: envoy,", "role: envoy, from: 2031-01-02, until: 2031-06,"
    )
    page.write_text(text, encoding="utf-8")
    known = detente.read(into)
    assert str(known.parties["north"].people["lis"].from_) == "2031-01-02"
    file = write_workbook(known, tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(file)
    for head in ("from", "until"):
        column = next(cell.column for cell in book["People"][2] if cell.value == head)
        book["People"].delete_cols(column)
    del book["More"]
    gone = next(row for row in book["Dossier"].iter_rows() if row[0].value == "forecast.resolves")
    book["Dossier"].delete_rows(gone[0].row)
    book.save(file)
    assert detente.import_xlsx(file, into).findings[0].slug == "older-workbook"
    assert detente.read(into) == known
    assert page.read_text(encoding="utf-8") == text


def test_what_an_import_takes_out_is_said(tmp_path: Path) -> None:
    into = detente.write(detente.read("two-rivers"), tmp_path / "rivers")
    file = write_workbook(detente.read(into), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(file)
    party = next(row for row in book["Parties"].iter_rows() if row[0].value == "north")
    interests = next(cell.column for cell in book["Parties"][2] if cell.value == "interests")
    book["Parties"].cell(party[0].row, interests).value = "safety of the upper dam"
    book["Red lines"].delete_rows(3)
    book["Events"].delete_rows(3)
    book.save(file)
    imported = detente.import_xlsx(file, into)
    said = {one.place.file: one for one in imported.findings if one.slug == "taken-out"}
    assert list(said) == ["dossier.yaml", "events.csv"]
    assert said["dossier.yaml"].message == (
        "2 things taken out of the dossier: parties.north.interests: return of the displaced; "
        "parties.north.wants.red-lines: issue border, never front-line."
    )
    assert said["events.csv"].message.startswith("1 thing taken out of the dossier: e1.")
    assert said["events.csv"].severity == "warning"
    # The same workbook again takes nothing out.
    assert detente.import_xlsx(file, into).findings == ()


def test_a_comment_that_could_not_stay_is_said(tmp_path: Path) -> None:
    into = detente.write(detente.read("two-rivers"), tmp_path / "rivers")
    page = into / "dossier.yaml"
    text = page.read_text(encoding="utf-8").replace("parties:\n", "parties:\n  # the two rivals\n")
    page.write_text(text, encoding="utf-8")
    file = write_workbook(detente.read(into), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(file)
    sheet = book["Parties"]
    first, second = ([cell.value for cell in sheet[row]] for row in (3, 4))
    for column, (one, other) in enumerate(zip(first, second, strict=True), start=1):
        sheet.cell(3, column).value, sheet.cell(4, column).value = other, one
    book.save(file)
    imported = detente.import_xlsx(file, into)
    assert list(imported.dossier.parties)[:2] == ["south", "north"]
    lost = [one.message for one in imported.findings if one.slug == "taken-out"]
    kept = "the two rivals" in page.read_text(encoding="utf-8")
    assert kept or any("the two rivals" in message for message in lost)
