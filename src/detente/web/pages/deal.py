"""A package put together by hand: what it is to each party, and where it lies, at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import Response

from detente.dossier.model.dossier import Dossier
from detente.web.visit import Visit, get
from detente.wording import names
from detente.wording import web_deal as words
from detente.wording.stances import stance_on

if TYPE_CHECKING:
    from detente.dealspace.package import PackageScore
    from detente.results import Ground

DRAWS, SEED = 100, 1
"""Few draws, so that each change is followed; the page says so."""
ON = "on-"
"""What stands before an issue in an address."""
Package = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What a party last said of an option."""

    party: str
    name: str
    stance: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A package to begin from."""

    name: str
    kind: str
    package: Package


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What every package of a dossier is weighed by."""

    ground: Ground
    starts: tuple[Start, ...]


def base(dossier: Dossier) -> Base:
    """The ground in few draws, and where to begin."""
    from detente.asked import Settings
    from detente.weighing import starts
    from detente.workbench import find_ground

    ground = find_ground(dossier, Settings(draws=DRAWS), seed=SEED)
    today = {i: issue.today for i, issue in dossier.issues.items() if issue.today is not None}
    return Base(
        ground=ground,
        starts=(
            Start(name=words.TODAY, kind="today", package=today),
            *(_start(dossier, *start) for start in starts(dossier, ground)),
        ),
    )


def _start(dossier: Dossier, name: str, package: Package) -> Start:
    draft = dossier.drafts.get(name)
    if draft is not None:
        return Start(name=draft.name, kind="draft", package=package)
    return Start(name=words.principle(name), kind="principle", package=package)


def voices(dossier: Dossier) -> dict[tuple[str, str], tuple[Voice, ...]]:
    """What each party last said of each option."""
    newest: dict[tuple[str, str], dict[str, Voice]] = {}
    for statement in sorted(dossier.statements, key=lambda one: one.date.latest):
        for position in statement.positions:
            if position.option is not None:
                newest.setdefault((position.issue, position.option), {})[statement.party] = Voice(
                    party=statement.party,
                    name=names.party(dossier, statement.party),
                    stance=stance_on(position.stance),
                    status=statement.status,
                )
    return {place: tuple(said.values()) for place, said in newest.items()}


def show(visit: Visit) -> Response:
    """The answers picked in the address, and what they come to."""
    from detente.asked import Settings
    from detente.weighing import improvements, weigh

    dossier, known = visit.dossier, visit.derive(base)
    picked, strange = _picked(visit)
    weighed = weigh(dossier, known.ground, picked, Settings(draws=DRAWS))
    package = weighed.score.package
    return visit.page(
        "deal.html",
        package=package,
        picked=picked,
        strange=strange,
        starts=known.starts,
        voices=visit.derive(voices),
        weighed=weighed,
        score=weighed.score,
        reasons=[one for one in weighed.score.keeps_out if one.kind != "line"],
        zone=known.ground.chance,
        stands={id: _stands(weighed.score, id) for id in weighed.score.parties},
        better=improvements(known.ground, picked) if visit.asked("better") else None,
        at=_at,
        on=ON,
        apart=words.issues_apart,
        names=names,
        open=words.left_at_today(names.issue(dossier, id) for id in weighed.score.open),
        run=words.run(DRAWS, known.ground.worlds.rows, SEED),
    )


def _picked(visit: Visit) -> tuple[dict[str, str], tuple[str, ...]]:
    """The answers that the address picks, and what it names that is not there."""
    picked, strange = {}, []
    for name, option in visit.request.query_params.items():
        issue = name.removeprefix(ON)
        if name == issue:
            continue
        there = visit.dossier.issues.get(issue)
        if there is not None and option in there.options:
            picked[issue] = option
        else:
            strange.append(words.no_answer(issue, option))
    return picked, tuple(strange)


def _at(package: Package) -> dict[str, str]:
    """A package as an address holds it."""
    return {f"{ON}{issue}": option for issue, option in package.items()}


def _stands(score: PackageScore, party: str) -> str:
    one = score.parties[party]
    lines = (line.absolute for line in score.crossed if line.party == party)
    return words.refuses(max(1.0 - one.gains, *lines, 0.0), one.gains - one.keeps)


ROUTES = (get("/deal", show),)
