"""A real Chromium, and briefs on disk for it to open."""

from __future__ import annotations

from pathlib import Path

import pytest

import detente
from detente.asked import Settings
from detente.results import Study
from screens import chromium as chromium

SMALL = Settings(draws=24, inner=4, talk_draws=20, paths=8, swings=4)


@pytest.fixture(scope="session")
def studied() -> Study:
    """Two Rivers, with few draws."""
    return detente.study(detente.read("two-rivers"), SMALL, seed=3)


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory, studied: Study) -> Path:
    """A brief on disk, with what changed."""
    from detente.brief.changes import snapshot

    place = tmp_path_factory.mktemp("brief") / "two-rivers.html"
    return Path(detente.write_brief(studied, place, since=snapshot(studied)))


@pytest.fixture(scope="session")
def one_page_file(tmp_path_factory: pytest.TempPathFactory, studied: Study) -> Path:
    """The first page alone."""
    place = tmp_path_factory.mktemp("one") / "two-rivers.html"
    return Path(detente.write_brief(studied, place, one_page=True))


LONG = "Північна Республіка 🕊 العربية " * 9 + "x" * 200 + "<b>bold</b>"


@pytest.fixture(scope="session")
def long_studied(tmp_path_factory: pytest.TempPathFactory) -> Study:
    """The same, in which a party has a name of any length and script."""
    place = tmp_path_factory.mktemp("long")
    detente.write(detente.read("two-rivers"), place / "long")
    yaml = place / "long" / "dossier.yaml"
    text = yaml.read_text(encoding="utf-8")
    assert "name: North Republic" in text
    text = text.replace("name: North Republic", f'name: "{LONG}"')
    yaml.write_text(text, encoding="utf-8")
    return detente.study(detente.read(place / "long"), SMALL)


@pytest.fixture(scope="session")
def long_file(tmp_path_factory: pytest.TempPathFactory, long_studied: Study) -> Path:
    """Its brief."""
    place = tmp_path_factory.mktemp("long") / "long.html"
    return Path(detente.write_brief(long_studied, place))


@pytest.fixture(scope="session")
def long_one_page_file(tmp_path_factory: pytest.TempPathFactory, long_studied: Study) -> Path:
    """Its first page alone."""
    place = tmp_path_factory.mktemp("long") / "one.html"
    return Path(detente.write_brief(long_studied, place, one_page=True))
