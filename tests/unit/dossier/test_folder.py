"""What is opened, what is refused, and what is merely unusual."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from detente.cases import catalogue
from detente.dossier.files import folder as files
from detente.dossier.files.read import check, read
from detente.dossier.files.write import write
from detente.errors import DossierError, RefusedError


def zipped(folder: Path, path: Path, *, inside: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted(folder.rglob("*")):
            if file.is_file():
                archive.write(file, inside + file.relative_to(folder).as_posix())
    return path


def refused(path: Path, slug: str) -> None:
    with pytest.raises(RefusedError) as caught:
        read(path)
    assert [(f.slug, f.severity) for f in caught.value.findings] == [(slug, "error")]
    assert caught.value.findings[0].mend
    assert check(path) == caught.value.findings


def test_a_folder_a_zip_and_a_case_are_the_same_dossier(folder: Path, tmp_path: Path) -> None:
    case = read("two-rivers")
    assert read(folder) == case
    assert read(str(folder)) == case
    assert read(zipped(folder, tmp_path / "a.zip")) == case
    assert read(zipped(folder, tmp_path / "b.zip", inside="two rivers/")) == case
    assert check(tmp_path / "b.zip") == ()


def test_a_folder_beside_goes_before_a_case(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = shutil.copytree(folder, tmp_path / "two-rivers")
    text = (mine / "dossier.yaml").read_text(encoding="utf-8")
    (mine / "dossier.yaml").write_text(text.replace("Two Rivers\n", "Mine\n"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read("two-rivers").title == "Mine"


@pytest.mark.parametrize(
    "name", ["nowhere", "two-river", "", "no\nsuch", "a" * 5000, "\0", "/", "?"]
)
def test_no_such_folder(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    findings = check(name)
    assert {f.slug for f in findings} <= {"missing-folder", "missing-file"}
    assert findings


def test_a_near_name_is_suggested() -> None:
    assert 'Did you mean "two-rivers"?' in check("two-river")[0].mend


def test_no_dossier_in_the_folder(tmp_path: Path) -> None:
    assert [f.slug for f in check(tmp_path)] == ["missing-file"]
    with pytest.raises(DossierError):
        read(tmp_path)


def test_a_single_file_is_no_dossier(folder: Path) -> None:
    refused(folder / "dossier.yaml", "not-a-dossier")
    refused(folder / "statements.csv", "not-a-dossier")


@pytest.mark.parametrize("name", ["dossier.yaml", "statements.csv", "sources.json", "drafts/a.md"])
def test_a_link_out_of_the_folder(name: str, folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("title: secret", encoding="utf-8")
    (folder / name).unlink(missing_ok=True)
    (folder / name).symlink_to(secret)
    refused(folder, "link-out")


def test_a_folder_that_is_a_link_out_of_the_folder(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (folder / "drafts").rename(outside)
    (folder / "drafts").symlink_to(outside)
    refused(folder, "link-out")


def test_a_link_inside_the_folder_is_followed(folder: Path) -> None:
    (folder / "events.csv").rename(folder / "mine.csv")
    (folder / "events.csv").symlink_to("mine.csv")
    assert read(folder) == read("two-rivers")


def test_a_link_to_the_folder_is_followed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(folder)
    assert check(tmp_path / "link") == ()


@pytest.mark.parametrize("target", ["nowhere", "statements.csv"])
def test_a_link_that_leads_nowhere_or_to_itself(target: str, folder: Path) -> None:
    (folder / "statements.csv").unlink()
    (folder / "statements.csv").symlink_to(target)
    refused(folder, "broken-link")


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    (folder / "events.csv").unlink()
    os.mkfifo(folder / "events.csv")
    refused(folder, "not-a-file")


def test_a_folder_in_the_place_of_a_file(folder: Path) -> None:
    (folder / "events.csv").unlink()
    (folder / "events.csv").mkdir()
    refused(folder, "not-a-file")


@pytest.mark.parametrize(
    "name",
    ["../evil.txt", "/etc/evil", "a/../../evil", "..\\evil", "C:\\evil", "drafts/../../x.md"],
)
def test_a_zip_with_names_that_lead_out(name: str, folder: Path, tmp_path: Path) -> None:
    path = zipped(folder, tmp_path / "a.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, "x")
    refused(path, "bad-zip")
    assert not (tmp_path / "evil.txt").exists()


def test_a_zip_with_a_link(folder: Path, tmp_path: Path) -> None:
    path = zipped(folder, tmp_path / "a.zip")
    info = zipfile.ZipInfo("drafts/x.md")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(info, "/etc/passwd")
    refused(path, "bad-zip")


def test_a_zip_that_unpacks_to_far_too_much(folder: Path, tmp_path: Path) -> None:
    path = zipped(folder, tmp_path / "a.zip")
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("notes.txt", b"0" * 30_000_000)
    assert path.stat().st_size < 100_000
    refused(path, "bad-zip")


def test_a_zip_that_lies_about_its_sizes(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(folder / "dossier.yaml", "dossier.yaml")
        archive.writestr("drafts/first-plan.md", "1. " + "x" * 5_000_000)
    raw = bytearray(path.read_bytes())
    size = (5_000_003).to_bytes(4, "little")
    assert raw.count(size) == 2
    path.write_bytes(raw.replace(size, (10).to_bytes(4, "little")))
    refused(path, "bad-zip")


def test_a_zip_with_too_many_files(folder: Path, tmp_path: Path) -> None:
    path = zipped(folder, tmp_path / "a.zip")
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(files.MAX_FILES):
            archive.writestr(f"x/{number}", "")
    refused(path, "bad-zip")


def test_a_damaged_zip(folder: Path, tmp_path: Path) -> None:
    path = zipped(folder, tmp_path / "a.zip")
    raw = bytearray(path.read_bytes())
    at = raw.index(b"dossier.yaml") + 200
    raw[at : at + 50] = bytes(50)
    path.write_bytes(raw)
    refused(path, "bad-zip")
    path.write_bytes(raw[: len(raw) // 2])
    refused(path, "not-a-dossier")


def test_a_zip_without_a_dossier(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("hello.txt", "x")
    assert [f.slug for f in check(tmp_path / "a.zip")] == ["missing-file"]


def test_files_that_are_too_large(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(files.MAX_BYTES, "dossier.yaml", 1000)
    refused(folder, "too-large")


def test_too_many_drafts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILES", 3)
    refused(folder, "too-large")


@pytest.mark.parametrize("name", ["dossier.yaml", "statements.csv", "events.csv", "sources.json"])
def test_not_utf8(name: str, folder: Path) -> None:
    path = folder / name
    path.write_bytes(path.read_bytes().replace(b"e", "é".encode("latin-1"), 3))
    assert "not-utf8" in {f.slug for f in check(folder)}


def test_utf16_is_not_utf8(folder: Path) -> None:
    for name in ("dossier.yaml", "statements.csv"):
        path = folder / name
        path.write_text(path.read_text(encoding="utf-8"), encoding="utf-16")
    assert [f.slug for f in check(folder) if f.slug == "not-utf8"] == ["not-utf8"] * 2


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("ends", [b"\n", b"\r\n"])
def test_byte_order_marks_and_line_ends_of_any_sort(mark: bytes, ends: bytes, folder: Path) -> None:
    for path in folder.rglob("*.*"):
        path.write_bytes(mark + path.read_bytes().replace(b"\n", ends))
    assert check(folder) == ()
    assert read(folder) == read("two-rivers")


def test_other_files_in_the_folder_are_left_alone(folder: Path) -> None:
    (folder / "notes.txt").write_bytes(b"\xff")
    (folder / "drafts" / "notes.docx").write_bytes(b"\xff")
    (folder / ".git").mkdir()
    assert check(folder) == ()


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() == 0, reason="needs file rights")
def test_a_file_that_may_not_be_read(folder: Path) -> None:
    (folder / "events.csv").chmod(0)
    assert [f.slug for f in check(folder)] == ["not-a-file"]


def test_no_finding_in_the_cases() -> None:
    for name in catalogue.names():
        assert [str(f) for f in check(name) if f.severity != "advice"] == []


def test_statements_of_twenty_megabytes_take_flat_memory(folder: Path, tmp_path: Path) -> None:
    """In a process of its own, so that its peak can be measured."""
    row = (
        "b{n},2030-{m:02d}-{d:02d},,dorn,north,the press,interview,paraphrase,"
        '"{text} {n}",en,border=old-line:red-line; army=no-cap:demands,stated,bulletin,p. {m},'
        "{n},{end},B2\n"
    )
    with (folder / "statements.csv").open("a", encoding="utf-8") as file:
        n = 0
        while file.tell() < 20_000_000:
            lines = (
                row.format(n=k, m=k % 12 + 1, d=k % 28 + 1, text="Мир, says he. " * 7, end=k + 9)
                for k in range(n, n + 5000)
            )
            file.writelines(lines)
            n += 5000
    script = (
        "import resource, sys\n"
        "from detente.dossier.files.read import check, read\n"
        "told = []\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "dossier = read(sys.argv[1], progress=lambda *at: told.append(at))\n"
        "after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "assert told[0][1] >= 20_000_000 and told[-1][0] == told[-1][1], told[-1]\n"
        "assert [at[0] for at in told] == sorted(at[0] for at in told)\n"
        "assert check(sys.argv[1]) == ()\n"
        "last = dossier.statements[-1]\n"
        "print(len(dossier.statements), after - before, last.id, last.place)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    count, kilobytes, last, place = done.stdout.split()
    assert int(count) == n + 6
    assert int(kilobytes) < 100_000  # the file once, and about a hundred bytes a row
    assert last == f"b{n - 1}"
    assert place == f"statements.csv:{n + 7}:1"


@pytest.mark.parametrize(
    ("name", "text"), [("statements.csv", None), ("statements.csv", ""), ("sources.json", None)]
)
def test_a_file_that_is_referred_to_and_not_there_is_one_finding(
    tmp_path: Path, name: str, text: str | None
) -> None:
    write(read("two-rivers"), tmp_path / "rivers")
    (tmp_path / "rivers" / name).unlink()
    if text is not None:
        (tmp_path / "rivers" / name).write_text(text)
    errors = [one for one in check(tmp_path / "rivers") if one.severity == "error"]
    assert [(one.slug, one.place.file) for one in errors] == [("missing-file", name)]


def test_a_file_of_a_few_bytes_too_many_says_how_many(folder: Path) -> None:
    file = folder / "dossier.yaml"
    file.write_bytes(file.read_bytes().ljust(1_000_013))
    [finding] = check(folder)
    assert finding.message == "the file has 1,000,013 bytes; at most 1 MB is read."


def test_an_empty_file_of_sources_is_one_finding(folder: Path) -> None:
    (folder / "sources.json").write_bytes(b"")
    assert [(f.slug, f.place.file) for f in check(folder)] == [("missing-file", "sources.json")]
