"""Imprecise dates."""

import datetime as dt

import pytest

from detente.dossier.model.dates import span

DAY = dt.date


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025", DAY(2025, 1, 1), DAY(2025, 12, 31)),
        ("2024-02", DAY(2024, 2, 1), DAY(2024, 2, 29)),
        ("2025-11-20~", DAY(2025, 11, 20), DAY(2025, 11, 20)),
        ("2025-11?", DAY(2025, 11, 1), DAY(2025, 11, 30)),
        ("202X", DAY(2020, 1, 1), DAY(2029, 12, 31)),
        ("20XX", DAY(2000, 1, 1), DAY(2099, 12, 31)),
        ("2025-XX-XX", DAY(2025, 1, 1), DAY(2025, 12, 31)),
        ("2025-04-XX", DAY(2025, 4, 1), DAY(2025, 4, 30)),
        ("2025-21", DAY(2025, 3, 1), DAY(2025, 5, 31)),
        ("2023-24", DAY(2023, 12, 1), DAY(2024, 2, 29)),
        ("2025-11-19/2025-11-21", DAY(2025, 11, 19), DAY(2025, 11, 21)),
        ("2025-11/..", DAY(2025, 11, 1), DAY.max),
        ("/2025", DAY.min, DAY(2025, 12, 31)),
    ],
)
def test_first_and_last_day(text, first, last):
    assert span(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "last week",
        "",
        "/",
        "../..",
        "25-11-20",
        "2025-1-2",
        "2025-11-20x",
        "202X-11",
        "2025-XX-11",
        "2025-21-03",
        "2025/2026/2027",
        "2025-11-20/soon",
    ],
)
def test_what_is_no_date(text):
    assert span(text) is None


@pytest.mark.parametrize(
    "text", ["2025-02-30", "2025-13", "2025-00-01", "0000-01-01", "2025-11-21/2025-11-19"]
)
def test_what_does_not_exist(text):
    with pytest.raises(ValueError):
        span(text)
