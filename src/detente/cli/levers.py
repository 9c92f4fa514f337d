"""``detente levers``: what can the mediator do, and at what price?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

import detente
from detente.cli import options
from detente.cli.figures import chance, percent, quantity, stacked
from detente.cli.load import load, settings, working
from detente.cli.screen import (
    write,
    write_cautions,
    write_head,
    write_json,
    write_table,
    write_text,
)
from detente.wording import numbers
from detente.wording.commands import played as words

if TYPE_CHECKING:
    from detente.answers.levers import BundleAnswer, LeversAnswer
    from detente.dossier.model.dossier import Dossier


EXAMPLE = options.example(
    "detente levers two-rivers --draws 100 --paths 32",
    "detente levers two-rivers --together 2 --draws 100 --paths 32",
)

Together = Annotated[
    int,
    typer.Option(
        "--together",
        metavar="N",
        min=1,
        max=8,
        help="Show also what up to so many levers bring used together. Each set of them takes as "
        "long as a lever.",
    ),
]

Budget = Annotated[
    float | None,
    typer.Option(
        "--budget",
        metavar="COST",
        min=0,
        help="Say what is best among all that costs no more, on the dossier's scale of cost.",
        show_default=False,
    ),
]

Now = Annotated[
    bool,
    typer.Option("--now", help="Show also what each lever loses to its date, delay and ramp."),
]
Plan = Annotated[
    list[str] | None,
    typer.Option(
        "--plan",
        metavar="PLAN",
        help="Follow a plan with conditions, such as "
        '"press-south; if south refuses by 2031-08-01, pay-for-troops" or "…; if no deal by …". '
        "Several may be given; those of the dossier are followed always.",
        show_default=False,
    ),
]

Why = Annotated[
    bool,
    typer.Option(
        "--why",
        help="Say what decides: which inputs move the chance of a deal, where talks fail, where "
        "one lever's lead over another turns round, and what it is worth to know.",
    ),
]

NAME = 20
"""Columns that the name of a lever gets at least."""


def levers_command(
    dossier: options.DossierName,
    together: Together = 1,
    budget: Budget = None,
    now: Now = False,
    why: Why = False,
    plan: Plan = None,
    as_of: options.AsOf = None,
    draws: options.Draws = 500,
    paths: options.Paths = 64,
    seed: options.Seed = 1,
    tracks: options.Tracks = None,
    early_harvest: options.EarlyHarvest = None,
    learned: options.Learned = None,
    json: options.AsJson = False,
    cluster: options.Cluster = None,
    checkpoint: options.Checkpoint = None,
    fresh: options.Fresh = False,
    quiet: options.Quiet = False,
    debug: options.Debug = False,
) -> None:
    """What the mediator can do, and at what price.

    All levers are tried on the same draws and paths, so that a difference is the lever's own.
    """
    from detente.dossier.plans import plans_ahead

    with working(quiet=quiet, fresh=fresh, crew=(cluster, checkpoint)) as (report, keep):
        known = load(dossier, as_of, report=report)
        run = settings(draws, paths, tracks=(tracks, early_harvest), learned=learned)
        played = detente.compare_levers(known, run, seed=seed, progress=report, keep=keep)
        more: dict[str, Any] = {
            "settings": run,
            "seed": seed,
            "played": played,
            "progress": report,
            "keep": keep,
        }
        asked = together > 1 or budget is not None
        combined = detente.combine_levers(known, together=together, **more) if asked else None
        timings = detente.time_levers(known, **more) if now else None
        decides = detente.what_decides(known, **more) if why else None
        ahead, passed = plans_ahead(known)
        plans = tuple(detente.follow_plan(known, one, **more) for one in (*ahead, *(plan or ())))
        from detente.answers.levers import levers_answer

        answer = levers_answer(
            known,
            played,
            seed=seed,
            combined=combined,
            budget=budget,
            timings=timings,
            plans=plans,
            passed=passed,
            decides=decides,
        )
    if json:
        write_json(answer)
    else:
        show(answer, known, budget)


def show(answer: LeversAnswer, dossier: Dossier, budget: float | None = None) -> None:
    """Write the answer for a person."""
    from detente.wording.story import open_since

    write_head(answer)
    if since := open_since(answer.still_open, prior=False):
        write("")
        write_text(since)
    _show_chances(answer)
    _show_losses(answer)
    _show_against(answer)
    _show_prices(answer, dossier)
    _show_timings(answer)
    _show_plans(answer)
    _show_deciding(answer, dossier)
    _show_bundles(answer)
    _show_front(answer, budget)
    write("")
    for lever in answer.levers.values():
        if lever.price:
            write_text(words.price_of(lever.name, lever.price), indent=2)
    write_cautions(answer)


def _show_chances(answer: LeversAnswer) -> None:
    rows = [
        [
            lever.name,
            *(stacked(chance(lever.outcome.deal_by[date])) for date in answer.dates),
            stacked(chance(lever.outcome.kept)),
            percent(lever.outcome.best),
            stacked(quantity(lever.outcome.regret)),
        ]
        for lever in answer.levers.values()
    ]
    heads = ["lever", *(words.by(date) for date in answer.dates), words.KEPT, "best", "regret"]
    write_table(words.LEVER_CHANCES, heads, rows, apart=True, first=NAME)


def _show_prices(answer: LeversAnswer, dossier: Dossier) -> None:
    from detente.wording import names

    first = next(iter(answer.levers.values())).outcome
    parties = list(first.gain)
    rows = []
    for lever in answer.levers.values():
        brings = lever.outcome
        payer = f"\nto {names.party(dossier, lever.paid_by)}" if lever.paid_by else ""
        war = [stacked(quantity(brings.months_of_war, 1))] if brings.months_of_war else []
        rows.append(
            [
                lever.name,
                stacked(quantity(brings.cost)) + payer,
                stacked(quantity(brings.durability)),
                *war,
                *(stacked(quantity(brings.gain[party])) for party in parties),
            ]
        )
    war = (
        [words.HEAD_MONTHS_OF_WAR]
        if next(iter(answer.levers.values())).outcome.months_of_war
        else []
    )
    heads = ["lever", "cost", "durability", *war, *(words.gain_of(party) for party in parties)]
    write_table(words.LEVER_PRICES, heads, rows, apart=True, first=NAME)


def _show_losses(answer: LeversAnswer) -> None:
    """From the chance of a zone to that of a deal which is kept, part by part."""
    rows = []
    for lever in answer.levers.values():
        lost = lever.losses
        here, *rest = lost.at_hand, *lost.to_signed[1:]
        rows.append(
            [
                lever.name,
                stacked(words.of_all(here)),
                *(stacked(numbers.moved(one.value, one.error)) for one in rest),
                stacked(words.of_all(lost.signed)),
                *(stacked(numbers.moved(one.value, one.error)) for one in lost.to_kept),
                stacked(words.of_all(lost.kept)),
            ]
        )
    heads = ["lever", *(words.loss(one.name) for one in lost.to_signed), words.HEAD_SIGNED]
    heads += [*(words.loss(one.name) for one in lost.to_kept), words.HEAD_KEPT]
    told = words.losses(lost.zone, lost.at_hand)
    write_table(told, heads, rows, apart=True, first=NAME)


def _show_against(answer: LeversAnswer) -> None:
    """Outcomes against holding course, each with its paired error."""
    told = [lever for lever in answer.levers.values() if lever.against is not None]
    if not told:
        return
    shown = [one.outcome for one in told[0].outcomes if one.outcome in words.OUTCOMES]
    rows = [
        [lever.name, *(words.apart(one) for one in lever.outcomes if one.outcome in shown)]
        for lever in told
    ]
    heads = ["lever", *(words.OUTCOMES[name] for name in shown)]
    write_table(words.AGAINST, heads, rows, apart=True, first=NAME)
    for lever in told:
        for others, said in (
            (lever.dominated_by, words.dominated),
            (lever.cheaper_alike, words.cheaper_alike),
        ):
            if others:
                names = [answer.levers[id].name for id in others]
                write_text(
                    said(lever.name, names, war=lever.outcome.months_of_war is not None), indent=2
                )


def _show_timings(answer: LeversAnswer) -> None:
    """Each lever as planned, begun now and in full now."""
    from detente.wording.levers import moved

    if not answer.timings:
        return
    rows = [
        [
            answer.levers[id].name,
            moved(one.as_planned),
            moved(one.begun_now),
            moved(one.in_full_now),
            words.share_lost(one.lost),
        ]
        for id, one in answer.timings.items()
    ]
    write_table(words.TIMINGS, ["lever", *words.TIMING_HEADS], rows, first=2 * NAME)


def _show_plans(answer: LeversAnswer) -> None:
    """What comes of each plan."""
    from detente.wording.levers import moved

    if not answer.plans:
        return
    last = answer.dates[-1]
    rows = [
        [
            f"{one.name}: {one.text}" if one.name else one.text,
            chance(one.outcome.deal_by[last]),
            moved(one.against),
            moved(one.beyond_first),
            ", ".join(chance(true) for true in one.came_true),
            quantity(one.outcome.cost),
        ]
        for one in answer.plans
    ]
    heads = ["plan", words.by(last), *words.PLAN_HEADS]
    write_table(words.PLANS, heads, rows, apart=True, first=2 * NAME)


def _show_deciding(answer: LeversAnswer, dossier: Dossier) -> None:
    """What decides, in sentences."""
    from detente.wording.deciding import deciding

    found = answer.decides
    if found is None:
        return
    write("")
    write_text(words.DECIDES)
    called = {id: lever.name for id, lever in answer.levers.items()}
    for sentence in deciding(found, dossier, called):
        write_text(sentence, indent=2)


def _show_front(answer: LeversAnswer, budget: float | None) -> None:
    """What chance can be had for what cost."""
    if not answer.bundles and budget is None:
        return
    rows = []
    for name in answer.worth_their_cost:
        brings = answer.bundles[name] if name in answer.bundles else answer.levers[name]
        outcome = brings.outcome
        rows.append([_called(answer, name), chance(outcome.kept), quantity(outcome.cost)])
    write_table(words.FRONT, words.FRONT_HEADS, rows, first=2 * NAME)
    if budget is not None:
        best = [_called(answer, name) for name in answer.within_budget]
        write("")
        write_text(words.within_budget(budget, best))


def _called(answer: LeversAnswer, name: str) -> str:
    """A lever or a bundle by the names of its levers."""
    if name in answer.levers:
        return answer.levers[name].name
    return " + ".join(answer.levers[id].name for id in answer.bundles[name].joint.levers)


def _show_bundles(answer: LeversAnswer) -> None:
    """Levers used together, the highest chance first."""
    from detente.wording.levers import moved

    if not answer.bundles:
        return
    last = answer.dates[-1]
    by_chance = sorted(answer.bundles.values(), key=lambda one: -one.outcome.deal_by[last].value)
    rows = [
        [
            _called(answer, "+".join(one.joint.levers)),
            stacked(chance(one.outcome.deal_by[last])),
            moved(one.joint.against),
            numbers.tenths(one.joint.alone),
            moved(one.joint.beyond),
            stacked(chance(one.outcome.kept)),
            stacked(quantity(one.outcome.cost)),
        ]
        for one in by_chance
    ]
    heads = ["levers", words.by(last), *words.BUNDLE_HEADS, words.KEPT, "cost"]
    write_table(words.BUNDLES, heads, rows, apart=True, first=2 * NAME)
    write("")
    write_text(words.adding(_beyond(by_chance), len(by_chance)))


def _beyond(bundles: list[BundleAnswer]) -> int:
    """How many differ from the sum of their levers by more than the noise of so many tried."""
    from detente.levers.deciding import times_for

    return sum(one.joint.beyond.beyond(times_for(len(bundles))) for one in bundles)
