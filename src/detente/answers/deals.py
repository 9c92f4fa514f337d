"""What could be agreed as ``detente deals --json`` prints it; no number is made here."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from detente.answers import models
from detente.answers.figures import chance_of, head, number, range_of, ranges_of
from detente.dealspace.closer import Closer
from detente.dealspace.count import Counts
from detente.dealspace.explain import Account, Explained
from detente.dealspace.frontier import Frontier
from detente.dealspace.gap import Gap
from detente.dealspace.obstacles import Obstacle
from detente.dealspace.package import PackageScore
from detente.dealspace.representative import Representative
from detente.dealspace.split import Split
from detente.dossier.model.dossier import Dossier
from detente.drafting.points import draft_package
from detente.results import Deals
from detente.worlds.space import Space


def deals_answer(
    dossier: Dossier,
    deals: Deals,
    *,
    seed: int,
    only: Mapping[str, Collection[str]] | None = None,
) -> models.DealsAnswer:
    """The answer of ``detente deals``; ``only`` is what the packages were cut down to."""
    closer = deals.closer
    return models.DealsAnswer(
        **head(dossier, seed, deals.worlds.draws),
        cautions=list(deals.cautions),
        zone=models.ZoneAnswer(
            **chance_of(deals.chance).model_dump(),
            signed_not_kept=chance_of(deals.signed_not_kept),
            split=_split(deals.split),
            exact=deals.zone.exact,
            method=deals.zone.method,
            packages=_packages(closer.counts),
        ),
        obstacles=[_obstacle(one) for one in deals.obstacles],
        representative=_representative(deals.representative),
        solutions=_solutions(deals),
        drafts={id: _draft(dossier, deals, id) for id in deals.drafts},
        gap=_gap(deals.gap),
        binding=models.BindingAnswer(
            lines=deals.gap.binding_lines, issues=deals.gap.binding_issues
        ),
        openings=_openings(deals),
        only={issue: list(options) for issue, options in (only or {}).items()},
        alternatives=_alternatives(closer),
        explained=_explained(closer.explained[0]) if closer.explained else None,
        conflicts=_conflicts(closer),
        cheapest=_ways(closer),
        frontier=_frontier(deals.space, closer.frontier),
    )


def package_answer(
    dossier: Dossier, found: PackageScore, *, seed: int, draws: int
) -> models.PackageAnswer:
    """The answer of ``detente deals --package``."""
    return models.PackageAnswer(
        **head(dossier, seed, draws),
        cautions=list(found.cautions),
        package=found.package,
        today=list(found.today),
        open=list(found.open),
        inside=chance_of(found.inside),
        parties={
            party: models.PartyScoreAnswer(
                required=one.required,
                worth=range_of(one.worth),
                gain=range_of(one.gain),
                gains=one.gains,
                keeps=one.keeps,
            )
            for party, one in found.parties.items()
        },
        crossed=[
            models.CrossedAnswer(
                party=one.party, line=one.name, label=one.label, absolute=one.absolute
            )
            for one in found.crossed
        ],
        keeps_out=[
            models.ExclusionAnswer(kind=one.kind, what=one.what, label=one.label, share=one.share)
            for one in found.keeps_out
        ],
    )


def _split(one: Split) -> models.SplitAnswer:
    return models.SplitAnswer(
        never=one.never,
        always=one.always,
        between=one.between,
        in_rest=number(one.in_rest),
        errors={name: number(error) for name, error in one.errors.items()},
    )


def _obstacle(one: Obstacle) -> models.ObstacleAnswer:
    return models.ObstacleAnswer(
        kind=one.kind,
        party=one.party,
        name=one.name,
        alone=one.alone,
        among=one.among,
        error=number(one.error),
    )


def _representative(one: Representative | None) -> models.RepresentativeAnswer | None:
    if one is None:
        return None
    return models.RepresentativeAnswer(
        package=one.package,
        zones=one.zones,
        firm=one.firm,
        error=number(one.error),
        errors={issue: number(error) for issue, error in one.errors.items()},
    )


def _packages(counts: Counts) -> models.PackagesAnswer:
    return models.PackagesAnswer(
        number=range_of(counts.number),
        possible=counts.possible,
        exact=counts.exact,
        error=counts.error,
        rows=counts.rows,
        shares={issue: ranges_of(options) for issue, options in counts.shares.items()},
    )


def _solutions(deals: Deals) -> dict[str, models.SolutionAnswer]:
    return {
        name: models.SolutionAnswer(
            package=one.package,
            shares=one.shares,
            worth=ranges_of(one.worth),
            gain=ranges_of(one.gain),
            fairness=range_of(one.fairness),
            rows=one.rows,
            exact=one.exact,
            within=number(one.within),
        )
        for name, one in deals.summaries.items()
    }


def _draft(dossier: Dossier, deals: Deals, id: str) -> models.DraftAnswer:
    found, package = deals.drafts[id], draft_package(dossier, id)
    explained, accepted = deals.closer.drafts.get(id), deals.acceptances[id]
    return models.DraftAnswer(
        name=dossier.drafts[id].name,
        package=package.options,
        unknown_points=list(package.unknown),
        worth=ranges_of(found.worth),
        gain=ranges_of(found.gain),
        gains_all=found.gains_all,
        inside=chance_of(found.inside),
        keeps_out=[
            models.ExclusionAnswer(kind=one.kind, what=one.what, label=one.label, share=one.share)
            for one in found.keeps_out
        ],
        says_yes={party: chance_of(one) for party, one in accepted.by_party.items()},
        all_say_yes=chance_of(accepted.all),
        explained=_explained(explained) if explained else None,
    )


def _explained(one: Explained) -> models.ExplainedAnswer:
    return models.ExplainedAnswer(
        package=one.package,
        inside=chance_of(one.inside),
        accounts={party: _account(account) for party, account in one.accounts.items()},
        undominated=one.undominated,
        changes=range_of(one.changes),
        nearest=one.nearest,
        swaps=[
            models.SwapAnswer(changes=swap.changes, share=swap.share, gain=ranges_of(swap.gain))
            for swap in one.swaps.best
        ],
        swaps_tried=one.swaps.tried,
        some_swap=one.swaps.some,
        smallest_gain=range_of(one.smallest_gain),
        share_of_ideal=range_of(one.share_of_ideal),
        nash_share=range_of(one.nash_share),
        rows=one.rows,
    )


def _account(account: Account) -> models.AccountAnswer:
    return models.AccountAnswer(
        by_issue=ranges_of(account.by_issue),
        together=range_of(account.together),
        instead_of_going_on=range_of(account.instead_of_going_on),
        if_it_fails=range_of(account.if_it_fails),
        gain=range_of(account.gain),
    )


def _gap(gap: Gap) -> models.GapAnswer:
    return models.GapAnswer(
        draws=gap.rows,
        lines=[models.LinesAnswer(lines=list(names), share=s) for names, s in gap.lines],
        total=range_of(gap.total),
        single=ranges_of(gap.single),
        single_share=gap.single_share,
        both=range_of(gap.both),
        both_single=ranges_of(gap.both_single),
        within=gap.within,
    )


def _openings(deals: Deals) -> list[models.OpeningAnswer]:
    return [
        models.OpeningAnswer(
            kind=one.kind,
            name=one.name,
            label=one.label,
            before=chance_of(one.before),
            after=chance_of(one.after),
            size=one.size,
        )
        for one in deals.openings
    ]


def _alternatives(closer: Closer) -> list[models.AlternativeAnswer]:
    return [
        models.AlternativeAnswer(
            package=one.package, inside=one.inside, gain=ranges_of(one.gain), apart=one.apart
        )
        for one in closer.alternatives
    ]


def _conflicts(closer: Closer) -> models.ConflictsAnswer:
    return models.ConflictsAnswer(
        rows=closer.conflicts.rows,
        sets=[
            models.ConflictAnswer(
                lines=list(one.lines),
                parties=list(one.parties),
                issues=list(one.issues),
                smallest=one.smallest,
                share=share,
            )
            for one, share in closer.conflicts.sets
        ],
    )


def _ways(closer: Closer) -> list[models.WayAnswer]:
    return [
        models.WayAnswer(
            kind=one.kind,
            what=list(one.what),
            price=range_of(one.price),
            opens=one.opens,
            per_opening=one.per_opening,
        )
        for one in closer.ways
    ]


def _frontier(space: Space, found: Frontier | None) -> models.FrontierAnswer | None:
    if found is None:
        return None
    points = [
        models.PointAnswer(
            package={
                issue: space.options[k][int(option)]
                for k, (issue, option) in enumerate(zip(space.issues, package, strict=True))
            },
            worth=dict(zip(space.parties, worth.tolist(), strict=True)),
            gain=dict(zip(space.parties, gain.tolist(), strict=True)),
            inside=bool(inside),
        )
        for package, worth, gain, inside in zip(
            found.packages, found.worth, found.gain, found.in_zone, strict=True
        )
    ]
    return models.FrontierAnswer(
        size=len(points),
        exact=found.exact,
        within=dict(zip(space.parties, found.within.tolist(), strict=True)),
        whole=found.whole,
        points=points,
    )
