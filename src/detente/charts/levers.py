"""Levers side by side: the chance of a deal by each date with its range, the price in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt

from detente.charts.style import (
    BLACK,
    BLUE,
    GREEN,
    INK,
    MUTED,
    ORANGE,
    Form,
    Span,
    data,
    finish,
    fold,
    text_width,
)  # fmt: skip

_SHAPES = ("circle", "diamond", "square", "triangle-up")
_COLOURS = (BLUE, ORANGE, GREEN, BLACK)
_LINE, _STEP, _GAP = 14, 15, 14  # pixels: a line of text, between dates, between rows
_SMALL, _TAIL = 11, 70  # pixels: the size of the words at the right, and the room for few


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverMark:
    """One lever: the chance of a deal by each date of interest, and its price in words."""

    label: str
    price: str
    by_date: tuple[tuple[str, Span], ...]
    reference: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """Where one lever stands: its words, and the height of its first dot, in pixels."""

    mark: LeverMark
    label: str
    price: str
    top: float
    dots: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """Every row in its place, and the room for dots."""

    rows: tuple[_Row, ...]
    width: int
    height: float
    narrow: bool


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
    layout = _layout(marks, form)
    dates = list(dict.fromkeys(date for mark in marks for date, _ in mark.by_date))
    top = min(1.0, 1.08 * max([0.1, *(s.high for mark in marks for _, s in mark.by_date)]))
    x = alt.X(
        "p:Q",
        scale=alt.Scale(domain=[0, top], nice=False),
        title=across,
        axis=alt.Axis(format="%", tickCount=4 if form.narrow else 6),
    )
    y = alt.Y("y:Q", scale=alt.Scale(domain=[0, layout.height], reverse=True), axis=None)
    layers = [*_reference(marks, dates), *_dots(layout, dates, x, y), *_words(layout, y)]
    return finish(layers, width=layout.width, height=layout.height)


def _layout(marks: tuple[LeverMark, ...], form: Form) -> _Layout:
    """Words beside the dots where there is room, above them where there is not."""
    short = max((text_width(mark.price, _SMALL) for mark in marks), default=0) <= _TAIL
    words_wide = form.width - 36 if form.narrow else 246 if short else 184
    rows: list[_Row] = []
    top = 0.0
    for mark in marks:
        label = fold(mark.label, words_wide, lines=2 if form.narrow else 3)
        price = fold(mark.price, 180, lines=3, size=_SMALL)
        words = _LINE * (label.count("\n") + 1)
        dots = _STEP * (len(mark.by_date) - 1)
        if form.narrow:
            rows.append(_Row(mark=mark, label=label, price=price, top=top, dots=top + words + 10))
            top += words + dots + 10 + _GAP
        else:
            high = max(words, dots, _LINE * (price.count("\n") + 1))
            middle = top + _GAP / 2 + high / 2
            rows.append(
                _Row(mark=mark, label=label, price=price, top=middle, dots=middle - dots / 2)
            )
            top += high + _GAP
    beside = 30 if form.narrow else 340 if short else 390
    return _Layout(
        rows=tuple(rows), width=form.width - beside, height=max(top, 40), narrow=form.narrow
    )


def _dots(layout: _Layout, dates: list[str], across: alt.X, up: alt.Y) -> list[Any]:
    rows = [
        {"y": row.dots + _STEP * place, "date": date,
         "p": span.middle, "low": span.low, "high": span.high}
        for row in layout.rows
        for place, (date, span) in enumerate(row.mark.by_date)
    ]  # fmt: skip
    shapes = alt.Scale(domain=dates, range=list(_SHAPES[: len(dates)]))
    legend = alt.Legend(title=None, orient="top") if len(dates) > 1 else None
    colour = alt.Color("date:N", scale=_colours(dates), legend=legend)
    base = alt.Chart(data(rows)).encode(y=up, color=colour)
    return [
        base.mark_rule(strokeWidth=2, opacity=0.45).encode(x=alt.X("low:Q"), x2=alt.X2("high:Q")),
        base.mark_point(filled=True, size=95, opacity=1).encode(
            x=across, shape=alt.Shape("date:N", scale=shapes, legend=legend)
        ),
    ]


def _colours(dates: list[str]) -> alt.Scale:
    return alt.Scale(domain=dates, range=list(_COLOURS[: len(dates)]))


def _reference(marks: tuple[LeverMark, ...], dates: list[str]) -> list[Any]:
    """Where holding course lies, so that every row can be read against it."""
    rows = [
        {"p": span.middle, "date": date} for m in marks if m.reference for date, span in m.by_date
    ]
    if not rows:
        return []
    base = alt.Chart(data(rows)).mark_rule(strokeDash=[2, 3], strokeWidth=1, opacity=0.7)
    return [base.encode(x=alt.X("p:Q"), color=alt.Color("date:N", scale=_colours(dates)))]


def _words(layout: _Layout, up: alt.Y) -> list[Any]:
    rows = [{"y": row.top, "label": row.label, "price": row.price} for row in layout.rows]
    base = alt.Chart(data(rows))
    if layout.narrow:
        heads = base.mark_text(align="left", baseline="line-top", fontSize=12, color=INK)
        return [heads.encode(x=alt.XValue(0), y=up, text=alt.Text("label:N"))]
    heads = base.mark_text(align="right", baseline="middle", dx=-10, fontSize=12, color=INK)
    tails = base.mark_text(align="left", baseline="middle", dx=14, fontSize=_SMALL, color=MUTED)
    return [
        _centred(heads, "label", up, alt.XValue(0), rows),
        _centred(tails, "price", up, alt.XValue("width"), rows),
    ]


def _centred(mark: Any, field: str, up: alt.Y, x: Any, rows: list[dict[str, Any]]) -> Any:
    """Words of one to three lines centred on their row: each text starts half its height up."""
    lifted = [{**row, "y": row["y"] - _LINE / 2 * row[field].count("\n")} for row in rows]
    lifted_mark = mark.copy()
    lifted_mark.data = data(lifted)
    return lifted_mark.encode(x=x, y=up, text=alt.Text(f"{field}:N"))
