"""One path of the talks as ``--json`` prints it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from detente.answers.heads import Headed, head
from detente.arrays import OrNaN
from detente.dossier.model.dossier import Dossier
from detente.results import PathPlayed
from detente.talks.settings import day_of


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundAnswer:
    """One round of one path: what was tabled, and what each party that was asked said.

    Attributes
    ----------
    date : date
        The end of the week.
    answers : dict of party -> bool
        True for yes; without those not asked.
    by : str or None
        The party that tabled it; null for the mediator.
    """

    date: dt.date
    week: int
    package: dict[str, str]
    answers: dict[str, bool]
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageAnswer:
    """One passage of the story, in plain sentences."""

    date: dt.date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryAnswer(Headed):
    """The answer of ``detente talks --one``: one path of the talks, as a dated story.

    Attributes
    ----------
    protocol : str
        How the talks are held.
    path : int
        Which path, counted from 1.
    paths : int
        How many the run has.
    week : int
        In which it ended, counted from 1.
    left : str or None
        The party that left the talks, if one did.
    package : dict of issue -> option, or None
        What was signed.
    kept : bool or None
        Whether it lasted to the horizon; null without a deal.
    months_of_war : float
        Until the horizon; 0 where there is no war.
    """

    lever: str
    protocol: str
    path: int
    paths: int
    weeks: int
    story: tuple[PassageAnswer, ...]
    rounds: tuple[RoundAnswer, ...]
    ending: str
    week: int
    left: str | None
    package: dict[str, str] | None
    kept: bool | None
    months_of_war: OrNaN


def story_answer(
    dossier: Dossier,
    played: PathPlayed,
    passages: Iterable[tuple[dt.date, str]],
    *,
    seed: int,
    draws: int,
) -> StoryAnswer:
    """The answer of ``detente talks --one``; the passages are its story in words."""
    told = played.transcript
    signed = told.package >= 0
    return StoryAnswer(
        **head(dossier, seed, draws),
        cautions=played.cautions,
        lever=told.lever,
        protocol=told.protocol,
        path=played.path,
        paths=played.paths,
        weeks=played.weeks,
        story=tuple(PassageAnswer(date=day, text=text) for day, text in passages),
        rounds=tuple(
            RoundAnswer(
                date=day_of(held.week, dossier.date, dossier.last_day),
                week=held.week,
                package=played.packages[held.package],
                answers=held.answers,
                by=held.by,
            )
            for held in told.rounds
        ),
        ending=told.ending,
        week=told.week,
        left=told.left,
        package=played.packages[told.package] if signed else None,
        kept=told.kept if signed else None,
        months_of_war=told.months_of_war,
    )
