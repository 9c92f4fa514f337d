"""How every chart looks: colours that the colour-blind can tell apart, type, sizes.

Colours are those of Okabe & Ito (2008); no meaning rests on colour alone, shapes and words carry
it too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt

INK = "#1a2433"
MUTED = "#5b6675"
GRID = "#e4e8ee"
RULE = "#9aa5b4"

BLUE = "#0072B2"
ORANGE = "#D55E00"
GREEN = "#009E73"
PINK = "#CC79A7"
SKY = "#56B4E9"
AMBER = "#E69F00"
YELLOW = "#F0E442"
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


def data(rows: list[dict[str, Any]]) -> alt.InlineData:
    """Rows inside the chart; names in them are data, never part of an expression."""
    return alt.InlineData(values=rows)


def finish(chart: Any) -> Any:
    """The chart in the house's style."""
    return (
        chart.configure(font=FONT, background="transparent", padding=2)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=MUTED,
            titleColor=INK,
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
            gridColor=GRID,
            domainColor=RULE,
            tickColor=RULE,
            labelLimit=220,
        )
        .configure_legend(
            labelColor=INK, labelFontSize=12, titleFontSize=12, titleFontWeight="normal",
            titleColor=MUTED, symbolSize=90, labelLimit=220, rowPadding=5,
        )
        .configure_text(fontSize=12, color=INK)
        .configure_header(labelColor=INK, titleColor=MUTED, labelFontSize=12)
    )
