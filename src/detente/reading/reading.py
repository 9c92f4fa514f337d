"""A reading: what one document proposes, in the order of its text."""

from __future__ import annotations

from dataclasses import dataclass

from detente.documents.document import Document
from detente.reading.suggestion import Suggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a document proposes, and what a person should know of how it was read.

    Attributes
    ----------
    document : Document
    suggestions : tuple of Suggestion
        In the order of the text.
    cautions : tuple of str
    """

    document: Document
    suggestions: tuple[Suggestion, ...] = ()
    cautions: tuple[str, ...] = ()
