"""What each team's deal brings each party, against going on, the Nash package and the frontier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from detente.charts.style import BLUE, GREEN, INK, MUTED, ORANGE, Form, data, finish, row_names

_ROW = 74
_CLOSE = 0.12  # of all points shown: nearer than that two names would run together


@dataclass(frozen=True, slots=True, kw_only=True)
class LeagueRow:
    """One party: its name, what going on is worth, its span on the frontier, Nash, and teams.

    Attributes
    ----------
    party : str
    no_deal : float
    low, high : float or None
        The least and the most that a package of the frontier inside the zone brings it.
    nash : float or None
    teams : tuple of (team, points)
    """

    party: str
    no_deal: float
    low: float | None
    high: float | None
    nash: float | None
    teams: tuple[tuple[str, float], ...]


def league_chart(rows: Sequence[LeagueRow], *, across: str, form: Form) -> Any:
    """A row a party: a bar for the frontier, a stroke for going on, a diamond for Nash, dots."""
    places = list(range(len(rows)))
    up = alt.Y("row:O", axis=None, sort=places)
    spans = [
        {"row": n, "low": row.low, "high": row.high}
        for n, row in enumerate(rows)
        if row.low is not None
    ]
    dots = [{"row": n, "points": at} for n, row in enumerate(rows) for _, at in row.teams]
    named = [{"row": n, **label} for n, row in enumerate(rows) for label in _labels(rows, row)]
    x = alt.Axis(tickCount=4 if form.narrow else 8)
    layers = [
        alt.Chart(data(spans))
        .mark_bar(color=BLUE, opacity=0.16, height=16)
        .encode(x=alt.X("low:Q", title=across, axis=x), x2=alt.X2("high:Q"), y=up),
        alt.Chart(data([{"row": n, "at": row.no_deal} for n, row in enumerate(rows)]))
        .mark_tick(color=ORANGE, thickness=2.5, size=28)
        .encode(x=alt.X("at:Q", title=across, axis=x), y=up),
        alt.Chart(data([{"row": n, "at": row.nash} for n, row in enumerate(rows) if row.nash]))
        .mark_point(shape="diamond", filled=False, size=120, color=GREEN, strokeWidth=2, opacity=1)
        .encode(x=alt.X("at:Q", title=across), y=up),
        alt.Chart(data(dots))
        .mark_point(filled=True, size=60, color=INK, opacity=1)
        .encode(x=alt.X("points:Q", title=across), y=up),
        alt.Chart(data(named))
        .mark_text(dy=-15, fontSize=11, color=MUTED)
        .encode(x=alt.X("points:Q", title=across), y=up, text=alt.Text("team:N")),
        *row_names([row.party for row in rows], up, form, above=30),
    ]
    left = 0 if form.narrow else 170
    return finish(layers, width=form.width - left - 30, height=_ROW * len(rows))


def _labels(rows: Sequence[LeagueRow], row: LeagueRow) -> list[dict[str, str | float]]:
    """Names of teams over their dots; those of dots too close for two names stand as one."""
    every = [at for one in rows for _, at in one.teams] + [one.no_deal for one in rows]
    near = _CLOSE * (max(every) - min(every))
    groups: list[list[tuple[str, float]]] = []
    for team, at in sorted(row.teams, key=lambda one: one[1]):
        if groups and at - groups[-1][-1][1] <= near:
            groups[-1].append((team, at))
        else:
            groups.append([(team, at)])
    return [
        {"points": sum(at for _, at in group) / len(group), "team": ", ".join(t for t, _ in group)}
        for group in groups
    ]
