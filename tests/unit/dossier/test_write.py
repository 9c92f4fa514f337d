"""Writing: equal when read again, comments and order kept, whole or not at all."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from detente.cases import catalogue
from detente.dossier.as_of import as_of
from detente.dossier.files.edit import CannotEdit, edited
from detente.dossier.files.read import check, read
from detente.dossier.files.write import write
from detente.errors import RefusedError
from detente.estimates import Estimate


def bytes_of(folder: Path) -> dict[str, bytes]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def lines_changed(old: str, new: str) -> tuple[set[str], set[str]]:
    before, after = old.splitlines(), new.splitlines()
    return set(before) - set(after), set(after) - set(before)


@pytest.mark.parametrize("name", catalogue.names())
def test_cases_read_again_are_equal(name: str, tmp_path: Path) -> None:
    case = read(name)
    assert read(write(case, tmp_path / "new" / "folder")) == case
    assert read(write(case, tmp_path / "it.zip")) == case
    assert [f for f in check(tmp_path / "new" / "folder") if f.severity == "error"] == []


def test_writing_what_stands_there_changes_nothing(folder: Path) -> None:
    before = bytes_of(folder)
    write(read(folder), folder)
    assert bytes_of(folder) == before


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_marks_stay(mark: bytes, folder: Path) -> None:
    for path in folder.rglob("*.*"):
        path.write_bytes(mark + path.read_bytes().replace(b"\n", b"\r\n"))
    before = bytes_of(folder)
    dossier = read(folder)
    write(dossier, folder)
    assert bytes_of(folder) == before
    first = dossier.statements[0].model_copy(update={"text": "Something, else"})
    statements = (first, *dossier.statements[1:])
    changed = dossier.model_copy(update={"title": "Three Rivers", "statements": statements})
    write(changed, folder)
    assert read(folder) == changed
    raw = (folder / "dossier.yaml").read_bytes()
    assert raw == before["dossier.yaml"].replace(b"title: Two", b"title: Three")
    table = (folder / "statements.csv").read_bytes()
    assert table.startswith(mark + b"id,date")
    assert table.count(b"\r\n") == table.count(b"\n") == 7


def test_one_number_changed_is_one_line_changed(folder: Path) -> None:
    dossier = read(folder)
    text = (folder / "dossier.yaml").read_text(encoding="utf-8")
    assert dossier.war is not None
    war = dossier.war.model_copy(update={"balance": Estimate.parse("0.4 (0.3..0.5)")})
    changed = dossier.model_copy(update={"war": war})
    write(changed, folder)
    new = (folder / "dossier.yaml").read_text(encoding="utf-8")
    gone, come = lines_changed(text, new)
    assert len(gone) == len(come) == 1
    assert come.pop().startswith("  balance: 0.4 (0.3..0.5)           # 1: the first side")
    assert read(folder) == changed


def test_what_goes_and_what_comes_leaves_the_rest(folder: Path) -> None:
    dossier = read(folder)
    text = (folder / "dossier.yaml").read_text(encoding="utf-8")
    parties = {id: party for id, party in dossier.parties.items() if id != "coast"}
    north = parties["north"]
    assert north.wants is not None
    wants = north.wants.model_copy(update={"red_lines": north.wants.red_lines[:1]})
    parties["north"] = north.model_copy(update={"wants": wants, "code": "NOR"})
    changed = dossier.model_copy(
        update={"parties": parties, "about": None, "tracks": {**dossier.tracks, "air": "Air: sky"}}
    )
    write(changed, folder)
    new = (folder / "dossier.yaml").read_text(encoding="utf-8")
    gone, come = lines_changed(text, new)
    assert come == {
        "    code: NOR",
        'tracks: {land: Land and water, safety: Safety, trade: Trade, air: "Air: sky"}',
    }
    assert len(gone) == 1 + 1 + 8 + 1  # about, the red line, what only the coast had, tracks
    assert new.startswith("# Two Rivers")
    assert "  # 1: the first side dictates" in new


def test_a_new_file_reads_well(tmp_path: Path) -> None:
    write(read("two-rivers"), tmp_path)
    text = (tmp_path / "dossier.yaml").read_text(encoding="utf-8")
    assert text.startswith("title: Two Rivers\nas-of: 2031-05-12\n")
    assert "balance: 0.45 (0.35..0.55)\n" in text
    assert "        border: {old-line: 1" in text or "        border:\n" in text
    assert "points: {1: {border: front-line}" in text or "      1: {border: front-line}" in text
    assert "!!" not in text
    assert "'2031" not in text


def test_a_zip_is_the_same_whenever_it_is_made(tmp_path: Path) -> None:
    dossier = read("two-rivers")
    first = write(dossier, tmp_path / "a.zip").read_bytes()
    assert write(dossier, tmp_path / "b.zip").read_bytes() == first
    assert write(dossier, tmp_path / "a.zip").read_bytes() == first
    assert read(tmp_path / "a.zip") == dossier
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert archive.namelist()[0] == "dossier.yaml"


def test_files_of_the_person_stay_and_texts_gone_go(folder: Path) -> None:
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    dossier = read(folder).model_copy(update={"texts": {}})
    write(dossier, folder)
    assert (folder / "notes.txt").read_text(encoding="utf-8") == "mine"
    assert not (folder / "drafts" / "first-plan.md").exists()
    assert read(folder) == dossier


def test_whole_or_not_at_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk fails while files are put in their places; every file is as it was."""
    before = bytes_of(folder)
    dossier = as_of(read(folder), "2031-04-03")
    replace, count = Path.replace, 0

    def failing(self: Path, target: Any) -> Path:
        nonlocal count
        count += 1
        if count == 3:
            raise OSError("the disk is full")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="full"):
        write(dossier, folder)
    assert count == 3
    assert bytes_of(folder) == before


def test_nothing_is_written_through_a_link_out(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret", encoding="utf-8")
    (folder / "events.csv").unlink()
    (folder / "events.csv").symlink_to(secret)
    with pytest.raises(RefusedError):
        write(read("two-rivers"), folder)
    assert secret.read_text(encoding="utf-8") == "secret"


def test_a_broken_dossier_is_replaced(folder: Path) -> None:
    (folder / "dossier.yaml").write_text("{{{", encoding="utf-8")
    (folder / "statements.csv").write_bytes(b"\xff")
    (folder / "sources.json").write_text("[", encoding="utf-8")
    assert read(write(read("two-rivers"), folder)) == read("two-rivers")


def test_large_statements_are_passed_on_as_they_are(folder: Path, tmp_path: Path) -> None:
    dossier = read(folder)
    write(dossier, tmp_path / "copy")
    raw = (folder / "statements.csv").read_bytes()
    assert (tmp_path / "copy" / "statements.csv").read_bytes() == raw
    shutil.rmtree(tmp_path / "copy")
    part = dossier.model_copy(update={"statements": dossier.statements[1:3]})
    write(part, tmp_path / "copy")
    assert [s.id for s in read_statements(tmp_path / "copy")] == ["s2", "s3"]


def read_statements(folder: Path) -> Any:
    """Without the checks: the dossier still names statements that are gone."""
    from detente.dossier.files.tables import read_statements as rows
    from detente.dossier.lookup import Names

    return rows((folder / "statements.csv").read_bytes(), Names(asked=False))[0]


# fmt: off
EDITS = [
    ("a: 1  # one\n", {"a": 1}, {"a": 2}, "a: 2  # one\n"),
    ("a: 1\nb: 2\n", {"a": 1, "b": 2}, {"b": 2}, "b: 2\n"),
    ("b: 2", {"b": 2}, {"a": 1, "b": 2}, "a: 1\nb: 2"),
    ("b: 2", {"b": 2}, {"b": 2, "c": {"d": [1]}}, "b: 2\nc: {d: [1]}\n"),
    (
        "a:\n  - x  # x\n  - y\n",
        {"a": ["x", "y"]},
        {"a": ["x", "z", "y"]},
        "a:\n  - x  # x\n  - z\n  - y\n",
    ),
    ("a:\n- x\n# c\n- y\n", {"a": ["x", "y"]}, {"a": ["y"]}, "a:\n# c\n- y\n"),
    ("a: [x, y]  # c\n", {"a": ["x", "y"]}, {"a": ["y"]}, "a: [y]  # c\n"),
    (
        "a: {x: 1, y: 2} # c\n",
        {"a": {"x": 1, "y": 2}},
        {"a": {"x": 1, "y": 2, "z": "q"}},
        "a: {x: 1, y: 2, z: q} # c\n",
    ),
    (
        "a: {x: 1,  # k\n    y: 2}\n",
        {"a": {"x": 1, "y": 2}},
        {"a": {"x": 1, "y": 3}},
        "a: {x: 1,  # k\n    y: 3}\n",
    ),
    (
        "a: >-\n  long\n  text\nb: 1\n",
        {"a": "long text", "b": 1},
        {"a": "new", "b": 1},
        "a: new\nb: 1\n",
    ),
    ("a:  # c\n  x: 1\nb: 1\n", {"a": {"x": 1}, "b": 1}, {"a": "t", "b": 1}, "a: t\nb: 1\n"),
    (
        "a:\n  x: 1\n# c\n\nb: 1\n",
        {"a": {"x": 1}, "b": 1},
        {"a": {"x": 1, "y": 2}, "b": 1},
        "a:\n  x: 1\n  y: 2\n# c\n\nb: 1\n",
    ),
    ("- x\n", {}, {"a": 1}, None),
    ("a: 1\nb: 2\n", {"a": 1, "b": 2}, {"b": 2, "a": 1}, None),
    ("a: 1\n", {"a": 1}, {"b": 1}, None),
]
# fmt: on


@pytest.mark.parametrize(("text", "old", "new", "expected"), EDITS)
def test_an_edit_changes_only_what_changed(
    text: str, old: dict[str, Any], new: dict[str, Any], expected: str | None
) -> None:
    if expected is None:
        with pytest.raises(CannotEdit):
            edited(text, old, new)
    else:
        assert edited(text, old, new) == expected
