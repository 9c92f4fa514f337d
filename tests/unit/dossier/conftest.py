"""A folder with a copy of a sound dossier, to be broken by the tests."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from detente.cases import catalogue
from detente.dossier.files.workbook import write


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of two-rivers."""
    return Path(shutil.copytree(catalogue.path("two-rivers"), tmp_path / "dossier"))


@pytest.fixture
def change(folder: Path) -> Callable[[str, str, str], tuple[int, int]]:
    """Replace a text in a file by another; the line and column of « in it, which is taken out."""

    def replace(file: str, old: str, new: str) -> tuple[int, int]:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        text = text.replace(old, new)
        at = text.index("«")
        path.write_text(text.replace("«", ""), encoding="utf-8", newline="")
        return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)

    return replace


@pytest.fixture(scope="module")
def few_rows_to_fill() -> Iterator[None]:
    """Workbooks with three empty rows below those filled, not fifty: as good, and quick to read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(write, "EMPTY", 3)
        yield


@pytest.fixture
def few_empty_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for one test."""
    monkeypatch.setattr(write, "EMPTY", 3)
