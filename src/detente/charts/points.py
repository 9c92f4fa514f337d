"""Points against a course held: dots with the error of each, in groups of a colour and a shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt

from detente.charts.style import (
    BLUE,
    GREEN,
    ORANGE,
    RULE,
    Form,
    Span,
    data,
    finish,
    fold,
    row_names,
)

_ROW = {True: 50, False: 34}  # pixels a row, where names stand above and where they stand beside
_SIGNED = "format(datum.value, '+d') == '+0' ? '0' : replace(format(datum.value, '+d'), '-', '−')"


@dataclass(frozen=True, slots=True, kw_only=True)
class PointMark:
    """One row: points with the ends of their error; ``kind`` says by what they come."""

    label: str
    kind: str
    span: Span


def points_chart(marks: tuple[PointMark, ...], *, across: str, form: Form) -> Any:
    """Dots with errors, a row each, and a rule at no difference.

    Parameters
    ----------
    marks : tuple of PointMark
        In the order to show.
    across : str
        What is drawn, such as "Points against holding course".
    form : Form

    Returns
    -------
    altair chart
    """
    kinds = list(dict.fromkeys(mark.kind for mark in marks))
    rows = [
        {"row": n, "kind": m.kind, "p": m.span.middle, "low": m.span.low, "high": m.span.high}
        for n, m in enumerate(marks)
    ]
    names = [fold(mark.label, form.width - 20 if form.narrow else 286) for mark in marks]
    up = alt.Y(
        "row:O",
        title=None,
        axis=None,
        scale=alt.Scale(paddingInner=0.3, paddingOuter=0.6 if form.narrow else 0.3),
    )
    legend = alt.Legend(
        title=None, orient="top", direction="vertical" if form.narrow else "horizontal"
    )
    colours = alt.Scale(domain=kinds, range=[BLUE, ORANGE, GREEN][: len(kinds)])
    shapes = alt.Scale(domain=kinds, range=["circle", "diamond", "square"][: len(kinds)])
    base = alt.Chart(data(rows)).encode(
        y=up, color=alt.Color("kind:N", scale=colours, legend=legend)
    )
    x = alt.X(
        "p:Q",
        title=across,
        axis=alt.Axis(tickCount=4 if form.narrow else 6, labelExpr=_SIGNED),
        scale=alt.Scale(nice=True, zero=True),
    )
    layers = [
        alt.Chart(data([{"p": 0}])).mark_rule(color=RULE).encode(x=alt.X("p:Q")),
        base.mark_rule(strokeWidth=2, opacity=0.6).encode(x=alt.X("low:Q"), x2=alt.X2("high:Q")),
        base.mark_point(filled=True, size=95, opacity=1).encode(
            x=x, shape=alt.Shape("kind:N", scale=shapes, legend=legend)
        ),
        *row_names(names, up, form, above=16),
    ]
    width = form.width - (30 if form.narrow else 320)
    return finish(layers, width=width, height=_ROW[form.narrow] * len(marks))
