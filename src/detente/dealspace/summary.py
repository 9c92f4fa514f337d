"""A solution over many draws, in the words of one answer: shares, a representative package."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from detente.arrays import Bools, Floats, Ints, OrNaN
from detente.dealspace.alternatives import Alternative
from detente.dealspace.chance import chance
from detente.dealspace.solutions import Solution
from detente.ranges import Range
from detente.shown import Result
from detente.worlds.space import Space


@dataclass(frozen=True, slots=True, kw_only=True)
class SolutionSummary(Result):
    """What one principle picks, over the draws that have a zone.

    A package has no median: ``shares`` says how often each option stands in the pick, and
    ``package`` is the pick that stands most often, word for word, or else the one nearest to all
    picks.

    Attributes
    ----------
    principle : str
    package : dict of issue -> option
        The representative pick, issue to option; empty where no draw has a zone.
    shares : dict of issue -> dict of option -> share
    errors : dict of issue -> dict of option -> float
        Standard errors of ``shares``: how far another seed would move them.
    worth, gain : dict of party -> Range
        Of the pick of each draw, given a zone.
    fairness : Range
        The smallest gain of a party as a share of the largest it could have in the zone.
    rows : int
        In how many rows with a zone a package was looked for and found.
    exact : bool
        Whether every pick is proved; else ``within`` bounds the shortfall.
    """

    principle: str
    package: dict[str, str]
    shares: dict[str, dict[str, float]]
    worth: dict[str, Range]
    gain: dict[str, Range]
    fairness: Range
    rows: int
    exact: bool
    within: OrNaN
    errors: Mapping[str, Mapping[str, float]] = field(default_factory=dict)


def summarise(space: Space, solution: Solution, ideal: Floats) -> SolutionSummary:
    """The solution of every draw as one answer.

    Parameters
    ----------
    space : Space
    solution : Solution
    ideal : (row, party) array
        The largest gain of each party in the zone; NaN without one.
    """
    found = np.asarray(solution.packages)[:, 0] >= 0
    picks, draws = np.asarray(solution.packages)[found], space.draw_of_row[found]
    often = {
        issue: {
            option: _often(picks[:, k] == o, draws) for o, option in enumerate(space.options[k])
        }
        for k, issue in enumerate(space.issues)
    }
    chosen = _representative(picks) if len(picks) else None
    package = (
        {}
        if chosen is None
        else {issue: space.options[k][chosen[k]] for k, issue in enumerate(space.issues)}
    )
    return SolutionSummary(
        principle=solution.principle,
        package=package,
        shares={issue: {o: at[0] for o, at in of.items()} for issue, of in often.items()},
        worth={party: Range.of(solution.worth[:, i]) for i, party in enumerate(space.parties)},
        gain={party: Range.of(solution.gain[:, i]) for i, party in enumerate(space.parties)},
        fairness=Range.of(_fairness(solution.gain, ideal)),
        rows=len(picks),
        exact=solution.exact,
        within=solution.within,
        errors={issue: {o: at[1] for o, at in of.items()} for issue, of in often.items()},
    )


def _often(same: Bools, draws: Ints) -> tuple[float, float]:
    """How often, and its standard error over draws."""
    if not len(same):
        return 0.0, float("nan")
    found = chance(same, draws)
    return found.value, found.error


def _representative(picks: Ints) -> Ints:
    """The pick that agrees with all picks most often, issue by issue; the first of equals."""
    agreement = np.zeros(len(picks))
    for k in range(picks.shape[1]):
        _, which, counts = np.unique(picks[:, k], return_inverse=True, return_counts=True)
        agreement += counts[which]
    best: Ints = picks[int(np.argmax(agreement))]
    return best


def _fairness(gain: Floats, ideal: Floats) -> Floats:
    """The smallest share of its ideal gain that a party gets, of those that can gain."""
    share = np.divide(gain, ideal, out=np.full(gain.shape, np.inf), where=ideal > 1e-12)
    share[np.isnan(gain)] = np.nan
    smallest: Floats = share.min(axis=1)
    smallest[np.isinf(smallest)] = np.nan
    return smallest


@dataclass(frozen=True, slots=True, kw_only=True)
class Representative(Result):
    """The package that lies in the zone most often: a real package, no composite of shares.

    Attributes
    ----------
    package : dict of issue -> option
        Of all the packages that a principle picks in some row, and of the drafts, the one that
        lies in the zone in most rows.
    zones : float
        In which share of the rows with a zone it lies in it.
    firm : dict of issue -> share
        In which share of the rows with a zone that were solved the package with the largest
        product of gains (Nash) gives the same answer on the issue.
    error : float
        Standard error of ``zones``: how far another seed would move it.
    errors : dict of issue -> float
        Standard errors of the shares in ``firm``.
    """

    package: dict[str, str]
    zones: float
    firm: dict[str, float]
    error: OrNaN = math.nan
    errors: Mapping[str, OrNaN] = field(default_factory=dict)


def representative(chosen: tuple[Alternative, ...], nash: SolutionSummary) -> Representative | None:
    """The first alternative, and how firm it is; None where no row has a zone."""
    if not chosen:
        return None
    shares: Mapping[str, Mapping[str, float]] = nash.shares
    package = chosen[0].package
    return Representative(
        package=package,
        zones=chosen[0].inside,
        firm={issue: shares[issue][option] for issue, option in package.items()},
        error=chosen[0].error,
        errors={issue: nash.errors[issue][option] for issue, option in package.items()},
    )
