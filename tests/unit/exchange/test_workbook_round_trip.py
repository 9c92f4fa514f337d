"""A dossier in a workbook and back: equal, or changed where a person changed it."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

import detente
from detente.exchange.importing import import_xlsx
from detente.exchange.workbook.read import read_workbook
from detente.exchange.workbook.write import write_workbook


@pytest.mark.parametrize("case", ["two-rivers", "ukraine-2025"])
def test_what_was_written_is_read_again(case: str, tmp_path: Path) -> None:
    known = detente.read(case)
    file = write_workbook(known, tmp_path / "a.xlsx")
    assert read_workbook(file) == (known, ())
    assert write_workbook(known, tmp_path / "b.xlsx").read_bytes() == file.read_bytes()
    # Saved by another program, texts stand in a table of their own instead of in the cells.
    openpyxl.load_workbook(file).save(tmp_path / "c.xlsx")
    assert read_workbook(tmp_path / "c.xlsx")[0] == known


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


@pytest.mark.parametrize(
    "text", ["=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", "🕊 Мир", "_x000D_", "a\rb\x07", "(empty)"]
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
    assert book["Weights"].data_validations.dataValidation[0].formula1.startswith("'Parties'!$A$3")
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes.endswith("3")
        assert sheet.print_title_rows == "$1:$2"
        assert sheet.page_setup.orientation == "landscape"
