"""One path of the talks as ``--json`` prints it."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass

from detente.answers.derive import publish, same
from detente.answers.heads import HEAD, Headed, head
from detente.arrays import OrNaN
from detente.dossier.model.dossier import Dossier
from detente.results import PathPlayed
from detente.talks.outcomes import KEPT_MONTHS
from detente.talks.settings import day_of
from detente.talks.transcript import Round


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundAnswer:
    """One round of one path: what was tabled, and what each party that was asked said.

    Attributes
    ----------
    date : date
        The end of the week.
    held : Round
        The round itself.
    """

    date: dt.date
    held: Round
    package: dict[str, str]


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
    played : PathPlayed
        The path.
    """

    played: PathPlayed
    story: tuple[PassageAnswer, ...]
    rounds: tuple[RoundAnswer, ...]


def story_answer(
    dossier: Dossier,
    played: PathPlayed,
    passages: Iterable[tuple[dt.date, str]],
    *,
    seed: int,
    draws: int,
) -> StoryAnswer:
    """The answer of ``detente talks --one``; the passages are its story in words."""
    return StoryAnswer(
        **head(dossier, seed, draws),
        cautions=played.cautions,
        played=played,
        story=tuple(PassageAnswer(date=day, text=text) for day, text in passages),
        rounds=tuple(
            RoundAnswer(
                date=day_of(held.week, dossier.date, dossier.last_day),
                held=held,
                package=played.packages[held.package],
            )
            for held in played.transcript.rounds
        ),
    )


def _signed(answer: StoryAnswer) -> dict[str, str] | None:
    """What was signed."""
    return answer.played.packages.get(answer.played.transcript.package)


def _kept(answer: StoryAnswer) -> bool | None:
    """Whether it is kept for five years after signature; null without a deal."""
    told = answer.played.transcript
    return told.lasts >= KEPT_MONTHS[-1] if told.package >= 0 else None


def _lasts_months(answer: StoryAnswer) -> float | None:
    """Months from signature until it fails; null without a deal, and where it never does."""
    lasts = answer.played.transcript.lasts
    return lasts if math.isfinite(lasts) else None


def _months_of_war(answer: StoryAnswer) -> OrNaN:
    """Until the horizon; 0 where there is no war."""
    return answer.played.transcript.months_of_war


publish(
    RoundAnswer,
    {
        "date": "date",
        "week": "held.week",
        "package": "package",
        **same("answers by track ahead leaked", "held"),
    },
)
publish(
    StoryAnswer,
    {
        **HEAD,
        **same("lever protocol", "played.transcript"),
        **same("path paths weeks", "played"),
        **same("story rounds"),
        **same("ending week left", "played.transcript"),
        "package": _signed,
        "kept": _kept,
        "lasts_months": _lasts_months,
        "months_of_war": _months_of_war,
    },
)
