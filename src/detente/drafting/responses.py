"""Who answered what to which draft: to the whole, and to its points."""

from __future__ import annotations

from dataclasses import dataclass

from detente.dossier.dates import When
from detente.dossier.model import Dossier
from detente.dossier.table import Response, Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One statement behind an answer: who said it, and its sense or words."""

    statement: str
    person: str | None
    date: When
    text: str
    quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A party's answer to a draft.

    Attributes
    ----------
    draft, party : str
    stance : str or None
        To the whole; None where no answer is on record, which is not a no.
    date : When or None
    accepts, objects : tuple of point
    complete : bool
        Whether the points objected to are said to be all.
    voices : tuple of Voice
        The statements it rests on, in order of date.
    """

    draft: str
    party: str
    stance: Stance | None
    date: When | None
    accepts: tuple[str, ...]
    objects: tuple[str, ...]
    complete: bool
    voices: tuple[Voice, ...]

    @property
    def several_voices(self) -> bool:
        """Whether more than one person speaks in it."""
        return len({voice.person for voice in self.voices}) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PointAnswers:
    """One point of a draft: what it holds, and who accepts or objects to it.

    Attributes
    ----------
    point : str
    holds : dict of issue -> option, or None
        None where the point is unknown; empty where it touches no issue of the dossier.
    accepted_by, objected_by : tuple of party
    """

    point: str
    holds: dict[str, str] | None
    accepted_by: tuple[str, ...]
    objected_by: tuple[str, ...]


def answers_to(dossier: Dossier, draft: str) -> tuple[Answer, ...]:
    """Every party's answer to a draft, in the order of the parties; those on record or expected.

    Parties whose leave a deal needs stand there even if they have not answered.
    """
    responses = dossier.drafts[draft].responses
    voices = _voices(dossier, {id for r in responses.values() for id in r.statement})
    return tuple(
        _answer((draft, party), responses.get(party), voices)
        for party in dossier.parties
        if party in responses or party in dossier.required
    )


def answer_matrix(dossier: Dossier) -> dict[str, dict[str, Answer]]:
    """Draft by party, in order of the drafts' dates."""
    drafts = sorted(dossier.drafts, key=lambda id: dossier.drafts[id].date.earliest)
    return {
        draft: {answer.party: answer for answer in answers_to(dossier, draft)} for draft in drafts
    }


def point_answers(dossier: Dossier, draft: str) -> tuple[PointAnswers, ...]:
    """The points of a draft in their order, each with who accepts and who objects."""
    text = dossier.drafts[draft]
    answered = [answer for answer in answers_to(dossier, draft) if answer.stance is not None]
    return tuple(
        PointAnswers(
            point=number,
            holds=point,
            accepted_by=tuple(a.party for a in answered if number in a.accepts),
            objected_by=tuple(a.party for a in answered if number in a.objects),
        )
        for number, point in text.points.items()
    )


def _answer(key: tuple[str, str], response: Response | None, voices: dict[str, Voice]) -> Answer:
    draft, party = key
    if response is None:
        return Answer(
            draft=draft,
            party=party,
            stance=None,
            date=None,
            accepts=(),
            objects=(),
            complete=False,
            voices=(),
        )
    heard = [voices[id] for id in response.statement if id in voices]
    return Answer(
        draft=draft,
        party=party,
        stance=response.stance,
        date=response.date,
        accepts=response.accepts,
        objects=response.objects,
        complete=response.complete,
        voices=tuple(sorted(heard, key=lambda voice: (voice.date.earliest, voice.statement))),
    )


def _voices(dossier: Dossier, statements: set[str]) -> dict[str, Voice]:
    """The statements of these ids, in one pass over the file."""
    return {
        said.id: Voice(
            statement=said.id,
            person=said.person,
            date=said.date,
            text=said.text,
            quoted=said.form == "quote",
        )
        for said in (dossier.statements if statements else ())
        if said.id in statements
    }
