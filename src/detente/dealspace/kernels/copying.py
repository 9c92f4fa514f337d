"""Copying inside kernels, entry by entry.

``a[:] = b`` would do, but it carries the check of shapes and the words of its error into every
kernel that holds it, and doubles the time to compile them.
"""

# mypy: disable-error-code="untyped-decorator"
from __future__ import annotations

from typing import Any

from detente.compiled import borrowing
from detente.dealspace.kernels.arrays import Body


@borrowing
def copy(source: Any, to: Any) -> None:
    """Copy the entries of a row over those of another."""
    for i in range(len(source)):
        to[i] = source[i]


@borrowing
def fill(to: Any, value: Any) -> None:
    """Set every entry of a row."""
    for i in range(len(to)):
        to[i] = value


@borrowing
def copy_body(body: Body, to: Body) -> None:
    """Copy the choices left in each block: their worth, how many, which they were."""
    for b in range(len(body.many)):
        to.many[b] = body.many[b]
        for c in range(body.many[b]):
            to.number[b, c] = body.number[b, c]
            for i in range(body.worth.shape[2]):
                to.worth[b, c, i] = body.worth[b, c, i]
