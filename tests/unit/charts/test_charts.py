"""Every chart: valid, with a mark for each number, kinds apart in colour and in shape."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

import pytest
from altair.utils.schemapi import SchemaBase

from detente.charts.calibration import CalibrationMark, calibration_chart
from detente.charts.incidence import Curve, RateMark, incidence_chart
from detente.charts.levers import LeverMark, levers_chart
from detente.charts.shares import OptionShare, shares_chart
from detente.charts.style import NARROW, WIDE, Form, Span, fold, text_width
from detente.charts.svg import draw
from detente.charts.timeline import Moment, timeline_chart
from detente.charts.tornado import Swing, tornado_chart
from detente.charts.zone import ZoneMark, zone_chart

DAY = dt.date(2031, 5, 12)
LONG = "What stands behind the peace, and who pays for it in the years after the signature"


def span(middle: float, width: float = 0.05) -> Span:
    return Span(middle=middle, low=middle - width, high=middle + width)


ZONE = (
    ZoneMark(label="Nash", kind="solution", x=span(0.1), y=span(0.2)),
    ZoneMark(label="Egalitarian", kind="solution", x=span(0.15), y=span(0.15)),
    ZoneMark(label=f"Draft: {LONG}", kind="draft", x=span(-0.3, 2.0), y=span(0.4)),
)
LEVERS = (
    LeverMark(label=LONG, price=LONG, by_date=(("by 1 Sep", span(0.2)), ("by 1 May", span(0.4)))),
    LeverMark(
        label="Hold course",
        price="",
        by_date=(("by 1 Sep", span(0.1)), ("by 1 May", span(0.3))),
        reference=True,
    ),
)
CURVES = (
    Curve(
        label="Settlement signed",
        dates=tuple(DAY + dt.timedelta(weeks=w) for w in range(27)),
        spans=tuple(span(0.05 + 0.01 * w) for w in range(27)),
        main=True,
    ),
    Curve(
        label="Mediator leaves",
        dates=tuple(DAY + dt.timedelta(weeks=w) for w in range(27)),
        spans=tuple(span(0.05 + 0.005 * w) for w in range(27)),
    ),
)
RATES = tuple(
    RateMark(label=f"{LONG} {n}", date=DAY + dt.timedelta(days=90), span=span(0.1 * n))
    for n in (1, 2)
)
MOMENTS = (
    Moment(number=1, row="Meetings", date=DAY - dt.timedelta(days=1), planned=True),
    Moment(number=2, row="Meetings", date=DAY),
    Moment(number=3, row="Meetings", date=DAY - dt.timedelta(days=1)),
    Moment(number=4, row="Deadlines", date=DAY, start=DAY - dt.timedelta(days=40)),
)

CLASSES = (
    CalibrationMark(said=0.05, came=0.1, low=0.02, high=0.3, n=20),
    CalibrationMark(said=0.95, came=0.8, low=0.6, high=0.9, n=1_200),
)

CHARTS: dict[str, tuple[Callable[[Form], Any], int]] = {
    "zone": (lambda f: zone_chart(ZONE, x="North", y="South", form=f), 3),
    "levers": (lambda f: levers_chart(LEVERS, across="Chance of a deal", form=f), 4),
    "incidence": (
        lambda f: incidence_chart(CURVES, RATES, (DAY + dt.timedelta(days=90),), form=f),
        2,
    ),
    "tornado": (
        lambda f: tornado_chart(
            (Swing(label=LONG, at_low=0.2, at_high=0.6), Swing(label="b", at_low=0.5, at_high=0.3)),
            now=0.4,
            answer="Chance of a zone",
            form=f,
        ),
        4,
    ),
    "calibration": (lambda f: calibration_chart(CLASSES, form=f), 2),
    "timeline": (lambda f: timeline_chart(MOMENTS, today=DAY, form=f), 4),
}


def points(svg: str) -> list[str]:
    """The point marks of a chart, those of its legends left out."""
    groups = re.findall(r'<g class="mark-symbol role-mark[^"]*"[^>]*>(.*?)</g>', svg)
    return [mark for group in groups for mark in re.findall(r"<path[^>]*>", group)]


@pytest.mark.parametrize("form", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_valid_and_has_a_mark_for_each_number(name: str, form: Form) -> None:
    make, marks = CHARTS[name]
    chart = make(form)
    chart.to_dict(validate=True)
    svg = draw(chart, id="c", title="t", description="d")
    assert len(points(svg)) == marks
    width = float(re.search(r'viewBox="0 0 ([\d.]+)', svg)[1])  # type: ignore[index]
    assert width <= form.width * 1.06, "it fits into its form"


@pytest.mark.parametrize("form", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("name", CHARTS)
def test_channels_are_given_by_their_class(
    name: str, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    """For each that is not, Altair goes through its whole schema: half of the time of a page."""

    def searched(*_: object, **__: object) -> None:
        raise AssertionError('write alt.X2("high:Q") for "high:Q", alt.YValue(0) for alt.value(0)')

    monkeypatch.setattr(SchemaBase, "from_dict", searched)
    CHARTS[name][0](form)
    shares_chart((OptionShare(issue="a", name="A", option="x", share=1.0, said="x"),), form=form)


@pytest.mark.parametrize("name", ["zone", "levers", "incidence", "tornado"])
def test_axes_say_what_they_measure(name: str) -> None:
    svg = draw(CHARTS[name][0](WIDE), id="c", title="t", description="d")
    assert re.search(r"Gain of North|Chance of|Chance by", svg)


def test_drafts_differ_from_solutions_in_colour_and_in_shape() -> None:
    nash, _, draft = points(draw(CHARTS["zone"][0](WIDE), id="c", title="t", description="d"))
    colours = {re.search(r'fill="([^"]+)"', mark)[1] for mark in (nash, draft)}  # type: ignore[index]
    outlines = {re.search(r' d="([^"]+)"', mark)[1] for mark in (nash, draft)}  # type: ignore[index]
    assert len(colours) == len(outlines) == 2


def test_a_line_beyond_the_frame_is_cut_and_medians_are_never_outside() -> None:
    spec = CHARTS["zone"][0](WIDE).to_dict()
    domains = re.findall(r"'domain': \[(-?[\d.]+), (-?[\d.]+)\]", str(spec))
    least, most = (float(end) for end in domains[0])
    assert -2.3 < least < -0.3, "the draft's low end lies beyond, its median inside"
    assert 0.4 < most < 1.7


def test_the_forecast_has_a_band_and_only_the_main_event_has_one() -> None:
    svg = draw(CHARTS["incidence"][0](WIDE), id="c", title="t", description="d")
    assert svg.count('class="mark-area role-mark') == 1
    assert "12 May" not in svg
    assert "10 Aug 2031" in svg, "dates of interest are named"


def test_moments_of_one_day_stand_in_lanes_of_their_own() -> None:
    svg = draw(CHARTS["timeline"][0](WIDE), id="c", title="t", description="d")
    places = [re.search(r"translate\(([^)]+)\)", mark)[1] for mark in points(svg)]  # type: ignore[index]
    assert len(set(places)) == 4
    heights = [float(place.split(",")[1]) for place in places[:3]]
    assert min(abs(a - b) for a in heights for b in heights if a != b) >= 20


def test_shares_of_an_issue_fill_one_bar_in_order_of_size() -> None:
    shares = (
        OptionShare(
            issue="border", name="Border", option="The ridge", share=0.25, said="25\u00a0%"
        ),
        OptionShare(
            issue="border", name="Border", option="The line of 2024", share=0.75, said="75\u00a0%"
        ),
    )
    for form in (WIDE, NARROW):
        svg = draw(shares_chart(shares, form=form), id="c", title="t", description="d")
        group = re.search(r'<g class="mark-rect role-mark[^"]*"[^>]*>(.*?)</g>', svg)
        assert group is not None
        widths = [float(w) for w in re.findall(r'd="M[\d.]+,[\d.]+h([\d.]+)v', group[1])]
        assert widths == pytest.approx([3 * widths[1], widths[1]], rel=0.02)
        assert "The line of 2024 75\u00a0%" in svg


def test_words_that_do_not_fit_are_cut_where_a_word_ends() -> None:
    lines = fold(LONG, 170).split("\n")
    assert len(lines) == 2
    assert all(text_width(line) <= 170 for line in lines)
    assert lines[1].endswith("…")
    assert LONG.startswith(lines[0])
