"""What a reading proposes: one record of a document, for a person to accept, correct or reject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal[
    "quotation", "indirect", "event", "date", "draft", "deadline", "option", "sticking-point"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One thing that a document says, at its place.

    What the text does not state is None or empty, never a guess that looks like knowledge.

    Attributes
    ----------
    start, end : int
        Code points into the document's stored text; ``text`` is what stands there.
    speaker, cue : str or None
        As the text names them ("he", "made clear").
    person : str or None
        Full name in the actor list, or as the text gives it in full; None for somebody unnamed.
    party : str or None
        Name (slug) of the party spoken for, in the actor list.
    date : str or None
        ISO 8601 or EDTF; on a record other than a date only if the text states it, or, where
        ``date_guessed``, inferred.
    issues, stance
        Names (slugs) of issues; the speaker's stance on the scale of the dossier.
    to, channel, venue : str or None
        Whom it was said to, by what way, and where, as the text names them.
    piece_of : str or None
        Shared by the pieces of one quotation that is split, or runs over paragraphs.
    type, happened, planned, same_event
        Of an event: what kind, whether it took place, whether it is to come; mentions of one
        event share ``same_event``.
    draft, derived_from : str or None
        Names of the text under negotiation that is meant, and of the text it was made from.
    status : str or None
        Of a deadline: set, met, missed or dropped, as of publication.
    confidence : float
        From 0 to 1.
    why : tuple of str
        The reasons, in words.
    """

    document: str
    kind: Kind
    start: int
    end: int
    text: str
    speaker: str | None = None
    person: str | None = None
    party: str | None = None
    role: str | None = None
    cue: str | None = None
    to: str | None = None
    channel: str | None = None
    date: str | None = None
    date_guessed: bool = False
    issues: tuple[str, ...] = ()
    stance: str | None = None
    piece_of: str | None = None
    nested: bool = False
    type: str | None = None
    happened: bool | None = None
    planned: bool | None = None
    same_event: str | None = None
    venue: str | None = None
    people: tuple[str, ...] = ()
    draft: str | None = None
    derived_from: str | None = None
    status: str | None = None
    confidence: float = 0.5
    why: tuple[str, ...] = ()
