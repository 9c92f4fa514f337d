"""Copying inside kernels, entry by entry.

``a[:] = b`` would do, but it carries the check of shapes and the words of its error into every
kernel that holds it, and doubles the time to compile them.
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

from typing import Any

from detente.arrays import Floats, Ints
from detente.compiled import inner


@inner
def copy(source: Any, to: Any) -> None:
    """Copy the entries of a row over those of another."""
    for i in range(len(source)):
        to[i] = source[i]


@inner
def fill(to: Any, value: Any) -> None:
    """Set every entry of a row."""
    for i in range(len(to)):
        to[i] = value


@inner
def copy_choices(
    v: Floats, count: Ints, index: Ints, to_v: Floats, to_count: Ints, to_index: Ints
) -> None:
    """Copy the choices left in each block: their worth, how many, which they were."""
    for b in range(len(count)):
        to_count[b] = count[b]
        for c in range(count[b]):
            to_index[b, c] = index[b, c]
            for i in range(v.shape[2]):
                to_v[b, c, i] = v[b, c, i]
