"""Names, days and leads as they stand inside a sentence."""

from __future__ import annotations

import pytest

from detente.brief.first.mind import _lead
from detente.brief.names import on_day, with_article
from detente.dossier.model.dates import When


@pytest.mark.parametrize(
    "name",
    [
        "Government of Ethiopia",
        "United States",
        "United Nations",
        "European Union",
        "African Union",
        "Netherlands",
        "Philippines",
        "Republic of Korea",
    ],
)
def test_a_name_that_takes_an_article_has_one(name: str) -> None:
    assert with_article(name) == f"the {name}"
    assert with_article(f"The {name}") == f"the {name}"


@pytest.mark.parametrize("name", ["Russia", "Northern clans", "Unity Party", "Statesmen"])
def test_another_name_stands_as_it_is(name: str) -> None:
    assert with_article(name) == name


def test_days_between_which_something_happened() -> None:
    around = When.parse("2025-07-18/2025-07-20")
    assert on_day(around) == "between 18 July 2025 and 20 July 2025"
    assert on_day(When.parse("2025")) == "in 2025"


def test_a_lead_is_said_in_whole_words() -> None:
    assert _lead(0.01) == "it leads by 1 point"
    assert _lead(-0.03) == "it falls behind by 3 points"
