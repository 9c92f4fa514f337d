"""The timeline: meetings, drafts and deadlines in rows, numbered as in the list beside it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

import altair as alt

from detente.charts.style import BLUE, DAYS, INK, MONTHS, MUTED, Form, data, day_number, finish

ROWS = ("Meetings", "Drafts", "Deadlines", "Other events")
_SHAPES = ("circle", "square", "triangle-down", "diamond")
_SIZES = (300, 290, 420, 420)
_COLOURS = (BLUE, "#00795a", "#a84600", "#56606e")
_LANE, _GAP = 24, 21  # pixels: height of a lane, least distance of two marks in it
_NAME = 46  # pixels: room for the name of a day


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One thing that happened or is planned.

    Attributes
    ----------
    number : int
        Its key in the list.
    row : str
        One of ``ROWS``.
    date : datetime.date
    start : datetime.date, optional
        Where it began: for a deadline, the day on which it was set.
    planned : bool
        Planned, or still open: a hollow mark.
    """

    number: int
    row: str
    date: dt.date
    start: dt.date | None = None
    planned: bool = False


def timeline_chart(moments: tuple[Moment, ...], *, today: dt.date, form: Form) -> Any:
    """Numbered marks along time, a row for each kind; hollow marks are planned or still open.

    Parameters
    ----------
    moments : tuple of Moment
    today : datetime.date
        The day as of which things are known: an upright rule.
    form : Form

    Returns
    -------
    altair chart
    """
    width = form.width - (78 if form.narrow else 110)
    first, last = _extent(moments, today)
    placed = _placed(moments, per_day=width / (last - first).days)
    height = _LANE * (max(lane for _, lane in placed) + 1.2)
    across = alt.X(
        "date:T",
        scale=alt.Scale(type="utc", domain=[day_number(first), day_number(last)]),
        title=None,
        axis=_days_axis(first, last, width),
    )
    lanes = alt.Scale(domain=[-0.7, height / _LANE - 0.7], reverse=True)
    up = alt.Y("lane:Q", scale=lanes, axis=None)
    layers = [*_today(today, across), *_heads(placed, up, form)]
    for row in ROWS:
        own = [(moment, lane) for moment, lane in placed if moment.row == row]
        if own:
            layers += _marks(own, ROWS.index(row), across, up)
    return finish(layers, width=width, height=height)


def _days_axis(first: dt.date, last: dt.date, width: float) -> alt.Axis:
    """Months; or days, at a step that leaves each name of a day its room."""
    days = (last - first).days
    if days >= 150:
        return alt.Axis(labelExpr=MONTHS, tickCount=int(width // 60), grid=True)
    step = next((step for step in (1, 2, 7, 14) if step * width / days >= _NAME), 28)
    ticks = [day_number(first + dt.timedelta(days=n)) for n in range(step, days, step)]
    return alt.Axis(labelExpr=DAYS, values=ticks, grid=True)


def _extent(moments: tuple[Moment, ...], today: dt.date) -> tuple[dt.date, dt.date]:
    days = [today, *(m.date for m in moments), *(m.start for m in moments if m.start)]
    room = dt.timedelta(days=max(4, (max(days) - min(days)).days // 40))
    return min(days) - room, max(days) + room


def _placed(moments: tuple[Moment, ...], per_day: float) -> list[tuple[Moment, int]]:
    """Each mark with its lane: the first lane of its row in which it touches no other."""
    placed: list[tuple[Moment, int]] = []
    base = 0
    for row in ROWS:
        ends: list[float] = []
        for moment in sorted((m for m in moments if m.row == row), key=lambda m: m.date):
            at = moment.date.toordinal() * per_day
            lane = next((i for i, end in enumerate(ends) if at - end >= _GAP), len(ends))
            ends[lane : lane + 1] = [at]
            placed.append((moment, base + lane))
        base += len(ends)
    return placed


def _marks(own: list[tuple[Moment, int]], row: int, across: alt.X, up: alt.Y) -> list[Any]:
    colour = _COLOURS[row]
    rows = [
        {
            "number": str(moment.number), "date": day_number(moment.date), "lane": lane,
            "start": day_number(moment.start or moment.date),
            "fill": "white" if moment.planned else colour,
            "ink": colour if moment.planned else "white",
        }
        for moment, lane in own
    ]  # fmt: skip
    base = alt.Chart(data(rows)).encode(y=up)
    return [
        base.mark_rule(strokeWidth=3, opacity=0.3, color=colour).encode(
            x=alt.X("start:T"), x2=alt.X2("date:T")
        ),
        base.mark_point(
            shape=_SHAPES[row], size=_SIZES[row], strokeWidth=1.5, stroke=colour, opacity=1
        ).encode(x=across, fill=alt.Fill("fill:N", scale=None)),
        base.mark_text(fontSize=10, fontWeight="bold", dy=-1 if row == 2 else 0).encode(
            x=across, text=alt.Text("number:N"), color=alt.Color("ink:N", scale=None)
        ),
    ]


def _heads(placed: list[tuple[Moment, int]], up: alt.Y, form: Form) -> list[Any]:
    """The name of each row beside its first lane."""
    lanes = {row: [lane for m, lane in placed if m.row == row] for row in ROWS}
    rows = [{"lane": min(own), "text": row} for row, own in lanes.items() if own]
    return [
        alt.Chart(data(rows))
        .mark_text(align="right", dx=-10, color=INK, fontSize=11 if form.narrow else 12,
                   limit=70 if form.narrow else 110)
        .encode(x=alt.XValue(0), y=up, text=alt.Text("text:N"))
    ]  # fmt: skip


def _today(today: dt.date, across: alt.X) -> list[Any]:
    base = alt.Chart(data([{"date": day_number(today), "text": "as of"}]))
    return [
        base.mark_rule(color=INK, strokeWidth=1).encode(x=across),
        base.mark_text(
            align="right", baseline="bottom", dx=-2, dy=-2, fontSize=11, color=MUTED
        ).encode(x=across, y=alt.YValue(0), text=alt.Text("text:N")),
    ]
