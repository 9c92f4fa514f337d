"""What each team's deal was worth, against the frontier, the zone and the Nash package."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from detente.arrays import Floats, Ints
from detente.classroom.exact import DRAWS, POINTS, exact_game
from detente.classroom.handed import Handed
from detente.dealspace.chance import Chance
from detente.dealspace.closer import certain
from detente.dealspace.frontier import Frontier, frontier
from detente.dealspace.place import place
from detente.dealspace.principles import PRINCIPLES
from detente.dealspace.score import score
from detente.dealspace.solutions import solve
from detente.dossier.model.dossier import Dossier
from detente.shown import Result
from detente.worlds.build import Worlds, build_worlds
from detente.worlds.inputs import draw_inputs
from detente.worlds.packages import crossed, package_numbers
from detente.worlds.space import Space, space

_LESS = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Result):
    """A package that a principle of fair division picks, and its points by party."""

    package: dict[str, str]
    points: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamResult(Result):
    """What one team came to.

    Attributes
    ----------
    team : str
    package : dict of issue -> option
        Empty without a deal.
    refused : tuple of str
        The parties that did not sign.
    points, gain : dict of party -> float
        What the outcome is worth, and how far that lies above going on; without a deal, what
        going on is worth, and 0.
    against : tuple of str
        The parties that would rather go on than have what was signed.
    crossed : tuple of str
        The absolute red lines that the package crosses, by name.
    nash_share : float
        The product of gains as a share of the largest there is; 0 outside the zone.
    on_frontier : bool
        Whether no other package is better for one party and worse for none.
    left : dict of party -> float
        The points that some other package would have added, at nobody's cost; empty on the
        frontier.
    better : dict of issue -> option
        The answers in which that package differs.
    in_zone : Chance or None
        The chance that the package lies in the zone, where estimates are uncertain; else None.
    """

    team: str
    package: dict[str, str]
    refused: tuple[str, ...]
    points: dict[str, float]
    gain: dict[str, float]
    against: tuple[str, ...]
    crossed: tuple[str, ...]
    nash_share: float
    on_frontier: bool
    left: dict[str, float]
    better: dict[str, str]
    in_zone: Chance | None

    @property
    def signed(self) -> bool:
        """Whether all signed something."""
        return bool(self.package) and not self.refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Debrief(Result):
    """A class looked back on.

    Attributes
    ----------
    parties : tuple of str
    no_deal : dict of party -> float
        In points.
    teams : tuple of TeamResult
        The league: the largest share of the Nash product first, then the most points in sum.
    references : dict of principle -> Reference
        Empty where there is no zone.
    frontier : tuple of dict of party -> float
        The points of the packages that no other betters, all in the zone first.
    whole : bool
        Whether that is all of them, exactly.
    exact : bool
        Whether the game is one of exact numbers; else points are means of estimates, rounded.
    seed : int
    """

    parties: tuple[str, ...]
    no_deal: dict[str, float]
    teams: tuple[TeamResult, ...]
    references: dict[str, Reference]
    frontier: tuple[dict[str, float], ...]
    whole: bool
    exact: bool
    seed: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Game:
    """The exact game, and where estimates are uncertain, what they leave open."""

    worlds: Worlds
    space: Space
    frontier: Frontier
    references: Mapping[str, Reference]
    uncertain: Worlds | None

    @property
    def parties(self) -> tuple[str, ...]:
        return self.space.parties

    @property
    def no_deal(self) -> dict[str, float]:
        return _points(self.parties, self.space.no_deal[0])


def debrief(dossier: Dossier, handed: Iterable[Handed], *, seed: int = 1) -> Debrief:
    """Each team's deal against the frontier, the zone and the Nash package, exactly.

    Points are those of the exact game (see :func:`exact_game`); where the dossier is uncertain, the
    chance that a package lies in the zone stands beside them.

    Parameters
    ----------
    dossier : Dossier
    handed : iterable of Handed
    seed : int

    References
    ----------
    Nash (1950); Raiffa (1982), The art and science of negotiation, on points and debriefing.
    """
    game = _game(dossier, seed)
    teams = [_team(game, one) for one in handed]
    teams.sort(key=lambda one: (-one.nash_share, -sum(one.gain.values()), one.team))
    listed = np.argsort(~np.asarray(game.frontier.in_zone), kind="stable")
    return Debrief(
        parties=game.parties,
        no_deal=game.no_deal,
        teams=tuple(teams),
        references=dict(game.references),
        frontier=tuple(_points(game.parties, worth) for worth in game.frontier.worth[listed]),
        whole=game.frontier.whole and game.frontier.exact,
        exact=game.uncertain is None,
        seed=seed,
    )


def _game(dossier: Dossier, seed: int) -> _Game:
    stated = build_worlds(dossier, draw_inputs(dossier, draws=DRAWS, seed=seed), inner=1)
    exact = _is_exact(stated)
    game = dossier if exact else exact_game(dossier, seed=seed)
    worlds = build_worlds(game, draw_inputs(game, draws=1, seed=seed), inner=1)
    # what nobody signs has no price: an absolute line takes no points off
    worlds = replace(worlds, line_costs=_costs(worlds))
    deal_space = space(worlds)
    picks = {principle: solve(deal_space, principle) for principle in PRINCIPLES}
    return _Game(
        worlds=worlds,
        space=deal_space,
        frontier=frontier(deal_space, 0),
        references={
            principle: Reference(
                package=_named(worlds, one.packages[0]),
                points=_points(deal_space.parties, one.worth[0]),
            )
            for principle, one in picks.items()
            if one.packages[0, 0] >= 0
        },
        uncertain=None if exact else stated,
    )


def _is_exact(worlds: Worlds) -> bool:
    """Whether nothing that decides who signs is in doubt, and a deal is kept."""
    at = space(replace(worlds, line_costs=_costs(worlds)))
    return certain(at) and bool((at.survival == 1.0).all())


def _costs(worlds: Worlds) -> Floats:
    return np.where(worlds.line_absolute == 1.0, 0.0, worlds.line_costs)


def _team(game: _Game, handed: Handed) -> TeamResult:
    signed = bool(handed.package) and not handed.refused
    none = dict.fromkeys(game.parties, 0.0)
    if not handed.package:
        return _result(game, handed, game.no_deal, none)
    package = package_numbers(game.worlds, [handed.package])
    placed = place(game.space, np.zeros(1, np.int64), package)
    worth, gain = placed.worth[0, :, 0], placed.gain[0, :, 0]
    better = _better(game, worth)
    lines = crossed(game.worlds, package)[:, 0] & game.worlds.absolute[0]
    inside = bool(placed.inside[0, 0])
    largest = _nash(game)
    return _result(
        game,
        handed,
        _points(game.parties, worth) if signed else game.no_deal,
        _points(game.parties, gain) if signed else none,
        against=tuple(p for p, one in zip(game.parties, gain, strict=True) if one < -_LESS),
        crossed=tuple(game.worlds.lines[n].name for n in np.flatnonzero(lines)),
        nash_share=float(np.prod(gain)) / largest if signed and inside and largest else 0.0,
        on_frontier=signed and better is None and not lines.any(),
        left={} if better is None else _points(game.parties, game.frontier.worth[better] - worth),
        better={} if better is None else _changed(game, better, package[0]),
        in_zone=_chance(game, handed.package),
    )


def _result(
    game: _Game,
    handed: Handed,
    points: dict[str, float],
    gain: dict[str, float],
    *,
    against: tuple[str, ...] = (),
    crossed: tuple[str, ...] = (),
    nash_share: float = 0.0,
    on_frontier: bool = False,
    left: dict[str, float] | None = None,
    better: dict[str, str] | None = None,
    in_zone: Chance | None = None,
) -> TeamResult:
    nash = game.references.get("nash")
    if nash is not None and (handed.refused or not handed.package):
        left = {party: nash.points[party] - points[party] for party in game.parties}
        better = {i: o for i, o in nash.package.items() if handed.package.get(i) != o}
    return TeamResult(
        team=handed.team,
        package=handed.package,
        refused=handed.refused,
        points=points,
        gain=gain,
        against=against,
        crossed=crossed,
        nash_share=nash_share,
        on_frontier=on_frontier,
        left=left or {},
        better=better or {},
        in_zone=in_zone,
    )


def _better(game: _Game, worth: Floats) -> int | None:
    """The package of the frontier that adds most in sum at nobody's cost; None if there is none."""
    rise = np.asarray(game.frontier.worth) - worth
    adds = np.where((rise >= -_LESS).all(axis=1), rise.sum(axis=1), -1.0)
    best = int(np.argmax(adds)) if len(adds) else 0
    return best if len(adds) and adds[best] > _LESS else None


def _nash(game: _Game) -> float:
    nash = game.references.get("nash")
    if nash is None:
        return 0.0
    package = package_numbers(game.worlds, [nash.package])
    return float(np.prod(place(game.space, np.zeros(1, np.int64), package).gain[0, :, 0]))


def _changed(game: _Game, better: int, package: Ints) -> dict[str, str]:
    other = np.asarray(game.frontier.packages[better])
    return {
        game.worlds.issues[k]: game.worlds.options[k][other[k]]
        for k in np.flatnonzero(other != package)
    }


def _chance(game: _Game, package: dict[str, str]) -> Chance | None:
    if game.uncertain is None:
        return None
    return score(game.uncertain, package_numbers(game.uncertain, [package])[0]).inside


def _named(worlds: Worlds, package: Ints) -> dict[str, str]:
    return {issue: worlds.options[k][package[k]] for k, issue in enumerate(worlds.issues)}


def _points(parties: tuple[str, ...], worth: Floats) -> dict[str, float]:
    return {party: round(POINTS * float(one), 6) for party, one in zip(parties, worth, strict=True)}
