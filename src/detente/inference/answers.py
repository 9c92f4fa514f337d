"""Which answers on record a model of choice can speak about, and how it reads them."""

from __future__ import annotations

from dataclasses import dataclass

from detente.dossier.model.dates import When
from detente.dossier.model.dossier import Dossier
from detente.dossier.model.drafts import Response, Stance
from detente.drafting.points import DraftPackage, draft_package
from detente.inference.evidence import ANSWERS, NOT_MODELLED

YES = frozenset(stance for stance, reading in ANSWERS.items() if reading == "yes")
NO = ANSWERS.keys() - YES
"""The stances that are a yes, or a no, to a whole draft as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedAnswer:
    """One party's answer to one draft, as the model reads it.

    Attributes
    ----------
    draft, party : str
    date : When
    stance : str
    said_yes : bool
        Yes to the whole draft as it stood.
    package : DraftPackage
    response : Response
    """

    draft: str
    party: str
    date: When
    stance: Stance
    said_yes: bool
    package: DraftPackage
    response: Response


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An answer on record of which the model says nothing, and why not."""

    draft: str
    party: str
    reason: str


def recorded_answers(
    dossier: Dossier,
) -> tuple[tuple[RecordedAnswer, ...], tuple[LeftOut, ...]]:
    """The answers known as of the dossier's day, and those that tell the model nothing.

    Returns
    -------
    tuple of RecordedAnswer, tuple of LeftOut
        Each in order of date, then of the dossier.
    """
    used: list[RecordedAnswer] = []
    left: list[LeftOut] = []
    for draft, text in dossier.drafts.items():
        package = draft_package(dossier, draft)
        for party, response in text.responses.items():
            if (response.known or response.date).earliest > dossier.date:
                continue
            reason = _silent_on(dossier, party, response, package)
            if reason:
                left.append(LeftOut(draft=draft, party=party, reason=reason))
                continue
            used.append(
                RecordedAnswer(
                    draft=draft,
                    party=party,
                    date=response.date,
                    stance=response.stance,
                    said_yes=response.stance in YES,
                    package=package,
                    response=response,
                )
            )
    return tuple(sorted(used, key=lambda answer: answer.date.earliest)), tuple(left)


def _silent_on(dossier: Dossier, party: str, response: Response, package: DraftPackage) -> str:
    """Why the model says nothing about an answer; empty where it does."""
    if party not in dossier.required:
        return NOT_MODELLED
    if response.stance not in YES | NO:
        return f'"{response.stance}" is neither a yes nor a no.'
    if not package.known:
        return "No point of the draft is known."
    if 2 * len(package.unknown) > package.points:
        return f"{len(package.unknown)} of the draft's {package.points} points are unknown."
    return ""
