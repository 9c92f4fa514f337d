"""What chance can be had for what cost: a dot for each course, a line through those worth it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt

from detente.charts.style import BLUE, INK, MUTED, Form, Span, data, finish

_HEIGHT = 260


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMark:
    """One course, told by its number: cost, chance with its error, whether it is worth its cost."""

    cost: float
    span: Span
    worth: bool


def front_chart(marks: tuple[FrontMark, ...], *, across: str, up: str, form: Form) -> Any:
    """Dots by cost and chance, the worthwhile filled and joined; numbers are those of a table.

    Parameters
    ----------
    marks : tuple of FrontMark
        The cheapest first.
    across, up : str
        What the axes show, with their units.
    form : Form

    Returns
    -------
    altair chart
    """
    rows = [
        {"cost": m.cost, "p": m.span.middle, "low": m.span.low, "high": m.span.high,
         "worth": m.worth, "name": f"{n}"}
        for n, m in enumerate(marks, start=1)
    ]  # fmt: skip
    x = alt.X(
        "cost:Q",
        title=across,
        scale=alt.Scale(zero=True, domainMax=1.25 * max(m.cost for m in marks) or 1.0, nice=False),
        axis=alt.Axis(tickCount=4 if form.narrow else 6),
    )
    y = alt.Y("p:Q", title=up, scale=alt.Scale(zero=False), axis=alt.Axis(format="%", tickCount=5))
    base = alt.Chart(data(rows)).encode(x=x)
    worth = alt.Chart(data([row for row in rows if row["worth"]])).encode(x=x, y=y)
    layers = [
        worth.mark_line(color=BLUE, strokeWidth=1.5, strokeDash=[4, 3]),
        base.mark_rule(color=MUTED, opacity=0.6).encode(y=alt.Y("low:Q"), y2=alt.Y2("high:Q")),
        base.mark_point(filled=True, size=80, opacity=1, color="white", stroke=BLUE).encode(y=y),
        worth.mark_point(filled=True, size=80, opacity=1, color=BLUE),
        *(
            # Every second number stands below its dot, so that those of close dots stay apart.
            alt.Chart(data(rows[start::2]))
            .mark_text(align="left", dx=8, dy=lift, fontSize=11, color=INK)
            .encode(x=x, y=y, text=alt.Text("name:N"))
            for start, lift in ((0, -8), (1, 12))
            if rows[start::2]
        ),
    ]
    return finish(layers, width=form.width - 70, height=_HEIGHT)
