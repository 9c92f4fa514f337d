"""The path of drafts: what each comes to for whom, and whose way each change goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from detente.arrays import OrNaN
from detente.dealspace.ends import ChanceEnds, GainEnds
from detente.dossier.model.dates import When
from detente.ranges import Range
from detente.shown import Result, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabled(Result):
    """One draft, if it were signed as it stands.

    Attributes
    ----------
    draft : str
    date : When
    points, unknown, unmapped : int
        How many points it has, of how many no source gives the content, and of how many of its
        text nobody has said which answers they hold.
    settled : bool
        Whether all that it holds is known; else each figure has two ends.
    free : tuple of issue
        What it may hold any answer to; none where it is settled.
    silent : tuple of issue
        Of which it says nothing: they stand at today's answer.
    gain : dict of party -> GainEnds
        Of those whose leave is needed. The ends of several parties are not reached at once.
    yes : dict of party -> ChanceEnds
        That each accepts it.
    all_yes : ChanceEnds
        That all do; of a text not settled, no less and no more.
    inside : ChanceEnds
        That it is in the zone; of a text not settled, that all it may be is, and that some is.
    to_zone : Range or None
        On how many issues the nearest package of the zone differs, where there is one; None where
        the text is not settled.
    to_frontier : Range or None
        On how many the nearest package differs that gains nobody less and somebody more, where
        there is one.
    on_frontier : float
        In which share of the rows looked at there is none; NaN where the text is not settled.
    """

    draft: str
    date: When
    points: int
    unknown: int
    unmapped: int
    settled: bool
    free: tuple[str, ...]
    silent: tuple[str, ...]
    gain: dict[str, GainEnds]
    yes: dict[str, ChanceEnds]
    all_yes: ChanceEnds
    inside: ChanceEnds
    to_zone: Range | None
    to_frontier: Range | None
    on_frontier: OrNaN


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(Result):
    """One change from a draft to a later one.

    Attributes
    ----------
    issue, before, after : str
    gain : dict of party -> Range
        What this change alone adds to each party's gain by the earlier draft.
    gains, gives : tuple of party
        Whose way it goes, and who gives, in the median.
    """

    issue: str
    before: str
    after: str
    gain: dict[str, Range]
    gains: tuple[str, ...]
    gives: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Result):
    """From one draft to the next that follows on it.

    Attributes
    ----------
    earlier, later : str
    moves : tuple of Move
        The changes that are known.
    whole : bool
        Whether these are all.
    gain : dict of party -> Range
        What all of them together add to each party's gain.
    gains, gives : tuple of party
    """

    earlier: str
    later: str
    moves: tuple[Move, ...]
    whole: bool
    gain: dict[str, Range]
    gains: tuple[str, ...]
    gives: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPath(Table):
    """The drafts in the order of time (the concession dance: Raiffa 1982).

    Attributes
    ----------
    drafts : tuple of Tabled
    steps : tuple of Step
        From drafts that are settled to those that follow on them.
    rows : int
        In how many rows distances were looked for.
    cautions : tuple of str
    """

    _rows_in: ClassVar = "drafts"

    drafts: tuple[Tabled, ...]
    steps: tuple[Step, ...]
    rows: int
    cautions: tuple[str, ...]
