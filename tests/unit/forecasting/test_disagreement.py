"""Where model and base rate disagree: five points apart, and outside a range or twice the odds."""

from __future__ import annotations

import pytest

from detente.dealspace.chance import Chance
from detente.forecasting.disagreement import disagree, disagreements
from detente.forecasting.rate import BY_PEACE, SIGNED, WAR_ENDS, BaseRate


def rate(event: str, p: float, low: float, high: float, n: int = 9) -> BaseRate:
    return BaseRate(
        class_="wars", event=event, p=p, low=low, high=high, n=n, source="s", caution="c"
    )


@pytest.mark.parametrize(
    ("model", "record", "differ"),
    [
        ((0.41, 0.14, 0.76), (0.22, 0.07, 0.49), True),  # within both ranges, odds 2.4 times
        ((0.30, 0.14, 0.76), (0.22, 0.07, 0.49), False),  # within both, odds 1.5 times
        ((0.30, 0.25, 0.35), (0.22, 0.07, 0.49), True),  # the record outside the model's range
        ((0.22, 0.07, 0.49), (0.30, 0.25, 0.35), True),  # the model outside the record's
        ((0.05, 0.00, 0.06), (0.01, 0.00, 0.02), False),  # four points apart
        ((0.24, 0.00, 0.59), (0.004, 0.0, 0.07), True),
    ],
)
def test_the_rule(
    model: tuple[float, float, float], record: tuple[float, float, float], differ: bool
) -> None:
    value, low, high = model
    assert disagree(Chance(value=value, low=low, high=high), rate(WAR_ENDS, *record)) is differ


def test_only_the_same_event_is_set_against() -> None:
    endings = {
        "settlement": Chance(value=0.4, low=0.3, high=0.5),
        "war over": Chance(value=0.6, low=0.5, high=0.7),
    }
    assert disagreements(endings, (rate(BY_PEACE, 0.01, 0, 0.05),)) == ()
    first, second = rate(SIGNED, 0.1, 0.05, 0.2), rate(SIGNED, 0.4, 0.3, 0.5)
    [found] = disagreements(endings, (first, second))
    assert (found.event, found.rate) == ("settlement", first)
    [found] = disagreements(endings, (second, rate(WAR_ENDS, 0.2, 0.1, 0.3)))
    assert (found.event, found.model.value) == ("war over", 0.6)


def test_one_case_of_its_kind_is_not_set_against_the_model() -> None:
    # Within-state wars that had lasted 52 years: one, and it ended. That is no base rate.
    endings = {"war over": Chance(value=0.55, low=0.05, high=0.95)}
    one = rate(WAR_ENDS, 1.0, 0.23, 1.0, n=1)
    assert disagree(endings["war over"], one)
    assert disagreements(endings, (one,)) == ()
    [found] = disagreements(endings, (one, rate(WAR_ENDS, 0.2, 0.1, 0.3, n=30)))
    assert found.rate.n == 30
