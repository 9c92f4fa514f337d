"""When: the chance of each ending by date, with bands, and base rates as marks beside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import altair as alt

from detente.charts.style import BLUE, MUTED, ORANGE, RULE, Form, Span, data, finish

_DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [1, 3])
_OTHERS = ("#4d5866", "#7a8594", "#4d5866", "#7a8594", "#4d5866")


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
    """Chance of each ending by date; the main one with its band; base rates as diamonds.

    Parameters
    ----------
    curves : tuple of Curve
    rates : tuple of RateMark
        Of the main event.
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
        axis=alt.Axis(format="%b %Y", tickCount=4 if form.narrow else 8, grid=False),
    )
    top = min(1.0, 1.15 * max([0.2, *(s.high for c in curves for s in c.spans if c.main),
                               *(s.middle for c in curves for s in c.spans),
                               *(r.span.high for r in rates)]))  # fmt: skip
    up = alt.Y(
        "p:Q",
        scale=alt.Scale(domain=[0, top]),
        title="Chance by that date",
        axis=alt.Axis(format="%", tickCount=5),
    )
    layers = [*_dates(dates, across), *_curves(curves, across, up, form)]
    if rates:
        layers += _rates(rates, across, up)
    height = 280 if form.narrow else 320
    return finish(alt.layer(*layers).properties(width=form.width - 62, height=height))


def _day(date: dt.date) -> int:
    """Milliseconds since 1970: a number, so that no time zone moves it."""
    return (date - dt.date(1970, 1, 1)).days * 86_400_000


def _dates(dates: tuple[dt.date, ...], across: alt.X) -> list[Any]:
    base = alt.Chart(
        data([{"date": _day(d), "text": f"{d.day} {d:%b %Y}"} for d in dates])
    )
    return [
        base.mark_rule(color=RULE, strokeDash=[3, 3]).encode(x=across),
        base.mark_text(align="right", baseline="top", dx=-4, dy=2, fontSize=11, color=MUTED).encode(
            x=across, y=alt.value(0), text="text:N"
        ),
    ]


def _curves(curves: tuple[Curve, ...], across: alt.X, up: alt.Y, form: Form) -> list[Any]:
    labels = [curve.label for curve in curves]
    rows = [
        {"date": _day(day), "p": span.middle, "low": span.low, "high": span.high,
         "label": curve.label, "main": curve.main}
        for curve in curves
        for day, span in zip(curve.dates, curve.spans, strict=True)
    ]  # fmt: skip
    others = iter(zip(_OTHERS, _DASHES[1:] * 2))
    looks = [(BLUE, [1, 0]) if curve.main else next(others) for curve in curves]
    legend = alt.Legend(title=None, orient="bottom", columns=1 if form.narrow else 3,
                        symbolType="stroke", symbolSize=260, symbolStrokeWidth=2)  # fmt: skip
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
            x=across, y="low:Q", y2="high:Q"
        ),
        rest.mark_line(strokeWidth=1.4).encode(x=across, y=up, color=colour, strokeDash=dash),
        main.mark_line(strokeWidth=2.6).encode(x=across, y=up, color=colour, strokeDash=dash),
    ]


def _rates(rates: tuple[RateMark, ...], across: alt.X, up: alt.Y) -> list[Any]:
    labels = list(dict.fromkeys(rate.label for rate in rates))
    shapes = ["diamond", "square", "triangle-up", "triangle-down", "cross"]
    rows = [
        {"date": _day(r.date), "p": r.span.middle, "low": r.span.low, "high": r.span.high,
         "rate": r.label}
        for r in rates
    ]  # fmt: skip
    base = alt.Chart(data(rows))
    legend = alt.Legend(title=None, orient="bottom", columns=1, symbolFillColor=ORANGE,
                        symbolStrokeColor=ORANGE)  # fmt: skip
    shape = alt.Shape(
        "rate:N", scale=alt.Scale(domain=labels, range=shapes[: len(labels)]), legend=legend
    )
    return [
        base.mark_rule(color=ORANGE, strokeWidth=1.2, opacity=0.7).encode(
            x=across, y="low:Q", y2="high:Q"
        ),
        base.mark_point(filled=True, size=90, color=ORANGE, opacity=1).encode(
            x=across, y=up, shape=shape
        ),
    ]


