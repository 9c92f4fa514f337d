"""What each stage of a study found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from detente.arrays import Bools, Floats
from detente.asked import Settings
from detente.dealspace.chance import Chance
from detente.dealspace.closer import Closer
from detente.dealspace.gap import Gap
from detente.dealspace.obstacles import Obstacle
from detente.dealspace.principles import PRINCIPLES
from detente.dealspace.score import DraftScore
from detente.dealspace.solutions import Solution
from detente.dealspace.split import Split
from detente.dealspace.summary import Representative, SolutionSummary
from detente.dealspace.zone import Zone
from detente.dossier.inputs.registry.acting import BARGAINING_NO, LEAKS, TAKEN_UP_AGAIN
from detente.dossier.model.dossier import Dossier
from detente.forecasting.forecast import Forecast
from detente.inference.acceptance import Acceptance
from detente.inference.beliefs import Beliefs
from detente.inference.predictive import PredictedAnswer
from detente.levers.confidence import Confidence
from detente.levers.decides import Decides
from detente.levers.experiment import LeverTable
from detente.levers.losses import Losses
from detente.levers.openings import Opening
from detente.levers.swings import RankingSwing
from detente.levers.tornado import Quarters, Tornado
from detente.shown import Result, Table
from detente.talks.play import Talks
from detente.talks.settings import TalksSettings
from detente.talks.start import TalksStart
from detente.talks.still_open import StillOpen
from detente.talks.transcript import Transcript
from detente.worlds.build import Worlds
from detente.worlds.space import Space

_COVERED = 0.9
_FEW_PATHS = 32
_SPARED = 0.3  # less than what six parties of the usual manner leave
_OF_DEALS = (
    "The chance is too high rather than too low: a side may refuse now, hoping for a better deal "
    "later.",
    "Egalitarian and utilitarian packages, and totals, compare the worth of different parties: a "
    "judgement.",
)
_ALONE = ("Only one party's leave is needed for a deal: nobody bargains with anybody here.",)
ONE_PATH = (
    "This is one way in which the talks may go, drawn at random; `detente talks` counts them all."
)

_SHORT_LIST = (
    "Not every text that some solution picks can come to the table, so that parties hope for less "
    "and ask for less: with all of them the chance of a deal was 1 to 4 points lower in the worked "
    "cases, give or take the noise, and no lever added another amount."
)
_NO_LEAKS = "Nothing says how often texts are made public (mediation.leaks): none is here."
_FOR_GOOD = (
    "Nothing says when talks are taken up again once a text is not ratified "
    "(behaviour.taken-up-again-months): they are not here."
)
_ON_TRACKS = (
    "Tracks are held in parallel from the as-of date: each text is judged by its own issues, "
    "against that track's share of what no deal is worth, so that nothing is traded across tracks; "
    "the mediator's leave ends them, and what parties table by themselves is whole."
)
_HARVESTED = (
    "A track is signed ahead only where that is a loss to nobody with all else as today. What is "
    "signed so stands, and changes what going on is worth; nobody foresees that it will be missing "
    "from later trades."
)
_OF_TALKS = (
    "Nothing here is an equilibrium: parties foresee no lever and infer nothing from each other's "
    "beliefs."
)


def _tiny(worth: float) -> str:
    """An amount of worth that may be very small, in words."""
    return f"{worth:.1g}" if worth >= 1e-3 else "less than 0.001"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Learned(Result):
    """What the record has taught, and what would be without it.

    Attributes
    ----------
    beliefs : Beliefs
    prior : Chance
        Of a zone, by the estimates as the dossier states them.
    """

    beliefs: Beliefs
    prior: Chance

    @property
    def moved_from(self) -> Chance | None:
        """The chance as estimated; None where nothing on record has moved it."""
        return self.prior if self.beliefs.pieces else None

    @property
    def cautions(self) -> tuple[str, ...]:
        """What to bear in mind, in words."""
        pieces = len(self.beliefs.pieces)
        if not pieces:
            return ("Nothing on record teaches the model anything: estimates stand as they are.",)
        return (
            f"Estimates have learned from {pieces} piece{'s' * (pieces > 1)} of what was said on "
            "record, which `detente learn` shows one by one.",
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ground(Result):
    """Where a deal is possible, and which: all that talks need to know of what could be agreed.

    Attributes
    ----------
    zone : Zone
        By row: is there a package that all required parties would rather have and would keep?
    chance, signed_not_kept : Chance
        Of a zone; and of packages that all would sign but some would not keep.
    solutions : dict of principle -> Solution
        By row.
    ideal : (row, party)
        The largest gain of each party in the zone; NaN without one, and in rows not looked at.
    learned : Learned or None
        What the record has taught, where settings let it move the estimates.
    """

    worlds: Worlds
    space: Space
    zone: Zone
    chance: Chance
    signed_not_kept: Chance
    solutions: dict[str, Solution]
    ideal: Floats
    learned: Learned | None = None

    @property
    def cautions(self) -> tuple[str, ...]:
        """What to bear in mind, in words."""
        alone = _ALONE if len(self.worlds.required) == 1 else ()
        taught = self.learned.cautions if self.learned is not None else ()
        left = self._left()
        stopped = (f"Some searches stopped before the proof: {'; '.join(left)}.",) if left else ()
        return (*taught, *self.worlds.cautions, *alone, *_OF_DEALS, *stopped)

    def _left(self) -> list[str]:
        """What the searches that stopped leave open, in words."""
        left = []
        if unproved := int((~self.zone.proved).sum()):
            share = unproved / self.space.rows
            left.append(f"in {share:.1%} of the draws a zone is neither found nor ruled out")
        left += [
            f"the {PRINCIPLES[name].called} package is the best to within {_tiny(one.within)}"
            for name, one in self.solutions.items()
            if not one.exact
        ]
        return left


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Deals(Table, Ground):
    """What could be agreed: the ground, and a closer look at it.

    Attributes
    ----------
    split : Split
        In how many draws no zone is possible, in how many there always is one.
    obstacles : tuple of Obstacle
        What stands in the way where there is no zone, the main obstacle first.
    representative : Representative or None
        The package that lies in the zone most often; None where no row has a zone.
    summaries : dict of principle -> SolutionSummary
        Of the solutions, over the rows with a zone.
    drafts : dict of draft -> DraftScore
    gap : Gap
        What stands between the parties where there is no zone.
    openings : tuple of Opening
        Largest rise first, whatever its kind.
    closer : Closer
        How many packages there are, why there is none, alternatives, and packages explained.
    acceptances : dict of draft -> Acceptance
        How likely each party is to say yes to it as it stands.
    defaults_that_decide : tuple of party
        Whose no-deal value nobody states, where the answer rests on the default; told by 500 draws
        or more, however few the rest takes.
    """

    _rows_in: ClassVar = "summaries"

    split: Split
    obstacles: tuple[Obstacle, ...]
    representative: Representative | None
    summaries: dict[str, SolutionSummary]
    drafts: dict[str, DraftScore]
    gap: Gap
    openings: tuple[Opening, ...]
    closer: Closer
    acceptances: dict[str, Acceptance]
    defaults_that_decide: tuple[str, ...]

    def _left(self) -> list[str]:
        left = Ground._left(self)
        if self.gap.within > 0.0:
            left.append(f"the least reductions are the least to within {_tiny(self.gap.within)}")
        return left


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Played(Result):
    """How talks unfold, and what each lever brings.

    Attributes
    ----------
    deals : Ground
        Where a deal is possible; its solutions are what can come to the table.
    talks : Talks
        Under each lever that was asked for, the course held first.
    levers : LeverTable
        The same levers side by side.
    losses : dict of lever -> Losses
        What is lost on the way from a zone to a deal that is kept.
    at_hand : (draw, path) bool
        Whether a text in the zone was at hand on the dossier's day.
    still_open : StillOpen
        When the talks began, and how many worlds remain in which they have not ended.
    prior : Talks or None
        The same talks as if they began on the dossier's day, if the course is held; None where
        they do.
    unlearned : str
        What is on record and has taught nothing, in words; empty where settings let it.
    answers : tuple of PredictedAnswer
        The chance the model gave to each answer on record.
    covered : float
        In which share of the rows with a zone some text that can come to the table lies in it.
    """

    deals: Ground
    talks: Talks
    levers: LeverTable
    losses: dict[str, Losses]
    at_hand: Bools
    still_open: StillOpen
    prior: Talks | None
    unlearned: str
    answers: tuple[PredictedAnswer, ...]
    covered: float

    @property
    def cautions(self) -> tuple[str, ...]:
        """What to bear in mind, in words."""
        known = [
            *self.still_open.cautions,
            *((self.unlearned,) if self.unlearned else ()),
            *self.deals.cautions,
            _OF_TALKS,
        ]
        inputs = self.deals.worlds.inputs
        if LEAKS.name not in inputs:
            known.append(_NO_LEAKS)
        if "not-ratified" in self.talks.endings and TAKEN_UP_AGAIN.name not in inputs:
            known.append(_FOR_GOOD)
        if self.talks.tracks:
            known.append(_ON_TRACKS)
        if len(self.talks.tabled) >= TalksSettings().candidates:
            known.append(_SHORT_LIST)
        if self.talks.early_harvest:
            known.append(_HARVESTED)
        if self.talks.paths < _FEW_PATHS:
            known.append(
                f"With {self.talks.paths} of its paths played, a draw hardly stands out of their "
                "scatter: ranges hold what so few leave open, and that no lever is ahead in "
                "a draw may mean only that none is told apart. More paths, "
                f"{_FEW_PATHS} or above, say more (--paths)."
            )
        if self.covered < _COVERED:
            known.append(
                f"The texts that can come to the table cover {self.covered:.0%} of the zones: "
                "chances of a deal are too low by about as much."
            )
        worlds = self.deals.worlds
        names = [BARGAINING_NO.of(party=worlds.parties[at]) for at in worlds.required]
        spared = float(np.prod([1.0 - worlds.inputs.column(name).mean() for name in names]))
        if spared < _SPARED:
            known.append(
                f"A deal needs a yes from all {len(names)} parties to the same text, each for "
                f"itself. A no said only to bargain stands, and spares {spared:.0%} of texts: with "
                "so many parties a deal is far rarer than a zone."
            )
        return tuple(known)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PathPlayed(Result):
    """One path of the talks, round by round: one of many, and no forecast.

    Attributes
    ----------
    transcript : Transcript
        The rounds and the ending; its packages are numbers of those below.
    path : int
        Which path, counted from 1: the first from the one asked for on which the talks were still
        open on the dossier's day.
    paths : int
        How many the run has under each lever.
    weeks : int
        Until the horizon.
    start : TalksStart
        When the talks began.
    packages : dict of number -> issue -> option
        Those that came to the table.
    cautions : tuple of str
        What to bear in mind, in words.
    """

    transcript: Transcript
    path: int
    paths: int
    weeks: int
    start: TalksStart
    packages: dict[int, dict[str, str]]
    cautions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Study(Result):
    """Everything a brief needs, and what it rests on.

    Attributes
    ----------
    dossier : Dossier
    settings, seed, version, dossier_hash
        What it takes to get the same study again.
    deals : Deals
        What could be agreed.
    answers : tuple of PredictedAnswer
        The chance the model gave to each answer on record.
    talks : Talks
        How talks unfold, under every lever.
    levers : LeverTable
        What the mediator can do, side by side.
    losses : dict of lever -> Losses
        What is lost on the way from a zone to a deal that is kept.
    decides : Decides
        What decides whether there is a deal, and which lever is best.
    forecast : Forecast
        How likely, by when, if the course is held.
    tornado : Tornado
        Which uncertain inputs move the chance of a zone most.
    swings_of_forecast : Tornado
        Which of them go with the chance of a settlement by the last date, if the course is held.
    swings_of_ranking : tuple of RankingSwing
        Which of them move the best lever's lead over another.
    quarters : Quarters or None
        The chance of a zone by halves of the two inputs that move it most.
    confidence : Confidence
        In the chance of a zone: low, moderate or high, with its reasons.
    cautions : tuple of str
        What to bear in mind, in words.
    """

    dossier: Dossier
    settings: Settings
    seed: int
    version: str
    dossier_hash: str
    deals: Deals
    answers: tuple[PredictedAnswer, ...]
    talks: Talks
    levers: LeverTable
    losses: dict[str, Losses]
    decides: Decides
    forecast: Forecast
    tornado: Tornado
    swings_of_forecast: Tornado
    swings_of_ranking: tuple[RankingSwing, ...]
    quarters: Quarters | None
    confidence: Confidence
    cautions: tuple[str, ...]
