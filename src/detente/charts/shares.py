"""How often each option is the answer, issue by issue, over the draws that have a zone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import altair as alt

from detente.charts.style import INK, Form, cut, data, finish, fold, row_names, text_width
from detente.wording.captions import SHARE_OF_ZONES_ANSWER

# One hue, darker for the more frequent: an order, which no rainbow shows.
_RAMP = ("#0b3c5d", "#2f6f9f", "#79a9cc", "#b9d3e6", "#dde9f2")
_SIZE = 11.5


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionShare:
    """One option of one issue: the share of zones in which it is the answer.

    ``issue`` is the issue's id; names may be alike. ``said`` is the share in print.
    """

    issue: str
    name: str
    option: str
    share: float
    said: str


def shares_chart(shares: tuple[OptionShare, ...], *, form: Form) -> Any:
    """Bars of one length, an issue each, split by the options' shares; largest share first.

    Parameters
    ----------
    shares : tuple of OptionShare
        Shares of an issue sum to 1; issues stand in the order given.
    form : Form

    Returns
    -------
    altair chart
    """
    issues = list(dict.fromkeys(share.issue for share in shares))
    beside = 0 if form.narrow else 210
    up = alt.Y("row:O", title=None, axis=None, scale=_rows_scale(form))
    across = alt.X(
        "start:Q",
        scale=alt.Scale(domain=[0, 1]),
        title=SHARE_OF_ZONES_ANSWER,
        axis=alt.Axis(format="%", tickCount=5, grid=False),
    )
    base = alt.Chart(data(_rows(shares, issues, form)))
    bars = base.mark_bar(stroke="white", strokeWidth=1.5).encode(
        x=across, x2=alt.X2("end:Q"), y=up, color=alt.Color("fill:N", scale=None)
    )
    words = base.mark_text(align="left", dx=6, fontSize=_SIZE).encode(
        x=alt.X("start:Q"), y=up, text=alt.Text("text:N"), color=alt.Color("ink:N", scale=None)
    )
    called = {share.issue: _name(share.name, form) for share in shares}
    names = row_names([called[issue] for issue in issues], up, form, above=19)
    height = max(len(issues) * (46 if form.narrow else 31), 40)
    return finish([bars, words, *names], width=form.width - beside - 24, height=height)


def _rows_scale(form: Form) -> alt.Scale:
    return alt.Scale(paddingInner=0.55, paddingOuter=0.3) if form.narrow else alt.Scale(padding=0.2)


def _name(issue: str, form: Form) -> str:
    return fold(issue, form.width - 30, lines=1) if form.narrow else fold(issue, 186)


def _rows(shares: tuple[OptionShare, ...], issues: list[str], form: Form) -> list[dict[str, Any]]:
    """Where each piece starts and ends, and the words that fit into it."""
    rows: list[dict[str, Any]] = []
    room = form.width - (0 if form.narrow else 210) - 24
    for row, issue in enumerate(issues):
        start = 0.0
        own = sorted((s for s in shares if s.issue == issue), key=lambda s: -s.share)
        for rank, share in enumerate(own):
            shown = _fitted(share, share.share * room - 12)
            rows.append(
                {
                    "row": row,
                    "start": start,
                    "end": start + share.share,
                    "text": shown,
                    "fill": _RAMP[min(rank, len(_RAMP) - 1)],
                    "ink": "white" if rank < 2 else INK,
                }
            )
            start += share.share
    return rows


def _fitted(share: OptionShare, room: float) -> str:
    """The option and its share as far as they fit; the share alone, or nothing, else."""
    tail = f" {share.said}"
    words = cut(share.option, room - text_width(tail, _SIZE), _SIZE)
    if words:
        return f"{words}{tail}"
    return tail.strip() if text_width(tail.strip(), _SIZE) <= room else ""
