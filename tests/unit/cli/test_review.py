"""``detente read --into``, ``review`` and ``show``: from a document to the dossier and back."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import json
import os
import select
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import detente
from articles import ARTICLE, NEVER, bytes_of, read_in, suggestion
from detente.cases import catalogue
from detente.cli.main import main
from detente.cli.screen import write_parts

TOLD = {"person": "Ana Dorn", "party": "north"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree(catalogue.path("two-rivers"), tmp_path / "talks"))
    read_in(
        folder,
        suggestion("quotation", NEVER, **TOLD, date="2031-05-09", issues=("border",),
                   stance="rejects", confidence=0.95, why=("marks",)),
        suggestion("event", "The envoys met there on 8 May", type="meeting", date="2031-05-08",
                   confidence=0.7),
        suggestion("quotation", "Half a bridge,", **TOLD, confidence=0.9, piece_of="q"),
        suggestion("quotation", "is no bridge at all.", **TOLD, confidence=0.9, piece_of="q"),
        suggestion("date", "8 May", date="2031-05-08"),
    )  # fmt: skip
    return folder


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs a command with these lines on standard input; what it printed."""

    def run(*words: object, lines: str = "", code: int = 0) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO(lines))
        assert main([str(word) for word in words]) == code
        return capsys.readouterr().out

    return run


def test_the_walk_shows_what_is_needed_to_decide(folder: Path, typed: Any) -> None:
    printed = typed("review", folder, lines="q\n")
    for words in (
        "1 of 3 in article.txt", "paragraph 1", "sure 0.95", f"“>>{NEVER}<<” President Ana Dorn",
        "Ana Dorn · north", "2031-05-09", "border: rejects", "marks", "a accept", "u undo",
    ):  # fmt: skip
        assert words in printed


def test_the_walk_goes_on_where_it_stopped(folder: Path, typed: Any) -> None:
    typed("review", folder, "--by", "Mira Okoye", lines="a\nq\n")
    assert len(detente.read(folder).statements) == 7
    printed = typed("review", folder, lines="r\nnot so\n")
    assert "2 of 3" in printed
    assert "1 of 3" not in printed
    printed = typed("review", folder, "--json")
    assert [one["record"]["text"] for one in json.loads(printed)["open"]] == ["Half a bridge,"]
    assert detente.check(folder) == ()


def test_what_lacks_something_is_asked_for(folder: Path, typed: Any) -> None:
    lines = "s\ns\na\ne\nto=the guests\nnonsense\n\ne\ndate=2031-05-09\n\n"
    printed = typed("review", folder, lines=lines)
    assert "date: the text does not say on what day" in printed
    assert "Write column=value" in printed
    statement = detente.read(folder).statements[-1]
    assert (str(statement.date), statement.to) == ("2031-05-09", "the guests")
    assert statement.text == "Half a bridge, … is no bridge at all."


def test_every_bad_edit_is_named_at_once_and_the_good_ones_are_kept(
    folder: Path, typed: Any
) -> None:
    edits = "to=the guests\ndate=soon\nperson=nobody\ncolour=red\ngrade=Z9\ndate=2031-05-09\n\n"
    printed = typed("review", folder, lines=f"s\ns\ne\n{edits}")
    assert printed.count("Not taken") == 4
    for column in ("date", "person", "colour", "grade"):
        assert f"\n  {column}: " in printed
    statement = detente.read(folder).statements[-1]
    assert (str(statement.date), statement.to) == ("2031-05-09", "the guests")
    assert detente.check(folder) == ()


def test_a_document_cannot_play_tricks_on_the_terminal(folder: Path, typed: Any) -> None:
    text = "“Yes\x1b[2J\x9b2J\u202e,” said Ana\x07 Dorn.\n"
    read_in(
        folder,
        suggestion("quotation", text[1:14], text, person="Ana\x1b[1m", why=("\x1b",)),
        text=text, name="\x1b]0;name\x07.txt",
    )  # fmt: skip
    printed = typed("review", folder, lines="s\n" * 9)
    assert "Yes�[2J�2J�" in printed
    assert not set(printed) & set("\x1b\x07\x9b\u202e")


def test_undo_in_the_walk_brings_it_back_at_once(folder: Path, typed: Any) -> None:
    before = bytes_of(folder)
    printed = typed("review", folder, lines="a\nu\nq\n")
    assert printed.count("1 of 3 in article.txt") == 2
    assert bytes_of(folder) == before


def test_undo_reaches_back_to_an_earlier_sitting(folder: Path, typed: Any) -> None:
    before = bytes_of(folder)
    typed("review", folder, lines="a\n")
    assert "Nothing to undo in this sitting" in typed("review", folder, lines="u\nq\n")
    assert "open again" in typed("review", folder, "--undo", "dorn-2031-05-09")
    assert bytes_of(folder) == before


@pytest.mark.parametrize("lines", ["", "x\n", "a\ne\n", "e\n", "r\n", "u\n", "\n\n\n", "?\nq\n"])
def test_the_walk_ends_where_its_input_ends(lines: str, folder: Path, typed: Any) -> None:
    typed("review", folder, lines=lines)
    assert not [f for f in detente.check(folder) if f.severity == "error"]


def test_scripts_accept_what_is_sure_enough(folder: Path, typed: Any) -> None:
    words = ("review", folder, "--accept-above", 0.9, "--by", "Mira Okoye", "--json")
    answer = json.loads(typed(*words))
    assert [one["row"] for one in answer["accepted"]] == ["dorn-2031-05-09"]
    assert len(answer["open"]) == 2
    lacks = {one["record"]["text"]: one["lacks"] for one in answer["open"]}
    assert list(lacks["Half a bridge,"]) == ["date"]
    assert lacks["The envoys met there on 8 May"] == {}
    assert json.loads(typed(*words))["accepted"] == []


def test_words_that_the_dossier_has_as_said_by_another_are_not_accepted_at_once(
    folder: Path, typed: Any
) -> None:
    typed("review", folder, "--accept-above", 0.9)
    read_in(folder, suggestion("quotation", "leave the ridge", person="Teo Ruiz", party="south",
                               date="2031-05-09", confidence=0.99))  # fmt: skip
    answer = json.loads(typed("review", folder, "--accept-above", 0.9, "--json"))
    assert answer["accepted"] == []
    assert "dorn-2031-05-09" in [one["record"]["like"] for one in answer["open"]]
    printed = " ".join(typed("review", folder, lines="s\n" * 9).split())
    assert "the dossier has this as said by Ana Dorn" in printed


def test_a_script_can_undo(folder: Path, typed: Any) -> None:
    before = bytes_of(folder)
    words = ("review", folder, "--accept-above", 0.9, "--json")
    id = json.loads(typed(*words))["accepted"][0]["id"]
    assert json.loads(typed("review", folder, "--undo", id, "--json"))["undone"] == [id]
    assert bytes_of(folder) == before
    typed("review", folder, "--undo", id, code=2)


def test_a_broken_file_of_suggestions_is_among_the_findings(
    folder: Path, typed: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    typed("check", folder)
    (folder / "suggestions" / f"{'0' * 64}.json").write_text('{"name": [', encoding="utf-8")
    for words in (["check", folder], ["review", folder], ["review", folder, "--json"]):
        assert main([str(word) for word in words]) == 1
        printed = capsys.readouterr()
        assert "not-json" in printed.out + printed.err
    (folder / "suggestions").rename(folder / "elsewhere")
    (folder / "suggestions").symlink_to(folder / "elsewhere")
    typed("check", folder, code=1)


def test_contradictions_and_movement_are_told(folder: Path, typed: Any) -> None:
    text = "“I accept the line,” Ana Dorn said on 20 April. “I reject it,” she said on 5 May.\n"
    read_in(
        folder,
        suggestion("quotation", "I accept the line,", text, **TOLD, date="2031-04-20",
                   issues=("border",), stance="accepts"),
        suggestion("quotation", "I reject it,", text, **TOLD, date="2031-05-05",
                   issues=("border",), stance="rejects"),
        text=text, name="other.txt",
    )  # fmt: skip
    answer = json.loads(typed("review", folder, "--json"))
    days = [(c["earlier"]["text"], c["days"]) for c in answer["contradictions"]]
    assert ("I accept the line,", 15) in days
    printed = typed("review", folder, lines="q\n")
    assert "Contradiction: dorn accepts border (2031-04-20" in printed
    assert "for the first time" in printed


def test_a_statement_is_shown_in_its_context(folder: Path, typed: Any) -> None:
    typed("review", folder, "--accept-above", 0.9, "--by", "Mira Okoye")
    printed = typed("show", folder, "dorn-2031-05-09")
    assert f"“>>{NEVER}<<” President Ana Dorn said on 9 May" in printed
    assert "article.txt, paragraph 1" in printed
    assert "Accepted by Mira Okoye" in printed
    answer = json.loads(typed("show", folder, "dorn-2031-05-09", "--json"))
    assert answer["before"] + answer["words"] + answer["after"] in " ".join(ARTICLE.split())
    assert (answer["paragraph"], answer["document"]) == (1, "article.txt")


def test_what_waits_and_what_happened_are_shown_too(folder: Path, typed: Any) -> None:
    waits = json.loads(typed("review", folder, "--json"))["open"]
    id = next(one["record"]["id"] for one in waits if one["record"]["kind"] == "event")
    assert ">>The envoys met there on 8 May<<" in typed("show", folder, id)
    told = typed("show", "two-rivers", "e4").splitlines()
    assert told[:2] == ["e4: event, 2031-04-11 to 2031-04-12", "Lake House, nine hours"]
    answer = json.loads(typed("show", "two-rivers", "e4", "--json"))
    assert (answer["until"], answer["planned"], answer["venue"]) == (
        "2031-04-12", False, "Lake House",
    )  # fmt: skip
    planned = next(one.id for one in detente.read("two-rivers").events if one.planned)
    assert typed("show", "two-rivers", planned).startswith(f"{planned}: planned event, ")
    assert json.loads(typed("show", "two-rivers", "s3", "--json"))["planned"] is None
    assert "not kept here" in typed("show", "two-rivers", "s3")
    typed("show", folder, "s99", code=2)


@pytest.mark.parametrize(
    "words",
    [["read", "article.txt", "--into"], ["review"]],
)
@pytest.mark.parametrize("target", ["two-rivers", "nowhere", "talks.zip"])
def test_only_a_folder_can_be_added_to(
    words: list[str], target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "talks.zip").write_bytes(b"PK\x05\x06" + b"\0" * 18)
    assert main([*words, target]) == 1
    assert "not-a-folder" in capsys.readouterr().err
    assert not (tmp_path / "two-rivers").exists()


def test_documents_are_read_into_a_dossier(
    tmp_path: Path, typed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("detente.reading.pipeline.find_pipeline", lambda: None)
    folder = Path(shutil.copytree(catalogue.path("two-rivers"), tmp_path / "talks"))
    file = tmp_path / "news.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    words = ("read", file, tmp_path / "gone.txt", "--into", folder, "--quiet")
    answer = json.loads(typed(*words, "--published", "2031-05-10", "--json", code=1))
    assert [finding["slug"] for finding in answer["findings"]] == ["not-a-file"]
    assert {"id", "state"} <= answer["records"][0].keys()
    before = bytes_of(folder)
    assert "proposed" in typed(*words, code=1)
    assert bytes_of(folder) == before
    assert detente.check(folder) == ()


def test_what_was_begun_is_kept_until_the_next_sitting(folder: Path, typed: Any) -> None:
    typed("review", folder, lines="x\nfirst\nrejects\n\n2\ne\nto=the guests\ngrade=Z9\n\n")
    typed("review", folder, "--undo", "dorn-2031-05-09")
    typed("review", folder, lines="x\nfirst\nrejects\n\n2\np\nborder\nfront\nrejects\n\nq\n")
    assert len(detente.read(folder).statements) == 6
    answer = json.loads(typed("review", folder, "--accept-above", 0.9, "--json"))
    assert (answer["accepted"], answer["held_back"]["begun"]) == ([], 1)
    read_again = read_in(folder, suggestion("quotation", NEVER, **TOLD, date="2031-05-09"))
    assert read_again.document.suggestions[0].in_hand
    printed = " ".join(typed("review", folder, lines="a\nq\n").split())
    begun = "begun: positions = border=front-line:rejects; answer to first-plan: rejects; objects"
    assert begun in printed
    known = detente.read(folder)
    assert known.statements[-1].id in known.drafts["first-plan"].responses["north"].statement
    assert [str(one) for one in known.statements[-1].positions] == ["border=front-line:rejects"]


def test_an_answer_that_was_begun_is_taken_back(folder: Path, typed: Any) -> None:
    before = bytes_of(folder)
    printed = typed("review", folder, lines="x\nfirst\nrejects\n\n2\nx\nfirst\nnone\n")
    assert "None of these" in printed
    assert bytes_of(folder) == before


def test_the_position_is_accepted_without_its_words(folder: Path, typed: Any) -> None:
    typed("review", folder, lines="o\no\nborder\nfront\nrejects\n\nq\n")
    first, *_ = (s for s in detente.read(folder).statements if s.source == "lake-news")
    assert (first.form, first.text) == ("paraphrase", "Where the border runs: rejects")
    assert ([str(one) for one in first.positions], first.start) == (["border:rejects"], 1)
    assert detente.check(folder) == ()


def test_the_first_statement_of_a_dossier_without_tables(folder: Path, typed: Any) -> None:
    own = folder.parent / "own"
    own.mkdir()
    text = """\
title: Own
as-of: 2031-05-12
parties:
  north:
    name: North
    kind: negotiator
    consent: required
    people: {dorn: {name: Ana Dorn, role: president}}
  south: {name: South, kind: negotiator, consent: required}
issues: {line: {name: The line, options: {here: Here, there: There}}}
"""
    (own / "dossier.yaml").write_text(text, encoding="utf-8")
    read_in(own, suggestion("quotation", NEVER, **TOLD, date="2031-05-09"),
            suggestion("event", "The envoys met there on 8 May", type="meeting",
                       date="2031-05-08"))  # fmt: skip
    assert "2 accepted" in typed("review", own, lines="a\na\n")
    assert [s.text for s in detente.read(own).statements] == [NEVER]


def test_keys_need_no_return_on_a_terminal(folder: Path) -> None:
    pty, termios = pytest.importorskip("pty"), pytest.importorskip("termios")
    ours, theirs = pty.openpty()
    how = termios.tcgetattr(theirs)
    how[3] &= ~termios.ECHO  # so that what is printed shows that a key was taken
    termios.tcsetattr(theirs, termios.TCSANOW, how)
    environment = {**os.environ, "TERM": "dumb", "COLUMNS": "100"}
    command = [sys.executable, "-m", "detente", "review", str(folder), "--quiet"]
    with subprocess.Popen(command, stdin=theirs, stdout=theirs, env=environment) as review:
        os.close(theirs)
        printed = b""
        for key in b"ssq":
            asked = printed.count(b"help\r\n> ")
            while printed.count(b"help\r\n> ") == asked:
                printed += os.read(ours, 10_000)
            os.write(ours, bytes([key]))
            # What comes before the key is waited for is left out: it is pressed until it is taken.
            while not select.select([ours], [], [], 3)[0]:
                os.write(ours, bytes([key]))
        with contextlib.suppress(OSError):  # Linux says so of a terminal that is closed
            while more := os.read(ours, 10_000):
                printed += more
        os.close(ours)
        assert review.wait() == 0
    assert b"0 accepted, 0 rejected, 2 skipped" in printed


def test_what_lacks_a_day_or_a_person_is_told_which_keys_help(folder: Path, typed: Any) -> None:
    text = "“Never,” Io Lund said.\n"
    read_in(folder, suggestion("quotation", "Never,", text, person="Io Lund", confidence=0.95),
            text=text, name="other.txt")  # fmt: skip
    printed = " ".join(typed("review", folder, "--accept-above", 0.9).split())
    assert "n puts new people into a party and d sets the day of a document" in printed


def test_the_words_alone_are_accepted_without_a_position(folder: Path, typed: Any) -> None:
    typed("review", folder, lines="w\nq\n")
    statement = detente.read(folder).statements[-1]
    assert (statement.text, statement.positions) == (NEVER, ())


def test_a_position_is_picked_from_the_lists_of_this_dossier(folder: Path, typed: Any) -> None:
    lines = "p\nbor\nfoo\nwhere\nrej\n\na\nq\n"
    printed = typed("review", folder, lines=lines)
    assert "border: Where the border runs" in printed
    assert "front-line: Where the armies stand" in printed
    assert "None of these" in printed
    statement = detente.read(folder).statements[-1]
    assert [str(position) for position in statement.positions] == ["border=front-line:rejects"]
    assert detente.check(folder) == ()


def test_what_the_party_said_before_is_shown_and_movement_is_told(folder: Path, typed: Any) -> None:
    printed = " ".join(typed("review", folder, lines="p\n1\nfront-line\naccepts\n\nq\n").split())
    assert "so far: acceptable-if border=middle-line (2031-03-28, s2)" in printed
    assert "Movement: north until now red-line border=front-line (2031-04-05, s3)." in printed


def test_an_answer_to_a_draft_is_written_and_taken_back(folder: Path, typed: Any) -> None:
    before = bytes_of(folder)
    known = detente.read(folder).drafts["first-plan"].responses["north"]
    lines = "x\nfirst\nrejects\n3\n7\n1,2\na\nq\n"
    printed = typed("review", folder, "--by", "Mira Okoye", lines=lines)
    assert "answer to first-plan: rejects; accepts 3; objects to 1, 2" in printed
    answer = detente.read(folder).drafts["first-plan"].responses["north"]
    assert (answer.stance, str(answer.date)) == ("rejects", "2031-05-09")
    assert ("3" in answer.accepts, set(answer.objects) >= {"1", "2"}) == (True, True)
    assert answer.statement == (*known.statement, "dorn-2031-05-09")
    assert detente.check(folder) == ()
    typed("review", folder, "--undo", "dorn-2031-05-09")
    after = bytes_of(folder)
    assert after["dossier.yaml"] == before["dossier.yaml"]
    assert after["statements.csv"] == before["statements.csv"]


def test_an_answer_changed_by_hand_is_named_and_left(folder: Path, typed: Any) -> None:
    typed("review", folder, lines="x\nfirst\nrejects\n\n2\na\nq\n")
    file = folder / "dossier.yaml"
    text = file.read_text("utf-8")
    assert "stance: rejects, date: 2031-05-09" in text
    file.write_text(
        text.replace("stance: rejects, date: 2031-05-09", "stance: objects, date: 2031-05-09"),
        "utf-8",
    )
    before = bytes_of(folder)
    assert main(["review", str(folder), "--undo", "dorn-2031-05-09"]) == 1
    assert bytes_of(folder) == before


def test_a_day_holds_for_the_rest_of_a_document(folder: Path, typed: Any) -> None:
    printed = typed("review", folder, lines="s\ns\nd\nsoon\n2031-05-09\na\n")
    assert "Write a day" in printed
    assert "2031-05-09 (as you said)" in printed
    statement = detente.read(folder).statements[-1]
    assert (str(statement.date), statement.text[:6]) == ("2031-05-09", "Half a")


def test_a_later_document_offers_to_move_as_of(tmp_path: Path, typed: Any) -> None:
    folder = Path(shutil.copytree(catalogue.path("two-rivers"), tmp_path / "own"))
    text = "---\ndate: 2031-06-01\n---\n\n“We are tired,” Ana Dorn said on 30 May.\n"
    file = folder.parent / "later.md"
    file.write_text(text, encoding="utf-8")
    printed = typed("read", file, "--into", folder, "--quiet")
    later = "later.md: It is of 2031-06-01, later than the dossier"
    assert printed.startswith(later)
    assert typed("read", file, "--dossier", folder, "--quiet").startswith(later)
    printed = typed("review", folder, lines="a\nm\n\na\nq\n")
    assert "m move as-of" in printed
    known = detente.read(folder)
    assert str(known.as_of) == "2031-06-01"
    assert [s.text for s in known.statements if str(s.date) == "2031-05-30"] == ["We are tired,"]


def test_somebody_new_is_put_among_the_people_of_a_party(tmp_path: Path, typed: Any) -> None:
    folder = Path(shutil.copytree(catalogue.path("two-rivers"), tmp_path / "own"))
    text = "“Never,” Io Lund said on 9 May. “Not so,” Mr Lee said on 9 May.\n"
    read_in(
        folder,
        suggestion("quotation", "Never,", text, person="Io Lund", date="2031-05-09",
                   role="an adviser", confidence=0.5),
        suggestion("quotation", "Not so,", text, person="Mr Lee", date="2031-05-09"),
        text=text, name="other.txt",
    )  # fmt: skip
    printed = typed("review", folder, lines="n\nsouth\n\na\nn\nTeo\na\nn\nq\n")
    assert "who:       Io Lund · an adviser · new here" in printed
    known = detente.read(folder)
    lund = known.parties["south"].people["lund"]
    assert (lund.name, lund.role) == ("Io Lund", "an adviser")
    assert known.parties["south"].people["ruiz"].also == ("Mr Lee",)
    assert [s.person for s in known.statements][-2:] == ["lund", "ruiz"]
    assert detente.check(folder) == ()


def test_documents_are_reviewed_by_the_day_they_were_published(folder: Path, typed: Any) -> None:
    for day in (3, 1, 2):
        text = f"“Never,” Ana Dorn said in the first week, the {day}th.\n"
        name, one = f"of-{day}.txt", suggestion("quotation", "Never,", text, **TOLD)
        read_in(folder, one, text=text, name=name, published=dt.date(2031, 5, day))
    printed = typed("review", folder, lines="s\n" * 9)
    told = [line for line in printed.splitlines() if line.startswith("1 of ")]
    names = [line.partition(" in ")[2].partition(":")[0] for line in told]
    assert names == ["of-1.txt", "of-2.txt", "of-3.txt", "article.txt"]


def test_progress_is_told_by_documents(folder: Path, typed: Any) -> None:
    text = "“Never,” Ana Dorn said on 9 May.\n"
    read_in(folder, suggestion("quotation", "Never,", text, **TOLD), text=text, name="other.txt")
    printed = typed("review", folder, lines="s\n" * 9)
    told = [line for line in printed.splitlines() if line.startswith("document ")]
    assert sorted(told) == sorted(
        ["document 1 of 2, 1 open", *(f"document 2 of 2, {left} open" for left in (3, 2, 1))]
    ) or sorted(told) == sorted(
        ["document 2 of 2, 1 open", *(f"document 1 of 2, {left} open" for left in (3, 2, 1))]
    )


def test_parts_are_coloured_on_a_terminal_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces = (
        ("“", ""),
        ("No\x1b[2J,", "what"),
        ("” ", ""),
        ("Ana Dorn", "who"),
        (" said ", ""),
        ("today", "day"),
    )
    write_parts(pieces)
    assert capsys.readouterr().out == "  “>>No�[2J,<<” Ana Dorn said today\n"
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    write_parts(pieces)
    coloured = capsys.readouterr().out
    assert "\x1b[36mAna Dorn" in coloured
    assert "\x1b[32mtoday" in coloured
    assert "\x1b[2J" not in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    write_parts(pieces)
    assert "\x1b" not in capsys.readouterr().out
