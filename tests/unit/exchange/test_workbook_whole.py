"""No word is lost between a dossier and its workbook, whichever fields the model has."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from detente.dossier.evidence import Event, Statement
from detente.dossier.plain import plain_dossier
from detente.dossier.record import kebab
from detente.errors import DossierError
from detente.exchange.workbook import read, rest, rows, write
from detente.exchange.workbook.read import read_sheets, read_workbook
from detente.exchange.workbook.sheets import SHEETS
from detente.exchange.workbook.write import write_workbook
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
    for module in (rows, rest, read, write):
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
