"""What has not happened is evidence: how many of the worlds are left in which talks still go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from detente.arrays import Floats
from detente.dealspace.chance import Chance, chance
from detente.shown import Result
from detente.talks.outcomes import Talks
from detente.talks.start import TalksStart
from detente.talks.tables import Tables

_FEW_DRAWS = 100
_FEW_PATHS = 1_000
_UNLEARNED = (
    " What drafts and answers since then say is not yet evidence, and the chance of a zone has "
    "learned nothing from it."
)
_LEARNED = " The chance of a zone has learned from what was said, and nothing from that."


@dataclass(frozen=True, slots=True, kw_only=True)
class StillOpen(Result):
    """The talks have gone on until the dossier's day, and what that leaves.

    Attributes
    ----------
    start : TalksStart
    chance : Chance
        That talks which began then were still open on the dossier's day: nothing signed, nobody
        gone, the war not over. The share of worlds that remain.
    draws, paths : int
        Played in all: draws, and paths in all of them.
    left : int
        Paths that remain.
    effective : float
        How many draws of equal weight would tell as much as those that remain (Kish 1965).
    conditioned : bool
        Whether figures are of the worlds that remain: talks have gone on for some weeks, and in
        some world they last so long.
    cautions : tuple of str
        What to bear in mind, in words.
    """

    start: TalksStart
    chance: Chance
    draws: int
    paths: int
    left: int
    effective: float
    conditioned: bool
    cautions: tuple[str, ...]


def still_open(talks: Talks, start: TalksStart, *, learned: bool = False) -> StillOpen:
    """How many of the worlds are left on the dossier's day.

    Parameters
    ----------
    talks : Talks
        Played from that start.
    start : TalksStart
    learned : bool
        Whether what was said has moved the estimates already.

    References
    ----------
    Kish (1965), the effective size of a weighted sample.
    """
    weight = talks.alive.sum(axis=1).astype(np.float64)
    left = int(weight.sum())
    draw = np.repeat(np.arange(len(weight)), talks.paths)
    found = chance(talks.alive.ravel(), draw)
    effective = effective_size(weight)
    conditioned = start.weeks > 0 and left > 0
    said = [start.rule]
    if conditioned:
        said += _of_left(start, found, effective, left, len(weight))
        said[1] += _LEARNED if learned else _UNLEARNED
    elif start.weeks > 0:
        said.append(
            f"In none of the {talks.alive.size:,} paths played do the talks last the "
            f"{start.weeks} weeks that they have lasted, so the model cannot learn from it: "
            "figures are as if the talks began on the as-of date."
        )
    return StillOpen(
        start=start,
        chance=found,
        draws=len(weight),
        paths=talks.alive.size,
        left=left,
        effective=effective,
        conditioned=conditioned,
        cautions=tuple(said),
    )


def effective_size(weight: Floats) -> float:
    """How many equal weights would rest as evenly as these; 0 if there is none.

    >>> effective_size(np.array([1.0, 1.0, 0.0])), effective_size(np.zeros(2))
    (2.0, 0.0)
    """
    squares = float((weight**2).sum())
    return float(weight.sum()) ** 2 / squares if squares > 0.0 else 0.0


def _of_left(
    start: TalksStart, found: Chance, effective: float, left: int, draws: int
) -> list[str]:
    said = [
        f"Nothing that ends talks has come in their {start.weeks} weeks, which is evidence: "
        f"chances of what comes next count the worlds that remain, {100 * found.value:.0f} % of "
        "all, a draw by its share of them."
    ]
    if effective < min(_FEW_DRAWS, draws / 2) or (left < _FEW_PATHS and found.value < 0.5):
        said.append(
            f"Few worlds remain: {left:,} paths, of as many draws as {effective:.0f} that count "
            "alike. Read the errors beside the chances, or play more draws."
        )
    return said


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Conditioned:
    """Talks of the worlds that remain, and what they would be without that evidence.

    Attributes
    ----------
    talks : Talks
    prior : Talks or None
        As if they began on the dossier's day; None where ``talks`` themselves do.
    still_open : StillOpen
    """

    talks: Talks
    prior: Talks | None
    still_open: StillOpen


def play_since(
    start: TalksStart,
    lay: Callable[[int], Tables],
    lay_prior: Callable[[], Tables],
    play: Callable[[Tables], Talks],
    *,
    learned: bool = False,
) -> Conditioned:
    """Talks played from their start; as if they began today where no world lasts until then.

    Parameters
    ----------
    start : TalksStart
    lay : callable
        The tables of talks that have gone on for so many weeks.
    lay_prior : callable
        Those of talks that begin on the dossier's day.
    play : callable
    learned : bool
        Whether what was said has moved the estimates already.
    """
    talks = play(lay(start.weeks))
    found = still_open(talks, start, learned=learned)
    if found.conditioned:
        return Conditioned(talks=talks, prior=play(lay_prior()), still_open=found)
    talks = talks if start.weeks == 0 else play(lay(0))
    return Conditioned(talks=talks, prior=None, still_open=found)
