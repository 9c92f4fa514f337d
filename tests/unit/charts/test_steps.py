"""Bars that step down: each begins where the row before it ended."""

import pytest

from detente.charts.steps import StepMark, _rows, steps_chart
from detente.charts.style import NARROW, WIDE


def mark(label, value, whole=False, error=0.0):
    return StepMark(label=label, value=value, whole=whole, said=f"{value:g}", error=error)


MARKS = (
    mark("A zone", 0.5, True),
    mark("Opened", 0.1),
    mark("Lost", -0.4),
    mark("Signed", 0.2, True),
    mark("Not kept", -0.05),
    mark("Kept", 0.15, True),
)


def test_each_bar_begins_where_the_one_before_it_ended():
    bars = [(row["low"], row["high"], row["kind"]) for row in _rows(MARKS)]
    assert bars == [
        (0.0, 0.5, "whole"),
        (0.5, pytest.approx(0.6), "won"),
        (pytest.approx(0.2), pytest.approx(0.6), "lost"),
        (0.0, 0.2, "whole"),
        (pytest.approx(0.15), 0.2, "lost"),
        (0.0, 0.15, "whole"),
    ]


@pytest.mark.parametrize("form", [WIDE, NARROW])
def test_every_figure_stands_beside_its_bar(form):
    drawn = steps_chart(MARKS, across="Share", form=form).to_dict()
    text = next(layer for layer in drawn["layer"] if layer["mark"]["type"] == "text")
    drawn_rows = [row for row in drawn["datasets"][text["data"]["name"]] if "said" in row]
    assert [row["said"] for row in drawn_rows] == ["0.5", "0.1", "-0.4", "0.2", "-0.05", "0.15"]
    assert text["encoding"]["text"]["field"] == "said"


def test_a_line_goes_twice_the_error_to_both_sides_of_where_a_bar_ends():
    lost = _rows((mark("A zone", 0.5, True), mark("Lost", -0.1, error=0.02)))[1]
    assert (lost["least"], lost["most"]) == (pytest.approx(0.36), pytest.approx(0.44))
    assert lost["beside"] == 0.5
