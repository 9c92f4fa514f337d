"""Copies that programs for shared folders make where two people changed a file at once."""

from __future__ import annotations

from pathlib import Path

import pytest

import detente

COPIES = {
    "dossier (Ana's conflicted copy 2031-05-12).yaml": "dossier.yaml",  # Dropbox
    "dossier (conflicted copy 2031-05-12 081500).yaml": "dossier.yaml",  # Nextcloud
    "statements.sync-conflict-20310512-081500-ABCDEFG.csv": "statements.csv",  # Syncthing
    "events-DESKTOP-AB12CD3.csv": "events.csv",  # OneDrive
    "sources (1).json": "sources.json",  # Google Drive
    "dossier 2.yaml": "dossier.yaml",  # iCloud
}


@pytest.mark.parametrize("name", COPIES)
@pytest.mark.parametrize("zipped", [False, True])
def test_a_copy_is_told_and_the_dossier_is_read_all_the_same(
    tmp_path: Path, name: str, zipped: bool
) -> None:
    folder = detente.write("two-rivers", tmp_path / "rivers")
    (folder / name).write_text("title: theirs\n", "utf-8")
    there = folder
    if zipped:
        import shutil

        there = Path(shutil.make_archive(str(tmp_path / "sent"), "zip", tmp_path, "rivers"))
    [finding] = detente.check(there)
    assert (finding.slug, finding.severity, finding.place.file) == (
        "conflict-copy",
        "warning",
        name,
    )
    assert COPIES[name] in finding.message
    assert detente.read(there) == detente.read("two-rivers")


def test_other_files_of_a_persons_own_are_not(tmp_path: Path) -> None:
    folder = detente.write("two-rivers", tmp_path / "rivers")
    for name in ("statements-old.csv", "dossier-notes.yaml", "events.backup.csv", "README (1).md"):
        (folder / name).write_text("x", "utf-8")
    assert detente.check(folder) == ()
