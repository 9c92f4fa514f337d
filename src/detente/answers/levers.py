"""What levers bring, alone and together, as ``--json`` prints it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from detente.answers.derive import publish, same
from detente.answers.heads import Headed, head
from detente.combining.plans import Followed
from detente.combining.timing import Timing, Timings
from detente.combining.together import Combined, Joint
from detente.dossier.model.dossier import Dossier
from detente.levers.decides import Decides
from detente.levers.differences import Difference
from detente.levers.experiment import LeverOutcome
from detente.levers.losses import Losses
from detente.levers.outcomes import OutcomeDifference
from detente.results import Played
from detente.talks.still_open import StillOpen


@dataclass(frozen=True, slots=True, kw_only=True)
class LeverAnswer:
    """One lever: what it brings, and its price.

    Attributes
    ----------
    paid_by : str or None
        The party that bears its cost: whoever uses it; null for the mediator.
    outcomes : tuple of OutcomeDifference
        Every outcome, and how far it lies from that of the course held.
    dominated_by : tuple of lever
        Levers better than this in one of deal, kept deal, months of war and cost, while in none of
        them this may be better within twice the paired error.
    cheaper_alike : tuple of lever
        Levers that cost less and are not told apart from this in deal, kept deal and war.
    losses : Losses
        What is lost on the way from a zone to a deal that is kept.
    against : Difference or None
        Points against holding course, by the last date; null for that course itself.
    """

    name: str
    by: str | None
    paid_by: str | None
    source: str | None
    price: tuple[str, ...]
    outcome: LeverOutcome
    losses: Losses
    outcomes: tuple[OutcomeDifference, ...]
    dominated_by: tuple[str, ...]
    cheaper_alike: tuple[str, ...]
    against: Difference | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BundleAnswer:
    """Several levers used together: what they bring, and how far more than each alone."""

    outcome: LeverOutcome
    joint: Joint


@dataclass(frozen=True, slots=True, kw_only=True)
class LeversAnswer(Headed):
    """The answer of ``detente levers``.

    Attributes
    ----------
    groups : tuple of tuple of lever
        Levers by the chance of a deal by the last date, best first; those whose paired difference
        from the first of a group is within twice its error are in that group.
    bundles : dict of name -> BundleAnswer
        Levers used together, where that was asked for; by their names, joined by "+".
    worth_their_cost : tuple of lever
        Levers and bundles worth their cost, the cheapest first: each ahead of all that cost less,
        in the chance of a deal that is kept, by more than twice the paired error.
    within_budget : tuple of lever
        Those within the budget, where one was given, that nothing within it is ahead of.
    timings : dict of lever -> Timing
        Each lever as planned, begun now and in full now, where that was asked for.
    plans : tuple of Followed
        What comes of the dossier's plans, and of those that were asked for.
    decides : Decides or None
        What decides, where that was asked for.
    """

    paths: int
    dates: tuple[dt.date, ...]
    still_open: StillOpen
    levers: dict[str, LeverAnswer]
    groups: tuple[tuple[str, ...], ...]
    bundles: dict[str, BundleAnswer]
    worth_their_cost: tuple[str, ...]
    within_budget: tuple[str, ...]
    timings: dict[str, Timing]
    plans: tuple[Followed, ...]
    decides: Decides | None


def levers_answer(
    dossier: Dossier,
    played: Played,
    *,
    seed: int,
    combined: Combined | None = None,
    budget: float | None = None,
    timings: Timings | None = None,
    plans: tuple[Followed, ...] = (),
    passed: tuple[str, ...] = (),
    decides: Decides | None = None,
) -> LeversAnswer:
    """The answer of ``detente levers``, with what was asked for beside the levers alone."""
    table = played.levers
    return LeversAnswer(
        **head(dossier, seed, played.deals.worlds.draws),
        cautions=(*passed, *_cautions(combined or played, timings, *plans, decides)),
        paths=table.paths,
        dates=table.dates,
        still_open=played.still_open,
        levers={name: _lever(dossier, played, name) for name in table.levers},
        groups=table.groups,
        bundles=_bundles(combined) if combined else {},
        worth_their_cost=(combined.table if combined else table).front,
        timings=dict(timings.levers) if timings else {},
        plans=plans,
        decides=decides,
        within_budget=combined.best_within(budget) if combined and budget is not None else (),
    )


def _cautions(*found: Played | Combined | Timings | Followed | Decides | None) -> tuple[str, ...]:
    """What to bear in mind of all that was asked for, each once."""
    every = (caution for one in found if one is not None for caution in one.cautions)
    return tuple(dict.fromkeys(every))


def _lever(dossier: Dossier, played: Played, name: str) -> LeverAnswer:
    known = dossier.levers.get(name)
    return LeverAnswer(
        name=known.name if known else "Hold the course",
        by=known.by if known else None,
        paid_by=dossier.payer(name),
        source=known.source if known else None,
        price=tuple(known.price) if known else (),
        outcome=played.levers.levers[name],
        losses=played.losses[name],
        outcomes=played.levers.outcomes[name],
        dominated_by=played.levers.dominated.get(name, ()),
        cheaper_alike=played.levers.cheaper_alike.get(name, ()),
        against=played.levers.against.get(name),
    )


def _bundles(combined: Combined) -> dict[str, BundleAnswer]:
    return {
        name: BundleAnswer(outcome=combined.table.levers[name], joint=joint)
        for name, joint in combined.bundles.items()
    }


publish(
    LeverAnswer,
    {
        **same("name by paid_by source price"),
        **same("deal_by kept kept_for ceasefire fails durability gain months_of_war", "outcome"),
        **same("cost regret best", "outcome"),
        "against": "against",
        **same("losses outcomes dominated_by cheaper_alike"),
    },
)
publish(
    Followed,
    {
        **same("text name steps came_true"),
        **same("deal_by kept kept_for months_of_war cost", "outcome"),
        **same("against beyond_first"),
    },
)
publish(
    BundleAnswer,
    {
        **same("levers", "joint"),
        **same(
            "deal_by kept kept_for ceasefire fails durability gain months_of_war cost", "outcome"
        ),
        **same("against alone beyond", "joint"),
    },
)
