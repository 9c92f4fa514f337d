"""A small real study, made once: the brief is tested on what it will be given."""

from __future__ import annotations

import pytest

import detente
from detente.asked import Settings
from detente.dossier.model.dossier import Dossier
from detente.results import Study

SMALL = Settings(draws=24, inner=4, talk_draws=20, paths=8, swings=4)


@pytest.fixture(scope="session")
def small_study() -> Study:
    """Two Rivers, with few draws."""
    return detente.study(detente.read("two-rivers"), SMALL, seed=3)


@pytest.fixture(scope="session")
def small_page(small_study: Study) -> str:
    """Its brief."""
    from detente.brief.page import render

    return render(small_study)


@pytest.fixture(scope="session")
def two_rivers() -> Dossier:
    """The fictional case, as read."""
    return detente.read("two-rivers")


@pytest.fixture
def no_pictures(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page without its pictures, for tests of its words: drawing takes most of the time."""
    names = (
        "timeline",
        "texts",
        "zone",
        "shares",
        "openings",
        "forecast",
        "levers",
        "lost",
        "tornado",
    )
    monkeypatch.setattr("detente.brief.page._pictures", lambda _: dict.fromkeys(names))
