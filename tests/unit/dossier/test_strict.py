"""Half of a character is found wherever text enters: no command ends in a fault of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from detente.cli.main import main
from detente.dossier.files.read import check, read
from detente.letters import fit, half_in

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
    assert fit("\ud83c\udf0a") == "\N{WATER WAVE}"
    assert fit("\udf0a\ud83c") == "\ufffd\ufffd"


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (Y, "{name: Mara Vey,", '{name: «"Mara\\a Vey",', "U+0007"),
        (Y, "title: Two Rivers\n", 'title: «"Two\\uFFFE Rivers"\n', "U+FFFE"),
        (Y, "old-line: The line of 2024", 'old-line: «"The line\\x1B of 2024"', "U+001B"),
        (J, '"type": "report"', '"type": "«report", "title": "\\u0001"', "U+0001"),
        (J, '"type": "report"', '"type": "«report", "title": "\\b"', "U+0008"),
        (J, '"type": "report"', '"type": "«report", "title": "\ufffe"', "U+FFFE"),
    ],
)
def test_a_control_character_is_found_where_it_stands(
    file: str, old: str, new: str, code: str, folder: Path, change: Change
) -> None:
    line, _ = change(file, old, new)
    (finding,) = [f for f in check(folder) if f.slug == "control-character"]
    assert finding.place.file == file
    assert finding.place.line == line or file == J
    assert code in finding.message


def test_a_control_character_in_a_table_and_in_a_draft(folder: Path) -> None:
    with (folder / "statements.csv").open("ab") as file:
        file.write(b"s99,2031-03-20,,north,,,quote,a\x07b,,,,,report,,,,\n")
    (folder / "drafts").mkdir(exist_ok=True)
    (folder / "drafts" / "plan.md").write_text("1. Peace.\n2. Arms\ufffe rest.\n\f3. Page two.\n")
    found = [f for f in check(folder) if f.slug == "control-character"]
    assert {f.place.file for f in found} == {"statements.csv", "drafts/plan.md"}
    (plan,) = [f for f in found if f.place.file == "drafts/plan.md"]
    assert (plan.place.line, plan.place.column) == (2, 8)


def test_a_document_is_kept_without_them(tmp_path: Path) -> None:
    from detente.documents.load import load

    (tmp_path / "note.txt").write_text("The north\x07 left.\fThe south\ufffe stayed.\n")
    document = load(tmp_path / "note.txt")
    assert document.text == "The north\ufffd left.\fThe south\ufffd stayed.\n"
    assert any("control characters" in caution for caution in document.cautions)


def test_no_output_breaks_off_at_a_name_made_in_python(tmp_path: Path) -> None:
    """What no file can bring in, Python can: every picture is drawn all the same."""
    from xml.etree import ElementTree

    import detente

    odd = "No\x07rth\ufffe \x0cof"
    known = read("two-rivers")
    party = known.parties["north"].model_copy(update={"name": odd})
    known = known.model_copy(update={"parties": {**known.parties, "north": party}})
    study = detente.study(known, detente.Settings(draws=20, paths=4), seed=1)
    page = detente.write_brief(study, tmp_path / "page.html").read_text()
    drawn = [piece.split("</svg>")[0] for piece in page.split("<svg ")[1:]]
    assert len(drawn) > 3
    for piece in drawn:
        ElementTree.fromstring(f'<svg xmlns="http://www.w3.org/2000/svg" {piece}</svg>')
