"""The time that dates take is bounded by the size of the text: counts, not clocks."""

from __future__ import annotations

import datetime as dt

import pytest

from detente.documents.document import Document
from detente.reading.dates import names, readings, states, tense, under
from detente.reading.dates.find import dates
from detente.reading.dates.grammar import forms
from detente.reading.parsed import parse

SIZE = 40_000
LONGEST = 600  # code points that a pattern may look at from one place


def count(text: str) -> int:
    document = Document(name="a.txt", text=text, sha256="0" * 64, published=dt.date(2031, 5, 15))
    return len(dates(parse(document)))


def width(pattern: str, flags: int) -> int:
    from re import _parser  # the only place that tells how far a pattern reaches

    return _parser.parse(pattern, flags).getwidth()[1]


@pytest.mark.parametrize("form", range(len(forms())), ids=lambda n: f"{n}-{forms()[n][0]}")
def test_no_form_reaches_further_than_a_line_or_two(form: int) -> None:
    _, pattern = forms()[form]
    assert width(pattern.pattern, pattern.flags) < LONGEST


def test_no_pattern_that_goes_over_a_whole_text_reaches_far() -> None:
    for pattern in (
        tense._VERB,
        tense._CALLED_OFF,
        tense._CLAUSE,
        names._FULL_NAME,
        names._FIRST_NAME,
    ):
        assert width(pattern.pattern, pattern.flags) < LONGEST
    assert width(states._words()[0].pattern, 0) < LONGEST
    assert width(readings._SHARED_YEAR.pattern, readings._SHARED_YEAR.flags) < LONGEST
    assert under._FAR < LONGEST


@pytest.mark.parametrize(
    ("mark", "found"),
    [
        ("1, 2, 3, ", 0),
        ("May May May ", 0),
        ("3 May ", 6666),
        ("1, 8 and 15 June; ", 6666),
        ("in 2014, 2015; ", 5332),
        ("Monday 5 May\n\n", 2857),
        ("Independence Day ", 2352),
        ("June Lis and ", 0),
        ("((((", 0),
        ('""""', 0),
        ("half a year and ", 0),
    ],
)
def test_a_long_run_of_one_thing_comes_to_an_end(mark: str, found: int) -> None:
    assert count((mark * SIZE)[:SIZE]) == pytest.approx(found, abs=2)


@pytest.mark.parametrize("mark", ["3 May ", "1, 8 and 15 June; ", "Independence Day ", "today; "])
def test_twice_the_text_is_twice_the_work(mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = {"within": 0}
    within = tense.Tense._within

    def counted(self: tense.Tense, low: int, high: int) -> list[tuple[int, int, str]]:
        found = within(self, low, high)
        calls["within"] += 1 + len(found)
        return found

    monkeypatch.setattr(tense.Tense, "_within", counted)
    counts = []
    for size in (4_000, 8_000):
        calls["within"] = 0
        count((mark * size)[:size])
        counts.append(calls["within"])
    assert counts[0] > 0
    assert counts[1] <= 2.1 * counts[0]
