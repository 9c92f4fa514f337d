"""Date expressions in short texts of several styles, and what holds of every one."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.documents.document import Document
from detente.dossier.model.dates import When
from detente.reading.dates.feasts import days_of, easter, orthodox_easter, passover
from detente.reading.dates.find import dates
from detente.reading.parsed import parse

PUBLISHED = dt.date(2025, 11, 22)  # a Saturday
DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31))
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def found(text: str, published: dt.date | None = PUBLISHED) -> list[tuple[str, str | None]]:
    document = Document(name="a.txt", text=text, sha256="0" * 64, published=published)
    return [(date.text, date.date) for date in dates(parse(document))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on Tuesday.", [("on Tuesday", "2025-11-18")]),
        ("They will meet on Tuesday.", [("on Tuesday", "2025-11-25")]),
        ("The envoy left last month.", [("last month", "2025-10")]),
        ("It was signed in late February.", [("late February", "2025-02-21/2025-02-28")]),
        ("Talks resume next week.", [("next week", "2025-11-24/2025-11-30")]),
        ("He left on Nov. 20.", [("on Nov. 20", "2025-11-20")]),
        ("He left on 20 November.", [("on 20 November", "2025-11-20")]),
        ("They sat from March 3-5, 2024.", [("March 3-5, 2024", "2024-03-03/2024-03-05")]),
        ("It fell in the 1990s.", [("the 1990s", "1990-01-01/1999-12-31")]),
        ("He said the war began in 2014.", [("2014", "2014")]),
        ("The U.S. wants it by Thanksgiving.", [("Thanksgiving", "2025-11-27")]),
        ("The text leaked two weeks ago.", [("two weeks ago", "2025-11-08~")]),
        ("They will sign by the end of March.", [("the end of March", "2026-03-31~")]),
        ("It was leaked on 4 May. A day later both denied it.", [
            ("on 4 May", "2025-05-04"), ("A day later", "2025-05-05")]),
    ],
)  # fmt: skip
def test_what_an_expression_means(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They may march again in the fall of the wall.",
        "The talks took three hours and ended at 5 p.m.",
        "It has lasted for eight years.",
        "Some 2000 soldiers remain.",
    ],
)
def test_what_is_no_date(text):
    assert found(text) == []


def test_without_a_day_of_publication_only_what_is_stated_in_full_has_a_value():
    assert found("They met on Tuesday and on 3 May 2024.", None) == [
        ("on Tuesday", None),
        ("on 3 May 2024", "2024-05-03"),
    ]


@settings(max_examples=60, deadline=None)
@given(published=DAYS, number=st.integers(0, 6))
def test_days_of_the_week_land_on_themselves_on_the_side_of_their_tense(published, number):
    day = WEEKDAYS[number]
    past, last, ahead, following = (
        dt.date.fromisoformat(found(text, published)[0][1])
        for text in (
            f"They met on {day}.",
            f"They met last {day}.",
            f"They will meet on {day}.",
            f"They will meet next {day}.",
        )
    )
    assert {d.weekday() for d in (past, last, ahead, following)} == {number}
    assert published - dt.timedelta(days=7) < past <= published
    assert last < published <= ahead < published + dt.timedelta(days=7)
    assert following > published


@settings(max_examples=40, deadline=None)
@given(published=DAYS)
def test_every_value_can_be_read_back(published):
    text = (
        "Last winter, this spring, in early May, mid-2024, the second half of June, a year ago, "
        "next weekend, by Ramadan, at Easter, the fourth anniversary of the war, Q3 2026, "
        "tomorrow, between 3 and 5 May, February 29, the late 1980s, the end of next year."
    )
    values = [value for _, value in found(text, published) if value]
    assert len(values) >= 12
    for value in values:
        when = When.parse(value)
        assert when.earliest <= when.latest


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        # Western and Orthodox Easter, Passover: the dates of published calendars.
        (easter(2027), dt.date(2027, 3, 28)),
        (orthodox_easter(2025), dt.date(2025, 4, 20)),
        (passover(2025), dt.date(2025, 4, 13)),
        (days_of("passover +172", 1973)[0].first, dt.date(1973, 10, 6)),
        (days_of("islamic 9-1 for 30 days", 2025)[0].first, dt.date(2025, 3, 1)),
    ],
)
def test_movable_feasts(day, expected):
    assert day == expected
