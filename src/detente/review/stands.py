"""How people stood to issues over time, in the dossier and in what is proposed to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.drafts import CAMPS, STANCES, Stance
from detente.review.known import SAID
from detente.review.people import Register
from detente.review.stored import StoredDocument, StoredSuggestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One stance of one person, or of a party where nobody is named, on one day.

    Attributes
    ----------
    who : str
        A person's id, else a party's.
    issue, option, stance
        ``option`` is None for a stance on the issue as a whole.
    date : When
    text : str
    id : str
        Of the statement, or of the suggestion if ``proposed``.
    """

    who: str
    issue: str
    option: str | None
    stance: Stance
    date: When
    text: str
    id: str
    proposed: bool = False

    @property
    def camp(self) -> str:
        """For, open or against."""
        return CAMPS[self.stance]

    @property
    def matter(self) -> tuple[str, str, str | None]:
        """Whose stance on what it is."""
        return self.who, self.issue, self.option


def stands_of(
    dossier: Dossier, documents: Iterable[StoredDocument], register: Register
) -> tuple[Stand, ...]:
    """Every stance that is stated and dated, in the order of days.

    Those of rejected suggestions and of known ones do not count, nor guesses of the day.
    """
    stands = [*_held(dossier)]
    for document in documents:
        for one in document.suggestions:
            if one.kind in SAID and one.state == "open":
                stands += _proposed(one, register)
    return tuple(sorted(stands, key=lambda one: (one.date.latest, one.date.earliest, one.id)))


def _held(dossier: Dossier) -> Iterator[Stand]:
    for statement in dossier.statements:
        for position in statement.positions:
            if statement.status == "stated":
                yield Stand(
                    who=statement.person or statement.party,
                    issue=position.issue,
                    option=position.option,
                    stance=position.stance,
                    date=statement.date,
                    text=statement.text,
                    id=statement.id,
                )


def _proposed(one: StoredSuggestion, register: Register) -> Iterator[Stand]:
    who = register.person(one.person) or register.side(one)
    named = one.person is None or register.person(one.person) is not None
    stance = next((word for word in STANCES if word == one.stance), None)
    if who is None or not named or stance is None or one.date is None or one.date_guessed:
        return
    for issue in one.issues:
        yield Stand(
            who=who,
            issue=issue,
            option=None,
            stance=stance,
            date=one.date,
            text=one.text,
            id=one.id,
            proposed=True,
        )
