"""A copy of Two Rivers, and an article to read into it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from articles import read_in, suggestion
from detente.cases import catalogue
from detente.reading.suggestion import Suggestion
from detente.review.into import Placed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dossier of one's own."""
    return Path(shutil.copytree(catalogue.path("two-rivers"), tmp_path / "talks"))


@pytest.fixture
def make() -> Callable[..., Suggestion]:
    """Makes a suggestion of words of the article."""
    return suggestion


@pytest.fixture
def put(folder: Path) -> Callable[..., Placed]:
    """Reads the article into the dossier, with these suggestions."""
    return partial(read_in, folder)
