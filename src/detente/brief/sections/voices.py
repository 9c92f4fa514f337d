"""Who speaks for a party: its people side by side, for envoys and ministers need not agree."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from detente.brief.sections.statements import Evidence, evidence
from detente.dossier.model.dossier import Dossier
from detente.drafting.stances import Speaker, speakers
from detente.wording import names

_WINDOW = dt.timedelta(days=31)
_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One person, and what they said last; ``more`` counts what is not shown."""

    name: str
    role: str
    said: tuple[Evidence, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyVoices:
    """The people of one party."""

    party: str
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voices:
    """Parties for which more than one person spoke lately."""

    since: str
    parties: tuple[PartyVoices, ...]


def voices(dossier: Dossier) -> Voices:
    """The voices of the last month, where a party at the table has more than one."""
    since = dossier.date - _WINDOW
    found = speakers(dossier, since=since)
    return Voices(
        since=names.day(since),
        parties=tuple(
            PartyVoices(
                party=names.party(dossier, party),
                voices=tuple(_voice(dossier, speaker) for speaker in people),
            )
            for party, people in found.items()
            if len(people) > 1 and dossier.parties[party].kind != "stakeholder"
        ),
    )


def _voice(dossier: Dossier, speaker: Speaker) -> Voice:
    # Two words in quotation marks mean little without the rest; the list at the end has them.
    told = [s for s in speaker.said if s.form != "quote" or len(s.text.split()) > 3]
    shown = (told or list(speaker.said))[:_MOST]
    return Voice(
        name=speaker.name,
        role=speaker.role,
        said=tuple(evidence(dossier, statement) for statement in shown),
        more=len(speaker.said) - len(shown),
    )
