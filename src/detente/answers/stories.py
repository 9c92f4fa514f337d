"""One path of the talks as ``--json`` prints it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from detente.answers import models
from detente.answers.figures import head
from detente.dossier.model.dossier import Dossier
from detente.results import PathPlayed
from detente.talks.settings import first_day


def story_answer(
    dossier: Dossier,
    played: PathPlayed,
    passages: Iterable[tuple[dt.date, str]],
    *,
    seed: int,
    draws: int,
) -> models.StoryAnswer:
    """The answer of ``detente talks --one``; the passages are its story in words."""
    told = played.transcript
    signed = told.package >= 0
    return models.StoryAnswer(
        **head(dossier, seed, draws),
        cautions=list(played.cautions),
        lever=told.lever,
        path=played.path,
        paths=played.paths,
        weeks=played.weeks,
        story=[models.PassageAnswer(date=day.isoformat(), text=text) for day, text in passages],
        rounds=[
            models.RoundAnswer(
                date=first_day(held.week, dossier.date).isoformat(),
                week=held.week,
                package=played.packages[held.package],
                answers=held.answers,
            )
            for held in told.rounds
        ],
        ending=told.ending,
        week=told.week,
        left=told.left,
        package=played.packages[told.package] if signed else None,
        kept=told.kept if signed else None,
        months_of_war=told.months_of_war,
    )
