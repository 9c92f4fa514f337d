"""How every chart looks: colours that the colour-blind can tell apart, type, sizes.

Colours are those of Okabe & Ito (2008); no meaning rests on colour alone, shapes and words carry
it too.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from dataclasses import dataclass
from typing import Any

import altair as alt

# Fixed expressions: names come in as data and are never part of one.
LINES = "split(datum.label, '\\n')"
SIGNED = "datum.value == 0 ? '0' : format(datum.value, '+.1f')"
DAYS = "[utcFormat(datum.value, '%-d %b'), datum.index == 0 ? utcFormat(datum.value, '%Y') : '']"
MONTHS = (
    "[utcFormat(datum.value, '%b'), "
    "datum.index == 0 || utcmonth(datum.value) == 0 ? utcFormat(datum.value, '%Y') : '']"
)

INK = "#1a2433"
MUTED = "#5b6675"
GRID = "#e4e8ee"
RULE = "#9aa5b4"

BLUE = "#0072B2"
ORANGE = "#D55E00"
GREEN = "#009E73"
AMBER = "#E69F00"
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


def day_number(date: dt.date) -> int:
    """Milliseconds since 1970: a number, so that no time zone moves it."""
    return (date - dt.date(1970, 1, 1)).days * 86_400_000


def data(rows: list[dict[str, Any]]) -> alt.InlineData:
    """Rows inside the chart; names in them are data, never part of an expression."""
    # A tuple is shared between layers, where Altair would copy a list row by row.
    return alt.InlineData(values=tuple(rows))


def row_names(names: list[str], up: alt.Y, form: Form, *, above: int) -> list[Any]:
    """Names of rows beside them, or ``above`` their middle where there is no room beside.

    Rows are keyed by their place, so that two of one name stay two; names may have several lines,
    and each is centred on its row.
    """
    layers = []
    for count in sorted({name.count("\n") for name in names}):
        rows = [{"row": n, "name": s} for n, s in enumerate(names) if s.count("\n") == count]
        lift = -(above + 14 * count) if form.narrow else -7 * count
        mark = alt.Chart(data(rows)).mark_text(
            align="left" if form.narrow else "right",
            baseline="middle",
            dx=0 if form.narrow else -10,
            dy=lift,
            color=INK,
        )
        layers.append(mark.encode(x=alt.XValue(0), y=up, text=alt.Text("name:N")))
    return layers


def finish(layers: list[Any], *, width: float, height: float) -> Any:
    """A chart of those layers in the house's style."""
    size = {"width": width, "height": height}  # said at once: each later word copies the chart
    return alt.layer(*layers, config=_CONFIG, padding=2, background="transparent", **size)


_CONFIG = {
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": MUTED,
        "titleColor": INK,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "gridColor": GRID,
        "domainColor": RULE,
        "tickColor": RULE,
        "labelLimit": 0,
        "labelLineHeight": 14,
    },
    "legend": {
        "labelColor": INK,
        "titleColor": MUTED,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "symbolSize": 90,
        "symbolOpacity": 1,
        "labelLimit": 0,
        "rowPadding": 5,
        "columnPadding": 18,
    },
    "text": {"fontSize": 12, "color": INK, "lineBreak": "\n", "lineHeight": 14},
}


# Adobe's widths of Helvetica in thousandths of its size, which Arial and Liberation Sans share.
_ASCII = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_OTHERS = {
    "\u00a0": 278, "–": 556, "—": 1000, "‘": 222, "’": 222, "“": 333, "”": 333, "…": 1000,
    "−": 584, "±": 584, "×": 584, "→": 1000, "≈": 549, "·": 278, "•": 350, "«": 556, "»": 556,
}  # fmt: skip
_LETTER, _WIDE = 620, 1000


def text_width(words: str, size: float = 12.0) -> float:
    """The width of a line of text in pixels, in Helvetica or a face of its widths.

    Letters of other scripts, whose faces differ, are reckoned a little wider than most are.

    >>> round(text_width("Chance of a zone", 12), 1)
    94.1
    >>> text_width("é", 10) == text_width("e", 10)
    True
    """
    return sum(_letter(letter) for letter in words) * size / 1000


def _letter(letter: str) -> int:
    base = unicodedata.normalize("NFD", letter)[0]
    if " " <= base <= "~":
        return _ASCII[ord(base) - 32]
    if base in _OTHERS:
        return _OTHERS[base]
    if unicodedata.combining(base) or unicodedata.category(base) == "Cf":
        return 0
    return _WIDE if unicodedata.east_asian_width(base) in "WF" else _LETTER


def cut(words: str, width: float, size: float = 12.0) -> str:
    """Words that fit a width: whole, or as many as fit with an ellipsis; empty if not one does.

    >>> cut("What stands behind the peace", 90)
    'What stands…'
    >>> cut("What stands", 20)
    ''
    """
    if text_width(words, size) <= width:
        return words
    kept = words.split()
    while kept and text_width(f"{' '.join(kept)}…", size) > width:
        kept.pop()
    return f"{' '.join(kept).rstrip(',;:')}…" if kept else ""


def fold(words: str, width: float, *, lines: int = 2, size: float = 12.0) -> str:
    """Words on at most so many lines of a width; the last is cut where they do not fit.

    A word wider than the line is broken, since it would stick out.

    >>> fold("What stands behind the peace", 72).split(chr(10))
    ['What stands', 'behind the…']
    """
    rows: list[str] = []
    left = [part for word in words.split() for part in _pieces(word, width, size)]
    while left and len(rows) < lines:
        row = left.pop(0)
        while left and text_width(f"{row} {left[0]}", size) <= width:
            row = f"{row} {left.pop(0)}"
        rows.append(row)
    if left:
        rows[-1] = cut(f"{rows[-1]} {' '.join(left)}", width, size) or f"{rows[-1][:-1]}…"
    return "\n".join(rows)


def _pieces(word: str, width: float, size: float) -> list[str]:
    """A word, in pieces if it is wider than a line."""
    pieces: list[str] = []
    while text_width(word, size) > width and len(word) > 1:
        fits = next(
            n for n in range(len(word) - 1, 0, -1) if n == 1 or text_width(word[:n], size) <= width
        )
        pieces.append(word[:fits])
        word = word[fits:]
    return [*pieces, word]
