"""The pictures of the brief: each with a title that states the finding, and the same in a table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from detente.brief import names
from detente.brief.numbers import number, spread, whole
from detente.brief.phrases import capital, count_in_words
from detente.brief.sections.doubt import DoubtSection
from detente.brief.sections.forecast import ForecastSection
from detente.brief.sections.levers import LeversSection
from detente.brief.sections.openings import OpeningsSection
from detente.brief.sections.timeline import Timeline
from detente.brief.sections.zone import ZoneSection
from detente.charts.incidence import Curve, incidence_chart
from detente.charts.levers import LeverMark, levers_chart
from detente.charts.shares import shares_chart
from detente.charts.style import NARROW, WIDE, Form, Span
from detente.charts.svg import draw
from detente.charts.timeline import timeline_chart
from detente.charts.tornado import tornado_chart
from detente.charts.zone import zone_chart
from detente.talks.settings import week_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One figure: drawn twice, for a page and for a telephone, and the same numbers as a table."""

    id: str
    title: str
    sub: str
    wide: str
    narrow: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a picture says besides its marks."""

    id: str
    title: str
    sub: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def picture(words: Words, chart: Callable[[Form], Any]) -> Picture:
    """A chart in both forms, with its words."""
    described = f"{words.sub} The figures stand in the table after it."
    wide, narrow = (
        draw(chart(form), id=f"{words.id}-{name}", title=words.title, description=described)
        for form, name in ((WIDE, "wide"), (NARROW, "narrow"))
    )
    return Picture(
        id=words.id, title=words.title, sub=words.sub, wide=wide, narrow=narrow,
        head=words.head, rows=words.rows,
    )  # fmt: skip


def timeline_picture(section: Timeline) -> Picture | None:
    """Meetings, drafts and deadlines along time."""
    if not section.moments:
        return None
    rows = [entry.row for entry in section.entries if not entry.planned]
    missed = sum("missed" in entry.what for entry in section.entries if entry.row == "Deadlines")
    told = (
        count_in_words(rows.count("Meetings"), "meeting"),
        f"{count_in_words(rows.count('Drafts'), 'step')} in drafting",
        f"{count_in_words(missed, 'deadline')} missed",
    )
    words = Words(
        id="timeline-picture",
        title=capital(", ".join(told)),
        sub=f"From {section.begins} on; earlier dates stand in the list alone. Numbers lead to "
        "the list below; hollow marks are planned or still open, bars run from the day a deadline "
        "was set.",
        head=(),
        rows=(),
    )
    return picture(
        words, lambda form: timeline_chart(section.moments, today=section.today, form=form)
    )


def zone_picture(section: ZoneSection) -> Picture | None:
    """Gains of the two sides, drafts beside the alternatives."""
    if not section.marks:
        return None
    x, y = section.sides
    drafts = [m for m in section.marks if m.kind == "draft"]
    inside = [m for m in drafts if m.x.middle >= 0 and m.y.middle >= 0]
    words = Words(
        id="zone-picture",
        title=_zone_title(section, len(drafts), len(inside)),
        sub=f"What each package gains {x} and {y} over going on without a deal, each on its own "
        "scale of 0 (worst package) to 1 (best). Blue: three packages of the zone that lie far "
        "apart, where they lie in it; rust: drafts on the table, as they stand. Dots are medians, "
        "lines 90 % of draws; "
        "lines that meet the frame go on beyond it.",
        head=("Package", f"Gain of {x}", f"Gain of {y}"),
        rows=tuple((m.label, _span(m.x), _span(m.y)) for m in section.marks),
    )
    return picture(words, lambda form: zone_chart(section.marks, x=x, y=y, form=form))


def _zone_title(section: ZoneSection, drafts: int, inside: int) -> str:
    x, y = section.sides
    if not drafts:
        return f"Where a zone exists, both {x} and {y} gain"
    if not inside:
        return "No draft on the table gains both sides as it stands"
    if inside == drafts:
        return "Every draft on the table would gain both sides"
    return f"{inside} of {drafts} drafts on the table would gain both sides as they stand"


def shares_picture(section: ZoneSection) -> Picture | None:
    """How often each option is the answer."""
    if not section.shares:
        return None
    best: dict[str, float] = {}
    for share in section.shares:
        best[share.issue] = max(best.get(share.issue, 0.0), share.share)
    settled = sum(value >= 0.8 for value in best.values())
    words = Words(
        id="shares-picture",
        title=f"{settled} of {len(best)} issues have the same answer in four zones of five; "
        "the rest is what talks are about",
        sub=f"The {section.titles[0]} package of every draw that has a zone: how often each option "
        "is its answer.",
        head=("Issue", "Option", "Share of zones"),
        rows=tuple((s.name, s.option, f"{whole(s.share)} %") for s in section.shares),
    )
    return picture(words, lambda form: shares_chart(section.shares, form=form))


def openings_picture(section: OpeningsSection) -> Picture | None:
    """The chance of a zone as it is, and with one thing changed."""
    if len(section.marks) < 2:
        return None
    best = section.opens[0]
    words = Words(
        id="openings-picture",
        title=f"What would open the zone most, {best.rise} points: {best.label}",
        sub="The chance of a zone as it is (dotted rule) and with one thing changed. Dots are "
        "chances, lines their 90 % range.",
        head=("Change", "Chance of a zone", "Points"),
        rows=_lever_rows(section.marks),
    )
    return picture(
        words, lambda form: levers_chart(section.marks, across="Chance of a zone", form=form)
    )


def forecast_picture(section: ForecastSection) -> Picture | None:
    """Cumulative incidence with bands, base rates as marks."""
    if not section.curves:
        return None
    main = next(curve for curve in section.curves if curve.main)
    by = section.dates[-1].day if section.dates else names.day(main.dates[-1])
    end = main.spans[_week(main, section.days[-1])] if section.days else main.spans[-1]
    words = Words(
        id="forecast-picture",
        title=f"By {by} a settlement has been signed in {whole(end.middle)} of 100 paths "
        f"({spread(end.low, end.high)})",
        sub="Chance of each ending by date if the course is held; band: 90 % of draws. Rust marks "
        "are base rates with their 90 % intervals: what happened to cases like this one.",
        head=("Ending or base rate", "By", "Chance"),
        rows=_forecast_rows(section),
    )
    return picture(
        words,
        lambda form: incidence_chart(section.curves, section.marks, section.days, form=form),
    )


def _forecast_rows(section: ForecastSection) -> tuple[tuple[str, ...], ...]:
    rows = [
        (curve.label, names.day(day), _chance(curve.spans[_week(curve, day)]))
        for curve in section.curves
        for day in section.days or (curve.dates[-1],)
    ]
    rows += [(m.label, names.day(m.date), _chance(m.span)) for m in section.marks]
    return tuple(rows)


def _week(curve: Curve, day: dt.date) -> int:
    """The week that stands for a day wherever a chance by that day is given."""
    return min(week_of(day, curve.dates[0]), len(curve.dates) - 1)


def levers_picture(section: LeversSection) -> Picture | None:
    """Levers side by side."""
    if not section.marks or not section.dates:
        return None
    best = section.rows[0]
    words = Words(
        id="levers-picture",
        title=f"“{best.name}” promises most by {section.dates[-1]}: {best.deals[-1].text} "
        f"({best.deals[-1].range})",
        sub="Chance of a deal by date under each lever, all on the same draws and paths; lines: "
        "90 % of draws; dotted: holding course. The price stands in words at the right.",
        head=("Lever", *[f"by {day}" for day in section.dates], "Price"),
        rows=tuple(
            (row.name, *[str(figure) for figure in row.deals], row.price) for row in section.rows
        ),
    )
    return picture(
        words,
        lambda form: levers_chart(section.marks, across="Chance of a deal by the date", form=form),
    )


def tornado_picture(section: DoubtSection) -> Picture | None:
    """The inputs that move the chance of a zone most."""
    if not section.swings:
        return None
    most = section.swings[0]
    words = Words(
        id="tornado-picture",
        title=f"The answer turns most on one input: “{most.label}”",
        sub="The chance of a zone with one input at its 5th or 95th percentile, all else as it is. "
        f"The rule is the chance as it is. {section.screened} inputs were screened; those that "
        "move it least are left out.",
        head=("Input", "Chance of a zone at its low end", "at its high end"),
        rows=tuple(
            (s.label, f"{whole(s.at_low)} %", f"{whole(s.at_high)} %") for s in section.swings
        ),
    )
    return picture(
        words,
        lambda form: tornado_chart(
            section.swings, now=section.now, answer="Chance of a zone", form=form
        ),
    )


def _lever_rows(marks: tuple[LeverMark, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple((m.label, _chance(m.by_date[0][1]), m.price) for m in marks)


def _span(span: Span) -> str:
    low, high = number(span.low, signed=True), number(span.high, signed=True)
    return f"{number(span.middle, signed=True)} ({low} to {high})"


def _chance(span: Span) -> str:
    return f"{whole(span.middle)} % ({spread(span.low, span.high)})"
