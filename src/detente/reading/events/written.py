"""A suggestion of a place in a text."""

from __future__ import annotations

from typing import Any

from detente.documents.document import Span
from detente.reading.parsed import Parsed
from detente.reading.suggestion import Kind, Suggestion


def suggested(parsed: Parsed, kind: Kind, span: Span, **parts: Any) -> Suggestion:
    """A suggestion of that kind at that place, with what it states."""
    text, name = parsed.text[span.start : span.end], parsed.document.name
    return Suggestion(document=name, kind=kind, start=span.start, end=span.end, text=text, **parts)
