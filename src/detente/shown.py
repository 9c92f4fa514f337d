"""Results: frozen, shown at a prompt from their own fields, and told as a table of pandas."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, ClassVar

import numpy as np

from detente.errors import DetenteError
from detente.frozen import frozen
from detente.prompt import Shown, middle_of, plain


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


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """The columns of one row; what is no figure, word or date has none."""
    dot = f"{name}." if name else ""
    middle = middle_of(value)
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
        yield name, plain(value)
