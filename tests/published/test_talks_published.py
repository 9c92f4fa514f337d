"""The war beside the talks against results that are in the books."""

from __future__ import annotations

import numpy as np
import pytest

from detente.dossier.model.dossier import Dossier
from detente.levers.effects import courses
from detente.talks.courses import Sitting
from detente.talks.outcomes import ENDINGS
from detente.talks.play import play
from detente.talks.settings import TalksSettings
from detente.talks.tables import set_table
from detente.worlds.build import build_worlds
from detente.worlds.inputs import draw_inputs


def war(balance: float, spread: float, drift: float, months: float, *, stakes=None):
    """Talks that nobody holds, beside a war of these numbers, over two years."""
    party = {"name": "P", "kind": "belligerent", "consent": "required"}
    manner = {"patience-months": 5000}
    dossier = Dossier.model_validate(
        {
            "title": "A war",
            "as-of": "2031-01-06",
            "parties": {"a": party, "b": party},
            "issues": {"land": {"name": "Land", "options": {"x": "X", "y": "Y"}, "today": "x"}},
            "war": {
                "sides": ["a", "b"],
                "balance": balance,
                "moves": {"drift": drift, "spread": spread},
                "ends-in-months": months,
                "a": stakes or {},
                "b": stakes or {},
            },
            "behaviour": {"a": manner, "b": manner},
            "mediation": {"rounds-a-month": 0.01, "patience-months": 5000},
            "forecast": {"event": "e", "by": ["2033-01-05"]},
        }
    )
    worlds = build_worlds(dossier, draw_inputs(dossier, draws=8, seed=1), inner=1)
    settings = TalksSettings(draws=8, paths=2000, beliefs=4)
    tables = set_table(
        courses(dossier, worlds), np.array([[1]]), Sitting(missed={}), settings=settings
    )
    return play(tables, settings=settings, seed=2), worlds


@pytest.mark.parametrize(
    ("balance", "drift", "expected"),
    [(0.5, 0.0, 0.5), (0.3, 0.0, 0.3), (0.5, 0.08, 0.7311), (0.25, 0.08, 0.4551)],
    # Ruin with drift, at drift over variance 1: (1 - exp(-2 x)) / (1 - exp(-2)), to four places.
)
def test_gamblers_ruin(balance, drift, expected):
    """Who comes to dictate (Feller 1968, XIV); at a spread so wide that the war ends in time."""
    talks, _ = war(balance, 0.2828427, drift, 1e5)
    ended = talks.ending == ENDINGS.index("dictated")
    assert ended.mean() > 0.99
    up = talks.balance_end[ended] == 1.0
    error = (expected * (1 - expected) / up.size) ** 0.5
    assert up.mean() == pytest.approx(expected, abs=4 * error + 0.004)


@pytest.mark.parametrize(("held", "battles"), [(5, 25), (3, 21)])
def test_how_long_a_front_takes_to_reach_an_end(held, battles):
    """Of ten forts so many are held, and each battle, even, takes one (Feller 1968, XIV)."""
    talks, _ = war(held / 10, 0.2828427, 0.0, 1e5)
    months = talks.months_of_war.astype(np.float64)
    # A battle is a step of a tenth, an eighth of a month at this spread; a week is counted whole,
    # which adds half of one.
    expected = battles * 0.1**2 / 0.08 + 3.5 / 30.4375
    assert months.mean() == pytest.approx(expected, abs=4 * months.std() / 126)


def test_exhaustion_comes_at_its_rate():
    """Half of all wars with a mean of 24 months end within 16.6."""
    talks, _ = war(0.5, 1e-6, 0.0, 24.0)
    ended = talks.ending == ENDINGS.index("exhausted")
    by = (ended & (talks.week * 7 / 30.4375 <= 16.64)).mean()
    assert by == pytest.approx(0.5, abs=4 * 0.5 / 126 + 0.01)


def test_the_no_deal_value_is_what_the_war_brings():
    """Equation (1) against the simulated war: worth at its end, less what it cost until then."""
    stakes = {"dictating": 1.4, "dictated-to": -0.6, "cost-per-month": 0.03}
    stakes |= {"believes-drift": 0.02, "discount-a-month": 0}
    talks, worlds = war(0.45, 0.25, 0.02, 12.0, stakes=stakes)
    assert (talks.ending != ENDINGS.index("open")).mean() > 0.995
    balance, months = talks.balance_end.astype(float), talks.months_of_war.astype(float)
    for i, end in enumerate((balance, 1 - balance)):
        # A week is counted whole though the war ends within it.
        brought = -0.6 + 2.0 * end - 0.03 * (months - 3.5 / 30.4375)
        error = brought.std() / brought.size**0.5
        assert brought.mean() == pytest.approx(worlds.no_deal[0, i], abs=4 * error + 0.002)
