"""No command writes over what it reads, or over another output of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from detente.cases import catalogue
from detente.cli.main import main

COMPARE = ["drafts", "compare"]
PAIR = ["us-28", "e3-counter"]


@pytest.fixture
def talks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user's, named ``T`` from where the user stands."""
    shutil.copytree(catalogue.path("ukraine-2025"), tmp_path / "T")
    (tmp_path / "T" / "suggestions").mkdir(exist_ok=True)
    (tmp_path / "T" / "forecasts" / "one.svg").write_text("kept")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "T"


def everything(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


@pytest.mark.parametrize(
    ("words", "option"),
    [
        (["brief", "T", "--out", "T/dossier.yaml"], "--out"),
        (["brief", "T", "--docx", "T/drafts/us-28.md"], "--docx"),
        (["positions", "T", "--docx", "T/sources.json"], "--docx"),
        (["drafts", "matrix", "T", "us-28", "--xlsx", "T/statements.csv"], "--xlsx"),
        ([*COMPARE, "T", *PAIR, "--docx", "T/events.csv"], "--docx"),
        ([*COMPARE, "T", *PAIR, "--html", "T/drafts/new.md"], "--html"),
        ([*COMPARE, "T", *PAIR, "--html", "./T/../T/dossier.yaml"], "--html"),
        ([*COMPARE, "T", *PAIR, "--html", "T/Statements.CSV"], "--html"),
        (["deals", "T", "--xlsx", "T/documents/a.xlsx"], "--xlsx"),
        (["export", "xlsx", "T", "T/dossier.yaml"], "PATH"),
        (["export", "genius", "T", "T/forecasts"], "PATH"),
        (["forecast", "score", "T", "--chart", "T/forecasts/one.svg"], "--chart"),
        (
            [
                "forecast",
                "backtest",
                "T",
                "--from",
                "2025-10",
                "--to",
                "2025-11",
                "--chart",
                "T/suggestions/a.svg",
            ],
            "--chart",
        ),
    ],
)
def test_a_file_of_the_dossier_is_no_output(
    talks: Path, capsys: pytest.CaptureFixture[str], words: list[str], option: str
) -> None:
    before = everything(talks)
    assert main(words) == 2
    said = " ".join(capsys.readouterr().err.split())
    assert f"Invalid value for {option}" in said
    assert "belongs to the dossier, and would be lost" in said
    assert everything(talks) == before


def test_links_to_a_file_of_the_dossier_are_no_outputs(
    talks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hard, soft, around = Path("hard.html"), Path("soft.html"), Path("around")
    hard.hardlink_to(talks / "dossier.yaml")
    soft.symlink_to(talks / "dossier.yaml")
    around.symlink_to(talks, target_is_directory=True)
    before = everything(talks)
    for file in (hard, soft, around / "events.csv"):
        assert main([*COMPARE, "T", *PAIR, "--html", str(file)]) == 2
        assert "belongs to the dossier" in capsys.readouterr().err
    assert everything(talks) == before


def test_a_zip_a_workbook_and_a_case_are_kept_too(
    talks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "xlsx", "T", "T.xlsx"]) == 0
    shutil.make_archive("T", "zip", talks)
    case = catalogue.path("ukraine-2025")
    for named, file in (("T.xlsx", "T.xlsx"), ("T.zip", "./T.zip")):
        before = Path(file).read_bytes()
        assert main([*COMPARE, named, *PAIR, "--docx", file]) == 2
        assert "belongs to the dossier" in capsys.readouterr().err
        assert Path(file).read_bytes() == before
    words = [*COMPARE, "ukraine-2025", *PAIR, "--docx", str(case / "dossier.yaml")]
    assert main(words) == 2
    assert "belongs to the dossier" in capsys.readouterr().err


def test_each_output_has_a_file_of_its_own(talks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("also.html").symlink_to("a.html")
    for other in ("a.html", "./T/../a.html", "also.html"):
        assert main([*COMPARE, "T", *PAIR, "--docx", "a.html", "--html", other]) == 2
        assert "is where --docx is written" in capsys.readouterr().err
    assert main(["brief", "T", "--docx", "a.docx", "--out", "a.docx"]) == 2
    assert "is where --out is written" in capsys.readouterr().err
    assert not Path("a.html").exists()
    assert not Path("a.docx").exists()


def test_what_a_command_reads_beside_the_dossier_is_kept(
    talks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("house.docx").write_bytes(b"of the house")
    assert main(["positions", "T", "--docx", "house.docx", "--template", "./house.docx"]) == 2
    assert "is what --template reads" in capsys.readouterr().err
    Path("then.json").write_text("{}")
    assert main(["brief", "T", "--out", "then.json", "--since", "then.json"]) == 2
    assert "is what --since reads" in capsys.readouterr().err
    assert Path("house.docx").read_bytes() == b"of the house"


def test_a_folder_is_named_as_it_was_typed(talks: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("isdir").mkdir()
    for option in ("--docx", "--html"):
        assert main([*COMPARE, "T", *PAIR, option, "isdir"]) == 2
        assert "isdir is no place for a file" in capsys.readouterr().err
    assert main(["drafts", "matrix", "T", "us-28", "--xlsx", "isdir"]) == 2
    assert "isdir is no place for a file" in capsys.readouterr().err


def test_a_page_may_lie_in_the_dossiers_folder(talks: Path) -> None:
    for _ in range(2):  # and be written anew
        assert main([*COMPARE, "T", *PAIR, "--html", "T/redline.html", "--docx", "T/r.docx"]) == 0
    assert (talks / "redline.html").is_file()


def test_a_template_without_a_page_of_its_own_is_taken(talks: Path) -> None:
    import re
    import zipfile

    import docx

    docx.Document().save("whole.docx")
    with zipfile.ZipFile("whole.docx") as whole, zipfile.ZipFile("house.docx", "w") as house:
        for part in whole.namelist():
            bare = re.sub(rb"<w:sectPr.*?</w:sectPr>", b"", whole.read(part), flags=re.DOTALL)
            house.writestr(part, bare)
    assert main(["positions", "T", "--docx", "p.docx", "--template", "house.docx"]) == 0
    assert docx.Document("p.docx").tables
