"""Headings that set a day, a month or a year for what stands under them."""

from __future__ import annotations

import re

from detente.documents.document import Span

_FAR = 80
_LABEL = (
    r"[*_]{0,2}(?:Day\s\w{1,9}\W{1,3}|[A-Z][\w’ -]{0,30}[,:]\s"
    r"|(?:Calendar|Chronicle|Chronology|Diary|Events|Timeline)\s(?:of\s|in\s|for\s)?)?$"
)
_ALONE = re.compile(rf"(?:^|\n[^\S\n]*\n|\n(?=#))[^\S\n]*(?:#{{1,6}}\s)?{_LABEL}")
_FIRST = re.compile(rf"(?:^|\n)[^\S\n]*(?:[-*•]\s)?{_LABEL}")
_ENDS = re.compile(r"(?:,\s[\w’ -]{1,30})?[*_:.]{0,3}[^\S\n]*(?:\n|$)")
_OPENS = re.compile(r"[*_]{0,2}(?::[*_]{0,2}|\s[–—-]|\t)\s?(?=\S)")


def reach_of(text: str, span: Span) -> str | None:
    """How far a date sets the day: "heading" to the next, "paragraph", or None where it does not.

    >>> reach_of("Monday 5 May\\n\\nThey met today.", Span(0, 12))
    'heading'
    >>> reach_of("5 May: They met today.", Span(0, 5))
    'paragraph'
    """
    above = "x" * (span.start > _FAR) + text[max(span.start - _FAR, 0) : span.start]
    below = text[span.end : span.end + _FAR]
    if _ALONE.search(above) and _ENDS.match(below):
        return "heading"
    return "paragraph" if _FIRST.search(above) and _OPENS.match(below) else None
