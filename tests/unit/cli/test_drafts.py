"""The commands about drafts: what lies on the table, point by point, and what became of it."""

from __future__ import annotations

import io
import json
import re
import shlex
from pathlib import Path

import openpyxl
import pytest
from tests.redlined import redlined

import detente
from detente.brief.page import render
from detente.brief.sections.texts import texts_section
from detente.cli.main import main
from detente.documents.load import load
from detente.wording.commands.drafting_rules import MATRIX_HEADS
from detente.wording.commands.drafts import OBJECTION_HEADS


def test_every_draft_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["drafts", "ukraine-2025", "--json"]) == 0
    drafts = json.loads(capsys.readouterr().out)["drafts"]
    assert [one["id"] for one in drafts] == ["us-28", "revised", "e3-counter", "four-part"]
    assert [one["points"] for one in drafts] == [28, 0, 27, 4]
    assert [(one["known"], one["mapped"]) for one in drafts] == [(28, 28), (0, 0), (27, 27), (0, 0)]
    assert drafts[0]["answers"] == {"europe": "objects"}


def test_one_draft_point_by_point(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["drafts", "show", "ukraine-2025", "us-28"]) == 0
    told = capsys.readouterr().out
    assert "600,000" in told
    assert "army-size: cap-600k" in told


def test_what_became_of_each_point(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["drafts", "compare", "ukraine-2025", "us-28", "e3-counter"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "28 points → 27: 5 renumbered, 21 edited, 2 dropped, 1 new." in told
    assert "600,000 personnel → 800,000" in told
    # Whatever is counted in the head has its rows, and no row is left without a word.
    assert told.count(" renumbered ") == 5 == told.count("the same words")
    assert told.count(" edited ") == 21


def test_the_lineage_of_points(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["drafts", "lineage", "ukraine-2025"]
    assert main([*words, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (len(answer["biographies"]), answer["without_text"]) == (29, ["revised", "four-part"])
    assert main(words) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "e3-counter, from us-28: 5 renumbered, 21 edited, 2 dropped, 1 new." in told
    assert main([*words, "us-28", "6"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "23 November 2025, 5, edited Ukraine's armed forces are capped" in told
    assert "600,000 personnel → 800,000" in told
    assert main([*words, "us-28", "66"]) == 2
    assert "us-28 has no point '66'. Its points: 1, 2," in " ".join(capsys.readouterr().err.split())
    assert main([*words, "us-28"]) == 2


def test_the_path_of_drafts(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["drafts", "path", "two-rivers", "--draws", "60", "--quiet"]
    assert main([*words, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [(one["draft"], one["settled"]) for one in answer["drafts"]] == [
        ("sketch", True), ("first-plan", False),
    ]  # fmt: skip
    assert main(words) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "(60 draws, seed 1)" in told
    assert "first-plan 2031-04-02 open (" in told
    assert "The first plan: 1 of its 4 points not known, so that it may hold any" in told
    assert "The sketch → The first plan, as far as it is known: Gains: South Republic +" in told


def test_ties_by_hand_are_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cases", "ukraine-2025", "--copy-to", str(tmp_path / "u")]) == 0
    words = ["drafts", "compare", str(tmp_path / "u"), "us-28", "e3-counter"]
    assert main([*words, "--tie", "3=6", "--apart", "7=6", "--keep"]) == 0
    assert "tied: us-28 3=6" in (tmp_path / "u" / "dossier.yaml").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main([*words, "--json"]) == 0
    ties = json.loads(capsys.readouterr().out)["ties"]
    assert {tie["after"][0]: tie["before"] for tie in ties if tie["by_hand"]} == {"6": ["3"]}
    # An objection to the point follows it.
    assert main(["drafts", "objections", str(tmp_path / "u"), "--party", "europe", "--json"]) == 0
    objections = json.loads(capsys.readouterr().out)["objections"]
    assert {one["point"]: one["point_later"] for one in objections}["3"] == ["6"]


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [
        (["--tie", "3"], 2, "is no pair of points"),
        (["--tie", "99=6"], 1, 'the point "99", which is not a point'),
        (["--keep"], 2, "there is no tie to keep"),
        (["--tie", "3=6", "--keep"], 1, "this is no folder"),
    ],
)
def test_ties_that_cannot_be_are_said(
    more: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["drafts", "compare", "ukraine-2025", "us-28", "e3-counter", *more]) == code
    assert said in " ".join(capsys.readouterr().err.split())


def test_the_redline_in_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "redline.docx"
    words = ["drafts", "compare", "ukraine-2025", "us-28", "e3-counter", "--json"]
    assert main([*words, "--docx", str(file)]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert {"before": "6", "after": "5", "kind": "number", "gone": "600,000 personnel",
            "come": "800,000"} in answer["changes"]  # fmt: skip
    document = load(file)
    assert "5. Ukraine's armed forces are capped at 800,000 in peacetime." in document.text
    assert "6. Ukraine's armed forces are limited to 600,000" in (document.before or "")


def test_objections_and_what_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["drafts", "objections", "ukraine-2025", "--party", "europe"]
    assert main([*words, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    points = ["3", "6", "7", "8", "10", "14", "15", "21", "25", "26"]
    assert [one["point"] for one in answer["objections"]] == points
    assert {one["state"] for one in answer["objections"]} == {"own text"}
    assert {"army-size": "cap-800k"}.items() <= {
        one["issue"]: one["asked"] for one in answer["asks"]
    }.items()
    assert main(words) == 0
    assert "At most 600,000 →" in " ".join(capsys.readouterr().out.split())
    assert main(["drafts", "objections", "ukraine-2025", "--party", "eurpoe"]) == 2
    assert "Did you mean" in " ".join(capsys.readouterr().err.split())


def test_the_next_draft(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["drafts", "next", "two-rivers", "--draws", "60", "--quiet"]
    assert main([*words, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [len(one["changes"]) for one in answer["into_the_zone"]] == [1, 2, 3]
    assert main(words) == 0
    told = capsys.readouterr().out
    assert f"in the zone {answer['into_the_zone'][0]['inside']['chance']:.0%}"[:13] in told
    assert "Looked at: 10, 40 and 80 texts" in told


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["us-29", "e3-counter"], "Did you mean"),
        (["us-28", "revised"], "the dossier has no text of 'revised'"),
    ],
)
def test_what_is_not_there_is_said(
    names: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["drafts", "compare", "ukraine-2025", *names]) == 2
    assert said in " ".join(capsys.readouterr().err.split())


def test_a_draft_is_linted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["drafts", "lint", "ukraine-2025", "us-28", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert len(answer["findings"]) == answer["warnings"] + answer["advice"]
    first = next(one for one in answer["findings"] if one["rule"] == "no-measure")
    assert (first["point"], first["words"]) == ("6", "limited to 600,000 personnel")
    assert main(["drafts", "lint", "ukraine-2025", "us-28", "--strict"]) == 1
    told = " ".join(capsys.readouterr().out.split())
    assert "Point 6 warning: “limited to 600,000 personnel” does not say" in told
    assert "→ Say what counts" in told


def test_the_implementation_matrix(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "matrix.xlsx"
    assert main(["drafts", "matrix", "ukraine-2025", "us-28", "--json", "--xlsx", str(file)]) == 0
    rows = json.loads(capsys.readouterr().out)["stipulations"]
    elections = next(row for row in rows if row["point"] == "25")
    assert (elections["actor"], elections["deadline"]) == ("Ukraine", "in 100 days")
    sheet = openpyxl.load_workbook(file).active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]][-1] == "status"
    assert sheet.max_row == len(rows) + 1
    assert all(sheet.cell(row, 10).value is None for row in range(2, sheet.max_row + 1))
    assert [one.formula1 for one in sheet.data_validations.dataValidation] == ['"0,1,2,3"']
    assert (sheet.freeze_panes, sheet.page_setup.orientation) == ("C2", "landscape")
    assert sheet.page_setup.paperSize == 9


def test_word_in_word_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, redline = tmp_path / "talks", tmp_path / "redline.docx"
    assert main(["cases", "two-rivers", "--copy-to", str(folder)]) == 0
    words = ["drafts", "compare", "ukraine-2025", "us-28", "e3-counter", "--docx", str(redline)]
    assert main(words) == 0
    capsys.readouterr()
    add = ["drafts", "add", str(folder), str(redline), "--by", "coast", "--date", "2031-04-02"]
    assert main([*add, "--id", "plan-b", "--before", "plan-a", "--name", "Plan", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["points"] == 27
    assert {"before": "6", "after": "5", "kind": "number", "gone": "600,000 personnel",
            "come": "800,000"} in answer["amendments"]  # fmt: skip
    remarks = [(one["author"], one["point"]) for one in answer["remarks"] if one["point"]]
    assert ("Europe", "5") in remarks
    assert main(["check", str(folder)]) == 0
    written = detente.read(folder)
    assert written.drafts["plan-b"].derived_from == ("plan-a",)
    assert written.texts["plan-a"].startswith("# Plan, before its changes\n\n1. Ukraine's")
    again = tmp_path / "again.docx"
    compare = ["drafts", "compare", str(folder), "plan-a", "plan-b", "--docx", str(again)]
    assert main(compare) == 0
    first, second = load(redline), load(again)
    assert (second.text, second.before) == (first.text, first.before)


def test_points_of_a_text_count_before_they_are_mapped(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, file = tmp_path / "talks", tmp_path / "a.md"
    assert main(["cases", "two-rivers", "--copy-to", str(folder)]) == 0
    file.write_text("1. Arms fall silent.\n2. The dam is run by both.\n", encoding="utf-8")
    add = ["drafts", "add", str(folder), str(file), "--id", "b", "--by", "coast"]
    assert main([*add, "--date", "2031-04-02"]) == 0
    capsys.readouterr()
    assert main(["drafts", str(folder), "--json"]) == 0
    one = next(one for one in json.loads(capsys.readouterr().out)["drafts"] if one["id"] == "b")
    assert (one["points"], one["known"], one["mapped"]) == (2, 2, 0)
    assert main(["drafts", str(folder)]) == 0
    assert "2, none mapped" in " ".join(capsys.readouterr().out.split())
    study = detente.study(detente.read(folder), detente.Settings(draws=40, paths=8))
    sheets = {sheet.id: sheet for sheet in texts_section(study).sheets}
    sheet = sheets["b"]
    assert (sheet.known, sheet.mapped) == (2, 0)
    assert [(point.number, point.holds) for point in sheet.points] == [
        ("1", "Arms fall silent."),
        ("2", "The dam is run by both."),
    ]
    assert [point.known for point in sheets["first-plan"].points] == [True, True, True, False]
    page = " ".join(re.sub("<[^>]*>", " ", render(study)).split())
    assert "2 points; which options of which issues they hold is not said" in page
    told = "Of 2 of its 2 points nobody has said which answers they hold: each figure has two ends."
    assert told in page


def test_points_are_mapped_by_a_person_one_after_the_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, file = tmp_path / "talks", tmp_path / "a.md"
    assert main(["cases", "two-rivers", "--copy-to", str(folder)]) == 0
    words = "1. The dam is run by both.\n2. Arms fall silent.\n3. The army is small.\n4. Peace.\n"
    file.write_text(words, encoding="utf-8")
    add = ["drafts", "add", str(folder), str(file), "--id", "b", "--by", "coast"]
    assert main([*add, "--date", "2031-04-02"]) == 0
    assert f"detente drafts map {folder} b" in " ".join(capsys.readouterr().out.split())
    monkeypatch.setattr("sys.stdin", io.StringIO("1\njoint\n\n\narmy\ncap-50k\n\nq\n"))
    assert main(["drafts", "map", str(folder), "b", "--quiet"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "1 of 4: point 1. The dam is run by both. 1 dam: Who runs the upper dam" in told
    assert "2 points mapped to options; 2 left unknown." in told
    known = detente.read(folder)
    assert known.drafts["b"].points == {
        "1": {"dam": "joint"}, "2": None, "3": {"army": "cap-50k"}, "4": None,
    }  # fmt: skip
    monkeypatch.setattr("sys.stdin", io.StringIO("none\nnone\n"))
    assert main(["drafts", "map", str(folder), "b", "--quiet"]) == 0
    assert "1 of 2: point 2." in capsys.readouterr().out
    assert detente.read(folder).drafts["b"].points["4"] == {}
    assert detente.check(folder) == ()


HOW_TO = Path(__file__).parents[3] / "docs" / "how-to" / "follow-the-drafts.md"


def test_the_path_of_an_officer_needs_no_yaml(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The commands of the how-to page, as they stand there: Word in, review, Word out."""
    monkeypatch.chdir(tmp_path)
    Path("plan.docx").write_bytes(redlined())
    Path("redline.docx").write_bytes(redlined())
    lines = re.findall(r"^detente ((?:new|drafts add|drafts show|review|drafts map) my-talks.*)$",
                       HOW_TO.read_text("utf-8"), re.MULTILINE)  # fmt: skip
    typed = {"review": "n\nsouth\n\na\nq\n", "drafts": "1\nold\n\nq\n"}
    for line in lines:
        words = shlex.split(line)
        monkeypatch.setattr("sys.stdin", io.StringIO(typed.get(words[0], "")))
        assert main(words) == 0, line
    assert [line.split(" my-talks")[0] for line in lines] == [
        "new", "drafts add", "drafts add", "drafts show", "review", "drafts map",
    ]  # fmt: skip
    known = detente.read("my-talks")
    assert list(known.parties) == ["north", "south", "union"]
    assert list(known.drafts) == ["plan-a", "plan-b", "plan-c"]
    assert known.drafts["plan-c"].name == "Framework for the Two Rivers, 2031-04-20"
    assert known.texts["plan-c"].count("Framework for the Two Rivers") == 1
    assert known.drafts["plan-b"].responses["south"].objects == ("3-2",)
    assert known.drafts["plan-c"].points["1"] == {"land": "old-line"}
    capsys.readouterr()
    words = ["drafts", "compare", "my-talks", "plan-b", "plan-c", "--docx", "out.docx"]
    assert main([*words, "--json"]) == 0
    changes = json.loads(capsys.readouterr().out)["changes"]
    told = [(one["before"], one["after"], one["gone"], one["come"]) for one in changes]
    assert ("2", "2", "50,000 troops", "80,000 troops") in told
    out = load(Path("out.docx"))
    assert "within 60 days" in out.text
    assert "within 30 days" in (out.before or "")
    assert ("North Republic" in out.text, out.comments[0].author) == (False, "South")
    assert [one.slug for one in detente.check("my-talks")] == ["first-guess"]


@pytest.mark.parametrize(
    ("name", "text", "options", "said"),
    [
        ("a.txt", "1. Arms fall silent.", ["--id", "first-plan"], "has a draft 'first-plan'"),
        ("a.txt", "1. Arms fall silent.", ["--id", "b", "--before", "a"], "no tracked changes"),
        ("a.txt", "1. Arms fall silent.", ["--id", "../x"], "is not an id"),
        ("a.txt", "1. Arms fall silent.", ["--id", "b", "--date", "soon"], "soon"),
    ],
)
def test_what_cannot_be_added_is_said(
    name: str, text: str, options: list[str], said: str, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    folder, file = tmp_path / "talks", tmp_path / name
    assert main(["cases", "two-rivers", "--copy-to", str(folder)]) == 0
    before = (folder / "dossier.yaml").read_bytes()
    file.write_text(text, encoding="utf-8")
    add = ["drafts", "add", str(folder), str(file), "--by", "coast", "--date", "2031-04-02"]
    assert main([*add, *options]) == 2
    assert said in " ".join(capsys.readouterr().err.split())
    assert (folder / "dossier.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--by", "coats"], 'Did you mean "coast"'),
        (["--by", "coast", "--from", "frist-plan"], "'frist-plan' is not a draft"),
    ],
)
def test_a_party_or_a_draft_that_is_not_there_is_refused_by_its_option(
    options: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, file = tmp_path / "talks", tmp_path / "a.md"
    assert main(["cases", "two-rivers", "--copy-to", str(folder)]) == 0
    file.write_text("1. Arms fall silent.\n", encoding="utf-8")
    words = ["drafts", "add", str(folder), str(file), "--id", "b", *options]
    assert main([*words, "--date", "2031-04-02"]) == 2
    told = " ".join(capsys.readouterr().err.split())
    assert said in told
    assert options[-2] in told
    assert not (folder / "drafts" / "b.md").exists()


@pytest.mark.parametrize(
    ("words", "heads", "held"),
    [
        (["matrix", "T", "e3-counter"], MATRIX_HEADS, "capped at 800,000"),
        (["objections", "T"], OBJECTION_HEADS, "us-28, point 6: Ukraine's armed forces"),
    ],
)
def test_tables_of_drafts_are_handed_round_in_word(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    heads: tuple[str, ...],
    held: str,
) -> None:
    import docx

    file = tmp_path / "table.docx"
    asked = ["drafts", *(word if word != "T" else "ukraine-2025" for word in words)]
    assert main([*asked, "--docx", str(file), "--marking", "SECRET <1>"]) == 0
    document = docx.Document(str(file))
    first = document.tables[0]
    assert [cell.text for cell in first.rows[0].cells] == list(heads)
    assert any(held in cell.text for row in first.rows[1:] for cell in row.cells)
    assert {len(row.cells) for row in first.rows} == {len(heads)}
    section = document.sections[0]
    assert (section.page_width or 0) > (section.page_height or 0)
    assert "SECRET <1>" in "".join(p.text for p in section.header.paragraphs)
    made = file.read_bytes()
    assert main([*asked, "--docx", str(file), "--marking", "SECRET <1>"]) == 0
    assert file.read_bytes() == made
    assert main([*asked, "--marking", "SECRET"]) == 2
    assert "--docx" in capsys.readouterr().err


def test_a_name_that_no_file_can_hold_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", str(tmp_path / "T"), "--party", "North", "--party", "South"]) == 0
    (tmp_path / "plan.md").write_text("1. Arms fall silent.\n", encoding="utf-8")
    before = (tmp_path / "T" / "dossier.yaml").read_bytes()
    add = ["drafts", "add", str(tmp_path / "T"), str(tmp_path / "plan.md"), "--id", "plan-z"]
    add += ["--by", "north", "--date", "2031-04-02"]
    assert main([*add, "--name", "Pla\x07n"]) == 2
    told = capsys.readouterr().err
    assert "--name" in told
    assert "U+0007" in told
    assert (tmp_path / "T" / "dossier.yaml").read_bytes() == before
    assert main([*add, "--name", "Plan"]) == 0
