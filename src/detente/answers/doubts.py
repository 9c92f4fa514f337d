"""What would change our mind, and how sure we are, as ``brief --json`` prints it."""

from __future__ import annotations

from detente.answers import models
from detente.answers.figures import chance_of, number
from detente.levers.confidence import Confidence
from detente.levers.quarters import Quarters
from detente.levers.swings import RankingSwing
from detente.levers.tornado import Swing
from detente.results import Study


def doubts(study: Study) -> dict[str, object]:
    """The parts of the answer by their names."""
    return {
        "confidence": _confidence(study.confidence),
        "swings": [_swing(one) for one in study.tornado.swings],
        "swings_of_forecast": [_swing(one) for one in study.swings_of_forecast.swings],
        "swings_of_ranking": [_ranking(one) for one in study.swings_of_ranking],
        "quarters": _quarters(study.quarters),
    }


def _confidence(one: Confidence) -> models.ConfidenceAnswer:
    return models.ConfidenceAnswer(
        level=one.level,
        rule=one.rule,
        reasons=[
            models.ReasonAnswer(kind=reason.kind, level=reason.level, share=reason.share)
            for reason in one.reasons
        ],
    )


def _swing(one: Swing) -> models.SwingAnswer:
    return models.SwingAnswer(
        input=one.name,
        label=one.label,
        low=number(one.low),
        high=number(one.high),
        at_low=number(one.at_low),
        at_high=number(one.at_high),
        error=number(one.error),
        errors=[number(error) for error in one.errors],
        default=one.default,
    )


def _ranking(one: RankingSwing) -> models.RankingSwingAnswer:
    return models.RankingSwingAnswer(
        input=one.name,
        label=one.label,
        low=number(one.low),
        high=number(one.high),
        ahead=one.ahead,
        behind=one.behind,
        at_low=number(one.at_low),
        at_high=number(one.at_high),
        error=number(one.error),
        best_at_low=list(one.best_at_low),
        best_at_high=list(one.best_at_high),
        default=one.default,
    )


def _quarters(one: Quarters | None) -> models.QuartersAnswer | None:
    if one is None:
        return None
    return models.QuartersAnswer(
        first=one.first,
        second=one.second,
        first_label=one.first_label,
        second_label=one.second_label,
        first_middle=number(one.first_middle),
        second_middle=number(one.second_middle),
        chances=[[chance_of(cell) for cell in row] for row in one.chances],
        shares=[list(row) for row in one.shares],
    )
