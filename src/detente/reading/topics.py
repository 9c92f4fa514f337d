"""What may be spoken of: the issues of a dossier, with the words that point to them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One issue: its slug, its name, and the words that point to it.

    ``hints`` are words of its name and options, which it may share with anything.
    """

    id: str
    name: str
    keywords: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
