"""The zone: what each package and each draft gains one party, against what it gains another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import altair as alt

from detente.charts.style import (
    BLUE,
    INK,
    LINES,
    MUTED,
    ORANGE,
    SIGNED,
    Form,
    Span,
    cut,
    data,
    finish,
    fold,
    text_width,
)

_SHAPES = {
    "solution": ("circle", "square", "triangle-up", "diamond"),
    "draft": ("cross", "triangle-down", "triangle-right", "triangle-left", "stroke"),
}
_COLOURS = {"solution": BLUE, "draft": ORANGE}


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneMark:
    """One package or draft in the zone chart: its gain to either party, with ranges."""

    label: str
    kind: Literal["solution", "draft"]
    x: Span
    y: Span


def zone_chart(marks: tuple[ZoneMark, ...], *, x: str, y: str, form: Form) -> Any:
    """Gain of one party against gain of another; the quadrant where both gain is shaded.

    Parameters
    ----------
    marks : tuple of ZoneMark
        Gains on each party's own scale.
    x, y : str
        The parties' names.
    form : Form

    Returns
    -------
    altair chart
    """
    labels, shapes, colours = _key(marks, form)
    rows = [_row(mark, label) for mark, label in zip(marks, labels, strict=True)]
    least, most = _extent(marks)
    scale = alt.Scale(domain=[least, most], nice=False, zero=False)
    side = form.width - (58 if form.narrow else 260)
    height = min(side, 400)
    across = alt.X("x:Q", scale=scale, title=cut(f"Gain of {x}", side), axis=_axis())
    up = alt.Y("y:Q", scale=scale, title=cut(f"Gain of {y}", height), axis=_axis())
    legend = alt.Legend(
        title=None,
        orient="bottom" if form.narrow else "right",
        columns=1,
        symbolStrokeWidth=2,
        labelExpr=LINES,
    )
    colour = alt.Color("label:N", scale=alt.Scale(domain=labels, range=colours), legend=legend)
    shape = alt.Shape("label:N", scale=alt.Scale(domain=labels, range=shapes), legend=legend)
    base = alt.Chart(data(rows))
    layers = [
        *_zone((least, most), (x, y), side),
        base.mark_rule(strokeWidth=1.2, opacity=0.55, clip=True).encode(
            x=alt.X("x_low:Q", scale=scale), x2=alt.X2("x_high:Q"), y=alt.Y("y:Q"), color=colour
        ),
        base.mark_rule(strokeWidth=1.2, opacity=0.55, clip=True).encode(
            y=alt.Y("y_low:Q", scale=scale), y2=alt.Y2("y_high:Q"), x=alt.X("x:Q"), color=colour
        ),
        base.mark_point(filled=True, size=110, opacity=1).encode(
            x=across, y=up, color=colour, shape=shape
        ),
    ]
    return finish(layers, width=side, height=height)


def _key(marks: tuple[ZoneMark, ...], form: Form) -> tuple[list[str], list[str], list[str]]:
    """Labels with the shape and the colour of each; kinds differ in both."""
    shapes, count = [], {"solution": 0, "draft": 0}
    for mark in marks:
        family = _SHAPES[mark.kind]
        shapes.append(family[count[mark.kind] % len(family)])
        count[mark.kind] += 1
    return _labels(marks, form), shapes, [_COLOURS[m.kind] for m in marks]


def _labels(marks: tuple[ZoneMark, ...], form: Form) -> list[str]:
    """Labels on up to three lines; a number tells apart those that are alike."""
    found: list[str] = []
    for mark in marks:
        label = fold(mark.label, form.width - 60 if form.narrow else 205, lines=3)
        found.append(label if label not in found else f"{label} ({found.count(label) + 1})")
    return found


def _row(mark: ZoneMark, label: str) -> dict[str, Any]:
    return {
        "label": label,
        "x": mark.x.middle, "x_low": mark.x.low, "x_high": mark.x.high,
        "y": mark.y.middle, "y_low": mark.y.low, "y_high": mark.y.high,
    }  # fmt: skip


def _extent(marks: tuple[ZoneMark, ...]) -> tuple[float, float]:
    """One scale for both axes, so that the diagonal is the even split; 0 always inside."""
    ends = [end for m in marks for end in (m.x.middle, m.y.middle)]
    # A draft may gain one side anything or nothing: its lines may run on beyond the frame.
    ends += [
        end for m in marks if m.kind == "solution" for end in (m.x.low, m.x.high, m.y.low, m.y.high)
    ]
    least, most = min([-0.1, *ends]), max([0.1, *ends])
    room = 0.06 * (most - least)
    return least - room, most + room


def _axis() -> alt.Axis:
    return alt.Axis(labelExpr=SIGNED, tickCount=6, grid=True)


def _zone(ends: tuple[float, float], sides: tuple[str, str], side: float) -> list[Any]:
    """The quadrant where both gain, shaded, the axes, and in each corner who gains there."""
    (least, most), (x, y) = ends, sides
    left, right = (side * part / (most - least) - 16 for part in (-least, most))
    corner = alt.Chart(data([{"x": 0, "y": 0, "x2": most, "y2": most}]))
    rule = alt.Chart(data([{"at": 0}]))
    return [
        corner.mark_rect(color=BLUE, opacity=0.09).encode(
            x=alt.X("x:Q"), x2=alt.X2("x2:Q"), y=alt.Y("y:Q"), y2=alt.Y2("y2:Q")
        ),
        rule.mark_rule(color=INK, strokeWidth=1).encode(x=alt.X("at:Q")),
        rule.mark_rule(color=INK, strokeWidth=1).encode(y=alt.Y("at:Q")),
        *_word((most, most), "both gain", right),
        *_word((least, most), f"{y} alone gains", left),
        *_word((most, least), f"{x} alone gains", right),
        *_word((least, least), "both lose", left),
    ]


def _word(corner: tuple[float, float], text: str, room: float) -> list[Any]:
    """A few words in a corner, inside the frame; none where its quadrant has no room for them."""
    if text_width(text) > room:
        return []
    (x, y), left, top = corner, corner[0] < 0, corner[1] > 0
    mark = alt.Chart(data([{"x": x, "y": y, "text": text}])).mark_text(
        align="left" if left else "right",
        baseline="top" if top else "bottom",
        dx=6 if left else -6,
        dy=6 if top else -6,
        color=MUTED,
        fontStyle="italic",
    )
    return [mark.encode(x=alt.X("x:Q"), y=alt.Y("y:Q"), text=alt.Text("text:N"))]
