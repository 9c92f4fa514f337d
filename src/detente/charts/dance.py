"""What each draft in the order of time gains each party: the dance of concessions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt

from detente.charts.style import (
    BLACK,
    BLUE,
    GREEN,
    ORANGE,
    RULE,
    SIGNED,
    Form,
    Span,
    cut,
    data,
    finish,
    fold,
    row_names,
)

_COLOURS = (BLUE, ORANGE, GREEN, BLACK, "#CC79A7", "#56B4E9")
_SHAPES = ("circle", "square", "diamond", "triangle-up", "triangle-down", "cross")
_ROW = 17


@dataclass(frozen=True, slots=True, kw_only=True)
class DanceMark:
    """One party's gain by one draft; ``open`` where no more is known than both ends."""

    draft: str
    party: str
    span: Span
    open: bool


def dance_chart(marks: tuple[DanceMark, ...], *, across: str, form: Form) -> Any:
    """Dots with ranges, a group of rows for each draft, and a line from draft to draft.

    Parameters
    ----------
    marks : tuple of DanceMark
        By draft in the order of time, all parties of each together.
    across : str
        What is drawn.
    form : Form

    Returns
    -------
    altair chart
    """
    drafts = list(dict.fromkeys(mark.draft for mark in marks))
    every_party = list(dict.fromkeys(mark.party for mark in marks))
    place = {party: n for n, party in enumerate(every_party)}
    parties = _labels(every_party, form)
    group = len(parties) + 1  # and a row between
    rows = [
        {
            **_row(mark, drafts.index(mark.draft) * group + place[mark.party] + 1),
            "party": parties[place[mark.party]],
        }
        for mark in marks
    ]
    every = [str(n) for n in range(len(drafts) * group + 1)]
    up = alt.Y("row:O", title=None, axis=None, scale=alt.Scale(domain=list(range(len(every)))))
    beside = 0 if form.narrow else 220
    width = form.width - beside - 24
    x = alt.X(
        "p:Q",
        title=cut(across, width),
        axis=alt.Axis(labelExpr=SIGNED, tickCount=4 if form.narrow else 7, grid=True),
        scale=alt.Scale(nice=True, zero=True),
    )
    legend = alt.Legend(
        title=None, orient="top", direction="vertical" if form.narrow else "horizontal"
    )
    colour = alt.Color(
        "party:N", legend=legend, scale=_scale(parties, _COLOURS), sort=parties
    )  # fmt: skip
    shape = alt.Shape("party:N", legend=legend, scale=_scale(parties, _SHAPES), sort=parties)
    settled = alt.Chart(data([row for row in rows if not row["open"]]))
    unsettled = alt.Chart(data([row for row in rows if row["open"]]))
    low, high = alt.X("low:Q"), alt.X2("high:Q")
    layers = [
        alt.Chart(data([{"p": 0}])).mark_rule(color=RULE).encode(x=alt.X("p:Q")),
        unsettled.mark_bar(height=7, opacity=0.28).encode(x=low, x2=high, y=up, color=colour),
        settled.mark_line(strokeWidth=1, opacity=0.55, strokeDash=[3, 3]).encode(
            x=x, y=up, color=colour, order=alt.Order("row:Q")
        ),
        settled.mark_rule(strokeWidth=2, opacity=0.7).encode(x=low, x2=high, y=up, color=colour),
        settled.mark_point(filled=True, size=80, opacity=1).encode(
            x=x, y=up, color=colour, shape=shape
        ),
        *_names(drafts, group, up, form),
    ]
    return finish(layers, width=width, height=_ROW * len(every))


def _row(mark: DanceMark, row: int) -> dict[str, Any]:
    return {
        "row": row, "open": mark.open,
        "p": mark.span.middle, "low": mark.span.low, "high": mark.span.high,
    }  # fmt: skip


def _labels(parties: list[str], form: Form) -> list[str]:
    """Names as the legend has room for them; a number tells apart those that are then alike."""
    room = form.width - 60 if form.narrow else (form.width - 30) / len(parties) - 50
    found: list[str] = []
    for party in parties:
        label = cut(party, room) or fold(party, room, lines=1)
        found.append(label if label not in found else f"{label} ({found.count(label) + 1})")
    return found


def _scale(parties: list[str], of: tuple[str, ...]) -> alt.Scale:
    return alt.Scale(domain=parties, range=[of[n % len(of)] for n in range(len(parties))])


def _names(drafts: list[str], group: int, up: alt.Y, form: Form) -> list[Any]:
    """The name of each draft beside the middle of its rows, or in the row above them."""
    width = form.width - 20 if form.narrow else 200
    names = [""] * (len(drafts) * group + 1)
    for n, draft in enumerate(drafts):
        at = n * group + (0 if form.narrow else group // 2)
        names[at] = fold(draft, width, lines=1 if form.narrow else 3)
    return row_names(names, up, form, above=0)
