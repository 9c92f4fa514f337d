"""Arrays in results: axes by name, read-only, their shapes checked.

Axes stand always in this order: draw, scenario, lever, path, round, party, issue, package.
"""

from __future__ import annotations

from typing import Annotated, Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

OR_NAN = "NaN where there is nothing to say, in JSON null"
OrNaN = Annotated[float, OR_NAN]
"""A number, or NaN where there is nothing to say."""


def spread(numbers: Floats) -> float:
    """From the least to the greatest; 0 where there is none.

    >>> spread(np.array([0.25, 1.0, 0.5])), spread(np.zeros((2, 0)))
    (0.75, 0.0)
    """
    return float(np.ptp(numbers)) if numbers.size else 0.0


def evenly(rows: Ints, most: int) -> Ints:
    """No more than so many of the rows listed, evenly spread over them.

    >>> evenly(np.arange(10), 4)
    array([0, 3, 6, 9])
    """
    if len(rows) <= most:
        return rows
    return rows[np.linspace(0, len(rows) - 1, most).round().astype(np.int64)]


def first_of_each(draw_of_row: Ints, each: int) -> Bools:
    """(row,) whether the row is one of the first so many of its draw; draws stand in order.

    >>> first_of_each(np.array([0, 0, 0, 1, 1]), 2).tolist()
    [True, True, False, True, True]
    """
    place = np.arange(len(draw_of_row)) - np.searchsorted(draw_of_row, draw_of_row)
    first: Bools = place < each
    return first


def own(array: Any) -> Any:
    """The array itself, made read-only: for one just made, that nobody else can change.

    A result takes it as it is, where :func:`readonly` would copy it.

    >>> own(np.zeros(2)).flags.writeable
    False
    """
    array.flags.writeable = False
    return array


def readonly(array: Any, *, shape: tuple[int | None, ...] | None = None) -> NDArray[Any]:
    """A read-only array of the checked shape; ``None`` in a shape allows any length.

    The array is copied only where it could still be changed through another name.

    >>> readonly([1.0, 2.0], shape=(2,)).flags.writeable
    False
    >>> readonly([1.0, 2.0], shape=(3,))
    Traceback (most recent call last):
    ...
    ValueError: an array has shape (2,); it must have (3,)
    """
    result = np.asarray(array)
    if shape is not None and (
        result.ndim != len(shape)
        or any(want is not None and have != want for have, want in zip(result.shape, shape))
    ):
        raise ValueError(f"an array has shape {result.shape}; it must have {shape}")
    if result.flags.writeable:
        result = result.copy() if result is array or result.base is not None else result
        result.flags.writeable = False
    return result
