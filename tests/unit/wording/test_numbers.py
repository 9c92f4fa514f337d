"""Numbers in print: never 0 or 100 %, never without a range, a true minus."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.brief.templating import say
from detente.dealspace.chance import Chance
from detente.ranges import Range
from detente.wording.numbers import Figure, Link, number, percent, points, quantity, spread, whole

chances = st.floats(0, 1)


@given(chances)
def test_a_chance_is_never_printed_as_certain(chance: float) -> None:
    shown = whole(chance)
    assert shown not in ("0", "100")
    if shown.isdigit():
        assert abs(int(shown) - 100 * chance) <= 0.5 + 1e-6


@given(chances, chances)
def test_a_range_holds_its_ends_in_order(one: float, other: float) -> None:
    low, high = sorted((one, other))
    text = spread(low, high)
    assert text.startswith(("all ", whole(low)))
    assert text.endswith(whole(high))
    assert "–>" not in text


@pytest.mark.parametrize(
    ("difference", "text"), [(0.144, "+14"), (-0.005, "−1"), (0.0049, "±0"), (-0.0, "±0")]
)
def test_points_carry_their_sign(difference: float, text: str) -> None:
    assert points(difference) == text


def test_a_range_that_begins_at_nought_stands_in_brackets_and_an_error_does_not() -> None:
    assert str(Figure(text="+1", range="±0 to +4")) == "+1 (±0 to +4)"
    assert str(Figure(text="31 %", range="±2")) == "31 % ±2"


def test_what_is_not_known_is_a_dash() -> None:
    nan = math.nan
    assert percent(Chance(value=nan, low=nan, high=nan)).text == "–"
    assert quantity(Range(median=nan, low=nan, high=nan)).text == "–"
    assert number(nan) == "–"


def test_a_quantity_shows_its_range_without_two_signs_in_a_row() -> None:
    assert str(quantity(Range(median=8, low=4, high=10.4), digits=0)) == "8 (4–10)"
    assert str(quantity(Range(median=0.1, low=-0.2, high=0.3))) == "0.10 (−0.20 to 0.30)"


def test_links_leave_the_page_never() -> None:
    away = Link(text="<here>", href="https://example.org")
    script = Link(text="x", href="javascript:alert(1)")
    assert str(say((away, script))) == "&lt;here&gt;x"
    assert str(say(Figure(text="<1 %"))) == '<span class="fig"><b>&lt;1 %</b></span>'
