"""Half of a character is found wherever text enters: no command ends in a fault of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.cli.main import main
from detente.dossier.files.read import check, read
from detente.dossier.files.strict import half_in, whole

Change = Callable[[str, str, str], tuple[int, int]]
Y, J = "dossier.yaml", "sources.json"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (Y, "title: Two Rivers\n", 'title: «"Two \\ud800 Rivers"\n'),
        (Y, "principal: dorn", 'principal: «"\\udfff"'),
        (Y, "{name: Mara Vey,", '{name: «"\\uD83D Vey",'),
        (Y, "old-line: The line of 2024", '«"old\\ud800": The line of 2024'),
        (Y, "safety of the upper dam,", '«"\\ud800",'),
        (Y, "as-of: 2031-05-12", 'as-of: «"2031\\ud800"'),
        (Y, "balance: 0.45 (0.35..0.55)", 'balance: «"0.4\\ud800"'),
        (Y, "kind: guarantor", 'code: «"\\udfff"\n    kind: guarantor'),
        (Y, "name: Lakes Union, kind: mediator", 'name: Lakes Union, kind: «"\\ud800"'),
    ],
)
def test_half_a_character_in_the_dossier(
    file: str, old: str, new: str, folder: Path, change: Change
) -> None:
    line, column = change(file, old, new)
    findings = check(folder)
    halves = [f for f in findings if f.slug == "half-character"]
    assert [(f.place.line, f.place.column) for f in halves] == [(line, column)]
    assert halves == list(findings) or '":' in new  # a key is missed where it is named, too
    for finding in findings:
        str(finding).encode()  # nothing that is said of it holds it


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"type": "report"', '"type": "«report", "title": "\\ud800"'),
        ('"type": "report"', '"type": "«report", "a\\ud800": 1'),
        ('"type": "report"', '"type": "«report", "custom": {"x": ["\\udc00"]}'),
        ('"id": "report"', '"id": "«report\\ud800"'),
    ],
)
def test_half_a_character_in_the_sources(old: str, new: str, folder: Path, change: Change) -> None:
    change(J, old, new)
    findings = check(folder)
    assert [f.slug for f in findings].count("half-character") == 1
    "".join(map(str, findings)).encode()


def test_two_halves_that_belong_together_are_one_character(folder: Path, change: Change) -> None:
    change(Y, "title: Two Rivers\n", '«title: "Two \\ud83c\\udf0a Rivers"\n')
    change(J, '"type": "report"', '"type": "«report", "note": "\\ud83c\\udf0a"')
    assert check(folder) == ()
    assert read(folder).title == "Two \N{WATER WAVE} Rivers"


def test_half_a_character_in_a_table_is_not_utf8(folder: Path) -> None:
    with (folder / "statements.csv").open("ab") as file:
        file.write(b"s99,2031-03-20,,,north,,,quote,\xed\xa0\x80,,,,report,,,,\n")
    assert "not-utf8" in [f.slug for f in check(folder)]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names themselves")
def test_half_a_character_in_the_name_of_a_draft(folder: Path) -> None:
    try:
        (Path(os.fsencode(folder / "drafts").decode()) / "a\udcff.md").write_text("1. x\n")
    except OSError:
        pytest.skip("this disk refuses such names itself")
    (finding,) = [f for f in check(folder) if f.slug == "half-character"]
    str(finding).encode()


@pytest.mark.parametrize("command", ["check", "deals", "positions", "brief"])
def test_commands_tell_of_it(
    command: str, folder: Path, change: Change, capsys: pytest.CaptureFixture[str]
) -> None:
    change(Y, "title: Two Rivers\n", '«title: "Two \\ud800 Rivers"\n')
    assert main([command, str(folder), "--quiet"]) == 1
    assert "half-character" in capsys.readouterr().err


def test_what_is_whole() -> None:
    assert not half_in("\ud83c\udf0a")
    assert whole("\ud83c\udf0a") == "\N{WATER WAVE}"
    assert whole("\udf0a\ud83c") == "\ufffd\ufffd"
