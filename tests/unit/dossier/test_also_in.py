"""The other sources of a statement or an event: named, looked up, carried into a workbook."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import detente
from detente.cases import catalogue
from detente.dossier.files.workbook.write import write_workbook
from detente.exchange.importing import import_xlsx


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two Rivers, whose first statement and first event stand in other sources too."""
    folder = Path(shutil.copytree(catalogue.path("two-rivers"), tmp_path / "talks"))
    for name in ("statements.csv", "events.csv"):
        head, first, *rest = (folder / name).read_text(encoding="utf-8").splitlines()
        lines = [f"{head},also-in", f"{first},report#page 2; bulletin", *(f"{r}," for r in rest)]
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_several_sources_are_read_and_carried_along(folder: Path) -> None:
    known = detente.read(folder)
    assert known.statements[0].also_in == ("report#page 2", "bulletin")
    assert detente.check(folder) == ()
    workbook = write_workbook(known, folder.parent / "talks.xlsx")
    back = import_xlsx(workbook, folder.parent / "back")
    assert back.findings == ()
    assert back.dossier.statements == known.statements
    assert back.dossier.events == known.events


@pytest.mark.parametrize("name", ["statements.csv", "events.csv"])
def test_a_source_that_is_not_known_is_found(name: str, folder: Path) -> None:
    text = (folder / name).read_text(encoding="utf-8")
    (folder / name).write_text(text.replace("report#page 2", "raport#page 2"), encoding="utf-8")
    finding = next(f for f in detente.check(folder) if f.slug == "unknown-source")
    assert (finding.place.file, finding.place.line) == (name, 2)
    assert 'Did you mean "report"?' in finding.mend
