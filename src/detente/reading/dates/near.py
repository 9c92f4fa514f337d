"""The date that a clause states for what it tells."""

from __future__ import annotations

from collections.abc import Sequence

from detente.documents.document import Span
from detente.reading.suggestion import Suggestion


def value_near(span: Span, dates: Sequence[Suggestion]) -> str | None:
    """The value of the one date inside a clause; None where there is none, or several.

    Examples
    --------
    >>> date = Suggestion(
    ...     document="a.txt", kind="date", start=9, end=16, text="July 12", date="2005-07-12"
    ... )
    >>> value_near(Span(0, 20), [date])
    '2005-07-12'
    """
    inside = {d.date for d in dates if span.start <= d.start and d.end <= span.end and d.date}
    return inside.pop() if len(inside) == 1 else None
