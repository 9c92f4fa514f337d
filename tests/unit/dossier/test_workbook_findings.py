"""Broken workbooks: findings with sheet and cell, all at once, or a clear refusal."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import detente
from detente.dossier.files.workbook.read import read_workbook
from detente.dossier.files.workbook.write import write_workbook
from detente.errors import DossierError, Finding, RefusedError

Break = Callable[[Any], None]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, few_rows_to_fill: None) -> bytes:
    folder = tmp_path_factory.mktemp("book")
    return write_workbook(detente.read("two-rivers"), folder / "rivers.xlsx").read_bytes()


@pytest.fixture
def book(written: bytes, tmp_path: Path) -> Path:
    file = tmp_path / "rivers.xlsx"
    file.write_bytes(written)
    return file


def errors(file: Path, change: Break) -> list[Finding]:
    opened = openpyxl.load_workbook(file)
    change(opened)
    opened.save(file)
    with pytest.raises(DossierError) as raised:
        read_workbook(file)
    return [one for one in raised.value.findings if one.severity == "error"]


def put(sheet: str, cell: str, value: Any, kind: str | None = None) -> Break:
    def change(book: Any) -> None:
        book[sheet][cell].value = value
        if kind:
            book[sheet][cell].data_type = kind

    return change


def again(sheet: str) -> Break:
    return lambda book: book[sheet].append([cell.value for cell in book[sheet][3]])


BROKEN = [
    (put("Weights", "C3", "a lot"), "not-an-estimate", "Weights!C3"),
    (put("Weights", "C3", "0,35"), "decimal-comma", "Weights!C3"),
    (put("Weights", "C3", "0.9..0.1"), "interval-upside-down", "Weights!C3"),
    (put("Weights", "C3", dt.datetime(2031, 5, 4)), "bad-cell", "Weights!C3"),
    (put("Weights", "C3", "=0.1+0.2"), "formula", "Weights!C3"),
    (put("Weights", "C3", "#REF!", "e"), "formula", "Weights!C3"),
    (put("Weights", "B3", "bordr"), "unknown-issue", "Weights!B3"),
    (put("Weights", "A3", "sauth"), "unknown-party", "Weights!A3"),
    (put("Weights", "C2", "Estimat"), "unknown-column", "Weights!C2"),
    (put("Dossier", "B4", 20310512), "not-a-date", "Dossier!B4"),
    (lambda book: book["Weights"].merge_cells("C3:C5"), "merged-cells", "Weights!C3"),
    (lambda book: book.remove(book["Links"]), "missing-sheet", "Links!A1"),
    (put("Parties", "E3", "reqired"), "bad-cell", "Parties!E3"),
    (put("Parties", "E3", "on border"), "bad-cell", "Parties!E3"),
    (again("Parties"), "duplicate-id", "Parties!A"),
    (again("Statements"), "duplicate-id", "Statements!A"),
]


@pytest.mark.parametrize(("change", "slug", "cell"), BROKEN)
def test_a_broken_cell_is_found(change: Break, slug: str, cell: str, book: Path) -> None:
    found = errors(book, change)
    hits = [one for one in found if one.slug == slug and one.message.startswith(cell)]
    assert hits, [str(one) for one in found]
    assert hits[0].mend
    assert hits[0].place.file == "rivers.xlsx"


def test_all_findings_come_at_once(book: Path) -> None:
    def change(opened: Any) -> None:
        put("Weights", "C3", "a lot")(opened)
        put("Parties", "C3", "belligerant")(opened)
        put("Statements", "A4", "=A1")(opened)

    found = " ".join(one.message for one in errors(book, change))
    assert all(cell in found for cell in ("Weights!C3", "Parties!C3", "Statements!A4"))


def test_a_wrong_consent_names_the_right_form(book: Path) -> None:
    found = errors(book, put("Parties", "E3", "must agree"))
    assert [(one.message, one.mend) for one in found] == [
        (
            'Parties!E3: "must agree" is no form of consent.',
            "Write required, ratifies, or on: and the issues: on: border; army.",
        )
    ]


RENAMED = [
    ("Parties", 1, "north", "party", "is not a party known here. So in 20 other cells: Worths!A4"),
    ("Issues", 1, "border", "issue", "is not an issue known here. So in 2 other cells: Options!A4"),
    ("Options", 2, "middle-line", "option", "So in 3 other cells: Worths!C19, Links!B3, Statemen"),
    ("People", 2, "dorn", "person", "is not a person. So in another cell: Statements!D5."),
    ("Drafts", 1, "sketch", "draft", "is not a draft known here. So in another cell: Points!A4."),
    ("Sources", 1, "bulletin", "source", "So in 7 other cells: Statements!M4, Statements!M5"),
    ("Assumptions", 1, "a-vote", "why", "So in 2 other cells: Red lines!K3, Links!D3."),
]


@pytest.mark.parametrize(("sheet", "column", "id", "kind", "says"), RENAMED)
def test_an_id_renamed_on_its_sheet_is_one_finding(
    sheet: str, column: int, id: str, kind: str, says: str, book: Path
) -> None:
    opened = openpyxl.load_workbook(book)
    rows = opened[sheet].iter_rows(min_row=3)
    next(row[column - 1] for row in rows if row[column - 1].value == id).value = "renamed"
    opened.save(book)
    with pytest.raises(DossierError) as raised:
        read_workbook(book)
    (finding,) = raised.value.findings
    assert finding.slug == f"unknown-{kind}"
    assert f'"{id}"' in finding.message
    assert says in finding.message


def typed(sheet: str, cell: str, value: Any, format: str) -> Break:
    """What a spreadsheet keeps of what a person typed, and how it shows it."""

    def change(book: Any) -> None:
        book[sheet][cell].value = value
        book[sheet][cell].number_format = format

    return change


TURNED = [
    typed("People", "F3", dt.datetime(2026, 3, 4), "d-mmm"),  # 3/4
    typed("People", "G3", dt.datetime(2026, 3, 31), 'd"."\\ mmm'),  # Mar-31, a day of this year
    typed("Weights", "C3", dt.datetime(2026, 3, 4), "d/m"),
    typed("Weights", "C4", dt.time(2, 30), "h:mm"),
    typed("Weights", "C5", True, "General"),
    typed("Responses", "F3", dt.datetime(2026, 1, 2), "d-mmm"),  # 1/2, points
    typed("Parties", "A3", dt.datetime(2026, 3, 1), "mmm-yy"),  # an id such as mar-26
    typed("Issues", "D3", 100000, "0.00E+00"),  # 1E5
    typed("Issues", "D4", 0.75, "# ?/?"),
    typed("Levers", "N3", 5, "[$€-2] #,##0"),
    typed("Events", "I3", dt.timedelta(hours=30), "[h]:mm:ss"),
]


def test_what_a_spreadsheet_made_of_a_text_is_found(book: Path) -> None:
    def change(opened: Any) -> None:
        for one in TURNED:
            one(opened)

    found = [one.message.split(":")[0] for one in errors(book, change) if one.slug == "bad-cell"]
    assert set(found) == {
        "People!F3", "People!G3", "Weights!C3", "Weights!C4", "Weights!C5", "Responses!F3",
        "Parties!A3", "Issues!D3", "Issues!D4", "Levers!N3", "Events!I3",
    }  # fmt: skip


def test_a_change_that_lost_its_plus_is_found(book: Path) -> None:
    found = errors(book, typed("Changes", "C3", 0.1, "General"))  # what +0.1 becomes
    assert [one.message[:10] for one in found if one.slug == "bad-cell"] == ["Changes!C3"]
    assert found[0].mend == "Format the cell as text, and write +0.1 to add, 0.1 to set."


@pytest.mark.parametrize("rank", ["nan", "inf", "first"])
def test_a_rank_is_a_number(rank: str, book: Path) -> None:
    row = next(r for r in openpyxl.load_workbook(book)["Worths"].iter_rows(min_row=3) if r[4].value)
    cell = f"E{row[4].row}"
    found = errors(book, put("Worths", cell, rank))
    assert [one.slug for one in found if one.message.startswith(f"Worths!{cell}")] == ["bad-cell"]


def test_what_is_no_workbook_is_refused(book: Path, tmp_path: Path) -> None:
    raw = book.read_bytes()
    for name, content in (("a", b""), ("b", b"no zip"), ("c", raw[: len(raw) // 2])):
        file = tmp_path / f"{name}.xlsx"
        file.write_bytes(content)
        with pytest.raises(DossierError, match="not-a-workbook"):
            read_workbook(file)
    with pytest.raises(DossierError, match="no such file"):
        read_workbook(tmp_path / "nothing.xlsx")


def test_a_bomb_is_refused_before_it_is_unpacked(book: Path) -> None:
    with zipfile.ZipFile(book, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/big.xml", b"0" * 40_000_000)
    with pytest.raises(RefusedError, match="unpacks to"):
        read_workbook(book)


def test_macros_are_refused(book: Path) -> None:
    with zipfile.ZipFile(book, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\0")
    with pytest.raises(DossierError, match="macros"):
        read_workbook(book)


def test_a_sheet_that_is_a_chart_is_said(book: Path) -> None:
    assert "chart" in errors(book, lambda opened: opened.create_chartsheet("Mine"))[0].message


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet2.xml"])
def test_entities_are_not_resolved(part: str, book: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret", encoding="utf-8")
    declared = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode()
    evil = tmp_path / "evil.xlsx"
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(evil, "w") as new:
        for name in old.namelist():
            raw = old.read(name)
            if name == part:
                raw = declared + raw[raw.find(b"?>") + 2 if raw.startswith(b"<?xml") else 0 :]
                raw = raw.replace(b"two", b"&e;").replace(b"Two Rivers", b"&e;")
            new.writestr(name, raw)
    with pytest.raises((DossierError, RefusedError)) as raised:
        read_workbook(evil)
    assert "the secret" not in str(raised.value)
