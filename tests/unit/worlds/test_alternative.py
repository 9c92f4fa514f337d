"""What going on without a deal is worth where there is no war."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from detente.arrays import Floats
from detente.dealspace.split import deciding_defaults
from detente.dealspace.zone import has_zone
from detente.dossier.model.dossier import Dossier
from detente.levers.tornado import tornado
from detente.seeds import stream
from detente.worlds.alternative import standoff_worth
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.inputs import Inputs, draw_inputs
from detente.worlds.space import space


def talks(draws: int = 400, **more: Any) -> Worlds:
    """The worlds of the dispute."""
    dossier = unsaid(**more)
    return build_worlds(dossier, draw_inputs(dossier, draws=draws, seed=1), inner=1)


def unsaid(*, wants: dict[str, Any] | None = None, **more: Any) -> Dossier:
    """Two parties, two issues; today stands at the middle of both, worth a half to each."""

    def party(best: tuple[str, str, str]) -> dict[str, Any]:
        worth = {issue: dict(zip(best, (1, 0.5, 0), strict=True)) for issue in ("work", "pay")}
        of = {"weights": {"work": 0.5, "pay": 0.5}, "worth": worth, **(wants or {})}
        return {"name": best[0], "kind": "stakeholder", "consent": "required", "wants": of}

    options = {"low": "Low", "middle": "Middle", "high": "High"}
    issue = {"name": "I", "options": options, "today": "middle"}
    known = {
        "title": "A dispute",
        "as-of": "2031-01-06",
        "parties": {"a": party(("high", "middle", "low")), "b": party(("low", "middle", "high"))},
        "issues": {"work": issue, "pay": issue},
        "durability": {"any-deal": 0.8},
        **more,
    }
    return Dossier.model_validate(known)


def test_waiting_is_worth_what_waits_played_out_are_worth() -> None:
    """Flow of today's state less the cost, until a lapse, each moment discounted."""
    rate, discount, today, cost, fallback = 0.04, 0.015, 0.6, 0.004, 0.2
    rng = stream(7, "standoff")
    lapse = rng.exponential(1 / rate, 200_000)
    steps = np.arange(0, 1200, 0.25)
    flows = np.exp(-discount * (steps + 0.125)) * (discount * today - cost) * 0.25
    had = np.concatenate([[0.0], np.cumsum(flows)])[
        np.minimum(lapse / 0.25, len(steps)).astype(int)
    ]
    played = had + np.exp(-discount * lapse) * fallback
    error = played.std(ddof=1) / np.sqrt(len(played))
    worth = standoff_worth(today, cost=cost, fallback=fallback, rate=rate, discount=discount)
    # A quarter of a month at most is lost where the lapse falls between two steps.
    assert float(worth) == pytest.approx(played.mean(), abs=3 * error + 0.0003)


def test_a_standoff_that_costs_nothing_and_never_lapses_is_worth_today() -> None:
    worlds = talks(standoff={"lapses-in-months": "never", "a": {"cost-per-month": 0}})
    assert worlds.no_deal[:, 0] == pytest.approx(0.5)
    assert "standoff.lapses-in-months" not in worlds.inputs
    assert "standoff.a.fallback" not in worlds.inputs


def test_a_standoff_that_lapses_at_once_is_worth_its_fallback() -> None:
    worlds = talks(standoff={"lapses-in-months": 0.25, "a": {"fallback": 0.1}})
    assert worlds.no_deal[:, 0] == pytest.approx(0.1, abs=0.01)


def test_the_dearer_waiting_is_the_more_zones_there_are() -> None:
    shares = []
    for cost in (-0.004, 0.0, 0.004, 0.02):
        side = {"cost-per-month": cost, "fallback": "0.3..0.8"}
        worlds = talks(standoff={"lapses-in-months": 30, "a": side, "b": side})
        shares.append(float(has_zone(space(worlds)).mean()))
    assert shares == sorted(shares)
    assert shares[0] < 0.3 < 0.9 < shares[-1]


def test_what_nobody_states_is_a_wide_default_around_today_that_is_said_and_drawn_alone() -> None:
    worlds = talks(draws=4000)
    default = next(e for e in worlds.inputs.inputs if e.name == "standoff.a.against-today")
    assert default.default
    assert "better or far worse" in default.assumption
    assert worlds.unstated_no_deal == ("a", "b")
    assert any("Nothing says what going on without a deal is worth to high, low" in c
               for c in worlds.cautions)  # fmt: skip
    low, high = np.quantile(worlds.no_deal[:, 0], [0.05, 0.95])
    assert (low, high) == pytest.approx((0.2, 0.8), abs=0.02)
    assert abs(np.corrcoef(worlds.no_deal[:, 0], worlds.no_deal[:, 1])[0, 1]) < 0.05


def test_the_default_is_as_wide_on_a_native_scale() -> None:
    hundred = {"low": 100, "middle": 50, "high": 0}
    worth = dict.fromkeys(("work", "pay"), hundred)
    worlds = talks(4000, wants={"scale": "native", "worth": worth})
    low, high = np.quantile(worlds.no_deal[:, 0], [0.05, 0.95])
    assert (low, high) == pytest.approx((20, 80), abs=2)


def test_a_default_that_decides_is_named_and_one_that_does_not_is_not() -> None:
    unstated = talks(standoff={"a": {"no-deal": 0.5}})
    assert unstated.unstated_no_deal == ("b",)
    assert deciding_defaults(unstated, space(unstated)) == ("b",)
    # A zone is almost certain, and where there is none that is because of the default.
    likely = talks(2000, standoff={"a": {"no-deal": -0.1}})
    assert has_zone(space(likely)).mean() > 0.9
    assert deciding_defaults(likely, space(likely)) == ("b",)
    hopeless = talks(standoff={"a": {"no-deal": 2}})
    assert deciding_defaults(hopeless, space(hopeless)) == ()


@pytest.mark.parametrize("draws", [20, 60, 200, 1000])
def test_a_default_decides_however_many_draws_there_are(draws: int) -> None:
    unstated = talks(draws, standoff={"a": {"no-deal": 0.5}})
    assert deciding_defaults(unstated, space(unstated)) == ("b",)


def test_a_default_that_decides_stands_in_the_tornado() -> None:
    worlds = talks(200)
    dossier = unsaid()

    def chance_of(inputs: Inputs) -> Floats:
        return has_zone(space(build_worlds(dossier, inputs, inner=1))).astype(float)

    first = tornado(worlds.inputs, chance_of, swings=3).swings
    defaults = {swing.name for swing in first if swing.default}
    assert {"standoff.a.against-today", "standoff.b.against-today"} <= defaults
    widest = next(swing for swing in first if swing.name == "standoff.a.against-today")
    assert widest.at_low > widest.at_high + 0.2


@pytest.mark.parametrize(
    ("standoff", "wants"), [({"a": {"no-deal": 0.3}, "b": {"no-deal": 0.3}}, {}),
                            (None, {"no-deal": 0.3})]
)  # fmt: skip
def test_a_stated_no_deal_value_stands_as_it_is(
    standoff: dict[str, Any] | None, wants: dict[str, Any]
) -> None:
    worlds = talks(standoff=standoff, wants=wants)
    assert (worlds.no_deal == 0.3).all()
    assert worlds.unstated_no_deal == ()
    assert not any(name.endswith("against-today") for name in worlds.inputs.names)


def test_no_number_of_a_dossier_without_a_war_is_one_of_war() -> None:
    holds = {"any-deal": 0.8, "holds-for-months": 36}
    for standoff in (None, {"lapses-in-months": 20, "a": {"cost-per-month": 0.01}}):
        worlds = talks(standoff=standoff, durability=holds)
        said = [e.name + e.label + e.assumption + e.kind for e in worlds.inputs.inputs]
        assert not [text for text in said if "war." in text or " war" in text or "fight" in text]


def test_a_lever_on_the_cost_of_waiting_lowers_the_worth_of_waiting() -> None:
    dear = {"name": "Sanctions", "changes": {"standoff.a.cost-per-month": "+0.002"}}
    standoff = {"lapses-in-months": 40, "a": {"cost-per-month": 0.001, "fallback": 0.3,
                                              "discount-a-month": 0.015}}  # fmt: skip
    worlds = talks(standoff=standoff, levers={"sanctions": dear})
    assert worlds.inputs.matching("standoff.a.cost-per-month") == ("standoff.a.cost-per-month",)
    dearer = worlds.inputs.changed(
        {"standoff.a.cost-per-month": worlds.inputs.column("standoff.a.cost-per-month") + 0.002}
    )
    assert dearer.column("standoff.a.cost-per-month") == pytest.approx(0.003)
    # Two thousandths a month, for 1 / (.025 + .015) = 25 months.
    fall = standoff_worth(0.5, cost=0.001, fallback=0.3, rate=0.025, discount=0.015) - (
        standoff_worth(0.5, cost=0.003, fallback=0.3, rate=0.025, discount=0.015)
    )
    assert fall == pytest.approx(0.05)
