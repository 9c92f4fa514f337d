"""How talks unfold, how likely by when, who stands where, as ``--json`` prints it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

import numpy as np

from detente.answers.derive import publish, same
from detente.answers.heads import CHANCE, HEAD, Headed, head
from detente.asked import Settings
from detente.combining.pens import Penned, Pens
from detente.combining.tracks import HeldSo, TracksCompared
from detente.dealspace.alternatives import named
from detente.dealspace.chance import Chance
from detente.dossier.model.dossier import Dossier
from detente.drafting.positions import Positions
from detente.drafting.stances import Said
from detente.forecasting.forecast import DateForecast, Forecast
from detente.forecasting.rate import BaseRate
from detente.inference.predictive import PredictedAnswer
from detente.ranges import Range
from detente.results import Played
from detente.talks.outcomes import ENDINGS, Talks
from detente.talks.settings import week_of
from detente.talks.still_open import StillOpen
from detente.talks.tracks import PARALLEL, TOGETHER

_MOST_PACKAGES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedAnswer:
    """A package that was signed, and its share of all deals."""

    share: float
    package: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksAnswer(Headed):
    """The answer of ``detente talks``: how talks unfold, under one lever.

    Attributes
    ----------
    protocol : str
        How the talks are held.
    proposer : str or None
        The party that was asked to table first.
    still_open : StillOpen
        When the talks began, and how many worlds remain in which they have not ended.
    prior : dict of ending -> Chance, or None
        As if the talks began on the as-of date; null where they do, and under another lever than
        the course held.
    kept_for : dict of int -> Chance
        Of a settlement signed by the last date of interest, and kept for so many months after it.
    ceasefire : Chance or None
        That one comes by the last date of interest, without a settlement before it; null where
        there is no war.
    fails : Range
        Rate a month at which what is signed fails.
    months_of_war : Range or None
        None where there is no war.
    packages : tuple of SignedAnswer
        What was signed most often.
    tracks : str
        How the tracks are negotiated: together or in parallel.
    early_harvest : bool
        Whether a track in parallel may be signed ahead of the rest.
    pen : str
        The party to which the mediator's texts lean, or ``none``.
    partial_deal : Chance or None
        That a track has been signed ahead by the last date of interest, and no settlement; null
        where none may be.
    by_tracks : dict of way -> HeldSo
        Tracks together, in parallel, and with early harvest, side by side; empty unless asked for.
    by_pen : dict of party -> Penned
        Texts that lean to nobody and to each party, side by side; empty unless asked for.
    """

    lever: str
    protocol: str
    proposer: str | None
    paths: int
    weeks: int
    still_open: StillOpen
    endings: dict[str, Chance]
    prior: dict[str, Chance] | None
    months_to_deal: Range
    kept_for: dict[int, Chance]
    ceasefire: Chance | None
    fails: Range
    months_of_war: Range | None
    packages: tuple[SignedAnswer, ...]
    answers: tuple[PredictedAnswer, ...]
    tracks: str
    early_harvest: bool
    pen: str
    partial_deal: Chance | None
    by_tracks: dict[str, HeldSo]
    by_pen: dict[str, Penned]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastAnswer(Headed):
    """The answer of ``detente forecast``.

    Attributes
    ----------
    event, called : str
        What is forecast, and what the dossier calls it.
    class_ : str or None
        The kind of conflict; null where it cannot be told.
    class_rule : str
        How the kind of conflict was told.
    no_rates : str or None
        Why no base rate is shown; null where there are.
    base_class : str or None
        The past cases in the blend; null without any.
    weight : float
        The model's weight in the blend.
    still_open : StillOpen or None
        When the talks began, and how many worlds remain in which they have not ended.
    base_rates : tuple of BaseRate
        At the last date.
    """

    event: str
    called: str
    resolves: str | None
    lever: str
    paths: int
    class_: str | None
    class_rule: str
    no_rates: str | None
    base_class: str | None
    weight: float
    still_open: StillOpen | None
    dates: dict[dt.date, DateForecast]
    base_rates: tuple[BaseRate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionsAnswer(Headed):
    """The answer of ``detente positions``."""

    issues: tuple[str, ...]
    parties: tuple[str, ...]
    since: dt.date | None
    positions: tuple[Said, ...]


def talks_answer(
    dossier: Dossier,
    played: Played,
    settings: Settings,
    *,
    lever: str,
    seed: int,
    beside: tuple[TracksCompared | None, Pens | None] = (None, None),
) -> TalksAnswer:
    """The answer of ``detente talks``: one of the levers played.

    ``beside`` is what stands side by side: ways to hold tracks, and pens.
    """
    ways, pens = beside
    talks, space = played.talks, played.deals.space
    candidates = talks.candidates.astype(np.int64)
    at = talks.levers.index(lever)
    signed = talks.package[at][talks.package[at] >= 0]
    outcome, before = played.levers.levers[lever], played.prior
    last = week_of(played.levers.dates[-1], dossier.date)
    return TalksAnswer(
        **head(dossier, seed, played.deals.worlds.draws),
        cautions=played.cautions,
        lever=lever,
        protocol=settings.protocol,
        proposer=settings.proposer,
        paths=talks.paths,
        weeks=talks.weeks,
        still_open=played.still_open,
        endings=_endings(talks, lever),
        prior=_endings(before, lever) if before is not None and lever in before.levers else None,
        months_to_deal=outcome.months_to_deal,
        kept_for=outcome.kept_for,
        ceasefire=outcome.ceasefire,
        fails=outcome.fails,
        months_of_war=outcome.months_of_war,
        packages=tuple(
            SignedAnswer(share=count / len(signed), package=named(space, candidates[candidate]))
            for candidate, count in Counter(signed.tolist()).most_common(_MOST_PACKAGES)
        ),
        answers=played.answers,
        tracks=PARALLEL if talks.tracks else TOGETHER,
        early_harvest=talks.early_harvest,
        pen=settings.leaning(dossier),
        partial_deal=talks.chance(talks.partial(by_week=last)[at]) if talks.early_harvest else None,
        by_tracks=dict(ways.ways) if ways else {},
        by_pen=dict(pens.pens) if pens else {},
    )


def _endings(talks: Talks, lever: str) -> dict[str, Chance]:
    """The chance of each ending under a lever."""
    ending = talks.ending[talks.levers.index(lever)]
    return {name: talks.chance(ending == ENDINGS.index(name)) for name in talks.endings}


def forecast_answer(dossier: Dossier, forecast: Forecast, *, seed: int) -> ForecastAnswer:
    """The answer of ``detente forecast``."""
    return ForecastAnswer(
        **head(dossier, seed, forecast.incidence.draws),
        cautions=forecast.cautions,
        event=forecast.question,
        called=dossier.forecast.event if dossier.forecast else forecast.question,
        resolves=forecast.resolves,
        lever=forecast.lever,
        paths=forecast.incidence.paths,
        class_=forecast.conflict.kind,
        class_rule=forecast.conflict.rule,
        no_rates=forecast.conflict.no_rates or None,
        base_class=forecast.base_class or None,
        weight=forecast.weight,
        still_open=forecast.still_open,
        dates={at.date: at for at in forecast.dates},
        base_rates=forecast.dates[-1].base_rates if forecast.dates else (),
    )


def positions_answer(dossier: Dossier, positions: Positions) -> PositionsAnswer:
    """The answer of ``detente positions``."""
    return PositionsAnswer(
        **{**head(dossier, 0, 0), "as_of": positions.as_of.isoformat()},
        issues=positions.issues,
        parties=positions.parties,
        since=positions.since,
        positions=tuple(positions.said),
    )


publish(BaseRate, {"class": "class_", **same("event p low high n source caution same_event")})
publish(
    DateForecast,
    {
        "deal": "deal.value",
        **same("low high error", "deal"),
        **same("words kept endings prior blended base_rates disagreements"),
    },
)
publish(PredictedAnswer, {**same("party draft date stance"), **CHANCE, **same("unknown_points")})
publish(
    ForecastAnswer,
    {
        **HEAD,
        **same("event called resolves lever paths"),
        "class": "class_",
        **same("class_rule no_rates base_class weight still_open dates base_rates"),
    },
)
publish(Said, same("issue party person option stance status date statement source place moved"))
