"""From what was computed to what ``--json`` prints; no number is made here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from detente.answers import models
from detente.answers.doubts import doubts
from detente.answers.figures import chance_of, difference_of, head, number, range_of, ranges_of
from detente.dealspace.alternatives import named
from detente.dealspace.chance import chance
from detente.dossier.model.dossier import Dossier
from detente.drafting.positions import Positions
from detente.forecasting.base_rates import BaseRate
from detente.forecasting.forecast import DateForecast, Forecast
from detente.results import Played, Study
from detente.talks.outcomes import ENDINGS

_MOST_PACKAGES = 5


def levers_answer(dossier: Dossier, played: Played, *, seed: int) -> models.LeversAnswer:
    """The answer of ``detente levers``."""
    table = played.levers
    return models.LeversAnswer(
        **head(dossier, seed, played.deals.worlds.draws),
        cautions=list(played.cautions),
        paths=table.paths,
        dates=[date.isoformat() for date in table.dates],
        levers={name: _lever(dossier, played, name) for name in table.levers},
        groups=[list(group) for group in table.groups],
    )


def talks_answer(dossier: Dossier, played: Played, *, lever: str, seed: int) -> models.TalksAnswer:
    """The answer of ``detente talks``: one of the levers played."""
    talks = played.talks
    at = talks.levers.index(lever)
    outer = np.repeat(np.arange(len(talks.draws)), talks.paths)
    ending = talks.ending[at].ravel()
    signed = talks.package[at][talks.package[at] >= 0]
    outcome = played.levers.levers[lever]
    return models.TalksAnswer(
        **head(dossier, seed, played.deals.worlds.draws),
        cautions=list(played.cautions),
        lever=lever,
        paths=talks.paths,
        weeks=talks.weeks,
        endings={
            name: chance_of(chance(ending == ENDINGS.index(name), outer)) for name in talks.endings
        },
        months_to_deal=range_of(outcome.months_to_deal),
        months_of_war=range_of(outcome.months_of_war) if outcome.months_of_war else None,
        packages=[
            models.SignedAnswer(
                share=count / len(signed),
                package=named(played.deals.space, talks.candidates[candidate].astype(np.int64)),
            )
            for candidate, count in Counter(signed.tolist()).most_common(_MOST_PACKAGES)
        ],
        answers=[
            models.PredictedAnswer(
                party=one.party,
                draft=one.draft,
                date=str(one.date),
                stance=one.stance,
                unknown_points=one.unknown_points,
                **chance_of(one.chance).model_dump(),
            )
            for one in played.answers
        ],
    )


def forecast_answer(dossier: Dossier, forecast: Forecast, *, seed: int) -> models.ForecastAnswer:
    """The answer of ``detente forecast``."""
    last = forecast.dates[-1].base_rates if forecast.dates else ()
    return models.ForecastAnswer(
        **head(dossier, seed, forecast.incidence.draws),
        cautions=list(forecast.cautions),
        event=forecast.question,
        resolves=forecast.resolves,
        lever=forecast.lever,
        paths=forecast.incidence.paths,
        class_=forecast.conflict.kind,
        class_rule=forecast.conflict.rule,
        no_rates=forecast.conflict.no_rates or None,
        base_class=forecast.base_class or None,
        weight=forecast.weight,
        dates={at.date.isoformat(): _date(at) for at in forecast.dates},
        base_rates=[_base_rate(rate) for rate in last],
    )


def positions_answer(dossier: Dossier, positions: Positions) -> models.PositionsAnswer:
    """The answer of ``detente positions``."""
    return models.PositionsAnswer(
        **{**head(dossier, 0, 0), "as_of": positions.as_of.isoformat()},
        issues=list(positions.issues),
        parties=list(positions.parties),
        since=positions.since.isoformat() if positions.since else None,
        positions=[
            models.PositionAnswer(
                issue=one.issue,
                party=one.party,
                person=one.person,
                option=one.option,
                stance=one.stance,
                status=one.status,
                date=str(one.date),
                statement=one.statement,
                source=one.source,
                place=one.place,
                moved=one.moved,
            )
            for one in positions.said
        ],
    )


def brief_answer(
    study: Study, *, file: str, lines: Sequence[str], kept: dict[str, object]
) -> models.BriefAnswer:
    """The answer of ``detente brief``; ``kept`` is what a later one compares itself with."""
    return models.BriefAnswer(
        **head(study.dossier, study.seed, study.settings.draws),
        cautions=list(study.cautions),
        file=file,
        answer=list(lines),
        **doubts(study),
        study=kept,
    )


def _lever(dossier: Dossier, played: Played, name: str) -> models.LeverAnswer:
    one, known = played.levers.levers[name], dossier.levers.get(name)
    return models.LeverAnswer(
        name=known.name if known else "Hold the course",
        by=known.by if known else None,
        paid_by=dossier.payer(name),
        source=known.source if known else None,
        price=list(known.price) if known else [],
        deal_by={date.isoformat(): chance_of(chances) for date, chances in one.deal_by.items()},
        kept=chance_of(one.kept),
        durability=range_of(one.durability),
        gain=ranges_of(one.gain),
        months_of_war=range_of(one.months_of_war) if one.months_of_war else None,
        cost=range_of(one.cost),
        regret=range_of(one.regret),
        best=one.best,
        against=difference_of(played.levers.against.get(name)),
    )


def _date(at: DateForecast) -> models.DateAnswer:
    return models.DateAnswer(
        deal=at.deal.value,
        low=at.deal.low,
        high=at.deal.high,
        error=number(at.deal.error),
        words=at.words,
        endings={
            name: models.EndingAnswer(**chance_of(c).model_dump()) for name, c in at.endings.items()
        },
        blended=None if at.blended is None else chance_of(at.blended),
        base_rates=[_base_rate(rate) for rate in at.base_rates],
        disagreements=[
            models.DisagreementAnswer(
                event=one.event, model=chance_of(one.model), rate=_base_rate(one.rate)
            )
            for one in at.disagreements
        ],
    )


def _base_rate(rate: BaseRate) -> models.BaseRateAnswer:
    return models.BaseRateAnswer(
        class_=rate.class_,
        event=rate.event,
        p=number(rate.p),
        low=number(rate.low),
        high=number(rate.high),
        n=rate.n,
        source=rate.source,
        caution=rate.caution,
        same_event=rate.same_event,
    )
