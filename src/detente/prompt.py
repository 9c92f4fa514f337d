"""Words for what is looked at by name: ten lines or fewer at a prompt, and in a notebook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

import numpy as np

_WIDTH = 100
_LINES = 10
LONG = _WIDTH * _LINES
"""Of how many letters a mapping may be and still stand as a dict."""
_SHORT = 4
"""So many of its figures and words stand for a part that has no name."""
_PLAIN = (str, int, float, bool, type(None), np.generic)
_MIDDLES = ("value", "median")


class Shown:
    """What shows itself in ten lines or fewer, each of its parts in a line of its own."""

    __slots__ = ()

    def _parts(self) -> Iterable[tuple[str, Any]]:
        """Each part's name and value."""
        raise NotImplementedError

    def __repr__(self) -> str:
        parts = list(self._parts())
        if all(isinstance(value, _PLAIN) for _, value in parts):
            line = ", ".join(f"{name}={plain(value)!r}" for name, value in parts)
            if len(line) + len(type(self).__name__) + 2 <= _WIDTH:
                return f"{type(self).__name__}({line})"
        return _lines(type(self).__name__, parts)

    __str__ = __repr__

    def _repr_html_(self) -> str:
        """The same words for a notebook."""
        rows = "".join(
            f"<tr><th>{escape(name)}</th><td>{escape(_cut(text, _WIDTH))}</td></tr>"
            for name, text in _rows(list(self._parts()))
        )
        return f"<table><caption>{escape(type(self).__name__)}</caption>{rows}</table>"


def mapping_lines(mapping: Mapping[Any, Any]) -> str:
    """A mapping in ten lines or fewer, each name with its value in a few words.

    >>> print(mapping_lines({"north": (0.25, 0.5), ("a", "b"): {"gain": 0.125}}))
    mapping of 2
      north  2: 0.25, 0.5
      a/b    gain 0.125
    """
    named = (("/".join(key) if isinstance(key, tuple) else str(key)) for key in mapping)
    parts = [(_cut(name, 40), value) for name, value in zip(named, mapping.values())]
    return _lines(f"mapping of {len(mapping)}", parts)


def _lines(title: str, parts: list[tuple[str, Any]]) -> str:
    """A title, and a line for each part."""
    rows = _rows(parts)
    wide = max((len(name) for name, _ in rows), default=0)
    lines = [f"  {name:<{wide}}  {_cut(text, _WIDTH - wide - 4)}" for name, text in rows]
    return "\n".join([title, *lines])


def _rows(parts: list[tuple[str, Any]]) -> list[tuple[str, str]]:
    """Name and words of each part, in no more lines than there are; what says most stands first."""
    parts = sorted(parts, key=lambda part: _rank(part[1]))
    most = _LINES - 1
    if len(parts) <= most:
        return [(name, _words(value)) for name, value in parts]
    rest = ", ".join(name for name, _ in parts[most - 1 :])
    return [*((name, _words(value)) for name, value in parts[: most - 1]), ("and", rest)]


def _rank(value: Any) -> int:
    if isinstance(value, _PLAIN) or middle_of(value) is not None:
        return 0
    if isinstance(value, np.ndarray):
        return 2
    return 3 if isinstance(value, Shown) else 1


def _words(value: Any) -> str:
    """A value in a few words."""
    if isinstance(value, float | np.floating):
        return _three_digits(float(value))
    if isinstance(value, np.ndarray):
        return f"array of {value.dtype}, {' × '.join(map(str, value.shape)) or 'one number'}"
    if isinstance(value, Mapping):
        return ", ".join(_entry(name, inner) for name, inner in value.items()) or "none"
    if isinstance(value, tuple):
        if all(isinstance(one, str) for one in value):
            return ", ".join(value) or "none"
        count = f"{len(value)}: " if len(value) > 1 else ""
        joint = "; " if any(isinstance(one, Shown) and not _called(one) for one in value) else ", "
        return count + joint.join(dict.fromkeys(_words(one) for one in value[:8])) or "none"
    middle = middle_of(value)
    if middle is not None:
        return f"{_words(middle)} ({_words(value.low)} to {_words(value.high)})"
    if isinstance(value, Shown):
        return _in_short(value)
    return " ".join(str(value).split())


def _entry(name: Any, value: Any) -> str:
    named = "/".join(name) if isinstance(name, tuple) else str(name)
    if isinstance(value, str):
        return f"{named}: {_cut(_words(value), 30)}"
    says = isinstance(value, int | float | np.generic) or middle_of(value) is not None
    return f"{named} {_words(value)}" if says else named


def _three_digits(value: float) -> str:
    """Three digits that count, without a power of ten where that can be.

    >>> _three_digits(0.0000913), _three_digits(1234567.0), _three_digits(0.75), _three_digits(0.0)
    ('0.0000913', '1230000', '0.75', '0')
    """
    if not 1e-6 <= abs(value) < 1e9:
        return f"{value:.3g}"
    return np.format_float_positional(value, 3, unique=False, fractional=False, trim="-")


def _in_short(value: Shown) -> str:
    """What a part that has lines of its own is called; else what is in it, as far as that is plain.

    >>> import datetime as dt
    >>> class Answer(Shown):
    ...     def _parts(self):
    ...         return [("draft", "first"), ("date", dt.date(2031, 5, 12)), ("all", np.zeros(3))]
    >>> _in_short(Answer())
    'draft first, date 2031-05-12'
    """
    if called := _called(value):
        return f"“{_words(called)}”"
    kinds = (*_PLAIN, dt.date)
    inside = [
        f"{name} {_cut(_words(part), 30)}"
        for name, part in value._parts()
        if part is not None and (isinstance(part, kinds) or middle_of(part) is not None)
    ]
    return ", ".join(inside[:_SHORT]) or type(value).__name__


def _called(value: Shown) -> str:
    """The name of a part that has one."""
    parts = dict(value._parts())
    found = (parts[name] for name in ("title", "label", "name") if name in parts)
    return str(next(found, "") or "")


def middle_of(value: Any) -> Any:
    """The figure between two ends, of a chance, a range or an estimate; else None."""
    if hasattr(value, "low") and hasattr(value, "high"):
        return next((getattr(value, name) for name in _MIDDLES if hasattr(value, name)), None)
    return None


def plain(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else value


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"
