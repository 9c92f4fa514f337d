"""How every chart looks: colours that the colour-blind can tell apart, type, sizes.

Colours are those of Okabe & Ito (2008); no meaning rests on colour alone, shapes and words carry
it too.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import altair as alt

# Fixed expressions: names come in as data and are never part of one.
LINES = "split(datum.label, '\\n')"
SIGNED = "datum.value == 0 ? '0' : format(datum.value, '+.1f')"
DAYS = "[utcFormat(datum.value, '%-d %b'), datum.index == 0 ? utcFormat(datum.value, '%Y') : '']"
MONTHS = (
    "[utcFormat(datum.value, '%b'), "
    "datum.index == 0 || utcmonth(datum.value) == 0 ? utcFormat(datum.value, '%Y') : '']"
)

INK = "#1a2433"
MUTED = "#5b6675"
GRID = "#e4e8ee"
RULE = "#9aa5b4"

BLUE = "#0072B2"
ORANGE = "#D55E00"
GREEN = "#009E73"
AMBER = "#E69F00"
BLACK = "#000000"

FONT = "Helvetica, Arial, Liberation Sans, sans-serif"
"""Metric-compatible faces, so that what is measured here fits where the page is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The room that a chart has: a page's column, or a telephone.

    Parameters
    ----------
    width : int
        Of the whole picture, labels included, in CSS pixels.
    narrow : bool
        Whether labels have to stand above or below instead of beside.
    """

    width: int
    narrow: bool


WIDE = Form(width=736, narrow=False)
NARROW = Form(width=350, narrow=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A number and the range within which 90 % of draws lie.

    >>> Span(middle=0.5, low=0.4, high=0.6).high
    0.6
    """

    middle: float
    low: float
    high: float


def day_number(date: dt.date) -> int:
    """Milliseconds since 1970: a number, so that no time zone moves it."""
    return (date - dt.date(1970, 1, 1)).days * 86_400_000


def data(rows: list[dict[str, Any]]) -> alt.InlineData:
    """Rows inside the chart; names in them are data, never part of an expression."""
    # A tuple is shared between layers, where Altair would copy a list row by row.
    return alt.InlineData(values=tuple(rows))


def row_names(names: list[str], up: alt.Y, form: Form, *, above: int) -> list[Any]:
    """Names of rows beside them, or ``above`` their middle where there is no room beside.

    Rows are keyed by their place, so that two of one name stay two; names may have several lines,
    and each is centred on its row.
    """
    layers = []
    for count in sorted({name.count("\n") for name in names}):
        rows = [{"row": n, "name": s} for n, s in enumerate(names) if s.count("\n") == count]
        lift = -(above + 14 * count) if form.narrow else -7 * count
        mark = alt.Chart(data(rows)).mark_text(
            align="left" if form.narrow else "right",
            baseline="middle",
            dx=0 if form.narrow else -10,
            dy=lift,
            color=INK,
        )
        layers.append(mark.encode(x=alt.XValue(0), y=up, text=alt.Text("name:N")))
    return layers


def finish(layers: list[Any], *, width: float, height: float) -> Any:
    """A chart of those layers in the house's style."""
    size = {"width": width, "height": height}  # said at once: each later word copies the chart
    return alt.layer(*layers, config=_CONFIG, padding=2, background="transparent", **size)


_CONFIG = {
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": MUTED,
        "titleColor": INK,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "gridColor": GRID,
        "domainColor": RULE,
        "tickColor": RULE,
        "labelLimit": 0,
        "labelLineHeight": 14,
    },
    "legend": {
        "labelColor": INK,
        "titleColor": MUTED,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "symbolSize": 90,
        "symbolOpacity": 1,
        "labelLimit": 0,
        "rowPadding": 5,
        "columnPadding": 18,
    },
    "text": {"fontSize": 12, "color": INK, "lineBreak": "\n", "lineHeight": 14},
}
