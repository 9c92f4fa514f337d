"""The whole argument in order: from a dossier to what a mediator can do.

``study`` walks every room once and returns one frozen :class:`Study`; the other functions stop
earlier. All of them are pure: same dossier, settings and seed, same bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import fields, replace

import numpy as np

from detente._version import __version__
from detente.arrays import Floats, Ints, first_of_each
from detente.asked import Settings, asked
from detente.dealspace.chance import chance
from detente.dealspace.obstacles import obstacles
from detente.dealspace.restrict import narrowing
from detente.dealspace.score import DraftScore, score
from detente.dealspace.split import deciding_defaults, split
from detente.dealspace.summary import representative, summarise
from detente.dossier.files.plain import digest
from detente.dossier.files.read import Named
from detente.dossier.inputs.registry.acting import LEVER_COSTS
from detente.dossier.model.dossier import Dossier
from detente.errors import expect, listed
from detente.forecasting.classes import setting_of
from detente.forecasting.forecast import Forecast, forecast
from detente.inference.acceptance import acceptances
from detente.inference.predictive import PredictedAnswer, foretold, predict_answers, unlearned
from detente.keeping import Keep, anew, silent
from detente.levers.confidence import confidence
from detente.levers.decides import decides
from detente.levers.experiment import compare
from detente.levers.losses import losses
from detente.levers.swings import swings_by_draw, swings_of_ranking
from detente.levers.tornado import quarters
from detente.playing import believed, lay_talks
from detente.results import Deals, Ground, Played, Study
from detente.seeds import stream
from detente.stages import (
    EACH_SWING,
    OF_TALKS,
    Progress,
    Searched,
    draft_packages,
    line_chances,
    look_into,
    numbers_of,
    open_zone,
    search,
    swings_of_zone,
    zone_part,
)
from detente.talks._at_hand import zone_at_hand
from detente.talks.candidates import coverage
from detente.talks.courses import HOLD
from detente.talks.outcomes import within
from detente.talks.play import play
from detente.talks.settings import week_of
from detente.talks.start import talks_start
from detente.talks.still_open import play_since
from detente.worlds.build import Worlds, build_worlds, first_rows
from detente.worlds.space import space

_TO_TELL = 500
"""Draws that tell whether a default decides, however few all else is looked at in."""


def explore_deals(
    dossier: Named,
    settings: Settings = Settings(),
    *,
    seed: int = 1,
    only: Mapping[str, Collection[str]] | None = None,
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> Deals:
    """What could be agreed: the zone, its best packages, the gap, the drafts, the openings.

    Parameters
    ----------
    only : dict of issue -> options, optional
        Look at no packages but those that hold one of these options on each issue named.
    """
    dossier = asked(dossier, settings, seed)
    only = _only(only)
    tell, stage = progress or silent, keep or anew
    ground = find_ground(dossier, settings, seed=seed, only=only, progress=tell, keep=stage)
    worlds, deal_space, zones = ground.worlds, ground.space, ground.zone
    each = settings.rows_a_draw
    drafts = draft_packages(dossier, worlds)
    searched = Searched(zone=zones, solutions=ground.solutions, ideal=ground.ideal)
    looked = stage(look_into, numbers_of(worlds), deal_space, searched, drafts, progress=tell)
    summaries = {
        n: summarise(deal_space, solution, ground.ideal) for n, solution in ground.solutions.items()
    }
    return Deals(
        **{field.name: getattr(ground, field.name) for field in fields(ground)},
        split=split(deal_space, zones, line_chances(worlds, deal_space)),
        obstacles=obstacles(deal_space, looked.alone, looked.closer.conflicts),
        representative=representative(looked.closer.alternatives, summaries["nash"]),
        summaries=summaries,
        drafts=_scores(dossier, worlds, drafts),
        gap=looked.gap,
        openings=stage(
            open_zone,
            zone_part(dossier),
            numbers_of(worlds, but=OF_TALKS),
            deal_space,
            (zones, looked.alone),
            only=only,
            progress=tell,
        ),
        closer=looked.closer,
        acceptances=acceptances(
            first_rows(worlds, each),
            drafts,
            ground.ideal[first_of_each(deal_space.draw_of_row, each)],
        ),
        defaults_that_decide=_deciding(dossier, worlds, settings, seed=seed, only=only, keep=stage),
    )


def find_ground(
    dossier: Dossier,
    settings: Settings,
    *,
    seed: int,
    only: Mapping[str, Collection[str]] | None = None,
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> Ground:
    """Where a deal is possible, and which: as far as talks need it. As :func:`explore_deals`."""
    tell, stage = progress or silent, keep or anew
    tell("draws", 0.0)
    inputs, learned = believed(dossier, settings, seed=seed, keep=stage)
    worlds = build_worlds(dossier, inputs, inner=settings.inner)
    deal_space = narrowing(worlds, only or {})(space(worlds))
    searched = stage(search, deal_space, each=settings.rows_a_draw, progress=tell)
    return Ground(
        worlds=worlds,
        space=deal_space,
        zone=searched.zone,
        chance=chance(searched.zone.exists, deal_space.draw_of_row),
        signed_not_kept=chance(searched.zone.signed_not_kept, deal_space.draw_of_row),
        solutions=searched.solutions,
        ideal=searched.ideal,
        learned=learned,
    )


def _deciding(
    dossier: Dossier,
    worlds: Worlds,
    settings: Settings,
    *,
    seed: int,
    only: Mapping[str, Collection[str]],
    keep: Keep,
) -> tuple[str, ...]:
    """Whose wide default decides: a few draws would leave it to chance whether it is said."""
    if not worlds.unstated_no_deal:
        return ()
    if worlds.draws < _TO_TELL:
        inputs, _ = believed(dossier, settings, seed=seed, keep=keep, draws=_TO_TELL)
        worlds = build_worlds(dossier, inputs, inner=EACH_SWING)
    return deciding_defaults(worlds, narrowing(worlds, only)(space(worlds)))


def play_talks(
    dossier: Named,
    settings: Settings = Settings(),
    *,
    seed: int = 1,
    levers: Iterable[str] | None = None,
    deals: Ground | None = None,
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> Played:
    """How talks unfold under each lever, with the same random numbers for all.

    Parameters
    ----------
    levers : iterable of str, optional
        Beside the course held; every lever of the dossier if not given. A name that is no lever
        of the dossier is a ``ValueError``.
    deals : Ground, optional
        What :func:`explore_deals` gave for the same dossier, settings and seed.
    """
    dossier = asked(dossier, settings, seed)
    tell, stage = progress or silent, keep or anew
    if deals is not None:
        expect("deals", deals, Ground, "what explore_deals gave")
    known = deals or find_ground(dossier, settings, seed=seed, progress=tell, keep=stage)
    few = first_rows(known.worlds, settings.rows_a_draw)
    lay = lay_talks(dossier, known, levers, settings, stage)
    conditioned = play_since(
        talks_start(dossier),
        lay,
        lambda: lay(0, (HOLD,)),
        lambda tables: play(
            tables,
            settings=settings.talks,
            seed=seed,
            progress=lambda done: tell("play", done),
            keep=stage,
        ),
        learned=known.learned is not None,
    )
    talks = conditioned.talks
    at_hand = stage(zone_at_hand, lay(talks.elapsed, (HOLD,)), paths=talks.paths, seed=seed)
    texts = talks.candidates.astype(np.int64)
    question = dossier.forecast
    days = question.by if question else ()
    dates = tuple(sorted({when.latest for when in days if when.latest > dossier.date}))
    table = compare(talks, dates, as_of=dossier.date, costs=lever_costs(known, talks.levers))
    return Played(
        deals=known,
        talks=talks,
        levers=table,
        at_hand=at_hand,
        losses=losses(
            talks, known.chance, at_hand, last_week=week_of(table.dates[-1], dossier.date)
        ),
        still_open=conditioned.still_open,
        prior=conditioned.prior,
        unlearned="" if known.learned else unlearned(dossier),
        answers=_answers(dossier, known, few, settings),
        covered=coverage(known.worlds, texts, np.asarray(known.zone.exists)),
    )


def _answers(
    dossier: Dossier, known: Ground, few: Worlds, settings: Settings
) -> tuple[PredictedAnswer, ...]:
    """The chance of each answer on record: learned from all else, or by the estimates."""
    if known.learned is not None:
        return foretold(dossier, known.learned.beliefs)
    first = first_of_each(known.worlds.draw_of_row, settings.rows_a_draw)
    return predict_answers(dossier, few, known.ideal[first])


def compare_levers(
    dossier: Named,
    settings: Settings = Settings(),
    *,
    seed: int = 1,
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> Played:
    """What the mediator can do: every lever of the dossier, side by side."""
    return play_talks(dossier, settings, seed=seed, progress=progress, keep=keep)


def make_forecast(
    dossier: Named,
    settings: Settings = Settings(),
    *,
    seed: int = 1,
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> Forecast:
    """How likely, by when, if the course is held."""
    dossier = asked(dossier, settings, seed)
    played = play_talks(dossier, settings, seed=seed, levers=(), progress=progress, keep=keep)
    outlook = _outlook(dossier, settings, played, seed)
    cautions = tuple(dict.fromkeys((*played.cautions, *outlook.cautions)))
    return replace(outlook, cautions=cautions)


def study(
    dossier: Named,
    settings: Settings = Settings(),
    seed: int = 1,
    *,
    progress: Progress | None = None,
    keep: Keep | None = None,
) -> Study:
    """Everything a brief needs, from one dossier.

    Parameters
    ----------
    dossier : Dossier, str or Path
        Itself, the name of a case, or the path of a folder, a zip or a workbook.
    settings : Settings
    seed : int
        The one number behind every draw.
    progress : callable, optional
        Told the name of the step (``draws``, ``answers``, ``deals``, ``openings``, ``play``,
        ``swings``) and the share of it done.
    keep : callable, optional
        Called with each stage and what it is handed, to give its answer: from an earlier study,
        say. Nothing is kept if not given.

    Examples
    --------
    >>> import detente
    >>> few = detente.Settings(draws=40, inner=2, talk_draws=20, paths=8, swings=2)
    >>> found = detente.study("two-rivers", few)
    >>> 0 <= found.deals.chance.low <= found.deals.chance.value <= found.deals.chance.high <= 1
    True
    """
    dossier = asked(dossier, settings, seed)
    tell, stage = progress or silent, keep or anew
    deals = explore_deals(dossier, settings, seed=seed, progress=progress, keep=keep)
    played = play_talks(dossier, settings, seed=seed, deals=deals, progress=progress, keep=keep)
    worlds, talks = deals.worlds, played.talks
    swings = swings_of_zone(
        dossier, worlds.inputs, settings, level=deals.chance.value, progress=tell, keep=stage
    )
    outlook = _outlook(dossier, settings, played, seed)
    inputs = replace(worlds.inputs, values=worlds.inputs.values[talks.draws])
    signed = talks.signed(by_week=week_of(played.levers.dates[-1], dossier.date))
    held = within(signed[0], talks.alive)
    return Study(
        dossier=dossier,
        settings=settings,
        seed=seed,
        version=__version__,
        dossier_hash=digest(dossier),
        deals=deals,
        answers=played.answers,
        talks=talks,
        levers=played.levers,
        forecast=outlook,
        tornado=swings,
        swings_of_forecast=swings_by_draw(inputs, held.mean, held.weight, most=settings.swings),
        swings_of_ranking=swings_of_ranking(inputs, talks.levers, signed, talks.alive),
        losses=played.losses,
        decides=decides(
            inputs,
            talks,
            signed,
            parties={id: party.name for id, party in dossier.parties.items()},
            rng=stream(seed, "what decides"),
        ),
        quarters=quarters(worlds.inputs, swings, deals.zone.exists, worlds.draw_of_row),
        confidence=confidence(worlds.inputs, deals.chance, swings, _evidence(dossier)),
        cautions=tuple(dict.fromkeys((*played.cautions, *outlook.cautions))),
    )


def _evidence(dossier: Dossier) -> frozenset[str]:
    """The names of what is on record: sources and statements."""
    return frozenset((*dossier.sources, *(statement.id for statement in dossier.statements)))


def _outlook(dossier: Dossier, settings: Settings, played: Played, seed: int) -> Forecast:
    """The forecast, set beside the class of conflict and with the weight that are asked for."""
    beside = setting_of(
        dossier, conflict=settings.conflict, weight=settings.weight, cases=settings.cases
    )
    made = forecast(
        dossier,
        played.talks,
        seed=seed,
        setting=beside,
        prior=played.prior,
        still_open=played.still_open,
    )
    ends = replace(made.incidence, learned=played.deals.learned is not None)
    return replace(made, incidence=ends)


def _only(only: Mapping[str, Collection[str]] | None) -> dict[str, tuple[str, ...]]:
    """The options allowed, by issue."""
    if only is None:
        return {}
    expect("only", only, Mapping, "options by issue, such as {'border': ['old-line']}")
    return {issue: listed("only", options, "options") for issue, options in only.items()}


def _scores(dossier: Dossier, worlds: Worlds, drafts: Mapping[str, Ints]) -> dict[str, DraftScore]:
    """Every draft, as its (issue,) option numbers, against the zone."""
    names = {id: party.name for id, party in dossier.parties.items()}
    return {id: score(worlds, package, names) for id, package in drafts.items()}


def lever_costs(deals: Ground, levers: Iterable[str]) -> dict[str, Floats]:
    """(draw,) what each lever costs whoever uses it, where the dossier says so."""
    inputs = deals.worlds.inputs
    named = {lever: LEVER_COSTS.of(lever=lever) for lever in levers}
    return {lever: inputs.column(name) for lever, name in named.items() if name in inputs}
