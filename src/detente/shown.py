"""How a result looks at a prompt, in a notebook, and as a table of pandas: from its own fields."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from html import escape
from typing import Any, ClassVar

import numpy as np

from detente.errors import DetenteError
from detente.frozen import frozen

_WIDTH = 100
_LINES = 10
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
            line = ", ".join(f"{name}={_plain(value)!r}" for name, value in parts)
            if len(line) + len(type(self).__name__) + 2 <= _WIDTH:
                return f"{type(self).__name__}({line})"
        rows = _rows(parts)
        wide = max((len(name) for name, _ in rows), default=0)
        lines = [f"  {name:<{wide}}  {_cut(text, _WIDTH - wide - 4)}" for name, text in rows]
        return "\n".join([type(self).__name__, *lines])

    __str__ = __repr__

    def _repr_html_(self) -> str:
        """The same words for a notebook."""
        rows = "".join(
            f"<tr><th>{escape(name)}</th><td>{escape(_cut(text, _WIDTH))}</td></tr>"
            for name, text in _rows(list(self._parts()))
        )
        return f"<table><caption>{escape(type(self).__name__)}</caption>{rows}</table>"


class Result(Shown):
    """What a frozen dataclass of answers has: nothing in it can be changed, and it shows itself.

    Examples
    --------
    >>> from dataclasses import dataclass
    >>> @dataclass(frozen=True, slots=True, kw_only=True)
    ... class Found(Result):
    ...     title: str
    ...     gain: dict[str, float]
    >>> Found(title="Two Rivers", gain={"north": 0.25, "south": 0.5})
    Found
      title  Two Rivers
      gain   north 0.25, south 0.5
    """

    __slots__ = ()

    def __init_subclass__(cls) -> None:
        # A dataclass leaves alone what its own class defines, but not what it inherits.
        if "__repr__" not in cls.__dict__:
            cls.__repr__ = Shown.__repr__  # type: ignore[method-assign]
        own = cls.__dict__.get("__post_init__")
        if own is not None and not hasattr(own, "__wrapped__"):
            cls.__post_init__ = _then_freeze(own)  # type: ignore[method-assign]

    def __post_init__(self) -> None:
        for field in fields(self):  # type: ignore[arg-type]
            value = getattr(self, field.name)
            unchangeable = frozen(value)
            if unchangeable is not value:
                object.__setattr__(self, field.name, unchangeable)

    def _parts(self) -> Iterator[tuple[str, Any]]:
        for field in fields(self):  # type: ignore[arg-type]
            if field.repr:
                yield field.name, getattr(self, field.name)


class Table(Result):
    """A result one of whose fields is a table, named in ``_rows_in``: its rows stand there."""

    __slots__ = ()
    _rows_in: ClassVar[str]

    def to_frame(self) -> Any:
        """The table as a pandas ``DataFrame``; a chance or a range has a column for each end."""
        try:
            import pandas
        except ImportError:
            raise DetenteError(
                "to_frame() makes a table of pandas, which is not installed: "
                "python -m pip install pandas"
            ) from None
        rows = getattr(self, self._rows_in)
        if isinstance(rows, Mapping):
            index = ["/".join(k) if isinstance(k, tuple) else k for k in rows]
            return pandas.DataFrame([dict(_flat(row)) for row in rows.values()], index=index)
        return pandas.DataFrame([dict(_flat(row)) for row in rows])


def _then_freeze(own: Any) -> Any:
    """A class's own ``__post_init__``, and then the one that all have."""

    @functools.wraps(own)
    def both(self: Any) -> None:
        own(self)
        Result.__post_init__(self)

    return both


def _rows(parts: list[tuple[str, Any]]) -> list[tuple[str, str]]:
    """Name and words of each part, in no more lines than there are; what says most stands first."""
    parts = sorted(parts, key=lambda part: _rank(part[1]))
    most = _LINES - 1
    if len(parts) <= most:
        return [(name, _words(value)) for name, value in parts]
    rest = ", ".join(name for name, _ in parts[most - 1 :])
    return [*((name, _words(value)) for name, value in parts[: most - 1]), ("and", rest)]


def _rank(value: Any) -> int:
    if isinstance(value, _PLAIN) or _middle(value) is not None:
        return 0
    if isinstance(value, np.ndarray):
        return 2
    return 3 if isinstance(value, Shown) else 1


def _words(value: Any) -> str:
    """A value in a few words."""
    if isinstance(value, float | np.floating):
        return f"{value:.3g}"
    if isinstance(value, np.ndarray):
        return f"array of {value.dtype}, {' × '.join(map(str, value.shape)) or 'one number'}"
    if isinstance(value, Mapping):
        return ", ".join(_entry(name, inner) for name, inner in value.items()) or "none"
    if isinstance(value, tuple):
        if all(isinstance(one, str) for one in value):
            return ", ".join(value) or "none"
        count = f"{len(value)}: " if len(value) > 1 else ""
        return count + ", ".join(dict.fromkeys(_words(one) for one in value[:8])) or "none"
    middle = _middle(value)
    if middle is not None:
        return f"{_words(middle)} ({_words(value.low)} to {_words(value.high)})"
    if isinstance(value, Shown):
        return _in_short(value)
    return " ".join(str(value).split())


def _entry(name: Any, value: Any) -> str:
    named = "/".join(name) if isinstance(name, tuple) else str(name)
    if isinstance(value, str):
        return f"{named}: {_cut(_words(value), 30)}"
    says = isinstance(value, int | float | np.generic) or _middle(value) is not None
    return f"{named} {_words(value)}" if says else named


def _in_short(value: Shown) -> str:
    """What a part that has lines of its own is called; else what it is."""
    parts = dict(value._parts())
    called = next((parts[name] for name in ("title", "label", "name") if name in parts), "")
    return f"“{_words(called)}”" if called else type(value).__name__


def _middle(value: Any) -> Any:
    """The figure between two ends, of a chance, a range or an estimate; else None."""
    if hasattr(value, "low") and hasattr(value, "high"):
        return next((getattr(value, name) for name in _MIDDLES if hasattr(value, name)), None)
    return None


def _plain(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else value


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """The columns of one row; what is no figure, word or date has none."""
    dot = f"{name}." if name else ""
    middle = _middle(value)
    if middle is not None:
        yield from ((name, middle), (f"{dot}low", value.low), (f"{dot}high", value.high))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(inner, f"{dot}{key}")
    elif isinstance(value, Shown):
        for key, inner in value._parts():
            yield from _flat(inner, f"{dot}{key}")
    elif isinstance(value, tuple):
        if all(isinstance(one, str) for one in value):
            yield name, ", ".join(value)
    elif not isinstance(value, np.ndarray):
        yield name, _plain(value)
