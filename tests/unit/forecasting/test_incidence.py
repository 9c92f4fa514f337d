from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest

from detente.dealspace.chance import chance
from detente.forecasting.incidence import bands, incidence

DAY = dt.date(2031, 5, 12)
ENDED = [
    ["settlement", "settlement", "dictated", "open"],
    ["party-leaves", "exhausted", "open", "open"],
]
WEEKS = [[2, 4, 1, 4], [3, 4, 4, 4]]


def test_shares_by_hand(make_talks: Any) -> None:
    ends = incidence(make_talks(ENDED, WEEKS, horizon=4), lever="hold-course", as_of=DAY)
    assert ends.curve("settlement")[0].tolist() == [0, 0, 0.125, 0.125, 0.25]
    assert ends.curve("dictated")[0].tolist() == [0, 0.125, 0.125, 0.125, 0.125]
    assert ends.curve("party-leaves")[0].tolist() == [0, 0, 0, 0.125, 0.125]
    assert ends.curve("open")[0].tolist() == [1, 0.875, 0.75, 0.625, 0.375]
    assert ends.curve("war over")[0].tolist() == [0, 0.125, 0.25, 0.25, 0.5]
    assert ends.paths == 8


def test_a_date_counts_to_the_nearest_week(make_talks: Any) -> None:
    ends = incidence(make_talks(ENDED, WEEKS, horizon=4), lever="hold-course", as_of=DAY)
    by_day = [ends.by(DAY + dt.timedelta(days=d))["settlement"].value for d in (0, 10, 11, 17, 31)]
    assert by_day == [0, 0, 0.125, 0.125, 0.25]
    for outside in (-1, 32):
        with pytest.raises(ValueError, match="outside the 4 weeks"):
            ends.by(DAY + dt.timedelta(days=outside))


def test_only_levers_that_were_played(make_talks: Any) -> None:
    talks = make_talks(ENDED, WEEKS, horizon=4, levers=("hold-course", "walk-away"))
    assert incidence(talks, lever="walk-away", as_of=DAY).lever == "walk-away"
    with pytest.raises(ValueError, match="played: hold-course, walk-away"):
        incidence(talks, lever="press", as_of=DAY)


def random_talks(make_talks: Any, *, draws: int, paths: int, horizon: int) -> Any:
    rng = np.random.default_rng(3)
    leaning = rng.dirichlet([2, 1, 1, 1, 1, 4], size=draws)
    names = ["settlement", "mediator-leaves", "party-leaves", "dictated", "exhausted", "open"]
    endings = [rng.choice(names, size=paths, p=p) for p in leaning]
    return make_talks(endings, rng.integers(1, horizon + 1, (draws, paths)), horizon=horizon)


def test_endings_exhaust_all_paths_and_curves_never_turn(make_talks: Any) -> None:
    ends = incidence(
        random_talks(make_talks, draws=40, paths=12, horizon=26), lever="hold-course", as_of=DAY
    )
    endings = [name for name in ends.endings if name != "war over"]
    assert sum(ends.curve(name)[0] for name in endings) == pytest.approx(np.ones(27))
    for name in ends.endings:
        value, low, high = ends.curve(name)
        steps = np.diff(value)
        assert np.all(steps <= 1e-12) if name == "open" else np.all(steps >= -1e-12)
        assert np.all((low <= value + 1e-12) & (value <= high + 1e-12))


def test_bands_are_those_of_a_chance(make_talks: Any) -> None:
    """The table's bands against the function for one event, written elsewhere."""
    talks = random_talks(make_talks, draws=40, paths=12, horizon=26)
    ends = incidence(talks, lever="hold-course", as_of=DAY)
    outer = np.repeat(np.arange(40), 12)
    expected = chance(((talks.ending[0] == 0) & (talks.week[0] <= 26)).ravel(), outer)
    found = ends.by(DAY + dt.timedelta(weeks=26))["settlement"]
    assert (found.value, found.low, found.high, found.error) == pytest.approx(
        (expected.value, expected.low, expected.high, expected.error)
    )


def test_draws_that_differ_by_luck_alone_have_no_band() -> None:
    rng = np.random.default_rng(8)
    frequency = rng.binomial(64, 0.3, size=(4000, 1)) / 64
    low, high = bands(frequency, frequency * (1 - frequency) / 63)
    assert high[0] - low[0] < 0.04
    assert np.quantile(frequency, 0.95) - np.quantile(frequency, 0.05) > 0.15
