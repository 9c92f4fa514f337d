"""When: the chance of each ending by date, with bands, and base rates as marks beside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import altair as alt

from detente.charts.style import (
    BLUE,
    LINES,
    MONTHS,
    MUTED,
    ORANGE,
    RULE,
    Form,
    Span,
    data,
    day_number,
    finish,
    fold,
)  # fmt: skip
from detente.wording.captions import CHANCE_BY_THAT_DATE

_DASHES = ([6, 3], [2, 2], [8, 3, 2, 3], [1, 3])
_GREYS = ("#4d5866", "#76808e", "#4d5866", "#76808e")
_SHAPES = ("diamond", "square", "triangle-up", "triangle-down", "cross")


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The cumulative chance of one ending.

    Attributes
    ----------
    label : str
    dates : tuple of datetime.date
    spans : tuple of Span
        One for each date.
    main : bool
        Whether it is the event that the forecast is about.
    """

    label: str
    dates: tuple[dt.date, ...]
    spans: tuple[Span, ...]
    main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RateMark:
    """A base rate at a date."""

    label: str
    date: dt.date
    span: Span


def incidence_chart(
    curves: tuple[Curve, ...],
    rates: tuple[RateMark, ...],
    dates: tuple[dt.date, ...],
    *,
    form: Form,
) -> Any:
    """Chance of each ending by date; the main one with its band; base rates as marks.

    Parameters
    ----------
    curves : tuple of Curve
    rates : tuple of RateMark
        At dates of interest.
    dates : tuple of datetime.date
        Of interest: upright rules.
    form : Form

    Returns
    -------
    altair chart
    """
    across = alt.X(
        "date:T",
        scale=alt.Scale(type="utc"),
        title=None,
        axis=alt.Axis(labelExpr=MONTHS, tickCount=5 if form.narrow else 12, grid=False),
    )
    up = alt.Y(
        "p:Q",
        scale=alt.Scale(domain=[0, _top(curves, rates)], nice=False),
        title=CHANCE_BY_THAT_DATE,
        axis=alt.Axis(format="%", tickCount=5),
    )
    width = form.width - 62
    layers = [
        *_dates(dates, _ends(curves), width, across),
        *_curves(curves, across, up, form),
        *_rates(rates, across, up, form),
    ]
    height = 280 if form.narrow else 320
    return finish(layers, width=width, height=height)


def _top(curves: tuple[Curve, ...], rates: tuple[RateMark, ...]) -> float:
    """Room for the main band, every curve and every base rate, and for the dates' names."""
    highs = [span.high for curve in curves if curve.main for span in curve.spans]
    highs += [span.middle for curve in curves for span in curve.spans]
    return min(1.0, 1.2 * max([0.15, *highs, *(rate.span.high for rate in rates)]))


def _ends(curves: tuple[Curve, ...]) -> tuple[dt.date, dt.date]:
    return curves[0].dates[0], curves[0].dates[-1]


def _dates(
    dates: tuple[dt.date, ...], ends: tuple[dt.date, dt.date], width: int, across: alt.X
) -> list[Any]:
    """A rule for each date; names that would touch stand on different lines."""
    rows, free = [], [-1e9, -1e9, -1e9]
    for day in dates:
        at = width * (day - ends[0]).days / max((ends[1] - ends[0]).days, 1)
        left = at > width - 80
        start = at - 80 if left else at
        lane = next((i for i, until in enumerate(free) if start >= until), len(free) - 1)
        free[lane] = start + 80
        text = f"{day.day} {day:%b %Y}"
        rows.append({"date": day_number(day), "text": text, "lane": lane, "left": left})
    rules = alt.Chart(data(rows)).mark_rule(color=RULE, strokeDash=[3, 3]).encode(x=across)
    return [rules, *(_date_name(row, across) for row in rows)]


def _date_name(row: dict[str, Any], across: alt.X) -> Any:
    left = row["left"]
    return (
        alt.Chart(data([row]))
        .mark_text(
            align="right" if left else "left",
            baseline="top",
            fontSize=11,
            dx=-4 if left else 4,
            color=MUTED,
        )
        .encode(x=across, y=alt.YValue(14 * row["lane"]), text=alt.Text("text:N"))
    )


def _curves(curves: tuple[Curve, ...], across: alt.X, up: alt.Y, form: Form) -> list[Any]:
    labels = [curve.label for curve in curves]
    rows = [
        {"date": day_number(day), "p": span.middle, "low": span.low, "high": span.high,
         "label": curve.label, "main": curve.main}
        for curve in curves
        for day, span in zip(curve.dates, curve.spans, strict=True)
    ]  # fmt: skip
    others = iter(zip(_GREYS * 2, _DASHES * 2))
    looks = [(BLUE, [1, 0]) if curve.main else next(others) for curve in curves]
    legend = alt.Legend(
        title=None, orient="top", columns=1 if form.narrow else 3, symbolType="stroke",
        symbolSize=260, symbolStrokeWidth=2,
    )  # fmt: skip
    colour = alt.Color(
        "label:N", scale=alt.Scale(domain=labels, range=[c for c, _ in looks]), legend=legend
    )
    dash = alt.StrokeDash(
        "label:N", scale=alt.Scale(domain=labels, range=[d for _, d in looks]), legend=legend
    )
    main = alt.Chart(data([row for row in rows if row["main"]]))
    rest = alt.Chart(data([row for row in rows if not row["main"]]))
    return [
        main.mark_area(color=BLUE, opacity=0.16).encode(
            x=across, y=alt.Y("low:Q"), y2=alt.Y2("high:Q")
        ),
        rest.mark_line(strokeWidth=1.4).encode(x=across, y=up, color=colour, strokeDash=dash),
        main.mark_line(strokeWidth=2.6).encode(x=across, y=up, color=colour, strokeDash=dash),
    ]


def _rates(rates: tuple[RateMark, ...], across: alt.X, up: alt.Y, form: Form) -> list[Any]:
    """Marks of several classes at one date stand side by side around it."""
    classes = list(dict.fromkeys(rate.label for rate in rates))
    labels = [fold(label, form.width - 76) for label in classes]
    legend = alt.Legend(
        title=None, orient="bottom", columns=1, symbolFillColor=ORANGE, symbolStrokeColor=ORANGE,
        labelExpr=LINES,
    )  # fmt: skip
    scale = alt.Scale(domain=labels, range=list(_SHAPES[: len(labels)]))
    layers: list[Any] = []
    for place, (name, label) in enumerate(zip(classes, labels, strict=True)):
        rows = [
            {"date": day_number(r.date), "p": r.span.middle, "low": r.span.low,
             "high": r.span.high, "rate": label}
            for r in rates
            if r.label == name
        ]  # fmt: skip
        beside = 9 * (place - (len(classes) - 1) / 2)
        base = alt.Chart(data(rows))
        layers += [
            base.mark_rule(color=ORANGE, strokeWidth=1.2, opacity=0.7, xOffset=beside).encode(
                x=across, y=alt.Y("low:Q"), y2=alt.Y2("high:Q")
            ),
            base.mark_point(filled=True, size=80, color=ORANGE, opacity=1, xOffset=beside).encode(
                x=across, y=up, shape=alt.Shape("rate:N", scale=scale, legend=legend)
            ),
        ]
    return layers
