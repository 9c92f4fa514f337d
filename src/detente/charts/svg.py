"""A chart as SVG that stands inside a page: named, described, with ids of its own, same bytes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from altair.utils.schemapi import debug_mode
from markupsafe import escape

from detente.charts.style import FONT, text_width
from detente.letters import clean

# What a screen reader would read mark by mark is said once, in the description and the table.
_ASIDE = re.compile(r' (?:role|aria-[a-z]+|pointer-events|font-family)="[^"]*"')
_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_EMPTY = re.compile(
    r'<path class="(?:fore|back)ground"(?: d="(?:M0,0h0v0h0Z)?")?(?: display="none")? ?/>'
)
_ID = re.compile(r'(?<= id=")[^"]+(?=")')
_TAG = re.compile(r"<[^>]+>")
_TEXT = re.compile(r'(<text [^>]*font-size="([\d.]+)px"(?:[^>]*[^/>])?)>(.*?)</text>', re.DOTALL)
_LINE = re.compile(r"(<tspan[^>/]*)>([^<]+)</tspan>")
_HEAD = re.compile(r'^<svg [^>]*viewBox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)"[^>]*>')


@contextmanager
def unchecked() -> Iterator[None]:
    """Build charts without checking each piece against Vega-Lite's schema: half of the time.

    The tests build every chart with the checks on.
    """
    with debug_mode(False):
        yield


def draw(chart: Any, *, id: str, title: str, description: str) -> str:
    """An Altair chart as one ``<svg>`` element.

    Parameters
    ----------
    chart : altair chart
    id : str
        Unique in the page; every id inside begins with it.
    title, description : str
        What a screen reader says.

    Returns
    -------
    str
        The same bytes for the same chart on the same machine and versions.

    Examples
    --------
    >>> import altair as alt
    >>> chart = alt.Chart(alt.InlineData(values=[{"x": 1}])).mark_point().encode(x="x:Q")
    >>> svg = draw(chart, id="demo", title="One point", description="It lies at 1.")
    >>> svg.startswith('<svg id="demo" role="img" aria-labelledby="demo-title demo-desc"')
    True
    """
    import vl_convert  # heavy, and only a page needs it

    # Our own charts are valid (a test says so); to check them again doubles the time.
    made = _clean(chart.to_dict(validate=False))
    raw = vl_convert.vegalite_to_svg(made, allowed_base_urls=[])
    return _named(_plain(raw, id), id, clean(title), clean(description))


def _clean(value: Any) -> Any:
    """Plain values with texts that a picture can hold: what draws it breaks off at any other."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {_clean(key): _clean(inner) for key, inner in value.items()}
    return [_clean(inner) for inner in value] if isinstance(value, list | tuple) else value


def standalone(svg: str) -> str:
    """A drawn chart as a file of its own, on white; the page that holds others names their face.

    >>> standalone('<svg id="demo" role="img"></svg>')[:47]
    '<svg xmlns="http://www.w3.org/2000/svg" style="'
    """
    head = f'<svg xmlns="http://www.w3.org/2000/svg" style="background:white;font-family:{FONT}"'
    return svg.replace("<svg", head, 1) + "\n"


def _plain(svg: str, id: str) -> str:
    """The marks alone: no roles, no needless digits, ids that belong to this chart."""
    # Attributes and numbers live inside tags; texts, which hold people's words, stay untouched.
    svg = _TAG.sub(lambda tag: _NUMBER.sub(_rounded, _ASIDE.sub("", tag[0])), svg)
    svg = _EMPTY.sub("", svg)
    # The converter numbers clip paths over its whole life; here they count from 0 in each chart.
    for count, old in enumerate(dict.fromkeys(_ID.findall(svg))):
        svg = svg.replace(f'id="{old}"', f'id="{id}-{count}"')
        svg = svg.replace(f"url(#{old})", f"url(#{id}-{count})")
    return _TEXT.sub(_measured, svg)


def _measured(text: re.Match[str]) -> str:
    """A text that takes the width the chart was laid out for, whatever face the reader has.

    A page's reader may have none of the faces named; the next one may be a seventh wider, and
    words would be clipped or run into each other.
    """
    start, size, inner = text[1], float(text[2]), text[3]
    if "<tspan" not in inner:
        return f"{start}{_length(inner, size)}>{inner}</text>"
    lines = _LINE.sub(lambda line: f"{line[1]}{_length(line[2], size)}>{line[2]}</tspan>", inner)
    return f"{start}>{lines}</text>"


def _length(words: str, size: float) -> str:
    wide = text_width(html.unescape(words), size)
    return f' textLength="{wide:.1f}" lengthAdjust="spacingAndGlyphs"' if wide else ""


def _rounded(number: re.Match[str]) -> str:
    text = f"{float(number[0]):.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _named(svg: str, id: str, title: str, description: str) -> str:
    head = _HEAD.match(svg)
    if head is None:
        raise ValueError(f"chart {id}: the converter gave no SVG with a view box")
    width, height = head["width"], head["height"]
    return (
        f'<svg id="{id}" role="img" aria-labelledby="{id}-title {id}-desc" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}">'
        f'<title id="{id}-title">{escape(title)}</title>'
        f'<desc id="{id}-desc">{escape(description)}</desc>'
        f"{svg[head.end() :]}"
    )
