"""A workbook is named on the command line as a folder is."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

import detente
from detente.cli.main import main


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("books") / "rivers.xlsx"
    return detente.write_workbook(detente.read("two-rivers"), file)


@pytest.mark.parametrize(
    "words",
    [
        ["positions"],
        ["deals", "--draws", "20", "--quiet"],
        ["levers", "--draws", "20", "--paths", "4", "--quiet"],
        ["forecast", "--draws", "20", "--paths", "4", "--quiet"],
    ],
)
def test_the_answer_is_that_of_the_folder(
    words: list[str], book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command, *rest = words
    assert main([command, str(book), "--json", *rest]) == 0
    from_book = json.loads(capsys.readouterr().out)
    assert main([command, "two-rivers", "--json", *rest]) == 0
    assert from_book == json.loads(capsys.readouterr().out)


def test_check_names_sheet_and_cell(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(book)]) == 0
    assert "nothing to mend" in capsys.readouterr().out
    opened = openpyxl.load_workbook(book)
    opened["Weights"]["C3"].value = "a lot"
    broken = book.with_name("broken.xlsx")
    opened.save(broken)
    assert main(["check", str(broken), "--json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert finding["file"] == "broken.xlsx"
    assert (finding["line"], finding["column"]) == (3, 3)
    assert finding["message"].startswith("Weights!C3: ")
    assert main(["deals", str(broken)]) == 1
    assert "Weights!C3" in capsys.readouterr().err


@pytest.mark.parametrize("verb", [["review"], ["import", "xlsx", "{book}", "--into"]])
def test_a_workbook_where_a_folder_is_needed_is_said(
    verb: list[str], book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = book.read_bytes()
    assert main([*(word.format(book=book) for word in verb), str(book)]) == 1
    assert "detente import xlsx rivers.xlsx --into FOLDER" in capsys.readouterr().err
    assert book.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        ["check"], ["positions"], ["deals"], ["levers"], ["forecast"], ["talks"], ["brief"],
        ["show", "s1"], ["export", "xlsx"],
    ],
)  # fmt: skip
def test_every_verb_names_the_cell_that_is_wrong(
    words: list[str], book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = openpyxl.load_workbook(book)
    opened["Weights"]["C3"].value = "a lot"
    opened.save(tmp_path / "broken.xlsx")
    command = [words[0], *words[1:], str(tmp_path / "broken.xlsx")]
    if words[0] == "show":
        command = ["show", str(tmp_path / "broken.xlsx"), "s1"]
    if words[0] == "export":
        command.append(str(tmp_path / "again.xlsx"))
    assert main(command) == 1
    assert "Weights!C3: " in capsys.readouterr().err


def test_python_reads_a_workbook_as_the_command_does(book: Path, tmp_path: Path) -> None:
    assert detente.read(book) == detente.read("two-rivers")
    assert detente.check(str(book)) == ()
    opened = openpyxl.load_workbook(book)
    opened["Weights"]["C3"].value = "a lot"
    opened["Parties"]["C3"].value = "belligerant"
    opened.save(tmp_path / "broken.xlsx")
    with pytest.raises(detente.DossierError) as raised:
        detente.positions(tmp_path / "broken.xlsx")
    said = [finding.message.split(":")[0] for finding in raised.value.findings]
    assert said == ["Parties!C3", "Weights!C3"]
    assert detente.check(tmp_path / "broken.xlsx") == raised.value.findings
    with pytest.raises(detente.DossierError, match="a folder is needed"):
        detente.write("two-rivers", tmp_path / "new.xlsx")
    assert not (tmp_path / "new.xlsx").exists()


def test_a_workbook_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["deals", str(tmp_path / "nowhere.xlsx")]) == 1
    assert "there is no such file" in capsys.readouterr().err
