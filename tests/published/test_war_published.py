"""Results on war and bargaining that equation (1), (2) and (3) reproduce."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from detente.dossier.model.dossier import Dossier
from detente.seeds import stream
from detente.talks._standing import believed_drift
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.inputs import draw_inputs
from detente.worlds.packages import gain, keeping_slack
from detente.worlds.war import Stakes, no_deal_value

RATE = 0.1  # a month; what "for the whole war" means is one over it


def one_divisible_issue(parts: int, war: dict[str, Any], durability: dict[str, Any]) -> Worlds:
    """Two sides divide one thing: share-k gives A the share k/parts."""
    shares = {f"share-{k}": k / parts for k in range(parts + 1)}
    dossier = Dossier.model_validate(
        {
            "title": "One thing to divide",
            "as-of": "2020-01-01",
            "parties": {
                side: {
                    "name": side.upper(),
                    "kind": "belligerent",
                    "consent": "required",
                    "wants": {
                        "weights": {"land": 1},
                        "worth": {
                            "land": {o: x if side == "a" else 1 - x for o, x in shares.items()}
                        },
                    },
                }
                for side in "ab"
            },
            "issues": {
                "land": {"name": "Land", "options": {o: o for o in shares}, "today": "share-0"}
            },
            "war": {"sides": ["a", "b"], **war},
            "durability": {"signed-under-deadline": 0, **durability},
        }
    )
    return build_worlds(dossier, draw_inputs(dossier, draws=1, seed=0), inner=1)


def costs_of_war(p: float, cost_a: float, cost_b: float, **rest: Any) -> dict[str, Any]:
    """A war that A wins with chance p; each side's cost counts over the whole of it."""
    side = {"dictating": 1, "dictated-to": 0, "believes-drift": 0, "discount-a-month": 0}
    return {
        "balance": p,
        "moves": {"drift": 0, "spread": 0},
        "ends-in-months": 1 / RATE,
        "a": {**side, "cost-per-month": RATE * cost_a},
        "b": {**side, "cost-per-month": RATE * cost_b},
        **rest,
    }


def in_zone(worlds: Worlds) -> np.ndarray:
    packages = np.arange(len(worlds.options[0]))[:, None]
    signed = (gain(worlds, packages) >= -1e-12).all(axis=1)
    kept = (keeping_slack(worlds, packages) >= -1e-12).all(axis=1)
    return packages[(signed & kept)[0], 0]


@pytest.mark.parametrize(
    ("p", "costs", "zone"),
    [
        (0.6, (0.1, 0.15), (0.5, 0.75)),
        (0.3, (0.05, 0.2), (0.25, 0.5)),
        (0.5, (0, 0), (0.5, 0.5)),
        (0.05, (0.1, 0.1), (0, 0.15)),
    ],
)
def test_bargaining_range_of_fearon_1995(
    p: float, costs: tuple[float, float], zone: tuple[float, float]
) -> None:
    durability = {
        "by": {"land": {f"share-{k}": 1 for k in range(401)}},
        "if-it-fails": {"a": 0, "b": 0},
    }
    inside = in_zone(one_divisible_issue(400, costs_of_war(p, *costs), durability))
    assert (inside[0] / 400, inside[-1] / 400) == pytest.approx(zone, abs=1e-9)
    assert len(inside) == inside[-1] - inside[0] + 1


@pytest.mark.parametrize("lives", [0.5, 0.8, 1.0])
@pytest.mark.parametrize("breaking", [0.0, 0.1])
@pytest.mark.parametrize("side", ["a", "b"])
@pytest.mark.parametrize(("excess", "exists"), [(-0.004, True), (0.004, False)])
def test_commitment_bound_of_powell_2006(
    lives: float, breaking: float, side: str, excess: float, exists: bool
) -> None:
    # model.md 4: interior terms, power that shifts by delta from one side to the other leaves a
    # zone iff delta <= q (cA + cB + e).
    delta = lives * (0.1 + 0.15 + breaking) + excess
    options = [f"share-{k}" for k in range(401)]
    other = "b" if side == "a" else "a"
    worlds = one_divisible_issue(
        400,
        costs_of_war(0.5, 0.1, 0.15),
        {
            "by": {"land": dict.fromkeys(options, lives)},
            "breaking-costs": {"land": dict.fromkeys(options, breaking)},
            "if-it-fails": {side: delta, other: -delta},
        },
    )
    assert bool(len(in_zone(worlds))) is exists


@pytest.mark.parametrize(
    ("p1", "p2", "war"),
    # delta p2 - p1 against c_B (1 - delta)^2: .32 > .02, and .032 < .04.
    [(0.4, 0.8, True), (0.4, 0.48, False)],
)
def test_preventive_war_in_two_periods(p1: float, p2: float, war: bool) -> None:
    # model.md 11: q = 1 - delta, U_B = 1 (A offers all it has), s_B = p1 - p2,
    # W_B = 1 - p1 - c_B (1 - delta).
    delta, cost = 0.9, 2.0 if war else 4.0
    assert (delta * p2 - p1 > cost * (1 - delta) ** 2) is war
    fight = costs_of_war(p1, 0.0, cost * (1 - delta))
    worlds = one_divisible_issue(
        1,
        fight,
        {
            "by": {"land": {"share-0": 1 - delta, "share-1": 1 - delta}},
            "if-it-fails": {"a": 0, "b": p1 - p2},
        },
    )
    everything_to_b = gain(worlds, np.array([[0]]))[0, 1, 0]
    assert bool(everything_to_b < 0) is war


@pytest.mark.parametrize(
    ("balance", "drift", "spread"), [(0.3, 0.0, 0.2), (0.5, 0.05, 0.3), (0.7, -0.1, 0.25)]
)
def test_gambler_s_ruin_as_nothing_else_ends_the_war(
    balance: float, drift: float, spread: float
) -> None:
    # Feller (1968, XIV): the chance that Brownian motion with drift leaves [0, 1] at 1.
    slow = 1e-7
    stakes = Stakes(dictating=1, dictated_to=0, cost=0, discount=slow, today=0, side=1)
    value = no_deal_value(stakes, balance=balance, drift=drift, spread=spread, rate=slow)
    tilt = 2 * drift / spread**2
    wins = balance if drift == 0 else np.expm1(-tilt * balance) / np.expm1(-tilt)
    assert value == pytest.approx(wins, abs=1e-5)


def test_a_walk_between_forts_is_the_same_ruin() -> None:
    # Ten forts, five held, .6 of a battle: all ten with .883636; odds of 2/3 a fort are its tilt.
    slow, spread = 1e-7, 0.2
    stakes = Stakes(dictating=1, dictated_to=0, cost=0, discount=slow, today=0, side=1)
    drift = 10 * np.log(0.6 / 0.4) * spread**2 / 2
    value = no_deal_value(stakes, balance=0.5, drift=drift, spread=spread, rate=slow)
    assert value == pytest.approx(0.883636, abs=1e-6)


@pytest.mark.parametrize("side", [1, -1])
@pytest.mark.parametrize(
    ("balance", "drift", "spread", "rate", "discount"),
    [(0.55, 0.01, 0.08, 0.03, 0.01), (0.3, -0.02, 0.15, 0.1, 0.02), (0.8, 0.0, 0.05, 0.02, 0.03)],
)
def test_no_deal_value_agrees_with_wars_played_out(
    side: int, balance: float, drift: float, spread: float, rate: float, discount: float
) -> None:
    stakes = {
        "dictating": 1.4,
        "dictated_to": -0.5,
        "cost": 0.006,
        "discount": discount,
        "today": 0.3,
    }
    values = _play_wars(side, (balance, drift, spread, rate), **stakes)
    exact = no_deal_value(
        Stakes(**stakes, side=side), balance=balance, drift=drift, spread=spread, rate=rate
    )
    assert abs(values.mean() - exact) < 4 * values.std() / np.sqrt(len(values))


def _play_wars(side: int, war: tuple[float, float, float, float], **stakes: float) -> np.ndarray:
    """Discounted worth of wars simulated in small steps, exits between steps counted exactly."""
    balance, drift, spread, rate = war
    rng, paths, step = stream(4, "wars"), 8_000, 0.25
    worth, alive, now = np.zeros(paths), np.ones(paths, dtype=bool), np.full(paths, balance)
    flow = stakes["discount"] * stakes["today"] - stakes["cost"]
    ends = rng.exponential(1 / rate, paths)
    for n in range(int(400 / step)):
        if not alive.any():
            break
        time = n * step
        last = np.where(alive, np.minimum(step, ends - time), 0.0)
        there = now + drift * last + spread * np.sqrt(last) * rng.standard_normal(paths)
        # A path may leave and come back within a step (Brownian bridge).
        safe = np.maximum(2 / (spread**2 * np.maximum(last, 1e-12)), 0)
        up = (there >= 1) | (
            rng.random(paths) < np.exp(-safe * np.maximum((1 - now) * (1 - there), 0))
        )
        down = (there <= 0) | (rng.random(paths) < np.exp(-safe * np.maximum(now * there, 0)))
        exhausted = ends <= time + step
        over = alive & (up | down | exhausted)
        at = np.where(up, 1.0, np.where(down, 0.0, there))
        share = at if side > 0 else 1 - at
        final = stakes["dictated_to"] + (stakes["dictating"] - stakes["dictated_to"]) * share
        middle = np.exp(-stakes["discount"] * (time + last / 2))
        worth += alive * flow * last * middle
        worth[over] += (np.exp(-stakes["discount"] * (time + last)) * final)[over]
        alive &= ~over
        now = np.where(alive, there, now)
    assert alive.mean() < 1e-3
    return worth


def test_beliefs_follow_bayes_and_draw_together() -> None:
    # The posterior of a normal mean, by brute force on a grid of drifts.
    prior, doubt, moved, spread, months = 0.01, 0.008, -0.06, 0.05, 18.0
    drifts = np.linspace(-0.1, 0.1, 200_001)
    weight = np.exp(
        -((drifts - prior) ** 2) / (2 * doubt**2)
        - (moved - drifts * months) ** 2 / (2 * spread**2 * months)
    )
    weight /= weight.sum()
    mean = believed_drift(prior, doubt, spread, moved, months)
    assert mean == pytest.approx((weight * drifts).sum(), abs=1e-9)
    apart = []
    for time in (0.0, 6.0, 24.0, 96.0):
        one, other = (believed_drift(at, 0.01, 0.05, 0.001 * time, time) for at in (0.02, -0.02))
        apart.append(one - other)
    assert apart[0] == pytest.approx(0.04)
    assert apart == sorted(apart, reverse=True)
