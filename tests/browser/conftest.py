"""A real Chromium, and briefs on disk for it to open."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import detente
from detente.results import Settings

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM = next((found for name in NAMES if (found := shutil.which(name))), None)
SMALL = Settings(draws=24, inner=4, talk_draws=20, paths=8, swings=4)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The system's Chromium, without a window."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: the brief is not looked at")
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A brief on disk, with what changed."""
    from detente.brief.changes import snapshot

    study = detente.study(detente.read("two-rivers"), SMALL, seed=3)
    place = tmp_path_factory.mktemp("brief") / "two-rivers.html"
    return Path(detente.write_brief(study, place, since=snapshot(study)))


LONG = "Північна Республіка 🕊 العربية " * 9 + "x" * 200 + "<b>bold</b>"


@pytest.fixture(scope="session")
def long_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A brief in which a party has a name of any length and script."""
    place = tmp_path_factory.mktemp("long")
    detente.write(detente.read("two-rivers"), place / "long")
    yaml = place / "long" / "dossier.yaml"
    text = yaml.read_text(encoding="utf-8")
    assert "name: North Republic" in text
    text = text.replace("name: North Republic", f'name: "{LONG}"')
    yaml.write_text(text, encoding="utf-8")
    study = detente.study(detente.read(place / "long"), SMALL)
    return Path(detente.write_brief(study, place / "long.html"))
