"""``detente class new`` and ``detente class``, as a teacher uses them."""

from __future__ import annotations

from pathlib import Path

import pytest

from detente.cli.main import main


def test_a_class_is_written_played_and_looked_back_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "class"
    assert main(["class", "new", "hill-road", str(folder), "--teams", "Blue,Red", "--quiet"]) == 0
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert names >= {"deals.csv", "case/dossier.yaml", "roles/hills.html", "roles/republic.html"}
    assert main(["class", str(folder), "--quiet"]) == 0
    assert "No team has handed in a deal yet" in capsys.readouterr().out
    table = folder / "deals.csv"
    table.write_text(
        table.read_text().replace("Blue,,,,,,,", "Blue,joint,half,in-stages,union,both,yes,yes")
    )
    page = tmp_path / "debrief.html"
    assert main(["class", str(folder), "--html", str(page), "--quiet"]) == 0
    said = capsys.readouterr().out
    assert "1 of 1 team signed" in said
    assert "a deal in the zone" in said
    assert "<script" not in page.read_text(encoding="utf-8")


def test_a_sheet_tells_its_own_numbers_alone(tmp_path: Path) -> None:
    """A party sees what is public and its own: no other's points, lines or no-deal value."""
    folder = tmp_path / "class"
    assert main(["class", "new", "lagoon-port", str(folder), "--quiet"]) == 0
    port = (folder / "roles" / "port.html").read_text(encoding="utf-8")
    assert "<b>35 points.</b>" in port
    for secret in ("42 points", "Sea grass", "Twelve metres”. No price"):
        assert secret not in port
        assert any(
            secret in sheet.read_text(encoding="utf-8")
            for sheet in (folder / "roles").glob("*.html")
        )


def test_what_cannot_be_played_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "taken"
    taken.mkdir()
    (taken / "mine.txt").write_text("mine")
    assert main(["class", "new", "hill-road", str(taken), "--quiet"]) != 0
    assert (taken / "mine.txt").read_text() == "mine"
    for teams in ("0", "61", ",,"):
        assert main(["class", "new", "hill-road", str(tmp_path / "n"), "--teams", teams]) == 2
    assert main(["class", "hill-road", "--deals", str(tmp_path / "none.csv"), "--quiet"]) == 1
    assert "none.csv" in capsys.readouterr().err


def test_names_are_shown_and_not_run(tmp_path: Path) -> None:
    folder = tmp_path / "class"
    assert main(["class", "new", "hill-road", str(folder), "--quiet"]) == 0
    table = folder / "deals.csv"
    row = "<script>alert(1)</script>,joint,half,in-stages,union,both,yes,yes"
    table.write_text(table.read_text().splitlines()[0] + f"\n{row}\n")
    page = tmp_path / "debrief.html"
    assert main(["class", str(folder), "--html", str(page), "--quiet"]) == 0
    assert "<script>" not in page.read_text(encoding="utf-8")
