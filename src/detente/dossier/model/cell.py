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
    besides : str
        A word that may stand beside those ids.
    newer : bool
        Whether workbooks of an earlier version lack it.
    """

    sort: str = ""
    of: str = ""
    width: int = 0
    besides: str = ""
    newer: bool = False
