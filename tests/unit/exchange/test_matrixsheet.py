"""The sheet of the implementation matrix: the same bytes whenever written, and soon."""

from __future__ import annotations

import datetime as dt
import io
import re
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from detente.cli.main import main
from detente.dossier.points import numbered
from detente.drafting.clauses import clauses
from detente.drafting.matrix import Stipulation, matrix
from detente.exchange.matrixsheet import matrix_sheet

DAY = dt.date(2031, 5, 12)


def rows_of(text: str) -> tuple[Stipulation, ...]:
    draft = numbered(text)
    return matrix(draft, clauses(draft))


def stamps(raw: bytes) -> set[str]:
    """Every moment that a workbook tells of, in its properties and of its parts."""
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        told = re.findall(r">(\d{4}-\d\d-\d\dT[^<]*)<", file.read("docProps/core.xml").decode())
        return {*told, *(str(info.date_time) for info in file.infolist())}


def test_the_clock_leaves_no_trace() -> None:
    rows = rows_of("1. The north leaves the ridge within ten days.")
    made = matrix_sheet("Plan", rows, DAY)
    assert stamps(made) == {"2031-05-12T00:00:00Z", "(1980, 1, 1, 0, 0, 0)"}
    assert made == matrix_sheet("Plan", rows, DAY)


def test_deals_are_the_same_bytes_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "deals.xlsx"
    assert main(["deals", "two-rivers", "--draws", "20", "--xlsx", str(file)]) == 0
    assert stamps(file.read_bytes()) == {"2031-05-12T00:00:00Z", "(1980, 1, 1, 0, 0, 0)"}


def test_a_text_that_no_cell_can_hold_is_written_all_the_same() -> None:
    made = matrix_sheet("A\ufffe\x07", rows_of("1. The north\ufffe\x07 leaves the =ridge."), DAY)
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert sheet is not None
    assert sheet.cell(2, 2).value == "The north\ufffd\ufffd leaves the =ridge"


def test_a_long_text_takes_no_longer_than_its_rows() -> None:
    rows = rows_of("\n".join(f"{n}. The north leaves in {n} days." for n in range(1, 4_001)))
    began = time.process_time()
    made = matrix_sheet("Plan", rows, DAY)
    assert time.process_time() - began < 4  # by the square of its rows it took 13 seconds
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert sheet is not None
    (choice,) = sheet.data_validations.dataValidation
    assert str(choice.sqref) == "J2:J4001"
    assert sheet.max_row == 4_001
