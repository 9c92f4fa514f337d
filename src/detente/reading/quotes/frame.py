"""One attribution: a cue, and the words that name its speaker."""

from __future__ import annotations

from dataclasses import dataclass

from detente.documents.document import Span
from detente.reading.people.words import word_set

FINITE = word_set(
    """has had is was were are will would could should did does do may might can won’t won't
    hadn’t hasn’t isn’t wasn’t didn’t must cannot"""
)
"""Verbs that show a clause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One attribution: where its cue and its speaker stand.

    ``kind`` is "say", "tell", "think", "want", "call", "accuse", "according", "phrase", "noun"
    (with its own "that"), "words" (a noun whose words are a quotation) or "impersonal".
    ``said`` is false where the text denies the saying, or only supposes it.
    ``inverted``: the speaker follows the cue.
    ``reporter``: who passes the saying on, or is told it, before the cue.
    """

    cue: Span
    lemma: str
    kind: str
    speaker: Span | None
    said: bool = True
    negated: bool = False
    inverted: bool = False
    passive: bool = False
    reporter: Span | None = None

    @property
    def start(self) -> int:
        """Where the frame begins: with its cue, its speaker or who passes it on."""
        return min(one.start for one in (self.cue, self.speaker, self.reporter) if one)

    @property
    def end(self) -> int:
        """Where cue and speaker end."""
        return max(self.cue.end, self.speaker.end if self.speaker else self.cue.end)
