"""Levers side by side: the chance of a deal by each date with its range, the price in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt

from detente.charts.style import (
    BLUE,
    GREEN,
    INK,
    LINES,
    MUTED,
    ORANGE,
    Form,
    Span,
    data,
    finish,
    wrap,
)

_SHAPES = ("circle", "diamond", "square", "triangle-up")
_COLOURS = (BLUE, ORANGE, GREEN, "#000000")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverMark:
    """One lever: the chance of a deal by each date of interest, and its price in words."""

    label: str
    price: str
    by_date: tuple[tuple[str, Span], ...]
    reference: bool = False


def levers_chart(marks: tuple[LeverMark, ...], *, across: str, form: Form) -> Any:
    """Dots with ranges, a row for each lever, a shape for each date; the reference as rules.

    Parameters
    ----------
    marks : tuple of LeverMark
        In the order to show; one may be the reference (holding course).
    across : str
        What is drawn, such as "Chance of a deal by the date".
    form : Form

    Returns
    -------
    altair chart
    """
    dates = list(dict.fromkeys(date for mark in marks for date, _ in mark.by_date))
    labels = [_label(mark, form) for mark in marks]
    rows = [
        {"lever": _label(m, form), "date": d, "p": s.middle, "low": s.low, "high": s.high}
        for m in marks
        for d, s in m.by_date
    ]
    top = min(1.0, 1.08 * max([0.1, *(s.high for mark in marks for _, s in mark.by_date)]))
    x = alt.X(
        "p:Q",
        scale=alt.Scale(domain=[0, top], nice=False),
        title=across,
        axis=alt.Axis(format="%", tickCount=4 if form.narrow else 6),
    )
    axis = None if form.narrow else alt.Axis(
        domain=False, ticks=False, labelColor=INK, labelPadding=8, labelExpr=LINES
    )  # fmt: skip
    up = alt.Y("lever:N", sort=labels, title=None, axis=axis, scale=alt.Scale(padding=0.2))
    layers = [
        *_reference(marks, dates),
        *_dots(rows, dates, x, up),
        *_words(marks, up, form),
    ]
    width = form.width - (30 if form.narrow else 390)
    height = len(marks) * (30 + 16 * len(dates) if form.narrow else 26 + 12 * len(dates))
    return finish(alt.layer(*layers).properties(width=width, height=max(height, 60)))


def _dots(rows: list[dict[str, Any]], dates: list[str], across: alt.X, up: alt.Y) -> list[Any]:
    offset = alt.YOffset("date:N", sort=dates, scale=alt.Scale(paddingOuter=0.9))
    look = alt.Scale(domain=dates, range=list(_COLOURS[: len(dates)]))
    shapes = alt.Scale(domain=dates, range=list(_SHAPES[: len(dates)]))
    legend = alt.Legend(title=None, orient="top") if len(dates) > 1 else None
    base = alt.Chart(data(rows)).encode(
        y=up, yOffset=offset, color=alt.Color("date:N", scale=look, legend=legend)
    )
    return [
        base.mark_rule(strokeWidth=2, opacity=0.45).encode(x="low:Q", x2="high:Q"),
        base.mark_point(filled=True, size=95, opacity=1).encode(
            x=across, shape=alt.Shape("date:N", scale=shapes, legend=legend)
        ),
    ]


def _reference(marks: tuple[LeverMark, ...], dates: list[str]) -> list[Any]:
    """Where holding course lies, so that every row can be read against it."""
    rows = [
        {"p": span.middle, "date": date} for m in marks if m.reference for date, span in m.by_date
    ]
    if not rows:
        return []
    look = alt.Scale(domain=dates, range=list(_COLOURS[: len(dates)]))
    return [
        alt.Chart(data(rows))
        .mark_rule(strokeDash=[2, 3], strokeWidth=1, opacity=0.7)
        .encode(x="p:Q", color=alt.Color("date:N", scale=look))
    ]


def _label(mark: LeverMark, form: Form) -> str:
    return wrap(mark.label, 50, 1) if form.narrow else wrap(mark.label, 30, 3)


def _words(marks: tuple[LeverMark, ...], up: alt.Y, form: Form) -> list[Any]:
    if form.narrow:
        labels = [_label(mark, form) for mark in marks]
        heads = alt.Chart(data([{"lever": label} for label in labels]))
        top = alt.Y("lever:N", sort=labels, axis=None, bandPosition=0)
        return [
            heads.mark_text(align="left", baseline="top", fontSize=12, color=INK).encode(
                x=alt.value(0), y=top,
                text="lever:N",
            )
        ]  # fmt: skip
    prices = alt.Chart(
        data([{"lever": _label(m, form), "price": wrap(m.price, 34, 3)} for m in marks])
    )
    return [
        prices.mark_text(align="left", dx=14, baseline="middle", fontSize=11, color=MUTED).encode(
            x=alt.value("width"), y=up, text="price:N"
        )
    ]
