"""What could be agreed, as ``detente deals --json`` prints it; no number is made here."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from detente.answers.derive import publish, same
from detente.answers.heads import CHANCE, HEAD, Headed, head
from detente.arrays import OrNaN
from detente.dealspace.alternatives import Alternative, named
from detente.dealspace.chance import Chance
from detente.dealspace.conflict import Conflict, Conflicts
from detente.dealspace.count import Counts
from detente.dealspace.explain import Explained
from detente.dealspace.frontier import Frontier
from detente.dealspace.gap import Gap
from detente.dealspace.obstacles import Obstacle
from detente.dealspace.package import CrossedLine, PackageScore, PartyScore
from detente.dealspace.price import Way
from detente.dealspace.score import DraftScore
from detente.dealspace.split import Split
from detente.dealspace.summary import Representative, SolutionSummary
from detente.dossier.model.dossier import Dossier
from detente.drafting.points import draft_package
from detente.inference.acceptance import Acceptance
from detente.levers.openings import Opening
from detente.results import Deals
from detente.worlds.space import Space


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneAnswer:
    """Is there a package that every required party would rather have, and would keep?

    Attributes
    ----------
    estimated : Chance or None
        By the estimates as stated, where the chance is given what was said on record; else null.
    """

    chance: Chance
    signed_not_kept: Chance
    split: Split
    exact: bool
    method: str
    packages: Counts
    estimated: Chance | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PointAnswer:
    """One package of the frontier.

    Attributes
    ----------
    inside : bool
        Whether it is in the zone.
    """

    package: dict[str, str]
    worth: dict[str, float]
    gain: dict[str, float]
    inside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontierAnswer:
    """The undominated packages; only where nothing is uncertain, else null.

    Attributes
    ----------
    within : dict of party -> float
        In worth: every package is dominated by a listed one to which so much is added. 0 where
        the list is exact.
    whole : bool
        Whether packages that leave a party short of what it needs count too; for want of room
        they may not.
    """

    size: int
    exact: bool
    within: dict[str, float]
    whole: bool
    points: tuple[PointAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftAnswer:
    """Where a draft lies: for each party and against the zone.

    Attributes
    ----------
    explained : Explained or None
        null where the draft is none of the packages asked for.
    """

    name: str
    package: dict[str, str]
    unknown_points: tuple[str, ...]
    score: DraftScore
    accepted: Acceptance
    explained: Explained | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LinesAnswer:
    """Red lines that give way together, and in which share of the draws without a zone."""

    lines: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BindingAnswer:
    """Shares of the draws without a zone that would have one if this gave way."""

    lines: dict[str, float]
    issues: dict[str, float]
    issue_errors: Mapping[str, OrNaN]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictAnswer:
    """Lines, parties and issues that together forbid a deal, each being needed for that.

    Attributes
    ----------
    share : float
        Of the rows without a zone.
    error : float
        Standard error of the share.
    """

    conflict: Conflict
    share: float
    error: OrNaN


@dataclass(frozen=True, slots=True, kw_only=True)
class DealsAnswer(Headed):
    """The answer of ``detente deals``.

    Attributes
    ----------
    obstacles : tuple of Obstacle
        The main obstacle first.
    only : dict of issue -> tuple of option
        The options asked for, by issue.
    explained : Explained or None
        The first alternative.
    """

    zone: ZoneAnswer
    obstacles: tuple[Obstacle, ...]
    representative: Representative | None
    solutions: dict[str, SolutionSummary]
    drafts: dict[str, DraftAnswer]
    gap: Gap
    binding: BindingAnswer
    openings: tuple[Opening, ...]
    only: dict[str, tuple[str, ...]]
    alternatives: tuple[Alternative, ...]
    explained: Explained | None
    conflicts: Conflicts
    cheapest: tuple[Way, ...]
    frontier: FrontierAnswer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageAnswer(Headed):
    """The answer of ``detente deals --package``."""

    score: PackageScore


def deals_answer(
    dossier: Dossier,
    deals: Deals,
    *,
    seed: int,
    only: Mapping[str, Collection[str]] | None = None,
) -> DealsAnswer:
    """The answer of ``detente deals``; ``only`` is what the packages were cut down to."""
    closer = deals.closer
    return DealsAnswer(
        **head(dossier, seed, deals.worlds.draws),
        cautions=deals.cautions,
        zone=ZoneAnswer(
            chance=deals.chance,
            signed_not_kept=deals.signed_not_kept,
            split=deals.split,
            exact=deals.zone.exact,
            method=deals.zone.method,
            packages=closer.counts,
            estimated=deals.learned.moved_from if deals.learned else None,
        ),
        obstacles=deals.obstacles,
        representative=deals.representative,
        solutions=deals.summaries,
        drafts={id: _draft(dossier, deals, id) for id in deals.drafts},
        gap=deals.gap,
        binding=BindingAnswer(
            lines=deals.gap.binding_lines,
            issues=deals.gap.binding_issues,
            issue_errors=deals.gap.binding_issue_errors,
        ),
        openings=deals.openings,
        only={issue: tuple(options) for issue, options in (only or {}).items()},
        alternatives=closer.alternatives,
        explained=closer.explained[0] if closer.explained else None,
        conflicts=closer.conflicts,
        cheapest=closer.ways,
        frontier=_frontier(deals.space, closer.frontier),
    )


def package_answer(
    dossier: Dossier, score: PackageScore, *, seed: int, draws: int
) -> PackageAnswer:
    """The answer of ``detente deals --package``."""
    return PackageAnswer(**head(dossier, seed, draws), cautions=score.cautions, score=score)


def _draft(dossier: Dossier, deals: Deals, id: str) -> DraftAnswer:
    package = draft_package(dossier, id)
    return DraftAnswer(
        name=dossier.drafts[id].name,
        package=package.options,
        unknown_points=tuple(package.unknown),
        score=deals.drafts[id],
        accepted=deals.acceptances[id],
        explained=deals.closer.drafts.get(id),
    )


def _frontier(space: Space, found: Frontier | None) -> FrontierAnswer | None:
    if found is None:
        return None
    points = tuple(
        PointAnswer(
            package=named(space, package),
            worth=dict(zip(space.parties, worth.tolist(), strict=True)),
            gain=dict(zip(space.parties, gain.tolist(), strict=True)),
            inside=bool(inside),
        )
        for package, worth, gain, inside in zip(
            found.packages, found.worth, found.gain, found.in_zone, strict=True
        )
    )
    return FrontierAnswer(
        size=len(points),
        exact=found.exact,
        within=dict(zip(space.parties, found.within.tolist(), strict=True)),
        whole=found.whole,
        points=points,
    )


def _lines(gap: Gap) -> tuple[LinesAnswer, ...]:
    """Fewest lines that would have to give way; none where that is not enough."""
    return tuple(LinesAnswer(lines=names, share=share) for names, share in gap.lines)


def _sets(conflicts: Conflicts) -> tuple[ConflictAnswer, ...]:
    """What together forbids a deal, most frequent first."""
    return tuple(
        ConflictAnswer(
            conflict=one, share=share, error=conflicts.error(one.lines, one.parties, share)
        )
        for one, share in conflicts.sets
    )


publish(ZoneAnswer, {**CHANCE, **same("signed_not_kept split exact method packages estimated")})
publish(Counts, same("number possible exact error rows shares"))
publish(SolutionSummary, same("package shares worth gain fairness rows exact within"))
publish(Alternative, same("package inside gain apart"))
publish(PartyScore, same("required worth gain gains keeps"))
publish(CrossedLine, {"party": "party", "line": "name", **same("label absolute")})
publish(Way, same("kind what price opens per_opening"))
publish(Conflicts, {"rows": "rows", "sets": _sets})
publish(
    ConflictAnswer,
    {**same("lines parties issues smallest", "conflict"), **same("share error")},
)
publish(
    Gap,
    {
        "draws": "rows",
        "lines": _lines,
        **same("total single single_share single_errors both both_single within"),
    },
)
publish(
    Explained,
    {
        **same("package inside accounts undominated changes nearest"),
        "swaps": "swaps.best",
        "swaps_tried": "swaps.tried",
        "some_swap": "swaps.some",
        **same("smallest_gain share_of_ideal nash_share rows"),
    },
)
publish(
    DraftAnswer,
    {
        **same("name package unknown_points"),
        **same("worth gain gains_all inside keeps_out", "score"),
        "says_yes": "accepted.by_party",
        "all_say_yes": "accepted.all",
        "explained": "explained",
    },
)
publish(
    PackageAnswer,
    {**HEAD, **same("package today open inside parties crossed keeps_out", "score")},
)
