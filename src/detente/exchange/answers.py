"""From what was computed to what ``--json`` prints; no number is made here."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np

from detente._version import __version__
from detente.dealspace.chance import Chance, chance
from detente.dossier.digest import digest
from detente.dossier.model import Dossier
from detente.drafting.points import draft_package
from detente.drafting.positions import Positions
from detente.exchange import models
from detente.forecasting.base_rates import BaseRate
from detente.forecasting.forecast import DateForecast, Forecast
from detente.ranges import Range
from detente.talks.outcomes import ENDINGS
from detente.workbench import Deals, Played, Study

_MOST_PACKAGES = 5


def deals_answer(dossier: Dossier, deals: Deals, *, seed: int) -> models.DealsAnswer:
    """The answer of ``detente deals``."""
    gap = deals.gap
    return models.DealsAnswer(
        **_head(dossier, seed, deals.worlds.draws),
        cautions=list(deals.cautions),
        zone=models.ZoneAnswer(
            **_of(deals.chance).model_dump(),
            signed_not_kept=_of(deals.signed_not_kept),
            exact=deals.zone.exact,
            method=deals.zone.method,
        ),
        solutions={
            name: models.SolutionAnswer(
                package=one.package,
                shares=one.shares,
                worth=_ranges(one.worth),
                gain=_ranges(one.gain),
                fairness=_range(one.fairness),
                exact=one.exact,
                within=_number(one.within),
            )
            for name, one in deals.summaries.items()
        },
        drafts={id: _draft(dossier, deals, id) for id in deals.drafts},
        gap=models.GapAnswer(
            draws=gap.rows,
            lines=[models.LinesAnswer(lines=list(names), share=s) for names, s in gap.lines],
            total=_range(gap.total),
            single=_ranges(gap.single),
            single_share=gap.single_share,
            both=_range(gap.both),
        ),
        binding=models.BindingAnswer(lines=gap.binding_lines, issues=gap.binding_issues),
        openings=[
            models.OpeningAnswer(
                kind=one.kind,
                name=one.name,
                label=one.label,
                before=_of(one.before),
                after=_of(one.after),
            )
            for one in deals.openings
        ],
    )


def levers_answer(dossier: Dossier, played: Played, *, seed: int) -> models.LeversAnswer:
    """The answer of ``detente levers``."""
    table = played.levers
    return models.LeversAnswer(
        **_head(dossier, seed, played.deals.worlds.draws),
        cautions=list(played.cautions),
        paths=table.paths,
        dates=[date.isoformat() for date in table.dates],
        levers={name: _lever(dossier, played, name) for name in table.levers},
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
        **_head(dossier, seed, played.deals.worlds.draws),
        cautions=list(played.cautions),
        lever=lever,
        paths=talks.paths,
        weeks=talks.weeks,
        endings={name: _of(chance(ending == k, outer)) for k, name in enumerate(ENDINGS)},
        months_to_deal=_range(outcome.months_to_deal),
        months_of_war=_range(outcome.months_of_war),
        packages=[
            models.SignedAnswer(
                share=count / len(signed),
                package=_named(played.deals, talks.candidates[candidate]),
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
                **_of(one.chance).model_dump(),
            )
            for one in played.answers
        ],
    )


def forecast_answer(dossier: Dossier, forecast: Forecast, *, seed: int) -> models.ForecastAnswer:
    """The answer of ``detente forecast``."""
    last = forecast.dates[-1].base_rates if forecast.dates else ()
    return models.ForecastAnswer(
        **_head(dossier, seed, forecast.incidence.draws),
        cautions=list(forecast.cautions),
        event=forecast.question,
        resolves=forecast.resolves,
        lever=forecast.lever,
        paths=forecast.incidence.paths,
        weight=forecast.weight,
        dates={at.date.isoformat(): _date(at) for at in forecast.dates},
        base_rates=[_base_rate(rate) for rate in last],
    )


def positions_answer(dossier: Dossier, positions: Positions) -> models.PositionsAnswer:
    """The answer of ``detente positions``."""
    return models.PositionsAnswer(
        **{**_head(dossier, 0, 0), "as_of": positions.as_of.isoformat()},
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
        **_head(study.dossier, study.seed, study.settings.draws),
        cautions=list(study.cautions),
        file=file,
        answer=list(lines),
        study=kept,
    )


def _head(dossier: Dossier, seed: int, draws: int) -> dict[str, object]:
    return {
        "version": __version__,
        "dossier": dossier.title,
        "dossier_hash": digest(dossier),
        "as_of": dossier.date.isoformat(),
        "seed": seed,
        "draws": draws,
    }


def _draft(dossier: Dossier, deals: Deals, id: str) -> models.DraftAnswer:
    found, package = deals.drafts[id], draft_package(dossier, id)
    return models.DraftAnswer(
        name=dossier.drafts[id].name,
        package=package.options,
        unknown_points=list(package.unknown),
        worth=_ranges(found.worth),
        gain=_ranges(found.gain),
        inside=_of(found.inside),
        keeps_out=[
            models.Obstacle(kind=one.kind, what=one.what, label=one.label, share=one.share)
            for one in found.keeps_out
        ],
    )


def _lever(dossier: Dossier, played: Played, name: str) -> models.LeverAnswer:
    one, known = played.levers.levers[name], dossier.levers.get(name)
    return models.LeverAnswer(
        name=known.name if known else "Hold the course",
        by=known.by if known else None,
        source=known.source if known else None,
        price=list(known.price) if known else [],
        deal_by={date.isoformat(): _of(chances) for date, chances in one.deal_by.items()},
        kept=_of(one.kept),
        durability=_range(one.durability),
        gain=_ranges(one.gain),
        months_of_war=_range(one.months_of_war),
        cost=_range(one.cost),
        regret=_range(one.regret),
        best=one.best,
    )


def _date(at: DateForecast) -> models.DateAnswer:
    return models.DateAnswer(
        deal=at.deal.value,
        low=at.deal.low,
        high=at.deal.high,
        words=at.words,
        endings={
            name: models.EndingAnswer(**_of(c).model_dump()) for name, c in at.endings.items()
        },
        blended=_of(at.blended),
        base_rates=[_base_rate(rate) for rate in at.base_rates],
    )


def _base_rate(rate: BaseRate) -> models.BaseRateAnswer:
    return models.BaseRateAnswer(
        class_=rate.class_,
        event=rate.event,
        p=_number(rate.p),
        low=_number(rate.low),
        high=_number(rate.high),
        n=rate.n,
        source=rate.source,
        same_event=rate.same_event,
    )


def _named(deals: Deals, package: np.ndarray) -> dict[str, str]:
    space = deals.space
    return {issue: space.options[k][int(package[k])] for k, issue in enumerate(space.issues)}


def _of(one: Chance) -> models.ChanceAnswer:
    return models.ChanceAnswer(
        chance=_number(one.value), low=_number(one.low), high=_number(one.high)
    )


def _range(one: Range) -> models.RangeAnswer:
    return models.RangeAnswer(
        median=_number(one.median), low=_number(one.low), high=_number(one.high)
    )


def _ranges(several: dict[str, Range]) -> dict[str, models.RangeAnswer]:
    return {name: _range(one) for name, one in several.items()}


def _number(value: float) -> float | None:
    return None if math.isnan(value) else float(value)
