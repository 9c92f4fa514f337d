"""The tornado: how far each uncertain input alone moves the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt

from detente.charts.style import AMBER, BLUE, INK, Form, data, finish, fold, row_names
from detente.wording.captions import FIRST_END, SECOND_END


@dataclass(frozen=True, slots=True, kw_only=True)
class Swing:
    """The answer with one input at its low and at its high end, all else as it was."""

    label: str
    at_low: float
    at_high: float


def tornado_chart(swings: tuple[Swing, ...], *, now: float, answer: str, form: Form) -> Any:
    """Bars from the answer at an input's low end to that at its high end, the widest first.

    Parameters
    ----------
    swings : tuple of Swing
        Widest first.
    now : float
        The answer with nothing fixed.
    answer : str
        What is moved, such as "Chance of a zone".
    form : Form

    Returns
    -------
    altair chart
    """
    names = [fold(swing.label, form.width - 20 if form.narrow else 290) for swing in swings]
    ends = [(FIRST_END, "at_low"), (SECOND_END, "at_high")]
    rows = [
        {"row": place, "end": end, "p": getattr(swing, field), "now": now}
        for place, swing in enumerate(swings)
        for end, field in ends
    ]
    values = [now, *(row["p"] for row in rows)]
    room = max(0.02, 0.06 * (max(values) - min(values)))
    scale = alt.Scale(
        domain=[max(0, min(values) - room), min(1, max(values) + room)], nice=False, zero=False
    )
    across = alt.X("p:Q", scale=scale, title=answer, axis=alt.Axis(format="%", tickCount=5))
    lanes = (
        alt.Scale(paddingInner=0.7, paddingOuter=0.6) if form.narrow else alt.Scale(padding=0.28)
    )
    up = alt.Y("row:O", title=None, axis=None, scale=lanes)
    layers = [
        *_bars(rows, ends, across, up),
        *_now(now),
        *row_names(names, up, form, above=17),
    ]
    height = len(swings) * (58 if form.narrow else 34)
    width = form.width - (30 if form.narrow else 340)
    return finish(layers, width=width, height=max(height, 40))


def _bars(rows: list[dict[str, Any]], ends: list[tuple[str, str]], across: alt.X, up: alt.Y) -> Any:
    names = [name for name, _ in ends]
    legend = alt.Legend(title=None, orient="top")
    colour = alt.Color("end:N", scale=alt.Scale(domain=names, range=[AMBER, BLUE]), legend=legend)
    shape = alt.Shape(
        "end:N", scale=alt.Scale(domain=names, range=["triangle-left", "triangle-right"]),
        legend=legend,
    )  # fmt: skip
    base = alt.Chart(data(rows))
    return [
        base.mark_bar(opacity=0.45).encode(x=alt.X("now:Q"), x2=alt.X2("p:Q"), y=up, color=colour),
        base.mark_point(filled=True, size=70, opacity=1).encode(
            x=across, y=up, color=colour, shape=shape
        ),
    ]


def _now(now: float) -> list[Any]:
    return [
        alt.Chart(data([{"p": now}])).mark_rule(color=INK, strokeWidth=1.2).encode(x=alt.X("p:Q"))
    ]
