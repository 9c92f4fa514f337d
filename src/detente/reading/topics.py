"""What may be spoken of: the issues of a dossier, with the words that point to them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One issue: its slug, its name, and the keywords that point to it."""

    id: str
    name: str
    keywords: tuple[str, ...] = ()
