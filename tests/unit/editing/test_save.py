"""Edits by several hands: none lost, none doubled, each on record, each undone."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import detente
from detente.dossier.files.read import look
from detente.editing.edit import ClashError, Edit, standing
from detente.editing.journal import FOLDER, changes
from detente.editing.lock import BusyError, locked
from detente.editing.save import InvalidError, save, undo
from detente.editing.unfinished import Unfinished, keep, unfinished
from detente.errors import Finding
from detente.findings.making import errors_in

TITLE = ("title",)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two Rivers, as it comes along with its comments."""
    from detente.cases import catalogue
    from detente.files import write_all

    case = catalogue.path("two-rivers")
    files = {f.relative_to(case).as_posix(): f.read_bytes() for f in case.rglob("*") if f.is_file()}
    write_all(tmp_path / "rivers", files)
    return tmp_path / "rivers"


def errors(folder: Path) -> Any:
    def of(instead: Mapping[str, bytes | None]) -> tuple[Finding, ...]:
        return errors_in(look(folder, instead=instead)[1])

    return of


def put(folder: Path, path: tuple[str | int, ...], seen: Any, wanted: Any, who: str = "") -> Any:
    edit = Edit(file="dossier.yaml", path=path, seen=seen, wanted=wanted)
    return save(folder, [edit], who, errors=errors(folder))


def now(folder: Path, *path: str | int) -> Any:
    return standing((folder / "dossier.yaml").read_bytes(), "dossier.yaml", path)


def test_only_the_value_changes_and_undo_gives_every_byte_back(folder: Path) -> None:
    before = (folder / "dossier.yaml").read_bytes()
    assert b"#" in before
    change = put(folder, TITLE, "Two Rivers", "Three Rivers", "ana")
    after = (folder / "dossier.yaml").read_bytes()
    assert after == before.replace(b"title: Two Rivers", b"title: Three Rivers")
    assert detente.read(folder).title == "Three Rivers"
    [known] = changes(folder)
    assert (known.who, known.edits[0].seen, known.edits[0].wanted) == (
        "ana",
        "Two Rivers",
        "Three Rivers",
    )
    undone = undo(folder, change.id, "ben", errors=errors(folder))
    assert (folder / "dossier.yaml").read_bytes() == before
    assert [one.undoes for one in changes(folder)] == [change.id, ""]
    undo(folder, undone.id, "ana", errors=errors(folder))  # and undo of the undo
    assert (folder / "dossier.yaml").read_bytes() == after


def test_what_was_changed_meanwhile_is_told_and_stays(folder: Path) -> None:
    put(folder, TITLE, "Two Rivers", "Theirs")
    with pytest.raises(ClashError) as caught:
        put(folder, TITLE, "Two Rivers", "Mine")
    [clash] = caught.value.clashes
    assert (clash.edit.seen, clash.now, clash.edit.wanted) == ("Two Rivers", "Theirs", "Mine")
    assert now(folder, "title") == "Theirs"
    assert len(changes(folder)) == 1


def test_another_place_is_no_clash(folder: Path) -> None:
    about = now(folder, "about")
    put(folder, TITLE, "Two Rivers", "Theirs")
    put(folder, ("about",), about, "Of two rivers.")
    assert (now(folder, "title"), now(folder, "about")) == ("Theirs", "Of two rivers.")


def test_several_edits_are_all_made_or_none(folder: Path) -> None:
    one = Edit(file="dossier.yaml", path=TITLE, seen="Two Rivers", wanted="Three")
    two = Edit(file="dossier.yaml", path=("about",), seen="something else", wanted="x")
    with pytest.raises(ClashError):
        save(folder, [one, two], "", errors=errors(folder))
    assert now(folder, "title") == "Two Rivers"


def test_what_would_break_the_dossier_is_not_written(folder: Path) -> None:
    before = (folder / "dossier.yaml").read_bytes()
    with pytest.raises(InvalidError) as caught:
        put(folder, ("as-of",), now(folder, "as-of"), "someday")
    assert caught.value.findings[0].place.file == "dossier.yaml"
    assert (folder / "dossier.yaml").read_bytes() == before
    assert changes(folder) == ()


def test_a_value_is_added_where_nothing_stood_and_taken_away(folder: Path) -> None:
    path = ("parties", "union", "also")
    assert now(folder, *path) is None
    change = put(folder, path, None, ["The Union of Lakes"])
    assert detente.read(folder).parties["union"].also == ("The Union of Lakes",)
    undo(folder, change.id, "", errors=errors(folder))
    assert now(folder, *path) is None


def test_a_text_is_written_whole(folder: Path) -> None:
    name = "drafts/sketch.md"
    text = "1. The border follows the river.\n"
    change = save(folder, [Edit(file=name, wanted=text)], "", errors=errors(folder))
    assert (folder / name).read_text("utf-8") == text
    assert change is not None
    undo(folder, change.id, "", errors=errors(folder))
    assert not (folder / name).exists()


@pytest.mark.parametrize(
    "file", ["../dossier.yaml", "drafts/../../x.md", "/etc/passwd", "history/x.json", "x.md", ""]
)
def test_nothing_but_a_file_of_the_dossier_is_written(folder: Path, file: str) -> None:
    with pytest.raises(ValueError, match="no file of a dossier"):
        save(folder, [Edit(file=file, wanted="x")], "", errors=errors(folder))


@pytest.mark.parametrize("path", [("title", "x"), ("drafts", 7, "x"), ("parties", 0), (0,)])
def test_a_place_that_cannot_be_is_refused(folder: Path, path: tuple[str | int, ...]) -> None:
    before = (folder / "dossier.yaml").read_bytes()
    with pytest.raises((ValueError, InvalidError)):
        put(folder, path, None, "x")
    assert (folder / "dossier.yaml").read_bytes() == before


def test_line_ends_and_mark_of_the_file_stay(folder: Path) -> None:
    yaml = folder / "dossier.yaml"
    yaml.write_bytes(b"\xef\xbb\xbf" + yaml.read_bytes().replace(b"\n", b"\r\n"))
    before = yaml.read_bytes()
    put(folder, TITLE, "Two Rivers", "Three Rivers")
    assert yaml.read_bytes() == before.replace(b"Two Rivers\r\n", b"Three Rivers\r\n", 1)


def test_nothing_changed_is_no_change(folder: Path) -> None:
    assert put(folder, TITLE, "Two Rivers", "Two Rivers") is None
    assert changes(folder) == ()


def test_an_editor_that_saves_in_between_is_not_overwritten(folder: Path) -> None:
    yaml, told = folder / "dossier.yaml", []

    def slow(instead: Mapping[str, bytes | None]) -> tuple[Finding, ...]:
        if not told:  # as we look, somebody saves in an editor
            told.append(1)
            yaml.write_text(yaml.read_text("utf-8") + "# a note\n", "utf-8")
        return errors(folder)(instead)

    edit = Edit(file="dossier.yaml", path=TITLE, seen="Two Rivers", wanted="Three")
    save(folder, [edit], "", errors=slow)
    assert yaml.read_text("utf-8").endswith("# a note\n")
    assert now(folder, "title") == "Three"


def test_a_lock_that_is_held_is_waited_for_and_a_dead_one_is_none(folder: Path) -> None:
    lock = folder / FOLDER / ".lock"
    with locked(lock), pytest.raises(BusyError), locked(lock, wait=0.05):
        pass
    script = (
        "import os,sys,pathlib; from detente.editing.lock import locked\n"
        f"with locked(pathlib.Path({str(lock)!r})): os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", script], check=False)
    with locked(lock, wait=0.05):
        pass


COUNTS = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_save import ClashError, now, put
folder = Path(sys.argv[1])
for _ in range(8):
    seen = now(folder, "about")
    number = int(seen) if str(seen).isdecimal() else 0
    try:
        put(folder, ("about",), seen, str(number + 1), str(os.getpid()))
        print("saved")
    except ClashError:
        print("clashed")
"""


def test_three_processes_lose_nothing(folder: Path) -> None:
    command = [sys.executable, "-c", COUNTS, str(folder), str(Path(__file__).parent)]
    workers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    said = [line for worker in workers for line in worker.communicate()[0].split()]
    saved = said.count("saved")
    assert saved + said.count("clashed") == 24
    assert now(folder, "about") == str(saved)  # each counted once
    assert len(changes(folder)) == saved


SAVES = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from test_save import put, now
folder = Path(sys.argv[1])
for n in range(50):
    put(folder, ("about",), now(folder, "about"), f"save {n}")
    print(n, flush=True)
"""


@pytest.mark.parametrize("after", [0, 3, 11])
def test_killed_in_the_middle_of_fifty_saves_nothing_is_lost_or_doubled(
    folder: Path, after: int
) -> None:
    command = [sys.executable, "-c", SAVES, str(folder), str(Path(__file__).parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for _ in range(after + 1):
            last = int(process.stdout.readline())
        time.sleep(0.013 * after)
        process.send_signal(signal.SIGKILL)
        last = max([last, *(int(line) for line in process.stdout)])
    detente.read(folder)  # whole, and what was decided is finished
    made = [change.edits[0].wanted for change in changes(folder)][::-1]
    assert made == [f"save {n}" for n in range(len(made))]
    assert len(made) in (last + 1, last + 2)  # at most one that was not told any more
    assert now(folder, "about") == made[-1]
    put(folder, ("about",), made[-1], "after it")
    assert not list(folder.glob(".writing-*"))


def test_what_was_typed_and_cannot_stand_is_kept_for_its_person(folder: Path) -> None:
    place = ("dossier.yaml", ("as-of",))
    keep(folder, "ana", Unfinished(file=place[0], path=place[1], typed="someday <soon>"))
    assert unfinished(folder, "ana") == {place: "someday <soon>"}
    assert unfinished(folder, "ben") == {}
    keep(folder, "ana", Unfinished(file=place[0], path=place[1], typed=""))
    assert unfinished(folder, "ana") == {}


def test_a_damaged_record_is_left_out(folder: Path) -> None:
    put(folder, TITLE, "Two Rivers", "Three")
    [change] = changes(folder)
    broken = folder / FOLDER / ("20310101T000000.000000Z-00000000.json")
    for content in ("", "[]", '{"when": 1}', '{"when": "2031-01-01", "who": "", "edits": [{}]}'):
        broken.write_text(content, "utf-8")
        assert changes(folder) == (change,)
