"""One package that can stand for the zone, and how firm each part of it is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from detente.arrays import OrNaN
from detente.dealspace.alternatives import Alternative
from detente.dealspace.summary import SolutionSummary
from detente.shown import Result


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
