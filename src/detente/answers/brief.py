"""The brief's ten lines, what would change our mind, and how sure we are, as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from detente.answers.derive import publish, same
from detente.answers.heads import Headed, head
from detente.levers.confidence import Confidence
from detente.levers.swings import RankingSwing
from detente.levers.tornado import Quarters, Swing
from detente.results import Study


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefAnswer(Headed):
    """The answer of ``detente brief``.

    Attributes
    ----------
    swings : tuple of Swing
        Of the chance of a zone.
    swings_of_forecast : tuple of Swing
        Of the chance of a settlement by the last date, if the course is held.
    study : dict
        What ``detente brief --since FILE`` needs to say what changed.
    """

    file: str
    answer: tuple[str, ...]
    confidence: Confidence
    swings: tuple[Swing, ...]
    swings_of_forecast: tuple[Swing, ...]
    swings_of_ranking: tuple[RankingSwing, ...]
    quarters: Quarters | None
    study: dict[str, object]


def brief_answer(
    study: Study, *, file: str, lines: Sequence[str], kept: dict[str, object]
) -> BriefAnswer:
    """The answer of ``detente brief``; ``kept`` is what a later one compares itself with."""
    return BriefAnswer(
        **head(study.dossier, study.seed, study.settings.draws),
        cautions=study.cautions,
        file=file,
        answer=tuple(lines),
        confidence=study.confidence,
        swings=study.tornado.swings,
        swings_of_forecast=study.swings_of_forecast.swings,
        swings_of_ranking=study.swings_of_ranking,
        quarters=study.quarters,
        study=kept,
    )


publish(Confidence, same("level rule reasons"))
publish(Swing, {"input": "name", **same("label low high at_low at_high error errors default")})
publish(
    RankingSwing,
    {
        "input": "name",
        **same("label low high ahead behind at_low at_high error"),
        **same("best_at_low best_at_high default"),
    },
)
