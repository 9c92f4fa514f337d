"""Remarks and tracked changes of a Word file are kept, reviewed, and become objections."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from tests.redlined import READ, redlined

import detente
from detente.cli.main import main
from detente.review.margin import in_margin
from detente.review.shelf import Shelf

ADD = ("--id", "plan-b", "--before", "plan-a", "--by", "union", "--date", "2031-04-02")


@pytest.fixture
def talks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A dossier into which a Word file was added as two drafts."""
    folder, file = tmp_path / "talks", tmp_path / "plan.docx"
    file.write_bytes(redlined())
    assert main(["cases", "two-rivers", "--copy-to", str(folder)]) == 0
    assert main(["drafts", "add", str(folder), str(file), *ADD]) == 0
    capsys.readouterr()
    return folder


def _walk(folder: Path, lines: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    assert main(["review", str(folder), "--by", "Mira", "--quiet"]) == 0


def _ids(folder: Path) -> dict[str, str]:
    return {margin.said: one.id for margin, one in in_margin(Shelf(folder=folder))}


def test_the_draft_is_read_whole(talks: Path) -> None:
    known = detente.read(talks)
    assert known.texts["plan-b"] == READ
    before = known.texts["plan-a"]
    assert before.startswith("# Framework for the Two Rivers, before its changes\n\nDrafted in")
    assert "\n3. A joint commission verifies the withdrawal.\n\n## Part II" in before
    assert before.endswith("\n60\n\n3-2. Old rights to fish are kept.\n")
    assert detente.check(talks) == ()


def test_each_is_kept_with_who_when_and_the_point(talks: Path) -> None:
    kept = [
        (m.point, one.speaker, str(one.date), m.said, one.party, m.resolved, m.replies)
        for m, one in in_margin(Shelf(folder=talks))
    ]
    day = "2031-04-02"
    assert kept == [
        ("", "New Person", "2031-04-04", "Why was fishing dropped?", None, False, ()),
        ("1", "Ana Dorn", day, "puts “within 60 days” for “within 30 days” in point 1", None,
         False, ()),
        ("2", "Kel Ruiz", "2031-04-03", "We cannot accept any ceiling.", None, True,
         ("Ana Dorn, 2031-04-04: Then what?",)),
        ("2", "Ana Dorn", day, "puts “80,000” for “50,000” in point 2", None, False, ()),
        ("2", "coast", "None", "Too many.", "coast", False, ()),
        ("2-2", "Ana Dorn", day, "puts “50” for “60” in point 2-2", None, False, ()),
        ("3", "Io Lund", "2031-04-03", "moves “A joint commission verifies the withdrawal.” from "
         "point 3 to point 3", None, False, ()),
        ("", "South", day, "takes “Old rights to fish are kept.” out of point 3-2", "south", False,
         ()),
        ("4", "South", day, "adds “Elections are held within 100 days.” in point 4", "south", False,
         ()),
    ]  # fmt: skip


def test_a_remark_that_is_accepted_is_an_objection_on_record(
    talks: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _walk(talks, "s\ns\nn\nsouth\n\na\ns\na\nq\n", monkeypatch)
    printed = " ".join(capsys.readouterr().out.split())
    assert "says: We cannot accept any ceiling. (resolved) replies: Ana Dorn" in printed
    assert "comes to: answer to plan-b: objects; objects to 2 (x picks another)" in printed
    assert "sure 1.00" not in printed
    known = detente.read(talks)
    said = {row.text: row for row in known.statements if row.source == "plan"}
    ceiling, many = said["We cannot accept any ceiling."], said["Too many."]
    assert (ceiling.party, ceiling.person, str(ceiling.date), ceiling.form) == (
        "south", "ruiz-2", "2031-04-03", "quote",
    )  # fmt: skip
    assert (many.party, str(many.date)) == ("coast", "2031-04-02")
    answers = known.drafts["plan-b"].responses
    assert {party: (one.stance, one.objects) for party, one in answers.items()} == {
        "south": ("objects", ("2",)),
        "coast": ("objects", ("2",)),
    }
    assert detente.check(talks) == ()
    assert main(["drafts", "objections", str(talks), "--party", "coast", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    (objection,) = answer["objections"]
    assert answer["waiting"] == 7
    assert (objection["draft"], objection["point"], objection["words"], objection["source"]) == (
        "plan-b", "2", "Too many.", "plan",
    )  # fmt: skip
    assert main(["drafts", "objections", str(talks)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "7 remarks and amendments in the margin of a draft wait: detente review" in told
    assert main(["drafts", "show", str(talks), "plan-b"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "coast on “80,000”: Too many. accepted: coast-2031-04-02" in shown


def test_an_amendment_objects_to_the_point_that_it_changes(
    talks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _walk(talks, "s\na\ns\na\nq\n", monkeypatch)
    known = detente.read(talks)
    rows = [row for row in known.statements if row.source == "plan"]
    assert [(row.party, row.person, row.form) for row in rows] == [
        ("north", "dorn", "paraphrase")
    ] * 2
    answer = known.drafts["plan-a"].responses["north"]
    assert (answer.stance, answer.objects, answer.statement) == (
        "objects", ("1", "2"), tuple(row.id for row in rows),
    )  # fmt: skip
    for row in reversed(rows):
        assert main(["review", str(talks), "--undo", row.id]) == 0
    assert detente.read(talks).drafts["plan-a"].responses == {}
    _walk(talks, "s\na\nq\n", monkeypatch)
    assert detente.read(talks).drafts["plan-a"].responses["north"].objects == ("1",)


def test_what_is_not_mapped_yet_is_told_how(
    talks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["drafts", "next", str(talks), "plan-b", "--draws", "20", "--quiet"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "of 7 of its 7 points nobody has said which answers they hold" in said
    assert "detente drafts map DOSSIER plan-b" in said


def test_nothing_in_a_margin_is_accepted_unasked(
    talks: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["review", str(talks), "--accept-above", "0", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["accepted"] == []
    assert answer["open"][2]["record"]["margin"] == {
        "draft": "plan-b", "point": "2", "said": "We cannot accept any ceiling.",
        "about": "Forces of the North shall not exceed ", "resolved": True,
        "replies": ["Ana Dorn, 2031-04-04: Then what?"],
    }  # fmt: skip
    assert all(one.state == "open" for _, one in in_margin(Shelf(folder=talks)))


def test_reading_and_adding_keep_what_the_other_found(talks: Path, tmp_path: Path) -> None:
    before, file = _ids(talks), tmp_path / "plan.docx"
    assert main(["read", str(file), "--into", str(talks), "--quiet"]) == 0
    assert _ids(talks) == before
    more = ("--id", "again", "--by", "union", "--date", "2031-04-02")
    assert main(["drafts", "add", str(talks), str(file), *more]) == 0
    assert _ids(talks) == before
    assert {m.draft for m, _ in in_margin(Shelf(folder=talks))} == {"again"}


def test_a_text_without_a_margin_leaves_no_document(tmp_path: Path) -> None:
    folder, file = tmp_path / "talks", tmp_path / "plan.txt"
    file.write_text("1. Arms fall silent.\n", encoding="utf-8")
    assert main(["cases", "two-rivers", "--copy-to", str(folder)]) == 0
    assert main(["drafts", "add", str(folder), str(file), *ADD[:2], *ADD[4:]]) == 0
    assert not (folder / "documents").exists()


def test_any_point_of_a_text_can_be_answered_whether_mapped_or_not(
    talks: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _walk(talks, "s\ns\ns\ns\nx\nplan-b\naccepts-part\n1-2\n4\na\nq\n", monkeypatch)
    assert "1-2 The dam is run by both sides." in " ".join(capsys.readouterr().out.split())
    answer = detente.read(talks).drafts["plan-b"].responses["coast"]
    assert (answer.stance, answer.accepts, answer.objects) == ("accepts-part", ("1-2",), ("4",))
