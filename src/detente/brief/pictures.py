"""The pictures of the brief: each with a title that states the finding, and the same in a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from detente.brief.sections.doubt import DoubtSection
from detente.brief.sections.forecast import ForecastSection
from detente.brief.sections.further import FurtherSection
from detente.brief.sections.levers import LeversSection
from detente.brief.sections.openings import OpeningsSection
from detente.brief.sections.texts import TextsSection
from detente.brief.sections.timeline import Timeline
from detente.brief.sections.zone import ZoneSection
from detente.charts.dance import dance_chart
from detente.charts.front import front_chart
from detente.charts.incidence import incidence_chart
from detente.charts.levers import levers_chart
from detente.charts.points import points_chart
from detente.charts.shares import shares_chart
from detente.charts.steps import steps_chart
from detente.charts.style import NARROW, WIDE, Form, Span
from detente.charts.svg import draw
from detente.charts.timeline import timeline_chart
from detente.charts.tornado import tornado_chart
from detente.charts.zone import zone_chart
from detente.wording import captions, names, together
from detente.wording.numbers import Part, Sentence, number, plain, spread, whole
from detente.wording.tabling import ACROSS


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One figure: drawn twice, for a page and for a telephone, and the same numbers as a table."""

    id: str
    title: Sentence
    sub: str
    wide: str
    narrow: str
    head: tuple[str, ...]
    rows: tuple[tuple[Part, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a picture says besides its marks."""

    id: str
    title: Sentence
    sub: str
    head: tuple[str, ...]
    rows: tuple[tuple[Part, ...], ...]


def picture(words: Words, chart: Callable[[Form], Any]) -> Picture:
    """A chart in both forms, with its words."""
    described = captions.described(words.sub)
    wide, narrow = (
        draw(chart(form), id=f"{words.id}-{name}", title=plain(words.title), description=described)
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
    words = Words(
        id="timeline-picture",
        title=captions.timeline_headline(section.entries),
        sub=captions.timeline_caption(section.begins),
        head=(),
        rows=(),
    )
    return picture(
        words, lambda form: timeline_chart(section.moments, today=section.today, form=form)
    )


def texts_picture(section: TextsSection) -> Picture | None:
    """What each draft gains each party, in the order of time."""
    if not section.marks:
        return None
    words = Words(
        id="texts-picture",
        title=section.title,
        sub=section.caption,
        head=section.heads,
        rows=section.rows,
    )
    return picture(words, lambda form: dance_chart(section.marks, across=ACROSS, form=form))


def zone_picture(section: ZoneSection) -> Picture | None:
    """Gains of the two sides, drafts beside the alternatives."""
    if not section.marks:
        return None
    x, y = section.sides
    words = Words(
        id="zone-picture",
        title=(captions.drafts_words(section.gaining, section.required),),
        sub=captions.zone_caption(section.sides, section.required, section.going),
        head=("Package", f"Gain of {x}", f"Gain of {y}"),
        rows=tuple((m.label, _span(m.x), _span(m.y)) for m in section.marks),
    )
    return picture(words, lambda form: zone_chart(section.marks, x=x, y=y, form=form))


def shares_picture(section: ZoneSection) -> Picture | None:
    """How often each option is the answer."""
    if not section.shares:
        return None
    words = Words(
        id="shares-picture",
        title=captions.shares_headline(section.shares),
        sub=captions.shares_caption(section.titles[0]),
        head=("Issue", "Option", captions.SHARE_OF_ZONES),
        rows=tuple((s.name, s.option, s.said) for s in section.shares),
    )
    return picture(words, lambda form: shares_chart(section.shares, form=form))


def openings_picture(section: OpeningsSection) -> Picture | None:
    """The chance of a zone as it is, and with one thing changed."""
    if len(section.marks) < 2:
        return None
    first = section.opens[0]
    words = Words(
        id="openings-picture",
        title=captions.openings_headline(first.label, first.figure),
        sub=captions.openings_caption(section.scale),
        head=("Change", "Chance", "Points"),
        rows=(
            (captions.AS_IT_IS, section.before, ""),
            *((one.label, one.figure, one.rise) for one in section.opens),
        ),
    )
    across = section.marks[0].by_date[0][0]
    return picture(words, lambda form: levers_chart(section.marks, across=across, form=form))


def forecast_picture(section: ForecastSection) -> Picture | None:
    """Cumulative incidence with bands, base rates as marks."""
    if not section.curves:
        return None
    words = Words(
        id="forecast-picture",
        title=captions.forecast_headline(section.dates),
        sub=captions.forecast_caption(marks=bool(section.marks)),
        head=captions.FORECAST_HEADS,
        rows=_forecast_rows(section),
    )  # fmt: skip
    return picture(
        words,
        lambda form: incidence_chart(section.curves, section.marks, section.days, form=form),
    )


def _forecast_rows(section: ForecastSection) -> tuple[tuple[Part, ...], ...]:
    """The figures of the table of dates; of the last week alone where there is no date ahead."""
    if not section.dates:
        last = [(curve, curve.dates[-1], curve.spans[-1]) for curve in section.curves]
        return tuple((curve.label, names.day(day), _chance(span)) for curve, day, span in last)
    rows: list[tuple[Part, ...]] = [("Deal", row.day, row.deal) for row in section.dates]
    for n, name in enumerate(section.ending_names):
        rows += [(name, row.day, row.endings[n]) for row in section.dates]
    rows += [(m.label, names.day(m.date), _chance(m.span)) for m in section.marks]
    return tuple(rows)


def levers_picture(section: LeversSection) -> Picture | None:
    """Levers side by side."""
    if not section.marks or not section.dates:
        return None
    hold = next((mark.label for mark in section.marks if mark.reference), "")
    words = Words(
        id="levers-picture",
        title=captions.levers_headline(section.groups, section.rows, section.dates[-1], hold),
        sub=captions.levers_caption(),
        head=("Lever", *[f"by {day}" for day in section.dates], "Price"),
        rows=tuple((row.name, *row.deals, row.price) for row in section.rows),
    )
    return picture(
        words,
        lambda form: levers_chart(section.marks, across=captions.CHANCE_BY_DATE, form=form),
    )


def lost_picture(section: LeversSection) -> Picture | None:
    """What is lost between a zone and a deal that is kept."""
    lost = section.lost
    if not section.rows or lost.marks[0].value == 0.0:
        return None
    words = Words(
        id="lost-picture",
        title=captions.lost_headline(lost.most, lost.zone, lost.signed),
        sub=captions.lost_caption(),
        head=lost.heads,
        rows=lost.rows,
    )
    return picture(
        words, lambda form: steps_chart(lost.marks, across=captions.SHARE_OF_WORLDS, form=form)
    )


def tried_picture(section: FurtherSection | None) -> Picture | None:
    """Levers alone, together and now, in points against holding course."""
    if section is None or not section.marks:
        return None
    words = Words(
        id="tried-picture", title=section.title, sub=section.caption, head=(), rows=()
    )  # the table that follows has the figures
    return picture(
        words, lambda form: points_chart(section.marks, across=together.ACROSS, form=form)
    )


def worth_picture(section: FurtherSection | None) -> Picture | None:
    """The chance of a kept deal against the cost of what brings it."""
    if section is None or len(section.front) < 2:
        return None
    words = Words(
        id="worth-picture",
        title=(section.front_title,),
        sub=together.front_caption(),
        head=(),
        rows=(),
    )
    return picture(
        words,
        lambda form: front_chart(section.front, across=together.COST, up=together.KEPT, form=form),
    )


def tornado_picture(section: DoubtSection) -> Picture | None:
    """The inputs that move the chance of a zone most."""
    if not section.swings:
        return None
    words = Words(
        id="tornado-picture",
        title=captions.tornado_headline(section.rows[0]),
        sub=captions.tornado_caption(section.screened),
        head=captions.SWING_HEADS,
        rows=tuple(
            (f"{row.topic}: {row.first}; {row.second}", row.at_first, row.at_second)
            for row in section.rows
        ),
    )
    return picture(
        words,
        lambda form: tornado_chart(
            section.swings, now=section.now, answer=captions.CHANCE_THAT_SUITS, form=form
        ),
    )


def _span(span: Span) -> str:
    low, high = number(span.low, signed=True), number(span.high, signed=True)
    return f"{number(span.middle, signed=True)} ({low} to {high})"


def _chance(span: Span) -> str:
    return f"{whole(span.middle)} % ({spread(span.low, span.high)})"
