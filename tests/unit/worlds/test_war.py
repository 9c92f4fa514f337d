"""The no-deal value at its limits, and beliefs at theirs."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.integrate import quad

from detente.worlds.war import Stakes, no_deal_value

LONG_WAR = {"dictating": 1.5, "dictated_to": -0.5, "cost": 0.01, "discount": 0.01, "today": 0.3}


def value(side: int = 1, **war: float) -> float:
    settings = {"balance": 0.4, "drift": 0.0, "spread": 0.05, "rate": 0.02} | war
    return float(no_deal_value(Stakes(**LONG_WAR, side=side), **settings))


@pytest.mark.parametrize("side", [1, -1])
@pytest.mark.parametrize("drift", [-0.02, 0.0, 0.003, 0.05])
def test_less_and_less_chance_leads_to_none(side: int, drift: float) -> None:
    limit = value(side, drift=drift, spread=0.0)
    near = [value(side, drift=drift, spread=10.0**-n) for n in range(2, 9)]
    assert near[-1] == pytest.approx(limit, abs=1e-9)
    distances = np.abs(np.array(near) - limit)
    assert (distances[1:] <= distances[:-1] + 1e-12).all()


def test_a_march_without_chance_ends_when_it_arrives() -> None:
    # From .4 to 1 at .06 a month takes ten months; each month discounted, nothing else ends it.
    stakes = Stakes(dictating=2, dictated_to=-1, cost=0.01, discount=0.02, today=0.3, side=1)
    flow, _ = quad(lambda month: np.exp(-0.02 * month) * (0.02 * 0.3 - 0.01), 0, 10)
    by_hand = flow + 2 * np.exp(-0.2)
    got = no_deal_value(stakes, balance=0.4, drift=0.06, spread=0, rate=0)
    assert got == pytest.approx(by_hand, abs=1e-9)


@pytest.mark.parametrize(("balance", "ends"), [(1.0, (1.5, -0.5)), (0.0, (-0.5, 1.5))])
@pytest.mark.parametrize("spread", [0.0, 1e-6, 0.05, 3.0])
def test_who_has_won_dictates(balance: float, ends: tuple[float, float], spread: float) -> None:
    for side, end in zip((1, -1), ends, strict=True):
        assert value(side, balance=balance, spread=spread, drift=0.01) == pytest.approx(end)


@pytest.mark.parametrize("drift", [-5.0, -1e-3, 0.0, 1e-3, 5.0])
@pytest.mark.parametrize("spread", [1e-12, 1e-7, 1e-3, 1.0, 1e3])
@pytest.mark.parametrize("rate", [1e-6, 0.03, 50.0])
def test_no_numbers_run_away(drift: float, spread: float, rate: float) -> None:
    got = value(drift=drift, spread=spread, rate=rate)
    # Between the worst and the best that can come of it: stakes, and cost or today for ever.
    assert -0.5 - 0.01 / 0.01 <= got <= 1.5


def test_mirrored_sides_are_worth_the_same() -> None:
    assert value(1, balance=0.3, drift=0.004) == pytest.approx(value(-1, balance=0.7, drift=-0.004))


def test_hope_and_cost_move_the_value_as_they_should() -> None:
    assert value(1, drift=0.01) > value(1, drift=0.0) > value(1, drift=-0.01)
    assert value(-1, drift=0.01) < value(-1, drift=0.0)
    dear = Stakes(**{**LONG_WAR, "cost": 0.02}, side=1)
    assert no_deal_value(dear, balance=0.4, drift=0, spread=0.05, rate=0.02) < value()


def test_a_party_beside_the_war_pays_until_it_ends() -> None:
    # Exhaustion or impatience ends it after 1 / (.02 + .01) months on average.
    assert value(0) == pytest.approx(0.3 - 0.01 / 0.03)
