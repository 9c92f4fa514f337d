"""Texts as a cell of a spreadsheet can hold them, and as it shows dates, shares and truth."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from detente.dossier.files.workbook.shape import Column

NUMERIC = ("estimate", "change")
_FREE = ("text", "word", "flag", "consent")
_SAID = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
_PLAIN = re.compile(r"^(?:general|@|[#0,.]+)$", re.IGNORECASE)
_PLACES = re.compile(r"^[#0]*\.(0+)$")
_AGAIN = "Format the cell as text, and write in it again what is meant."
Shown = tuple[str | None, str, str]
"""The text, or None where it cannot be told; what is wrong or in doubt, and how to mend it."""


def shown(value: Any, format: str, column: Column) -> Shown:
    """What a cell says, as a text: numbers with a point, days as in ISO 8601.

    Parameters
    ----------
    value : bool, number, date, time, duration or str
        As a spreadsheet keeps it.
    format : str
        How the spreadsheet shows it, such as ``mmm-yy``.
    column : Column
        What belongs in the cell.

    Examples
    --------
    >>> since = Column(head="since", at=("since",))
    >>> shown(dt.datetime(2031, 3, 1), "mmm-yy", since)[0], shown(2031, "General", since)[0]
    ('2031-03', '2031')
    >>> shown(dt.datetime(2031, 3, 4), "d-mmm", since)[1]
    'the cell shows a day without its year; it holds 2031-03-04.'
    """
    if isinstance(value, bool):
        return _truth(value, column)
    if isinstance(value, int | float):
        return _number(float(value), format, column)
    if isinstance(value, dt.timedelta):
        return _wrong(f"a duration stands here, {value}.")
    if isinstance(value, dt.date | dt.time):
        return _time(value, format, column)
    return str(value), "", ""


def _wrong(message: str, mend: str = _AGAIN) -> Shown:
    return None, message, mend


def _truth(value: bool, column: Column) -> Shown:
    if column.sort == "flag" or "yes" in column.choices:
        return ("yes" if value else "no"), "", ""
    return _wrong(f"a truth value stands here, {str(value).upper()}.")


def _number(value: float, format: str, column: Column) -> Shown:
    whole = value.is_integer() and abs(value) < 1e15
    text = str(int(value)) if whole else repr(value)
    codes = _SAID.sub("", format)
    if column.sort == "change" and value >= 0:
        what = f"the number {text} stands here; a spreadsheet makes it of +{text} too."
        return _wrong(what, f"Format the cell as text, and write +{text} to add, {text} to set.")
    if not whole and (column.key or column.of or column.sort == "ids"):
        return _id(value, codes, column)
    if column.sort in NUMERIC or _PLAIN.match(format):
        return text, "", ""
    if "%" in codes:
        return f"{float(f'{value * 100:.12g}'):g}%", "", ""
    return _wrong(f'the cell holds the number {text}, and shows it as "{format[:40]}".')


def _id(value: float, codes: str, column: Column) -> Shown:
    """The number of a point, such as 1.10: with the places that the cell shows, if it shows them.

    >>> _id(1.1, "0.00", Column(head="point", at=()))[0]
    '1.10'
    """
    places = _PLACES.match(codes)
    if places:
        return f"{value:.{len(places[1])}f}", "", ""
    what = f"the number {value!r} stands here; a spreadsheet makes it of {value!r}0 too."
    return f"{value!r}", what, f"Format the cell as text, and write {value!r} or {value!r}0 again."


def _time(value: dt.date | dt.time, format: str, column: Column) -> Shown:
    if column.sort not in _FREE or column.key:
        return _wrong(
            f"a date or a time stands here, {value}; spreadsheets make one of texts such as 3/4."
        )
    if isinstance(value, dt.time):
        return f"{value:%H:%M:%S}".removesuffix(":00").removeprefix("0"), "", ""
    return _date(value, format)


def _date(value: dt.date, format: str) -> Shown:
    codes = _SAID.sub("", format).lower()
    timed = isinstance(value, dt.datetime) and value.time() != dt.time()
    if isinstance(value, dt.datetime) and not (timed and "h" in codes):
        value = value.date()
    year, month, day = any(c in codes for c in "ye"), "m" in codes, "d" in codes
    if codes in ("", "general", "@") or (year and month and day):
        return value.isoformat(), "", ""
    if year and not day:
        return f"{value:%Y-%m}" if month else f"{value:%Y}", "", ""
    what = "a day without its year" if day and month else "only a part of the date"
    return _wrong(f"the cell shows {what}; it holds {value.isoformat()}.")


EMPTY = "(empty)"
MAX_CHARACTERS = 32_767
# What XML cannot hold, carriage returns (which it turns into line feeds), and the mark itself.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_MARK = re.compile("_x([0-9A-Fa-f]{4})_")


def marked(text: str) -> str:
    """A text as it stands in a cell: unsafe characters by their code, as Excel writes them.

    >>> marked("one\\rtwo"), marked("_x000D_"), marked("")
    ('one_x000D_two', '_x005F_x000D_', '(empty)')
    """
    if not text:
        return EMPTY
    if text == EMPTY:
        return f"_x0028_{text[1:]}"
    return _UNSAFE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def unmarked(text: str) -> str:
    """The text that a cell stands for.

    >>> unmarked(marked("_x000D_\\r")) == "_x000D_\\r"
    True
    """
    if text == EMPTY:
        return ""
    return _MARK.sub(lambda match: chr(int(match[1], 16)), text)
