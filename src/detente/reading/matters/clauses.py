"""Where one clause ends and the next begins, by its marks and joining words."""

from __future__ import annotations

import re

from detente.documents.document import Span

_CUT = re.compile(
    r"[;:—–]|,\s+(?:but|and|while|whereas|although|though|yet|so|or|which|who|because)\b"
    r"|\s(?:but|while|whereas|although|though)\s|,(?=\s)",
    re.IGNORECASE,
)


def clauses_in(text: str, span: Span) -> tuple[Span, ...]:
    """The clauses of a stretch of text.

    >>> text = "He said that the border stays, but that the army could shrink."
    >>> [text[a:b] for a, b in clauses_in(text, Span(0, len(text)))]
    ['He said that the border stays', ', but that the army could shrink.']
    """
    cuts = [match.start() for match in _CUT.finditer(text, span.start, span.end)]
    ends = [cut for cut in cuts if span.start < cut < span.end]
    return tuple(Span(a, b) for a, b in zip([span.start, *ends], [*ends, span.end], strict=True))
