"""How a field stands in a table, as far as its type does not say it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How a field stands in a workbook; an annotation on its type.

    Attributes
    ----------
    sort : str
        What stands in its cells, where the type alone does not tell it.
    of : str
        The sheet whose ids are meant.
    width : int
        In characters; else what is usual for its sort.
    newer : bool
        Whether workbooks of an earlier version lack it.
    """

    sort: str = ""
    of: str = ""
    width: int = 0
    newer: bool = False
