"""A number on its way to another, step by step: bars that step down, each from where one ended."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt

from detente.charts.style import BLUE, GREEN, INK, ORANGE, RULE, Form, data, finish, fold, row_names

_ROW = {True: 44, False: 26}  # pixels a row, where names stand above and where they stand beside


@dataclass(frozen=True, slots=True, kw_only=True)
class StepMark:
    """One row: a whole from 0, or a step from where the row before it ended.

    Attributes
    ----------
    label : str
    value : float
        Of a whole what it comes to, of a step by how much it changes.
    whole : bool
    said : str
        The figure beside the bar.
    error : float
        Standard error of the value; a line goes twice as far to both sides of where the bar ends.
    """

    label: str
    value: float
    whole: bool
    said: str
    error: float = 0.0


def steps_chart(marks: tuple[StepMark, ...], *, across: str, form: Form) -> Any:
    """Wholes as bars from 0, steps as bars from where the row before ended, figures beside them.

    Parameters
    ----------
    marks : tuple of StepMark
        From the first whole on, in order.
    across : str
        What is drawn, such as "Chance".
    form : Form

    Returns
    -------
    altair chart
    """
    rows = _rows(marks)
    names = [fold(mark.label, form.width - 20 if form.narrow else 250) for mark in marks]
    top = 1.22 * max([0.01, *(max(row["high"], row["most"]) for row in rows)])
    across_axis = alt.X(
        "low:Q",
        scale=alt.Scale(domain=[0, top], nice=False),
        title=across,
        axis=alt.Axis(format="%", tickCount=5),
    )
    lanes = alt.Scale(paddingInner=0.6 if form.narrow else 0.3, paddingOuter=0.4)
    up = alt.Y("row:O", title=None, axis=None, scale=lanes)
    layers = [*_bars(rows, across_axis, up), *row_names(names, up, form, above=18)]
    width = form.width - (30 if form.narrow else 290)
    return finish(layers, width=width, height=_ROW[form.narrow] * len(marks))


def _rows(marks: tuple[StepMark, ...]) -> list[dict[str, Any]]:
    rows, at = [], 0.0
    for place, mark in enumerate(marks):
        before, at = (0.0, mark.value) if mark.whole else (at, at + mark.value)
        kind = "whole" if mark.whole else "lost" if mark.value < 0 else "won"
        rows.append(
            {
                "row": place,
                "low": max(min(before, at), 0.0),
                "high": max(before, at),
                "end": max(at, 0.0),
                "least": max(at - 2 * mark.error, 0.0),
                "most": max(at + 2 * mark.error, 0.0),
                "beside": max(before, at, at + 2 * mark.error),
                "kind": kind,
                "said": mark.said,
            }
        )
    return rows


def _bars(rows: list[dict[str, Any]], across: alt.X, up: alt.Y) -> list[Any]:
    kinds = alt.Scale(domain=["whole", "lost", "won"], range=[BLUE, ORANGE, GREEN])
    base = alt.Chart(data(rows)).encode(y=up)
    after = [{"row": row["row"] + 1, "end": row["end"]} for row in rows[:-1]]
    ticks = alt.Chart(data(after)).mark_tick(color=RULE, thickness=1.5)
    return [
        base.mark_bar().encode(
            x=across, x2=alt.X2("high:Q"), color=alt.Color("kind:N", scale=kinds, legend=None)
        ),
        ticks.encode(x=alt.X("end:Q"), y=up),
        base.mark_rule(color=INK, strokeWidth=1.5).encode(x=alt.X("least:Q"), x2=alt.X2("most:Q")),
        base.mark_text(align="left", baseline="middle", dx=6, color=INK).encode(
            x=alt.X("beside:Q"), text=alt.Text("said:N")
        ),
    ]
