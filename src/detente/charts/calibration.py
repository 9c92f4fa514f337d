"""Whether what was said to be likely came as often: forecasts by classes of chance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt

from detente.charts.style import BLUE, INK, RULE, Form, data, finish
from detente.wording.captions import CALIBRATION_CAME, CALIBRATION_SAID


@dataclass(frozen=True, slots=True, kw_only=True)
class CalibrationMark:
    """Forecasts of about the same chance: what they said, and how often it came, with its range."""

    said: float
    came: float
    low: float
    high: float
    n: int


def calibration_chart(marks: tuple[CalibrationMark, ...], *, form: Form) -> Any:
    """A point for each class of chance; on the line, what was said came as often.

    Parameters
    ----------
    marks : tuple of CalibrationMark
        Bars are the 90 % intervals of how often it came; numbers, how many forecasts there were.
    form : Form

    Returns
    -------
    altair chart
    """
    rows = [
        {"said": m.said, "came": m.came, "low": m.low, "high": m.high, "n": f"{m.n:,}"}
        for m in marks
    ]
    side = form.width - 70 if form.narrow else 420
    scale = alt.Scale(domain=[0, 1])
    axis = alt.Axis(format="%", tickCount=5)
    across = alt.X("said:Q", scale=scale, title=CALIBRATION_SAID, axis=axis)
    up = alt.Y("came:Q", scale=scale, title=CALIBRATION_CAME, axis=axis)
    base = alt.Chart(data(rows))
    line = alt.Chart(data([{"said": 0.0, "came": 0.0}, {"said": 1.0, "came": 1.0}]))
    layers = [
        line.mark_line(color=RULE, strokeDash=[5, 4]).encode(x=across, y=up),
        base.mark_rule(color=BLUE, strokeWidth=1.6).encode(
            x=across, y=alt.Y("low:Q"), y2=alt.Y2("high:Q")
        ),
        base.mark_point(filled=True, size=75, color=BLUE, opacity=1).encode(x=across, y=up),
        base.mark_text(align="left", dx=8, color=INK).encode(x=across, y=up, text=alt.Text("n:N")),
    ]
    return finish(layers, width=side, height=side)
